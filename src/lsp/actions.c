#include <string.h>

#include "lint/fix.h"
#include "lsp/session.h"

/* What an action does: byte edits of the document's present text. */
struct action {
    const char *kind;
    struct slice title;
    const struct edit *edits; size_t edit_count;
    const struct diagnostic *settles; /* NULL for source actions */
    bool preferred;
};

static void put_edit(const struct session *session, const struct open_document *document, struct json_t *object,
                     const struct action *action)
{
    struct json_t *workspace = json_put_object(object, "edit");
    struct json_t *edits = lsp_edits(&document->source, action->edits, action->edit_count, session->client.encoding);
    if (!session->client.versioned_edits) {
        json_put(json_put_object(workspace, "changes"), document->uri, edits);
        return;
    }
    struct json_t *change = json_add_object(json_put_array(workspace, "documentChanges"));
    struct json_t *identity = json_put_object(change, "textDocument");
    json_put_text(identity, "uri", slice_of(document->uri));
    json_put_integer(identity, "version", document->version);
    json_put(change, "edits", edits);
}

static void add_action(const struct session *session, const struct open_document *document, struct json_t *actions,
                       const struct action *action)
{
    struct json_t *object = json_add_object(actions);
    json_put_text(object, "title", action->title);
    json_put_text(object, "kind", slice_of(action->kind));
    if (action->settles)
        json_add(json_put_array(object, "diagnostics"), lsp_diagnostic(action->settles, session->client.encoding));
    if (action->preferred)
        json_put_bool(object, "isPreferred", true);
    put_edit(session, document, object, action);
}

static void add_suggestions(const struct session *session, const struct open_document *document, struct json_t *actions,
                            const struct diagnostic *diagnostic)
{
    bool preferred = true;
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        const struct suggestion *suggestion = &diagnostic->suggestions[i];
        if (!suggestion->edit_count)
            continue;
        struct buffer title = BUFFER_INIT;
        buffer_add_text(&title, suggestion->kind == SUGGESTION_FIX ? "Change to: " : "Reword: ");
        buffer_add_slice(&title, suggestion->text);
        add_action(session, document, actions,
                   &(struct action){.kind = "quickfix", .title = buffer_slice(&title), .edits = suggestion->edits,
                                    .edit_count = suggestion->edit_count, .settles = diagnostic, .preferred = preferred});
        preferred = false;
        buffer_release(&title);
    }
}

/* Where a comment that concerns its own line goes: the line's end, or inside the last cell of a table row. */
static uint32_t line_comment_place(const struct source *source, uint32_t line)
{
    struct slice text = source_line(source, line);
    size_t end = text.length;
    while (end > 0 && (text.text[end - 1] == ' ' || text.text[end - 1] == '\t'))
        end--;
    struct slice trimmed = slice_trim(text);
    bool row = trimmed.length > 1 && *trimmed.text == '|' && trimmed.text[trimmed.length - 1] == '|';
    return (uint32_t)(text.text - source->bytes.text + (ptrdiff_t)(row ? end - 1 : end));
}

struct suppression_action {
    const char *title;
    bool file;
};

static void add_suppression(const struct session *session, const struct open_document *document,
                            struct json_t *actions, const struct diagnostic *diagnostic,
                            const struct suppression_action *suppression)
{
    uint32_t place = suppression->file ? (uint32_t)document->source.body
                                       : line_comment_place(&document->source, diagnostic->start.line);
    struct buffer title = BUFFER_INIT, comment = BUFFER_INIT;
    buffer_add_format(&title, "%s '%s'", suppression->title, diagnostic->rule->id);
    buffer_add_format(&comment, suppression->file ? "<!-- blameless-disable-file %s -->\n" : " <!-- blameless-disable-line %s -->",
                      diagnostic->rule->id);
    struct edit edit = {.source = {place, place}, .text = buffer_slice(&comment)};
    add_action(session, document, actions,
               &(struct action){.kind = "quickfix", .title = buffer_slice(&title), .edits = &edit, .edit_count = 1,
                                .settles = diagnostic});
    buffer_release(&title);
    buffer_release(&comment);
}

static void add_suppressions(const struct session *session, const struct open_document *document,
                             struct json_t *actions, const struct diagnostic *diagnostic)
{
    static const struct suppression_action kinds[] = {
        {.title = "Suppress on this line:", .file = false},
        {.title = "Suppress in this file:", .file = true},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        add_suppression(session, document, actions, diagnostic, &kinds[i]);
}

static void add_fix_all(const struct session *session, const struct open_document *document, struct json_t *actions)
{
    struct arena arena = ARENA_INIT;
    const struct edit *edits;
    size_t count = fix_choose(document->report, FIX_SAFE, &arena, &edits, NULL);
    if (count)
        add_action(session, document, actions,
                   &(struct action){.kind = "source.fixAll.blameless", .edits = edits, .edit_count = count,
                                    .title = SLICE_LITERAL("Apply every safe fix of blameless")});
    arena_release(&arena);
}

/* Does the client want actions of this kind? A wanted kind covers its sub-kinds. */
static bool wanted(const struct json_t *params, const char *kind)
{
    const struct json_t *only = json_member(json_member(params, "context"), "only");
    if (json_kind_of(only) != JSON_KIND_ARRAY)
        return true;
    for (size_t i = 0; i < json_length(only); i++) {
        struct slice prefix = json_text_of(json_item(only, i));
        if (strncmp(kind, prefix.text, prefix.length) == 0 && (kind[prefix.length] == '\0' || kind[prefix.length] == '.'))
            return true;
    }
    return false;
}

struct json_t *actions_at(const struct session *session, const struct open_document *document,
                          const struct json_t *params)
{
    struct json_t *actions = json_new_array();
    if (!document->report)
        return actions;
    const struct json_t *range = json_member(params, "range");
    size_t start = text_offset(document->source.bytes, rpc_position(json_member(range, "start")), session->client.encoding);
    size_t end = text_offset(document->source.bytes, rpc_position(json_member(range, "end")), session->client.encoding);
    for (size_t i = 0; wanted(params, "quickfix") && i < document->report->count; i++) {
        const struct diagnostic *diagnostic = &document->report->diagnostics[i];
        if (diagnostic->source.start > end || diagnostic->source.end < start)
            continue;
        add_suggestions(session, document, actions, diagnostic);
        add_suppressions(session, document, actions, diagnostic);
    }
    if (wanted(params, "source.fixAll.blameless"))
        add_fix_all(session, document, actions);
    return actions;
}

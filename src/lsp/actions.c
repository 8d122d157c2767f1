#include <string.h>

#include "lsp/fix_all.h"
#include "lsp/session.h"
#include "lsp/suppression.h"

#define QUICK_FIX "quickfix"
#define FIX_ALL "source.fixAll.blameless"

/* What an action does: byte edits of the document's present text. */
struct action {
    const char *kind, *title;
    const struct edit *edits; size_t edit_count;
    const struct diagnostic *settles; /* NULL for source actions */
    bool preferred;
};

/* What a request for actions works on. */
struct offer {
    const struct session *session;
    const struct open_document *document;
    struct json_t *actions;
    struct arena arena;
};

/* --- an action as JSON ---------------------------------------------------------------------------------- */

static void put_edit(const struct offer *offer, struct json_t *object, const struct action *action)
{
    const struct open_document *document = offer->document;
    const struct client *client = &offer->session->client;
    struct json_t *workspace = json_put_object(object, "edit");
    struct json_t *edits = lsp_edits(&document->source, action->edits, action->edit_count, client->encoding);
    if (!client->versioned_edits) {
        json_put(json_put_object(workspace, "changes"), document->uri, edits);
        return;
    }
    struct json_t *change = json_add_object(json_put_array(workspace, "documentChanges"));
    struct json_t *identity = json_put_object(change, "textDocument");
    json_put_text(identity, "uri", slice_of(document->uri));
    json_put_integer(identity, "version", document->version);
    json_put(change, "edits", edits);
}

static void add_action(const struct offer *offer, const struct action *action)
{
    enum lsp_encoding encoding = offer->session->client.encoding;
    struct json_t *object = json_add_object(offer->actions);
    json_put_text(object, "title", slice_of(action->title));
    json_put_text(object, "kind", slice_of(action->kind));
    if (action->settles)
        json_add(json_put_array(object, "diagnostics"), lsp_diagnostic(action->settles, encoding));
    if (action->preferred)
        json_put_bool(object, "isPreferred", true);
    put_edit(offer, object, action);
}

static void add_quick_fix(const struct offer *offer, const char *title, const struct edit *edit,
                          const struct diagnostic *diagnostic)
{
    add_action(offer, &(struct action){.kind = QUICK_FIX, .title = title, .edits = edit, .edit_count = 1,
                                       .settles = diagnostic});
}

/* --- what can be done about a finding ------------------------------------------------------------------- */

/* The first one is preferred. */
static void add_suggestions(struct offer *offer, const struct diagnostic *diagnostic)
{
    bool preferred = true;
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        const struct suggestion *suggestion = &diagnostic->suggestions[i];
        if (!suggestion->edit_count)
            continue;
        const char *verb = suggestion->kind == SUGGESTION_FIX ? "Change to" : "Reword";
        add_action(offer, &(struct action){
                              .kind = QUICK_FIX, .preferred = preferred, .settles = diagnostic,
                              .title = arena_format(&offer->arena, "%s: %.*s", verb, (int)suggestion->text.length,
                                                    suggestion->text.text),
                              .edits = suggestion->edits, .edit_count = suggestion->edit_count});
        preferred = false;
    }
}

static void add_suppressions(struct offer *offer, const struct diagnostic *diagnostic)
{
    const char *rule = diagnostic->rule->id;
    struct edit edit;
    if (suppression_removal(offer->document, diagnostic, &edit)) {
        add_quick_fix(offer, "Remove this suppression", &edit, diagnostic);
        return;
    }
    if (suppression_on_line(offer->session, offer->document, diagnostic, &offer->arena, &edit))
        add_quick_fix(offer, arena_format(&offer->arena, "Suppress on this line: '%s'", rule), &edit, diagnostic);
    suppression_in_file(offer->document, diagnostic, &offer->arena, &edit);
    add_quick_fix(offer, arena_format(&offer->arena, "Suppress in this file: '%s'", rule), &edit, diagnostic);
}

static void add_quick_fixes(struct offer *offer, const struct json_t *range)
{
    const struct report *report = offer->document->report;
    struct slice text = offer->document->source.bytes;
    enum lsp_encoding encoding = offer->session->client.encoding;
    size_t start = text_offset(text, rpc_position(json_member(range, "start")), encoding);
    size_t end = text_offset(text, rpc_position(json_member(range, "end")), encoding);
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *diagnostic = &report->diagnostics[i];
        if (diagnostic->source.start > end || diagnostic->source.end < start)
            continue;
        add_suggestions(offer, diagnostic);
        add_suppressions(offer, diagnostic);
    }
}

static void add_fix_all(struct offer *offer)
{
    const struct edit *edits;
    size_t count = fix_all(offer->session, offer->document, &offer->arena, &edits);
    if (count)
        add_action(offer, &(struct action){.kind = FIX_ALL, .edits = edits, .edit_count = count,
                                           .title = "Apply every safe fix of blameless"});
}

/* --- what was asked for --------------------------------------------------------------------------------- */

/* A wanted kind covers its sub-kinds. */
static bool covers(struct slice wanted, const char *kind)
{
    size_t length = wanted.length;
    return strncmp(kind, wanted.text, length) == 0 && (!length || kind[length] == '\0' || kind[length] == '.');
}

static bool is_wanted(const struct json_t *params, const char *kind)
{
    const struct json_t *only = json_member(json_member(params, "context"), "only");
    bool wanted = json_kind_of(only) != JSON_KIND_ARRAY;
    for (size_t i = 0; i < json_length(only); i++)
        wanted |= json_kind_of(json_item(only, i)) == JSON_KIND_TEXT && covers(json_text_of(json_item(only, i)), kind);
    return wanted;
}

struct json_t *actions_at(const struct session *session, const struct open_document *document,
                          const struct json_t *params)
{
    struct offer offer = {session, document, json_new_array(), ARENA_INIT};
    if (document->report && is_wanted(params, QUICK_FIX))
        add_quick_fixes(&offer, json_member(params, "range"));
    if (document->report && is_wanted(params, FIX_ALL))
        add_fix_all(&offer);
    arena_release(&offer.arena);
    return offer.actions;
}

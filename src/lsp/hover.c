#include "lsp/session.h"

static const struct diagnostic *finding_at(const struct open_document *document, size_t offset)
{
    const struct report *report = document->report;
    for (size_t i = 0; report && i < report->count; i++) {
        const struct diagnostic *diagnostic = &report->diagnostics[i];
        if (diagnostic->source.start <= offset && offset <= diagnostic->source.end)
            return diagnostic;
    }
    return NULL;
}

static void add_examples(struct buffer *text, const struct rule *rule)
{
    static const char *const titles[] = {[EXAMPLE_BAD] = "Instead of", [EXAMPLE_GOOD] = "Write"};
    bool shown[] = {false, false};
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct example *example = &rule->examples[i];
        if (example->kind == EXAMPLE_OK || shown[example->kind])
            continue;
        shown[example->kind] = true;
        buffer_add_format(text, "\n\n%s: *", titles[example->kind]);
        for (struct slice rest = slice_of(example->text); rest.length; rest = slice_sub(rest, 1, rest.length)) {
            bool mark = slice_starts_with(rest, "\xC2\xAB") || slice_starts_with(rest, "\xC2\xBB");
            if (mark)
                rest = slice_sub(rest, 1, rest.length);
            else
                buffer_add_byte(text, *rest.text == '\n' ? ' ' : *rest.text);
        }
        buffer_add_text(text, "*");
    }
}

static void add_finding(struct buffer *text, const struct diagnostic *diagnostic)
{
    const struct rule *rule = diagnostic->rule;
    buffer_add_format(text, "**%s** (`%s/%s`)\n\n", rule->title, rule->pack, rule->id);
    buffer_add_slice(text, diagnostic->message);
    buffer_add_text(text, "\n\n");
    buffer_add_text(text, rule->why ? rule->why : "");
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        buffer_add_text(text, i ? "\n- " : "\n\n- ");
        buffer_add_slice(text, diagnostic->suggestions[i].text);
    }
    add_examples(text, rule);
}

struct json_t *hover_at(const struct session *session, const struct open_document *document, struct text_position at)
{
    size_t offset = text_offset(buffer_slice(&document->text), at, session->client.encoding);
    const struct diagnostic *diagnostic = finding_at(document, offset);
    if (!diagnostic)
        return NULL;
    struct buffer text = BUFFER_INIT;
    add_finding(&text, diagnostic);
    struct json_t *hover = json_new_object();
    struct json_t *contents = json_put_object(hover, "contents");
    json_put_text(contents, "kind", SLICE_LITERAL("markdown"));
    json_put_text(contents, "value", buffer_slice(&text));
    json_put(hover, "range", lsp_range(&document->source, diagnostic->source, session->client.encoding));
    buffer_release(&text);
    return hover;
}

#include "lsp/session.h"
#include "lsp/word.h"

/* --- a rule explained ----------------------------------------------------------------------------------- */

/* The example's text on one line, without the marks around what is found. */
static void add_example(struct buffer *text, const char *title, struct slice example)
{
    buffer_add_format(text, "\n\n%s: *", title);
    while (example.length) {
        bool mark = slice_starts_with(example, "\xC2\xAB") || slice_starts_with(example, "\xC2\xBB");
        if (!mark)
            buffer_add_byte(text, *example.text == '\n' ? ' ' : *example.text);
        example = slice_sub(example, mark ? 2 : 1, example.length);
    }
    buffer_add_text(text, "*");
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
        add_example(text, titles[example->kind], slice_trim(slice_of(example->text)));
    }
}

static void add_heading(struct buffer *text, const struct rule *rule)
{
    buffer_add_format(text, "**%s** (`%s/%s`)", rule->title, rule->pack, rule->id);
}

static void add_rule(struct buffer *text, const struct rule *rule)
{
    add_heading(text, rule);
    if (rule->why)
        buffer_add_format(text, "\n\n%s", rule->why);
    add_examples(text, rule);
}

static void add_finding(struct buffer *text, const struct diagnostic *diagnostic)
{
    const struct rule *rule = diagnostic->rule;
    if (text->length)
        buffer_add_text(text, "\n\n---\n\n");
    add_heading(text, rule);
    if (rule->why)
        buffer_add_format(text, "\n\n%s", rule->why);
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        buffer_add_text(text, i ? "\n- " : "\n\n- ");
        buffer_add_slice(text, diagnostic->suggestions[i].text);
    }
    add_examples(text, rule);
}

/* --- what stands at a place ----------------------------------------------------------------------------- */

/* Explains every finding there; `range` becomes what the first of them covers. */
static void explain_findings(struct buffer *text, const struct open_document *document, size_t offset,
                             struct span *range)
{
    const struct report *report = document->report;
    for (size_t i = 0; report && i < report->count; i++) {
        const struct diagnostic *diagnostic = &report->diagnostics[i];
        if (diagnostic->source.start > offset || diagnostic->source.end < offset)
            continue;
        if (!text->length)
            *range = diagnostic->source;
        add_finding(text, diagnostic);
    }
}

static void explain_name(struct buffer *text, const struct open_document *document, size_t offset, struct span *range)
{
    struct slice bytes = document->source.bytes;
    const struct ruleset *ruleset = document->settings ? document->settings->ruleset : ruleset_builtin();
    *range = word_around(bytes, offset);
    if (!word_is_rule(document, bytes, range->start))
        return;
    struct slice name = slice_sub(bytes, range->start, range->end);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (slice_equals_text(name, ruleset->rules[i]->id))
            add_rule(text, ruleset->rules[i]);
}

/* Markup that a client shows as it stands is only noise. */
static void remove_markup(struct buffer *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->length; i++)
        if (text->text[i] != '*' && text->text[i] != '`')
            text->text[kept++] = text->text[i];
    text->text[text->length = kept] = '\0';
}

struct json_t *hover_at(const struct session *session, const struct open_document *document, struct text_position at)
{
    const struct client *client = &session->client;
    size_t offset = text_offset(document->source.bytes, at, client->encoding);
    struct buffer text = BUFFER_INIT;
    struct span range;
    explain_findings(&text, document, offset, &range);
    if (!text.length)
        explain_name(&text, document, offset, &range);
    struct json_t *hover = text.length ? json_new_object() : NULL;
    if (hover) {
        struct json_t *contents = json_put_object(hover, "contents");
        if (client->plain_hover)
            remove_markup(&text);
        json_put_text(contents, "kind", slice_of(client->plain_hover ? "plaintext" : "markdown"));
        json_put_text(contents, "value", buffer_slice(&text));
        json_put(hover, "range", lsp_range(&document->source, range, client->encoding));
    }
    buffer_release(&text);
    return hover;
}

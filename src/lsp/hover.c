#include "format/escape.h"
#include "lsp/session.h"
#include "lsp/word.h"

/* --- a rule explained ----------------------------------------------------------------------------------- */

/* Markdown, or plain text for clients that show no Markdown. */
struct help {
    struct buffer text;
    bool plain;
};

static void add_mark(struct help *help, const char *mark)
{
    buffer_add_text(&help->text, help->plain ? "" : mark);
}

/* Text of a pack or of the document. */
static void add_text(struct help *help, struct slice text)
{
    if (help->plain)
        buffer_add_slice(&help->text, text);
    else
        escape_hover(&help->text, text);
}

/* The example's text on one line, without the marks around what is found. */
static void add_example(struct help *help, const char *title, struct slice example)
{
    struct buffer line = BUFFER_INIT;
    while (example.length) {
        bool mark = slice_starts_with(example, "\xC2\xAB") || slice_starts_with(example, "\xC2\xBB");
        if (!mark)
            buffer_add_byte(&line, *example.text == '\n' ? ' ' : *example.text);
        example = slice_sub(example, mark ? 2 : 1, example.length);
    }
    buffer_add_format(&help->text, "\n\n%s: ", title);
    add_mark(help, "*");
    add_text(help, buffer_slice(&line));
    add_mark(help, "*");
    buffer_release(&line);
}

static void add_examples(struct help *help, const struct rule *rule)
{
    static const char *const titles[] = {[EXAMPLE_BAD] = "Instead of", [EXAMPLE_GOOD] = "Write"};
    bool shown[] = {false, false};
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct example *example = &rule->examples[i];
        if (example->kind == EXAMPLE_OK || shown[example->kind])
            continue;
        shown[example->kind] = true;
        add_example(help, titles[example->kind], slice_trim(slice_of(example->text)));
    }
}

static void add_name(struct help *help, const struct rule *rule)
{
    struct buffer name = BUFFER_INIT;
    buffer_add_format(&name, "%s/%s", rule->pack, rule->id);
    buffer_add_text(&help->text, " (");
    if (help->plain)
        buffer_add_slice(&help->text, buffer_slice(&name));
    else
        escape_markdown_code(&help->text, buffer_slice(&name));
    buffer_add_text(&help->text, ")");
    buffer_release(&name);
}

static void add_heading(struct help *help, const struct rule *rule)
{
    add_mark(help, "**");
    add_text(help, slice_of(rule->title));
    add_mark(help, "**");
    add_name(help, rule);
    if (!rule->why)
        return;
    buffer_add_text(&help->text, "\n\n");
    add_text(help, slice_of(rule->why));
}

static void add_rule(struct help *help, const struct rule *rule)
{
    add_heading(help, rule);
    add_examples(help, rule);
}

static void add_finding(struct help *help, const struct diagnostic *diagnostic)
{
    if (help->text.length)
        buffer_add_text(&help->text, "\n\n---\n\n");
    add_heading(help, diagnostic->rule);
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        buffer_add_text(&help->text, i ? "\n- " : "\n\n- ");
        add_text(help, diagnostic->suggestions[i].text);
    }
    add_examples(help, diagnostic->rule);
}

/* --- what stands at a place ----------------------------------------------------------------------------- */

/* Explains every finding there; `range` becomes what the first of them covers. */
static void explain_findings(struct help *help, const struct open_document *document, size_t offset,
                             struct span *range)
{
    const struct report *report = document->report;
    for (size_t i = 0; report && i < report->count; i++) {
        const struct diagnostic *diagnostic = &report->diagnostics[i];
        if (diagnostic->source.start > offset || diagnostic->source.end < offset)
            continue;
        if (!help->text.length)
            *range = diagnostic->source;
        add_finding(help, diagnostic);
    }
}

static void explain_name(struct help *help, const struct open_document *document, size_t offset, struct span *range)
{
    struct slice bytes = document->source.bytes;
    const struct ruleset *ruleset = document->settings ? document->settings->ruleset : ruleset_builtin();
    *range = word_around(bytes, offset);
    if (!word_is_rule(document, bytes, range->start))
        return;
    struct slice name = slice_sub(bytes, range->start, range->end);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (slice_equals_text(name, ruleset->rules[i]->id))
            add_rule(help, ruleset->rules[i]);
}

struct json_t *hover_at(const struct session *session, const struct open_document *document, struct text_position at)
{
    const struct client *client = &session->client;
    size_t offset = text_offset(document->source.bytes, at, client->encoding);
    struct help help = {.text = BUFFER_INIT, .plain = client->plain_hover};
    struct span range;
    explain_findings(&help, document, offset, &range);
    if (!help.text.length)
        explain_name(&help, document, offset, &range);
    struct json_t *hover = help.text.length ? json_new_object() : NULL;
    if (hover) {
        struct json_t *contents = json_put_object(hover, "contents");
        json_put_text(contents, "kind", slice_of(help.plain ? "plaintext" : "markdown"));
        json_put_text(contents, "value", buffer_slice(&help.text));
        json_put(hover, "range", lsp_range(&document->source, range, client->encoding));
    }
    buffer_release(&help.text);
    return hover;
}

/* Markdown for the summary page of a CI job. Text of the document never becomes markup, link or mention. */
#include "format/advice.h"
#include "format/escape.h"
#include "format/formats.h"

/* Suppressions of all documents, listed at the end. */
struct markdown {
    struct buffer suppressions;
    size_t hidden;
};

static void write_suggestion(struct buffer *out, const struct suggestion *suggestion)
{
    static const char *const labels[] = {
        [SUGGESTION_FIX] = "Fix",
        [SUGGESTION_REWRITE] = "Try",
        [SUGGESTION_ASK] = "Ask",
    };
    buffer_add_format(out, "  - *%s:* ", labels[suggestion->kind]);
    escape_markdown(out, suggestion->text);
    buffer_add_byte(out, '\n');
}

static void write_finding(struct buffer *out, const struct diagnostic *diagnostic)
{
    buffer_add_format(out, "- **Line %u, %s:** ", diagnostic->start.line, severity_name(diagnostic->severity));
    escape_markdown(out, diagnostic->message);
    buffer_add_format(out, " (%s)", diagnostic->rule->id);
    if (diagnostic->match.length) {
        buffer_add_text(out, "\n  - ");
        escape_markdown_code(out, diagnostic->match);
    }
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        write_suggestion(out, &diagnostic->suggestions[i]);
}

static void markdown_begin(struct writer *writer)
{
    buffer_add_text(&writer->out, "## Blameless language\n\n");
    writer->state = arena_alloc(&writer->arena, sizeof(struct markdown));
    *(struct markdown *)writer->state = (struct markdown){.suppressions = BUFFER_INIT};
}

static void note_suppression(struct markdown *markdown, const char *path, const struct suppression *suppression)
{
    struct buffer *out = &markdown->suppressions;
    if (!suppression->hidden)
        return;
    markdown->hidden += suppression->hidden;
    buffer_add_text(out, "- ");
    escape_markdown(out, slice_of(path));
    buffer_add_format(out, ", line %u: ", suppression->line);
    if (suppression->rules.length)
        escape_markdown(out, suppression->rules);
    else
        buffer_add_text(out, "every rule");
    buffer_add_text(out, suppression->reason.length ? ": " : ", *no reason given*");
    escape_markdown(out, suppression->reason);
    buffer_add_format(out, " (%u)\n", suppression->hidden);
}

static void markdown_report(struct writer *writer, const struct report *report)
{
    struct buffer *out = &writer->out;
    for (size_t i = 0; i < report->suppression_count; i++)
        note_suppression(writer->state, report->source->path, &report->suppressions[i]);
    if (!report->count)
        return;
    buffer_add_text(out, "### ");
    escape_markdown(out, slice_of(report->source->path));
    buffer_add_text(out, "\n\n");
    for (size_t i = 0; i < report->count; i++)
        write_finding(out, &report->diagnostics[i]);
    buffer_add_byte(out, '\n');
}

static void write_suppressions(struct buffer *out, struct markdown *markdown)
{
    if (markdown->hidden)
        buffer_add_format(out, "\n### Suppressed in the documents: %zu finding%s\n\n", markdown->hidden,
                          markdown->hidden == 1 ? "" : "s");
    buffer_add_slice(out, buffer_slice(&markdown->suppressions));
    buffer_release(&markdown->suppressions);
}

static void write_errors(struct buffer *out, const struct errors *errors)
{
    if (!errors || !errors->count)
        return;
    buffer_add_text(out, "\n### Not checked\n\n");
    for (size_t i = 0; i < errors->count; i++) {
        buffer_add_text(out, "- ");
        escape_markdown(out, slice_of(errors->items[i].path));
        buffer_add_text(out, errors->items[i].path ? ": " : "");
        escape_markdown(out, slice_of(errors->items[i].message));
        buffer_add_byte(out, '\n');
    }
}

static void write_counts(struct buffer *out, const struct run_summary *summary, size_t left)
{
    buffer_add_format(out, "%zu finding%s in %zu of %zu file%s:", left, left == 1 ? "" : "s", summary->files_found,
                      summary->files, summary->files == 1 ? "" : "s");
    for (int level = SEVERITY_ERROR; left && level >= SEVERITY_SUGGESTION; level--) {
        if (!summary->found[level])
            continue;
        left -= summary->found[level];
        buffer_add_byte(out, ' ');
        severity_count(out, level, summary->found[level]);
        buffer_add_text(out, left ? "," : ".\n");
    }
}

static void markdown_end(struct writer *writer, const struct run_summary *summary)
{
    size_t total = run_summary_total(summary);
    if (total)
        write_counts(&writer->out, summary, total);
    else
        buffer_add_format(&writer->out, "Nothing to change in %zu file%s.\n", summary->files,
                          summary->files == 1 ? "" : "s");
    write_suppressions(&writer->out, writer->state);
    write_errors(&writer->out, summary->errors);
}

const struct format format_markdown = {
    .name = "markdown",
    .description = "Markdown for the summary of a CI job",
    .begin = markdown_begin,
    .report = markdown_report,
    .end = markdown_end,
};

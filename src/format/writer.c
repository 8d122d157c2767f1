#include "format/writer.h"

#include <string.h>

#include "format/formats.h"

const struct format *const formats[] = {
    &format_human,  &format_line,   &format_json,    &format_ndjson,     &format_lsp,   &format_sarif,
    &format_github, &format_gitlab, &format_rdjson,  &format_rdjsonl,    &format_checkstyle,
    &format_junit,  &format_markdown, NULL,
};

const struct format *format_named(const char *name)
{
    for (const struct format *const *format = formats; *format; format++)
        if (!strcmp((*format)->name, name))
            return *format;
    return NULL;
}

void format_nothing_first(struct writer *writer)
{
    (void)writer;
}

void format_nothing_last(struct writer *writer, const struct run_summary *summary)
{
    (void)writer;
    (void)summary;
}

void writer_begin(struct writer *writer, const struct format *format, const struct writer_options *options)
{
    *writer = (struct writer){.format = format, .options = *options, .out = BUFFER_INIT};
    format->begin(writer);
}

void writer_report(struct writer *writer, const struct report *report)
{
    writer->format->report(writer, report);
}

void writer_end(struct writer *writer, const struct run_summary *summary)
{
    writer->format->end(writer, summary);
}

void writer_release(struct writer *writer)
{
    buffer_release(&writer->out);
    arena_release(&writer->arena);
}

void writer_separate(struct writer *writer, const char *separator)
{
    if (writer->items++)
        buffer_add_text(&writer->out, separator);
}

static bool is_fixable(const struct diagnostic *diagnostic)
{
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        if (diagnostic->suggestions[i].kind == SUGGESTION_FIX && diagnostic->suggestions[i].edit_count)
            return true;
    return false;
}

void run_summary_add(struct run_summary *summary, const struct report *report)
{
    summary->files++;
    summary->files_found += report->count > 0;
    for (size_t i = 0; i < report->count; i++) {
        summary->found[report->diagnostics[i].severity]++;
        summary->fixable += is_fixable(&report->diagnostics[i]);
    }
}

size_t run_summary_total(const struct run_summary *summary)
{
    size_t total = 0;
    for (int level = SEVERITY_SUGGESTION; level <= SEVERITY_ERROR; level++)
        total += summary->found[level];
    return total;
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {
        [SEVERITY_OFF] = "off",
        [SEVERITY_SUGGESTION] = "suggestion",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    return names[severity];
}

void severity_count(struct buffer *out, enum severity severity, size_t count)
{
    buffer_add_format(out, "%zu %s%s", count, severity_name(severity), count == 1 ? "" : "s");
}

const char *suggestion_kind_name(enum suggestion_kind kind)
{
    static const char *const names[] = {
        [SUGGESTION_FIX] = "fix",
        [SUGGESTION_REWRITE] = "rewrite",
        [SUGGESTION_ASK] = "ask",
    };
    return names[kind];
}

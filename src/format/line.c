/* file:line:col: severity: message [rule], the shape editors and scripts know from compilers. */
#include "format/escape.h"
#include "format/formats.h"

static void write_line(struct buffer *out, const struct source *source, const struct diagnostic *diagnostic)
{
    escape_path(out, source->path);
    buffer_add_format(out, ":%u:%u: %s: ", diagnostic->start.line, diagnostic->start.column,
                      severity_name(diagnostic->severity));
    escape_terminal(out, diagnostic->message);
    buffer_add_format(out, " [%s]\n", diagnostic->rule->id);
}

static void line_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        write_line(&writer->out, report->source, &report->diagnostics[i]);
}

const struct format format_line = {
    .name = "line",
    .description = "file:line:col: severity: message [rule]",
    .begin = format_nothing_first,
    .report = line_report,
    .end = format_nothing_last,
};

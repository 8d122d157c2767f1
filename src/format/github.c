/* GitHub workflow commands: annotations on the lines of a pull request. */
#include "format/advice.h"
#include "format/escape.h"
#include "format/formats.h"

static void write_place(struct buffer *out, const struct source *source, const struct diagnostic *diagnostic)
{
    const struct position *start = &diagnostic->start, *end = &diagnostic->end;
    buffer_add_text(out, "file=");
    escape_workflow_property(out, slice_of(source->path));
    buffer_add_format(out, ",line=%u,endLine=%u", start->line, end->line);
    /* GitHub takes columns only on one line, and the last one inclusive. */
    if (start->line == end->line)
        buffer_add_format(out, ",col=%u,endColumn=%u", start->column,
                          end->column > start->column ? end->column - 1 : start->column);
}

static void write_command(struct buffer *out, const struct source *source, const struct diagnostic *diagnostic)
{
    static const char *const commands[] = {
        [SEVERITY_OFF] = "debug",
        [SEVERITY_SUGGESTION] = "notice",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    struct buffer advice = BUFFER_INIT;
    advice_text(&advice, diagnostic);
    buffer_add_format(out, "::%s ", commands[diagnostic->severity]);
    write_place(out, source, diagnostic);
    buffer_add_text(out, ",title=");
    escape_workflow_property(out, slice_of(diagnostic->rule->id));
    buffer_add_text(out, "::");
    escape_workflow_message(out, buffer_slice(&advice));
    buffer_add_byte(out, '\n');
    buffer_release(&advice);
}

static void github_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        write_command(&writer->out, report->source, &report->diagnostics[i]);
}

static void github_end(struct writer *writer, const struct run_summary *summary)
{
    struct buffer *out = &writer->out;
    for (size_t i = 0; summary->errors && i < summary->errors->count; i++) {
        const struct error *error = &summary->errors->items[i];
        buffer_add_text(out, error->path ? "::error file=" : "::error ");
        escape_workflow_property(out, slice_of(error->path));
        buffer_add_text(out, error->path ? ",title=not checked::" : "title=not checked::");
        escape_workflow_message(out, slice_of(error->message));
        buffer_add_byte(out, '\n');
    }
}

const struct format format_github = {
    .name = "github",
    .description = "GitHub workflow commands (annotations)",
    .begin = format_nothing_first,
    .report = github_report,
    .end = github_end,
};

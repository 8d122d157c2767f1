/* Checkstyle 4.3 XML, read by Jenkins, SonarQube and many others. */
#include "format/escape.h"
#include "format/formats.h"

static void write_error(struct buffer *out, const struct diagnostic *diagnostic)
{
    static const char *const severities[] = {
        [SEVERITY_OFF] = "ignore",
        [SEVERITY_SUGGESTION] = "info",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    buffer_add_format(out, "    <error line=\"%u\" column=\"%u\" severity=\"%s\"", diagnostic->start.line,
                      diagnostic->start.column, severities[diagnostic->severity]);
    escape_xml_attribute(out, "message", diagnostic->message);
    buffer_add_text(out, " source=\"blameless.");
    escape_xml(out, slice_of(diagnostic->rule->pack));
    buffer_add_byte(out, '.');
    escape_xml(out, slice_of(diagnostic->rule->id));
    buffer_add_text(out, "\"/>\n");
}

static void checkstyle_begin(struct writer *writer)
{
    buffer_add_text(&writer->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
}

static void checkstyle_report(struct writer *writer, const struct report *report)
{
    buffer_add_text(&writer->out, "  <file");
    escape_xml_attribute(&writer->out, "name", slice_of(report->source->path));
    buffer_add_text(&writer->out, ">\n");
    for (size_t i = 0; i < report->count; i++)
        write_error(&writer->out, &report->diagnostics[i]);
    buffer_add_text(&writer->out, "  </file>\n");
}

/* What could not be checked must not look like a pass. */
static void write_refusal(struct buffer *out, const struct error *error)
{
    buffer_add_text(out, "  <file");
    escape_xml_attribute(out, "name", slice_of(error->path ? error->path : "blameless"));
    buffer_add_format(out, ">\n    <error line=\"%zu\" column=\"%zu\" severity=\"error\"",
                      error->line ? error->line : 1, error->column ? error->column : 1);
    escape_xml_attribute(out, "message", slice_of(error->message));
    buffer_add_text(out, " source=\"blameless.not-checked\"/>\n  </file>\n");
}

static void checkstyle_end(struct writer *writer, const struct run_summary *summary)
{
    for (size_t i = 0; summary->errors && i < summary->errors->count; i++)
        write_refusal(&writer->out, &summary->errors->items[i]);
    buffer_add_text(&writer->out, "</checkstyle>\n");
}

const struct format format_checkstyle = {
    .name = "checkstyle",
    .description = "Checkstyle XML for Jenkins and others",
    .begin = checkstyle_begin,
    .report = checkstyle_report,
    .end = checkstyle_end,
};

/* JUnit XML: a suite for each document, a failed case for each finding, one passed case for a clean document. */
#include "format/advice.h"
#include "format/escape.h"
#include "format/formats.h"

static void write_clean(struct buffer *out, const struct source *source)
{
    buffer_add_text(out, "    <testcase classname=\"blameless\"");
    escape_xml_attribute(out, "name", slice_of(source->path));
    buffer_add_text(out, "/>\n");
}

static void write_failure(struct buffer *out, const struct diagnostic *diagnostic)
{
    struct buffer advice = BUFFER_INIT;
    advice_text(&advice, diagnostic);
    buffer_add_text(out, "    <testcase classname=\"blameless.");
    escape_xml(out, slice_of(diagnostic->rule->pack));
    buffer_add_format(out, "\" name=\"%s at %u:%u\">\n", diagnostic->rule->id, diagnostic->start.line,
                      diagnostic->start.column);
    buffer_add_format(out, "      <failure type=\"%s\"", severity_name(diagnostic->severity));
    escape_xml_attribute(out, "message", diagnostic->message);
    buffer_add_byte(out, '>');
    escape_xml(out, buffer_slice(&advice));
    buffer_add_text(out, "</failure>\n    </testcase>\n");
    buffer_release(&advice);
}

static void junit_begin(struct writer *writer)
{
    buffer_add_text(&writer->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"blameless\">\n");
}

static void junit_report(struct writer *writer, const struct report *report)
{
    struct buffer *out = &writer->out;
    buffer_add_text(out, "  <testsuite");
    escape_xml_attribute(out, "name", slice_of(report->source->path));
    buffer_add_format(out, " tests=\"%zu\" failures=\"%zu\">\n", report->count ? report->count : 1, report->count);
    if (!report->count)
        write_clean(out, report->source);
    for (size_t i = 0; i < report->count; i++)
        write_failure(out, &report->diagnostics[i]);
    buffer_add_text(out, "  </testsuite>\n");
}

static void write_error(struct buffer *out, const struct error *error)
{
    buffer_add_text(out, "    <testcase classname=\"blameless.not-checked\"");
    escape_xml_attribute(out, "name", slice_of(error->path ? error->path : "blameless"));
    buffer_add_text(out, ">\n      <error type=\"not-checked\"");
    escape_xml_attribute(out, "message", slice_of(error->message));
    buffer_add_text(out, "/>\n    </testcase>\n");
}

/* What could not be checked must not look like a pass. */
static void junit_end(struct writer *writer, const struct run_summary *summary)
{
    struct buffer *out = &writer->out;
    size_t count = summary->errors ? summary->errors->count : 0;
    if (count)
        buffer_add_format(out, "  <testsuite name=\"not checked\" tests=\"%zu\" errors=\"%zu\">\n", count, count);
    for (size_t i = 0; i < count; i++)
        write_error(out, &summary->errors->items[i]);
    buffer_add_text(out, count ? "  </testsuite>\n</testsuites>\n" : "</testsuites>\n");
}

const struct format format_junit = {
    .name = "junit",
    .description = "JUnit XML, a test suite for each file",
    .begin = junit_begin,
    .report = junit_report,
    .end = junit_end,
};

/* json and ndjson: every field of every finding, as documented for programs that read our output. */
#include "format/diagnostic.h"
#include "format/formats.h"

static void ndjson_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        json_write_free(diagnostic_json(&report->diagnostics[i], report->source), &writer->out);
        buffer_add_byte(&writer->out, '\n');
    }
}

static void json_begin(struct writer *writer)
{
    buffer_add_text(&writer->out, "{\"version\":1,\"diagnostics\":[");
}

static void json_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        writer_separate(writer, ",");
        buffer_add_text(&writer->out, "\n");
        json_write_free(diagnostic_json(&report->diagnostics[i], report->source), &writer->out);
    }
}

static void json_end(struct writer *writer, const struct run_summary *summary)
{
    struct json_t *errors = json_new_array();
    for (size_t i = 0; summary->errors && i < summary->errors->count; i++)
        json_add(errors, error_json(&summary->errors->items[i]));
    buffer_add_text(&writer->out, writer->items ? "\n]" : "]");
    buffer_add_format(&writer->out, ",\"files\":%zu,\"errors\":", summary->files);
    json_write_free(errors, &writer->out);
    buffer_add_text(&writer->out, "}\n");
}

const struct format format_ndjson = {
    .name = "ndjson",
    .description = "one JSON object a line for each finding",
    .begin = format_nothing_first,
    .report = ndjson_report,
    .end = format_nothing_last,
};

const struct format format_json = {
    .name = "json",
    .description = "one JSON object with all findings and errors",
    .begin = json_begin,
    .report = json_report,
    .end = json_end,
};

/* GitLab code quality report: a JSON array. */
#include "format/formats.h"
#include "format/json.h"

static struct json_t *issue(const struct diagnostic *diagnostic, const struct source *source)
{
    static const char *const severities[] = {
        [SEVERITY_OFF] = "info",
        [SEVERITY_SUGGESTION] = "info",
        [SEVERITY_WARNING] = "minor",
        [SEVERITY_ERROR] = "major",
    };
    struct json_t *object = json_new_object();
    json_put_text(object, "description", diagnostic->message);
    json_put_text(object, "check_name", slice_of(diagnostic->rule->id));
    json_put_text(object, "fingerprint", slice_of(diagnostic->fingerprint));
    json_put_text(object, "severity", slice_of(severities[diagnostic->severity]));
    struct json_t *location = json_put_object(object, "location");
    json_put_text(location, "path", slice_of(source->path));
    struct json_t *lines = json_put_object(location, "lines");
    json_put_integer(lines, "begin", diagnostic->start.line);
    json_put_integer(lines, "end", diagnostic->end.line);
    return object;
}

static void gitlab_begin(struct writer *writer)
{
    buffer_add_byte(&writer->out, '[');
}

static void gitlab_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        writer_separate(writer, ",");
        buffer_add_byte(&writer->out, '\n');
        json_write_free(issue(&report->diagnostics[i], report->source), &writer->out);
    }
}

static void gitlab_end(struct writer *writer, const struct run_summary *summary)
{
    (void)summary;
    buffer_add_text(&writer->out, writer->items ? "\n]\n" : "]\n");
}

const struct format format_gitlab = {
    .name = "gitlab",
    .description = "GitLab code quality report",
    .begin = gitlab_begin,
    .report = gitlab_report,
    .end = gitlab_end,
};

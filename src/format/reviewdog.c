/* rdjson and rdjsonl: the Reviewdog Diagnostic Format. Columns are 1-based UTF-8 bytes, ends exclusive. */
#include "format/advice.h"
#include "format/formats.h"
#include "format/json.h"
#include "format/product.h"

static void put_position(struct json_t *range, const char *key, const struct position *position)
{
    struct json_t *object = json_put_object(range, key);
    json_put_integer(object, "line", position->line);
    json_put_integer(object, "column", position->utf8 + 1);
}

static void put_range(struct json_t *object, const struct position *start, const struct position *end)
{
    struct json_t *range = json_put_object(object, "range");
    put_position(range, "start", start);
    put_position(range, "end", end);
}

/* The format knows replacements of one range each: several edits become one, with what stands between them. */
static void add_suggestion(struct json_t *suggestions, const struct suggestion *suggestion,
                           const struct source *source)
{
    const struct edit *edits = suggestion->edits;
    size_t count = suggestion->edit_count;
    struct buffer text = BUFFER_INIT;
    if (!count)
        return;
    struct position start = source_position(source, edits[0].source.start);
    struct position end = source_position(source, edits[count - 1].source.end);
    for (size_t i = 0; i < count; i++) {
        buffer_add_slice(&text, edits[i].text);
        if (i + 1 < count)
            buffer_add_slice(&text, slice_sub(source->bytes, edits[i].source.end, edits[i + 1].source.start));
    }
    struct json_t *object = json_add_object(suggestions);
    put_range(object, &start, &end);
    json_put_text(object, "text", buffer_slice(&text));
    buffer_release(&text);
}

static void put_code(struct json_t *object, const struct rule *rule)
{
    struct buffer url = BUFFER_INIT;
    struct json_t *code = json_put_object(object, "code");
    json_put_text(code, "value", slice_of(rule->id));
    if (product_rule_url(&url, rule))
        json_put_text(code, "url", buffer_slice(&url));
    buffer_release(&url);
}

static void put_message(struct json_t *object, const struct diagnostic *diagnostic)
{
    struct buffer advice = BUFFER_INIT;
    advice_text(&advice, diagnostic);
    json_put_text(object, "message", buffer_slice(&advice));
    buffer_release(&advice);
}

static void put_source(struct json_t *object)
{
    struct json_t *source = json_put_object(object, "source");
    json_put_text(source, "name", slice_of(PRODUCT_NAME));
    if (sizeof BLAMELESS_HOMEPAGE > 1)
        json_put_text(source, "url", slice_of(BLAMELESS_HOMEPAGE));
}

static struct json_t *reviewdog_diagnostic(const struct diagnostic *diagnostic, const struct source *source)
{
    static const char *const severities[] = {
        [SEVERITY_OFF] = "INFO",
        [SEVERITY_SUGGESTION] = "INFO",
        [SEVERITY_WARNING] = "WARNING",
        [SEVERITY_ERROR] = "ERROR",
    };
    struct json_t *object = json_new_object();
    put_message(object, diagnostic);
    struct json_t *location = json_put_object(object, "location");
    json_put_text(location, "path", slice_of(source->path));
    put_range(location, &diagnostic->start, &diagnostic->end);
    json_put_text(object, "severity", slice_of(severities[diagnostic->severity]));
    put_code(object, diagnostic->rule);
    struct json_t *suggestions = json_put_array(object, "suggestions");
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        add_suggestion(suggestions, &diagnostic->suggestions[i], source);
    return object;
}

static void rdjsonl_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        struct json_t *object = reviewdog_diagnostic(&report->diagnostics[i], report->source);
        put_source(object);
        json_write_free(object, &writer->out);
        buffer_add_byte(&writer->out, '\n');
    }
}

static void rdjson_begin(struct writer *writer)
{
    struct json_t *head = json_new_object();
    put_source(head);
    json_write_free(head, &writer->out);
    writer->out.length--; /* the object goes on with its findings */
    buffer_add_text(&writer->out, ",\"diagnostics\":[");
}

static void rdjson_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        writer_separate(writer, ",");
        buffer_add_byte(&writer->out, '\n');
        json_write_free(reviewdog_diagnostic(&report->diagnostics[i], report->source), &writer->out);
    }
}

static void rdjson_end(struct writer *writer, const struct run_summary *summary)
{
    (void)summary;
    buffer_add_text(&writer->out, writer->items ? "\n]}\n" : "]}\n");
}

const struct format format_rdjson = {
    .name = "rdjson",
    .description = "Reviewdog diagnostics, one JSON object",
    .begin = rdjson_begin,
    .report = rdjson_report,
    .end = rdjson_end,
};

const struct format format_rdjsonl = {
    .name = "rdjsonl",
    .description = "Reviewdog diagnostics, one a line",
    .begin = format_nothing_first,
    .report = rdjsonl_report,
    .end = format_nothing_last,
};

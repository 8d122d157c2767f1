#include "format/lsp.h"

#include "format/diagnostic.h"
#include "format/escape.h"
#include "format/formats.h"
#include "format/product.h"

static void put_position(struct json_t *range, const char *key, const struct position *position,
                         enum lsp_encoding encoding)
{
    struct json_t *object = json_put_object(range, key);
    json_put_integer(object, "line", position->line - 1);
    json_put_integer(object, "character", encoding == LSP_UTF8 ? position->utf8 : position->utf16);
}

static struct json_t *range_json(const struct position *start, const struct position *end,
                                 enum lsp_encoding encoding)
{
    struct json_t *range = json_new_object();
    put_position(range, "start", start, encoding);
    put_position(range, "end", end, encoding);
    return range;
}

struct json_t *lsp_range(const struct source *source, struct span span, enum lsp_encoding encoding)
{
    struct position start = source_position(source, span.start);
    struct position end = source_position(source, span.end);
    return range_json(&start, &end, encoding);
}

struct json_t *lsp_edits(const struct source *source, const struct edit *edits, size_t count,
                         enum lsp_encoding encoding)
{
    struct json_t *array = json_new_array();
    for (size_t i = 0; i < count; i++) {
        struct json_t *edit = json_add_object(array);
        json_put(edit, "range", lsp_range(source, edits[i].source, encoding));
        json_put_text(edit, "newText", edits[i].text);
    }
    return array;
}

static void put_description(struct json_t *object, const struct rule *rule)
{
    struct buffer url = BUFFER_INIT;
    if (product_rule_url(&url, rule))
        json_put_text(json_put_object(object, "codeDescription"), "href", buffer_slice(&url));
    buffer_release(&url);
}

static void put_data(struct json_t *object, const struct diagnostic *diagnostic)
{
    struct json_t *data = json_put_object(object, "data");
    json_put_text(data, "fingerprint", slice_of(diagnostic->fingerprint));
    json_put(data, "suggestions", suggestions_json(diagnostic));
}

struct json_t *lsp_diagnostic(const struct diagnostic *diagnostic, enum lsp_encoding encoding)
{
    static const int severities[] = {
        [SEVERITY_OFF] = 4, [SEVERITY_SUGGESTION] = 3, [SEVERITY_WARNING] = 2, [SEVERITY_ERROR] = 1,
    };
    struct json_t *object = json_new_object();
    json_put(object, "range", range_json(&diagnostic->start, &diagnostic->end, encoding));
    json_put_integer(object, "severity", severities[diagnostic->severity]);
    json_put_text(object, "code", slice_of(diagnostic->rule->id));
    put_description(object, diagnostic->rule);
    json_put_text(object, "source", slice_of(PRODUCT_NAME));
    json_put_text(object, "message", diagnostic->message);
    put_data(object, diagnostic);
    return object;
}

static void put_uri(struct json_t *object, const char *folder, const char *path)
{
    struct buffer absolute = BUFFER_INIT, uri = BUFFER_INIT;
    if (folder && *path != '/')
        buffer_add_format(&absolute, "%s/", folder);
    while (slice_starts_with(slice_of(path), "./"))
        path += 2;
    buffer_add_text(&absolute, path);
    escape_uri(&uri, buffer_slice(&absolute));
    json_put_text(object, "uri", buffer_slice(&uri));
    buffer_release(&absolute);
    buffer_release(&uri);
}

static void lsp_report(struct writer *writer, const struct report *report)
{
    struct json_t *published = json_new_object();
    put_uri(published, writer->options.folder, report->source->path);
    struct json_t *diagnostics = json_put_array(published, "diagnostics");
    for (size_t i = 0; i < report->count; i++)
        json_add(diagnostics, lsp_diagnostic(&report->diagnostics[i], LSP_UTF16));
    json_write_free(published, &writer->out);
    buffer_add_byte(&writer->out, '\n');
}

const struct format format_lsp = {
    .name = "lsp",
    .description = "publishDiagnostics parameters, one file a line",
    .begin = format_nothing_first,
    .report = lsp_report,
    .end = format_nothing_last,
};

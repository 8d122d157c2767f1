#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "format/escape.h"
#include "format/product.h"
#include "lsp/session.h"

enum { LSP_ERROR = 1 };

/* --- mistakes ------------------------------------------------------------------------------------------- */

/* The word at a line and column of the text, both from 1; the document's start where they are not known. */
static struct span word_at(const struct source *source, size_t line, size_t column)
{
    struct slice text = source_line(source, line);
    if (!line || !text.length)
        return (struct span){0, 0};
    size_t start = 0;
    for (size_t i = 1; i < column && start < text.length; i++)
        start += utf8_decode(text.text + start, text.length - start, &(uint32_t){0});
    size_t end = start;
    while (end < text.length && !strchr(" \t:,]}", text.text[end]))
        end++;
    if (end == start && end < text.length)
        end += utf8_decode(text.text + end, text.length - end, &(uint32_t){0});
    size_t before = (size_t)(text.text - source->bytes.text);
    return (struct span){(uint32_t)(before + start), (uint32_t)(before + end)};
}

static struct json_t *add_mistake(struct json_t *diagnostics, const struct session *session,
                                  const struct open_document *document, struct span span, struct slice message)
{
    struct json_t *diagnostic = json_add_object(diagnostics);
    json_put(diagnostic, "range", lsp_range(&document->source, span, session->client.encoding));
    json_put_integer(diagnostic, "severity", LSP_ERROR);
    json_put_text(diagnostic, "source", SLICE_LITERAL(PRODUCT_NAME));
    json_put_text(diagnostic, "message", message);
    return diagnostic;
}

static bool is_here(const struct open_document *document, const struct error *error)
{
    return error->path && file_is_same(error->path, document->path);
}

static void add_mistakes_here(struct json_t *diagnostics, const struct session *session,
                              const struct open_document *document)
{
    for (size_t i = 0; i < document->mistakes.count; i++) {
        const struct error *error = &document->mistakes.items[i];
        if (is_here(document, error))
            add_mistake(diagnostics, session, document, word_at(&document->source, error->line, error->column),
                        slice_of(error->message));
    }
}

/* A place in another file, without knowing its text: columns are right where the line is ASCII before them. */
static void add_related(struct json_t *related, const struct error *error)
{
    struct json_t *item = json_add_object(related);
    struct json_t *location = json_put_object(item, "location");
    struct buffer uri = BUFFER_INIT;
    escape_uri(&uri, slice_of(error->path));
    json_put_text(location, "uri", buffer_slice(&uri));
    struct json_t *range = json_put_object(location, "range");
    static const char *const ends[] = {"start", "end"};
    for (size_t i = 0; i < 2; i++) {
        struct json_t *position = json_put_object(range, ends[i]);
        json_put_integer(position, "line", error->line ? (long long)error->line - 1 : 0);
        json_put_integer(position, "character", error->column ? (long long)error->column - 1 : 0);
    }
    json_put_text(item, "message", slice_of(error->message));
    buffer_release(&uri);
}

static void describe(struct buffer *message, const struct error *first, size_t count)
{
    buffer_add_text(message, "Nothing here is checked: ");
    if (first->path)
        buffer_add_format(message, "%s:%zu:%zu: ", path_name(first->path), first->line, first->column);
    buffer_add_text(message, first->message);
    if (count > 1)
        buffer_add_format(message, " (and %zu more)", count - 1);
}

/* A Markdown document whose configuration is wrong says so once, at its start. */
static void add_mistakes_elsewhere(struct json_t *diagnostics, const struct session *session,
                                   const struct open_document *document)
{
    const struct error *first = NULL;
    struct json_t *related = json_new_array();
    size_t count = 0;
    for (size_t i = 0; i < document->mistakes.count; i++) {
        const struct error *error = &document->mistakes.items[i];
        if (is_here(document, error))
            continue;
        if (!count++)
            first = error;
        if (error->path && *error->path == '/')
            add_related(related, error);
    }
    if (!first) {
        json_free(related);
        return;
    }
    struct buffer message = BUFFER_INIT;
    describe(&message, first, count);
    json_put(add_mistake(diagnostics, session, document, (struct span){0, 0}, buffer_slice(&message)),
             "relatedInformation", related);
    buffer_release(&message);
}

/* --- all of a document ---------------------------------------------------------------------------------- */

struct json_t *diagnostics_of(const struct session *session, const struct open_document *document)
{
    const struct report *report = document->report;
    struct json_t *diagnostics = json_new_array();
    add_mistakes_here(diagnostics, session, document);
    if (document->markdown)
        add_mistakes_elsewhere(diagnostics, session, document);
    if (document->refused)
        add_mistake(diagnostics, session, document, (struct span){0, 0}, slice_of(document->refused));
    for (size_t i = 0; report && i < report->count; i++)
        json_add(diagnostics, lsp_diagnostic(&report->diagnostics[i], session->client.encoding));
    return diagnostics;
}

struct json_t *diagnostics_pulled(const struct session *session, const struct open_document *document,
                                  const struct json_t *params)
{
    struct json_t *answer = json_new_object();
    char revision[32];
    snprintf(revision, sizeof revision, "%llu", document ? document->revision : 0);
    bool unchanged = slice_equals_text(json_text_of(json_member(params, "previousResultId")), revision);
    json_put_text(answer, "kind", slice_of(unchanged ? "unchanged" : "full"));
    json_put_text(answer, "resultId", slice_of(revision));
    if (!unchanged)
        json_put(answer, "items", document ? diagnostics_of(session, document) : json_new_array());
    return answer;
}

static void publish(struct session *session, const struct open_document *document, struct json_t *diagnostics)
{
    struct json_t *params = json_new_object();
    json_put_text(params, "uri", slice_of(document->uri));
    json_put_integer(params, "version", document->version);
    json_put(params, "diagnostics", diagnostics);
    rpc_notify(session, "textDocument/publishDiagnostics", params);
}

void diagnostics_publish(struct session *session, struct open_document *document)
{
    document_check(session, document);
    document->unpublished = false;
    publish(session, document, diagnostics_of(session, document));
}

void diagnostics_clear(struct session *session, const struct open_document *document)
{
    publish(session, document, json_new_array());
}

#include <string.h>

#include "lsp/session.h"

static void put_place(struct json_t *diagnostic, size_t line, size_t column)
{
    struct json_t *range = json_put_object(diagnostic, "range");
    const char *const ends[] = {"start", "end"};
    for (size_t i = 0; i < 2; i++) {
        struct json_t *position = json_put_object(range, ends[i]);
        json_put_integer(position, "line", line ? (long long)line - 1 : 0);
        json_put_integer(position, "character", (column ? (long long)column - 1 : 0) + (long long)i);
    }
}

/* A mistake in another file (the configuration of a document) is shown at the document's first line. */
static void add_error(struct json_t *diagnostics, const struct open_document *document, const struct error *error)
{
    bool here = error->path && strcmp(error->path, document->path) == 0;
    struct json_t *diagnostic = json_add_object(diagnostics);
    struct buffer message = BUFFER_INIT;
    if (!here && error->path)
        buffer_add_format(&message, "%s:%zu:%zu: ", error->path, error->line, error->column);
    buffer_add_text(&message, error->message);
    put_place(diagnostic, here ? error->line : 0, here ? error->column : 0);
    json_put_integer(diagnostic, "severity", 1);
    json_put_text(diagnostic, "source", SLICE_LITERAL("blameless"));
    json_put_text(diagnostic, "message", buffer_slice(&message));
    buffer_release(&message);
}

static void add_refusal(struct json_t *diagnostics, const char *why)
{
    struct json_t *diagnostic = json_add_object(diagnostics);
    put_place(diagnostic, 0, 0);
    json_put_integer(diagnostic, "severity", 1);
    json_put_text(diagnostic, "source", SLICE_LITERAL("blameless"));
    json_put_text(diagnostic, "message", slice_of(why));
}

struct json_t *diagnostics_of(const struct session *session, const struct open_document *document)
{
    struct json_t *diagnostics = json_new_array();
    for (size_t i = 0; i < document->errors.count; i++)
        add_error(diagnostics, document, &document->errors.items[i]);
    if (!document->report)
        return diagnostics;
    if (document->report->refused)
        add_refusal(diagnostics, document->report->refused);
    for (size_t i = 0; i < document->report->count; i++)
        json_add(diagnostics, lsp_diagnostic(&document->report->diagnostics[i], session->encoding));
    return diagnostics;
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

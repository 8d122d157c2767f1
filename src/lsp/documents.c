#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lsp/session.h"
#include "lsp/uri.h"

static char *copied(struct slice text)
{
    struct buffer copy = BUFFER_INIT;
    buffer_add_slice(&copy, text);
    return buffer_detach(&copy, NULL);
}

static bool is_markdown(struct slice language, struct slice path)
{
    if (slice_equals_text(language, "yaml") || slice_ends_with(path, ".yml") || slice_ends_with(path, ".yaml"))
        return false;
    return true;
}

struct open_document *session_open(struct session *session, struct slice uri, struct slice language, long long version,
                                   struct slice text)
{
    struct open_document *document = memory_zero(1, sizeof *document);
    struct buffer path = BUFFER_INIT;
    uri_path(uri, &path);
    *document = (struct open_document){
        .uri = copied(uri), .path = buffer_detach(&path, NULL), .version = version, .text = BUFFER_INIT,
    };
    document_touch(document);
    document->markdown = is_markdown(language, slice_of(document->path));
    buffer_add_slice(&document->text, text);
    if (session->document_count == session->document_capacity) {
        session->document_capacity = session->document_capacity ? session->document_capacity * 2 : 8;
        session->documents = memory_resize(session->documents, session->document_capacity, sizeof *session->documents);
    }
    return session->documents[session->document_count++] = document;
}

struct open_document *session_document(const struct session *session, struct slice uri)
{
    for (size_t i = 0; i < session->document_count; i++)
        if (slice_equals_text(uri, session->documents[i]->uri))
            return session->documents[i];
    return NULL;
}

struct open_document *session_document_of(const struct session *session, const struct json_t *params)
{
    return session_document(session, json_text_of(json_member(json_member(params, "textDocument"), "uri")));
}

void document_touch(struct open_document *document)
{
    document->changed = document->unpublished = true;
}

static void document_free(struct open_document *document)
{
    free(document->uri);
    free(document->path);
    buffer_release(&document->text);
    errors_release(&document->errors);
    arena_release(&document->arena);
    free(document);
}

void session_close(struct session *session, struct open_document *document)
{
    for (size_t i = 0; i < session->document_count; i++) {
        if (session->documents[i] != document)
            continue;
        session->documents[i] = session->documents[--session->document_count];
        document_free(document);
        return;
    }
}

void session_release(struct session *session)
{
    while (session->document_count)
        session_close(session, session->documents[0]);
    free(session->documents);
    linter_free(session->linter);
}

/* The report points into the text, so both are frozen together: source is a copy in the arena. */
static void lint_document(struct session *session, struct open_document *document)
{
    const struct settings *settings = session->host->settings_for(session->host->context, document->path,
                                                                  &document->errors);
    if (!settings)
        return;
    struct slice text = {arena_copy(&document->arena, buffer_slice(&document->text)), document->text.length};
    source_init(&document->source, document->path, text, &document->arena);
    struct lint_options options = {.settings = settings};
    document->report = lint(session->linter, &document->source, &options, &document->arena);
}

void document_check(struct session *session, struct open_document *document)
{
    if (!document->changed)
        return;
    document->changed = false;
    document->report = NULL;
    arena_reset(&document->arena);
    errors_release(&document->errors);
    if (document->markdown)
        lint_document(session, document);
    else
        session->host->check_file(session->host->context, document->path, buffer_slice(&document->text),
                                  &document->errors);
}

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
    return !slice_equals_text(language, "yaml") && !slice_ends_with(path, ".yml") && !slice_ends_with(path, ".yaml");
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
    document->markdown = is_markdown(language, slice_of(document->path));
    buffer_add_slice(&document->text, text);
    document_touch(session, document);
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

void document_touch(struct session *session, struct open_document *document)
{
    document->revision = ++session->revision;
    document->changed = document->unpublished = true;
}

static void document_free(struct open_document *document)
{
    free(document->uri);
    free(document->path);
    buffer_release(&document->text);
    errors_release(&document->mistakes);
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
    while (session->folder_count)
        free(session->folders[--session->folder_count]);
    free(session->folders);
    free(session->documents);
    arena_release(&session->unsaved);
    linter_free(session->linter);
}

static void settle(struct session *session, struct open_document *document)
{
    if (document->settled)
        return;
    document->settled = true;
    errors_release(&document->mistakes);
    document->settings = settings_for(session, document->path, &document->mistakes);
}

/* A report points into the text it was made of, so the text is frozen with it: the buffer goes on changing. */
static void freeze_text(const struct session *session, struct open_document *document)
{
    struct slice text = {arena_copy(&document->arena, buffer_slice(&document->text)), document->text.length};
    source_init(&document->source, folders_below(session, document->path), text, &document->arena);
}

static const char *refusal_of(const struct session *session, struct open_document *document)
{
    if (document->text.length > session->host->most_bytes)
        return arena_format(&document->arena, "larger than %zu bytes; nothing in it was checked",
                            session->host->most_bytes);
    return source_is_binary(&document->source) ? "is not text; nothing in it was checked" : NULL;
}

void document_check(struct session *session, struct open_document *document)
{
    if (!document->changed)
        return;
    document->changed = false;
    document->report = NULL;
    document->refused = NULL;
    arena_reset(&document->arena);
    settle(session, document);
    freeze_text(session, document);
    if (!document->settings || !document->markdown)
        return;
    document->refused = refusal_of(session, document);
    if (document->refused)
        return;
    struct lint_options options = {.settings = document->settings};
    document->report = lint(session->linter, &document->source, &options, &document->arena);
    document->refused = document->report->refused;
}

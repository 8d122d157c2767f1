#include <limits.h>
#include <stdlib.h>

#include "lsp/session.h"

void settings_forget(struct session *session)
{
    session->settings_stale = session->refresh_due = true;
    for (size_t i = 0; i < session->document_count; i++) {
        session->documents[i]->settled = false;
        document_touch(session, session->documents[i]);
    }
}

/* The open YAML files: any of them may be a configuration or part of a pack. */
static const struct unsaved *gather_unsaved(struct session *session)
{
    arena_reset(&session->unsaved);
    struct unsaved *unsaved = arena_alloc(&session->unsaved, sizeof *unsaved);
    struct unsaved_file *files = arena_alloc(&session->unsaved, session->document_count * sizeof *files);
    for (size_t i = 0; i < session->document_count; i++) {
        const struct open_document *document = session->documents[i];
        char canonical[PATH_MAX];
        if (!document->markdown && realpath(document->path, canonical))
            files[unsaved->count++] = (struct unsaved_file){
                arena_copy(&session->unsaved, slice_of(canonical)), buffer_slice(&document->text)};
    }
    unsaved->items = files;
    return unsaved;
}

/* What the linter remembers belongs to rule sets that are gone then. */
static void tell_host(struct session *session)
{
    session->settings_stale = false;
    session->host->settings_changed(session->host->context, gather_unsaved(session));
    linter_free(session->linter);
    session->linter = linter_new_remembering();
}

const struct settings *settings_for(struct session *session, const char *path, struct errors *errors)
{
    if (session->settings_stale)
        tell_host(session);
    return session->host->settings_for(session->host->context, path, errors);
}

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lsp/session.h"
#include "lsp/uri.h"

static char *folder_path(struct slice uri)
{
    struct buffer path = BUFFER_INIT;
    uri_path(uri, &path);
    while (path.length > 1 && path.text[path.length - 1] == '/')
        buffer_splice(&path, path.length - 1, path.length, SLICE_LITERAL(""));
    return buffer_detach(&path, NULL);
}

void folders_add(struct session *session, struct slice uri)
{
    if (!uri.length)
        return;
    if (session->folder_count == session->folder_capacity) {
        session->folder_capacity = session->folder_capacity ? session->folder_capacity * 2 : 4;
        session->folders = memory_resize(session->folders, session->folder_capacity, sizeof *session->folders);
    }
    session->folders[session->folder_count++] = folder_path(uri);
}

void folders_remove(struct session *session, struct slice uri)
{
    char *path = folder_path(uri);
    for (size_t i = session->folder_count; i > 0; i--) {
        if (strcmp(session->folders[i - 1], path) != 0)
            continue;
        free(session->folders[i - 1]);
        session->folders[i - 1] = session->folders[--session->folder_count];
        break;
    }
    free(path);
}

const char *folders_below(const struct session *session, const char *path)
{
    size_t longest = 0;
    for (size_t i = 0; i < session->folder_count; i++) {
        size_t length = strlen(session->folders[i]);
        bool holds = strncmp(path, session->folders[i], length) == 0 && path[length] == '/' && path[length + 1];
        if (holds && length + 1 > longest)
            longest = length + 1;
    }
    return path + longest;
}

#include "cli/path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"

const char *path_from_here(const char *path)
{
    char here[PATH_MAX];
    size_t length = *path == '/' && getcwd(here, sizeof here) ? strlen(here) : 0;
    return length && !strncmp(path, here, length) && path[length] == '/' ? path + length + 1 : path;
}

const char *path_absolute(const char *path, struct arena *arena)
{
    char canonical[PATH_MAX];
    if (*path != '/' && getcwd(canonical, sizeof canonical))
        path = arena_format(arena, "%s/%s", canonical, path);
    const char *name = path_name(path);
    bool named = *name && strcmp(name, ".") && strcmp(name, "..");
    if (!realpath(named ? path_folder(arena, path) : path, canonical))
        return path_without_dots(path, arena);
    return named ? path_join(arena, canonical, name) : arena_copy(arena, slice_of(canonical));
}

bool path_is_below(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    if (length && folder[length - 1] == '/')
        length--;
    return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

const char *path_relative(const char *path, const char *folder, struct arena *arena)
{
    struct buffer out = BUFFER_INIT;
    const char *slash;
    while ((slash = strchr(folder, '/')) && !strncmp(folder, path, (size_t)(slash + 1 - folder))) {
        path += slash + 1 - folder;
        folder = slash + 1;
    }
    for (; (slash = strchr(folder, '/')); folder = slash + 1)
        buffer_add_text(&out, "../");
    buffer_add_text(&out, path);
    const char *relative = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return relative;
}

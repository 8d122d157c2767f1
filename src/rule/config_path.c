/* Where a configuration is found, and which paths its globs cover. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/glob.h"
#include "rule/config_layer.h"

/* --- finding --- */

char *config_absolute(const char *path, struct arena *arena)
{
    char canonical[PATH_MAX];
    if (realpath(path, canonical))
        return arena_copy(arena, slice_of(canonical));
    if (realpath(path_folder(arena, path), canonical))
        return path_join(arena, canonical, path_name(path));
    if (*path == '/' || !getcwd(canonical, sizeof canonical))
        return arena_copy(arena, slice_of(path));
    return path_join(arena, canonical, path);
}

static const char *config_in(const char *folder, struct arena *arena)
{
    static const char *const names[] = {".blameless.yml", ".blameless.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *path = path_join(arena, *folder ? folder : "/", names[i]);
        if (file_may_exist(path))
            return path;
    }
    return NULL;
}

const char *config_find(const char *path, struct arena *arena)
{
    char *folder = config_absolute(path, arena);
    if (!file_is_folder(folder))
        folder = path_folder(arena, folder);
    for (;;) {
        const char *found = config_in(folder, arena);
        char *slash = strrchr(folder, '/');
        if (found || !slash || !slash[1] || file_exists(path_join(arena, folder, ".git")))
            return found;
        slash[slash == folder] = '\0';
    }
}

/* --- globs: as in .gitignore; a pattern without a slash names a file or a folder anywhere below --- */

static bool glob_covers(struct slice pattern, struct slice path)
{
    if (slice_ends_with(pattern, "/"))
        pattern.length--;
    bool anywhere = !memchr(pattern.text, '/', pattern.length);
    if (slice_starts_with(pattern, "./"))
        pattern = slice_sub(pattern, 2, pattern.length);
    else if (slice_starts_with(pattern, "/"))
        pattern = slice_sub(pattern, 1, pattern.length);
    size_t start = 0;
    for (size_t end = 1; end <= path.length; end++) {
        if (end < path.length && path.text[end] != '/')
            continue;
        if (glob_match(pattern, slice_sub(path, anywhere ? start : 0, end)))
            return true;
        start = end + 1;
    }
    return false;
}

struct slice layer_below(const struct layer *layer, const char *path)
{
    size_t length = strlen(layer->folder);
    bool root = strcmp(layer->folder, "/") == 0;
    if (root)
        return slice_of(path + 1);
    if (strncmp(path, layer->folder, length) == 0 && path[length] == '/')
        return slice_of(path + length + 1);
    return SLICE_LITERAL("");
}

bool globs_cover(const struct text_list *globs, struct slice path)
{
    for (size_t i = 0; i < globs->count && path.length; i++)
        if (glob_covers(slice_of(globs->items[i]), path))
            return true;
    return false;
}

/* The last layer that has the list decides; NULL when none has it. */
static const struct layer *layer_with(const struct config *config, bool (*has)(const struct layer *))
{
    for (size_t i = config->layers.count; i > 0; i--)
        if (has(&config->layers.items[i - 1]))
            return &config->layers.items[i - 1];
    return NULL;
}

static bool has_files(const struct layer *layer)
{
    return layer->part.files.count;
}

bool config_excludes(const struct config *config, const char *path)
{
    struct arena scratch = ARENA_INIT;
    const char *full = config_absolute(path, &scratch);
    bool excluded = false;
    for (size_t i = 0; i < config->layers.count; i++)
        excluded |= globs_cover(&config->layers.items[i].exclude, layer_below(&config->layers.items[i], full));
    arena_release(&scratch);
    return excluded;
}

bool path_is_markdown(const char *path)
{
    const char *ending = strrchr(path, '.');
    return ending && (slice_equals_caseless(slice_of(ending), slice_of(".md")) ||
                      slice_equals_caseless(slice_of(ending), slice_of(".markdown")));
}

bool config_includes(const struct config *config, const char *path)
{
    struct arena scratch = ARENA_INIT;
    const struct layer *layer = layer_with(config, has_files);
    const char *full = config_absolute(path, &scratch);
    bool included = layer ? globs_cover(&layer->part.files, layer_below(layer, full)) : path_is_markdown(path);
    arena_release(&scratch);
    return included && !config_excludes(config, path);
}

bool config_names(const struct config *config, const char *path)
{
    return layer_with(config, has_files) && config_includes(config, path);
}

#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/ignore.h"
#include "cli/problems.h"
#include "cli/selection.h"
#include "format/escape.h"

enum { LIST_MAX_BYTES = 64 * 1024 * 1024 };

#define STDIN_NAME "<stdin>"

struct collection {
    struct inputs *inputs;
    const struct options *options;
    struct configuration *configuration;
    struct errors *errors;
    struct text_list paths; /* arguments and what --files-from lists */
    size_t left_out; /* Markdown files of folders that the configuration does not want */
    bool stdin_taken;
};

struct names {
    char **items;
    size_t count, capacity;
};

struct input *inputs_add(struct inputs *inputs, const char *path, bool walked)
{
    struct input *input = ARENA_PUSH(&inputs->arena, inputs->items, inputs->count, inputs->capacity);
    *input = (struct input){.path = path, .walked = walked};
    return input;
}

void inputs_note(struct inputs *inputs, const char *path, const char *text)
{
    buffer_add_text(&inputs->notes, "blameless: ");
    escape_terminal(&inputs->notes, slice_of(path));
    buffer_add_format(&inputs->notes, ": %s\n", text);
}

static int fail(struct collection *collection, const char *path, const char *what)
{
    if (errno == ENOENT)
        return errors_add(collection->errors, ERROR_INPUT, path, 0, 0, "no such file or folder");
    return errors_add(collection->errors, ERROR_INPUT, path, 0, 0, "cannot %s: %s", what, strerror(errno));
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All names are read, and the folder closed, before any folder below is opened: few descriptors, sorted order. */
static int read_names(struct names *names, const char *folder, struct arena *arena)
{
    DIR *stream = opendir(folder);
    if (!stream)
        return -1;
    errno = 0; /* the end of a folder is told from a failure by it alone */
    for (struct dirent *entry; (entry = readdir(stream)); errno = 0) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") || !strcmp(entry->d_name, ".git"))
            continue;
        *ARENA_PUSH(arena, names->items, names->count, names->capacity) = arena_copy(arena, slice_of(entry->d_name));
    }
    int failure = errno;
    closedir(stream);
    errno = failure;
    if (failure)
        return -1;
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    return 0;
}

/* Adds a file of a folder if it is one to check. What the configuration excludes counts again with --no-exclude. */
static void add_found(struct collection *collection, const char *path)
{
    struct configuration *configuration = collection->configuration;
    struct config *config = configuration_file(configuration, path, collection->errors);
    if (config && (configuration_includes(configuration, config, path) ||
                   (collection->options->no_exclude && configuration_excludes(configuration, config, path))))
        inputs_add(collection->inputs, path, !configuration_names(configuration, config, path));
    else if (config && path_is_markdown(path))
        collection->left_out++;
}

/* Two names of one folder: as the user sees it, and absolute for .gitignore. */
struct place {
    const char *shown, *absolute;
};

static struct place place_below(const struct place *folder, const char *name, struct arena *arena)
{
    const char *slash = slice_ends_with(slice_of(folder->shown), "/") ? "" : "/";
    bool here = !strcmp(folder->shown, ".");
    return (struct place){
        .shown = here ? name : arena_format(arena, "%s%s%s", folder->shown, slash, name),
        .absolute = arena_format(arena, "%s/%s", folder->absolute, name),
    };
}

static void walk(struct collection *collection, const struct place *folder, const struct ignore *above);

/* A change under review must not hide a document by ignoring it. */
static bool is_ignored(const struct collection *collection, const struct ignore *ignore, const char *path,
                       bool is_folder)
{
    const struct options *options = collection->options;
    return !options->no_exclude && !options->config_from_rev && ignore_matches(ignore, slice_of(path), is_folder);
}

/* Symbolic links are not followed: what they point to is either below the folder anyway, or outside of it. */
static void visit(struct collection *collection, const struct place *entry, const struct ignore *ignore)
{
    struct stat status;
    if (lstat(entry->shown, &status)) {
        if (errno != ENOENT) /* it may have gone since the folder was read */
            fail(collection, entry->shown, "be read");
        return;
    }
    bool is_folder = S_ISDIR(status.st_mode);
    if (is_ignored(collection, ignore, entry->absolute, is_folder))
        return;
    if (is_folder)
        walk(collection, entry, ignore);
    else if (S_ISREG(status.st_mode))
        add_found(collection, entry->shown);
}

static void walk(struct collection *collection, const struct place *folder, const struct ignore *above)
{
    struct arena *arena = &collection->inputs->arena;
    struct names names = {0};
    if (read_names(&names, folder->shown, arena)) {
        fail(collection, folder->shown, "be read");
        return;
    }
    const struct ignore *ignore = ignore_enter(above, folder->absolute, arena);
    for (size_t i = 0; i < names.count; i++) {
        struct place entry = place_below(folder, names.items[i], arena);
        visit(collection, &entry, ignore);
    }
}

static void add_folder(struct collection *collection, const char *path)
{
    struct inputs *inputs = collection->inputs;
    size_t before = inputs->count, left_out = collection->left_out, problems = collection->errors->count;
    char absolute[PATH_MAX];
    if (!realpath(path, absolute)) {
        fail(collection, path, "be read");
        return;
    }
    struct place folder = {path, arena_copy(&inputs->arena, slice_of(absolute))};
    walk(collection, &folder, ignore_above(folder.absolute, &inputs->arena));
    if (inputs->count > before || collection->errors->count > problems)
        return;
    inputs->empty++;
    inputs_note(inputs, path, collection->left_out > left_out
                                  ? "the configuration (files, exclude) leaves no file of this folder to check"
                                  : "no Markdown file in this folder");
}

static void add_standard_input(struct collection *collection)
{
    const struct options *options = collection->options;
    struct buffer text = BUFFER_INIT;
    const char *name = options->stdin_filename ? options->stdin_filename : STDIN_NAME;
    if (collection->stdin_taken)
        return;
    collection->stdin_taken = true;
    int failed = disk_read_descriptor(STDIN_FILENO, name, (size_t)options->max_size, &text, collection->errors);
    if (!problems_name_limit(collection->errors, failed)) {
        struct input *input = inputs_add(collection->inputs, name, false);
        input->origin = INPUT_STANDARD;
        input->has_text = true;
        input->text = (struct slice){arena_copy(&collection->inputs->arena, buffer_slice(&text)), text.length};
    }
    buffer_release(&text);
}

/* Excludes hold for named files too, so that hooks and editors may name whatever changed. */
static void add_named(struct collection *collection, const char *path)
{
    struct config *config = configuration_file(collection->configuration, path, collection->errors);
    if (!config || collection->options->no_exclude ||
        !configuration_excludes(collection->configuration, config, path)) {
        bool named = config && configuration_names(collection->configuration, config, path);
        inputs_add(collection->inputs, path, collection->options->only_postmortems && !named);
        return;
    }
    collection->inputs->excluded++;
    inputs_note(collection->inputs, path, "excluded by the configuration; --no-exclude checks it");
}

/* A mistyped command arrives here as the name of a file. */
static void absent(struct collection *collection, const char *path)
{
    const char *nearest = NULL;
    if (errno == ENOENT && collection->options->arguments.items && path == collection->options->arguments.items[0])
        nearest = command_nearest(path);
    if (nearest)
        errors_add(collection->errors, ERROR_USAGE, path, 0, 0,
                   "no such file or folder; did you mean the command `blameless %s`?", nearest);
    else
        fail(collection, path, "be read");
}

static void add_path(struct collection *collection, const char *path)
{
    struct stat status;
    if (!strcmp(path, "-"))
        add_standard_input(collection);
    else if (stat(path, &status))
        absent(collection, path);
    else if (S_ISDIR(status.st_mode))
        add_folder(collection, path);
    else
        add_named(collection, path);
}

/* --- what the user named ---------------------------------------------------------------------------------------- */

static void name_path(struct collection *collection, const char *path)
{
    struct text_list *paths = &collection->paths;
    *ARENA_PUSH(&collection->inputs->arena, paths->items, paths->count, paths->capacity) = path;
}

static void name_listed(struct collection *collection, struct slice list, char separator)
{
    for (size_t at = 0; at < list.length;) {
        const char *end = memchr(list.text + at, separator, list.length - at);
        size_t next = end ? (size_t)(end - list.text) : list.length;
        if (next > at)
            name_path(collection, arena_copy(&collection->inputs->arena, slice_sub(list, at, next)));
        at = next + 1;
    }
}

static void read_list(struct collection *collection, const char *path)
{
    struct buffer list = BUFFER_INIT;
    struct slice text = {"", 0};
    char separator = collection->options->null_separated ? '\0' : '\n';
    bool standard = !strcmp(path, "-");
    if (!standard)
        file_read(path, LIST_MAX_BYTES, &collection->inputs->arena, &text, collection->errors);
    else if (!disk_read_descriptor(STDIN_FILENO, "standard input", LIST_MAX_BYTES, &list, collection->errors))
        text = buffer_slice(&list);
    collection->stdin_taken |= standard;
    name_listed(collection, text, separator);
    buffer_release(&list);
}

static void name_paths(struct collection *collection)
{
    const struct options *options = collection->options;
    for (size_t i = 0; i < options->arguments.count; i++)
        name_path(collection, options->arguments.items[i]);
    if (options->files_from)
        read_list(collection, options->files_from);
}

/* Named comes before walked, so that a file given both ways counts as named. */
static int compare_inputs(const void *a, const void *b)
{
    const struct input *left = a, *right = b;
    int order = strcmp(left->path, right->path);
    return order ? order : (int)left->walked - (int)right->walked;
}

static void sort_and_settle(struct inputs *inputs, struct configuration *configuration, struct errors *errors)
{
    size_t kept = 0;
    const char *last = NULL;
    if (inputs->count)
        qsort(inputs->items, inputs->count, sizeof *inputs->items, compare_inputs);
    for (size_t i = 0; i < inputs->count; i++) {
        struct input *input = &inputs->items[i];
        if (last && !strcmp(input->path, last))
            continue;
        last = input->path;
        input->settings = configuration_for(configuration, input->path, errors);
        if (input->settings)
            inputs->items[kept++] = *input;
    }
    inputs->count = kept;
}

void inputs_collect(struct inputs *inputs, const struct options *options, struct configuration *configuration,
                    struct errors *errors)
{
    struct collection collection = {
        .inputs = inputs, .options = options, .configuration = configuration, .errors = errors};
    bool everywhere = !options->arguments.count && !options->files_from;
    name_paths(&collection);
    if (selection_is_wanted(options))
        selection_collect(inputs, everywhere ? NULL : &collection.paths, options, configuration, errors);
    else if (everywhere)
        add_path(&collection, ".");
    else
        for (size_t i = 0; i < collection.paths.count; i++)
            add_path(&collection, collection.paths.items[i]);
    sort_and_settle(inputs, configuration, errors);
}

void inputs_release(struct inputs *inputs)
{
    buffer_release(&inputs->notes);
    arena_release(&inputs->arena);
}

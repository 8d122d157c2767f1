#include "cli/pinned.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/git_blobs.h"
#include "cli/path.h"
#include "rule/yaml.h"

/* A regular file of the revision. */
struct pinned_file {
    const char *path, *id;
    bool is_small; /* enough to be read as YAML */
};

struct path_list {
    const char **items;
    size_t count, capacity;
};

struct pinned {
    struct arena arena;
    struct git git;
    const char *revision;
    const char *folder;              /* canonical; NULL once it is taken away, or was never needed */
    const char *name;                /* the same, for good: paths are told by it */
    struct pinned_file *files; size_t count, capacity;
    struct path_list made;           /* files and folders in `folder`, parents first */
    struct path_list configurations;
    sigset_t signals;                /* as they were before some had to wait */
};

/* --- the files of a revision ------------------------------------------------------------------------------------- */

/* A tree is data from elsewhere: no name in it may lead out of the folder. */
static bool is_safe(const char *path)
{
    for (size_t length; *path; path += length + (path[length] == '/')) {
        length = strcspn(path, "/");
        struct slice name = {path, length};
        if (!length || slice_equals_text(name, ".") || slice_equals_text(name, "..") ||
            (length == 4 && !strncasecmp(path, ".git", 4)))
            return false;
    }
    return true;
}

/* "100644 blob 1f7a...    1234\tdocs/a.md" */
static void add_file(struct pinned *pinned, struct slice record)
{
    const char *tab = memchr(record.text, '\t', record.length);
    if (!tab || !slice_starts_with(record, "100"))
        return;
    char *head = arena_copy(&pinned->arena, slice_sub(record, 0, (size_t)(tab - record.text))), *rest = NULL;
    const char *mode = strtok_r(head, " ", &rest), *kind = strtok_r(NULL, " ", &rest);
    const char *id = strtok_r(NULL, " ", &rest), *size = strtok_r(NULL, " ", &rest);
    const char *path = arena_copy(&pinned->arena, slice_sub(record, (size_t)(tab + 1 - record.text), record.length));
    if (!mode || !kind || !id || !size || !is_safe(path))
        return;
    *ARENA_PUSH(&pinned->arena, pinned->files, pinned->count, pinned->capacity) =
        (struct pinned_file){path, id, strtoll(size, NULL, 10) <= YAML_MAX_BYTES};
}

static int list_files(struct pinned *pinned, struct errors *errors)
{
    struct buffer records = BUFFER_INIT;
    const char *commit = git_commit(&pinned->git, pinned->revision, errors);
    int failed = !commit || GIT_RUN(&pinned->git, &records, errors, "ls-tree", "-r", "-z", "-l", "--full-tree", commit);
    struct slice rest = buffer_slice(&records);
    for (const char *end; !failed && rest.length && (end = memchr(rest.text, '\0', rest.length));) {
        add_file(pinned, slice_sub(rest, 0, (size_t)(end - rest.text)));
        rest = slice_sub(rest, (size_t)(end - rest.text) + 1, rest.length);
    }
    buffer_release(&records);
    return failed;
}

static bool is_configuration(const char *path)
{
    const char *name = path_name(path);
    return !strcmp(name, ".blameless.yml") || !strcmp(name, ".blameless.yaml");
}

static bool is_yaml(const struct pinned_file *file)
{
    struct slice path = slice_of(file->path);
    return file->is_small && (slice_ends_with(path, ".yml") || slice_ends_with(path, ".yaml"));
}

static bool any_configuration(const struct pinned *pinned)
{
    for (size_t i = 0; i < pinned->count; i++)
        if (is_configuration(pinned->files[i].path))
            return true;
    return false;
}

/* --- the temporary folder ---------------------------------------------------------------------------------------- */

static void note(struct pinned *pinned, const char *path)
{
    *ARENA_PUSH(&pinned->arena, pinned->made.items, pinned->made.count, pinned->made.capacity) = path;
}

static int make_folders(struct pinned *pinned, const char *path)
{
    for (const char *slash = path + strlen(pinned->folder) + 1; (slash = strchr(slash, '/')); slash++) {
        const char *folder = arena_copy(&pinned->arena, (struct slice){path, (size_t)(slash - path)});
        if (!mkdir(folder, 0700))
            note(pinned, folder);
        else if (errno != EEXIST)
            return -1;
    }
    return 0;
}

static int write_file(struct pinned *pinned, const char *path, struct slice bytes, struct errors *errors)
{
    int file = make_folders(pinned, path) ? -1 : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        note(pinned, path);
        ssize_t written = write(file, bytes.text, bytes.length);
        if (!close(file) && written == (ssize_t)bytes.length)
            return 0;
    }
    return errors_add(errors, ERROR_INPUT, path, 0, 0, "cannot be written: %s", strerror(errno));
}

static int make_folder(struct pinned *pinned, struct errors *errors)
{
    char canonical[PATH_MAX];
    const char *parent = getenv("TMPDIR");
    char *folder = arena_format(&pinned->arena, "%s/blameless-XXXXXX", parent && *parent ? parent : "/tmp");
    if (!mkdtemp(folder))
        return errors_add(errors, ERROR_INPUT, folder, 0, 0, "no temporary folder: %s", strerror(errno));
    pinned->folder = pinned->name =
        realpath(folder, canonical) ? arena_copy(&pinned->arena, slice_of(canonical)) : folder;
    return write_file(pinned, path_join(&pinned->arena, pinned->folder, ".git"), SLICE_LITERAL(""), errors);
}

static int lay_out_file(struct pinned *pinned, struct git_blobs *blobs, const struct pinned_file *file,
                        struct errors *errors)
{
    struct slice bytes;
    const char *path = path_join(&pinned->arena, pinned->folder, file->path);
    if (git_blob_read(blobs, file->id, file->path, YAML_MAX_BYTES, &pinned->arena, &bytes, errors) ||
        write_file(pinned, path, bytes, errors))
        return -1;
    if (is_configuration(path))
        *ARENA_PUSH(&pinned->arena, pinned->configurations.items, pinned->configurations.count,
                    pinned->configurations.capacity) = path;
    return 0;
}

/* The end of the repository is marked, so that what leads out of the folder is refused as it is there. */
static int lay_out(struct pinned *pinned, struct errors *errors)
{
    struct git_blobs blobs = GIT_BLOBS_INIT(&pinned->git);
    int failed = make_folder(pinned, errors);
    for (size_t i = 0; i < pinned->count && !failed; i++)
        if (is_yaml(&pinned->files[i]))
            failed = lay_out_file(pinned, &blobs, &pinned->files[i], errors);
    git_blobs_close(&blobs);
    return failed;
}

/* --- its life ---------------------------------------------------------------------------------------------------- */

static void hold_signals(struct pinned *pinned)
{
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGINT);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &endings, &pinned->signals);
}

struct pinned *pinned_new(const char *revision, struct errors *errors)
{
    struct pinned *pinned = memory_zero(1, sizeof *pinned);
    pinned->revision = revision;
    hold_signals(pinned);
    int failed = git_open(&pinned->git, &pinned->arena, errors) || list_files(pinned, errors) ||
                 (any_configuration(pinned) && lay_out(pinned, errors));
    if (!failed)
        return pinned;
    pinned_clear(pinned);
    pinned_free(pinned);
    return NULL;
}

void pinned_clear(struct pinned *pinned)
{
    for (size_t i = pinned->made.count; i > 0; i--)
        remove(pinned->made.items[i - 1]);
    if (pinned->folder)
        rmdir(pinned->folder);
    pinned->folder = NULL;
    pinned->made.count = 0;
    pthread_sigmask(SIG_SETMASK, &pinned->signals, NULL);
}

void pinned_free(struct pinned *pinned)
{
    if (!pinned)
        return;
    arena_release(&pinned->arena);
    free(pinned);
}

/* --- paths ------------------------------------------------------------------------------------------------------- */

const char *const *pinned_configurations(const struct pinned *pinned, size_t *count)
{
    *count = pinned->configurations.count;
    return pinned->configurations.items;
}

/* As the revision names it; NULL outside of the repository. */
static const char *path_in_revision(const struct pinned *pinned, const char *path, struct arena *arena)
{
    const char *absolute = path_absolute(path, arena), *top = pinned->git.top;
    if (!path_is_below(absolute, top))
        return NULL;
    absolute += top[1] ? strlen(top) : 0;
    return *absolute == '/' ? absolute + 1 : absolute;
}

const char *pinned_path(const struct pinned *pinned, const char *path, struct arena *arena)
{
    const char *relative = pinned->name ? path_in_revision(pinned, path, arena) : NULL;
    return relative ? path_join(arena, pinned->name, relative) : path;
}

const char *pinned_origin(const struct pinned *pinned, const char *path, struct arena *arena)
{
    if (!pinned->name || !path_is_below(path, pinned->name))
        return path;
    path += strlen(pinned->name);
    return path_join(arena, pinned->git.top, *path == '/' ? path + 1 : path);
}

const char *pinned_shown(const struct pinned *pinned, const char *path, struct arena *arena)
{
    if (!path || !pinned->name || !path_is_below(path, pinned->name))
        return path;
    path += strlen(pinned->name);
    return arena_format(arena, "%s:%s", pinned->revision, *path == '/' ? path + 1 : path);
}

int pinned_read(const struct pinned *pinned, const char *path, size_t most, struct arena *arena, struct slice *text,
                struct errors *errors)
{
    const char *name = path_in_revision(pinned, path, arena);
    struct git_blobs blobs = GIT_BLOBS_INIT(&pinned->git);
    int result = 0;
    *text = SLICE_LITERAL("");
    for (size_t i = 0; name && i < pinned->count; i++)
        if (!strcmp(pinned->files[i].path, name))
            result = git_blob_read(&blobs, pinned->files[i].id, path, most, arena, text, errors);
    git_blobs_close(&blobs);
    return result;
}

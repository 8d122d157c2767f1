#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- files --- */

static int fail(struct errors *errors, const char *path, const char *message)
{
    return errors_add(errors, ERROR_INPUT, path, 0, 0, "%s", message);
}

/* O_NONBLOCK: a pipe without a writer must not hang; it is refused right after. */
static int open_regular(const char *path, size_t most, struct errors *errors)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const char *wrong = NULL;
    if (file < 0)
        return fail(errors, path, strerror(errno));
    if (fstat(file, &status))
        wrong = strerror(errno);
    else if (!S_ISREG(status.st_mode))
        wrong = "not a regular file";
    if (!wrong && (uint64_t)status.st_size <= most)
        return file;
    close(file);
    if (wrong)
        return fail(errors, path, wrong);
    return errors_add(errors, ERROR_LIMIT, path, 0, 0, "larger than %zu bytes", most);
}

/* Reads until the end or one byte more than allowed: the file may grow while it is read. */
static ssize_t read_bytes(int file, char *bytes, size_t room)
{
    size_t length = 0;
    while (length < room) {
        ssize_t count = read(file, bytes + length, room - length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? -1 : (ssize_t)length;
        length += (size_t)count;
    }
    return (ssize_t)length;
}

int file_read(const char *path, size_t most, struct arena *arena, struct slice *text, struct errors *errors)
{
    int file = open_regular(path, most, errors);
    if (file < 0)
        return -1;
    struct stat status;
    size_t room = (fstat(file, &status) ? most : (size_t)status.st_size) + 1;
    char *bytes = arena_alloc(arena, room + 1);
    ssize_t length = read_bytes(file, bytes, room);
    int failure = errno;
    close(file);
    if (length < 0)
        return fail(errors, path, strerror(failure));
    if ((size_t)length == room)
        return fail(errors, path, "the file changed while it was read");
    bytes[length] = '\0';
    *text = (struct slice){bytes, (size_t)length};
    return 0;
}

static const struct unsaved_file *find_unsaved(const struct unsaved *unsaved, const char *path)
{
    char canonical[PATH_MAX];
    if (!unsaved || !unsaved->count || !realpath(path, canonical))
        return NULL;
    for (size_t i = 0; i < unsaved->count; i++)
        if (strcmp(unsaved->items[i].path, canonical) == 0)
            return &unsaved->items[i];
    return NULL;
}

int file_read_unsaved(const struct unsaved *unsaved, const char *path, size_t most, struct arena *arena,
                      struct slice *text, struct errors *errors)
{
    const struct unsaved_file *file = find_unsaved(unsaved, path);
    if (!file)
        return file_read(path, most, arena, text, errors);
    if (file->text.length > most)
        return errors_add(errors, ERROR_LIMIT, path, 0, 0, "larger than %zu bytes", most);
    *text = (struct slice){arena_copy(arena, file->text), file->text.length};
    return 0;
}

bool file_is_same(const char *path, const char *other)
{
    char canonical[PATH_MAX], canonical_other[PATH_MAX];
    if (strcmp(path, other) == 0)
        return true;
    return realpath(path, canonical) && realpath(other, canonical_other) && strcmp(canonical, canonical_other) == 0;
}

/* After any other failure something may be there: whoever goes on to read it is told what is wrong. */
static bool is_absent(void)
{
    return errno == ENOENT || errno == ENOTDIR;
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool file_may_exist(const char *path)
{
    return file_exists(path) || !is_absent();
}

bool file_is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) ? !is_absent() : S_ISDIR(status.st_mode);
}

bool file_is_link(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* --- folders --- */

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int folder_list(const char *path, struct arena *arena, const char ***names, size_t *count, struct errors *errors)
{
    size_t capacity = 0;
    DIR *folder = opendir(path);
    if (!folder)
        return fail(errors, path, strerror(errno));
    *names = NULL;
    *count = 0;
    errno = 0; /* the end of a folder is told from a failure by it alone */
    for (struct dirent *entry; (entry = readdir(folder)); errno = 0)
        if (entry->d_name[0] != '.')
            *ARENA_PUSH(arena, *names, *count, capacity) = arena_copy(arena, slice_of(entry->d_name));
    int failure = errno;
    closedir(folder);
    if (failure)
        return fail(errors, path, strerror(failure));
    if (*count)
        qsort(*names, *count, sizeof **names, compare_names);
    return 0;
}

/* --- paths --- */

char *path_join(struct arena *arena, const char *folder, const char *name)
{
    if (!*folder || strcmp(folder, ".") == 0)
        return arena_copy(arena, slice_of(name));
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    return arena_format(arena, "%s%s%s", folder, slash, name);
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return arena_copy(arena, SLICE_LITERAL("."));
    return arena_copy(arena, (struct slice){path, slash == path ? 1 : (size_t)(slash - path)});
}

const char *path_without_dots(const char *path, struct arena *arena)
{
    char *clean = arena_alloc(arena, strlen(path) + 2), *end = clean;
    while (*path) {
        size_t length = strcspn(path, "/");
        if (length == 2 && !strncmp(path, "..", 2)) {
            while (end > clean && *--end != '/')
                continue;
        } else if (length && !(length == 1 && *path == '.')) {
            *end++ = '/';
            memcpy(end, path, length);
            end += length;
        }
        path += length + (path[length] == '/');
    }
    *end = '\0';
    return *clean ? clean : "/";
}

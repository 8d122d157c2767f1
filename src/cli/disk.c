#include "cli/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { CHUNK = 64 * 1024 };

static int refuse(struct errors *errors, const char *path, const char *why)
{
    return errors_add(errors, ERROR_INPUT, path, 0, 0, "%s", why);
}

int disk_read_descriptor(int descriptor, const char *path, size_t max_size, struct buffer *out,
                         struct errors *errors)
{
    size_t before = out->length;
    for (;;) {
        buffer_reserve(out, CHUNK);
        ssize_t got = read(descriptor, out->text + out->length, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse(errors, path, strerror(errno));
        if (!got)
            return 0;
        out->length += (size_t)got;
        out->text[out->length] = '\0';
        if (out->length - before > max_size)
            return errors_add(errors, ERROR_LIMIT, path, 0, 0, "larger than %zu bytes", max_size);
    }
}

static int write_all(int descriptor, struct slice bytes)
{
    while (bytes.length) {
        ssize_t written = write(descriptor, bytes.text, bytes.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        bytes = slice_sub(bytes, (size_t)written, bytes.length);
    }
    return 0;
}

static void make_folders(const char *path)
{
    struct arena arena = ARENA_INIT;
    char *folder = arena_copy(&arena, slice_of(path));
    for (char *slash = folder + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = '\0';
        mkdir(folder, 0777); /* one that is there, or cannot be made, shows when the file is opened */
    }
    arena_release(&arena);
}

int disk_create(const char *path, struct slice bytes, unsigned mode, bool replace, struct errors *errors)
{
    make_folders(path);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (replace ? O_TRUNC : O_EXCL), mode);
    int failed = file < 0 ? -1 : write_all(file, bytes);
    if (file >= 0 && close(file))
        failed = -1;
    return failed ? errors_add(errors, ERROR_INPUT, path, 0, 0, "cannot be written: %s", strerror(errno)) : 0;
}

/* Keeping the owner needs privileges most users lack; the mode matters more, and is set last. */
static int fill(int descriptor, struct slice bytes, const struct stat *like)
{
    int owned = fchown(descriptor, like->st_uid, like->st_gid);
    (void)owned;
    return write_all(descriptor, bytes) || fchmod(descriptor, like->st_mode & 07777) || fsync(descriptor);
}

static int write_beside(const char *path, struct slice bytes, const struct stat *like, struct errors *errors)
{
    const char *slash = strrchr(path, '/');
    struct buffer name = BUFFER_INIT;
    buffer_add(&name, path, slash ? (size_t)(slash - path) + 1 : 0);
    buffer_add_text(&name, ".blameless-XXXXXX");
    int descriptor = mkostemp(name.text, O_CLOEXEC);
    int failed = descriptor < 0 ? -1 : fill(descriptor, bytes, like);
    if (descriptor >= 0 && close(descriptor))
        failed = -1;
    if (!failed)
        failed = rename(name.text, path);
    int result = failed ? errors_add(errors, ERROR_INPUT, path, 0, 0, "not fixed: %s", strerror(errno)) : 0;
    if (failed && descriptor >= 0)
        unlink(name.text);
    buffer_release(&name);
    return result;
}

bool disk_holds(const char *path, struct slice bytes)
{
    struct arena arena = ARENA_INIT;
    struct errors unread = ERRORS_INIT;
    struct slice now;
    bool holds = !file_is_link(path) && !file_read(path, bytes.length, &arena, &now, &unread) &&
                 slice_equals(now, bytes);
    errors_release(&unread);
    arena_release(&arena);
    return holds;
}

/* The file as it is now must be the one that was checked, and no link that leads elsewhere. */
static int check_unchanged(const char *path, struct slice expected, struct stat *status, struct errors *errors)
{
    if (lstat(path, status) || !S_ISREG(status->st_mode))
        return refuse(errors, path, "not fixed: a symbolic link, or no longer a regular file");
    return disk_holds(path, expected) ? 0 : refuse(errors, path, "not fixed: it changed while it was being checked");
}

int disk_replace(const char *path, struct slice expected, struct slice bytes, struct errors *errors)
{
    struct stat status;
    sigset_t endings, before;
    sigemptyset(&endings);
    sigaddset(&endings, SIGINT);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGHUP);
    if (check_unchanged(path, expected, &status, errors))
        return -1;
    /* A signal waits until the temporary file has become the file or is gone. */
    pthread_sigmask(SIG_BLOCK, &endings, &before);
    int result = write_beside(path, bytes, &status, errors);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return result;
}

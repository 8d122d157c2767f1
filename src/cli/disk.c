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

/* Keeping the owner needs privileges most users lack; the mode matters more, and is set last. */
static int fill(int descriptor, struct slice bytes, const struct stat *like)
{
    int owned = fchown(descriptor, like->st_uid, like->st_gid);
    (void)owned;
    return write_all(descriptor, bytes) || fchmod(descriptor, like->st_mode & 07777) || fsync(descriptor);
}

/* `failing`: how the message begins when it fails. */
static int write_beside(const char *path, struct slice bytes, const struct stat *like, const char *failing,
                        struct errors *errors)
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
    int result = failed ? errors_add(errors, ERROR_INPUT, path, 0, 0, "%s: %s", failing, strerror(errno)) : 0;
    if (failed && descriptor >= 0)
        unlink(name.text);
    buffer_release(&name);
    return result;
}

static int write_new(const char *path, struct slice bytes, unsigned mode, struct errors *errors)
{
    make_folders(path);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_EXCL, mode);
    int failed = file < 0 ? -1 : write_all(file, bytes);
    if (file >= 0 && close(file))
        failed = -1;
    int result = failed ? errors_add(errors, ERROR_INPUT, path, 0, 0, "cannot be written: %s", strerror(errno)) : 0;
    if (failed && file >= 0)
        unlink(path);
    return result;
}

/* A signal waits until the temporary file has become the file or is gone. */
static int replace_whole(const char *path, struct slice bytes, const struct stat *like, const char *failing,
                         struct errors *errors)
{
    sigset_t endings, before;
    sigemptyset(&endings);
    sigaddset(&endings, SIGINT);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &endings, &before);
    int result = write_beside(path, bytes, like, failing, errors);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return result;
}

int disk_create(const char *path, struct slice bytes, unsigned mode, bool replace, struct errors *errors)
{
    struct stat status;
    if (!replace || lstat(path, &status))
        return write_new(path, bytes, mode, errors);
    if (!S_ISREG(status.st_mode))
        return refuse(errors, path, "cannot be written: a symbolic link, or no regular file");
    return replace_whole(path, bytes, &status, "cannot be written", errors);
}

int disk_holds(const char *path, struct slice bytes, struct errors *errors)
{
    struct arena arena = ARENA_INIT;
    struct stat status;
    struct slice now = {"", 0};
    if (lstat(path, &status))
        return errno == ENOENT || errno == ENOTDIR ? 0 : refuse(errors, path, strerror(errno));
    if (!S_ISREG(status.st_mode) || (size_t)status.st_size != bytes.length)
        return 0;
    int failed = file_read(path, bytes.length, &arena, &now, errors);
    int holds = slice_equals(now, bytes);
    arena_release(&arena);
    return failed ? -1 : holds;
}

/* The file as it is now must be the one that was checked, and no link that leads elsewhere. */
static int check_unchanged(const char *path, struct slice expected, struct stat *status, struct errors *errors)
{
    if (lstat(path, status) || !S_ISREG(status->st_mode))
        return refuse(errors, path, "not fixed: a symbolic link, or no longer a regular file");
    int holds = disk_holds(path, expected, errors);
    if (!holds)
        refuse(errors, path, "not fixed: it changed while it was being checked");
    return holds == 1 ? 0 : -1;
}

int disk_replace(const char *path, struct slice expected, struct slice bytes, struct errors *errors)
{
    struct stat status;
    if (check_unchanged(path, expected, &status, errors))
        return -1;
    return replace_whole(path, bytes, &status, "not fixed", errors);
}

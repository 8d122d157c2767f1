#include "cli/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static int fail(struct errors *errors, const char *path, const char *what)
{
    int code = errno;
    if (!errors)
        return -1;
    if (code == ENOENT)
        return errors_add(errors, ERROR_INPUT, path, 0, 0, "no such file or folder");
    return errors_add(errors, ERROR_INPUT, path, 0, 0, "cannot %s: %s", what, strerror(code));
}

static int refuse(struct errors *errors, const char *path, const char *why)
{
    return errors ? errors_add(errors, ERROR_INPUT, path, 0, 0, "%s", why) : -1;
}

static int too_large(struct errors *errors, const char *path, size_t max_size)
{
    return errors ? errors_add(errors, ERROR_INPUT, path, 0, 0, "larger than %zu bytes; --max-size raises the limit",
                               max_size)
                  : -1;
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
            return fail(errors, path, "be read");
        if (!got)
            return 0;
        out->length += (size_t)got;
        out->text[out->length] = '\0';
        if (out->length - before > max_size)
            return too_large(errors, path, max_size);
    }
}

/* O_NONBLOCK: opening a pipe nobody writes to must not wait. */
static int open_regular(const char *path, int flags, struct stat *status, struct errors *errors)
{
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | flags);
    if (descriptor < 0)
        return fail(errors, path, "be opened");
    if (!fstat(descriptor, status) && S_ISREG(status->st_mode))
        return descriptor;
    close(descriptor);
    return refuse(errors, path, S_ISDIR(status->st_mode) ? "is a folder" : "is not a regular file");
}

int disk_read(const char *path, size_t max_size, struct buffer *out, struct errors *errors)
{
    struct stat status;
    int descriptor = open_regular(path, 0, &status, errors);
    if (descriptor < 0)
        return -1;
    int result = (size_t)status.st_size > max_size
                     ? too_large(errors, path, max_size)
                     : disk_read_descriptor(descriptor, path, max_size, out, errors);
    close(descriptor);
    return result;
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
    int result = failed ? fail(errors, path, "be written") : 0;
    if (failed && descriptor >= 0)
        unlink(name.text);
    buffer_release(&name);
    return result;
}

static int check_unchanged(const char *path, struct slice expected, struct stat *status, struct errors *errors)
{
    struct buffer now = BUFFER_INIT;
    int descriptor = open_regular(path, O_NOFOLLOW, status, NULL);
    if (descriptor < 0)
        return refuse(errors, path, "not fixed: it is a symbolic link or no longer a regular file");
    int failed = disk_read_descriptor(descriptor, path, expected.length, &now, NULL);
    bool same = !failed && slice_equals(buffer_slice(&now), expected);
    buffer_release(&now);
    close(descriptor);
    return same ? 0 : refuse(errors, path, "not fixed: it changed while it was being checked");
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

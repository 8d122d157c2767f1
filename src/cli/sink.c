#include "cli/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/disk.h"

static int fail(struct sink *sink, struct errors *errors)
{
    sink->shut = true;
    if (errno == EPIPE)
        return 0;
    return errors_add(errors, ERROR_INPUT, sink->path, 0, 0, "cannot write %s: %s",
                      sink->path ? "the results" : "standard output", strerror(errno));
}

/* /dev/stdout and /dev/fd/3 are links. */
static bool is_of_the_system(const char *path)
{
    struct slice name = slice_of(path);
    return slice_starts_with(name, "/dev/") || slice_starts_with(name, "/proc/");
}

int sink_open(struct sink *sink, const char *path, struct errors *errors)
{
    *sink = (struct sink){.descriptor = STDOUT_FILENO, .path = path};
    if (!path)
        return 0;
    int follow = is_of_the_system(path) ? 0 : O_NOFOLLOW;
    sink->descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | follow, 0666);
    if (sink->descriptor < 0 && errno == ELOOP && follow)
        return errors_add(errors, ERROR_INPUT, path, 0, 0, "cannot write the results: a symbolic link");
    return sink->descriptor < 0 ? fail(sink, errors) : 0;
}

int sink_write(struct sink *sink, struct slice bytes, struct errors *errors)
{
    while (bytes.length && !sink->shut) {
        ssize_t written = write(sink->descriptor, bytes.text, bytes.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(sink, errors);
        bytes = slice_sub(bytes, (size_t)written, bytes.length);
    }
    return 0;
}

int sink_close(struct sink *sink, struct errors *errors)
{
    int descriptor = sink->descriptor;
    sink->descriptor = -1;
    if (descriptor < 0 || !sink->path)
        return 0;
    return close(descriptor) && !sink->shut ? fail(sink, errors) : 0;
}

int sink_write_whole(const char *path, struct slice bytes, struct errors *errors)
{
    struct sink sink;
    struct stat status;
    if (lstat(path, &status) || S_ISREG(status.st_mode))
        return disk_create(path, bytes, 0666, true, errors);
    if (sink_open(&sink, path, errors))
        return -1;
    int failed = sink_write(&sink, bytes, errors);
    return sink_close(&sink, errors) || failed ? -1 : 0;
}

int sink_print(struct slice bytes, struct errors *errors)
{
    struct sink sink;
    sink_open(&sink, NULL, errors);
    return sink_write(&sink, bytes, errors);
}

#include "cli/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static int fail(struct sink *sink, struct errors *errors)
{
    sink->shut = true;
    if (errno == EPIPE)
        return 0;
    return errors_add(errors, ERROR_INPUT, sink->path, 0, 0, "cannot write %s: %s",
                      sink->path ? "the results" : "standard output", strerror(errno));
}

int sink_open(struct sink *sink, const char *path, struct errors *errors)
{
    *sink = (struct sink){.descriptor = STDOUT_FILENO, .path = path};
    if (!path)
        return 0;
    sink->descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
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

int sink_print(struct slice bytes, struct errors *errors)
{
    struct sink sink;
    sink_open(&sink, NULL, errors);
    return sink_write(&sink, bytes, errors);
}

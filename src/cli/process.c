#include "cli/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { CHUNK = 64 * 1024 };

/* --- finding ----------------------------------------------------------------------------------------------------- */

const char *process_find(const char *name, struct arena *arena)
{
    const char *folders = getenv("PATH");
    for (size_t length; folders && *folders; folders += length + (folders[length] == ':')) {
        length = strcspn(folders, ":");
        const char *path = arena_format(arena, "%.*s/%s", (int)length, folders, name);
        if (*path == '/' && length && !access(path, X_OK))
            return path;
    }
    return NULL;
}

/* --- starting ---------------------------------------------------------------------------------------------------- */

/* The program's end of each pipe, and ours, by the program's descriptor: standard input, output, error. */
struct pipes {
    int theirs[3], ours[3];
};

static void close_all(const int *descriptors)
{
    for (int i = 0; i < 3; i++)
        if (descriptors[i] >= 0)
            close(descriptors[i]);
}

static int open_pipes(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1, -1}, {-1, -1, -1}};
    for (int i = 0; i < 3; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC)) {
            close_all(pipes->theirs);
            close_all(pipes->ours);
            return -1;
        }
        pipes->theirs[i] = ends[i != 0];
        pipes->ours[i] = ends[i == 0];
    }
    return 0;
}

/* This program ignores SIGPIPE; one that is started must not inherit that. */
static int spawn(pid_t *id, const char *const *arguments, const struct pipes *pipes)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&actions);
    for (int i = 0; i < 3; i++)
        posix_spawn_file_actions_adddup2(&actions, pipes->theirs[i], i);
    int failure = posix_spawn(id, arguments[0], &actions, &attributes, (char *const *)arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

int process_start(struct process *process, const char *const *arguments, struct errors *errors)
{
    struct pipes pipes;
    int failure = open_pipes(&pipes) ? errno : spawn(&process->id, arguments, &pipes);
    if (!failure) {
        close_all(pipes.theirs);
        process->input = pipes.ours[0];
        process->output = pipes.ours[1];
        process->complaints = pipes.ours[2];
        process->broken = false;
        return 0;
    }
    close_all(pipes.theirs);
    close_all(pipes.ours);
    return errors_add(errors, ERROR_GIT, NULL, 0, 0, "cannot run %s: %s", arguments[0], strerror(failure));
}

static void shut(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

int process_finish(struct process *process)
{
    int status;
    shut(&process->input);
    shut(&process->output);
    shut(&process->complaints);
    while (waitpid(process->id, &status, 0) < 0)
        if (errno != EINTR)
            return PROCESS_LOST;
    if (process->broken)
        return PROCESS_LOST;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* --- running to the end ------------------------------------------------------------------------------------------ */

/* Takes what is there; shuts the descriptor at its end. */
static void drain(struct process *process, int *descriptor, struct buffer *out)
{
    buffer_reserve(out, CHUNK);
    ssize_t got = read(*descriptor, out->text + out->length, CHUNK);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        process->broken |= got < 0;
        shut(descriptor);
        return;
    }
    out->length += (size_t)got;
    out->text[out->length] = '\0';
}

/* Gives what fits; shuts the descriptor when all is given or nobody reads any more. */
static void feed(int *descriptor, struct slice *input)
{
    ssize_t written = input->length ? write(*descriptor, input->text, input->length) : 0;
    if (written < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (written > 0)
        *input = slice_sub(*input, (size_t)written, input->length);
    if (written < 0 || !input->length)
        shut(descriptor);
}

/* All three pipes at once, so that neither side waits for the other. Closed descriptors are negative: poll skips them.
 * */
static void exchange(struct process *process, struct slice input, struct buffer *output, struct buffer *complaints)
{
    fcntl(process->input, F_SETFL, O_NONBLOCK);
    feed(&process->input, &input);
    while (process->input >= 0 || process->output >= 0 || process->complaints >= 0) {
        struct pollfd ready[] = {
            {process->input, POLLOUT, 0}, {process->output, POLLIN, 0}, {process->complaints, POLLIN, 0}};
        if (poll(ready, 3, -1) < 0 && errno == EINTR)
            continue;
        if (ready[0].revents)
            feed(&process->input, &input);
        if (ready[1].revents)
            drain(process, &process->output, output);
        if (ready[2].revents)
            drain(process, &process->complaints, complaints);
    }
}

int process_collect(struct process *process, struct slice input, struct buffer *output, struct buffer *complaints)
{
    exchange(process, input, output, complaints);
    return process_finish(process);
}

int process_run(const char *const *arguments, struct slice input, struct buffer *output, struct buffer *complaints,
                struct errors *errors)
{
    struct process process;
    return process_start(&process, arguments, errors) ? -1 : process_collect(&process, input, output, complaints);
}

/* Other programs, run without a shell: arguments and bytes go in and out as they are. */
#ifndef CLI_PROCESS_H
#define CLI_PROCESS_H

#include <sys/types.h>

#include "base/buffer.h"
#include "base/error.h"

/* A program that is running. Descriptors are -1 where there is no pipe. */
struct process {
    pid_t id;
    int input;  /* to write to */
    int output; /* to read from */
    int complaints; /* its standard error */
    bool broken;    /* what it says could not be read to the end */
};

/* The exit status of a program whose own is not known, or whose output could not be read. */
enum { PROCESS_LOST = 255 };

/* The absolute path of a program on PATH, in the arena, or NULL. Folders that PATH names relative to the current one
 * are passed over: they may belong to a repository. */
const char *process_find(const char *name, struct arena *arena);

/* Starts a program. arguments[0] is its path; the list ends with NULL. Returns -1 after adding an error. */
int process_start(struct process *process, const char *const *arguments, struct errors *errors);
/* Closes the pipes and waits: the exit status, or 128 and the signal's number. */
int process_finish(struct process *process);

/* Gives a started program its input, appends its outputs, and waits as process_finish does. */
int process_collect(struct process *process, struct slice input, struct buffer *output, struct buffer *complaints);
/* Runs a program to its end with `input` as standard input; appends its outputs. Returns its exit status as above, or
 * -1 after adding an error when it could not be run. */
int process_run(const char *const *arguments, struct slice input, struct buffer *output, struct buffer *complaints,
                struct errors *errors);

#endif

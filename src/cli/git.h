/* Git, asked through its plumbing commands.
 *
 * Git inherits the environment, so that in a hook it answers for the index and the work tree it names there. Nothing
 * in the repository can make it run a program: hooks and the file monitor are off, an embedded bare repository is no
 * repository. Names and ids are given and taken with NUL bytes between them, never in quotes. */
#ifndef CLI_GIT_H
#define CLI_GIT_H

#include "cli/process.h"

struct git {
    const char *program;
    const char *top;    /* canonical path of the work tree, without a slash at its end */
    const char *prefix; /* the current folder below it: "" or "docs/postmortems/" */
    struct arena *arena;
    struct process opening; /* asks where the top is, until git_settle */
};

/* Finds Git and the repository of the current folder. Strings live in the arena, which is also used later. Returns -1
 * after adding an error. */
int git_open(struct git *git, struct arena *arena, struct errors *errors);
/* git_open in two halves: between them Git can be asked what does not need `top` and `prefix`. After git_begin,
 * git_settle must be called, and does its work once. */
int git_begin(struct git *git, struct arena *arena, struct errors *errors);
int git_settle(struct git *git, struct errors *errors);

/* Runs `git ARGUMENTS` (ending with NULL) and appends what it prints. Returns -1 after adding what Git complained about
 * as an error. */
int git_run(const struct git *git, const char *const *arguments, struct buffer *output, struct errors *errors);
#define GIT_RUN(git, output, errors, ...) git_run(git, (const char *const[]){__VA_ARGS__, NULL}, output, errors)
/* The same, but its complaints are no error: returns its exit status. */
int git_try(const struct git *git, const char *const *arguments, struct buffer *output, struct errors *errors);
#define GIT_TRY(git, output, errors, ...) git_try(git, (const char *const[]){__VA_ARGS__, NULL}, output, errors)
/* Starts Git to talk to: see process_start. */
int git_start(const struct git *git, struct process *process, const char *const *arguments, struct errors *errors);

/* The id of the commit a revision names, in the arena. NULL after an error that says how to fetch it. */
const char *git_commit(const struct git *git, const char *revision, struct errors *errors);
/* The id of the best common ancestor of HEAD and a branch, as above. */
const char *git_merge_base(const struct git *git, const char *branch, struct errors *errors);

#endif

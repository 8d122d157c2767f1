#include "cli/git.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/path.h"

#define SHALLOW_HINT                                                                                                   \
    "fetch the whole history first (actions/checkout: `fetch-depth: 0`; GitLab: `GIT_DEPTH: 0`; else `git fetch "     \
    "--unshallow`)"

enum { MOST_ARGUMENTS = 32 };

/* Options before the command. The index is only read, so nothing may be written to refresh it. */
static const char *const precautions[] = {
    "--no-optional-locks", "--literal-pathspecs", "--no-replace-objects",
    "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit",
};

enum { PRECAUTION_COUNT = sizeof precautions / sizeof *precautions };

static void command_line(const struct git *git, const char *const *arguments, const char **line)
{
    size_t count = 0;
    line[count++] = git->program;
    for (size_t i = 0; i < PRECAUTION_COUNT; i++)
        line[count++] = precautions[i];
    while (*arguments && count < MOST_ARGUMENTS - 1)
        line[count++] = *arguments++;
    line[count] = NULL;
}

/* --- running ----------------------------------------------------------------------------------------------------- */

static int run(const struct git *git, const char *const *arguments, struct buffer *output, struct buffer *complaints,
               struct errors *errors)
{
    const char *line[MOST_ARGUMENTS];
    command_line(git, arguments, line);
    return process_run(line, SLICE_LITERAL(""), output, complaints, errors);
}

int git_try(const struct git *git, const char *const *arguments, struct buffer *output, struct errors *errors)
{
    struct buffer complaints = BUFFER_INIT;
    int status = run(git, arguments, output, &complaints, errors);
    buffer_release(&complaints);
    return status;
}

static int complain(const char *command, int status, struct slice complaints, struct errors *errors)
{
    struct slice said = slice_trim(complaints);
    if (said.length)
        return errors_add(errors, ERROR_GIT, NULL, 0, 0, "git %s: %.*s", command, (int)said.length, said.text);
    return errors_add(errors, ERROR_GIT, NULL, 0, 0, "git %s ended with status %d", command, status);
}

int git_run(const struct git *git, const char *const *arguments, struct buffer *output, struct errors *errors)
{
    struct buffer complaints = BUFFER_INIT;
    int status = run(git, arguments, output, &complaints, errors);
    if (status > 0)
        status = complain(arguments[0], status, buffer_slice(&complaints), errors);
    buffer_release(&complaints);
    return status;
}

int git_start(const struct git *git, struct process *process, const char *const *arguments, struct errors *errors)
{
    const char *line[MOST_ARGUMENTS];
    command_line(git, arguments, line);
    return process_start(process, line, errors);
}

/* --- the repository ---------------------------------------------------------------------------------------------- */

/* The top is asked for as the way up ("../../"), because a folder's own name may hold line ends. */
int git_begin(struct git *git, struct arena *arena, struct errors *errors)
{
    *git = (struct git){.program = process_find("git", arena), .arena = arena};
    if (!git->program)
        return errors_add(errors, ERROR_GIT, NULL, 0, 0, "the program `git` is not on the PATH");
    return git_start(git, &git->opening, (const char *const[]){"rev-parse", "--show-cdup", NULL}, errors);
}

static int find_top(struct git *git, struct slice way_up, struct errors *errors)
{
    char here[PATH_MAX], top[PATH_MAX];
    if (slice_ends_with(way_up, "\n"))
        way_up.length--;
    if (!realpath(".", here) || !realpath(way_up.length ? arena_copy(git->arena, way_up) : ".", top))
        return errors_add(errors, ERROR_GIT, NULL, 0, 0, "the work tree of this repository cannot be found");
    git->top = arena_copy(git->arena, slice_of(top));
    bool inside = path_is_below(here, top) && strcmp(here, top);
    git->prefix = inside ? arena_format(git->arena, "%s/", here + strlen(top) + (top[1] != '\0')) : "";
    return 0;
}

int git_settle(struct git *git, struct errors *errors)
{
    struct buffer way_up = BUFFER_INIT, complaints = BUFFER_INIT;
    if (git->top)
        return 0;
    int status = process_collect(&git->opening, SLICE_LITERAL(""), &way_up, &complaints);
    status = status ? complain("rev-parse", status, buffer_slice(&complaints), errors)
                    : find_top(git, buffer_slice(&way_up), errors);
    buffer_release(&way_up);
    buffer_release(&complaints);
    return status;
}

int git_open(struct git *git, struct arena *arena, struct errors *errors)
{
    return git_begin(git, arena, errors) || git_settle(git, errors) ? -1 : 0;
}

/* --- revisions --------------------------------------------------------------------------------------------------- */

/* The first line of what Git printed, in the arena; NULL when there is none. */
static const char *first_line(const struct git *git, struct slice output)
{
    const char *end = memchr(output.text, '\n', output.length);
    return end && end > output.text ? arena_copy(git->arena, slice_sub(output, 0, (size_t)(end - output.text))) : NULL;
}

const char *git_commit(const struct git *git, const char *revision, struct errors *errors)
{
    struct buffer output = BUFFER_INIT;
    const char *commit = NULL;
    size_t before = errors->count;
    const char *peeled = arena_format(git->arena, "%s^{commit}", revision);
    if (*revision && *revision != '-' && !GIT_TRY(git, &output, errors, "rev-parse", "--verify", "--quiet", peeled))
        commit = first_line(git, buffer_slice(&output));
    buffer_release(&output);
    if (!commit && errors->count == before)
        errors_add(errors, ERROR_GIT, NULL, 0, 0,
                   "the revision `%s` is not known here; in a shallow clone, " SHALLOW_HINT, revision);
    return commit;
}

const char *git_merge_base(const struct git *git, const char *branch, struct errors *errors)
{
    struct buffer output = BUFFER_INIT;
    const char *base = NULL, *tip = git_commit(git, branch, errors);
    if (!tip)
        return NULL;
    size_t before = errors->count;
    if (!GIT_TRY(git, &output, errors, "merge-base", tip, "HEAD"))
        base = first_line(git, buffer_slice(&output));
    buffer_release(&output);
    if (!base && errors->count == before)
        errors_add(errors, ERROR_GIT, NULL, 0, 0,
                   "HEAD and `%s` have no common ancestor here; in a shallow clone, " SHALLOW_HINT, branch);
    return base;
}

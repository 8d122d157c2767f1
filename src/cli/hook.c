#include "cli/hook.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/disk.h"
#include "cli/git.h"
#include "cli/path.h"
#include "format/escape.h"

enum { HOOK_MAX_BYTES = 1024 * 1024 };

#define MARK "Installed by `blameless init --hook`" /* in every hook of ours */
#define KEPT ".before-blameless"                    /* the name that hooks/pre-commit runs first */

struct installation {
    struct git git;
    struct arena arena;
    struct slice text;
    bool replace;
    struct buffer *notes;
    struct errors *errors;
};

/* --- where hooks are --------------------------------------------------------------------------------------------- */

/* The one set before the precaution of our own, which comes last; empty when there is none. */
static struct slice configured_folder(struct slice values)
{
    struct slice folder = {"", 0}, next = {"", 0};
    for (const char *end; values.length && (end = memchr(values.text, '\0', values.length));) {
        folder = next;
        next = slice_sub(values, 0, (size_t)(end - values.text));
        values = slice_sub(values, next.length + 1, values.length);
    }
    return folder;
}

/* Git runs hooks at the top of the work tree, so a relative folder starts there. */
static const char *hooks_folder(struct installation *installation)
{
    const struct git *git = &installation->git;
    struct arena *arena = &installation->arena;
    struct buffer output = BUFFER_INIT;
    const char *folder = NULL;
    GIT_TRY(git, &output, installation->errors, "config", "--null", "--type=path", "--get-all", "core.hooksPath");
    struct slice configured = configured_folder(buffer_slice(&output));
    if (configured.length) {
        const char *name = arena_copy(arena, configured);
        folder = *name == '/' ? name : arena_format(arena, "%s/%s", git->top, name);
    } else {
        buffer_clear(&output);
        if (!GIT_RUN(git, &output, installation->errors, "rev-parse", "--git-common-dir"))
            folder = arena_format(arena, "%.*s/hooks", (int)output.length - 1, output.text);
    }
    buffer_release(&output);
    if (!folder || !slice_ends_with(slice_of(folder), "/.husky/_"))
        return folder;
    errors_add(installation->errors, ERROR_USAGE, folder, 0, 0,
               "husky writes this folder anew; add the line `blameless check --staged` to .husky/pre-commit instead");
    return NULL;
}

/* --- one hook ---------------------------------------------------------------------------------------------------- */

static void note(struct installation *installation, const char *path, const char *what)
{
    escape_path(installation->notes, path_from_here(path));
    buffer_add_format(installation->notes, ": %s\n", what);
}

enum standing { ABSENT, OURS, OF_OTHERS };

static enum standing standing_of(struct installation *installation, const char *path)
{
    struct errors unread = ERRORS_INIT;
    struct slice text = {"", 0};
    struct stat status;
    if (lstat(path, &status))
        return ABSENT;
    int failed = file_read(path, HOOK_MAX_BYTES, &installation->arena, &text, &unread);
    errors_release(&unread);
    return !failed && slice_find(text, SLICE_LITERAL(MARK), 0) >= 0 ? OURS : OF_OTHERS;
}

static int keep(struct installation *installation, const char *path)
{
    struct stat status;
    const char *kept = arena_format(&installation->arena, "%s" KEPT, path);
    if (!lstat(kept, &status))
        return errors_add(installation->errors, ERROR_INPUT, kept, 0, 0,
                          "a hook that was kept is already there; run both from a hook of your own");
    if (rename(path, kept))
        return errors_add(installation->errors, ERROR_INPUT, path, 0, 0, "cannot be renamed: %s", strerror(errno));
    note(installation, kept, "the hook that was here before; it runs first");
    return 0;
}

static int install(struct installation *installation, const char *folder, const char *name)
{
    const char *path = path_join(&installation->arena, folder, name);
    enum standing standing = standing_of(installation, path);
    if (standing == OURS && !installation->replace) {
        note(installation, path, "is there already; --force brings it up to date");
        return 0;
    }
    if ((standing == OF_OTHERS && keep(installation, path)) ||
        disk_create(path, installation->text, 0777, standing == OURS, installation->errors))
        return -1;
    note(installation, path, "installed");
    return 0;
}

static int install_both(struct installation *installation)
{
    if (git_open(&installation->git, &installation->arena, installation->errors))
        return -1;
    const char *folder = hooks_folder(installation);
    return !folder || install(installation, folder, "pre-commit") || install(installation, folder, "pre-merge-commit")
               ? -1 : 0;
}

int hook_install(struct slice text, bool replace, struct buffer *notes, struct errors *errors)
{
    struct installation installation = {.text = text, .replace = replace, .notes = notes, .errors = errors};
    int result = install_both(&installation);
    arena_release(&installation.arena);
    return result;
}

bool hook_is_possible(void)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct git git;
    bool possible = !git_open(&git, &arena, &errors);
    errors_release(&errors);
    arena_release(&arena);
    return possible;
}

/* Which files differ between two states of a repository, as `git diff-index --raw -z` tells. */
#ifndef CLI_GIT_CHANGES_H
#define CLI_GIT_CHANGES_H

#include "cli/git.h"

enum git_mode { GIT_MODE_ABSENT, GIT_MODE_FILE, GIT_MODE_LINK, GIT_MODE_SUBMODULE, GIT_MODE_OTHER };

struct git_change {
    const char *path;               /* in the repository, after the change */
    const char *old_path;           /* before: another one where the file was renamed */
    enum git_mode old_mode, mode;   /* absent: added, deleted */
    const char *old_id, *id;        /* of the blobs; id is NULL where only the work tree has the new bytes */
    bool conflict;                  /* the index holds several versions */
};

struct git_changes {
    struct git_change *items;
    size_t count, capacity;
};

/* Reads records of `--raw -z` into the arena. Returns -1 when they are not complete. */
int git_changes_read(struct git_changes *changes, struct slice records, struct arena *arena);

/* From HEAD, or from its first parent when the commit amends it (from nothing where there is no such commit), to the
 * index; settles git. Returns -1 after adding an error, as all do. */
int git_changes_staged(struct git_changes *changes, struct git *git, bool amend, struct errors *errors);
/* From a commit to the work tree; files that Git does not know yet, and does not ignore, count as added. */
int git_changes_since(struct git_changes *changes, const struct git *git, const char *commit, struct errors *errors);

#endif

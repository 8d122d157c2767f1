/* .gitignore files, read on the way down a folder. */
#ifndef CLI_IGNORE_H
#define CLI_IGNORE_H

#include <stdbool.h>

#include "base/arena.h"

/* The rules of one folder, and through `parent` those of the folders above it. */
struct ignore {
    const struct ignore *parent;
    struct slice folder;            /* absolute, without a slash at its end */
    const struct ignore_rule *rules; size_t count;
};

/* The rules in force in an absolute folder: those of parent (may be NULL) and of its own .gitignore. */
const struct ignore *ignore_enter(const struct ignore *parent, const char *folder, struct arena *arena);
/* The rules in force above an absolute folder: from the root of its Git repository down; NULL outside repositories. */
const struct ignore *ignore_above(const char *folder, struct arena *arena);
/* Is this absolute path, below ignore's folder, ignored? Folders above it were found not to be. */
bool ignore_matches(const struct ignore *ignore, struct slice path, bool is_folder);

#endif

/* The Git hook, put where Git looks for it. */
#ifndef CLI_HOOK_H
#define CLI_HOOK_H

#include "base/buffer.h"
#include "base/error.h"

/* Installs `text` as pre-commit and as pre-merge-commit of the current folder's repository, in the folder that
 * core.hooksPath names or in .git/hooks. A hook that is there is kept beside it, and runs first; one of ours is left
 * alone, unless `replace`. Appends what was done, a line for each. Returns -1 after adding an error. */
int hook_install(struct slice text, bool replace, struct buffer *notes, struct errors *errors);
/* Is the current folder in a Git repository? */
bool hook_is_possible(void);

#endif

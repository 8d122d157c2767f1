/* Patterns over paths, as in .gitignore and configuration. */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include "base/slice.h"

/* Does the whole path match? `*` and `?` stay inside one name, `**` as a whole name stands for any number of
 * folders (none too), `[a-z]` and `[!a-z]` are sets, `\` takes the next character literally. Time is at most
 * about pattern length times path length squared, whatever the pattern. */
bool glob_match(struct slice pattern, struct slice path);

#endif

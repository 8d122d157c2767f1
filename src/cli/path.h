/* Paths as a user would write them. */
#ifndef CLI_PATH_H
#define CLI_PATH_H

#include <stdbool.h>

#include "base/arena.h"

/* The part of an absolute path below the current folder; the path itself when it lies elsewhere. */
const char *path_from_here(const char *path);
/* An absolute path without ".", ".." or symbolic links among its folders, in the arena. The file itself is not followed
 * when it is a link, and need not exist. */
const char *path_absolute(const char *path, struct arena *arena);
/* Is an absolute path that of a folder or of something in it? */
bool path_is_below(const char *path, const char *folder);
/* `path` as seen from `folder`, both relative to the same place: "../b.md". The folder is "" or ends with a slash. */
const char *path_relative(const char *path, const char *folder, struct arena *arena);

#endif

/* Paths as a user would write them. */
#ifndef CLI_PATH_H
#define CLI_PATH_H

/* The part of an absolute path below the current folder; the path itself when it lies elsewhere. */
const char *path_from_here(const char *path);

#endif

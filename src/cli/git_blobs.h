/* The bytes of blobs, by object id: one `git cat-file --batch` serves a whole run. */
#ifndef CLI_GIT_BLOBS_H
#define CLI_GIT_BLOBS_H

#include <stdio.h>

#include "cli/git.h"

struct git_blobs {
    const struct git *git;
    struct process process;
    FILE *answers; /* NULL until the first question */
};

#define GIT_BLOBS_INIT(repository) {.git = (repository)}

/* Reads a blob of at most `most` bytes into the arena, NUL-terminated. `path` is for errors. Returns -1 after adding
 * one. */
int git_blob_read(struct git_blobs *blobs, const char *id, const char *path, size_t most, struct arena *arena,
                  struct slice *bytes, struct errors *errors);
void git_blobs_close(struct git_blobs *blobs);

/* Do these bytes stand for a file that Git LFS keeps elsewhere? */
bool git_blob_is_lfs_pointer(struct slice bytes);

#endif

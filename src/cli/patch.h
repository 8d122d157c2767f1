/* Unified diffs, read: what `git diff`, `git format-patch` and `diff -u` print. */
#ifndef CLI_PATCH_H
#define CLI_PATCH_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

struct patch_line {
    char sign;         /* ' ', '-' or '+' */
    struct slice text; /* with its line end */
};

struct patch_hunk {
    size_t new_line; /* 0-based: where its first line stands in the new text */
    const struct patch_line *lines; size_t count, capacity;
};

/* One file of a patch; a series of patches may name a file more than once. */
struct patch_file {
    const char *old_path, *path; /* NULL: there was none, there is none any more */
    bool prefixed;               /* one folder, as the "a/" and "b/" of Git, was taken off both paths */
    bool binary;                 /* the patch does not show the text */
    struct patch_hunk *hunks; size_t count, capacity;
};

struct patch {
    struct patch_file *files;
    size_t count, capacity;
};

/* Reads a patch into the arena; it points into text. Returns -1 after adding an error when it is cut off, or a merge's
 * combined diff, which no text can be made of. `name` is the patch's own, for errors. */
int patch_read(struct patch *patch, struct slice text, const char *name, struct arena *arena, struct errors *errors);

/* Takes a file's changes back: appends the text as it was before. Returns -1 when the patch does not fit the text.
 * Line ends are not compared. */
int patch_undo(struct buffer *out, const struct patch_file *file, struct slice text);

#endif

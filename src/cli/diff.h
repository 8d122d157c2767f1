/* Unified diffs, as `git apply` and `patch -p1` read them. */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "base/buffer.h"

/* Appends the difference of two versions of a file; nothing when they are equal. */
void diff_unified(struct buffer *out, const char *path, struct slice before, struct slice after);

#endif

/* "did you mean": the known name that a mistyped one is closest to. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/slice.h"

/* Of count names, the nearest to `typed` by edits (insert, delete, replace, swap neighbours; case ignored), or NULL
 * when none is near enough to be meant: at most one edit for each three letters. `stride` is the distance in
 * bytes between one `const char *` and the next, so that a column of a table can be searched. */
const char *nearest_name(struct slice typed, const char *const *names, size_t count, size_t stride);

#endif

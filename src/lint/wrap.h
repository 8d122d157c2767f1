/* Wording in place of text that was wrapped. */
#ifndef LINT_WRAP_H
#define LINT_WRAP_H

#include "base/buffer.h"
#include "lint/report.h"

/* Appends the edit's text behind what stands before it in `bytes`, which ends `out`. Where it takes the place of several
 * lines it is broken as they were: with their line end, their indentation or quote mark, no longer than the longest. */
void wrap_add(struct buffer *out, struct slice bytes, const struct edit *edit);

#endif

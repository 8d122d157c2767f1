/* Applying suggestions. */
#ifndef LINT_FIX_H
#define LINT_FIX_H

#include "base/arena.h"
#include "base/buffer.h"
#include "lint/report.h"

enum fix_scope {
    FIX_SAFE,  /* only fixes: meaning and grammar are certain */
    FIX_UNSAFE /* the first suggestion with edits, whichever kind */
};

/* Chooses, finding by finding, the suggestion to apply, leaving out those whose edits overlap edits chosen
 * before; a later pass over the changed text finds them again. Points `edits` at an array in the arena, sorted by
 * place, and returns its length; `findings`, if not NULL, gets how many findings they settle. */
size_t fix_choose(const struct report *report, enum fix_scope scope, struct arena *arena, const struct edit **edits,
                  size_t *findings);
/* Appends bytes with the edits (sorted, not overlapping) made. */
void fix_apply(struct buffer *out, struct slice bytes, const struct edit *edits, size_t count);

#endif

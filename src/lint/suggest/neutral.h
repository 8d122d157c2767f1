/* People without their names: what a wording calls the ones it still speaks of. */
#ifndef LINT_NEUTRAL_H
#define LINT_NEUTRAL_H

#include "base/buffer.h"
#include "lint/finding.h"
#include "read/entity.h"

/* Appends the Markdown of the prose range, which lies in one unit, with "the engineer" in place of each named person
 * and of he and she. False where what is left would make no sense: "himself". */
bool neutral_add(struct buffer *out, const struct entities *entities, size_t unit, struct span prose);
/* Appends whom a question about the finding asks after: "the on-call engineer", "Finance", "those involved". */
void neutral_add_actor(struct buffer *out, const struct entities *entities, const struct finding *finding);

#endif

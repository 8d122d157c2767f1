/* What to write instead: templates filled in, proved, and turned into edits. */
#ifndef LINT_SUGGEST_H
#define LINT_SUGGEST_H

#include "lint/finding.h"
#include "lint/suggest/proof.h"

/* Fills the suggestions of the finding's diagnostic: the proved fixes and rewrites in the order of their templates,
 * then the first question that fits. They live in the arena. */
void suggest(struct proof *proof, const struct finding *finding, struct diagnostic *diagnostic, struct arena *arena);

#endif

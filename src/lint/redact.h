/* Reports without people's names, for logs and pages that more people read than the document. */
#ifndef LINT_REDACT_H
#define LINT_REDACT_H

#include "lint/report.h"

/* A copy of a report that was made with `collect_people`. In the document's own text (excerpts, matches) each letter
 * of a name becomes a mark of the same length, so that every position stays true; in messages and proposed
 * wording a name becomes "the engineer". Edits that would write a name are left out. Paths stay: they say which
 * document is meant. A name the engine does not know cannot be hidden. All lives in the arena. */
const struct report *redact(const struct report *report, struct arena *arena);

#endif

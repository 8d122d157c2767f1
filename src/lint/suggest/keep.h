/* The facts of a sentence a rewrite must not lose. */
#ifndef LINT_KEEP_H
#define LINT_KEEP_H

#include "read/reading.h"

/* Does the wording hold every number, time, code span, link, identifier and capitalised name of the prose range?
 * Those who act (people, mentions, roles, teams) are no facts in this sense: a rewrite may leave them out. */
bool keeps_facts(const struct reading *reading, size_t unit, struct span prose, struct slice wording);

#endif

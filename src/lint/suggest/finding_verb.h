/* Which word of a finding says what was done or not done. */
#ifndef LINT_FINDING_VERB_H
#define LINT_FINDING_VERB_H

#include "lint/finding.h"
#include "read/clause.h"

/* The token of the verb: that of a group named `deed`, `verb`, `verb2` or `verb3`, else the first of the match, else
 * the one the match leads up to; of "bothered to ask" the second. NO_INDEX when there is none. */
uint32_t finding_verb(const struct clause *clause, const struct finding *finding);
/* One past its last token: with its particle ("switched off"), and what a lexicon says belongs to it ("look at"). */
uint32_t finding_verb_end(const struct clause *clause, uint32_t verb);
/* Is the token a word that only completes a verb: "off", "up", "aside"? */
bool finding_verb_particle(const struct reader *reader, uint32_t token);
/* Is the verb a participle governed by a form of "be"? */
bool finding_verb_is_passive(const struct clause *clause, uint32_t verb);
/* Does it take a clause without "that": "assumed", "knew"? */
bool finding_verb_is_of_mind(const struct clause *clause, uint32_t verb);

#endif

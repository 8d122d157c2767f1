/* The words on the left of what says it: of a finding's trigger. */
#ifndef LINT_TRIGGER_H
#define LINT_TRIGGER_H

#include "lint/finding.h"
#include "read/annotate.h"

/* The last token of the finding's unit that starts at or before its trigger; the first one when there is none. */
uint32_t trigger_token(const struct annotation *annotation, const struct finding *finding);

/* Is the clause at the token over for who reads leftward: at a mark, or at a word that joins what is no part of it?
 * "That", "who", "whether" and "if" do not end it: what they open depends on what stands before them. */
bool clause_ends_at(const struct annotation *annotation, uint32_t token);

#endif

/* Claims: which rules say of a finding of another rule that it belongs to their family as well. */
#ifndef LINT_CLAIM_H
#define LINT_CLAIM_H

#include "lint/finding.h"
#include "lint/search.h"

/* Notes the rules in force that claim the finding, which stands in the unit being searched. Lives in the pass's arena. */
void claims_note(struct unit_search *search, struct finding *finding);

#endif

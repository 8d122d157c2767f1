/* What a bullet or row in a section of actions is, when it asks for nothing. */
#ifndef LINT_ACTION_KIND_H
#define LINT_ACTION_KIND_H

#include "base/slice.h"

/* "Updated the runbook", "EIP-6110 is updated", "ticket raised": it tells of what has been done. */
bool action_tells_of_done(struct slice text);
/* "Rejected: ...", "Should we ...?": it explains or asks. */
bool action_is_context(struct slice text);
/* "None: the fix was complete", "No action items". */
bool action_says_none(struct slice text);
/* "", "TODO", "...", "{{ action }}". */
bool action_is_template(struct slice text);

#endif

/* What a finding weighs: negation, severity by actor, section and confidence. */
#ifndef LINT_JUDGE_H
#define LINT_JUDGE_H

#include "lint/finding.h"
#include "lint/pass.h"


/* Sets severity and confidence of each finding and drops those that are off or negated. `draft`: errors become
 * warnings. */
void judge_findings(struct pass *pass, struct finding_list *findings, bool draft);

#endif

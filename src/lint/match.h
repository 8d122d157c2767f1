/* From units to findings: candidates, patterns, guards. What a finding weighs is judged later. */
#ifndef LINT_MATCH_H
#define LINT_MATCH_H

#include "lint/finding.h"
#include "lint/pass.h"

/* Adds the findings of every language rule in force, unit by unit in prose order. The findings and all they
 * point to live in the pass's arena. */
void match_document(struct pass *pass, struct finding_list *findings);

#endif

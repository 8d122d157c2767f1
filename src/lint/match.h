/* From units to findings: candidates, patterns, guards. What a finding weighs is judged later. */
#ifndef LINT_MATCH_H
#define LINT_MATCH_H

#include "lint/finding.h"
#include "lint/pass.h"

/* Nobody reads so many findings of one document, and each costs its price. */
enum { MATCH_MOST_FINDINGS = 20 * 1000 };

/* Adds the findings of every language rule in force in the unit; `scratch` is for the time of the call. The findings and
 * all they point to live in the pass's arena. */
void match_unit(struct pass *pass, size_t unit, struct finding_list *findings, struct arena *scratch);
/* Notes that there were more than MATCH_MOST_FINDINGS. */
void match_note_most(struct pass *pass);
/* The same for every unit, in prose order. */
void match_document(struct pass *pass, struct finding_list *findings);

#endif

/* Whether what a finding is about is denied. */
#ifndef LINT_NEGATION_H
#define LINT_NEGATION_H

#include "lint/finding.h"
#include "read/reading.h"

/* Negators that reach the trigger: "not careless", "nobody was at fault". A second one takes the first back. */
unsigned negators_of(const struct reading *reading, const struct finding *finding);

/* Does its clause depend on a conclusion that is denied: "we do not think anyone ...", "no evidence was found that
 * ...", "it is not suggested that ..."? */
bool conclusion_denied(const struct reading *reading, const struct finding *finding);

#endif

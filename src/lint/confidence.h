/* How likely a finding is right: its pattern's share, weighed by all else that is known of it. */
#ifndef LINT_CONFIDENCE_H
#define LINT_CONFIDENCE_H

#include "lint/finding.h"
#include "read/reading.h"

/* Below this confidence nothing is more than a suggestion, and below the other nothing is an error. Chosen on rounds
 * that the confidences had not been measured on: see tests/accuracy/calibrate.py. */
#define CONFIDENCE_DOUBT 0.6f
#define CONFIDENCE_SURE 0.65f

/* 0..1. A pattern's confidence is the share of its findings that are right; the actor, the section and the wording
 * around raise or lower the odds of it. `twice_negated`: a second negator takes the first one back. */
float confidence_of(const struct reading *reading, const struct finding *finding, bool twice_negated);

#endif

/* Names for findings that survive edits elsewhere in the document. */
#ifndef LINT_FINGERPRINT_H
#define LINT_FINGERPRINT_H

#include "base/arena.h"
#include "lint/report.h"

/* Fills the fingerprint of each diagnostic: a hash of path, rule and normalised sentence, and of its ordinal
 * among equal ones. Line numbers, case and white space play no part. */
void fingerprints_make(struct diagnostic *diagnostics, size_t count, const struct source *source);

#endif

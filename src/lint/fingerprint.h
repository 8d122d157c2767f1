/* Names for findings that survive edits elsewhere in the document. */
#ifndef LINT_FINGERPRINT_H
#define LINT_FINGERPRINT_H

#include "base/arena.h"
#include "lint/report.h"

/* Fills the fingerprint of each diagnostic: a hash of path, rule and words of the sentence, and of its ordinal
 * among equal ones. Line numbers, case, punctuation and white space play no part. */
void fingerprints_make(struct diagnostic *diagnostics, size_t count, const struct source *source);
/* The same of rule and words alone, whatever the file and the place: equal findings have equal ones. */
void fingerprint_content(char out[FINGERPRINT_SIZE], const struct diagnostic *diagnostic, const struct source *source);

#endif

/* Any noun phrase, read forwards: what a verb acts on, what a question can be about. The phrases whose head is
 * somebody are those of read/noun_phrase.h. */
#ifndef LINT_NOMINAL_H
#define LINT_NOMINAL_H

#include "read/clause.h"

/* One past the last token of the noun phrase that starts at this token, `token` itself when none does: a pronoun, or
 * determiners, modifiers and a head with its "of ..." ("the last two lines of the report", "keys and tokens"). */
uint32_t nominal_end(const struct clause *clause, uint32_t token);
/* Where the phrase that ends right before `end` begins, what its "of" belongs to included; `end` when there is none. */
uint32_t nominal_start(const struct clause *clause, uint32_t end);
/* One past the head of the phrase: where its first preposition stands, or its end. */
uint32_t nominal_head_end(const struct reader *reader, uint32_t first, uint32_t end);
/* Does the phrase [first, end) take "were"? */
bool nominal_is_plural(const struct clause *clause, uint32_t first, uint32_t end);
/* Does it say when: is a clock time or a word of time its head? */
bool nominal_is_time(const struct clause *clause, uint32_t first, uint32_t end);
/* Is it, or its head, somebody who can be blamed? */
bool nominal_is_human(const struct clause *clause, uint32_t first, uint32_t end);

#endif

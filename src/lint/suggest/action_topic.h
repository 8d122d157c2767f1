/* What a question about an action item can speak of. */
#ifndef LINT_ACTION_TOPIC_H
#define LINT_ACTION_TOPIC_H

#include "lint/finding.h"
#include "read/clause.h"

/* Each writes the prose of what it finds to span; false when the item has no such thing. */

/* What stands before the head of the phrase, its article apart: "batch" of "the batch monitoring". */
bool action_kind(const struct clause *clause, struct span phrase, struct span *span);
/* What an action deals with: the first phrase behind a preposition of its verb that is nobody and no time. */
bool action_matter(const struct clause *clause, const struct finding *finding, struct span *span);
/* The people it is for or about: "all operators" of "refresher for all operators", "the night crew must ...". */
bool action_audience(const struct clause *clause, const struct finding *finding, struct span *span);
/* When or around what it is to be done: "before touching the buckets", "when migrations are running". */
bool action_occasion(const struct clause *clause, const struct finding *finding, struct span *span);
/* The parenthesis an action ends with, blank included: " (Ana, 3 May)". */
bool action_note(const struct clause *clause, struct span *span);

#endif

/* What a question about a finding can speak of: phrases of its sentence that are nobody. */
#ifndef LINT_TOPIC_H
#define LINT_TOPIC_H

#include "lint/finding.h"
#include "read/clause.h"

/* Each writes the prose of what it finds to span; false when the sentence has no such thing. */

/* The first definite thing among the words within, up to where another clause begins: "the release checklist", "`df -i`", "DNS". */
bool topic_thing(const struct clause *clause, struct span within, struct span *span);
/* The last one there, across clauses. */
bool topic_last_thing(const struct clause *clause, struct span within, struct span *span);
/* Does the phrase name neither somebody nor a time, and is it none that only looks like one ("skipped ahead")? */
bool topic_is_thing(const struct clause *clause, struct span phrase);
/* The subject of the verb that stands in the match or after it, or else before it: "communication to Finance". */
bool topic_subject(const struct clause *clause, const struct finding *finding, struct span *span);
/* What the match, or else its sentence, begins with, up to the verb: "a look at one order". */
bool topic_notion(const struct clause *clause, const struct finding *finding, struct span *span);
/* The statement behind the colon after the match, its mark apart: "user error: | the button was pressed". */
bool topic_account(const struct clause *clause, const struct finding *finding, struct span *span);
/* The clause behind the first "that" from the match on: "it was clear that | the disk was full". */
bool topic_content(const struct clause *clause, const struct finding *finding, struct span *span);
/* When it was: "at 03:12", "on Monday morning", "in August", "during the move"; or the circumstance right after the
 * match: "after two smooth runs", "under time pressure". */
bool topic_moment(const struct clause *clause, const struct finding *finding, struct span *span);

enum topic_tense {
    TENSE_NONE,    /* a fragment without a verb */
    TENSE_PAST,    /* something that happened once */
    TENSE_STANDING /* a habit, a state that lasts, something to come */
};

enum topic_tense topic_tense(const struct clause *clause, const struct finding *finding);
/* The prose of the tokens [first, end). */
struct span topic_prose(const struct clause *clause, uint32_t first, uint32_t end);
/* Can a question be about the phrase: no person, no time, no quality, no word that only frames, no adverb? */
bool topic_is_sound(const struct clause *clause, uint32_t first, uint32_t end);
/* Does another clause begin at the token, so that what follows is hardly what the match is about? */
bool topic_opens_clause(const struct reader *reader, uint32_t token);

#endif

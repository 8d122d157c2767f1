/* Which part of a sentence a wording replaces or leaves out. */
#ifndef LINT_EXTENT_H
#define LINT_EXTENT_H

#include "read/clause.h"

/* Widens the match to the aside it is or stands in: ", in his own good time,", ", which takes two seconds",
 * " (who is quite junior)", with the marks that go with it; " like headless chickens" and " in a careless manner" need
 * none. False when the sentence needs it, or is nothing else. */
bool extent_aside(const struct clause *clause, struct span *span);
/* Does a finite verb or an auxiliary stand in the span? */
bool extent_has_verb(const struct clause *clause, struct span span);
/* Is the sentence none: a label's value or an item without a verb ("Lack of diligence in the laboratory")? */
bool extent_is_fragment(const struct clause *clause);
/* Does half of a word stay behind the span: "an operator slip | -up"? */
bool extent_cuts_word(const struct clause *clause, struct span span);
/* Would taking the words out leave a verb, an article or a preposition without what it needs? */
bool extent_leaves_gap(const struct clause *clause, struct span span);
/* The span with the "and", mark or blank that joined it to one of its neighbours. */
struct span extent_with_joint(const struct clause *clause, struct span span);
/* How many words of substance the sentence has outside the match, people apart, that the wording has not. */
size_t extent_lost_words(const struct clause *clause, struct span match, struct slice wording);

#endif

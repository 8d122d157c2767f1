/* What the second word of a match must be.
 *
 * A word is a run of ASCII letters and digits, as everywhere in the tables of words. */
#ifndef RULE_SECOND_WORD_H
#define RULE_SECOND_WORD_H

#include "rule/wish.h"

/* Adds to `wish` all that the second word of a match of the branch can be. False when that is not known or a match may
 * hold less than two words: then the wish means nothing. */
bool second_word(const struct pattern *pattern, const struct sequence *branch, struct wish *wish, struct arena *arena);

#endif

/* A small set of words that may hold more than was put in, never less: for telling that a name stands nowhere in a
 * text. Words are told by their first run of ASCII letters and digits, whatever their case. */
#ifndef LINT_WORD_SET_H
#define LINT_WORD_SET_H

#include "base/slice.h"

enum { WORD_SET_BITS = 512 };

struct word_set {
    uint64_t bits[WORD_SET_BITS / 64];
};

/* Adds every word of the text. */
void word_set_add(struct word_set *set, struct slice text);
void word_set_join(struct word_set *set, const struct word_set *other);
/* False when no text of the set has the word. */
bool word_set_may_have(const struct word_set *set, struct slice word);

#endif

/* Letters of English words, for inflection. Case is ignored; letters beyond ASCII are consonants. */
#ifndef RULE_SPELLING_H
#define RULE_SPELLING_H

#include "base/slice.h"

bool spelling_is_vowel(char c);
/* The letter that stands n places from the end, the last being 1; lower case, or NUL when the word is shorter. */
char spelling_letter(struct slice word, size_t from_end);
bool spelling_ends_in(struct slice word, const char *ending);
/* Runs of vowels, y counting as one behind the first letter: about the syllables. */
unsigned spelling_vowel_groups(struct slice word);

#endif

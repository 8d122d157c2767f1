/* Runs of letters in a pattern, with options: every way they can be spelled. */
#ifndef RULE_SPELLED_H
#define RULE_SPELLED_H

#include "rule/pattern_tree.h"

enum { SPELLED_MOST = 160, SPELLED_LONGEST = 40 };

struct spellings {
    char text[SPELLED_MOST][SPELLED_LONGEST + 1]; /* lower case */
    size_t count;
};

/* One past the run of letters, and groups of letters, that begins at item `from`; `from` when none does. */
size_t spelled_end(const struct sequence *sequence, size_t from);
/* All spellings of a run; false when there are too many or one of them is empty or no plain word. */
bool spell(const struct item *items, size_t count, struct spellings *all);

#endif

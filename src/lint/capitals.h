/* The words that stand with a capital inside a sentence: names, where such a word begins one. */
#ifndef LINT_CAPITALS_H
#define LINT_CAPITALS_H

#include "read/annotate.h"

struct capitals;

/* Of the annotated document; looked for when they are first asked about. Lives in the arena. */
struct capitals *capitals_new(const struct annotation *annotation, struct arena *arena);
/* Does the word, spelled so, stand somewhere but at the beginning of a sentence? */
bool capitals_have(struct capitals *capitals, struct slice word);

#endif

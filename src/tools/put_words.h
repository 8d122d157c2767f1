#ifndef BLAMELESS_TOOLS_PUT_WORDS_H
#define BLAMELESS_TOOLS_PUT_WORDS_H
/* The words of a rule set as C source, appended to a buffer: lexicons and macros, the vocabulary, irregular verbs. */

#include "base/buffer.h"
#include "rule/inflect.h"
#include "rule/ruleset.h"
#include "rule/vocabulary.h"

/* Defines `lexicons` and `macros`. */
void put_lexicons(struct buffer *out, const struct ruleset *ruleset);
/* Defines `words` and the arrays it points to. */
void put_vocabulary(struct buffer *out, const struct vocabulary *words);
/* Defines inflect_irregular(). */
void put_irregular(struct buffer *out, const struct irregular_verbs *irregular);

#endif

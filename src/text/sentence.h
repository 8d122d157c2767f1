/* Where sentences end. */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "base/slice.h"

/* The offset after the sentence that begins at `start`: after its closing marks and quotes, before the blank.
 * The text's length when no sentence ends before. */
size_t sentence_end(struct slice text, size_t start);

#endif

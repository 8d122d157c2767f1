/* Text in lines of a width. */
#ifndef FORMAT_WRAP_H
#define FORMAT_WRAP_H

#include "base/buffer.h"

/* Appends text (escaped already, one line) word by word. The first line goes on at column `indent`; a line that would
 * pass `limit` columns ends, and the next begins with `indent` blanks. Wide characters count as two, and a line may
 * end after each, for their scripts have no blanks. */
void wrap_text(struct buffer *out, struct slice text, size_t indent, size_t limit);
/* The same for text that goes on at `column`, after a blank where that is past the indent. Returns the column it ends
 * at. */
size_t wrap_words(struct buffer *out, struct slice text, size_t column, size_t indent, size_t limit);

#endif

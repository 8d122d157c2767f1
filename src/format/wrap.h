/* Text in lines of a width. */
#ifndef FORMAT_WRAP_H
#define FORMAT_WRAP_H

#include "base/buffer.h"

/* Appends text (escaped already, one line) word by word. The first line goes on at column `indent`; a line that would
 * pass `limit` columns ends, and the next begins with `indent` blanks. Wide characters count as two. */
void wrap_text(struct buffer *out, struct slice text, size_t indent, size_t limit);

#endif

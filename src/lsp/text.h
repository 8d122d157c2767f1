/* The text of an open document and the edits a client sends for it. */
#ifndef LSP_TEXT_H
#define LSP_TEXT_H

#include "base/buffer.h"
#include "format/lsp.h"

struct text_position {
    long long line, character; /* 0-based; character in the negotiated unit */
};

/* The byte offset of a position. A line past the end is the end of the text; a character past the line's
 * end, or negative, is clamped to the line; one inside a code point is moved to its start (LSP 3.17, Position). */
size_t text_offset(struct slice text, struct text_position position, enum lsp_encoding encoding);
/* Replaces a range; a range whose end is before its start is taken the other way round. */
void text_replace(struct buffer *text, struct text_position start, struct text_position end, struct slice with,
                  enum lsp_encoding encoding);

#endif

/* A document as readable text, for --trace and for tests. */
#ifndef TEXT_DUMP_H
#define TEXT_DUMP_H

#include "base/buffer.h"
#include "text/document.h"

/* Appends a line for each field, block, unit, code block, comment and quotation. Ranges are line:column-line:column in
 * the source, columns in code points, the end exclusive. */
void document_dump(const struct document *document, struct buffer *out);

#endif

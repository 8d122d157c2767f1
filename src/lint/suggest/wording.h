/* Prose as the Markdown it was written in, on one line: what a rewrite may copy from its sentence. */
#ifndef LINT_WORDING_H
#define LINT_WORDING_H

#include "base/buffer.h"
#include "text/document.h"

/* Appends the source of the prose range: code spans, links and entities as they stand, emphasis where both its
 * marks lie inside the range, line breaks as one space. */
void wording_add(struct buffer *out, const struct document *document, struct span prose);
/* Appends the prose with placeholders as their source, without any other mark: for messages. */
void wording_add_plain(struct buffer *out, const struct document *document, struct span prose);
/* The source bytes an edit of the prose range replaces: its range, with the other halves of emphasis that begins or
 * ends in it where they stand right beside it. False where half a mark would be left behind. */
bool wording_source_range(const struct document *document, struct span prose, struct span *range);
/* The first segment that ends after the prose offset, or segment_count. */
size_t wording_segment(const struct document *document, uint32_t offset);

#endif

/* The source lines of a finding with its span underlined, for a terminal.
 *
 *    14 | Ravi forgot to renew the certificate before it expired.
 *       | ^^^^^^^^^^^^^^^^^^^^
 *
 * Marks stand under what they mark whatever tabs, wide characters, emoji or escaped controls come before.
 * Long lines, usual where a paragraph is one line, are cut to the words around the span. */
#ifndef FORMAT_EXCERPT_H
#define FORMAT_EXCERPT_H

#include "base/buffer.h"
#include "text/source.h"

enum { EXCERPT_LINES = 4 }; /* at most; a longer span ends in "..." */

struct excerpt_style {
    const char *gutter, *mark, *reset; /* terminal sequences, or "" */
    unsigned width;                    /* columns, gutter included */
    unsigned gutter_width;             /* columns of the line number */
};

void excerpt_write(struct buffer *out, const struct source *source, struct span span,
                   const struct excerpt_style *style);
/* Terminal columns of text written by escape_terminal. */
size_t excerpt_columns(struct slice text);

#endif

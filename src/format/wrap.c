#include "format/wrap.h"

#include "format/excerpt.h"

void wrap_text(struct buffer *out, struct slice text, size_t indent, size_t limit)
{
    size_t column = indent;
    for (size_t at = 0; at < text.length;) {
        ptrdiff_t blank = slice_find(text, SLICE_LITERAL(" "), at);
        size_t end = blank < 0 ? text.length : (size_t)blank;
        struct slice word = slice_sub(text, at, end);
        size_t columns = excerpt_columns(word);
        if (column > indent && column + 1 + columns > limit) {
            buffer_add_format(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            buffer_add_byte(out, ' ');
            column++;
        }
        buffer_add_slice(out, word);
        column += columns;
        at = end + 1;
    }
}

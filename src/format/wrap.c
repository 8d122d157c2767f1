#include "format/wrap.h"

#include "base/utf8.h"

/* What stays on one line: up to a blank, or up to and with a wide character that nothing joins to the next. */
struct piece {
    size_t end, columns;
};

static size_t width_at(struct slice text, size_t at, size_t *length)
{
    uint32_t code_point;
    *length = utf8_decode(text.text + at, text.length - at, &code_point);
    return (size_t)utf8_width(code_point);
}

static bool is_joined(struct slice text, size_t at)
{
    size_t length;
    return at < text.length && width_at(text, at, &length) == 0;
}

static struct piece next_piece(struct slice text, size_t at)
{
    struct piece piece = {at, 0};
    while (piece.end < text.length && text.text[piece.end] != ' ') {
        size_t length, columns = width_at(text, piece.end, &length);
        piece.end += length;
        piece.columns += columns;
        if (columns == 2 && !is_joined(text, piece.end))
            break;
    }
    return piece;
}

size_t wrap_words(struct buffer *out, struct slice text, size_t column, size_t indent, size_t limit)
{
    bool blank = true;
    for (size_t at = 0; at < text.length;) {
        struct piece piece = next_piece(text, at);
        size_t gap = blank && column > indent;
        if (column > indent && column + gap + piece.columns > limit) {
            buffer_add_format(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (gap) {
            buffer_add_byte(out, ' ');
            column++;
        }
        buffer_add_slice(out, slice_sub(text, at, piece.end));
        column += piece.columns;
        blank = piece.end < text.length && text.text[piece.end] == ' ';
        at = piece.end + blank;
    }
    return column;
}

void wrap_text(struct buffer *out, struct slice text, size_t indent, size_t limit)
{
    wrap_words(out, text, indent, indent, limit);
}

#include "lint/wrap.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

struct wrap {
    size_t width, column;    /* in code points */
    struct slice line_break; /* what stands between two lines */
};

/* Characters of the line that the end of the text stands in. */
static size_t column_of(struct slice text)
{
    size_t start = text.length;
    while (start > 0 && text.text[start - 1] != '\n')
        start--;
    return utf8_count(slice_sub(text, start, text.length));
}

static size_t line_end(struct slice bytes, size_t at)
{
    while (at < bytes.length && bytes.text[at] != '\n')
        at++;
    return at;
}

/* The longest of the lines that the span touches. */
static size_t width_of(struct slice bytes, struct span span)
{
    size_t width = 0;
    for (size_t at = span.start, end; at < span.end; at = end + 1) {
        end = line_end(bytes, at);
        size_t length = column_of(slice_sub(bytes, 0, end));
        width = length > width ? length : width;
    }
    return width;
}

/* The first line end of the text and what the next line begins with: "\n> ". Empty when it is one line. */
static struct slice line_break_of(struct slice text)
{
    size_t start = line_end(text, 0), end = start + 1;
    if (start == text.length)
        return SLICE_LITERAL("");
    while (end < text.length && memchr(" \t>", text.text[end], 3))
        end++;
    return slice_sub(text, start - (start > 0 && text.text[start - 1] == '\r'), end);
}

/* May a line end before the word? Only a letter begins nothing but text there; blanks and a backslash before it would
 * make the end of the line a hard one. */
static bool may_break(const struct buffer *out, struct slice word)
{
    char last = out->length ? out->text[out->length - 1] : ' ';
    return word.length && ascii_is_alpha(word.text[0]) && last != ' ' && last != '\\' && last != '\n';
}

static void add_word(struct buffer *out, struct wrap *wrap, struct slice word, bool first)
{
    size_t length = utf8_count(word);
    if (!first && wrap->column + 1 + length > wrap->width && may_break(out, word)) {
        buffer_add_slice(out, wrap->line_break);
        wrap->column = column_of(wrap->line_break);
    } else if (!first) {
        buffer_add_byte(out, ' ');
        wrap->column++;
    }
    buffer_add_slice(out, word);
    wrap->column += length;
}

void wrap_add(struct buffer *out, struct slice bytes, const struct edit *edit)
{
    struct slice text = edit->text;
    struct wrap wrap = {.line_break = line_break_of(slice_sub(bytes, edit->source.start, edit->source.end))};
    if (!wrap.line_break.length || line_end(text, 0) < text.length) {
        buffer_add_slice(out, text);
        return;
    }
    wrap.width = width_of(bytes, edit->source);
    wrap.column = column_of(buffer_slice(out));
    for (size_t at = 0, end; at <= text.length; at = end + 1) {
        for (end = at; end < text.length && text.text[end] != ' ';)
            end++;
        add_word(out, &wrap, slice_sub(text, at, end), at == 0);
    }
}

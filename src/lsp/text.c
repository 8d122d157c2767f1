#include "lsp/text.h"

#include <string.h>

#include "base/utf8.h"

/* Where a line begins: LF, CRLF and a lone CR end one. */
static size_t line_start(struct slice text, long long line)
{
    size_t offset = 0;
    while (line > 0 && offset < text.length) {
        char byte = text.text[offset++];
        if (byte == '\r' && offset < text.length && text.text[offset] == '\n')
            offset++;
        if (byte == '\n' || byte == '\r')
            line--;
    }
    return line > 0 ? text.length : offset;
}

static size_t units(uint32_t code_point, size_t bytes, enum lsp_encoding encoding)
{
    if (encoding == LSP_UTF8)
        return bytes;
    return code_point > 0xFFFF ? 2 : 1;
}

size_t text_offset(struct slice text, struct text_position position, enum lsp_encoding encoding)
{
    if (position.line < 0)
        return 0;
    size_t offset = line_start(text, position.line);
    long long left = position.character;
    while (left > 0 && offset < text.length && text.text[offset] != '\n' && text.text[offset] != '\r') {
        uint32_t code_point;
        size_t bytes = utf8_decode(text.text + offset, text.length - offset, &code_point);
        left -= (long long)units(code_point, bytes, encoding);
        if (left < 0)
            break;
        offset += bytes;
    }
    return offset;
}

void text_replace(struct buffer *text, struct text_position start, struct text_position end, struct slice with,
                  enum lsp_encoding encoding)
{
    size_t from = text_offset(buffer_slice(text), start, encoding);
    size_t to = text_offset(buffer_slice(text), end, encoding);
    buffer_splice(text, from < to ? from : to, from < to ? to : from, with);
}

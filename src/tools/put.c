#include "tools/put.h"

/* Octal escapes end after three digits, so what follows cannot join them; ? could begin a trigraph. */
void put_string(struct buffer *out, struct slice text)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.text[i];
        if (c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '?')
            buffer_add_format(out, "\\%03o", c);
        else
            buffer_add_byte(out, (char)c);
        if (i % 100 == 99)
            buffer_add_text(out, "\"\n\"");
    }
    buffer_add_byte(out, '"');
}

void put_text(struct buffer *out, const char *text)
{
    if (text)
        put_string(out, slice_of(text));
    else
        buffer_add_text(out, "NULL");
}

void put_slice(struct buffer *out, struct slice text)
{
    buffer_add_byte(out, '{');
    put_string(out, text);
    buffer_add_format(out, ", %zu}", text.length);
}

void put_array(struct buffer *out, const char *name, unsigned number, size_t count)
{
    if (count)
        buffer_add_format(out, "%s_%u, %zu", name, number, count);
    else
        buffer_add_text(out, "NULL, 0");
}

void put_separator(struct buffer *out, size_t i)
{
    buffer_add_text(out, i % 8 == 7 ? ",\n" : ", ");
}

void put_numbers(struct buffer *out, const char *name, const uint32_t *numbers, size_t count)
{
    buffer_add_format(out, "static const uint32_t %s[] = {\n", name);
    for (size_t i = 0; i < count; put_separator(out, i++))
        buffer_add_format(out, "%u", numbers[i]);
    buffer_add_text(out, "};\n");
}

#include "lsp/uri.h"

#include "base/ascii.h"

static int hex(char digit)
{
    if (ascii_is_digit(digit))
        return digit - '0';
    char lower = ascii_lower(digit);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static void add_decoded(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        int high = text.text[i] == '%' && i + 2 < text.length ? hex(text.text[i + 1]) : -1;
        int low = high >= 0 ? hex(text.text[i + 2]) : -1;
        bool escaped = low >= 0 && (high || low); /* an escaped NUL would cut the path short */
        buffer_add_byte(out, escaped ? (char)(high << 4 | low) : text.text[i]);
        if (escaped)
            i += 2;
    }
}

bool uri_path(struct slice uri, struct buffer *path)
{
    ptrdiff_t colon = slice_find(uri, SLICE_LITERAL(":"), 0);
    struct slice rest = slice_sub(uri, colon < 0 ? 0 : (size_t)colon + 1, uri.length);
    bool file = slice_equals_caseless(slice_sub(uri, 0, colon < 0 ? 0 : (size_t)colon), SLICE_LITERAL("file"));
    if (file && slice_starts_with(rest, "//")) {
        ptrdiff_t slash = slice_find(rest, SLICE_LITERAL("/"), 2);
        rest = slice_sub(rest, slash < 0 ? rest.length : (size_t)slash, rest.length);
    }
    while (!file && slice_starts_with(rest, "/"))
        rest = slice_sub(rest, 1, rest.length);
    add_decoded(path, rest);
    return file;
}

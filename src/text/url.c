#include "text/url.h"

#include <string.h>

bool url_ends_at(char c)
{
    return (unsigned char)c <= ' ' || strchr("<>\"`|", c);
}

/* How many of the text's brackets nothing in it opened. */
static size_t count_unopened(struct slice text, char open, char close)
{
    size_t depth = 0, unopened = 0;
    for (size_t i = 0; i < text.length; i++) {
        depth += text.text[i] == open;
        if (text.text[i] == close && depth-- == 0)
            depth = 0, unopened++;
    }
    return unopened;
}

/* GFM's extended autolinks: punctuation at the end is not part, nor a bracket that nothing opened. */
static size_t trim_url(struct slice url)
{
    size_t round = count_unopened(url, '(', ')'), square = count_unopened(url, '[', ']');
    while (url.length) {
        char last = url.text[url.length - 1];
        if (last == ')' && round)
            round--;
        else if (last == ']' && square)
            square--;
        else if (!strchr("?!.,:;*_~'", last))
            break;
        url.length--;
    }
    return url.length;
}

size_t url_length(struct slice text)
{
    size_t length = 0;
    while (length < text.length && !url_ends_at(text.text[length]))
        length++;
    return trim_url(slice_sub(text, 0, length));
}

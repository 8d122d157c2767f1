#include "text/quotation.h"

#include <string.h>

#include "base/ascii.h"

enum { LONGEST_SINGLE = 240 };

static bool opens_after(struct slice text, size_t at)
{
    if (at == 0)
        return true;
    char before = text.text[at - 1];
    return ascii_is_space(before) || strchr("([{/-:;,=>*", before) || (unsigned char)before >= 0x80;
}

static bool is_word_byte(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* The offset of the '"' that closes the one at `at`, or 0. A mark with a blank before and text after it opens instead.
 */
static size_t find_double_close(struct slice text, size_t at)
{
    for (size_t i = at + 2; i < text.length; i++) {
        if (text.text[i] != '"')
            continue;
        bool text_follows = i + 1 < text.length && is_word_byte(text.text[i + 1]);
        return ascii_is_space(text.text[i - 1]) && text_follows ? 0 : i;
    }
    return 0;
}

/* 'em, '90s and the like begin with an apostrophe. */
static bool is_elision(struct slice rest)
{
    static const char *const elided[] = {"em ", "cause ", "til ", "tis ", "twas ", "n ", "round "};
    if (!rest.length || !ascii_is_alpha(rest.text[0]))
        return true;
    for (size_t i = 0; i < sizeof elided / sizeof *elided; i++)
        if (slice_starts_with(rest, elided[i]))
            return true;
    return false;
}

/* The offset of the "'" that closes the one at `at` around two words or more, or 0. */
static size_t find_single_close(struct slice text, size_t at)
{
    size_t limit = at + LONGEST_SINGLE < text.length ? at + LONGEST_SINGLE : text.length;
    bool words = false;
    for (size_t i = at + 1; i < limit; i++) {
        words |= text.text[i] == ' ';
        if (text.text[i] != '\'' || ascii_is_space(text.text[i - 1]))
            continue;
        if (i + 1 == text.length || !is_word_byte(text.text[i + 1]))
            return words ? i : 0;
    }
    return 0;
}

static size_t find_close(struct slice text, size_t at)
{
    if (at + 1 >= text.length || ascii_is_space(text.text[at + 1]) || text.text[at + 1] == text.text[at] ||
        !opens_after(text, at))
        return 0;
    if (text.text[at] == '"')
        return find_double_close(text, at);
    return is_elision(slice_sub(text, at + 1, text.length)) ? 0 : find_single_close(text, at);
}

void quotations_read(struct draft *draft, const struct block *block)
{
    struct slice text = {draft->prose + block->prose.start, span_length(block->prose)};
    for (size_t at = 0; at < text.length; at++) {
        if (text.text[at] != '"' && text.text[at] != '\'')
            continue;
        size_t close = find_close(text, at);
        if (!close)
            continue;
        uint32_t start = block->prose.start + (uint32_t)at;
        *ARENA_PUSH(draft->arena, draft->quotes, draft->quote_count, draft->quote_capacity) =
            (struct span){start, block->prose.start + (uint32_t)close + 1};
        at = close;
    }
}

#include "lsp/word.h"

#include "base/ascii.h"

/* --- words and lines ------------------------------------------------------------------------------------ */

static bool is_in_name(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_';
}

struct span word_around(struct slice text, size_t offset)
{
    size_t start = offset, end = offset;
    while (start > 0 && is_in_name(text.text[start - 1]))
        start--;
    while (end < text.length && is_in_name(text.text[end]))
        end++;
    return (struct span){(uint32_t)start, (uint32_t)end};
}

static size_t line_start(struct slice text, size_t offset)
{
    while (offset > 0 && text.text[offset - 1] != '\n' && text.text[offset - 1] != '\r')
        offset--;
    return offset;
}

static size_t indentation(struct slice line)
{
    size_t blanks = 0;
    while (blanks < line.length && (line.text[blanks] == ' ' || line.text[blanks] == '-'))
        blanks++;
    return blanks;
}

static ptrdiff_t find_last(struct slice text, struct slice needle)
{
    ptrdiff_t last = -1;
    for (ptrdiff_t at = 0; (at = slice_find(text, needle, (size_t)at)) >= 0; at++)
        last = at;
    return last;
}

/* --- where rules are named ------------------------------------------------------------------------------ */

/* `before` is the line up to the cursor. */
static bool in_comment(struct slice before)
{
    ptrdiff_t opened = find_last(before, SLICE_LITERAL("<!--"));
    if (opened < 0)
        return false;
    struct slice comment = slice_trim(slice_sub(before, (size_t)opened + 4, before.length));
    return slice_starts_with(comment, "blameless-") && slice_find(comment, SLICE_LITERAL("-->"), 0) < 0 &&
           slice_find(comment, SLICE_LITERAL(":"), 0) < 0;
}

static bool has_key(struct slice line, const char *key)
{
    struct slice name = slice_of(key);
    line = slice_sub(line, indentation(line), line.length);
    return slice_starts_with(line, key) && slice_starts_with(slice_sub(line, name.length, line.length), ":");
}

/* Is the cursor's line below the key, or right of it on one line? A line with less indentation than all before
 * it, going up, is what they are part of. */
static bool is_under(struct slice text, size_t offset, const char *key)
{
    size_t start = line_start(text, offset);
    struct slice line = slice_sub(text, start, offset);
    if (has_key(line, key))
        return slice_find(line, SLICE_LITERAL("["), 0) >= 0 || slice_find(line, SLICE_LITERAL("{"), 0) >= 0;
    size_t depth = indentation(line);
    while (start > 0 && depth > 0) {
        size_t end = start - 1;
        start = line_start(text, end);
        line = slice_sub(text, start, end);
        if (!slice_trim(line).length || indentation(line) >= depth)
            continue;
        return has_key(line, key);
    }
    return false;
}

/* Is it the value of a key that is being written? `before` is the line up to the cursor. */
static bool is_value(struct slice before)
{
    ptrdiff_t colon = find_last(before, SLICE_LITERAL(":"));
    struct slice after = slice_sub(before, colon < 0 ? 0 : (size_t)colon, before.length);
    return colon >= 0 && slice_find(after, SLICE_LITERAL("{"), 0) < 0 && slice_find(after, SLICE_LITERAL(","), 0) < 0;
}

bool word_is_rule(const struct open_document *document, struct slice text, size_t offset)
{
    struct slice before = slice_sub(text, line_start(text, offset), offset);
    if (!document->markdown)
        return is_under(text, offset, "rules") && !is_value(before);
    return in_comment(before) || (offset < document->source.body && is_under(text, offset, "disable"));
}

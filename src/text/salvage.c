#include "text/salvage.h"

#include <string.h>

#include "base/ascii.h"

struct line_counts {
    size_t lines, prose, code;
};

static bool take_line(struct slice *text, struct slice *line)
{
    if (!text->length)
        return false;
    const char *end = memchr(text->text, '\n', text->length);
    size_t length = end ? (size_t)(end - text->text) : text->length;
    *line = slice_trim(slice_sub(*text, 0, length));
    *text = slice_sub(*text, length + (end != NULL), text->length);
    return true;
}

/* The text after a bullet or a number, or the line itself. */
static struct slice without_marker(struct slice line)
{
    size_t digits = 0;
    while (digits < line.length && digits < 9 && ascii_is_digit(line.text[digits]))
        digits++;
    size_t mark = digits;
    if (mark < line.length && strchr(digits ? ".)" : "-*+", line.text[mark]))
        mark++;
    bool marker = mark > digits && mark < line.length && line.text[mark] == ' ';
    return marker ? slice_trim(slice_sub(line, mark, line.length)) : line;
}

static bool ends_word(struct slice line, size_t at)
{
    if (at == line.length || line.text[at] == ' ')
        return true;
    bool mark = strchr(",.;:!?)\"", line.text[at]);
    return mark && (at + 1 == line.length || line.text[at + 1] == ' ');
}

/* Words of letters that end in a blank, the line's end, or an ordinary mark before these. */
static size_t count_words(struct slice line)
{
    size_t words = 0, letters = 0;
    for (size_t i = 0; i <= line.length; i++) {
        char c = i < line.length ? line.text[i] : ' ';
        if (ascii_is_alpha(c) || (letters && strchr("'-", c)) || (unsigned char)c >= 0x80) {
            letters++;
        } else {
            words += letters > 0 && ends_word(line, i);
            letters = 0;
        }
    }
    return words;
}

static size_t count_code_bytes(struct slice line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.length; i++)
        count += strchr("{}=;<>$|\\&@#_", line.text[i]) != NULL;
    return count;
}

/* A command line, an assignment and the like: few words for its marks, or lower case without a sentence's shape. */
static bool looks_like_code(struct slice text, size_t words)
{
    return count_code_bytes(text) * 3 > words || slice_starts_with(text, "//") || slice_ends_with(text, "{");
}

static void count_line(struct line_counts *counts, struct slice line)
{
    struct slice text = without_marker(line);
    size_t words = count_words(text);
    bool item = text.length < line.length;
    bool shaped = ascii_is_upper(text.text[0]) || strchr(".:!?", text.text[text.length - 1]);
    bool sentence = words >= (shaped ? 4 : 6);
    counts->lines++;
    if (looks_like_code(text, words))
        counts->code++;
    else if (sentence || (item && words >= 2 && ascii_is_upper(text.text[0])) || (item && words >= 3))
        counts->prose++;
}

static struct line_counts count_lines(struct slice code)
{
    struct line_counts counts = {0};
    struct slice line;
    while (take_line(&code, &line))
        if (line.length)
            count_line(&counts, line);
    return counts;
}

bool salvage_prose(struct slice code, bool in_list, struct buffer *text)
{
    struct line_counts counts = count_lines(code);
    size_t needed = in_list ? 2 : 3; /* prose lines among three */
    if (!counts.prose || counts.code * 4 > counts.lines || counts.prose * 3 < counts.lines * needed - counts.code)
        return false;
    struct slice line;
    while (take_line(&code, &line)) {
        buffer_add_slice(text, line);
        buffer_add_byte(text, '\n');
    }
    return true;
}

#include "text/label.h"

#include <string.h>

#include "base/ascii.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* In UTF-8, and what Windows-1252 makes of those bytes. */
static const struct {
    const char *text;
    enum mark mark;
} marks[] = {
    {"\xE2\x9C\x85", MARK_CHECK},                 /* white heavy check mark */
    {"\xE2\x9C\x94", MARK_CHECK},                 /* heavy check mark */
    {"\xE2\x9C\x93", MARK_CHECK},                 /* check mark */
    {"\xF0\x9F\x91\x8D", MARK_CHECK},             /* thumbs up */
    {"\xE2\x9D\x8C", MARK_CROSS},                 /* cross mark */
    {"\xE2\x9D\x8E", MARK_CROSS},                 /* cross mark in a square */
    {"\xE2\x9C\x96", MARK_CROSS},                 /* heavy multiplication x */
    {"\xE2\x9C\x97", MARK_CROSS},                 /* ballot x */
    {"\xE2\x9C\x98", MARK_CROSS},                 /* heavy ballot x */
    {"\xE2\x9B\x94", MARK_CROSS},                 /* no entry */
    {"\xF0\x9F\x91\x8E", MARK_CROSS},             /* thumbs down */
    {"\xF0\x9F\x9A\xAB", MARK_CROSS},             /* prohibited */
    {"\xC3\xA2\xC5\x93\xE2\x80\xA6", MARK_CHECK}, /* white heavy check mark, mis-decoded */
    {"\xC3\xA2\xC5\x93\xE2\x80\x9D", MARK_CHECK}, /* heavy check mark, mis-decoded */
    {"\xC3\xA2\xC5\x93\xE2\x80\x9C", MARK_CHECK}, /* check mark, mis-decoded */
    {"\xC3\xA2\xC2\x9D\xC5\x92", MARK_CROSS},     /* cross mark, mis-decoded */
    {"\xC3\xA2\xC5\x92", MARK_CROSS},             /* the same without its control character */
};

enum mark label_mark(struct slice text, size_t *length)
{
    *length = 0;
    if (!text.length || (unsigned char)text.text[0] < 0x80)
        return MARK_NONE;
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (!slice_starts_with(text, marks[i].text))
            continue;
        *length = strlen(marks[i].text);
        if (slice_starts_with(slice_sub(text, *length, text.length), "\xEF\xB8\x8F"))
            *length += 3;
        while (*length < text.length && text.text[*length] == ' ')
            ++*length;
        return marks[i].mark;
    }
    return MARK_NONE;
}

static const char *const separators[] = {": ",           " - ",           " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                         "\xE2\x80\x94", " \xE2\x86\x92 "};

size_t label_separator_length(struct slice text)
{
    for (size_t i = 0; i < COUNT(separators); i++)
        if (slice_starts_with(text, separators[i]))
            return strlen(separators[i]);
    return slice_equals_text(text, ":") || slice_equals_text(text, " :") ? text.length : 0;
}

enum { LONGEST_NAME = 40, MOST_WORDS = 4 };

/* Small words that may stand in a capitalised name. */
static bool is_small_word(struct slice word)
{
    static const char *const small[] = {"of",   "the", "to", "and", "for",  "in", "by",
                                        "with", "at",  "on", "or",  "from", "a"};
    for (size_t i = 0; i < COUNT(small); i++)
        if (slice_equals_text(word, small[i]))
            return true;
    return false;
}

static bool is_name_byte(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80 || strchr(" '&/()#.-", c);
}

/* Each word begins with a capital or a digit, or is a small word. */
static bool is_capitalised(struct slice name)
{
    size_t words = 0;
    for (size_t at = 0; at < name.length;) {
        size_t end = at;
        while (end < name.length && name.text[end] != ' ')
            end++;
        struct slice word = slice_sub(name, at, end);
        bool capital = word.length &&
                       (ascii_is_upper(word.text[0]) || ascii_is_digit(word.text[0]) || strchr("&(/#", word.text[0]));
        if (!capital && (at == 0 || !is_small_word(word)))
            return false;
        words++;
        at = end + 1;
    }
    return words > 0 && words <= MOST_WORDS;
}

/* The length of the text before the first colon that a blank or the end follows, if it could be a name. */
static size_t name_before_colon(struct slice text)
{
    size_t length = 0;
    while (length < text.length && length < LONGEST_NAME && text.text[length] != ':' && is_name_byte(text.text[length]))
        length++;
    bool colon = length && length < text.length && text.text[length] == ':';
    bool sentence = slice_find(slice_sub(text, 0, length), SLICE_LITERAL(". "), 0) >= 0;
    return colon && !sentence && (length + 1 == text.length || text.text[length + 1] == ' ') ? length : 0;
}

size_t label_field_length(struct slice text, const struct heading_aliases *more)
{
    size_t length = name_before_colon(text);
    struct slice name = slice_sub(text, 0, length);
    if (!length)
        return 0;
    return is_capitalised(name) || section_role_of_label(name, more) != SECTION_NONE ? length : 0;
}

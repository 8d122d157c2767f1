#include "read/tokenise.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum { OBJECT_REPLACEMENT = 0xFFFC };

struct code_point_range {
    uint32_t first, last;
};

/* Beyond ASCII everything is a letter but these: marks, arrows, symbols, emoji. */
static const struct code_point_range symbols[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},       {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x2000, 0x206F}, {0x2190, 0x2BFF}, {0x3000, 0x3020},   {0xE000, 0xF8FF},
    {0xFE10, 0xFE6F}, {0xFF00, 0xFF0F}, {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF},
};

static const char *const clitics[] = {"'s", "'d", "'ll", "'ve", "'re", "'m"};

static inline bool is_word_byte(char c)
{
    return ascii_is_alnum(c) || c == '_';
}

static bool is_letter(uint32_t code_point)
{
    if (code_point < 0x80) {
        return is_word_byte((char)code_point);
    }
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (symbols[i].first <= code_point && code_point <= symbols[i].last) {
            return false;
        }
    }
    return true;
}

/* The code point at the offset, or 0 at the end. */
static uint32_t peek(struct slice prose, uint32_t offset, uint32_t end, uint32_t *next)
{
    uint32_t code_point = 0;
    *next = offset;
    if (offset < end) {
        *next += (uint32_t)utf8_decode(prose.text + offset, end - offset, &code_point);
    }
    return code_point;
}

static bool letter_at(struct slice prose, uint32_t offset, uint32_t end)
{
    uint32_t next;
    return is_letter(peek(prose, offset, end, &next));
}

/* May this punctuation stand inside a word, between two letters or digits? */
static bool joins(struct slice prose, uint32_t offset, uint32_t end)
{
    char mark = prose.text[offset];
    if (!letter_at(prose, offset + 1, end)) {
        return false;
    }
    if (mark == ':' || mark == ',') {
        return ascii_is_digit(prose.text[offset - 1]) && ascii_is_digit(prose.text[offset + 1]);
    }
    return mark == '-' || mark == '\'' || mark == '.';
}

static uint32_t word_end(struct slice prose, uint32_t start, uint32_t end)
{
    uint32_t offset = start;
    while (offset < end) {
        uint32_t next;
        if (is_word_byte(prose.text[offset])) {
            offset++;
        } else if (is_letter(peek(prose, offset, end, &next))) {
            offset = next;
        } else if (joins(prose, offset, end)) {
            offset++;
        } else {
            break;
        }
    }
    return offset;
}

/* Where the clitic of a word begins; the word's end if it has none. */
static uint32_t clitic_start(struct slice prose, uint32_t start, uint32_t end)
{
    struct slice word = slice_sub(prose, start, end);
    bool marked = word.length > 3 && word.text[word.length - 3] == '\'';
    if (!marked && !(word.length > 2 && word.text[word.length - 2] == '\''))
        return end;
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        struct slice clitic = slice_of(clitics[i]);
        if (word.length > clitic.length &&
            slice_equals_caseless(slice_sub(word, word.length - clitic.length, word.length), clitic)) {
            return end - (uint32_t)clitic.length;
        }
    }
    return end;
}

/* A code point above ASCII that has a lower-case partner: Latin, Greek and Cyrillic capitals. */
static bool is_wide_capital(uint32_t code_point)
{
    return (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7) ||
           (code_point >= 0x100 && code_point <= 0x137 && code_point % 2 == 0) ||
           (code_point >= 0x139 && code_point <= 0x148 && code_point % 2 == 1) ||
           (code_point >= 0x14A && code_point <= 0x177 && code_point % 2 == 0) ||
           (code_point >= 0x178 && code_point <= 0x17D && code_point != 0x17A && code_point != 0x17C) ||
           (code_point >= 0x200 && code_point <= 0x21F && code_point % 2 == 0) ||
           (code_point >= 0x391 && code_point <= 0x3A9) || (code_point >= 0x400 && code_point <= 0x42F) ||
           (code_point >= 0x1E00 && code_point <= 0x1EFF && code_point % 2 == 0);
}

static void describe_word(struct slice prose, struct lexeme *lexeme)
{
    struct slice word = slice_sub(prose, lexeme->prose.start, lexeme->prose.end);
    uint32_t first, next;
    size_t letters = 0, capitals = 0;
    first = peek(prose, lexeme->prose.start, lexeme->prose.end, &next);
    for (size_t i = 0; i < word.length; i++) {
        letters += ascii_is_alpha(word.text[i]) || (unsigned char)word.text[i] >= 0x80;
        capitals += ascii_is_upper(word.text[i]);
    }
    lexeme->kind = letters > 0 ? TOKEN_WORD : TOKEN_NUMBER;
    lexeme->capital = (first < 0x80 && ascii_is_upper((char)first)) || is_wide_capital(first);
    lexeme->upper = letters > 1 && capitals == letters;
}

/* Does a clitic begin here, right after a word: 's and so on, or the ' of "reviewers'"? */
static uint32_t clitic_end(struct slice prose, uint32_t offset, uint32_t end)
{
    if (offset == 0 || offset >= end || prose.text[offset] != '\'') {
        return offset;
    }
    if (letter_at(prose, offset + 1, end)) {
        uint32_t stop = word_end(prose, offset + 1, end);
        return letter_at(prose, offset - 1, offset) || (prose.text[offset - 1] & 0x80) ? stop : offset;
    }
    return ascii_lower(prose.text[offset - 1]) == 's' ? offset + 1 : offset;
}

bool tokenise_next(struct slice prose, uint32_t offset, uint32_t end, struct lexeme *lexeme)
{
    uint32_t start = offset, next, stop;
    while (start < end && ascii_is_space(prose.text[start])) {
        start++;
    }
    if (start >= end) {
        return false;
    }
    uint32_t code_point = peek(prose, start, end, &next);
    *lexeme =
        (struct lexeme){.prose = {start, next}, .kind = TOKEN_PUNCTUATION, .spaced = start > offset || start == 0};
    if (code_point == OBJECT_REPLACEMENT) {
        lexeme->kind = TOKEN_CODE;
    } else if (is_letter(code_point)) {
        stop = word_end(prose, start, end);
        lexeme->prose.end = clitic_start(prose, start, stop);
        describe_word(prose, lexeme);
    } else if (start == offset && (stop = clitic_end(prose, start, end)) > start) {
        lexeme->kind = TOKEN_CLITIC;
        lexeme->prose.end = stop;
    }
    return true;
}

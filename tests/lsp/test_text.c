/* Positions and edits of open documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "lsp/text.h"

#define FIRE "\xF0\x9F\x94\xA5" /* two UTF-16 units */

static const struct {
    const char *text;
    long long line, character;
    size_t utf16, utf8; /* the offset in each unit */
} positions[] = {
    {"abc\ndef", 0, 0, 0, 0},
    {"abc\ndef", 0, 2, 2, 2},
    {"abc\ndef", 1, 1, 5, 5},
    {"abc\ndef", 0, 3, 3, 3},
    {"abc\ndef", 0, 4, 3, 3},       /* past the line's end */
    {"abc\r\ndef", 0, 99, 3, 3},    /* before its CRLF */
    {"abc\rdef", 1, 0, 4, 4},
    {"abc\r\n\r\ndef", 2, 1, 8, 8},
    {"abc\n", 1, 0, 4, 4},
    {"abc\n", 2, 0, 4, 4},          /* past the last line */
    {"abc", 9223372036854775807, 1, 3, 3},
    {"abc", 0, 9223372036854775807, 3, 3},
    {"abc\ndef", -1, 2, 0, 0},
    {"abc\ndef", 1, -2, 4, 4},
    {"", 0, 0, 0, 0},
    {"", 3, 3, 0, 0},
    {FIRE "x", 0, 2, 4, 0},         /* in UTF-8, inside of the character: its start */
    {FIRE "x", 0, 1, 0, 0},         /* in UTF-16, between the halves of a pair */
    {FIRE "x", 0, 3, 5, 0},
    {FIRE "x", 0, 4, 5, 4},
    {"\xC3\xA9x", 0, 1, 2, 0},
    {"\xC3\xA9x", 0, 2, 3, 2},
};

static void test_positions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof positions / sizeof *positions; i++) {
        struct text_position at = {positions[i].line, positions[i].character};
        assert_int_equal(text_offset(slice_of(positions[i].text), at, LSP_UTF16), positions[i].utf16);
        assert_int_equal(text_offset(slice_of(positions[i].text), at, LSP_UTF8), positions[i].utf8);
    }
}

/* --- against a model that counts one character after the other ------------------------------------------ */

static const char *const pieces[] = {"a", "b", " ", "\n", "\r\n", "\r", FIRE, "\xC3\xA9", "\xE2\x82\xAC", "\t"};

static struct text_position position_at(struct slice text, size_t offset, enum lsp_encoding encoding)
{
    struct text_position at = {0, 0};
    for (size_t i = 0; i < offset;) {
        uint32_t code_point;
        size_t length = utf8_decode(text.text + i, text.length - i, &code_point);
        bool before_newline = i + 1 < text.length && text.text[i + 1] == '\n';
        bool ends_line = code_point == '\n' || (code_point == '\r' && !before_newline);
        at.character += encoding == LSP_UTF8 ? (long long)length : code_point > 0xFFFF ? 2 : 1;
        if (ends_line)
            at = (struct text_position){at.line + 1, 0};
        i += length;
    }
    return at;
}

static void add_random(struct buffer *text, int most)
{
    for (int i = rand() % (most + 1); i > 0; i--)
        buffer_add_text(text, pieces[rand() % (int)(sizeof pieces / sizeof *pieces)]);
}

/* A border of characters that is not inside of a CRLF. */
static size_t random_border(struct slice text)
{
    size_t offset = (size_t)rand() % (text.length + 1);
    while (!utf8_is_boundary(text, offset) ||
           (offset > 0 && offset < text.length && text.text[offset - 1] == '\r' && text.text[offset] == '\n'))
        offset--;
    return offset;
}

static void edit_randomly(struct buffer *text, struct buffer *model, enum lsp_encoding encoding)
{
    struct buffer with = BUFFER_INIT;
    struct slice before = buffer_slice(model);
    size_t one = random_border(before), other = random_border(before);
    size_t start = one < other ? one : other, end = one < other ? other : one;
    if (end - start > 40)
        end = start;
    add_random(&with, 6);
    /* Turned round now and then. */
    size_t first = rand() % 8 ? start : end, second = first == start ? end : start;
    text_replace(text, position_at(before, first, encoding), position_at(before, second, encoding), buffer_slice(&with),
                 encoding);
    buffer_splice(model, start, end, buffer_slice(&with));
    buffer_release(&with);
}

static void test_edits(void **state)
{
    (void)state;
    srand(11);
    for (int encoding = LSP_UTF16; encoding <= LSP_UTF8; encoding++)
        for (int round = 0; round < 100; round++) {
            struct buffer text = BUFFER_INIT, model = BUFFER_INIT;
            add_random(&model, 100);
            buffer_add_slice(&text, buffer_slice(&model));
            for (int i = 0; i < 200; i++) {
                edit_randomly(&text, &model, (enum lsp_encoding)encoding);
                assert_int_equal(text.length, model.length);
                assert_memory_equal(text.text, model.text, model.length);
            }
            buffer_release(&text);
            buffer_release(&model);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_edits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

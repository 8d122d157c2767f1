/* Lines, positions, front matter, binary detection. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "text/source.h"

static struct arena arena = ARENA_INIT;

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct source source_of(struct slice bytes)
{
    struct source source;
    source_init(&source, "test.md", bytes, &arena);
    return source;
}

#define SOURCE(literal) source_of(SLICE_LITERAL(literal))

static void assert_line(const struct source *source, size_t line, const char *expected)
{
    struct slice text = source_line(source, line);
    if (!slice_equals_text(text, expected))
        fail_msg("line %zu is '%.*s', expected '%s'", line, (int)text.length, text.text, expected);
}

static void test_lines_end_in_three_ways(void **state)
{
    (void)state;
    struct source source = SOURCE("one\ntwo\r\nthree\rfour");
    assert_int_equal(source.line_count, 4);
    assert_line(&source, 1, "one");
    assert_line(&source, 2, "two");
    assert_line(&source, 3, "three");
    assert_line(&source, 4, "four");
    assert_line(&source, 0, "");
    assert_line(&source, 5, "");
}

static void test_every_document_has_a_line(void **state)
{
    (void)state;
    struct source empty = SOURCE(""), one = SOURCE("a"), ended = SOURCE("a\n");
    assert_int_equal(empty.line_count, 1);
    assert_int_equal(one.line_count, 1);
    assert_int_equal(ended.line_count, 2);
    assert_line(&ended, 2, "");
}

static void assert_position(const struct source *source, size_t byte, uint32_t line, uint32_t column, uint32_t utf16,
                            uint32_t utf8)
{
    struct position position = source_position(source, byte);
    if (position.line != line || position.column != column || position.utf16 != utf16 || position.utf8 != utf8)
        fail_msg("byte %zu is %u:%u utf16 %u utf8 %u", byte, position.line, position.column, position.utf16,
                 position.utf8);
}

static void test_columns_count_code_points(void **state)
{
    (void)state;
    struct source source = SOURCE("a\xC3\xA9\xF0\x9F\x94\xA5z\nb");
    assert_position(&source, 0, 1, 1, 0, 0);
    assert_position(&source, 3, 1, 3, 2, 3);
    assert_position(&source, 7, 1, 4, 4, 7); /* the emoji is one code point, two UTF-16 units, four bytes */
    assert_position(&source, 9, 2, 1, 0, 0);
    assert_position(&source, 1000, 2, 2, 1, 1);
}

static void test_byte_order_mark_is_no_column(void **state)
{
    (void)state;
    struct source source = SOURCE("\xEF\xBB\xBF"
                                  "ab\nc");
    assert_int_equal(source.body, 3);
    assert_position(&source, 3, 1, 1, 0, 0);
    assert_position(&source, 4, 1, 2, 1, 1);
    assert_position(&source, 6, 2, 1, 0, 0);
}

/* Positions far into long lines agree with counting from the line's start. */
static void test_positions_agree_with_counting(void **state)
{
    (void)state;
    char bytes[20000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = "ab\xC3\xA9 \xF0\x9F\x94\xA5\xFFxy"[i % 12];
    bytes[9000] = '\n';
    struct source source = source_of((struct slice){bytes, sizeof bytes});
    for (size_t byte = 0; byte < sizeof bytes; byte += 7) {
        size_t start = byte > 9000 ? 9001 : 0;
        struct slice before = slice_sub(source.bytes, start, byte);
        assert_position(&source, byte, byte > 9000 ? 2 : 1, (uint32_t)utf8_count(before) + 1,
                        (uint32_t)utf8_utf16_length(before), (uint32_t)before.length);
    }
}

struct front_matter_case {
    const char *text, *body;
    enum front_matter kind;
};

static void test_front_matter(void **state)
{
    (void)state;
    static const struct front_matter_case cases[] = {
        {"---\na: b\n---\nText", "Text", FRONT_MATTER_YAML},
        {"---\r\na: b\r\n---\r\nText", "Text", FRONT_MATTER_YAML},
        {"---  \na: b\n...\nText", "Text", FRONT_MATTER_YAML},
        {"\xEF\xBB\xBF---\na: b\n---\nText", "Text", FRONT_MATTER_YAML},
        {"---\n# note\na: b\n---\nText", "Text", FRONT_MATTER_YAML},
        {"---\n---\nText", "Text", FRONT_MATTER_YAML},
        {"---\na: b\n---", "", FRONT_MATTER_YAML},
        {"+++\na = 1\n+++\nText", "Text", FRONT_MATTER_TOML},
        {"---\n\nText\n\n---\n", "---\n\nText\n\n---\n", FRONT_MATTER_NONE},
        {"---\nText\n---\n", "---\nText\n---\n", FRONT_MATTER_NONE},
        {"---\na: b\n", "---\na: b\n", FRONT_MATTER_NONE},
        {"\n---\na: b\n---\n", "\n---\na: b\n---\n", FRONT_MATTER_NONE},
        {"----\na: b\n----\n", "----\na: b\n----\n", FRONT_MATTER_NONE},
        {" ---\na: b\n---\n", " ---\na: b\n---\n", FRONT_MATTER_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source source = source_of(slice_of(cases[i].text));
        assert_int_equal(source.front_matter, cases[i].kind);
        assert_string_equal(source.bytes.text + source.body, cases[i].body);
    }
}

static void test_binary(void **state)
{
    (void)state;
    struct source text = SOURCE("plain text"),
                  utf16 = SOURCE("\xFF\xFE"
                                 "a\0"),
                  big = SOURCE("\xFE\xFF\0a");
    struct source utf32 = SOURCE("\0\0\xFE\xFF"), nul = SOURCE("a\0b"), latin = SOURCE("caf\xE9"), empty = SOURCE("");
    assert_false(source_is_binary(&text));
    assert_false(source_is_binary(&latin));
    assert_false(source_is_binary(&empty));
    assert_true(source_is_binary(&utf16));
    assert_true(source_is_binary(&big));
    assert_true(source_is_binary(&utf32));
    assert_true(source_is_binary(&nul));
}

static void test_invalid_utf8_is_noted(void **state)
{
    (void)state;
    struct source valid = SOURCE("caf\xC3\xA9"), latin = SOURCE("caf\xE9"), cut = SOURCE("a\xE2\x82");
    assert_int_equal(valid.invalid_utf8, valid.bytes.length);
    assert_int_equal(latin.invalid_utf8, 3);
    assert_int_equal(cut.invalid_utf8, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_end_in_three_ways),
        cmocka_unit_test(test_every_document_has_a_line),
        cmocka_unit_test(test_columns_count_code_points),
        cmocka_unit_test(test_byte_order_mark_is_no_column),
        cmocka_unit_test(test_positions_agree_with_counting),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_binary),
        cmocka_unit_test(test_invalid_utf8_is_noted),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}

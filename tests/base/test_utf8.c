/* UTF-8 at the borders of what RFC 3629 allows. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/utf8.h"

static void test_decoding(void **state)
{
    (void)state;
    static const struct {
        struct slice text;
        uint32_t code_point;
        size_t step;
    } table[] = {
        {{"\x7f", 1}, 0x7F, 1},           {{"\xc1\xbf", 2}, UTF8_REPLACEMENT, 1}, {{"\xc2\x80", 2}, 0x80, 2},
        {{"\xdf\xbf", 2}, 0x7FF, 2},      {{"\xe0\x9f\xbf", 3}, UTF8_REPLACEMENT, 1},
        {{"\xe0\xa0\x80", 3}, 0x800, 3},  {{"\xed\x9f\xbf", 3}, 0xD7FF, 3},
        {{"\xed\xa0\x80", 3}, UTF8_REPLACEMENT, 1}, {{"\xed\xbf\xbf", 3}, UTF8_REPLACEMENT, 1},
        {{"\xee\x80\x80", 3}, 0xE000, 3}, {{"\xef\xbf\xbd", 3}, UTF8_REPLACEMENT, 3},
        {{"\xf0\x8f\xbf\xbf", 4}, UTF8_REPLACEMENT, 1}, {{"\xf0\x90\x80\x80", 4}, 0x10000, 4},
        {{"\xf4\x8f\xbf\xbf", 4}, 0x10FFFF, 4}, {{"\xf4\x90\x80\x80", 4}, UTF8_REPLACEMENT, 1},
        {{"\xf5\x80\x80\x80", 4}, UTF8_REPLACEMENT, 1}, {{"\xf0\x90\x80", 3}, UTF8_REPLACEMENT, 1},
        {{"\x80", 1}, UTF8_REPLACEMENT, 1}, {{"\xc2" "a", 2}, UTF8_REPLACEMENT, 1},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        uint32_t code_point;
        assert_int_equal(utf8_decode(table[i].text.text, table[i].text.length, &code_point), table[i].step);
        assert_int_equal(code_point, table[i].code_point);
    }
}

static void test_widths(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0x301), 0);   /* a combining accent */
    assert_int_equal(utf8_width(0x4E00), 2);  /* an ideograph */
    assert_int_equal(utf8_width(0x1F525), 2); /* fire */
    assert_int_equal(utf8_width(0x416), 1);   /* Cyrillic */
    assert_int_equal(utf8_width(0x10FFFF), 1); /* behind every table's end */
}

static void test_boundaries(void **state)
{
    (void)state;
    struct slice text = {"\x80" "a\xf0\x9f\x94\xa5\x80\x80\x80\x80", 10};
    static const bool expected[] = {true, true, true, false, false, false, true, true, true, true, true};
    for (size_t at = 0; at <= text.length; at++)
        assert_int_equal(utf8_is_boundary(text, at), expected[at]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decoding),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_boundaries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

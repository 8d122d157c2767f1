#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/nearest.h"

static const struct {
    const char *name;
    int value;
} table[] = {{"message", 1}, {"title", 2}, {"severity", 3}, {"off", 4}, {"units", 5}, {NULL, 6}};

static const char *nearest(const char *typed)
{
    return nearest_name(slice_of(typed), &table[0].name, sizeof table / sizeof table[0], sizeof table[0]);
}

static void test_what_is_meant(void **state)
{
    (void)state;
    assert_string_equal(nearest("messsage"), "message");
    assert_string_equal(nearest("mesasge"), "message");
    assert_string_equal(nearest("Title"), "title");
    assert_string_equal(nearest("severty"), "severity");
    assert_string_equal(nearest("ofg"), "off");
    assert_string_equal(nearest("unit"), "units");
}

static void test_what_is_not(void **state)
{
    char longest[200];
    (void)state;
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_null(nearest("colour"));
    assert_null(nearest("on"));
    assert_null(nearest(""));
    assert_null(nearest(longest));
    assert_null(nearest_name(slice_of("title"), NULL, 0, sizeof table[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_meant),
        cmocka_unit_test(test_what_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

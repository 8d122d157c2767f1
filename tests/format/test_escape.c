/* Every escaper over what its sink would act upon, and over the borders between what is kept and what is made visible. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "format/escape.h"

struct expectation {
    void (*escape)(struct buffer *out, struct slice text);
    struct slice text;
    const char *expected;
};

static void test_what_a_sink_acts_upon(void **state)
{
    (void)state;
    static const struct expectation table[] = {
        {escape_terminal, {"a\0b\x1b[31m\t\x7f", 10}, "a\\x00b\\x1b[31m\\t\\x7f"},
        {escape_terminal, {"\xef\xbf\xbd", 3}, "\xef\xbf\xbd"}, /* U+FFFD itself is no invalid byte */
        {escape_terminal, {"\xe2\x80\xae\xc2\x9b\xff", 6}, "\\u202e\\x9b\\xff"},
        {escape_xml, {"<a b=\"'\">&", 10}, "&lt;a b=&quot;&apos;&quot;&gt;&amp;"},
        {escape_workflow_message, {"%\r\n:,", 5}, "%25%0D%0A:,"},
        {escape_workflow_property, {"%\r\n:,", 5}, "%25%0D%0A%3A%2C"},
        {escape_markdown, {"@a <b> [c](d) www.e\n\0", 21}, "@&#8203;a &lt;b&gt; \\[c\\]\\(d\\) www\\.e \\x00"},
        {escape_hover, {"![a](b)<c>`*\\\n", 14}, "!\\[a\\](b)\\<c>\\`\\*\\\\ "},
        {escape_sarif, {"[a](b)\\", 7}, "\\[a\\](b)\\\\"},
        {escape_markdown_code, {"", 0}, "``"},
        {escape_markdown_code, {"a`b", 3}, "``a`b``"},
        {escape_markdown_code, {"`a", 2}, "`` `a ``"},
        {escape_markdown_code, {"a``", 3}, "``` a`` ```"},
        {escape_uri, {"././a b%.md", 11}, "a%20b%25.md"},
        {escape_uri, {"/a\0\xff~", 5}, "file:///a%00%FF~"},
        {escape_repair, {"a\xff\xc2", 3}, "a\xef\xbf\xbd\xef\xbf\xbd"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buffer out = BUFFER_INIT;
        table[i].escape(&out, table[i].text);
        assert_string_equal(buffer_slice(&out).text, table[i].expected);
        buffer_release(&out);
    }
}

static void test_paths_begin_no_command(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        {":a", "./:a"}, {"##[error]a", "./##[error]a"}, {"a:b", "a:b"}, {"#a", "#a"}, {"", ""}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buffer out = BUFFER_INIT;
        buffer_add_text(&out, "");
        escape_path(&out, table[i][0]);
        assert_int_equal(out.length, strlen(table[i][1]));
        assert_memory_equal(buffer_slice(&out).text, table[i][1], out.length);
        buffer_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_sink_acts_upon),
        cmocka_unit_test(test_paths_begin_no_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Wording that takes the place of wrapped text is wrapped as that was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lint/fix.h"

/* The document with what stands between the marks «» replaced. */
static void assert_wrapped(const char *before, const char *text, const char *expected)
{
    struct buffer bytes = BUFFER_INIT, out = BUFFER_INIT;
    const char *open = strstr(before, "\xC2\xAB"), *close = strstr(before, "\xC2\xBB");
    size_t start = (size_t)(open - before), end = (size_t)(close - before) - 2;
    buffer_add_slice(&bytes, (struct slice){before, start});
    buffer_add_slice(&bytes, (struct slice){open + 2, end - start});
    buffer_add_text(&bytes, close + 2);
    struct edit edit = {{(uint32_t)start, (uint32_t)end}, slice_of(text)};
    fix_apply(&out, buffer_slice(&bytes), &edit, 1);
    buffer_add_byte(&out, '\0');
    assert_string_equal(out.text, expected);
    buffer_release(&bytes);
    buffer_release(&out);
}

static void lines_are_no_longer_than_they_were(void **state)
{
    (void)state;
    assert_wrapped("«Ravi ran the job\nwithout looking at it\nonce.»\n", "The job ran; nothing called for a second look.",
                   "The job ran; nothing\ncalled for a second\nlook.\n");
    assert_wrapped("All went well. «Ravi\nforgot to look.»\n", "Nothing called for it.",
                   "All went well. Nothing\ncalled for it.\n");
}

static void one_line_stays_one(void **state)
{
    (void)state;
    assert_wrapped("«Ravi» slept.\n", "The engineer on call that night", "The engineer on call that night slept.\n");
}

static void marks_and_line_ends_are_kept(void **state)
{
    (void)state;
    assert_wrapped("> «Ravi forgot\r\n> to look»\r\n", "the job was left alone", "> the job was\r\n> left alone\r\n");
    assert_wrapped("- «Ravi forgot\n  to look»\n", "the job was left alone", "- the job was\n  left alone\n");
}

static void no_line_begins_with_what_markdown_knows(void **state)
{
    (void)state;
    assert_wrapped("«Ravi ran it\nat ten»\n", "the job ran - 2. # + at ten", "the job ran - 2. # +\nat ten\n");
    assert_wrapped("«Ravi ran it\nat ten»\n", "the job is\\ alone", "the job is\\ alone\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_no_longer_than_they_were),
        cmocka_unit_test(one_line_stays_one),
        cmocka_unit_test(marks_and_line_ends_are_kept),
        cmocka_unit_test(no_line_begins_with_what_markdown_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

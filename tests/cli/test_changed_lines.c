/* Which findings a change touches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "cli/changed_lines.h"

/* Is a finding at `text` (its first place in `after`) kept? With a scope when one is given. */
static bool is_kept(const char *before, const char *after, const char *text, const char *scope)
{
    struct arena arena = ARENA_INIT;
    struct changed_lines changed;
    struct diagnostic diagnostic = {0};
    const char *at = strstr(after, text), *around = strstr(after, scope ? scope : text);
    assert_non_null(at);
    assert_non_null(around);
    diagnostic.source = (struct span){(uint32_t)(at - after), (uint32_t)(at - after + (ptrdiff_t)strlen(text))};
    diagnostic.scope =
        (struct span){(uint32_t)(around - after), (uint32_t)(around - after + (ptrdiff_t)strlen(scope ? scope : text))};
    changed_lines_find(&changed, slice_of(before), slice_of(after), &arena);
    bool kept = changed_lines_keep(&changed, &diagnostic);
    arena_release(&arena);
    return kept;
}

static void lines(void **state)
{
    (void)state;
    assert_true(is_kept("a\nb\n", "a\nx\nb\n", "x", NULL));
    assert_false(is_kept("a\nb\n", "a\nx\nb\n", "a", NULL));
    assert_false(is_kept("a\nb\n", "a\nx\nb\n", "b", NULL));
    assert_true(is_kept("", "a\n", "a", NULL));
    assert_true(is_kept("a\nb", "a\nx", "x", NULL));
    assert_false(is_kept("a\nb\n", "a\r\nb\r\nc\r\n", "b", NULL));
    assert_true(is_kept("a\nb\n", "a\r\nb\r\nc\r\n", "c", NULL));
    assert_false(is_kept("a", "a\n", "a", NULL));
}

static void sentences_over_lines(void **state)
{
    (void)state;
    assert_true(is_kept("a\nb\nc\n", "a\nx\nc\n", "c", "x\nc"));
    assert_true(is_kept("a\nb\nc\nd\n", "a\nb\nd\n", "b", "b\nd"));  /* a line of it went */
    assert_false(is_kept("a\nb\nc\nd\n", "a\nb\nd\n", "d", "d"));    /* a line beside it went */
    assert_false(is_kept("a\nb\nc\nd\n", "a\nb\nd\n", "b", "b"));
}

static void what_the_document_lacks(void **state)
{
    (void)state;
    assert_false(is_kept("t\na\n", "t\nb\n", "", ""));
    assert_true(is_kept("t\n## Impact\na\n", "t\na\n", "", ""));
    assert_true(is_kept("t\na\n", "t\na\n## More\n", "", ""));
    assert_true(is_kept("t\nImpact\n======\na\n", "t\na\n", "", ""));
    assert_true(is_kept("t\n**Impact:** none\n", "t\n", "", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(sentences_over_lines),
        cmocka_unit_test(what_the_document_lacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Patches: applied to the old text they give the new one, for many random pairs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cli/diff.h"

/* The next line of text, its end included; text moves behind it. */
static struct slice take_line(struct slice *text)
{
    ptrdiff_t end = slice_find(*text, SLICE_LITERAL("\n"), 0);
    size_t length = end < 0 ? text->length : (size_t)end + 1;
    struct slice line = slice_sub(*text, 0, length);
    *text = slice_sub(*text, length, text->length);
    return line;
}

/* A line of the patch without its sign, and without its end where the file has none. */
static struct slice content(struct slice line, struct slice *patch)
{
    line = slice_sub(line, 1, line.length);
    if (slice_starts_with(*patch, "\\ No newline")) {
        take_line(patch);
        line.length--;
    }
    return line;
}

/* Applies the patch, checking every line it says is there. */
static void apply(struct buffer *out, struct slice old, struct slice patch)
{
    size_t number = 1;
    take_line(&patch);
    take_line(&patch);
    while (patch.length) {
        struct slice line = take_line(&patch);
        if (slice_starts_with(line, "@@")) {
            size_t start = strtoul(line.text + 4, NULL, 10), count = 1;
            if (memchr(line.text, ',', (size_t)(strchr(line.text, '+') - line.text)))
                count = strtoul((char *)memchr(line.text, ',', line.length) + 1, NULL, 10);
            for (start += !count; number < start; number++)
                buffer_add_slice(out, take_line(&old));
            continue;
        }
        char sign = line.text[0];
        struct slice text = content(line, &patch);
        if (sign != '+') {
            assert_true(slice_equals(take_line(&old), text));
            number++;
        }
        if (sign != '-')
            buffer_add_slice(out, text);
    }
    buffer_add_slice(out, old);
}

static void check_pair(struct slice old, struct slice new)
{
    struct buffer patch = BUFFER_INIT, made = BUFFER_INIT;
    diff_unified(&patch, "a.md", old, new);
    if (slice_equals(old, new))
        assert_int_equal(patch.length, 0);
    else
        apply(&made, old, buffer_slice(&patch));
    if (patch.length && !slice_equals(buffer_slice(&made), new))
        fail_msg("%s", patch.text);
    buffer_release(&patch);
    buffer_release(&made);
}

static void add_random_lines(struct buffer *out, unsigned count, unsigned kinds)
{
    for (unsigned i = 0; i < count; i++)
        buffer_add_format(out, "line %d\n", rand() % (int)kinds);
    if (out->length && rand() % 4 == 0)
        out->length--; /* no newline at the end */
}

static void random_texts(void **state)
{
    (void)state;
    srand(7);
    for (int i = 0; i < 3000; i++) {
        struct buffer old = BUFFER_INIT, new = BUFFER_INIT;
        unsigned kinds = 1 + (unsigned)rand() % 30;
        add_random_lines(&old, (unsigned)rand() % 40, kinds);
        add_random_lines(&new, (unsigned)rand() % 40, kinds);
        check_pair(buffer_slice(&old), buffer_slice(&new));
        buffer_release(&old);
        buffer_release(&new);
    }
}

static void few_changes_in_a_long_text(void **state)
{
    (void)state;
    struct buffer old = BUFFER_INIT, new = BUFFER_INIT, patch = BUFFER_INIT;
    for (int i = 0; i < 20000; i++) {
        buffer_add_format(&old, "line %d\n", i);
        if (i % 5000 != 77)
            buffer_add_format(&new, "line %d\n", i);
    }
    diff_unified(&patch, "a.md", buffer_slice(&old), buffer_slice(&new));
    check_pair(buffer_slice(&old), buffer_slice(&new));
    assert_true(patch.length < 1000);
    buffer_release(&old);
    buffer_release(&new);
    buffer_release(&patch);
}

static void unlike_texts_stay_cheap(void **state)
{
    (void)state;
    struct buffer old = BUFFER_INIT, new = BUFFER_INIT;
    for (int i = 0; i < 20000; i++) {
        buffer_add_format(&old, "old %d\n", i);
        buffer_add_format(&new, "new %d\n", i);
    }
    check_pair(buffer_slice(&old), buffer_slice(&new));
    buffer_release(&old);
    buffer_release(&new);
}

static void unusual_names_are_quoted(void **state)
{
    (void)state;
    struct buffer patch = BUFFER_INIT;
    diff_unified(&patch, "caf\xC3\xA9 \"x\".md", SLICE_LITERAL("a\n"), SLICE_LITERAL("b\n"));
    assert_true(slice_starts_with(buffer_slice(&patch), "--- \"a/caf\\303\\251 \\\"x\\\".md\"\n+++"));
    buffer_release(&patch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_texts),
        cmocka_unit_test(few_changes_in_a_long_text),
        cmocka_unit_test(unlike_texts_stay_cheap),
        cmocka_unit_test(unusual_names_are_quoted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

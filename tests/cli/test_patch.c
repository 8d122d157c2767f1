/* Reading patches: names, damage, and taking changes back: diff, read and undo give the old text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cli/diff.h"
#include "cli/patch.h"

struct fixture {
    struct arena arena;
    struct errors errors;
    struct patch patch;
};

static int read_text(struct fixture *fixture, struct slice text)
{
    *fixture = (struct fixture){0};
    return patch_read(&fixture->patch, text, "p", &fixture->arena, &fixture->errors);
}

static void release(struct fixture *fixture)
{
    arena_release(&fixture->arena);
    errors_release(&fixture->errors);
}

static void assert_name(const char *actual, const char *expected)
{
    if (expected)
        assert_string_equal(actual, expected);
    else
        assert_null(actual);
}

static void names(void **state)
{
    static const struct { const char *head, *old_path, *path; bool prefixed; } cases[] = {
        {"--- a/x.md\n+++ b/x.md\n", "x.md", "x.md", true},
        {"--- i/x.md\n+++ w/x.md\n", "x.md", "x.md", true},
        {"--- /dev/null\n+++ b/x.md\n", NULL, "x.md", true},
        {"--- a/x.md\n+++ /dev/null\n", "x.md", NULL, true},
        {"--- x.md\n+++ x.md\n", "x.md", "x.md", false},
        {"--- a/x.md\n+++ a/x.md\n", "a/x.md", "a/x.md", false},
        {"--- docs/x.md\t2026-01-01 00:00:00\n+++ docs/x.md\t2026-01-02 00:00:00\n", "docs/x.md", "docs/x.md", false},
        {"--- a/with blank.md\t\n+++ b/with blank.md\t\n", "with blank.md", "with blank.md", true},
        {"--- \"a/caf\\303\\251 \\\"x\\\"\\n\\t.md\"\n+++ \"b/\\377.md\"\n", "caf\xC3\xA9 \"x\"\n\t.md", "\xFF.md", true},
        {"--- a/x.md\r\n+++ b/x.md\r\n", "x.md", "x.md", true},
        {"diff --git a/o b/n\nrename from o.md\nrename to n.md\n", "o.md", "n.md", false},
        {"diff --git a/x y.md b/x y.md\nBinary files a/x y.md and b/x y.md differ\n", "x y.md", "x y.md", true},
        {"diff --git \"a/\\303\\251.md\" \"b/\\303\\251.md\"\nGIT binary patch\n", "\xC3\xA9.md", "\xC3\xA9.md", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        assert_int_equal(read_text(&fixture, slice_of(cases[i].head)), 0);
        assert_int_equal(fixture.patch.count, 1);
        assert_name(fixture.patch.files[0].old_path, cases[i].old_path);
        assert_name(fixture.patch.files[0].path, cases[i].path);
        assert_int_equal(fixture.patch.files[0].prefixed, cases[i].prefixed);
        release(&fixture);
    }
}

static void damage_is_told(void **state)
{
    static const char *const damaged[] = {
        "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n",
        "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n",
        "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n-b\n",
        "--- a/x\n+++ b/x\n@@ -1 +1 @@\n+a\n+b\n",
        "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\nb\n c\n",
        "--- a/x\n+++ b/x\n@@ -one +1 @@\n-a\n+b\n",
        "diff --cc x\n--- a/x\n+++ b/x\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        struct fixture fixture;
        assert_int_equal(read_text(&fixture, slice_of(damaged[i])), -1);
        assert_int_equal(fixture.errors.count, 1);
        release(&fixture);
    }
}

/* Any bytes are read without harm: beginnings of a patch, and a patch with one byte changed. */
static void any_bytes(void **state)
{
    static const char text[] = "diff --git \"a/\\303.md\" b/x\nrename from x\nrename to y\n--- a/x\n+++ \"b/\\t\"\n"
                               "@@ -1,2 +1,3 @@ head\n a\n-b\n\\ No newline at end of file\n+c\n\n+d\nBinary files a and b\n";
    char changed[sizeof text];
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        struct fixture fixture;
        char *copy = malloc(length + 1); /* of just that size, so that a checker sees a step beyond */
        memcpy(copy, text, length);
        read_text(&fixture, (struct slice){copy, length});
        release(&fixture);
        free(copy);
        for (int byte = 0; byte < 256; byte += 5) {
            memcpy(changed, text, sizeof text);
            changed[length] = (char)byte;
            read_text(&fixture, (struct slice){changed, sizeof text - 1});
            release(&fixture);
        }
    }
}

static void add_random_text(struct buffer *out, unsigned *seed)
{
    for (unsigned lines = (unsigned)rand_r(seed) % 12; lines > 0; lines--)
        buffer_add_format(out, "%c%s\n", 'a' + rand_r(seed) % 4, rand_r(seed) % 3 ? "" : " -+");
    if (out->length && rand_r(seed) % 4 == 0)
        out->text[--out->length] = '\0';
}

static void undo_gives_the_old_text(void **state)
{
    unsigned seed = 7;
    (void)state;
    for (int i = 0; i < 3000; i++) {
        struct buffer before = BUFFER_INIT, after = BUFFER_INIT, patch = BUFFER_INIT, undone = BUFFER_INIT;
        struct fixture fixture;
        add_random_text(&before, &seed);
        add_random_text(&after, &seed);
        diff_unified(&patch, "x.md", buffer_slice(&before), buffer_slice(&after));
        assert_int_equal(read_text(&fixture, buffer_slice(&patch)), 0);
        if (fixture.patch.count) {
            assert_int_equal(patch_undo(&undone, &fixture.patch.files[0], buffer_slice(&after)), 0);
            if (before.length && before.text[before.length - 1] != '\n')
                buffer_add_byte(&before, '\n'); /* line ends are not compared, so the last one may come back */
            if (undone.length && undone.text[undone.length - 1] != '\n')
                buffer_add_byte(&undone, '\n');
            assert_string_equal(undone.text, before.text);
        }
        release(&fixture);
        buffer_release(&before);
        buffer_release(&after);
        buffer_release(&patch);
        buffer_release(&undone);
    }
}

static void another_text_does_not_fit(void **state)
{
    static const char text[] = "--- a/x\n+++ b/x\n@@ -2,2 +2,2 @@\n b\n-c\n+d\n";
    static const char *const others[] = {"", "a\n", "a\nb\n", "a\nb\nc\n", "a\nx\nd\n"};
    struct fixture fixture;
    (void)state;
    assert_int_equal(read_text(&fixture, SLICE_LITERAL(text)), 0);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct buffer out = BUFFER_INIT;
        assert_int_equal(patch_undo(&out, &fixture.patch.files[0], slice_of(others[i])), -1);
        buffer_release(&out);
    }
    release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(any_bytes),
        cmocka_unit_test(undo_gives_the_old_text),
        cmocka_unit_test(another_text_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* tests/cases/prose: each NAME.md must be read as NAME.txt says (document_dump's format).
 *
 * UPDATE_CASES=1 writes the .txt files anew; read the difference before you believe it. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "check_document.h"
#include "text/dump.h"

static bool read_file(const char *path, struct buffer *out)
{
    FILE *file = fopen(path, "rb");
    char bytes[65536];
    buffer_clear(out);
    if (!file)
        return false;
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_add(out, bytes, length);
    fclose(file);
    return true;
}

static void write_file(const char *path, struct slice text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.text, 1, text.length, file), text.length);
    assert_int_equal(fclose(file), 0);
}

static void dump_text(struct slice text, struct buffer *out)
{
    struct arena arena = ARENA_INIT;
    struct source source;
    struct document document;
    struct check check;
    const char *reason;
    source_init(&source, "case.md", text, &arena);
    assert_int_equal(document_read(&document, &source, NULL, &arena, &reason), DOCUMENT_READ);
    if (!check_document(&check, &document))
        fail_msg("%s", check.message);
    buffer_clear(out);
    document_dump(&document, out);
    arena_release(&arena);
}

/* Returns 1 when the case fails, after saying how. */
static int check_case(const char *path)
{
    struct buffer text = BUFFER_INIT, dump = BUFFER_INIT, expected = BUFFER_INIT;
    struct buffer name = BUFFER_INIT;
    buffer_add(&name, path, strlen(path) - 3);
    buffer_add_text(&name, ".txt");
    assert_true(read_file(path, &text));
    dump_text(buffer_slice(&text), &dump);
    if (getenv("UPDATE_CASES"))
        write_file(name.text, buffer_slice(&dump));
    bool same = read_file(name.text, &expected) && slice_equals(buffer_slice(&expected), buffer_slice(&dump));
    if (!same)
        print_error("# %s is read as:\n%s# expected:\n%s", path, dump.text, expected.text);
    buffer_release(&text);
    buffer_release(&dump);
    buffer_release(&expected);
    buffer_release(&name);
    return !same;
}

static void test_cases(void **state)
{
    (void)state;
    glob_t found;
    int failed = 0;
    assert_int_equal(glob("tests/cases/prose/*.md", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        failed += check_case(found.gl_pathv[i]);
    print_message("# note %zu cases\n", found.gl_pathc);
    assert_in_range(found.gl_pathc, 25, 10000);
    globfree(&found);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

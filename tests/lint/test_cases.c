/* Text cases: tests/cases/lint/NAME.md is linted with the built-in rules and must give NAME.findings, a line for each
 * finding: line:column severity rule. A new case is two new files; an empty NAME.findings says "clean". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "support.h"

static void write_findings(struct buffer *out, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *found = &report->diagnostics[i];
        buffer_add_format(out, "%u:%u %s %s\n", found->start.line, found->start.column,
                          severity_text(found->severity), found->rule->id);
    }
    if (report->refused)
        buffer_add_format(out, "refused: %s\n", report->refused);
}

static void check_case(const char *path, struct linter *linter)
{
    struct arena arena = ARENA_INIT;
    struct settings settings = default_settings(ruleset_builtin(), &arena);
    struct lint_options options = {.settings = &settings};
    struct buffer found = BUFFER_INIT;
    const char *expectation = arena_format(&arena, "%.*s.findings", (int)strlen(path) - 3, path);
    struct slice expected = read_file(expectation, &arena);
    if (!expected.text)
        fail_msg("%s: there is no %s", path, expectation);
    write_findings(&found, lint_bytes(linter, &options, path, read_file(path, &arena), &arena));
    if (!slice_equals(buffer_slice(&found), expected))
        fail_msg("%s:\n--- expected\n%s--- found\n%s", path, expected.text, found.text);
    buffer_release(&found);
    arena_release(&arena);
}

static void every_case_gives_its_findings(void **state)
{
    (void)state;
    glob_t paths;
    struct linter *linter = linter_new();
    assert_int_equal(glob("tests/cases/lint/*.md", 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++)
        check_case(paths.gl_pathv[i], linter);
    globfree(&paths);
    linter_free(linter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_case_gives_its_findings)};
    return cmocka_run_group_tests_name("lint cases", tests, NULL, NULL);
}

/* Mistakes in packs, each with its place and what was expected: tests/cases/packs. */
#include "cases.h"
#include "rule/ruleset_read.h"

static void read_pack(const char *folder, struct buffer *out)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    const struct ruleset *base = ruleset_builtin();
    const struct ruleset *ruleset = ruleset_with_pack(base, folder, &arena, &errors);
    cases_put_errors(out, &errors, folder);
    for (size_t i = base->rule_count; ruleset && i < ruleset->rule_count; i++)
        buffer_add_format(out, "rule %s: %zu patterns, %zu examples\n", ruleset->rules[i]->id,
                          ruleset->rules[i]->matcher_count, ruleset->rules[i]->example_count);
    assert_true(!ruleset == (errors.count > 0));
    errors_release(&errors);
    arena_release(&arena);
}

static void test_yaml(void **state)
{
    (void)state;
    cases_run("tests/cases/packs/yaml.txt", read_pack);
}

static void test_rules(void **state)
{
    (void)state;
    cases_run("tests/cases/packs/rules.txt", read_pack);
}

static void test_patterns(void **state)
{
    (void)state;
    cases_run("tests/cases/packs/patterns.txt", read_pack);
}

static void test_lexicons(void **state)
{
    (void)state;
    cases_run("tests/cases/packs/lexicons.txt", read_pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yaml),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_lexicons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

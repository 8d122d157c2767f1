/* Proofs of examples and patterns: a pattern is proved by an example that fails without it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "lint/prove.h"
#include "support.h"

#define UNPROVED "no example is found by this pattern alone: add one, or remove the pattern"

struct bench {
    struct arena arena;
    struct errors errors;
    struct settings settings;
    struct linter *linter;
};

static int set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    const struct ruleset *ruleset =
        ruleset_with_pack(ruleset_builtin(), "tests/lint/pack-proofs", &bench->arena, &bench->errors);
    if (!ruleset)
        return -1;
    bench->settings = default_settings(ruleset, &bench->arena);
    bench->linter = linter_new();
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    linter_free(bench->linter);
    errors_release(&bench->errors);
    arena_release(&bench->arena);
    free(bench);
    return 0;
}

static const struct prove_result *prove_rule_named(struct bench *bench, const char *id)
{
    return prove(bench->linter, &bench->settings, &id, 1, &bench->arena);
}

static void an_example_that_fails_without_a_pattern_proves_it(void **state)
{
    const struct prove_result *result = prove_rule_named(*state, "t-alone");
    for (size_t i = 0; i < result->failure_count; i++)
        print_error("%s: %s\n", result->failures[i].pattern ? result->failures[i].pattern->id : "example",
                    result->failures[i].problem);
    assert_int_equal(result->rules, 1);
    assert_int_equal(result->examples, 6);
    assert_int_equal(result->patterns, 5);
    assert_int_equal(result->failure_count, 0);
    assert_int_equal(result->unproved_count, 0);
}

static void a_pattern_that_nothing_would_miss_fails(void **state)
{
    const struct prove_result *result = prove_rule_named(*state, "t-redundant");
    assert_int_equal(result->patterns, 3);
    assert_int_equal(result->failure_count, 2);
    assert_string_equal(result->failures[0].pattern->id, "phrase");
    assert_string_equal(result->failures[0].example->text, "A «quirky night».");
    assert_string_equal(result->failures[0].problem, UNPROVED);
    assert_string_equal(result->failures[1].pattern->id, "silent");
    assert_null(result->failures[1].example);
    assert_string_equal(result->failures[1].problem, UNPROVED);
}

static void an_example_that_does_not_hold_fails_and_proves_nothing(void **state)
{
    static const char *const problems[] = {
        "not found", "found, but not where it is marked", "no wording is proposed; expected: A night.",
        "must be clean, but t-wrong (plain) finds: grotty", UNPROVED,
    };
    const struct prove_result *result = prove_rule_named(*state, "t-wrong");
    assert_int_equal(result->failure_count, sizeof problems / sizeof *problems);
    for (size_t i = 0; i < result->failure_count; i++)
        assert_string_equal(result->failures[i].problem, problems[i]);
}

static void packs_are_proved_by_name(void **state)
{
    const struct prove_result *result = prove_rule_named(*state, "proofs");
    assert_int_equal(result->rules, 3);
    assert_int_equal(result->patterns, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_example_that_fails_without_a_pattern_proves_it),
        cmocka_unit_test(a_pattern_that_nothing_would_miss_fails),
        cmocka_unit_test(an_example_that_does_not_hold_fails_and_proves_nothing),
        cmocka_unit_test(packs_are_proved_by_name),
    };
    return cmocka_run_group_tests_name("prove", tests, set_up, tear_down);
}

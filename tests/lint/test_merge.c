/* Merging: which finding of overlapping ones stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "lint/merge.h"

static const char *const quiet_supersedes[] = {"loud"};
static const struct rule loud = {.id = "loud"};
static const struct rule quiet = {.id = "quiet", .supersedes = quiet_supersedes, .supersede_count = 1};
static const struct rule other = {.id = "other"};
static const struct matcher first = {.pattern.id = "first"}, second = {.pattern.id = "second"};

struct merging {
    struct finding items[8];
    struct finding_list list;
    struct arena arena;
};

static void add(struct merging *merging, const struct rule *rule, uint32_t start, uint32_t end, enum severity severity,
                float confidence)
{
    merging->list.items = merging->items;
    merging->items[merging->list.count++] = (struct finding){
        .rule = rule, .matcher = &first, .prose = {start, end}, .severity = severity, .confidence = confidence,
    };
}

static void assert_rules(struct merging *merging, const char *expected)
{
    char found[128] = "";
    merge_findings(&merging->list, &merging->arena);
    for (size_t i = 0; i < merging->list.count; i++) {
        strcat(strcat(found, i ? " " : ""), merging->list.items[i].rule->id);
        for (size_t j = 0; j < merging->list.items[i].also_count; j++)
            strcat(strcat(found, "+"), merging->list.items[i].also[j]->id);
    }
    assert_string_equal(found, expected);
    arena_release(&merging->arena);
}

static void findings_apart_stay_in_order(void **state)
{
    (void)state;
    struct merging merging = {0};
    add(&merging, &other, 20, 30, SEVERITY_ERROR, 1);
    add(&merging, &loud, 0, 10, SEVERITY_SUGGESTION, 1);
    add(&merging, &quiet, 10, 20, SEVERITY_WARNING, 1);
    assert_rules(&merging, "loud quiet other");
}

static void the_gravest_stays(void **state)
{
    (void)state;
    struct merging merging = {0};
    add(&merging, &other, 0, 10, SEVERITY_WARNING, 1);
    add(&merging, &loud, 5, 15, SEVERITY_ERROR, 0.6f);
    assert_rules(&merging, "loud+other");
}

static void of_equals_the_superseding_rule_stays(void **state)
{
    (void)state;
    struct merging merging = {0};
    add(&merging, &loud, 0, 10, SEVERITY_WARNING, 1);
    add(&merging, &quiet, 5, 15, SEVERITY_WARNING, 0.6f);
    assert_rules(&merging, "quiet+loud");
}

static void then_the_surest(void **state)
{
    (void)state;
    struct merging merging = {0};
    add(&merging, &loud, 0, 10, SEVERITY_WARNING, 0.6f);
    add(&merging, &other, 5, 15, SEVERITY_WARNING, 0.7f);
    assert_rules(&merging, "other+loud");
}

static void a_rule_is_named_once(void **state)
{
    (void)state;
    struct merging merging = {0};
    add(&merging, &loud, 0, 10, SEVERITY_WARNING, 1);
    add(&merging, &loud, 2, 8, SEVERITY_WARNING, 0.9f);
    add(&merging, &other, 0, 4, SEVERITY_SUGGESTION, 1);
    add(&merging, &other, 6, 9, SEVERITY_SUGGESTION, 1);
    merging.items[1].matcher = &second;
    assert_rules(&merging, "loud+other");
}

static void a_chain_of_overlaps_is_not_one_place(void **state)
{
    (void)state;
    struct merging merging = {0};
    add(&merging, &loud, 0, 10, SEVERITY_ERROR, 1);
    add(&merging, &quiet, 8, 18, SEVERITY_WARNING, 1);
    add(&merging, &other, 16, 26, SEVERITY_ERROR, 1);
    assert_rules(&merging, "loud+quiet other");
}

static void nothing_merges_to_nothing(void **state)
{
    (void)state;
    struct merging merging = {0};
    assert_rules(&merging, "");
}

/* A pattern says which families its construction belongs to as well; rules switched off are not named. */
static void names_the_kin_of_a_pattern(void **state)
{
    static const char *const kin[] = {"quiet", "other", "loud"};
    static const struct matcher kindred = {.pattern.id = "kindred", .also = kin, .also_count = 3};
    static const struct rule *const rules[] = {&loud, &quiet, &other};
    static const struct rule_setting rule_settings[] = {{.enabled = true}, {.enabled = true}, {.enabled = false}};
    const struct ruleset ruleset = {.rules = rules, .rule_count = 3};
    const struct settings settings = {.ruleset = &ruleset, .rules = rule_settings};
    struct merging merging = {0};
    (void)state;
    add(&merging, &loud, 0, 9, SEVERITY_WARNING, 0.5f);
    merging.items[0].matcher = &kindred;
    name_kindred(&merging.list, &settings, &merging.arena);
    assert_int_equal(merging.list.items[0].also_count, 1);
    assert_ptr_equal(merging.list.items[0].also[0], &quiet);
    arena_release(&merging.arena);
}

static void what_the_others_name_is_named(void **state)
{
    (void)state;
    struct merging merging = {0};
    const struct rule **also = arena_alloc(&merging.arena, sizeof *also);
    add(&merging, &loud, 0, 10, SEVERITY_ERROR, 1);
    add(&merging, &quiet, 5, 15, SEVERITY_WARNING, 1);
    also[0] = &other;
    merging.items[1].also = also;
    merging.items[1].also_count = 1;
    assert_rules(&merging, "loud+quiet+other");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_apart_stay_in_order),
        cmocka_unit_test(the_gravest_stays),
        cmocka_unit_test(of_equals_the_superseding_rule_stays),
        cmocka_unit_test(then_the_surest),
        cmocka_unit_test(a_rule_is_named_once),
        cmocka_unit_test(a_chain_of_overlaps_is_not_one_place),
        cmocka_unit_test(nothing_merges_to_nothing),
        cmocka_unit_test(names_the_kin_of_a_pattern),
        cmocka_unit_test(what_the_others_name_is_named),
    };
    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}

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
    };
    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}

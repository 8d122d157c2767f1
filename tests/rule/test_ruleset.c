/* Packs that are good: what their patterns become, and that the built-in image is what the folder says. */
#include "cases.h"
#include "rule/regex_table.h"
#include "rule/ruleset_read.h"
#include "rule/vocabulary.h"

static const char lexicon[] =
    "id: slack\nkind: verb\nwords:\n  - slack off\n  - sleep on the (job|watch)\nnever: [slacks off]\n";
static const char macros[] = "utterly: '(?:utterly|{slack:past} and)'\n";

static const struct {
    const char *written, *text;
    size_t classes;
} patterns[] = {
    {"plain \\{x\\} [{x}] a{2} b{1,3} \\x{2014} \\p{Lu}", "plain \\{x\\} [{x}] a{2} b{1,3} \\x{2014} \\p{Lu}", 0},
    {"{subject}went {code}", "\\b(?C1)went \\x{FFFC}", 1},
    {"{utterly} x", "(?:(?:utterly|(?:\\b(?C1)\\w++(?:[ '/&.,*-]{1,2}\\w++){0,11}(?C2)) and)) x", 1},
    {"{slack}{subject}x", "(?:\\b(?C1)\\w++(?:[ '/&.,*-]{1,2}\\w++){0,11}(?C2))\\b(?C3)x", 2},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct fixture {
    char folder[64];
    struct arena arena;
    const struct ruleset *ruleset;
};

static void write_rule(const char *folder)
{
    struct buffer text = BUFFER_INIT;
    buffer_add_text(
        &text,
        "id: rule\ntitle: A rule\nmessage: Found\nwhy: For a reason.\nseverity: {person: error, none: off, default: "
        "suggestion}\nsections: {not: [meta]}\nsection-severity: {people: off, timeline: -1}\n"
        "suggestions: [{ask: Why}]\npatterns:\n");
    for (size_t i = 0; i < COUNT(patterns); i++)
        buffer_add_format(&text, "  - {id: p%zu, match: '%s'}\n", i, patterns[i].written);
    cases_write(folder, SLICE_LITERAL("rule.yml"), buffer_slice(&text));
    buffer_release(&text);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct errors errors = ERRORS_INIT;
    strcpy(fixture->folder, "/tmp/blameless-rules-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    cases_write(fixture->folder, SLICE_LITERAL("lexicons/slack.yml"), slice_of(lexicon));
    cases_write(fixture->folder, SLICE_LITERAL("macros.yml"), slice_of(macros));
    write_rule(fixture->folder);
    fixture->ruleset = ruleset_with_pack(ruleset_builtin(), fixture->folder, &fixture->arena, &errors);
    for (size_t i = 0; i < errors.count; i++)
        print_message("# %s:%zu: %s\n", errors.items[i].path, errors.items[i].line, errors.items[i].message);
    assert_non_null(fixture->ruleset);
    errors_release(&errors);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    nftw(fixture->folder, cases_remove, 16, FTW_DEPTH | FTW_PHYS);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static void test_expansion(void **state)
{
    const struct fixture *fixture = *state;
    const struct rule *rule = ruleset_rule(fixture->ruleset, "rule");
    int slack = ruleset_lexicon(fixture->ruleset, "slack");
    assert_int_equal(rule->matcher_count, COUNT(patterns));
    for (size_t i = 0; i < COUNT(patterns); i++) {
        const struct pattern *pattern = &rule->matchers[i].pattern;
        assert_string_equal(pattern->text.text, patterns[i].text);
        assert_int_equal(pattern->class_count, patterns[i].classes);
    }
    const struct class_use *use = rule->matchers[2].pattern.classes;
    assert_int_equal(use[0].source, CLASS_LEXICON);
    assert_int_equal(use[0].lexicon, slack);
    assert_int_equal(use[0].forms, FORM_PAST);
    assert_int_equal(rule->matchers[3].pattern.classes[1].source, CLASS_SUBJECT);
    assert_int_equal(rule->matchers[3].pattern.classes[1].actors, ACTOR_BLAMABLE);
}

static void test_rule_fields(void **state)
{
    const struct fixture *fixture = *state;
    const struct rule *rule = ruleset_rule(fixture->ruleset, "rule");
    assert_int_equal(rule->severity[0], SEVERITY_ERROR);
    assert_int_equal(rule->severity[2], SEVERITY_SUGGESTION);
    assert_int_equal(rule->severity[ACTOR_CLASS_COUNT], SEVERITY_OFF);
    assert_false(rule->sections & 1u << SECTION_META);
    assert_true(rule->sections & 1u << SECTION_SUMMARY);
    assert_int_equal(rule->section_step[SECTION_PEOPLE], -3);
    assert_int_equal(rule->section_step[SECTION_TIMELINE], -1);
    assert_int_equal(rule->matchers[0].negation, -1);
    assert_int_equal(rule->units, UNIT_SENTENCE | UNIT_ITEM | UNIT_CELL | UNIT_LABEL);
    assert_string_equal(rule->pack, path_name(fixture->folder));
}

static void test_words_of_a_pack(void **state)
{
    const struct fixture *fixture = *state;
    struct lexicon_hit hits[8];
    int slack = ruleset_lexicon(fixture->ruleset, "slack");
    assert_true(slack >= (int)ruleset_builtin()->lexicon_count);
    assert_true(vocabulary_find(fixture->ruleset->vocabulary, slice_of("slept on the watch"), 0, hits, 8) > 0);
    assert_int_equal(hits[0].lexicon, slack);
    assert_int_equal(hits[0].words, 4);
    size_t count = vocabulary_find(fixture->ruleset->vocabulary, slice_of("slacks off"), 0, hits, 8);
    for (size_t i = 0; i < count; i++)
        assert_int_not_equal(hits[i].lexicon, slack);
}

/* Pattern numbers are unique and below pattern_count, so that a table has a place for each. */
static void count_pattern(const struct ruleset *ruleset, unsigned *seen, const struct pattern *pattern)
{
    if (!pattern)
        return;
    assert_true(pattern->index < ruleset->pattern_count);
    seen[pattern->index]++;
}

static void count_guards(const struct ruleset *ruleset, unsigned *seen, const struct guard *guards, size_t count)
{
    for (size_t i = 0; i < count; i++)
        count_pattern(ruleset, seen, &guards[i].pattern);
}

static void count_suggestions(const struct ruleset *ruleset, unsigned *seen,
                              const struct suggestion_template *suggestions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        count_pattern(ruleset, seen, suggestions[i].when);
        count_pattern(ruleset, seen, suggestions[i].unless);
        count_pattern(ruleset, seen, suggestions[i].inside);
    }
}

static void test_pattern_numbers(void **state)
{
    const struct ruleset *ruleset = ((const struct fixture *)*state)->ruleset;
    unsigned *seen = calloc(ruleset->pattern_count, sizeof *seen);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct rule *rule = ruleset->rules[i];
        count_guards(ruleset, seen, rule->guards, rule->guard_count);
        count_suggestions(ruleset, seen, rule->suggestions, rule->suggestion_count);
        for (size_t j = 0; j < rule->claim_count; j++)
            count_pattern(ruleset, seen, rule->claims[j].when);
        for (size_t j = 0; j < rule->matcher_count; j++) {
            count_pattern(ruleset, seen, &rule->matchers[j].pattern);
            count_guards(ruleset, seen, rule->matchers[j].guards, rule->matchers[j].guard_count);
            count_suggestions(ruleset, seen, rule->matchers[j].suggestions, rule->matchers[j].suggestion_count);
        }
    }
    for (size_t i = 0; i < ruleset->pattern_count; i++)
        assert_int_equal(seen[i], 1);
    free(seen);
}

static void test_regex_table(void **state)
{
    const struct fixture *fixture = *state;
    struct regex_table *table = regex_table_new(fixture->ruleset);
    const struct rule *rule = ruleset_rule(fixture->ruleset, "rule");
    struct regex *first = regex_table_get(table, &rule->matchers[0].pattern);
    assert_non_null(first);
    assert_ptr_equal(regex_table_get(table, &rule->matchers[0].pattern), first);
    assert_ptr_not_equal(regex_table_get(table, &rule->matchers[1].pattern), first);
    regex_table_free(table);
}

static bool same_pattern(const struct pattern *a, const struct pattern *b)
{
    return a->index == b->index && a->line == b->line && slice_equals(a->text, b->text) &&
           a->branch_count == b->branch_count && a->class_count == b->class_count;
}

/* What the compiler wrote is what reading the folder gives. */
static void test_built_in_is_the_folder(void **state)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    const struct ruleset *image = ruleset_builtin(), *folder = ruleset_read(NULL, "rules", &arena, &errors, NULL);
    (void)state;
    assert_non_null(folder);
    assert_int_equal(image->rule_count, folder->rule_count);
    assert_int_equal(image->lexicon_count, folder->lexicon_count);
    assert_int_equal(image->pattern_count, folder->pattern_count);
    assert_int_equal(image->vocabulary->member_count, folder->vocabulary->member_count);
    for (size_t i = 0; i < image->rule_count; i++) {
        const struct rule *a = image->rules[i], *b = folder->rules[i];
        assert_string_equal(a->id, b->id);
        assert_string_equal(a->why, b->why);
        assert_memory_equal(a->severity, b->severity, sizeof a->severity);
        assert_memory_equal(a->section_step, b->section_step, sizeof a->section_step);
        assert_int_equal(a->matcher_count, b->matcher_count);
        assert_int_equal(a->example_count, b->example_count);
        for (size_t j = 0; j < a->matcher_count; j++)
            assert_true(same_pattern(&a->matchers[j].pattern, &b->matchers[j].pattern));
        for (size_t j = 0; j < a->example_count; j++)
            assert_string_equal(a->examples[j].text, b->examples[j].text);
    }
    errors_release(&errors);
    arena_release(&arena);
}

static void assert_refused(const char *folder, const char *message)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    assert_null(ruleset_with_pack(ruleset_builtin(), folder, &arena, &errors));
    assert_true(errors.count > 0);
    assert_string_equal(errors.items[0].message, message);
    errors_release(&errors);
    arena_release(&arena);
}

static void test_limits(void **state)
{
    char folder[] = "/tmp/blameless-limit-XXXXXX";
    struct buffer text = BUFFER_INIT;
    (void)state;
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < 300000; i++)
        buffer_add_byte(&text, i % 100 ? 'a' : '\n');
    cases_write(folder, SLICE_LITERAL("big.yml"), buffer_slice(&text));
    assert_refused(folder, "larger than 262144 bytes");
    buffer_clear(&text);
    for (int i = 0; i < 100000; i++)
        buffer_add_byte(&text, '[');
    cases_write(folder, SLICE_LITERAL("big.yml"), buffer_slice(&text));
    assert_refused(folder, "nested deeper than 64 levels");
    buffer_clear(&text);
    for (int i = 0; i < 80000; i++)
        buffer_add_text(&text, "[a,");
    cases_write(folder, SLICE_LITERAL("big.yml"), buffer_slice(&text));
    assert_refused(folder, "nested deeper than 64 levels");
    buffer_clear(&text);
    for (int i = 0; i < 20000; i++)
        buffer_add_format(&text, "k%d: v\n", i);
    cases_write(folder, SLICE_LITERAL("big.yml"), buffer_slice(&text));
    assert_refused(folder, "more than 2,000 keys in one table");
    buffer_release(&text);
    char path[128];
    snprintf(path, sizeof path, "%s/big.yml", folder);
    assert_int_equal(remove(path), 0);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_refused(folder, "links inside a pack are not followed");
    nftw(folder, cases_remove, 16, FTW_DEPTH | FTW_PHYS);
    assert_refused(folder, "No such file or directory");
    assert_refused("/dev/zero", "not a regular file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expansion),
        cmocka_unit_test(test_rule_fields),
        cmocka_unit_test(test_words_of_a_pack),
        cmocka_unit_test(test_pattern_numbers),
        cmocka_unit_test(test_regex_table),
        cmocka_unit_test(test_built_in_is_the_folder),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

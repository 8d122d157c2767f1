/* patterns FILE...: lints the files and lists the patterns that cost most, for who writes rules: how many offsets were
 * tried with each, where it stands, and why it was not spared the work. A pattern "without a start" is searched from
 * every byte of a unit that holds the words it needs; one "without a need" in every unit. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "lint/linter.h"

enum { LISTED = 60 };

struct cost {
    const struct pattern *pattern;
    const char *role; /* of the pattern in its rule */
    unsigned tried;
};

struct costs {
    struct cost *items;
    size_t count, capacity;
    const struct regex_table *regexes;
    struct arena arena;
};

static void add(struct costs *costs, const struct pattern *pattern, const char *role)
{
    const struct regex *regex = pattern ? regex_table_find(costs->regexes, pattern) : NULL;
    if (regex)
        *ARENA_PUSH(&costs->arena, costs->items, costs->count, costs->capacity) =
            (struct cost){pattern, role, regex_tried(regex)};
}

static void add_guards(struct costs *costs, const struct guard *guards, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(costs, &guards[i].pattern, "guard");
}

static void add_templates(struct costs *costs, const struct suggestion_template *templates, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add(costs, templates[i].when, "when");
        add(costs, templates[i].unless, "unless");
        add(costs, templates[i].inside, "inside");
    }
}

static void add_rule(struct costs *costs, const struct rule *rule)
{
    add_guards(costs, rule->guards, rule->guard_count);
    add_templates(costs, rule->suggestions, rule->suggestion_count);
    for (size_t i = 0; i < rule->matcher_count; i++) {
        const struct matcher *matcher = &rule->matchers[i];
        add(costs, &matcher->pattern, "pattern");
        add_guards(costs, matcher->guards, matcher->guard_count);
        add_templates(costs, matcher->suggestions, matcher->suggestion_count);
    }
}

static const char *complaint(const struct pattern *pattern)
{
    const char *found = "";
    for (size_t i = 0; i < pattern->branch_count; i++) {
        if (!pattern->branches[i].need_count)
            return "without a need";
        if (!pattern->branches[i].start)
            found = "without a start";
    }
    return found;
}

static int by_cost(const void *left, const void *right)
{
    const struct cost *a = left, *b = right;
    return (a->tried < b->tried) - (a->tried > b->tried);
}

static void print(struct costs *costs)
{
    uint64_t sum = 0;
    qsort(costs->items, costs->count, sizeof *costs->items, by_cost);
    for (size_t i = 0; i < costs->count; i++)
        sum += costs->items[i].tried;
    printf("%llu offsets tried with %zu patterns\n", (unsigned long long)sum, costs->count);
    for (size_t i = 0; i < costs->count && i < LISTED; i++) {
        const struct cost *cost = &costs->items[i];
        printf("%8u %s:%u %s %s %s\n", cost->tried, cost->pattern->path, (unsigned)cost->pattern->line, cost->role,
               cost->pattern->id ? cost->pattern->id : "", complaint(cost->pattern));
    }
}

static void lint_file(struct linter *linter, const struct settings *settings, const char *path)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct source source;
    struct slice bytes;
    struct lint_options options = {.settings = settings, .all_documents = true};
    if (file_read(path, 256 << 20, &arena, &bytes, &errors) < 0) {
        fprintf(stderr, "patterns: cannot read %s\n", path);
        exit(2);
    }
    source_init(&source, path, bytes, &arena);
    lint(linter, &source, &options, &arena);
    errors_release(&errors);
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    struct costs costs = {.arena = ARENA_INIT};
    const struct ruleset *ruleset = ruleset_builtin();
    struct rule_setting *rules = arena_alloc(&costs.arena, ruleset->rule_count * sizeof *rules);
    struct settings settings = {.ruleset = ruleset, .rules = rules, .fail_level = SEVERITY_ERROR};
    struct linter *linter = linter_new();
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = !ruleset->rules[i]->off;
    regex_disable_jit();
    for (int i = 1; i < argc; i++)
        lint_file(linter, &settings, argv[i]);
    costs.regexes = linter_plan(linter, ruleset)->regexes;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        add_rule(&costs, ruleset->rules[i]);
    print(&costs);
    linter_free(linter);
    arena_release(&costs.arena);
    return 0;
}

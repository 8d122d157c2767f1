#include "lint/prove.h"

#include <string.h>

#include "base/buffer.h"
#include "lint/place.h"

#define MARK_OPEN "\xC2\xAB"  /* « */
#define MARK_CLOSE "\xC2\xBB" /* » */

struct proving {
    struct linter *linter;
    const struct settings *settings;
    struct rule_setting *rules; /* of the example at hand */
    struct settings chosen;
    struct arena *arena;
    struct pattern_proof *patterns; /* by pattern index */
    struct prove_result *result;
    struct prove_failure *failures; size_t failure_capacity;
    const struct rule **unproved;   size_t unproved_capacity;
};

/* What the examples say of one pattern. */
struct pattern_proof {
    const struct example *shown; /* one it finds, alone or not; or NULL */
    bool proved;                 /* some example fails without it */
};

/* An example as a document. */
struct specimen {
    struct buffer text;
    struct span mark; /* empty when it has none */
};

/* --- the document --------------------------------------------------------------------------------------- */

static void add_unmarked(struct specimen *specimen, const char *text)
{
    specimen->mark = (struct span){0, 0};
    while (*text) {
        if (strncmp(text, MARK_OPEN, 2) == 0)
            specimen->mark.start = (uint32_t)specimen->text.length;
        else if (strncmp(text, MARK_CLOSE, 2) == 0)
            specimen->mark.end = (uint32_t)specimen->text.length;
        else {
            buffer_add_byte(&specimen->text, *text++);
            continue;
        }
        text += 2;
    }
}

static bool is_one_line(const char *text)
{
    const char *end = strchr(text, '\n');
    return !end || end[1] == '\0';
}

static void write_specimen(struct specimen *specimen, const struct example *example)
{
    const char *heading = place_heading(example->section);
    *specimen = (struct specimen){.text = BUFFER_INIT};
    if (heading && is_one_line(example->text))
        buffer_add_format(&specimen->text, "# %s\n\n", heading);
    add_unmarked(specimen, example->text);
    buffer_add_byte(&specimen->text, '\n');
}

/* --- which rules look at it ----------------------------------------------------------------------------- */

/* A bad example is shown to its own rule, so that no other takes the finding over; the rest to every rule, but a
 * structure rule's only to itself among structure rules: no example is a whole report. */
static void choose_rules(struct proving *proving, const struct rule *rule, const struct example *example)
{
    const struct ruleset *ruleset = proving->settings->ruleset;
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct rule *other = ruleset->rules[i];
        bool all = example->kind != EXAMPLE_BAD && !other->off && !other->check;
        proving->rules[i] = (struct rule_setting){.enabled = other == rule || all};
    }
}

/* `without`: a pattern that is left out, or NULL. */
static const struct report *lint_specimen(struct proving *proving, const struct rule *rule,
                                          const struct specimen *specimen, const struct pattern *without)
{
    struct lint_options options = {
        .settings = &proving->chosen, .no_suppressions = rule->check == NULL, .all_documents = rule->check != NULL,
        .without = without,
    };
    struct source *source = arena_alloc(proving->arena, sizeof *source);
    struct slice bytes = {arena_copy(proving->arena, buffer_slice(&specimen->text)), specimen->text.length};
    source_init(source, rule->path, bytes, proving->arena);
    return lint(proving->linter, source, &options, proving->arena);
}

/* --- what is wrong -------------------------------------------------------------------------------------- */

static const struct diagnostic *find_marked(const struct report *report, const struct rule *rule, struct span mark)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *diagnostic = &report->diagnostics[i];
        if (diagnostic->rule == rule && (mark.end == mark.start || span_overlaps(diagnostic->source, mark)))
            return diagnostic;
    }
    return NULL;
}

static const struct suggestion *first_wording(const struct diagnostic *diagnostic)
{
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        if (diagnostic->suggestions[i].kind != SUGGESTION_ASK)
            return &diagnostic->suggestions[i];
    return NULL;
}

static bool is_wording(const struct suggestion *suggestion, const char *expected)
{
    return slice_equals_text(suggestion->text, expected) ||
           (suggestion->edit_count == 1 && slice_equals_text(suggestion->edits[0].text, expected));
}

static const char *wording_problem(const struct proving *proving, const char *expected,
                                   const struct diagnostic *diagnostic)
{
    const struct suggestion *suggestion = first_wording(diagnostic);
    if (!suggestion)
        return arena_format(proving->arena, "no wording is proposed; expected: %s", expected);
    if (!is_wording(suggestion, expected))
        return arena_format(proving->arena, "another wording is proposed: %.*s", (int)suggestion->text.length,
                            suggestion->text.text);
    return NULL;
}

/* What is wrong with the report on a bad example, or NULL. */
static const char *bad_problem(const struct proving *proving, const struct rule *rule, const struct example *example,
                               const struct report *report, struct span mark)
{
    const struct diagnostic *diagnostic = find_marked(report, rule, mark);
    if (report->refused)
        return report->refused;
    if (!diagnostic)
        return report->count ? "found, but not where it is marked" : "not found";
    return example->rewrite ? wording_problem(proving, example->rewrite, diagnostic) : NULL;
}

static bool may_fire(const struct example *example, const char *id)
{
    for (size_t i = 0; i < example->other_count; i++)
        if (strcmp(example->others[i], id) == 0)
            return true;
    return false;
}

/* --- the proof of an example ---------------------------------------------------------------------------- */

static void fail(struct proving *proving, const struct prove_failure *failure)
{
    *ARENA_PUSH(proving->arena, proving->failures, proving->result->failure_count, proving->failure_capacity) = *failure;
}

static void prove_clean(struct proving *proving, const struct rule *rule, const struct example *example,
                        const struct report *report)
{
    if (report->refused)
        fail(proving, &(struct prove_failure){rule, example, NULL, report->refused});
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *found = &report->diagnostics[i];
        if (!may_fire(example, found->rule->id))
            fail(proving, &(struct prove_failure){
                rule, example, NULL,
                arena_format(proving->arena, "must be clean, but %s (%s) finds: %.*s", found->rule->id,
                             found->pattern ? found->pattern : "check", (int)found->match.length,
                             found->match.text)});
    }
}

static const struct pattern *pattern_of(const struct diagnostic *diagnostic)
{
    for (size_t m = 0; m < diagnostic->rule->matcher_count; m++)
        if (diagnostic->rule->matchers[m].pattern.id == diagnostic->pattern)
            return &diagnostic->rule->matchers[m].pattern;
    return NULL;
}

/* An example that holds proves each of its patterns without which it would not. */
static void prove_patterns(struct proving *proving, const struct rule *rule, const struct example *example,
                           const struct report *report, const struct specimen *specimen)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct pattern *pattern = pattern_of(&report->diagnostics[i]);
        struct pattern_proof *proof = pattern ? &proving->patterns[pattern->index] : NULL;
        if (!proof || proof->proved)
            continue;
        proof->shown = example;
        proof->proved = bad_problem(proving, rule, example, lint_specimen(proving, rule, specimen, pattern),
                                    specimen->mark) != NULL;
    }
}

static void prove_bad(struct proving *proving, const struct rule *rule, const struct example *example,
                      const struct report *report, const struct specimen *specimen)
{
    const char *problem = bad_problem(proving, rule, example, report, specimen->mark);
    if (problem)
        fail(proving, &(struct prove_failure){rule, example, NULL, problem});
    else
        prove_patterns(proving, rule, example, report, specimen);
}

static void prove_example(struct proving *proving, const struct rule *rule, const struct example *example)
{
    struct specimen specimen;
    write_specimen(&specimen, example);
    choose_rules(proving, rule, example);
    const struct report *report = lint_specimen(proving, rule, &specimen, NULL);
    proving->result->examples++;
    if (example->kind == EXAMPLE_BAD)
        prove_bad(proving, rule, example, report, &specimen);
    else
        prove_clean(proving, rule, example, report);
    buffer_release(&specimen.text);
}

/* --- the proof of a rule ------------------------------------------------------------------------------- */

static bool has_bad_example(const struct rule *rule)
{
    for (size_t i = 0; i < rule->example_count; i++)
        if (rule->examples[i].kind == EXAMPLE_BAD)
            return true;
    return false;
}

static void require_proof(struct proving *proving, const struct rule *rule, const struct pattern *pattern)
{
    const struct pattern_proof *proof = &proving->patterns[pattern->index];
    proving->result->patterns++;
    if (!proof->proved)
        fail(proving, &(struct prove_failure){
            rule, proof->shown, pattern,
            "no example is found by this pattern alone: add one, or remove the pattern"});
}

static void prove_rule(struct proving *proving, const struct rule *rule)
{
    proving->result->rules++;
    for (size_t e = 0; e < rule->example_count; e++)
        prove_example(proving, rule, &rule->examples[e]);
    for (size_t m = 0; m < rule->matcher_count; m++)
        require_proof(proving, rule, &rule->matchers[m].pattern);
    if (!has_bad_example(rule))
        *ARENA_PUSH(proving->arena, proving->unproved, proving->result->unproved_count, proving->unproved_capacity) =
            rule;
}

static bool is_wanted(const struct rule *rule, const char *const *names, size_t name_count)
{
    for (size_t i = 0; i < name_count; i++)
        if (strcmp(rule->pack, names[i]) == 0 || strcmp(rule->id, names[i]) == 0)
            return true;
    return name_count == 0;
}

const struct prove_result *prove(struct linter *linter, const struct settings *settings, const char *const *names,
                                 size_t name_count, struct arena *arena)
{
    const struct ruleset *ruleset = settings->ruleset;
    struct proving proving = {
        .linter = linter,
        .settings = settings,
        .rules = arena_alloc(arena, ruleset->rule_count * sizeof *proving.rules),
        .chosen = *settings,
        .arena = arena,
        .patterns = arena_alloc(arena, ruleset->pattern_count * sizeof *proving.patterns),
        .result = arena_alloc(arena, sizeof *proving.result),
    };
    proving.chosen.rules = proving.rules;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (is_wanted(ruleset->rules[i], names, name_count))
            prove_rule(&proving, ruleset->rules[i]);
    proving.result->failures = proving.failures;
    proving.result->unproved = proving.unproved;
    return proving.result;
}

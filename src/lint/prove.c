#include "lint/prove.h"

#include <string.h>

#include "base/buffer.h"
#include "lint/judge.h"
#include "lint/linter.h"
#include "lint/match.h"
#include "lint/place.h"

#define MARK_OPEN "\xC2\xAB"  /* « */
#define MARK_CLOSE "\xC2\xBB" /* » */

struct proving {
    struct linter *linter;
    const struct settings *settings;
    struct rule_setting *rules; /* of the example at hand */
    struct settings chosen;
    struct arena *arena;
    bool *fired;                /* by pattern index */
    struct prove_result *result;
    struct prove_failure *failures; size_t failure_capacity;
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

static const struct report *lint_specimen(struct proving *proving, const struct rule *rule,
                                          const struct specimen *specimen)
{
    struct lint_options options = {
        .settings = &proving->chosen, .no_suppressions = rule->check == NULL, .all_documents = rule->check != NULL,
    };
    struct source *source = arena_alloc(proving->arena, sizeof *source);
    struct slice bytes = {arena_copy(proving->arena, buffer_slice(&specimen->text)), specimen->text.length};
    source_init(source, rule->path, bytes, proving->arena);
    return lint(proving->linter, source, &options, proving->arena);
}

/* Notes which patterns fire, before any merging. */
static void note_fired(struct proving *proving, const struct report *report)
{
    struct arena *arena = &proving->linter->document;
    struct lint_options options = {.settings = &proving->chosen};
    struct finding_list findings = {0};
    struct reading reading;
    struct pass pass;
    if (!reading_make(&reading, report->source, &proving->chosen, NULL, NULL, arena)) {
        pass_init(&pass, proving->linter, &reading, &options, arena);
        match_document(&pass, &findings);
        judge_findings(&pass, &findings, false);
    }
    for (size_t i = 0; i < findings.count; i++)
        proving->fired[findings.items[i].matcher->pattern.index] = true;
    arena_reset(arena);
}

/* --- what is wrong -------------------------------------------------------------------------------------- */

static void fail(struct proving *proving, const struct rule *rule, const struct example *example, const char *problem)
{
    *ARENA_PUSH(proving->arena, proving->failures, proving->result->failure_count, proving->failure_capacity) =
        (struct prove_failure){rule, example, problem};
}

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

static void prove_rewrite(struct proving *proving, const struct rule *rule, const struct example *example,
                          const struct diagnostic *diagnostic)
{
    const struct suggestion *suggestion = first_wording(diagnostic);
    if (!suggestion)
        fail(proving, rule, example,
             arena_format(proving->arena, "no wording is proposed; expected: %s", example->rewrite));
    else if (!is_wording(suggestion, example->rewrite))
        fail(proving, rule, example,
             arena_format(proving->arena, "another wording is proposed: %.*s", (int)suggestion->text.length,
                          suggestion->text.text));
}

static void prove_bad(struct proving *proving, const struct rule *rule, const struct example *example,
                      const struct report *report, struct span mark)
{
    const struct diagnostic *diagnostic = find_marked(report, rule, mark);
    if (!diagnostic)
        fail(proving, rule, example, report->count ? "found, but not where it is marked" : "not found");
    else if (example->rewrite)
        prove_rewrite(proving, rule, example, diagnostic);
}

static bool may_fire(const struct example *example, const char *id)
{
    for (size_t i = 0; i < example->other_count; i++)
        if (strcmp(example->others[i], id) == 0)
            return true;
    return false;
}

static void prove_clean(struct proving *proving, const struct rule *rule, const struct example *example,
                        const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *found = &report->diagnostics[i];
        if (!may_fire(example, found->rule->id))
            fail(proving, rule, example,
                 arena_format(proving->arena, "must be clean, but %s (%s) finds: %.*s", found->rule->id,
                              found->pattern ? found->pattern : "check", (int)found->match.length,
                              found->match.text));
    }
}

static void prove_example(struct proving *proving, const struct rule *rule, const struct example *example)
{
    struct specimen specimen;
    write_specimen(&specimen, example);
    choose_rules(proving, rule, example);
    const struct report *report = lint_specimen(proving, rule, &specimen);
    proving->result->examples++;
    if (report->refused)
        fail(proving, rule, example, report->refused);
    else if (example->kind == EXAMPLE_BAD)
        prove_bad(proving, rule, example, report, specimen.mark);
    else
        prove_clean(proving, rule, example, report);
    if (example->kind == EXAMPLE_BAD)
        note_fired(proving, report);
    buffer_release(&specimen.text);
}

/* --- coverage ------------------------------------------------------------------------------------------- */

static bool has_bad_example(const struct rule *rule)
{
    for (size_t i = 0; i < rule->example_count; i++)
        if (rule->examples[i].kind == EXAMPLE_BAD)
            return true;
    return false;
}

struct coverage {
    const struct rule **unproved; size_t unproved_capacity;
    struct prove_pattern *unfired; size_t unfired_capacity;
};

static void cover_rule(struct proving *proving, const struct rule *rule, struct coverage *coverage)
{
    struct prove_result *result = proving->result;
    if (!has_bad_example(rule))
        *ARENA_PUSH(proving->arena, coverage->unproved, result->unproved_count, coverage->unproved_capacity) = rule;
    for (size_t m = 0; m < rule->matcher_count; m++)
        if (!proving->fired[rule->matchers[m].pattern.index])
            *ARENA_PUSH(proving->arena, coverage->unfired, result->unfired_count, coverage->unfired_capacity) =
                (struct prove_pattern){rule, &rule->matchers[m].pattern};
    result->unproved = coverage->unproved;
    result->unfired = coverage->unfired;
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
    struct coverage coverage = {0};
    struct proving proving = {
        .linter = linter,
        .settings = settings,
        .rules = arena_alloc(arena, ruleset->rule_count * sizeof *proving.rules),
        .chosen = *settings,
        .arena = arena,
        .fired = arena_alloc(arena, ruleset->pattern_count * sizeof *proving.fired),
        .result = arena_alloc(arena, sizeof *proving.result),
    };
    proving.chosen.rules = proving.rules;
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        const struct rule *rule = ruleset->rules[i];
        if (!is_wanted(rule, names, name_count))
            continue;
        proving.result->rules++;
        for (size_t e = 0; e < rule->example_count; e++)
            prove_example(&proving, rule, &rule->examples[e]);
        cover_rule(&proving, rule, &coverage);
    }
    proving.result->failures = proving.failures;
    return proving.result;
}

#include "cli/prove.h"

#include <string.h>

#include "base/ascii.h"
#include "cli/configuration.h"
#include "cli/sink.h"
#include "format/escape.h"
#include "lint/lint.h"

#define MARK_START "\xC2\xAB" /* « */
#define MARK_END "\xC2\xBB"   /* » */

struct proof {
    const struct settings *settings;
    struct linter *linter;
    struct arena arena;  /* of one example */
    struct buffer out;
    bool **fired;        /* by rule index and matcher index: has an example made it fire? */
    size_t examples, failures, silent;
};

/* An example as a document, with the bytes its «» mark. */
struct specimen {
    const struct rule *rule;
    const struct example *example;
    struct source source;
    struct span mark; /* empty: anywhere */
    const struct report *report;
};

static void add_failure(struct proof *proof, const struct specimen *specimen, const char *format, const char *detail)
{
    struct buffer *out = &proof->out;
    proof->failures++;
    escape_path(out, specimen->rule->path);
    buffer_add_format(out, ":%u: %s: ", specimen->example->line, specimen->rule->id);
    buffer_add_format(out, format, detail);
    buffer_add_text(out, "\n    ");
    escape_terminal(out, slice_of(specimen->example->text));
    buffer_add_byte(out, '\n');
}

/* A line of prose stands in its section; an example of several lines is a document of its own. */
static void add_section(struct buffer *text, const struct example *example)
{
    enum section_role role = example->section ? example->section : SECTION_SUMMARY;
    const char *name = section_role_name(role);
    buffer_add_text(text, "# Incident report\n\n## ");
    buffer_add_byte(text, ascii_upper(*name));
    for (name++; *name; name++)
        buffer_add_byte(text, *name == '-' ? ' ' : *name);
    buffer_add_text(text, "\n\n");
}

static void add_marked_text(struct buffer *text, struct slice marked, struct span *mark)
{
    for (size_t at = 0; at < marked.length;) {
        struct slice rest = slice_sub(marked, at, marked.length);
        bool starts = slice_starts_with(rest, MARK_START), ends = slice_starts_with(rest, MARK_END);
        if (starts)
            mark->start = (uint32_t)text->length;
        if (ends)
            mark->end = (uint32_t)text->length;
        if (!starts && !ends)
            buffer_add_byte(text, marked.text[at]);
        at += starts || ends ? sizeof MARK_START - 1 : 1;
    }
}

static void prepare(struct specimen *specimen, struct arena *arena)
{
    struct buffer text = BUFFER_INIT;
    const struct example *example = specimen->example;
    if (!strchr(example->text, '\n'))
        add_section(&text, example);
    if (example->kind == EXAMPLE_BAD)
        add_marked_text(&text, slice_of(example->text), &specimen->mark);
    else
        buffer_add_text(&text, example->text);
    buffer_add_byte(&text, '\n');
    struct slice bytes = {arena_copy(arena, buffer_slice(&text)), text.length};
    source_init(&specimen->source, "example.md", bytes, arena);
    buffer_release(&text);
}

static bool reports_rule(const struct diagnostic *diagnostic, const struct rule *rule)
{
    for (size_t i = 0; i < diagnostic->also_count; i++)
        if (!strcmp(diagnostic->also[i]->id, rule->id))
            return true;
    return !strcmp(diagnostic->rule->id, rule->id);
}

static bool covers_mark(const struct diagnostic *diagnostic, struct span mark)
{
    return !span_length(mark) || !span_length(diagnostic->source) || span_overlaps(diagnostic->source, mark);
}

static const struct diagnostic *find_expected(const struct specimen *specimen)
{
    for (size_t i = 0; i < specimen->report->count; i++) {
        const struct diagnostic *diagnostic = &specimen->report->diagnostics[i];
        if (reports_rule(diagnostic, specimen->rule) && covers_mark(diagnostic, specimen->mark))
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

static void check_wording(struct proof *proof, const struct specimen *specimen, const struct diagnostic *found)
{
    const struct suggestion *wording = first_wording(found);
    if (!specimen->example->rewrite)
        return;
    if (!wording)
        add_failure(proof, specimen, "no rewrite is offered%s", "");
    else if (!slice_equals_text(wording->text, specimen->example->rewrite))
        add_failure(proof, specimen, "the rewrite is: %s", arena_copy(&proof->arena, wording->text));
}

static void check_bad(struct proof *proof, const struct specimen *specimen)
{
    const struct diagnostic *found = find_expected(specimen);
    if (found)
        check_wording(proof, specimen, found);
    else
        add_failure(proof, specimen, "a bad example is not found%s", "");
}

static bool may_fire(const struct specimen *specimen, const struct rule *rule)
{
    const struct example *example = specimen->example;
    for (size_t i = 0; i < example->other_count; i++)
        if (!strcmp(example->others[i], rule->id))
            return true;
    /* Rules of structure look at documents; what else an example's document lacks is not its subject. */
    return strcmp(rule->id, specimen->rule->id) && (specimen->rule->check || rule->check);
}

static void check_clean(struct proof *proof, const struct specimen *specimen)
{
    for (size_t i = 0; i < specimen->report->count; i++) {
        const struct rule *rule = specimen->report->diagnostics[i].rule;
        if (may_fire(specimen, rule))
            continue;
        add_failure(proof, specimen, "an example that must be clean is found by %s", rule->id);
        return;
    }
}

static void note_fired(struct proof *proof, const struct report *report)
{
    const struct ruleset *ruleset = proof->settings->ruleset;
    for (size_t i = 0; i < report->count; i++)
        for (size_t r = 0; r < ruleset->rule_count; r++) {
            const struct rule *rule = ruleset->rules[r];
            const char *pattern = report->diagnostics[i].pattern;
            if (!reports_rule(&report->diagnostics[i], rule))
                continue;
            proof->fired[r][rule->matcher_count] = true;
            for (size_t m = 0; pattern && rule == report->diagnostics[i].rule && m < rule->matcher_count; m++)
                proof->fired[r][m] |= !strcmp(rule->matchers[m].pattern.id, pattern);
        }
}

static void prove_example(struct proof *proof, const struct rule *rule, const struct example *example)
{
    struct specimen specimen = {.rule = rule, .example = example};
    struct lint_options options = {.settings = proof->settings, .all_documents = true};
    prepare(&specimen, &proof->arena);
    specimen.report = lint(proof->linter, &specimen.source, &options, &proof->arena);
    note_fired(proof, specimen.report);
    proof->examples++;
    if (example->kind == EXAMPLE_BAD)
        check_bad(proof, &specimen);
    else
        check_clean(proof, &specimen);
    arena_reset(&proof->arena);
}

static void add_silent(struct proof *proof, const struct rule *rule, const bool *fired)
{
    if (!fired[rule->matcher_count])
        buffer_add_format(&proof->out, "%s: no example makes it fire\n", rule->id);
    for (size_t m = 0; fired[rule->matcher_count] && m < rule->matcher_count; m++)
        if (!fired[m])
            buffer_add_format(&proof->out, "%s/%s: no example makes this pattern fire\n", rule->id,
                              rule->matchers[m].pattern.id);
    for (size_t m = 0; m <= rule->matcher_count; m++)
        proof->silent += !fired[m];
}

static bool is_wanted(const struct options *options, const struct rule *rule)
{
    for (size_t i = 0; i < options->arguments.count; i++)
        if (!strcmp(options->arguments.items[i], rule->pack) || !strcmp(options->arguments.items[i], rule->id))
            return true;
    return !options->arguments.count;
}

static void prove_rules(struct proof *proof, const struct options *options)
{
    const struct ruleset *ruleset = proof->settings->ruleset;
    for (size_t r = 0; r < ruleset->rule_count; r++) {
        const struct rule *rule = ruleset->rules[r];
        for (size_t i = 0; is_wanted(options, rule) && i < rule->example_count; i++)
            prove_example(proof, rule, &rule->examples[i]);
    }
    for (size_t r = 0; options->coverage && r < ruleset->rule_count; r++)
        if (is_wanted(options, ruleset->rules[r]))
            add_silent(proof, ruleset->rules[r], proof->fired[r]);
}

static bool **new_fired(const struct ruleset *ruleset, struct arena *arena)
{
    bool **fired = arena_alloc(arena, ruleset->rule_count * sizeof *fired);
    for (size_t r = 0; r < ruleset->rule_count; r++)
        fired[r] = arena_alloc(arena, ruleset->rules[r]->matcher_count + 1);
    return fired;
}

static enum exit_status conclude(struct proof *proof, const struct options *options, struct errors *errors)
{
    if (!proof->examples)
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "no rule or pack of that name has examples");
    buffer_add_format(&proof->out, "%zu examples, %zu failed", proof->examples, proof->failures);
    if (options->coverage)
        buffer_add_format(&proof->out, ", %zu rules and patterns without one", proof->silent);
    buffer_add_byte(&proof->out, '\n');
    sink_print(buffer_slice(&proof->out), errors);
    return errors->count ? STATUS_TROUBLE : proof->failures ? STATUS_FINDINGS : STATUS_CLEAN;
}

enum exit_status prove_run(const struct options *options, struct errors *errors)
{
    struct configuration *configuration = configuration_new(options, errors);
    if (!configuration)
        return STATUS_TROUBLE;
    struct arena arena = ARENA_INIT;
    struct proof proof = {.settings = configuration_everything(configuration), .out = BUFFER_INIT};
    proof.linter = linter_new();
    proof.fired = new_fired(proof.settings->ruleset, &arena);
    prove_rules(&proof, options);
    enum exit_status status = conclude(&proof, options, errors);
    linter_free(proof.linter);
    buffer_release(&proof.out);
    arena_release(&proof.arena);
    arena_release(&arena);
    configuration_free(configuration);
    return status;
}

#include "cli/prove.h"

#include <string.h>

#include "base/file.h"
#include "cli/known_rules.h"
#include "cli/path.h"
#include "cli/sink.h"
#include "format/escape.h"
#include "lint/prove.h"

static void add_place(struct buffer *out, const struct prove_failure *failure)
{
    const struct pattern *pattern = failure->pattern;
    escape_path(out, pattern ? pattern->path : failure->rule->path);
    buffer_add_format(out, ":%u: %s", pattern ? pattern->line : failure->example->line, failure->rule->id);
    if (pattern)
        buffer_add_format(out, "/%s", pattern->id);
}

static void add_failure(struct buffer *out, const struct prove_failure *failure)
{
    add_place(out, failure);
    buffer_add_text(out, ": ");
    escape_terminal(out, slice_of(failure->problem));
    buffer_add_byte(out, '\n');
    if (!failure->example)
        return;
    buffer_add_text(out, "    ");
    escape_terminal(out, slice_of(failure->example->text));
    buffer_add_byte(out, '\n');
}

static void add_coverage(struct buffer *out, const struct prove_result *result)
{
    for (size_t i = 0; i < result->unproved_count; i++)
        buffer_add_format(out, "%s: no example shows what it finds\n", result->unproved[i]->id);
}

static void add_count(struct buffer *out, size_t count, const char *noun)
{
    buffer_add_format(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void add_summary(struct buffer *out, const struct prove_result *result, bool coverage)
{
    add_count(out, result->examples, "example");
    buffer_add_text(out, " and ");
    add_count(out, result->patterns, "pattern");
    buffer_add_text(out, " of ");
    add_count(out, result->rules, "rule");
    buffer_add_format(out, ", %zu failed", result->failure_count);
    if (coverage) {
        buffer_add_text(out, ", ");
        add_count(out, result->unproved_count, "rule");
        buffer_add_text(out, " without an example");
    }
    buffer_add_byte(out, '\n');
}

static enum exit_status print_result(const struct prove_result *result, bool coverage, struct errors *errors)
{
    struct buffer out = BUFFER_INIT;
    if (!result->examples)
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "what is named has no examples");
    for (size_t i = 0; i < result->failure_count; i++)
        add_failure(&out, &result->failures[i]);
    if (coverage)
        add_coverage(&out, result);
    add_summary(&out, result, coverage);
    sink_print(buffer_slice(&out), errors);
    buffer_release(&out);
    return errors->count ? STATUS_TROUBLE : result->failure_count ? STATUS_FINDINGS : STATUS_CLEAN;
}

/* Every rule switched on, opt-in ones too, and nothing configured: what examples are proved under. */
static const struct settings *everything(const struct ruleset *ruleset, struct arena *arena)
{
    struct settings *settings = arena_alloc(arena, sizeof *settings);
    struct rule_setting *rules = arena_alloc(arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = true;
    *settings = (struct settings){.ruleset = ruleset, .rules = rules, .fail_level = SEVERITY_ERROR};
    return settings;
}

/* --- what is named: rules, packs, and paths of packs that the configuration may know or not ---------------------- */

static bool is_called(const struct ruleset *ruleset, const char *name)
{
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (!strcmp(ruleset->rules[i]->id, name) || !strcmp(ruleset->rules[i]->pack, name))
            return true;
    return false;
}

static void add_name(struct text_list *names, const char *name, struct arena *arena)
{
    *ARENA_PUSH(arena, names->items, names->count, names->capacity) = name;
}

/* Adds the rules that stand in a file or folder, but those that were known before by the name of another place. */
static bool add_rules_of(const struct ruleset *ruleset, const char *path, struct text_list *names, struct arena *arena)
{
    const char *absolute = path_absolute(path, arena);
    size_t before = names->count;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (path_is_below(path_absolute(ruleset->rules[i]->path, arena), absolute))
            add_name(names, ruleset->rules[i]->id, arena);
    return names->count > before;
}

/* Returns the rule set with the packs that were named by their path, NULL after adding an error. */
static const struct ruleset *take_names(const struct ruleset *ruleset, const struct text_list *arguments,
                                        struct text_list *names, struct arena *arena, struct errors *errors)
{
    for (size_t i = 0; i < arguments->count && ruleset; i++) {
        const char *name = arguments->items[i];
        if (is_called(ruleset, name)) {
            add_name(names, name, arena);
        } else if (!file_is_folder(name) && !file_exists(name)) {
            configuration_unknown_rule(ruleset, name, errors);
        } else if (!add_rules_of(ruleset, name, names, arena)) {
            ruleset = ruleset_with_pack(ruleset, name, arena, errors);
            if (ruleset)
                add_rules_of(ruleset, name, names, arena);
        }
    }
    return ruleset;
}

enum exit_status prove_run(const struct options *options, struct errors *errors)
{
    struct known_rules known;
    struct arena arena = ARENA_INIT;
    struct text_list names = {0};
    const struct ruleset *ruleset = NULL;
    enum exit_status status = STATUS_TROUBLE;
    if (!known_rules_open(&known, options, errors))
        ruleset = take_names(known.settings->ruleset, &options->arguments, &names, &arena, errors);
    if (ruleset && !errors->count) {
        struct linter *linter = linter_new();
        status = print_result(prove(linter, everything(ruleset, &arena), names.items, names.count, &arena),
                              options->coverage, errors);
        linter_free(linter);
    }
    arena_release(&arena);
    known_rules_close(&known);
    return status;
}

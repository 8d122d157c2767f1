/* What is wrong with suppressions: those that hide nothing, are misspelt, or are not what they look like. */
#include "base/nearest.h"
#include "lint/suppress_parts.h"

enum { MOST_BY_HAND = 1000 };

/* One finding, about a directive or a part of it, and what the part should be, or NULL. */
struct problem {
    const char *message;
    struct span range;
    const char *instead;
};

/* Where bytes of the document stand; the whole directive where front matter was decoded. */
static struct span place_of(const struct suppressions *suppressions, const struct directive *directive,
                            struct slice part)
{
    struct slice bytes = suppressions->document->source->bytes;
    uintptr_t first = (uintptr_t)bytes.text, at = (uintptr_t)part.text;
    if (at < first || at + part.length > first + bytes.length)
        return directive->public.source;
    uint32_t start = (uint32_t)(at - first);
    return (struct span){start, start + (uint32_t)part.length};
}

/* --- names ---------------------------------------------------------------------------------------------- */

enum name_standing { NAMES_NOTHING, NAMES_RULES_THAT_ARE_OFF, NAMES_RULES_IN_FORCE };

static enum name_standing standing_of(const struct settings *settings, struct slice name)
{
    enum name_standing standing = NAMES_NOTHING;
    for (size_t i = 0; i < settings->ruleset->rule_count; i++)
        if (rule_is_called(settings->ruleset->rules[i], name)) {
            if (settings->rules[i].enabled)
                return NAMES_RULES_IN_FORCE;
            standing = NAMES_RULES_THAT_ARE_OFF;
        }
    return standing;
}

/* NULL in a document of more directives than hands write: looking takes its time. */
static const char *nearest_rule(const struct suppressions *suppressions, struct slice name)
{
    if (suppressions->count > MOST_BY_HAND)
        return NULL;
    const struct ruleset *ruleset = suppressions->settings->ruleset;
    const char **names = arena_alloc(suppressions->arena, 2 * ruleset->rule_count * sizeof *names);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        names[2 * i] = ruleset->rules[i]->id;
        names[2 * i + 1] = ruleset->rules[i]->pack;
    }
    return nearest_name(name, names, 2 * ruleset->rule_count, sizeof *names);
}

static struct problem unknown_name(const struct suppressions *suppressions, const struct directive *directive,
                                   struct slice name)
{
    const char *nearest = nearest_rule(suppressions, name);
    const char *before = nearest ? "; did you mean '" : directive->public.reason.length ? "" : "; a reason follows a colon";
    return (struct problem){
        .message = arena_format(suppressions->report_arena, "No rule or pack is called '%.*s'%s%s%s", (int)name.length,
                                name.text, before, nearest ? nearest : "", nearest ? "'?" : ""),
        .range = place_of(suppressions, directive, name),
        .instead = nearest,
    };
}

/* The first name that is none, or the list's end: true when there is one. */
static bool find_unknown_name(const struct suppressions *suppressions, const struct directive *directive,
                              struct problem *problem)
{
    struct slice list = directive->public.rules, name;
    while (rule_list_take(&list, &name)) {
        if (standing_of(suppressions->settings, name) != NAMES_NOTHING)
            continue;
        *problem = unknown_name(suppressions, directive, name);
        return true;
    }
    return false;
}

/* `disable-line: omission` hides every rule, which is hardly ever meant. */
static bool find_colon_before_rules(const struct suppressions *suppressions, const struct directive *directive,
                                    struct problem *problem)
{
    struct slice list = directive->public.reason, name;
    if (!directive->name.length || directive->public.rules.length || !list.length)
        return false;
    while (rule_list_take(&list, &name))
        if (standing_of(suppressions->settings, name) == NAMES_NOTHING)
            return false;
    const char *start = directive->name.text + directive->name.length;
    const char *end = directive->public.reason.text + directive->public.reason.length;
    *problem = (struct problem){
        .message = "The colon begins a reason, so every rule is meant here",
        .range = place_of(suppressions, directive, (struct slice){start, (size_t)(end - start)}),
        .instead = arena_format(suppressions->report_arena, " %.*s", (int)directive->public.reason.length,
                                directive->public.reason.text),
    };
    return true;
}

static bool find_misspelling(const struct suppressions *suppressions, const struct directive *directive,
                             struct problem *problem)
{
    struct arena *arena = suppressions->report_arena;
    int length = (int)directive->name.length;
    if (directive->reach != REACH_NOTHING)
        return false;
    *problem = (struct problem){
        .message = directive->meant
                       ? arena_format(arena, "No directive is called '%.*s'; did you mean '%s'?", length,
                                      directive->name.text, directive->meant)
                       : arena_format(arena, "The front matter's `blameless` knows `disable` and `status`, not '%.*s'",
                                      length, directive->name.text),
        .range = place_of(suppressions, directive, directive->name),
        .instead = directive->meant,
    };
    return true;
}

/* --- regions -------------------------------------------------------------------------------------------- */

/* Marks the rules of a list; says whether one of them was marked already, or one was not. */
struct marked {
    bool some, all;
};

static struct marked mark_rules(const struct ruleset *ruleset, struct slice list, bool marks[], bool value)
{
    struct marked before = {.all = true};
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        if (!rule_list_has(list, ruleset->rules[i]))
            continue;
        before.some |= marks[i];
        before.all &= marks[i];
        marks[i] = value;
    }
    return before;
}

/* Forwards: what no region opened cannot be ended. Backwards: what nothing ends, for one of its rules, stays open. */
static void pair_regions(struct suppressions *suppressions)
{
    const struct ruleset *ruleset = suppressions->settings->ruleset;
    bool *open = arena_alloc(suppressions->arena, ruleset->rule_count * sizeof *open);
    bool *ended = arena_alloc(suppressions->arena, ruleset->rule_count * sizeof *ended);
    for (size_t i = 0; i < suppressions->count; i++) {
        struct directive *directive = &suppressions->items[i];
        if (directive->reach == REACH_REGION)
            mark_rules(ruleset, directive->public.rules, open, true);
        if (directive->reach == REACH_END_OF_REGION)
            directive->paired = mark_rules(ruleset, directive->public.rules, open, false).some;
    }
    for (size_t i = suppressions->count; i > 0; i--) {
        struct directive *directive = &suppressions->items[i - 1];
        if (directive->reach == REACH_END_OF_REGION)
            mark_rules(ruleset, directive->public.rules, ended, true);
        if (directive->reach == REACH_REGION)
            directive->paired = mark_rules(ruleset, directive->public.rules, ended, false).all;
    }
}

/* --- the finding ---------------------------------------------------------------------------------------- */

/* A rule that is switched off today may be on tomorrow. */
static bool waits_for_a_rule(const struct suppressions *suppressions, const struct directive *directive)
{
    struct slice list = directive->public.rules, name;
    while (rule_list_take(&list, &name))
        if (standing_of(suppressions->settings, name) == NAMES_RULES_THAT_ARE_OFF)
            return true;
    return false;
}

/* What the directive as a whole does not do, or NULL. */
static const char *failing(const struct suppressions *suppressions, const struct directive *directive)
{
    if (!directive->valid)
        return "This suppression gives no reason, so it hides nothing";
    if (directive->reach == REACH_END_OF_REGION)
        return directive->paired ? NULL : "No suppression of this is open here";
    if (!directive->public.hidden)
        return waits_for_a_rule(suppressions, directive) ? NULL : "This suppression hides nothing";
    return directive->reach == REACH_REGION && !directive->paired
               ? "This suppression has no end: it hides what follows up to the end of the document"
               : NULL;
}

static bool find_problem(const struct suppressions *suppressions, const struct directive *directive,
                         struct problem *problem)
{
    if (find_misspelling(suppressions, directive, problem) ||
        find_unknown_name(suppressions, directive, problem) ||
        find_colon_before_rules(suppressions, directive, problem))
        return true;
    *problem = (struct problem){failing(suppressions, directive), directive->public.source, NULL};
    return problem->message;
}

/* The whole comment as it was meant. */
static void propose(const struct suppressions *suppressions, const struct directive *directive,
                    const struct problem *problem, struct diagnostic *diagnostic)
{
    struct arena *arena = suppressions->report_arena;
    struct slice bytes = suppressions->document->source->bytes;
    struct span whole = directive->public.source;
    struct slice before = slice_sub(bytes, whole.start, problem->range.start);
    struct slice after = slice_sub(bytes, problem->range.end, whole.end);
    struct suggestion *suggestion = arena_alloc(arena, sizeof *suggestion);
    struct edit *edit = arena_alloc(arena, sizeof *edit);
    *edit = (struct edit){problem->range, slice_of(problem->instead)};
    *suggestion = (struct suggestion){
        .kind = SUGGESTION_REWRITE,
        .text = slice_of(arena_format(arena, "%.*s%s%.*s", (int)before.length, before.text, problem->instead,
                                      (int)after.length, after.text)),
        .edits = edit,
        .edit_count = 1,
    };
    diagnostic->suggestions = suggestion;
    diagnostic->suggestion_count = 1;
}

/* The severity in force of the rule that reports problems: the configuration's word over the rule's. */
static enum severity severity_in_force(const struct settings *settings, const struct rule *rule)
{
    for (size_t i = 0; i < settings->ruleset->rule_count; i++)
        if (settings->ruleset->rules[i] == rule) {
            enum severity cap = settings->rules[i].cap;
            return !settings->rules[i].enabled ? SEVERITY_OFF : cap ? cap : rule->severity[ACTOR_CLASS_COUNT];
        }
    return SEVERITY_OFF;
}

void suppressions_report_unused(struct suppressions *suppressions, struct diagnostic_list *list)
{
    const struct rule *rule = ruleset_rule(suppressions->settings->ruleset, "unused-suppression");
    enum severity severity = rule ? severity_in_force(suppressions->settings, rule) : SEVERITY_OFF;
    struct problem problem;
    pair_regions(suppressions);
    for (size_t i = 0; severity && i < suppressions->count; i++) {
        const struct directive *directive = &suppressions->items[i];
        if (!find_problem(suppressions, directive, &problem))
            continue;
        struct diagnostic *diagnostic =
            diagnose_source(suppressions->document->source, rule, problem.range, list);
        diagnostic->severity = severity;
        diagnostic->message = slice_of(problem.message);
        if (problem.instead && problem.range.start > directive->public.source.start)
            propose(suppressions, directive, &problem, diagnostic);
    }
}

#include "lint/suppress.h"

#include <string.h>

#include "base/ascii.h"

enum reach { REACH_NEXT_LINE, REACH_LINE, REACH_FILE, REACH_REGION, REACH_END_OF_REGION };

struct directive {
    enum reach reach;
    uint32_t first_line, last_line; /* of REACH_LINE and REACH_NEXT_LINE */
    bool valid;                     /* false: hides nothing, for want of a reason */
    struct suppression public;
    const struct rule *last_rule;   /* what it hid last: several patterns of a rule may find one place */
    uint32_t last_end;
};

struct suppressions {
    const struct document *document;
    const struct settings *settings;
    struct directive *items;
    size_t count, capacity;
    struct arena *arena, *report_arena;
};

/* --- reading comments ----------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    enum reach reach;
} directive_names[] = {
    {"blameless-disable-next-line", REACH_NEXT_LINE},
    {"blameless-disable-line", REACH_LINE},
    {"blameless-disable-file", REACH_FILE},
    {"blameless-disable", REACH_REGION},
    {"blameless-enable", REACH_END_OF_REGION},
};

static size_t word_end(struct slice text)
{
    size_t end = 0;
    while (end < text.length && !ascii_is_space(text.text[end]) && text.text[end] != ':')
        end++;
    return end;
}

static bool parse(struct slice comment, struct directive *directive)
{
    struct slice text = slice_trim(slice_sub(comment, 4, comment.length - 3));
    struct slice name = slice_sub(text, 0, word_end(text));
    for (size_t i = 0; i < sizeof directive_names / sizeof *directive_names; i++) {
        if (!slice_equals_text(name, directive_names[i].name))
            continue;
        struct slice rest = slice_sub(text, name.length, text.length);
        const char *colon = memchr(rest.text, ':', rest.length);
        size_t end = colon ? (size_t)(colon - rest.text) : rest.length;
        directive->reach = directive_names[i].reach;
        directive->public.rules = slice_trim(slice_sub(rest, 0, end));
        directive->public.reason = slice_trim(slice_sub(rest, end + 1, rest.length));
        return true;
    }
    return false;
}

static uint32_t next_line_with_text(const struct source *source, uint32_t line)
{
    for (line++; line <= source->line_count; line++)
        if (slice_trim(source_line(source, line)).length)
            return line;
    return line;
}

static void set_lines(struct directive *directive, const struct source *source)
{
    uint32_t first = source_position(source, directive->public.source.start).line;
    uint32_t last = source_position(source, directive->public.source.end).line;
    directive->public.line = first;
    directive->first_line = directive->reach == REACH_NEXT_LINE ? next_line_with_text(source, last) : first;
    directive->last_line = directive->reach == REACH_NEXT_LINE ? directive->first_line : last;
}

static void add_directive(struct suppressions *suppressions, struct directive directive)
{
    set_lines(&directive, suppressions->document->source);
    directive.valid = directive.public.reason.length || !suppressions->settings->require_reason ||
                      directive.reach == REACH_END_OF_REGION;
    *ARENA_PUSH(suppressions->arena, suppressions->items, suppressions->count, suppressions->capacity) = directive;
}

static void read_comments(struct suppressions *suppressions)
{
    const struct document *document = suppressions->document;
    for (size_t i = 0; i < document->comment_count; i++) {
        struct directive directive = {.public.source = document->comments[i].source};
        struct slice comment =
            slice_sub(document->source->bytes, directive.public.source.start, directive.public.source.end);
        if (comment.length >= 7 && parse(comment, &directive))
            add_directive(suppressions, directive);
    }
}

/* --- reading front matter ------------------------------------------------------------------------------- */

static void read_front_matter(struct suppressions *suppressions)
{
    const struct document *document = suppressions->document;
    for (size_t i = 0; i < document->field_count; i++) {
        const struct field *field = &document->fields[i];
        if (slice_equals_text(field->key, "blameless.disable") && field->value.length)
            add_directive(suppressions, (struct directive){
                                            .reach = REACH_FILE,
                                            .public = {.source = field->source, .rules = field->value,
                                                       .reason = SLICE_LITERAL("front matter")},
                                        });
    }
}

struct suppressions *suppressions_read(const struct document *document, const struct settings *settings,
                                       struct arena *arena, struct arena *report_arena)
{
    struct suppressions *suppressions = arena_alloc(arena, sizeof *suppressions);
    *suppressions = (struct suppressions){
        .document = document, .settings = settings, .arena = arena, .report_arena = report_arena,
    };
    read_front_matter(suppressions);
    read_comments(suppressions);
    return suppressions;
}

/* --- lists of rules ------------------------------------------------------------------------------------- */

/* Brackets and quotes come with lists in front matter. */
static bool separates(char c)
{
    return ascii_is_space(c) || strchr(",[]'\"", c);
}

/* Takes the next name off the list; false at its end. */
static bool take_name(struct slice *list, struct slice *name)
{
    size_t start = 0, end;
    while (start < list->length && separates(list->text[start]))
        start++;
    for (end = start; end < list->length && !separates(list->text[end]); end++)
        ;
    *name = slice_sub(*list, start, end);
    *list = slice_sub(*list, end, list->length);
    return name->length > 0;
}

static bool names_rule(struct slice name, const struct rule *rule)
{
    return slice_equals_text(name, rule->id) || slice_equals_text(name, rule->pack);
}

static bool lists_rule(struct slice list, const struct rule *rule)
{
    struct slice name;
    bool any = false;
    while (take_name(&list, &name)) {
        any = true;
        if (names_rule(name, rule))
            return true;
    }
    return !any;
}

/* --- hiding --------------------------------------------------------------------------------------------- */

static bool touches_lines(const struct directive *directive, const struct source *source, struct span range,
                          struct span unit)
{
    uint32_t first = source_position(source, range.start).line, last = source_position(source, range.end).line;
    uint32_t sentence = source_position(source, unit.start).line;
    return (first <= directive->last_line && last >= directive->first_line) ||
           (sentence >= directive->first_line && sentence <= directive->last_line);
}

static bool is_closed(const struct suppressions *suppressions, size_t opened, const struct rule *rule, uint32_t offset)
{
    for (size_t i = opened + 1; i < suppressions->count; i++) {
        const struct directive *later = &suppressions->items[i];
        if (later->public.source.start >= offset)
            return false;
        if (later->reach == REACH_END_OF_REGION && lists_rule(later->public.rules, rule))
            return true;
    }
    return false;
}

static bool covers(const struct suppressions *suppressions, size_t index, const struct rule *rule, struct span range,
                   struct span unit)
{
    const struct directive *directive = &suppressions->items[index];
    bool nowhere = range.start == range.end && range.start == 0; /* what the whole document lacks */
    switch (directive->reach) {
    case REACH_FILE:
        return true;
    case REACH_REGION:
        return range.start >= directive->public.source.end && !is_closed(suppressions, index, rule, range.start);
    case REACH_LINE:
    case REACH_NEXT_LINE:
        return !nowhere && touches_lines(directive, suppressions->document->source, range, unit);
    default:
        return false;
    }
}

static void count_hidden(struct directive *directive, const struct rule *rule, struct span range)
{
    bool again = directive->last_rule == rule && range.start < directive->last_end;
    directive->public.hidden += !again;
    directive->last_rule = rule;
    directive->last_end = range.end;
}

bool suppressions_hide(struct suppressions *suppressions, const struct rule *rule, struct span range,
                       struct span unit)
{
    for (size_t i = 0; i < suppressions->count; i++) {
        struct directive *directive = &suppressions->items[i];
        if (!directive->valid || !lists_rule(directive->public.rules, rule) ||
            !covers(suppressions, i, rule, range, unit))
            continue;
        count_hidden(directive, rule, range);
        return true;
    }
    return false;
}

/* --- unused ones ---------------------------------------------------------------------------------------- */

static bool is_in_force(const struct settings *settings, const struct rule *rule)
{
    for (size_t i = 0; i < settings->ruleset->rule_count; i++)
        if (settings->ruleset->rules[i] == rule)
            return settings->rules[i].enabled;
    return false;
}

enum name_standing { NAMES_NOTHING, NAMES_RULES_THAT_ARE_OFF, NAMES_RULES_IN_FORCE };

static enum name_standing standing_of(const struct settings *settings, struct slice name)
{
    enum name_standing standing = NAMES_NOTHING;
    for (size_t i = 0; i < settings->ruleset->rule_count; i++)
        if (names_rule(name, settings->ruleset->rules[i])) {
            if (settings->rules[i].enabled)
                return NAMES_RULES_IN_FORCE;
            standing = NAMES_RULES_THAT_ARE_OFF;
        }
    return standing;
}

/* What is wrong with a suppression that hid nothing, or NULL: a rule that is switched off today may be on tomorrow. */
static const char *problem_of(const struct suppressions *suppressions, const struct directive *directive)
{
    struct slice list = directive->public.rules, name;
    if (!directive->valid)
        return "This suppression gives no reason, so it hides nothing";
    while (take_name(&list, &name)) {
        enum name_standing standing = standing_of(suppressions->settings, name);
        if (standing == NAMES_NOTHING)
            return arena_format(suppressions->report_arena, "No rule or pack is called '%.*s'", (int)name.length,
                                name.text);
        if (standing == NAMES_RULES_THAT_ARE_OFF)
            return NULL;
    }
    return "This suppression hides nothing";
}

static void report_directive(const struct suppressions *suppressions, const struct directive *directive,
                             const struct rule *rule, struct diagnostic_list *list)
{
    const char *problem = problem_of(suppressions, directive);
    if (!problem || rule->severity[ACTOR_CLASS_COUNT] == SEVERITY_OFF)
        return;
    struct diagnostic *diagnostic =
        diagnose_source(suppressions->document->source, rule, directive->public.source, list);
    diagnostic->severity = rule->severity[ACTOR_CLASS_COUNT];
    diagnostic->message = slice_of(problem);
}

void suppressions_report_unused(const struct suppressions *suppressions, struct diagnostic_list *list)
{
    const struct rule *rule = ruleset_rule(suppressions->settings->ruleset, "unused-suppression");
    if (!rule || !is_in_force(suppressions->settings, rule))
        return;
    for (size_t i = 0; i < suppressions->count; i++) {
        const struct directive *directive = &suppressions->items[i];
        if (directive->reach != REACH_END_OF_REGION && directive->public.hidden == 0)
            report_directive(suppressions, directive, rule, list);
    }
}

void suppressions_publish(const struct suppressions *suppressions, struct report *report)
{
    struct suppression *published = arena_alloc(suppressions->report_arena, suppressions->count * sizeof *published);
    report->suppressions = published;
    for (size_t i = 0; i < suppressions->count; i++)
        if (suppressions->items[i].reach != REACH_END_OF_REGION)
            published[report->suppression_count++] = suppressions->items[i].public;
}

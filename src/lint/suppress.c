#include "lint/suppress_parts.h"

/* --- reading -------------------------------------------------------------------------------------------- */

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
        if (directive_read(comment, &directive))
            add_directive(suppressions, directive);
    }
}

#define FRONT_MATTER_KEY "blameless."

static bool is_unknown_setting(struct slice key)
{
    return slice_starts_with(key, FRONT_MATTER_KEY) && !slice_equals_text(key, FRONT_MATTER_KEY "disable") &&
           !slice_equals_text(key, FRONT_MATTER_KEY "status");
}

static struct directive unknown_setting(const struct field *field)
{
    return (struct directive){
        .reach = REACH_NOTHING,
        .name = slice_sub(field->key, sizeof FRONT_MATTER_KEY - 1, field->key.length),
        .public = {.source = field->source, .reason = SLICE_LITERAL("front matter")},
    };
}

static void read_front_matter(struct suppressions *suppressions)
{
    const struct document *document = suppressions->document;
    for (size_t i = 0; i < document->field_count; i++) {
        const struct field *field = &document->fields[i];
        struct directive directive = {
            .reach = REACH_FILE,
            .public = {.source = field->source, .rules = field->value, .reason = SLICE_LITERAL("front matter")},
        };
        if (slice_equals_text(field->key, FRONT_MATTER_KEY "disable") && field->value.length)
            add_directive(suppressions, directive);
        else if (is_unknown_setting(field->key))
            add_directive(suppressions, unknown_setting(field));
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

/* --- hiding --------------------------------------------------------------------------------------------- */

/* Where a finding is: its bytes, its lines, the line its sentence begins in. */
struct place {
    struct span range;
    uint32_t first, last, sentence;
};

static struct place place_of(const struct source *source, struct span range, struct span unit)
{
    return (struct place){
        .range = range,
        .first = source_position(source, range.start).line,
        .last = source_position(source, range.end).line,
        .sentence = source_position(source, unit.start).line,
    };
}

/* What the whole document lacks stands at its first byte and on no line. */
static bool touches_lines(const struct directive *directive, const struct place *place)
{
    bool nowhere = place->range.end == 0;
    return !nowhere && ((place->first <= directive->last_line && place->last >= directive->first_line) ||
                        (place->sentence >= directive->first_line && place->sentence <= directive->last_line));
}

static bool covers(const struct directive *directive, const struct place *place)
{
    return directive->reach == REACH_FILE || ((directive->reach == REACH_LINE || directive->reach == REACH_NEXT_LINE) &&
                                              touches_lines(directive, place));
}

/* The region that is open for the rule at the place: the last word about the rule before it counts. */
static struct directive *open_region(const struct suppressions *suppressions, const struct rule *rule,
                                     const struct place *place)
{
    for (struct directive *directive = suppressions->items + suppressions->count; directive-- > suppressions->items;) {
        bool counts = directive->reach == REACH_REGION || directive->reach == REACH_END_OF_REGION;
        if (counts && directive->valid && directive->public.source.end <= place->range.start &&
            rule_list_has(directive->public.rules, rule))
            return directive->reach == REACH_REGION ? directive : NULL;
    }
    return NULL;
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
    if (!suppressions->count)
        return false;
    struct place place = place_of(suppressions->document->source, range, unit);
    struct directive *hides = open_region(suppressions, rule, &place);
    struct directive *end = hides ? hides : suppressions->items + suppressions->count;
    for (struct directive *directive = suppressions->items; directive < end; directive++)
        if (directive->valid && covers(directive, &place) && rule_list_has(directive->public.rules, rule))
            end = hides = directive;
    if (hides)
        count_hidden(hides, rule, range);
    return hides;
}

void suppressions_publish(const struct suppressions *suppressions, struct report *report)
{
    struct suppression *published = arena_alloc(suppressions->report_arena, suppressions->count * sizeof *published);
    report->suppressions = published;
    for (size_t i = 0; i < suppressions->count; i++)
        if (suppressions->items[i].reach != REACH_END_OF_REGION && suppressions->items[i].reach != REACH_NOTHING)
            published[report->suppression_count++] = suppressions->items[i].public;
}

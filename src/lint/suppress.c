#include "lint/suppress_parts.h"

/* --- reading -------------------------------------------------------------------------------------------- */

/* Comments side by side have the same next line, far away perhaps: it is looked for once. */
static uint32_t next_line_with_text(struct suppressions *suppressions, uint32_t line)
{
    const struct source *source = suppressions->document->source;
    if (line >= suppressions->asked_line && line < suppressions->next_line)
        return suppressions->next_line;
    suppressions->asked_line = line;
    for (line++; line <= source->line_count; line++)
        if (slice_trim(source_line(source, line)).length)
            break;
    return suppressions->next_line = line;
}

static void set_lines(struct suppressions *suppressions, struct directive *directive)
{
    const struct source *source = suppressions->document->source;
    uint32_t first = source_position(source, directive->public.source.start).line;
    uint32_t last = source_position(source, directive->public.source.end).line;
    directive->public.line = first;
    directive->first_line = directive->reach == REACH_NEXT_LINE ? next_line_with_text(suppressions, last) : first;
    directive->last_line = directive->reach == REACH_NEXT_LINE ? directive->first_line : last;
}

static void add_directive(struct suppressions *suppressions, struct directive directive)
{
    set_lines(suppressions, &directive);
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

static const struct cover *cover_of(struct suppressions *suppressions, const struct rule *rule)
{
    for (size_t i = 0; i < suppressions->cover_count; i++)
        if (suppressions->covers[i].rule == rule)
            return &suppressions->covers[i];
    struct cover *cover = ARENA_PUSH(suppressions->arena, suppressions->covers, suppressions->cover_count,
                                     suppressions->cover_capacity);
    cover_make(cover, rule, suppressions->items, suppressions->count, suppressions->arena);
    return cover;
}

static struct covered_place place_of(const struct source *source, struct span range, struct span unit)
{
    return (struct covered_place){
        .offset = range.start,
        .first_line = source_position(source, range.start).line,
        .last_line = source_position(source, range.end).line,
        .sentence_line = source_position(source, unit.start).line,
        .nowhere = range.end == 0, /* what the whole document lacks stands at its first byte and on no line */
    };
}

static void count_hidden(struct directive *directive, const struct rule *rule, struct span range)
{
    bool again = directive->last_rule == rule && range.start < directive->last_end;
    directive->public.hidden += !again;
    directive->last_rule = rule;
    directive->last_end = range.end;
}

/* The first directive that hides it, or COVERED_BY_NONE. */
static size_t hiding(struct suppressions *suppressions, const struct rule *rule, struct span range, struct span unit)
{
    if (!suppressions->count)
        return COVERED_BY_NONE;
    struct covered_place place = place_of(suppressions->document->source, range, unit);
    return cover_find(cover_of(suppressions, rule), &place);
}

bool suppressions_hide(struct suppressions *suppressions, const struct rule *rule, struct span range,
                       struct span unit)
{
    size_t found = hiding(suppressions, rule, range, unit);
    if (found == COVERED_BY_NONE)
        return false;
    count_hidden(&suppressions->items[found], rule, range);
    return true;
}

bool suppressions_would_hide(struct suppressions *suppressions, const struct rule *rule, struct span range,
                             struct span unit)
{
    return hiding(suppressions, rule, range, unit) != COVERED_BY_NONE;
}

void suppressions_publish(const struct suppressions *suppressions, struct report *report)
{
    struct suppression *published = arena_alloc(suppressions->report_arena, suppressions->count * sizeof *published);
    report->suppressions = published;
    for (size_t i = 0; i < suppressions->count; i++)
        if (suppressions->items[i].reach != REACH_END_OF_REGION && suppressions->items[i].reach != REACH_NOTHING)
            published[report->suppression_count++] = suppressions->items[i].public;
}

#include "lint/diagnose.h"

#include <stdlib.h>
#include <string.h>

#include "lint/suggest/values.h"

static struct slice message_of(const struct pass *pass, const struct finding *finding, struct arena *arena)
{
    struct finding_values values = {.pass = pass, .finding = finding, .plain = true, .scratch = arena};
    struct buffer text = BUFFER_INIT;
    if (!template_fill(&text, finding->rule->message, finding_value, &values))
        buffer_add_text(&text, finding->rule->title);
    template_raise(&text, 0);
    struct slice message = {arena_copy(arena, buffer_slice(&text)), text.length};
    buffer_release(&text);
    return message;
}

struct diagnostic *diagnose_source(const struct source *source, const struct rule *rule, struct span range,
                                   struct diagnostic_list *list)
{
    struct diagnostic *diagnostic = ARENA_PUSH(list->arena, list->items, list->count, list->capacity);
    *diagnostic = (struct diagnostic){
        .rule = rule,
        .actor = ACTOR_NONE,
        .confidence = 1,
        .source = range,
        .unit = range,
        .scope = range,
        .start = source_position(source, range.start),
        .end = source_position(source, range.end),
        .match = slice_sub(source->bytes, range.start, range.end),
        .why = slice_of(rule->why),
    };
    return diagnostic;
}

struct diagnostic *diagnose_finding(const struct pass *pass, const struct finding *finding,
                                    struct diagnostic_list *list)
{
    const struct document *document = &pass->reading->document;
    struct span range = document_source_range(document, finding->prose);
    struct diagnostic *diagnostic = diagnose_source(document->source, finding->rule, range, list);
    diagnostic->pattern = finding->matcher->pattern.id;
    diagnostic->also = finding->also;
    diagnostic->also_count = finding->also_count;
    diagnostic->severity = finding->severity;
    diagnostic->confidence = finding->confidence;
    diagnostic->actor = finding->actor.actor;
    diagnostic->section = finding->section;
    diagnostic->unit = diagnostic->scope = document_source_range(document, document->units[finding->unit].prose);
    diagnostic->prose = finding->prose;
    diagnostic->message = message_of(pass, finding, list->arena);
    return diagnostic;
}

static int by_source(const void *a, const void *b)
{
    const struct diagnostic *left = a, *right = b;
    if (left->source.start != right->source.start)
        return left->source.start < right->source.start ? -1 : 1;
    int order = strcmp(left->rule->id, right->rule->id);
    if (order == 0)
        order = (left->source.end > right->source.end) - (left->source.end < right->source.end);
    return order ? order : slice_compare(left->message, right->message);
}

void diagnostics_sort(struct diagnostic_list *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_source);
}

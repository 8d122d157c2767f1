#include "lint/suggest/values.h"

#include "lint/suggest/neutral.h"
#include "lint/suggest/restate.h"
#include "lint/suggest/wording.h"

/* --- where names point ---------------------------------------------------------------------------------- */

static struct span unit_span(const struct finding_values *values)
{
    return values->pass->reading->document.units[values->finding->unit].prose;
}

static bool actor_span(const struct finding_values *values, struct span *span)
{
    const struct finding_actor *actor = &values->finding->actor;
    *span = span_length(actor->prose) || !actor->entity ? actor->prose : actor->entity->prose;
    return span_length(*span) > 0;
}

static bool match_span(const struct finding_values *values, struct span *span)
{
    *span = values->finding->match;
    return true;
}

static bool before_span(const struct finding_values *values, struct span *span)
{
    *span = (struct span){unit_span(values).start, values->finding->prose.start};
    return true;
}

static bool after_span(const struct finding_values *values, struct span *span)
{
    *span = (struct span){values->finding->match.end, unit_span(values).end};
    return true;
}

static bool sentence_span(const struct finding_values *values, struct span *span)
{
    *span = unit_span(values);
    return true;
}

static const struct {
    const char *name;
    bool (*find)(const struct finding_values *, struct span *);
} places[] = {
    {"actor", actor_span}, {"match", match_span},       {"before", before_span},
    {"after", after_span}, {"sentence", sentence_span},
};

static bool find_span(const struct finding_values *values, struct slice name, struct span *span)
{
    char group[64];
    if (name.length >= sizeof group)
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (slice_equals_text(name, places[i].name) && places[i].find(values, span))
            return true;
    for (size_t i = 0; i <= name.length; i++)
        group[i] = i < name.length ? name.text[i] : '\0';
    return finding_group(values->finding, group, span);
}

/* --- what is known of a span ---------------------------------------------------------------------------- */

static bool is_named(const struct entity *entity)
{
    return entity && entity->actor & (ACTOR_PERSON | ACTOR_MENTION);
}

bool values_lowerable(const struct finding_values *values, struct span span)
{
    const struct reading *reading = values->pass->reading;
    if (span.start != unit_span(values).start)
        return false;
    uint32_t token = token_starting(&reading->annotation, values->finding->unit, span.start);
    if (token == NO_INDEX || !reading->annotation.tokens[token].capital)
        return false;
    const struct entity *entity = entity_covering(&reading->entities, values->finding->unit, span.start);
    if (is_named(entity))
        return false;
    return (entity && entity->actor != ACTOR_SYSTEM) ||
           !capitals_have(values->pass->capitals, token_text(&reading->annotation, token));
}

/* "his", "their": a determiner, with no mark after it. */
static bool is_determiner(const struct document *document, const struct entity *entity)
{
    return entity->possessive &&
           (entity->prose.end >= document->prose.length || document->prose.text[entity->prose.end] != '\'');
}

static struct slice role_of(const struct finding_values *values, struct span span)
{
    const struct reading *reading = values->pass->reading;
    const struct entity *entity = values->finding->actor.entity;
    if (!entity || entity->prose.start != span.start)
        entity = entity_covering(&reading->entities, values->finding->unit, span.start);
    if (!entity || !(entity->actor & (ACTOR_PERSON | ACTOR_MENTION | ACTOR_PRONOUN)))
        return (struct slice){"", 0};
    return is_determiner(&reading->document, entity) ? SLICE_LITERAL("the engineer's") : SLICE_LITERAL("the engineer");
}

/* The longest verb of a lexicon that begins the span. */
static const struct annotated_hit *verb_at(const struct finding_values *values, struct span span)
{
    const struct annotation *annotation = &values->pass->reading->annotation;
    uint32_t token = token_starting(annotation, values->finding->unit, span.start);
    if (token == NO_INDEX)
        return NULL;
    for (uint32_t h = 0; h < annotation->tokens[token].hit_count; h++) {
        const struct annotated_hit *hit = &annotation->hits[annotation->tokens[token].first_hit + h];
        bool verb = annotation->ruleset->lexicons[hit->hit.lexicon].kind == WORD_VERB;
        if (verb && annotation->tokens[hit->token_end - 1].prose.end <= span.end)
            return hit;
    }
    return NULL;
}

struct slice values_lemma(const struct finding_values *values, struct span span)
{
    const struct annotation *annotation = &values->pass->reading->annotation;
    const struct annotated_hit *hit = verb_at(values, span);
    if (!hit)
        return (struct slice){"", 0};
    struct span rest = {annotation->tokens[hit->token_end - 1].prose.end, span.end};
    struct slice lemma = vocabulary_lemma(annotation->ruleset->vocabulary, &hit->hit);
    struct slice tail = document_text(annotation->document, rest);
    return slice_of(
        arena_format(values->scratch, "%.*s%.*s", (int)lemma.length, lemma.text, (int)tail.length, tail.text));
}

bool finding_value(void *context, struct slice name, struct template_value *value)
{
    struct finding_values *values = context;
    const struct document *document = &values->pass->reading->document;
    struct buffer text = BUFFER_INIT;
    struct span span;
    if (!find_span(values, name, &span))
        return restate_value(values, name, value);
    if (values->plain)
        wording_add_plain(&text, document, span);
    else
        wording_add(&text, document, span);
    *value = (struct template_value){
        .text = {arena_copy(values->scratch, buffer_slice(&text)), text.length},
        .lemma = values_lemma(values, span),
        .role = role_of(values, span),
        .lowerable = values_lowerable(values, span),
    };
    buffer_release(&text);
    return true;
}

/* --- in a wording --------------------------------------------------------------------------------------- */

struct slice values_prose(const struct finding_values *values, struct span span)
{
    return document_text(&values->pass->reading->document, span);
}

bool values_add(const struct finding_values *values, struct buffer *out, struct span span)
{
    return neutral_add(out, &values->pass->reading->entities, values->finding->unit, span);
}

/* "The", "A", "At": capitals only at the beginning of a sentence, a label or a list. */
static bool begins_with_function_word(const struct finding_values *values, struct span phrase)
{
    const struct annotation *annotation = &values->pass->reading->annotation;
    uint32_t token = token_starting(annotation, values->finding->unit, phrase.start);
    return token != NO_INDEX && annotation->tokens[token].classes & (WORD_FUNCTION & ~WORD_PRONOUN);
}

bool values_add_lowered(const struct finding_values *values, struct buffer *out, struct span span)
{
    size_t start = out->length;
    bool done = values_add(values, out, span);
    if (values_lowerable(values, span) || begins_with_function_word(values, span))
        template_lower(out, start);
    return done;
}

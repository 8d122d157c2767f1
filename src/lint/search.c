#include "lint/search.h"

#include <string.h>

#include "base/ascii.h"
#include "rule/names.h"

struct known_subject {
    bool asked, found;
    struct subject subject;
};

/* --- answers to classes --------------------------------------------------------------------------------- */

struct class_context {
    struct unit_search *search;
    const struct pattern *pattern;
    struct class_state *states;
};

bool unit_search_protects(const struct unit_search *search, struct span prose)
{
    size_t low = 0, high = search->mask_count;
    while (low < high) { /* the first one that ends after the prose begins */
        size_t middle = low + (high - low) / 2;
        if (search->masks[middle].end <= prose.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < search->mask_count && span_contains(search->masks[low], prose);
}

static bool lexicon_edge(struct unit_search *search, const struct class_use *use, struct class_state *state,
                         enum class_edge edge, size_t offset)
{
    const struct annotation *annotation = &search->pass->reading->annotation;
    if (edge == CLASS_START)
        return member_starts(annotation, search->unit, use->lexicon, use->forms, offset);
    /* After backtracking into an earlier round of a repeated group the start on record lies behind the end. */
    if (state->start >= offset)
        return member_ends(annotation, search->unit, use->lexicon, use->forms, offset);
    struct span member = {(uint32_t)state->start, (uint32_t)offset};
    if (use->lexicon != search->pass->plan->tech_mask && unit_search_protects(search, member))
        return false;
    return member_spans(annotation, search->unit, use->lexicon, use->forms, member);
}

static bool entity_edge(struct unit_search *search, const struct class_use *use, struct class_state *state,
                        enum class_edge edge, size_t offset)
{
    const struct entities *entities = &search->pass->reading->entities;
    if (edge == CLASS_END)
        return entity_ending(entities, search->unit, offset, use->actors) != NULL;
    const struct entity *entity = entity_starting(entities, search->unit, offset, use->actors);
    if (entity)
        state->entity = entity;
    return entity != NULL;
}

/* "| Marcus | forgot the certificate |": what a value cell leaves out is what its row is about. */
static bool row_is_subject(struct unit_search *search, const struct class_use *use, size_t offset,
                           struct subject *subject)
{
    const struct entity *row = search->row_subject;
    if (!row || !(row->actor & use->actors) || offset != search->prose.start)
        return false;
    *subject = (struct subject){.actor = row->actor, .confidence = row->confidence, .entity = row};
    return true;
}

/* The subject of the verb group that begins here, whatever its class, or NULL. Many patterns ask for the same one. */
static const struct subject *subject_at(struct unit_search *search, size_t offset)
{
    const struct entities *entities = &search->pass->reading->entities;
    const struct unit_words *words = &entities->annotation->units[search->unit];
    uint32_t token = token_starting(entities->annotation, search->unit, offset);
    if (token == NO_INDEX)
        return NULL;
    if (!search->subjects)
        search->subjects =
            arena_alloc(search->scratch, (words->token_end - words->first_token) * sizeof *search->subjects);
    struct known_subject *known = &search->subjects[token - words->first_token];
    if (!known->asked) {
        known->asked = true;
        known->found = subject_of(entities, search->unit, offset, ACTORS_ANY, &known->subject);
    }
    return known->found ? &known->subject : NULL;
}

static bool subject_edge(struct unit_search *search, const struct class_use *use, struct class_state *state,
                         enum class_edge edge, size_t offset)
{
    struct subject row = {0};
    if (edge == CLASS_END)
        return true;
    const struct subject *subject = subject_at(search, offset);
    if (subject && !(subject->actor & use->actors))
        subject = NULL;
    if (!subject && row_is_subject(search, use, offset, &row))
        subject = &row;
    if (subject)
        state->subject = *subject;
    return subject != NULL;
}

typedef bool (*class_answer)(struct unit_search *, const struct class_use *, struct class_state *, enum class_edge,
                             size_t);

static const class_answer class_answers[] = {
    [CLASS_LEXICON] = lexicon_edge,
    [CLASS_ENTITY] = entity_edge,
    [CLASS_SUBJECT] = subject_edge,
};

static bool answer_class(void *data, unsigned class_index, enum class_edge edge, size_t offset)
{
    struct class_context *context = data;
    if (class_index >= context->pattern->class_count)
        return false;
    const struct class_use *use = &context->pattern->classes[class_index];
    struct class_state *state = &context->states[class_index];
    size_t prose = context->search->prose.start + offset;
    if (!class_answers[use->source](context->search, use, state, edge, prose))
        return false;
    state->end = prose;
    if (edge == CLASS_START)
        state->start = prose;
    state->found = edge == CLASS_END || use->source == CLASS_SUBJECT;
    return true;
}

/* --- protected collocations ----------------------------------------------------------------------------- */

static void collect_masks(struct unit_search *search, struct arena *scratch)
{
    const struct annotation *annotation = &search->pass->reading->annotation;
    const struct unit_words *words = &annotation->units[search->unit];
    struct span *masks = NULL;
    size_t capacity = 0;
    for (uint32_t t = words->first_token; t < words->token_end; t++) {
        const struct annotated_hit *hit =
            token_member(annotation, t, (uint16_t)search->pass->plan->tech_mask, FORM_ANY);
        if (!hit)
            continue;
        struct span span = {annotation->tokens[t].prose.start, annotation->tokens[hit->token_end - 1].prose.end};
        *ARENA_PUSH(scratch, masks, search->mask_count, capacity) = span;
        pass_trace(search->pass, span, "protected: a technical term");
        t = hit->token_end - 1;
    }
    search->masks = masks;
}

/* --- the subject of a value cell ------------------------------------------------------------------------ */

static const struct entity *entity_filling(const struct entities *entities, const struct unit *unit)
{
    const struct entity *entity = entity_covering(entities, (size_t)(unit - entities->annotation->document->units),
                                                  unit->prose.start);
    return entity && span_contains(entity->prose, unit->prose) ? entity : NULL;
}

static const struct entity *find_row_subject(const struct reading *reading, const struct unit *unit)
{
    const struct document *document = &reading->document;
    const struct block *block = &document->blocks[unit->block];
    if (block->kind != BLOCK_CELL || block->row == 0 || block->column == 0)
        return NULL;
    struct slice header = document_row_header(document, block);
    if (header.length == 0)
        return NULL;
    const struct unit *row = document_unit_at(document, (size_t)(header.text - document->prose.text));
    return row ? entity_filling(&reading->entities, row) : NULL;
}

/* --- searching ------------------------------------------------------------------------------------------ */

void unit_search_init(struct unit_search *search, struct pass *pass, size_t unit, struct arena *scratch)
{
    const struct reading *reading = pass->reading;
    const struct unit *place = &reading->document.units[unit];
    *search = (struct unit_search){
        .pass = pass,
        .scratch = scratch,
        .number = ++pass->plan->search_count,
        .unit = unit,
        .prose = place->prose,
        .text = document_text(&reading->document, place->prose),
        .place = place_of(reading, unit),
        .row_subject = find_row_subject(reading, place),
    };
    if (pass->plan->tech_mask >= 0)
        collect_masks(search, scratch);
}

/* Another unit may have been searched in between. */
static struct inventory *inventory_of(struct unit_search *search)
{
    struct plan *plan = search->pass->plan;
    if (plan->inventory_search != search->number)
        inventory_take(plan->inventory, &search->pass->reading->entities, search->unit,
                       search->row_subject ? search->row_subject->actor : 0);
    plan->inventory_search = search->number;
    return plan->inventory;
}

bool unit_search_may_find(struct unit_search *search, const struct pattern *pattern)
{
    return search->pass->options->scan_off || inventory_may_match(inventory_of(search), pattern);
}

const uint32_t *unit_search_candidates(struct unit_search *search, size_t *count)
{
    return inventory_candidates(inventory_of(search), search->place.section, search->place.kinds, count);
}

static bool is_word_byte(char c)
{
    return ascii_is_alnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* A text cut off within a word ends in another word than the unit holds there. */
static bool ends_within_word(const struct unit_search *search, size_t end)
{
    return end > 0 && end < search->text.length && is_word_byte(search->text.text[end - 1]) &&
           is_word_byte(search->text.text[end]);
}

/* Is there such a subject as the branch asks for where it begins? */
static bool has_subject(void *data, const struct branch *branch, uint32_t offset)
{
    struct class_context *context = data;
    struct class_state state;
    return branch->subject < 0 || subject_edge(context->search, &context->pattern->classes[branch->subject], &state,
                                               CLASS_START, context->search->prose.start + offset);
}

static enum regex_result search_at(struct regex *regex, struct slice text, size_t start, const struct places *places,
                                   struct class_context *context, struct regex_match *match)
{
    struct pass *pass = context->search->pass;
    enum regex_result result = REGEX_NO_MATCH;
    for (size_t i = 0; i < places->count && places->offsets[i] < text.length && result == REGEX_NO_MATCH; i++)
        if (places->offsets[i] >= start)
            result = regex_match_at(regex, pass->scratch, text, places->offsets[i], answer_class, context,
                                    &pass->budget, match);
    return result;
}

bool unit_search_find(struct unit_search *search, const struct pattern *pattern, size_t start, size_t end,
                      struct class_states *states, struct regex_match *match)
{
    struct pass *pass = search->pass;
    struct slice text = slice_sub(search->text, 0, end);
    struct class_context context = {search, pattern, states->items};
    struct places places;
    memset(states->items, 0, pattern->class_count * sizeof *states->items);
    bool anywhere = pass->options->scan_off || ends_within_word(search, end) ||
                    !inventory_places(inventory_of(search), pattern, has_subject, &context, &places);
    if (!anywhere && !places.count)
        return false;
    struct regex *regex = regex_table_get(pass->plan->regexes, pattern);
    enum regex_result result =
        anywhere ? regex_search(regex, pass->scratch, text, start, answer_class, &context, &pass->budget, match)
                 : search_at(regex, text, start, &places, &context, match);
    if (result == REGEX_GAVE_UP)
        pass->limit_reached = true;
    return result == REGEX_MATCH;
}

/* "\G" is where the search begins, and not each place it is tried at. */
static bool is_found(struct unit_search *search, const struct pattern *pattern, size_t start, size_t end)
{
    struct class_states states;
    struct regex_match match;
    bool anchored = slice_starts_with(pattern->text, "\\G");
    return unit_search_may_find(search, pattern) && unit_search_find(search, pattern, start, end, &states, &match) &&
           (!anchored || match.groups[0].start == start);
}

/* Remembered, for a guard is asked again for each match of its unit. */
bool unit_search_has(struct unit_search *search, const struct pattern *pattern)
{
    struct plan *plan = search->pass->plan;
    struct pattern_memo *memo = &plan->memos[pattern->index];
    if (memo->search != search->number)
        *memo = (struct pattern_memo){search->number, is_found(search, pattern, 0, search->text.length)};
    return memo->found;
}

bool unit_search_has_in(struct unit_search *search, const struct pattern *pattern, struct span prose)
{
    uint32_t base = search->prose.start;
    return is_found(search, pattern, prose.start - base, prose.end - base);
}

#include "read/subject.h"

#include "read/clause.h"

enum { DEEPEST = 6, AGENT_REACH = 10 /* tokens between a participle and its "by" */ };

/* How much surer an adjacent subject is than one found by each of these ways. */
static const float by_relative = 0.95f, by_coordination = 0.9f, by_infinitive = 0.9f, by_chain = 0.85f,
                   by_subordination = 0.85f, by_rising = 0.75f, when_implied = 0.7f, when_guessed = 0.5f;

struct search {
    struct clause clause;
    uint32_t verb; /* the token asked for */
    unsigned depth;
};

static bool find(struct search *search, uint32_t verb, struct subject *subject);

static bool accept(const struct search *search, const struct entity *entity, bool adjacent, float factor,
                   struct subject *subject)
{
    if (entity->actor == ACTOR_NONE) {
        return false;
    }
    uint32_t distance = search->verb > entity->token_end ? search->verb - entity->token_end : 0;
    *subject = (struct subject){.prose = entity->prose,
                                .actor = entity->actor,
                                .confidence = entity->confidence * factor,
                                .adjacent = adjacent,
                                .distance = distance,
                                .entity = entity};
    return true;
}

/* Lowers the confidence of what a detour found; it is no longer adjacent. */
static bool detour(bool found, float factor, struct subject *subject)
{
    if (found) {
        subject->confidence *= factor;
        subject->adjacent = false;
    }
    return found;
}

static bool is_preposition_only(const struct reader *reader, uint32_t token)
{
    return reader_has(reader, token, WORD_PREPOSITION) && !reader_has(reader, token, WORD_SUBORDINATOR);
}

/* "the engineer running the migration": does what starts here end a clause cut down to a participle? A past form is
 * none, for "Marcus noticed the pod" is a sentence. */
static bool is_reduced_relative(const struct clause *clause, uint32_t start)
{
    const struct entity *entity = clause_entity_before(clause, start - 1);
    return start > clause->reader.first && entity != NULL && !entity->possessive &&
           reader_has(&clause->reader, start - 1, WORD_PARTICIPLE | WORD_ING) &&
           !reader_has(&clause->reader, start - 1, WORD_PAST);
}

/* The head of "the engineer in charge of the rollout": walks from the end of a noun phrase over its prepositional
 * and participial tails to the noun phrase that governs them. */
static bool chain_head(struct search *search, uint32_t end, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    for (uint32_t at = end; at > clause->reader.first;) {
        const struct entity *entity = clause_entity_before(clause, at);
        uint32_t start = entity != NULL ? entity->first_token : clause_phrase_start(clause, at);
        uint32_t preposition = clause_preposition_start(clause, start);
        bool governed = preposition < start && is_preposition_only(&clause->reader, start - 1);
        bool reduced = !governed && is_reduced_relative(clause, start);
        if (!governed && !reduced && entity != NULL && !entity->object_form && !entity->possessive) {
            return accept(search, entity, false, at == end ? 1 : by_chain, subject);
        }
        uint32_t tail = governed ? preposition : start;
        bool participle = reader_has(&clause->reader, tail - 1, WORD_PARTICIPLE | WORD_ING | WORD_HUMAN_STATE) &&
                          tail > clause->reader.first && clause_entity_at(clause, tail - 1) == NULL;
        if (!governed && !is_reduced_relative(clause, tail)) {
            return false;
        }
        at = participle ? tail - 1 : tail;
    }
    return false;
}

/* The antecedent of the relative pronoun at this token. */
static bool antecedent(struct search *search, uint32_t relative, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    bool comma = reader_is(&clause->reader, relative - 1, ",");
    uint32_t end = comma ? relative - 1 : relative;
    const struct entity *entity = clause_entity_before(clause, end);
    bool who = reader_is(&clause->reader, relative, "who");
    bool which = reader_is(&clause->reader, relative, "which");
    if (entity != NULL && !entity->possessive) {
        bool clause_meant = which && comma && (entity->actor & ACTOR_HUMAN);
        return !clause_meant && accept(search, entity, true, by_relative, subject);
    }
    return who && end > clause->reader.first && chain_head(search, end, subject);
}

/* "The alert that paged the on-call failed": is the entity the object of a relative clause before the verb? */
static bool relative_of_object(const struct clause *clause, const struct entity *entity, uint32_t *relative)
{
    uint32_t verb = entity->first_token;
    if (verb <= clause->reader.first || !clause_is_finite(clause, verb - 1)) {
        return false;
    }
    uint32_t start = clause_group_start(clause, verb - 1, NULL);
    if (start <= clause->reader.first || !reader_has(&clause->reader, start - 1, WORD_RELATIVE)) {
        return false;
    }
    *relative = start - 1;
    return !reader_has(&clause->reader, verb - 1, WORD_AUXILIARY);
}

/* The first of "Marcus, Priya and Tom", read from the last. */
static const struct entity *first_of_list(const struct clause *clause, const struct entity *entity)
{
    const struct reader *reader = &clause->reader;
    while (reader_is(reader, entity->first_token - 1, "and") || reader_is(reader, entity->first_token - 1, ",")) {
        const struct entity *other = clause_entity_before(clause, entity->first_token - 1);
        if (other == NULL) {
            break;
        }
        entity = other;
    }
    return entity;
}

/* An entity stands right before the verb group. */
static bool from_neighbour(struct search *search, const struct entity *entity, uint32_t verb, bool auxiliary,
                           struct subject *subject)
{
    const struct clause *clause = &search->clause;
    const struct reader *reader = &clause->reader;
    uint32_t relative;
    bool bare = !auxiliary && reader_has(reader, verb, WORD_BASE | WORD_ING);
    if (entity->possessive || (entity->object_form && !bare)) {
        return false;
    }
    if (relative_of_object(clause, entity, &relative)) {
        return antecedent(search, relative, subject);
    }
    bool ing = !auxiliary && reader_has(reader, verb, WORD_ING);
    const struct entity *first = first_of_list(clause, entity);
    bool governed = is_preposition_only(reader, first->first_token - 1) && !ing;
    if (governed || is_reduced_relative(clause, entity->first_token)) {
        return chain_head(search, first->token_end, subject);
    }
    return accept(search, entity, true, 1, subject);
}

static bool is_text_start(const struct clause *clause, uint32_t token)
{
    return token <= clause_text_start(clause);
}

/* An entity between two commas' worth of apposition: "Marcus, tired after a long shift, skipped". */
static bool before_apposition(struct search *search, uint32_t comma, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    const struct reader *reader = &clause->reader;
    uint32_t open = comma;
    while (open > reader->first && !reader_is(reader, open - 1, ",")) {
        open--;
    }
    if (open <= reader->first + 1) {
        return false;
    }
    uint32_t end = open - 1, start = clause_phrase_start(clause, end);
    bool opens_clause = is_text_start(clause, start) || reader_is(reader, start - 1, ",") ||
                        reader_has(reader, start - 1, WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_ADVERB);
    const struct entity *entity = clause_entity_before(clause, end);
    if (start == end || !opens_clause || entity == NULL || entity->possessive || entity->object_form ||
        entity->first_token > start) {
        return false;
    }
    return accept(search, entity, true, 1, subject);
}

/* Is the verb asked for one of people: "failed to escalate", "ignored"? */
static bool asks_for_people(const struct search *search)
{
    const struct reader *reader = &search->clause.reader;
    uint32_t verb = search->verb;
    while (reader_has(reader, verb, WORD_AUXILIARY | WORD_NEGATOR | WORD_ADVERB)) {
        verb++;
    }
    if (reader_is(reader, verb + 1, "to")) {
        return reader_has(reader, verb + 2, WORD_HUMAN_VERB) || reader_has(reader, verb, WORD_PERSON_VERB);
    }
    return reader_has(reader, verb, WORD_HUMAN_VERB);
}

/* Where the clause of the verb hangs on another: the token of the verb or subordinator before it, or NO_INDEX. */
static uint32_t upper_clause(const struct clause *clause, uint32_t verb)
{
    uint32_t start = clause_phrase_start(clause, clause_group_start(clause, verb, NULL));
    if (start <= clause->reader.first) {
        return NO_INDEX;
    }
    bool hangs = clause_is_finite(clause, start - 1) ||
                 reader_has(&clause->reader, start - 1, WORD_SUBORDINATOR | WORD_RELATIVE);
    return hangs ? start - 1 : NO_INDEX;
}

/* The subject of the nearest clause to the left; where that is a thing's and the verb asked for is one of people, of
 * the clause it hangs on: "the DBA noticed the replica was behind and failed to escalate". */
static bool from_clause_before(struct search *search, uint32_t token, struct subject *subject)
{
    uint32_t verb = clause_verb_before(&search->clause, token);
    for (unsigned rise = 0; verb != NO_INDEX && rise < DEEPEST; rise++) {
        bool found = find(search, verb, subject);
        if (found && (subject->actor & ~(uint32_t)ACTOR_SYSTEM)) {
            return detour(true, rise == 0 ? by_coordination : by_rising, subject);
        }
        uint32_t upper = asks_for_people(search) ? upper_clause(&search->clause, verb) : NO_INDEX;
        if (upper == NO_INDEX) {
            return detour(found, by_coordination, subject);
        }
        verb = clause_verb_before(&search->clause, upper + 1);
    }
    return false;
}

/* The noun phrase that begins the clause after the next comma: "Without checking, Priya deployed". */
static bool from_clause_after(struct search *search, uint32_t token, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    for (uint32_t i = token; i < clause->reader.end; i++) {
        if (!reader_is(&clause->reader, i, ",")) {
            continue;
        }
        uint32_t next = i + 1;
        while (reader_has(&clause->reader, next, WORD_ADVERB) && clause_entity_at(clause, next) == NULL) {
            next++;
        }
        const struct entity *entity = clause_entity_at(clause, next);
        if (entity != NULL && !entity->possessive) {
            return accept(search, entity, false, by_subordination, subject);
        }
    }
    return false;
}

/* A subordinate -ing that begins at `start` ("without checking", ", ignoring"): the subject of the main clause, or the
 * object of a verb of blame or prevention before "for", "of", "from". */
static bool from_main_clause(struct search *search, uint32_t start, uint32_t verb, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    const struct entity *object = clause_entity_before(clause, start);
    bool controlled = reader_is(&clause->reader, start, "for") || reader_is(&clause->reader, start, "of") ||
                      reader_is(&clause->reader, start, "from");
    if (object != NULL && controlled && !object->possessive) {
        return accept(search, object, false, by_subordination, subject);
    }
    if (is_text_start(clause, start)) {
        return from_clause_after(search, verb, subject);
    }
    return detour(from_clause_before(search, start, subject), by_subordination, subject);
}

/* "X's decision to skip": the possessor of the noun before "to". */
static const struct entity *possessor_of(const struct clause *clause, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        const struct entity *entity = clause_entity_at(clause, i);
        if (entity != NULL && entity->possessive) {
            return entity;
        }
    }
    return NULL;
}

/* An infinitive whose "to" is at this token: "asked X to", "chose to", "X's decision to", "was too busy to". */
static bool from_infinitive(struct search *search, uint32_t to, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    const struct entity *entity = clause_entity_before(clause, to);
    if (entity != NULL) {
        return !entity->possessive && accept(search, entity, true, by_infinitive, subject);
    }
    uint32_t start = clause_phrase_start(clause, to);
    const struct entity *possessor = possessor_of(clause, start, to);
    if (possessor != NULL) {
        return accept(search, possessor, false, by_infinitive, subject);
    }
    bool verb = to > clause->reader.first && reader_has(&clause->reader, to - 1, WORD_VERB_FORMS) &&
                (start >= to - 1 || clause_is_finite(clause, to - 1));
    if (verb) {
        return detour(find(search, to - 1, subject), by_infinitive, subject);
    }
    return start > clause->reader.first && detour(from_clause_before(search, to, subject), by_infinitive, subject);
}

/* Headings, cells of a header and lone words are titles, and a line with a colon is one of a log: "Failed to open
 * socket: ..."; a verb right after, and the word was no verb: "Yared was first". */
static bool is_title(const struct clause *clause, uint32_t verb)
{
    const struct reader *reader = &clause->reader;
    const struct document *document = reader->annotation->document;
    const struct block *block = &document->blocks[document->units[clause->unit].block];
    uint32_t next = verb + 1;
    bool alone = reader_token(reader, next)->kind == TOKEN_PUNCTUATION && !reader_is(reader, next, "\"");
    if (block->kind == BLOCK_HEADING || (block->table != NO_INDEX && block->row == 0) || alone ||
        reader_is(reader, next, "by") || clause_is_finite(clause, next)) {
        return true;
    }
    for (uint32_t i = verb; i < reader->end; i++) {
        if (reader_is(reader, i, ":")) {
            return true;
        }
    }
    return false;
}

/* A fragment: nothing stands before the verb group but a time or a label. */
static bool implied(struct search *search, uint32_t verb, bool auxiliary, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    const struct reader *reader = &clause->reader;
    uint32_t start = reader->annotation->document->units[clause->unit].prose.start;
    bool past = reader_has(reader, verb, WORD_PAST) &&
                (!reader_has(reader, verb, WORD_BASE) || reader_has(reader, verb, WORD_PERSON_VERB));
    bool ing = reader_has(reader, verb, WORD_ING) && !clause_verb_after(clause, verb + 1);
    bool adjective = past && !auxiliary && reader_continues_noun(reader, verb + 1, false, false);
    bool never = reader_has(reader, verb, WORD_NEGATOR) && !reader_has(reader, verb, WORD_AUXILIARY);
    if (!(past || auxiliary || ing) || is_title(clause, never ? verb + 1 : verb) ||
        (adjective && clause_verb_after(clause, verb + 1))) {
        return false;
    }
    *subject = (struct subject){.actor = ACTOR_IMPLIED,
                                .confidence = adjective || !past ? when_guessed : when_implied,
                                .prose = {start, start}};
    return true;
}

/* "The colleague who took it went home": the antecedent of a relative clause that ends in its object, a pronoun, right
 * before the verb group. After a noun, "who saw the pods were down", the verb may be that noun's. */
static bool past_relative(struct search *search, uint32_t start, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    uint32_t inner = clause_verb_before(clause, start);
    if (inner == NO_INDEX || !reader_has(&clause->reader, start - 1, WORD_PRONOUN)) {
        return false;
    }
    uint32_t group = clause_group_start(clause, inner, NULL);
    return group > clause->reader.first && reader_has(&clause->reader, group - 1, WORD_RELATIVE) &&
           detour(antecedent(search, group - 1, subject), by_rising, subject);
}

static bool is_break(const struct reader *reader, uint32_t token)
{
    static const char *const marks[] = {",", ";", "\xE2\x80\x93", "\xE2\x80\x94", "-", ":", "/"};
    return READER_IS_ONE_OF(reader, token, marks);
}

/* The verb group begins at `start` and no entity stands before it: decides by what does. */
static bool from_context(struct search *search, uint32_t start, uint32_t verb, bool auxiliary, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    const struct reader *reader = &clause->reader;
    bool ing = !auxiliary && reader_has(reader, verb, WORD_ING);
    uint32_t before = start - 1, preposition = clause_preposition_start(clause, start);
    if (reader_is(reader, before, "to")) {
        return from_infinitive(search, before, subject);
    }
    if (reader_has(reader, before, WORD_RELATIVE) && !ing) {
        return antecedent(search, before, subject);
    }
    if (ing && (preposition < start || reader_has(reader, before, WORD_SUBORDINATOR))) {
        return from_main_clause(search, preposition < start ? preposition : before, verb, subject);
    }
    if (reader_is(reader, before, ",") && before_apposition(search, before, subject)) {
        return true;
    }
    if (is_break(reader, before) || reader_has(reader, before, WORD_COORDINATOR)) {
        const struct entity *label = clause_entity_before(clause, before);
        if (label != NULL && is_text_start(clause, label->first_token) && !reader_is(reader, before, ",") &&
            is_break(reader, before)) {
            return accept(search, label, true, by_coordination, subject);
        }
        return from_clause_before(search, before, subject);
    }
    bool verb_before = reader_has(reader, before, WORD_VERB_FORMS) && reader_has(reader, verb, WORD_BASE | WORD_ING) &&
                       clause_is_finite(clause, before);
    if (verb_before) {
        return detour(find(search, before, subject), by_infinitive, subject);
    }
    if (reader_has(reader, before, WORD_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION)) {
        return false;
    }
    return chain_head(search, start, subject) || past_relative(search, start, subject);
}

static bool find(struct search *search, uint32_t verb, struct subject *subject)
{
    const struct clause *clause = &search->clause;
    bool auxiliary = reader_has(&clause->reader, verb, WORD_AUXILIARY | WORD_NEGATOR);
    if (++search->depth > DEEPEST) {
        return false;
    }
    uint32_t start = clause_group_start(clause, verb, &auxiliary);
    if (is_text_start(clause, start)) {
        bool ing = reader_has(&clause->reader, verb, WORD_ING);
        return (ing && from_clause_after(search, verb, subject)) || implied(search, verb, auxiliary, subject);
    }
    const struct entity *neighbour = clause_entity_before(clause, start);
    if (neighbour != NULL) {
        return from_neighbour(search, neighbour, verb, auxiliary, subject);
    }
    return from_context(search, start, verb, auxiliary, subject);
}

bool subject_of(const struct entities *entities, size_t unit, size_t offset, uint32_t actors, struct subject *subject)
{
    struct search search = {.clause = clause_of(entities, unit)};
    search.verb = token_starting(entities->annotation, unit, offset);
    return search.verb != NO_INDEX && find(&search, search.verb, subject) && (subject->actor & actors);
}

bool subject_agent(const struct entities *entities, size_t unit, size_t offset, uint32_t actors,
                   struct subject *subject)
{
    struct search search = {.clause = clause_of(entities, unit)};
    const struct reader *reader = &search.clause.reader;
    search.verb = token_starting(entities->annotation, unit, offset);
    if (search.verb == NO_INDEX) {
        return false;
    }
    for (uint32_t i = search.verb + 1; i < reader->end && i <= search.verb + AGENT_REACH; i++) {
        if (is_break(reader, i) || reader_has(reader, i, WORD_RELATIVE | WORD_COORDINATOR)) {
            return false;
        }
        const struct entity *entity = reader_is(reader, i, "by") ? clause_entity_at(&search.clause, i + 1) : NULL;
        if (entity != NULL && !entity->possessive) {
            return accept(&search, entity, false, 1, subject) && (subject->actor & actors);
        }
    }
    return false;
}

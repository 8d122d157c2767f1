#include "read/entity.h"

#include "base/buffer.h"
#include "read/harvest.h"
#include "read/name.h"
#include "read/noun_phrase.h"
#include "read/pronoun.h"

enum { UNITS_OF_MEMORY = 2 /* how many units back a pronoun looks */ };

struct finder {
    struct reader reader;
    struct arena *arena;
    struct entity *items;
    size_t count, capacity;
    struct memo *memo; /* NULL: nothing is remembered */
    struct buffer key;
};

static bool read_code(const struct reader *reader, uint32_t token, struct entity *entity)
{
    if (reader_token(reader, token)->kind != TOKEN_CODE) {
        return false;
    }
    *entity = reader_entity(reader, token, token, token + 1, ACTOR_SYSTEM, 0.5f);
    return true;
}

static bool read_product(const struct reader *reader, uint32_t token, struct entity *entity)
{
    uint32_t end = reader_phrase_end(reader, token, WORD_PRODUCT);
    if (end == 0 || !reader_token(reader, token)->capital) {
        return false;
    }
    *entity = reader_entity(reader, token, token, end, ACTOR_SYSTEM, 0.7f);
    return true;
}

/* Tried in this order; the first that reads something wins. */
static bool (*const recognisers[])(const struct reader *reader, uint32_t token, struct entity *entity) = {
    mention_read, name_read, noun_phrase_read, pronoun_read, read_code, read_product,
};

static bool recognise(const struct reader *reader, uint32_t token, struct entity *entity)
{
    for (size_t i = 0; i < sizeof recognisers / sizeof *recognisers; i++) {
        if (recognisers[i](reader, token, entity)) {
            return true;
        }
    }
    return false;
}

/* "Oleg's joining" and "Priya's not": is or has, no possessor. */
static bool is_contraction(const struct reader *reader, uint32_t clitic)
{
    const struct token *next = reader_token(reader, clitic + 1);
    return !reader_is(reader, clitic, "'s") || (next->classes & WORD_ING && !(next->classes & WORD_ROLE_ADJECTIVE)) ||
           (next->classes & (WORD_DETERMINER | WORD_NEGATOR | WORD_PREPOSITION | WORD_PRONOUN)) ||
           reader_is(reader, clitic + 1, "been") ||
           (next->kind == TOKEN_WORD && (next->classes & WORD_ADVERB) &&
            reader_has(reader, clitic + 2, WORD_VERB_FORMS));
}

/* Pronouns have possessive forms of their own: "he's" never owns. */
#define NEVER_POSSESSORS (ACTOR_PRONOUN | ACTOR_I | ACTOR_WE | ACTOR_YOU)

static bool is_possessor(const struct reader *reader, const struct entity *entity)
{
    bool pronoun = entity->actor == ACTOR_NONE || (entity->actor & NEVER_POSSESSORS);
    if (pronoun || reader_token(reader, entity->token_end)->kind != TOKEN_CLITIC) {
        return entity->possessive;
    }
    return reader_is(reader, entity->token_end, "'") || !is_contraction(reader, entity->token_end);
}

static void find_in_unit(struct finder *finder)
{
    struct reader *reader = &finder->reader;
    for (uint32_t token = reader->first; token < reader->end;) {
        struct entity entity;
        if (!recognise(reader, token, &entity)) {
            token++;
            continue;
        }
        entity.possessive = is_possessor(reader, &entity);
        *ARENA_PUSH(finder->arena, finder->items, finder->count, finder->capacity) = entity;
        token = entity.token_end;
    }
}

/* --- units that were read before --- */

/* The entities of a unit before pronouns are resolved; offsets from its start, tokens from its first. */
struct known_entities {
    uint64_t number;
    size_t count;
    struct entity items[];
};

/* Besides the words: what the document says of them and of its topics. */
static struct slice key_of(struct finder *finder, uint64_t words)
{
    const struct reader *reader = &finder->reader;
    struct buffer *key = &finder->key;
    buffer_clear(key);
    buffer_add(key, &words, sizeof words);
    buffer_add_byte(key, (char)(reader->speaks_of_agents | reader->speaks_of_kubernetes << 1));
    for (uint32_t i = reader->first; i < reader->end; i++) {
        bool word = reader_token(reader, i)->kind == TOKEN_WORD;
        uint32_t evidence = word ? name_set_find(reader->names, reader_text(reader, i)) : NAME_UNKNOWN;
        if (evidence != NAME_UNKNOWN) {
            uint32_t pair[] = {i - reader->first, evidence};
            buffer_add(key, pair, sizeof pair);
        }
    }
    return buffer_slice(key);
}

/* Unsigned numbers wrap around as they should. */
static void move_entity(struct entity *entity, uint32_t prose, uint32_t token)
{
    entity->prose = span_moved(entity->prose, prose);
    entity->head = span_moved(entity->head, prose);
    entity->first_token += token;
    entity->token_end += token;
}

static uint64_t remember_entities(struct finder *finder, struct slice key, size_t first, uint32_t start)
{
    size_t count = finder->count - first;
    struct known_entities *known = memo_add(finder->memo, MEMO_ENTITIES, key, sizeof *known + count * sizeof *known->items);
    if (known == NULL) {
        return 0;
    }
    known->number = memo_number(finder->memo);
    known->count = count;
    for (size_t i = 0; i < count; i++) {
        known->items[i] = finder->items[first + i];
        move_entity(&known->items[i], -start, -finder->reader.first);
    }
    return known->number;
}

static void add_known(struct finder *finder, const struct known_entities *known, uint32_t start)
{
    for (size_t i = 0; i < known->count; i++) {
        struct entity *entity = ARENA_PUSH(finder->arena, finder->items, finder->count, finder->capacity);
        *entity = known->items[i];
        move_entity(entity, start, finder->reader.first);
    }
}

/* Returns the number of the words read so, 0 where they are not remembered. */
static uint64_t read_unit(struct finder *finder, uint64_t words, uint32_t start)
{
    size_t first = finder->count;
    if (words == 0) {
        find_in_unit(finder);
        return 0;
    }
    struct slice key = key_of(finder, words);
    const struct known_entities *known = memo_find(finder->memo, MEMO_ENTITIES, key);
    if (known == NULL) {
        find_in_unit(finder);
        return remember_entities(finder, key, first, start);
    }
    add_known(finder, known, start);
    return known->number;
}

/* --- the document --- */

static bool needs_antecedent(const struct entity *entity)
{
    return entity->actor == ACTOR_NONE || entity->actor == ACTOR_PRONOUN;
}

/* Resolves the pronouns among the items from `first` on, drops those that mean nothing known, and notes the classes. */
static void settle_unit(struct finder *finder, size_t first, struct pronoun_scope scope, struct unit_words *words)
{
    size_t kept = first;
    for (size_t i = first; i < finder->count; i++) {
        finder->items[kept] = finder->items[i];
        if (needs_antecedent(&finder->items[kept])) {
            pronoun_resolve(&scope, kept);
        }
        kept += finder->items[kept].actor != ACTOR_NONE;
    }
    finder->count = kept;
    for (size_t i = first; i < kept; i++) {
        words->actors |= finder->items[i].actor;
    }
}

static const char *const cluster_words[] = {"kubernetes", "k8s",       "kubectl",    "crd",
                                            "crds",       "reconcile", "reconciler", "namespace"};

/* What one unit speaks of. */
struct topics {
    bool agents, kubernetes;
};

static struct topics find_topics(const struct annotation *annotation, const struct unit_words *words)
{
    struct topics topics = {0};
    struct reader reader = {.annotation = annotation, .first = words->first_token, .end = words->token_end};
    for (uint32_t i = reader.first; i < reader.end; i++) {
        topics.agents |= (reader_token(&reader, i)->starts & WORD_AGENT) != 0;
        topics.kubernetes = topics.kubernetes || READER_IS_ONE_OF(&reader, i, cluster_words);
    }
    return topics;
}

static struct topics topics_of(const struct annotation *annotation, const struct unit_words *words)
{
    struct memo *memo = words->number ? annotation->document->memo : NULL;
    struct topics *known = memo ? memo_find(memo, MEMO_TOPICS, memo_key(&words->number)) : NULL;
    if (known != NULL) {
        return *known;
    }
    struct topics topics = find_topics(annotation, words);
    known = memo ? memo_add(memo, MEMO_TOPICS, memo_key(&words->number), sizeof *known) : NULL;
    if (known != NULL) {
        *known = topics;
    }
    return topics;
}

static void read_topics(struct reader *reader, const struct annotation *annotation)
{
    for (size_t i = 0; i < annotation->document->unit_count; i++) {
        struct topics topics = topics_of(annotation, &annotation->units[i]);
        reader->speaks_of_agents |= topics.agents;
        reader->speaks_of_kubernetes |= topics.kubernetes;
    }
}

void entities_find(struct entities *entities, struct annotation *annotation, const struct settings *settings,
                   const struct name_set *known, struct arena *arena)
{
    size_t units = annotation->document->unit_count;
    uint32_t *unit_first = arena_alloc(arena, (units + 1) * sizeof *unit_first);
    struct finder finder = {
        .arena = arena, .reader = {.annotation = annotation}, .memo = annotation->document->memo, .key = BUFFER_INIT};
    if (known == NULL) {
        known = harvest_configured(settings, arena);
    }
    finder.reader.names = harvest_names(annotation, settings, known, arena);
    read_topics(&finder.reader, annotation);
    for (size_t i = 0; i < units; i++) {
        unit_first[i] = (uint32_t)finder.count;
        finder.reader.first = annotation->units[i].first_token;
        finder.reader.end = annotation->units[i].token_end;
        struct unit_words *words = &annotation->units[i];
        words->read_number = read_unit(&finder, words->number, annotation->document->units[i].prose.start);
        size_t memory = i < UNITS_OF_MEMORY ? 0 : i - UNITS_OF_MEMORY;
        struct pronoun_scope scope = {.reader = &finder.reader,
                                      .items = finder.items,
                                      .first = unit_first[memory],
                                      .start = annotation->units[memory].first_token};
        settle_unit(&finder, unit_first[i], scope, words);
    }
    buffer_release(&finder.key);
    unit_first[units] = (uint32_t)finder.count;
    *entities = (struct entities){annotation, finder.reader.names, finder.items, finder.count, unit_first};
}

const struct entity *entity_starting(const struct entities *entities, size_t unit, size_t offset, uint32_t actors)
{
    for (uint32_t i = entities->unit_first[unit]; i < entities->unit_first[unit + 1]; i++) {
        const struct entity *entity = &entities->items[i];
        if (entity->prose.start == offset) {
            return entity->actor & actors ? entity : NULL;
        }
    }
    return NULL;
}

/* The first entity of the unit that ends at the offset or behind it, or NULL: they are in order and do not overlap. */
static const struct entity *entity_from(const struct entities *entities, size_t unit, size_t offset)
{
    uint32_t low = entities->unit_first[unit], high = entities->unit_first[unit + 1], end = high;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entities->items[middle].prose.end < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < end ? &entities->items[low] : NULL;
}

const struct entity *entity_ending(const struct entities *entities, size_t unit, size_t offset, uint32_t actors)
{
    const struct entity *entity = entity_from(entities, unit, offset);
    return entity && entity->prose.end == offset && (entity->actor & actors) ? entity : NULL;
}

const struct entity *entity_covering(const struct entities *entities, size_t unit, size_t offset)
{
    const struct entity *entity = entity_from(entities, unit, offset + 1);
    return entity && entity->prose.start <= offset ? entity : NULL;
}

struct slice entity_text(const struct entities *entities, const struct entity *entity)
{
    return document_text(entities->annotation->document, entity->prose);
}

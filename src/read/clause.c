#include "read/clause.h"

enum { LONGEST_PHRASE = 4 /* tokens of the longest adverbial or preposition in the lexicons */ };

struct clause clause_of(const struct entities *entities, size_t unit)
{
    const struct unit_words *words = &entities->annotation->units[unit];
    return (struct clause){
        .reader = {.annotation = entities->annotation,
                   .names = entities->names,
                   .first = words->first_token,
                   .end = words->token_end},
        .entities = entities,
        .unit = unit,
    };
}

const struct entity *clause_entity_at(const struct clause *clause, uint32_t token)
{
    uint32_t low = clause->entities->unit_first[clause->unit], high = clause->entities->unit_first[clause->unit + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct entity *entity = &clause->entities->items[middle];
        if (token < entity->first_token) {
            high = middle;
        } else if (token >= entity->token_end) {
            low = middle + 1;
        } else {
            return entity;
        }
    }
    return NULL;
}

const struct entity *clause_entity_before(const struct clause *clause, uint32_t token)
{
    const struct entity *entity = token > clause->reader.first ? clause_entity_at(clause, token - 1) : NULL;
    return entity != NULL && entity->token_end == token ? entity : NULL;
}

/* Where a member of the classes that ends right before `token` begins, or `token`. */
static uint32_t member_start(const struct clause *clause, uint32_t token, uint64_t classes)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t length = LONGEST_PHRASE; length > 0; length--) {
        if (token >= reader->first + length && reader_phrase_end(reader, token - length, classes) == token &&
            clause_entity_at(clause, token - 1) == NULL) {
            return token - length;
        }
    }
    return token;
}

uint32_t clause_preposition_start(const struct clause *clause, uint32_t token)
{
    return member_start(clause, token, WORD_PREPOSITION);
}

/* The start of a parenthesis or a pair of dashes that ends right before `token`, or `token`. */
static uint32_t parenthesis_start(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    static const char *const dashes[] = {"\xE2\x80\x93", "\xE2\x80\x94", "-"};
    const char *open = reader_is(reader, token - 1, ")") ? "(" : NULL;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        open = reader_is(reader, token - 1, dashes[i]) ? dashes[i] : open;
    }
    for (uint32_t i = token - 1; open != NULL && i > reader->first; i--) {
        if (reader_is(reader, i - 1, open)) {
            return i - 1;
        }
    }
    return token;
}

/* "that night", "last Tuesday", "14:32": a noun phrase of time that stands like an adverb. */
static uint32_t time_start(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    uint32_t start = token;
    while (start > reader->first &&
           (reader_has(reader, start - 1, WORD_TIME) || reader_token(reader, start - 1)->kind == TOKEN_NUMBER)) {
        start--;
    }
    if (start == token || start == reader->first || reader_has(reader, start - 1, WORD_PREPOSITION)) {
        return token;
    }
    uint32_t noun = start;
    while (start > reader->first && clause_entity_at(clause, start - 1) == NULL &&
           reader_has(reader, start - 1, WORD_DETERMINER | WORD_ROLE_ADJECTIVE)) {
        start--;
    }
    bool dated =
        start < noun || reader_token(reader, noun)->kind == TOKEN_NUMBER || reader_token(reader, noun)->capital;
    return dated && start > reader->first ? start : token;
}

/* "Marcus then left" against "read the page, then left": right after somebody who acts, "then" is an adverb. */
static bool is_adverb_here(const struct clause *clause, uint32_t token)
{
    const struct entity *entity = clause_entity_before(clause, token);
    return entity != NULL && (entity->actor & ACTOR_HUMAN) && reader_is(&clause->reader, token, "then") &&
           !clause_is_finite(clause, entity->first_token - 1);
}

static uint32_t step_left(const struct clause *clause, uint32_t token, bool *auxiliary)
{
    const struct reader *reader = &clause->reader;
    const struct token *before = reader_token(reader, token - 1);
    if (token <= reader->first || clause_entity_at(clause, token - 1) != NULL) {
        return token;
    }
    if (before->classes & (WORD_AUXILIARY | WORD_NEGATOR)) {
        *auxiliary |= before->classes & WORD_AUXILIARY;
        return token - 1;
    }
    if (before->kind == TOKEN_CLITIC) {
        const struct entity *owner = clause_entity_before(clause, token - 1);
        *auxiliary |= owner == NULL || !owner->possessive;
        return owner != NULL && owner->possessive ? token : token - 1;
    }
    if ((before->classes & WORD_COORDINATOR) && !is_adverb_here(clause, token - 1)) {
        return token;
    }
    uint32_t start = member_start(clause, token, WORD_ADVERB | WORD_NEGATOR);
    start = start == token && (before->classes & WORD_ADVERB) ? token - 1 : start;
    start = start < token ? start : parenthesis_start(clause, token);
    return start < token ? start : time_start(clause, token);
}

uint32_t clause_group_start(const struct clause *clause, uint32_t token, bool *auxiliary)
{
    bool ignored = false;
    uint32_t start = token, next;
    auxiliary = auxiliary != NULL ? auxiliary : &ignored;
    while ((next = step_left(clause, start, auxiliary)) < start) {
        start = next;
    }
    return start;
}

bool clause_is_nominal(const struct reader *reader, uint32_t token)
{
    const struct token *word = reader_token(reader, token);
    if (word->kind == TOKEN_NUMBER || word->kind == TOKEN_CODE || word->kind == TOKEN_CLITIC) {
        return true;
    }
    return word->kind == TOKEN_WORD && !(word->classes & (WORD_FUNCTION | WORD_ADVERB));
}

uint32_t clause_phrase_start(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    uint32_t start = token;
    while (start > reader->first) {
        const struct entity *entity = clause_entity_at(clause, start - 1);
        if (entity != NULL) {
            start = entity->first_token;
        } else if (clause_is_nominal(reader, start - 1) && !(start < token && clause_is_finite(clause, start - 1))) {
            start--;
        } else {
            break;
        }
    }
    while (start < token && start > reader->first && clause_entity_at(clause, start - 1) == NULL &&
           reader_has(reader, start - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NEGATIVE_DETERMINER)) {
        start--;
    }
    return start;
}

/* A participle is no finite verb after an article, a possessive or a preposition, nor before "by". */
static bool is_participle_here(const struct reader *reader, uint32_t token)
{
    const struct token *before = reader_token(reader, token - 1);
    bool relative = (before->classes & WORD_RELATIVE) && reader_object_follows(reader, token + 1);
    bool attributive =
        (!relative && (before->classes & (WORD_DETERMINER | WORD_POSSESSIVE | WORD_NEGATIVE_DETERMINER))) ||
        (before->kind == TOKEN_CLITIC && reader_is(reader, token - 1, "'s"));
    bool counted = before->kind == TOKEN_NUMBER && !reader_is_clock(reader, token - 1) &&
                   reader_is_word(reader, token + 1) && !reader_has(reader, token + 1, WORD_FUNCTION);
    bool governed = (before->classes & WORD_PREPOSITION) && !(before->classes & WORD_SUBORDINATOR);
    return attributive || counted || governed || reader_is(reader, token + 1, "by");
}

bool clause_is_finite(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    const struct token *word = reader_token(reader, token);
    if (word->kind != TOKEN_WORD || clause_entity_at(clause, token) != NULL) {
        return false;
    }
    if (word->classes & WORD_AUXILIARY) {
        return true;
    }
    if (is_participle_here(reader, token)) {
        return false;
    }
    if (word->classes & WORD_PAST) {
        return true;
    }
    return (word->classes & WORD_THIRD) &&
           (!(word->classes & (WORD_VERB_OR_NOUN | WORD_HEADS)) || reader_object_follows(reader, token + 1));
}

uint32_t clause_verb_before(const struct clause *clause, uint32_t token)
{
    for (uint32_t i = token; i > clause->reader.first; i--) {
        if (clause_is_finite(clause, i - 1)) {
            return i - 1;
        }
    }
    return NO_INDEX;
}

bool clause_verb_after(const struct clause *clause, uint32_t token)
{
    for (uint32_t i = token; i < clause->reader.end; i++) {
        if (clause_is_finite(clause, i)) {
            return true;
        }
    }
    return false;
}

/* "14:32", "2024-03-01", "2." but not the count of "412 failed attempts". */
static bool is_clock_or_date(const struct reader *reader, uint32_t token)
{
    struct slice text = reader_text(reader, token);
    return reader_token(reader, token)->kind == TOKEN_NUMBER &&
           (slice_find(text, SLICE_LITERAL(":"), 0) > 0 || slice_find(text, SLICE_LITERAL("-"), 0) > 0 ||
            !reader_is_word(reader, token + 1) || reader_has(reader, token + 1, WORD_TIME));
}

uint32_t clause_text_start(const struct clause *clause)
{
    const struct reader *reader = &clause->reader;
    uint32_t token = reader->first;
    while (token < reader->end &&
           (is_clock_or_date(reader, token) || reader_token(reader, token)->kind == TOKEN_PUNCTUATION ||
            (reader_has(reader, token, WORD_TIME) && token > reader->first))) {
        token++;
    }
    return token;
}

#include "read/annotate.h"

#include <string.h>

#include "base/ascii.h"
#include "read/known_words.h"
#include "rule/vocabulary.h"

enum { MAX_MEMBER_TOKENS = 10 /* the longest member, hyphens counted as breaks */ };

struct annotator {
    struct annotation *annotation;
    struct arena *arena;
    struct token *tokens;
    struct annotated_hit *hits;
    struct annotated_cue *cues;
    size_t token_count, token_capacity, hit_count, hit_capacity, cue_count, cue_capacity;
    struct memo *memo; /* NULL: nothing is remembered */
    struct buffer key;
};

static void keep_found(struct annotator *annotator, const struct vocabulary_found *found, uint32_t offset)
{
    for (size_t i = 0; i < found->hit_count; i++) {
        struct annotated_hit *hit =
            ARENA_PUSH(annotator->arena, annotator->hits, annotator->hit_count, annotator->hit_capacity);
        hit->hit = found->hits[i];
        hit->prose = (struct span){offset, offset + found->hits[i].length};
        hit->token = (uint32_t)annotator->token_count - 1;
    }
    for (size_t i = 0; i < found->word_count; i++)
        *ARENA_PUSH(annotator->arena, annotator->cues, annotator->cue_count, annotator->cue_capacity) =
            (struct annotated_cue){found->words[i], offset};
}

/* Looks up every run of letters and digits: a pattern may ask for "check" of "double-check". Members start with the
 * word and, as in "lazy-loaded", after each hyphen. */
static void look_up(struct annotator *annotator, struct token *token, uint32_t unit_end)
{
    struct vocabulary_found found;
    struct slice text = slice_sub(annotator->annotation->document->prose, 0, unit_end);
    uint32_t offset = token->prose.start;
    token->first_hit = (uint32_t)annotator->hit_count;
    while (offset < token->prose.end) {
        bool member = offset == token->prose.start || text.text[offset - 1] == '-';
        found.length = 0;
        if (member || ascii_is_alnum(text.text[offset])) {
            vocabulary_read(annotator->annotation->ruleset->vocabulary, text, offset,
                            member && token->kind != TOKEN_CLITIC, &found);
            keep_found(annotator, &found, offset);
        }
        offset += found.length ? (uint32_t)found.length : 1;
    }
    token->hit_count = (uint16_t)(annotator->hit_count - token->first_hit);
}

static void lower(struct token *token, const char *text)
{
    size_t length = span_length(token->prose);
    for (size_t i = 0; i < length && length < sizeof token->lowered; i++)
        token->lowered[i] = ascii_lower(text[i]);
}

static struct token *add_token(struct annotator *annotator, const struct lexeme *lexeme)
{
    struct token *token =
        ARENA_PUSH(annotator->arena, annotator->tokens, annotator->token_count, annotator->token_capacity);
    token->prose = lexeme->prose;
    token->kind = (uint8_t)lexeme->kind;
    token->capital = lexeme->capital;
    token->upper = lexeme->upper;
    token->spaced = lexeme->spaced;
    lower(token, annotator->annotation->document->prose.text + lexeme->prose.start);
    return token;
}

static void read_words(struct annotator *annotator, const struct unit *unit)
{
    struct slice prose = annotator->annotation->document->prose;
    uint32_t offset = unit->prose.start;
    struct lexeme lexeme;
    while (tokenise_next(prose, offset, unit->prose.end, &lexeme)) {
        struct token *token = add_token(annotator, &lexeme);
        token->spaced |= offset == unit->prose.start;
        if (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_CLITIC)
            look_up(annotator, token, unit->prose.end);
        offset = lexeme.prose.end;
    }
}

/* The end token of a hit: the one that holds its last byte. */
static uint32_t end_token(const struct annotation *annotation, const struct annotated_hit *hit)
{
    uint32_t token = hit->token;
    while (token < annotation->token_count && annotation->tokens[token].prose.end < hit->prose.end) {
        token++;
    }
    return token + 1;
}

/* "Mei-Ling", "Jean-Pierre": a given name joined to another capitalised or small syllable makes one. */
static bool is_joined_name(const struct annotation *annotation, const struct token *token,
                           const struct annotated_hit *hit, uint64_t classes)
{
    struct slice text = document_text(annotation->document, token->prose);
    size_t rest = hit->prose.end - token->prose.start + 1;
    return token->capital && (classes & WORD_GIVEN_NAME) && hit->prose.start == token->prose.start &&
           rest < text.length && text.length - rest <= 7 && text.text[rest - 1] == '-' &&
           slice_find(text, SLICE_LITERAL("-"), rest) < 0;
}

/* What the first word of a verb with a particle ("rolled back") tells by itself. */
#define WORD_OF_VERBS (WORD_VERB_FORMS | WORD_HUMAN_VERB | WORD_PERSON_VERB)

/* Fills in what hits say of tokens, from these first ones on. */
static void classify(struct annotator *annotator, uint32_t first_token, uint32_t first_hit)
{
    const struct annotation *annotation = annotator->annotation;
    struct token *tokens = annotator->tokens;
    for (size_t i = first_hit; i < annotation->hit_count; i++) {
        struct annotated_hit *hit = &annotator->hits[i];
        struct token *token = &tokens[hit->token];
        enum word_kind kind = annotation->ruleset->lexicons[hit->hit.lexicon].kind;
        uint64_t classes = annotation->lexicon_classes[hit->hit.lexicon] | word_forms(kind, hit->hit.forms);
        hit->token_end = end_token(annotation, hit);
        if (is_joined_name(annotation, token, hit, classes)) {
            token->classes |= WORD_GIVEN_NAME;
        } else if (hit->prose.start == token->prose.start) {
            token->starts |= classes;
            token->classes |= hit->prose.end == token->prose.end ? classes : classes & WORD_OF_VERBS;
        }
    }
    for (size_t i = first_token; i < annotation->token_count; i++) {
        if (span_length(tokens[i].prose) <= 3 && (tokens[i].classes & WORD_FUNCTION)) {
            tokens[i].classes &= ~WORD_VERB_FORMS; /* "in" of a verb with a particle */
        }
        if (tokens[i].kind == TOKEN_WORD && !(tokens[i].classes & (WORD_VERB_FORMS | WORD_FUNCTION | WORD_NAMES))) {
            tokens[i].classes |= word_class_by_ending(token_text(annotation, (uint32_t)i));
        }
    }
}

/* The annotation shows what there is so far: arrays move as they grow. */
static void publish(struct annotator *annotator)
{
    struct annotation *annotation = annotator->annotation;
    annotation->tokens = annotator->tokens;
    annotation->token_count = annotator->token_count;
    annotation->hits = annotator->hits;
    annotation->hit_count = annotator->hit_count;
    annotation->cues = annotator->cues;
}

/* --- units that were read before ------------------------------------------------------------------------ */

/* The words of the unit from these first ones on. */
static struct known_words words_from(const struct annotator *annotator, const struct unit_words *words)
{
    return (struct known_words){
        .tokens = annotator->tokens + words->first_token, .token_count = annotator->token_count - words->first_token,
        .hits = annotator->hits + words->first_hit,       .hit_count = annotator->hit_count - words->first_hit,
        .cues = annotator->cues + words->first_cue,       .cue_count = annotator->cue_count - words->first_cue,
    };
}

static void add_known(struct annotator *annotator, const struct known_words *known)
{
    struct arena *arena = annotator->arena;
    ARENA_ADD(arena, annotator->tokens, annotator->token_count, annotator->token_capacity, known->tokens,
              known->token_count);
    ARENA_ADD(arena, annotator->hits, annotator->hit_count, annotator->hit_capacity, known->hits, known->hit_count);
    ARENA_ADD(arena, annotator->cues, annotator->cue_count, annotator->cue_capacity, known->cues, known->cue_count);
}

static void read_unit(struct annotator *annotator, const struct unit *unit, const struct unit_words *words)
{
    read_words(annotator, unit);
    publish(annotator);
    classify(annotator, words->first_token, words->first_hit);
}

/* Returns the number of its words. */
static uint64_t remember_unit(struct annotator *annotator, const struct unit *unit, const struct unit_words *words)
{
    struct words_place place = {unit->prose.start, words->first_token, words->first_hit};
    struct slice key = known_words_key(&annotator->key, annotator->annotation, unit);
    const struct known_words *known = known_words_find(annotator->memo, key);
    if (known == NULL) {
        read_unit(annotator, unit, words);
        struct known_words read = words_from(annotator, words);
        return known_words_add(annotator->memo, key, &read, place);
    }
    add_known(annotator, known);
    struct known_words copy = words_from(annotator, words);
    known_words_move(&copy, place);
    return known->number;
}

static void annotate_unit(struct annotator *annotator, const struct unit *unit, struct unit_words *words)
{
    words->first_token = (uint32_t)annotator->token_count;
    words->first_hit = (uint32_t)annotator->hit_count;
    words->first_cue = (uint32_t)annotator->cue_count;
    if (annotator->memo != NULL) {
        words->number = remember_unit(annotator, unit, words);
    } else {
        read_unit(annotator, unit, words);
    }
    words->token_end = (uint32_t)annotator->token_count;
    words->hit_end = (uint32_t)annotator->hit_count;
    words->cue_end = (uint32_t)annotator->cue_count;
}

void annotate(struct annotation *annotation, const struct document *document, const struct ruleset *ruleset,
              struct arena *arena)
{
    struct annotator annotator = {.annotation = annotation, .arena = arena, .memo = document->memo, .key = BUFFER_INIT};
    *annotation = (struct annotation){.document = document, .ruleset = ruleset};
    annotation->lexicon_classes = word_classes_of_lexicons(ruleset, arena);
    annotation->units = arena_alloc(arena, (document->unit_count + 1) * sizeof *annotation->units);
    for (size_t i = 0; i < document->unit_count; i++) {
        annotate_unit(&annotator, &document->units[i], &annotation->units[i]);
    }
    publish(&annotator);
    buffer_release(&annotator.key);
}

struct slice token_text(const struct annotation *annotation, uint32_t token)
{
    return document_text(annotation->document, annotation->tokens[token].prose);
}

bool token_is_one_of(const struct token *token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words[i][0] == token->lowered[0] && strcmp(words[i], token->lowered) == 0)
            return true;
    return false;
}

/* The last token of the unit that starts at or before the offset, or NO_INDEX. */
static uint32_t token_before(const struct annotation *annotation, size_t unit, size_t offset)
{
    uint32_t low = annotation->units[unit].first_token, high = annotation->units[unit].token_end;
    uint32_t first = low;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (annotation->tokens[middle].prose.start <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > first ? low - 1 : NO_INDEX;
}

uint32_t token_starting(const struct annotation *annotation, size_t unit, size_t offset)
{
    uint32_t token = token_before(annotation, unit, offset);
    return token != NO_INDEX && annotation->tokens[token].prose.start == offset ? token : NO_INDEX;
}

uint32_t token_ending(const struct annotation *annotation, size_t unit, size_t offset)
{
    uint32_t token = offset > 0 ? token_before(annotation, unit, offset - 1) : NO_INDEX;
    return token != NO_INDEX && annotation->tokens[token].prose.end == offset ? token : NO_INDEX;
}

static bool is_member(const struct annotated_hit *hit, uint16_t lexicon, uint16_t forms)
{
    return hit->hit.lexicon == lexicon && (forms == FORM_ANY || (hit->hit.forms & forms));
}

const struct annotated_hit *token_member(const struct annotation *annotation, uint32_t token, uint16_t lexicon,
                                         uint16_t forms)
{
    const struct token *word = &annotation->tokens[token];
    const struct annotated_hit *longest = NULL;
    for (uint32_t i = word->first_hit; i < word->first_hit + word->hit_count; i++) {
        const struct annotated_hit *hit = &annotation->hits[i];
        if (hit->prose.start == word->prose.start && is_member(hit, lexicon, forms) &&
            (longest == NULL || hit->prose.end > longest->prose.end)) {
            longest = hit;
        }
    }
    return longest;
}

uint32_t token_phrase_end(const struct annotation *annotation, uint32_t token, uint64_t classes)
{
    const struct token *word = &annotation->tokens[token];
    uint32_t end = 0;
    for (uint32_t i = word->first_hit; i < word->first_hit + word->hit_count && word->starts & classes; i++) {
        const struct annotated_hit *hit = &annotation->hits[i];
        bool whole = hit->prose.end == annotation->tokens[hit->token_end - 1].prose.end;
        if (hit->prose.start == word->prose.start && whole && hit->token_end > end &&
            annotation->lexicon_classes[hit->hit.lexicon] & classes) {
            end = hit->token_end;
        }
    }
    return end;
}

bool member_starts(const struct annotation *annotation, size_t unit, uint16_t lexicon, uint16_t forms, size_t offset)
{
    uint32_t token = token_before(annotation, unit, offset);
    if (token == NO_INDEX) {
        return false;
    }
    const struct token *word = &annotation->tokens[token];
    for (uint32_t i = word->first_hit; i < word->first_hit + word->hit_count; i++) {
        if (annotation->hits[i].prose.start == offset && is_member(&annotation->hits[i], lexicon, forms)) {
            return true;
        }
    }
    return false;
}

/* The hit of the unit that ends at the offset and starts at or after `start`. */
static bool ends_at(const struct annotation *annotation, size_t unit, uint16_t lexicon, uint16_t forms,
                    struct span prose, bool exact)
{
    uint32_t last = prose.end > 0 ? token_before(annotation, unit, prose.end - 1) : NO_INDEX;
    uint32_t first = annotation->units[unit].first_token;
    for (uint32_t back = 0; last != NO_INDEX && back < MAX_MEMBER_TOKENS && last - back + 1 > first; back++) {
        const struct token *word = &annotation->tokens[last - back];
        for (uint32_t i = word->first_hit; i < word->first_hit + word->hit_count; i++) {
            const struct annotated_hit *hit = &annotation->hits[i];
            if (hit->prose.end == prose.end && is_member(hit, lexicon, forms) &&
                (!exact || hit->prose.start == prose.start)) {
                return true;
            }
        }
        if (last - back == first) {
            break;
        }
    }
    return false;
}

bool member_ends(const struct annotation *annotation, size_t unit, uint16_t lexicon, uint16_t forms, size_t offset)
{
    return ends_at(annotation, unit, lexicon, forms, (struct span){0, (uint32_t)offset}, false);
}

bool member_spans(const struct annotation *annotation, size_t unit, uint16_t lexicon, uint16_t forms, struct span prose)
{
    return ends_at(annotation, unit, lexicon, forms, prose, true);
}

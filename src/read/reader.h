/* What the recognisers of entities read: the tokens of one unit, seen as words with classes. */
#ifndef LINT_READER_H
#define LINT_READER_H

#include "read/annotate.h"
#include "read/entity.h"
#include "read/name_set.h"

struct reader {
    const struct annotation *annotation;
    const struct name_set *names;
    uint32_t first, end;   /* the unit's tokens */
    bool speaks_of_agents; /* the document names an AI agent somewhere */
    bool speaks_of_kubernetes;
};

/* What stands outside the unit: a punctuation mark without classes. */
extern const struct token reader_nothing;

static inline const struct token *reader_token(const struct reader *reader, uint32_t token)
{
    return token >= reader->first && token < reader->end ? &reader->annotation->tokens[token] : &reader_nothing;
}

static inline bool reader_has(const struct reader *reader, uint32_t token, uint64_t classes)
{
    return reader_token(reader, token)->classes & classes;
}

/* Does a member of one of the classes, of one word or more, begin here: "hand over"? */
static inline bool reader_starts(const struct reader *reader, uint32_t token, uint64_t classes)
{
    return reader_token(reader, token)->starts & classes;
}

static inline bool reader_is_word(const struct reader *reader, uint32_t token)
{
    return reader_token(reader, token)->kind == TOKEN_WORD;
}

/* See token_is. False outside the unit. */
static inline bool reader_is(const struct reader *reader, uint32_t token, const char *word)
{
    return token_is(reader_token(reader, token), word);
}

#define READER_IS_ONE_OF(reader, token, words) TOKEN_IS_ONE_OF(reader_token((reader), (token)), (words))

struct slice reader_text(const struct reader *reader, uint32_t token);
/* token_phrase_end, 0 where that lies outside the unit. */
static inline uint32_t reader_phrase_end(const struct reader *reader, uint32_t token, uint64_t classes)
{
    uint32_t end = reader_starts(reader, token, classes) ? token_phrase_end(reader->annotation, token, classes) : 0;
    return end <= reader->end ? end : 0;
}

/* A time of day: "14:32". */
bool reader_is_clock(const struct reader *reader, uint32_t token);
/* Is it a name the document, the configuration or a list of given names vouches for? */
bool reader_is_sure_name(const struct reader *reader, uint32_t token);
/* Does a verb group begin here: an auxiliary, a finite verb, or an adverb or negator before one? */
bool reader_verb_follows(const struct reader *reader, uint32_t token, bool plural);
/* The verb of the group that begins at `token`: past auxiliaries, negators, adverbs. `auxiliary` tells whether one
 * stood there. */
uint32_t reader_group_verb(const struct reader *reader, uint32_t token, bool *auxiliary);
/* Is the verb group here one of people: a verb of the kind (WORD_HUMAN_VERB, WORD_PERSON_VERB) in a finite form, or
 * after auxiliaries, adverbs apart? */
bool reader_verb_of_people(const struct reader *reader, uint32_t token, uint64_t kind);
/* Does what stands here follow a verb: an article, pronoun, preposition, name, number, code? */
bool reader_object_follows(const struct reader *reader, uint32_t token);
/* Would the word here make a modifier of what stands before it ("the engineer laptop")? `plural` is the
 * number of what stands before; `verb_open` says that an auxiliary before it waits for its verb. */
bool reader_continues_noun(const struct reader *reader, uint32_t token, bool plural, bool verb_open);

/* Does a noun stand right before the token, so that a bare head would be the rest of a compound? */
bool reader_noun_before(const struct reader *reader, uint32_t token);
/* Two-letter members (IC, TL, IT) are common words in small letters: is this such a word? */
bool reader_is_small_acronym(const struct reader *reader, uint32_t first, uint32_t end);

/* An entity over tokens [first, end) with a head over [head_first, end). */
struct entity reader_entity(const struct reader *reader, uint32_t first, uint32_t head_first, uint32_t end,
                            uint32_t actor, float confidence);

#endif

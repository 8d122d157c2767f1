#include "read/reader.h"

#include "base/ascii.h"

const struct token reader_nothing = {.kind = TOKEN_PUNCTUATION};

struct slice reader_text(const struct reader *reader, uint32_t token)
{
    return document_text(reader->annotation->document, reader_token(reader, token)->prose);
}

bool reader_is_clock(const struct reader *reader, uint32_t token)
{
    struct slice text = reader_text(reader, token);
    return reader_token(reader, token)->kind == TOKEN_NUMBER && text.text[0] != ':' &&
           memchr(text.text, ':', text.length);
}

bool reader_is_sure_name(const struct reader *reader, uint32_t token)
{
    const struct token *word = reader_token(reader, token);
    if (word->kind != TOKEN_WORD || !word->capital) {
        return false;
    }
    enum name_evidence evidence = name_set_find(reader->names, reader_text(reader, token));
    bool acronym = word->upper && span_length(word->prose) <= 3;
    if ((acronym || (word->classes & (WORD_TIME | WORD_FUNCTION))) && evidence != NAME_ADDED) {
        return false;
    }
    return evidence >= NAME_HARVESTED || (evidence != NAME_NEVER && (word->classes & WORD_GIVEN_NAME));
}

bool reader_object_follows(const struct reader *reader, uint32_t token)
{
    const struct token *word = reader_token(reader, token);
    return word->kind == TOKEN_CODE || word->kind == TOKEN_NUMBER ||
           (word->classes & (WORD_DETERMINER | WORD_NEGATIVE_DETERMINER | WORD_POSSESSIVE | WORD_PRONOUN |
                             WORD_PREPOSITION | WORD_ADVERB | WORD_SUBORDINATOR)) ||
           reader_is(reader, token, "\"") || reader_is_sure_name(reader, token);
}

/* "promises dates": does a noun follow, and no other verb up to the next mark, so that the word itself must be it? */
static bool is_the_only_verb(const struct reader *reader, uint32_t token)
{
    uint64_t verbs = WORD_AUXILIARY | WORD_PAST | WORD_PARTICIPLE | WORD_THIRD | WORD_ING;
    uint32_t i = token + 1;
    bool noun = reader_is_word(reader, i) && !reader_has(reader, i, WORD_FUNCTION | verbs);
    while (reader_is_word(reader, i) && !reader_has(reader, i, verbs)) {
        i++;
    }
    return noun && !reader_is_word(reader, i);
}

/* A base or -s form that is as often a noun is a verb only where an object or the end of the clause follows. */
static bool is_finite(const struct reader *reader, uint32_t token, bool plural)
{
    uint64_t classes = reader_token(reader, token)->classes;
    if (classes & WORD_PAST) {
        return true;
    }
    if (!(classes & (plural ? WORD_BASE : WORD_THIRD))) {
        return false;
    }
    return !(classes & WORD_VERB_OR_NOUN) || reader_object_follows(reader, token + 1) ||
           (plural && !reader_is_word(reader, token + 1)) || is_the_only_verb(reader, token);
}

bool reader_verb_follows(const struct reader *reader, uint32_t token, bool plural)
{
    while (reader_is_word(reader, token) && reader_has(reader, token, WORD_ADVERB) &&
           !reader_has(reader, token, WORD_AUXILIARY)) {
        token++;
    }
    if (reader_has(reader, token, WORD_AUXILIARY | WORD_NEGATOR)) {
        return true;
    }
    return reader_token(reader, token)->kind == TOKEN_WORD && is_finite(reader, token, plural);
}

uint32_t reader_group_verb(const struct reader *reader, uint32_t token, bool *auxiliary)
{
    *auxiliary = false;
    for (;; token++) {
        bool clitic = reader_token(reader, token)->kind == TOKEN_CLITIC && !reader_is(reader, token, "'s");
        if (!clitic && !reader_has(reader, token, WORD_ADVERB | WORD_AUXILIARY | WORD_NEGATOR)) {
            return token;
        }
        *auxiliary |= clitic || reader_has(reader, token, WORD_AUXILIARY);
    }
}

bool reader_verb_of_people(const struct reader *reader, uint32_t token, uint64_t kind)
{
    bool auxiliary;
    uint32_t verb = reader_group_verb(reader, token, &auxiliary);
    uint64_t forms = auxiliary ? WORD_BASE | WORD_PARTICIPLE : WORD_PAST | WORD_THIRD;
    return reader_starts(reader, verb, kind) && reader_has(reader, verb, forms);
}

bool reader_continues_noun(const struct reader *reader, uint32_t token, bool plural, bool verb_open)
{
    const struct token *word = reader_token(reader, token);
    if (word->kind != TOKEN_WORD || (word->classes & (WORD_FUNCTION | WORD_ADVERB | WORD_HUMAN_STATE))) {
        return false;
    }
    if (reader_is_sure_name(reader, token) || (word->capital && !reader_token(reader, token - 1)->capital)) {
        return false;
    }
    if (word->classes & WORD_ING) {
        return reader_has(reader, token + 1, WORD_AUXILIARY | WORD_PAST); /* "the team meeting was moved" */
    }
    if (word->classes & (WORD_PAST | WORD_PARTICIPLE)) {
        return false;
    }
    if ((word->classes & (WORD_BASE | WORD_THIRD)) && !(word->classes & (WORD_VERB_OR_NOUN | WORD_HEADS))) {
        return false;
    }
    if (word->classes & (WORD_BASE | WORD_THIRD)) {
        return !is_finite(reader, token, plural || verb_open);
    }
    return true;
}

static bool is_verb_before(const struct token *word)
{
    return (word->classes & (WORD_PAST | WORD_PARTICIPLE | WORD_ING)) ||
           ((word->classes & WORD_VERB_FORMS) && !(word->classes & (WORD_VERB_OR_NOUN | WORD_HEADS | WORD_COMMON)));
}

bool reader_noun_before(const struct reader *reader, uint32_t token)
{
    const struct token *before = reader_token(reader, token - 1);
    return (before->kind == TOKEN_NUMBER && !reader_is_clock(reader, token - 1)) || before->kind == TOKEN_CODE ||
           (before->kind == TOKEN_WORD && !is_verb_before(before) &&
            !(before->classes & (WORD_FUNCTION | WORD_ADVERB | WORD_HUMAN_STATE)) &&
            (!(before->classes & WORD_ROLE_ADJECTIVE) || (before->classes & (WORD_SYSTEM | WORD_VERB_OR_NOUN))));
}

bool reader_is_small_acronym(const struct reader *reader, uint32_t first, uint32_t end)
{
    const struct token *word = reader_token(reader, first);
    return end == first + 1 && span_length(word->prose) <= 2 && !word->upper && !reader_is(reader, first, "qa");
}

struct entity reader_entity(const struct reader *reader, uint32_t first, uint32_t head_first, uint32_t end,
                            uint32_t actor, float confidence)
{
    uint32_t stop = reader_token(reader, end - 1)->prose.end;
    return (struct entity){
        .prose = {reader_token(reader, first)->prose.start, stop},
        .head = {reader_token(reader, head_first)->prose.start, stop},
        .first_token = first,
        .token_end = end,
        .actor = actor,
        .confidence = confidence,
        .antecedent = NO_INDEX,
    };
}

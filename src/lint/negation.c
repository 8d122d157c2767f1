#include "lint/negation.h"

#include "lint/trigger.h"
#include "read/subject.h"

enum { NEGATION_REACH = 3 /* words between a negator and what it negates, and one more */ };

static const char *const negators[] = {
    "not",  "no",      "never",  "nobody", "none",   "nothing", "neither", "nor",
    "without", "cannot", "hardly", "rarely", "nowhere", "aint",  "isnt",    "wasnt",
};
static const char *const clause_words[] = {"but", "because", "although", "though", "while", "whereas",
                                           "and", "which",   "who",      "that",   "if",    "when"};
/* "not only careless": the negator denies the limit, not the word. */
static const char *const limits[] = {"only", "just", "merely", "simply", "least", "doubt"};

static bool ends_in_nt(struct slice word)
{
    struct slice tail = slice_sub(word, word.length < 3 ? word.length : word.length - 3, word.length);
    return slice_equals_caseless(tail, SLICE_LITERAL("n't"));
}

static bool negates(const struct annotation *annotation, uint32_t token, uint32_t token_end)
{
    struct slice word = token_text(annotation, token);
    if (!ends_in_nt(word) && !TOKEN_IS_ONE_OF(&annotation->tokens[token], negators))
        return false;
    return token + 1 >= token_end || !TOKEN_IS_ONE_OF(&annotation->tokens[token + 1], limits);
}

/* Commas too: "it was not the cache, it was the merge". */
static bool ends_clause(const struct annotation *annotation, uint32_t token)
{
    const struct token *word = &annotation->tokens[token];
    return word->kind == TOKEN_PUNCTUATION || TOKEN_IS_ONE_OF(word, clause_words);
}

/* A noun phrase for an actor counts as one word. */
static uint32_t start_of_phrase(const struct reading *reading, const struct finding *finding, uint32_t token)
{
    const struct entity *entity =
        entity_covering(&reading->entities, finding->unit, reading->annotation.tokens[token].prose.start);
    return entity && entity->first_token < token ? entity->first_token : token;
}

/* "Nobody on the team was careless": however far away the subject stands. */
static bool nobody_acts(const struct reading *reading, const struct finding *finding)
{
    struct subject subject;
    return finding->actor.actor == ACTOR_NOBODY ||
           subject_of(&reading->entities, finding->unit, finding->trigger.start, ACTOR_NOBODY, &subject);
}

unsigned negators_of(const struct reading *reading, const struct finding *finding)
{
    const struct annotation *annotation = &reading->annotation;
    const struct unit_words *words = &annotation->units[finding->unit];
    if (words->first_token == words->token_end)
        return 0;
    uint32_t token = trigger_token(annotation, finding);
    unsigned count = 0;
    for (unsigned step = 0; step < NEGATION_REACH && token > words->first_token; step++) {
        token--;
        if (ends_clause(annotation, token))
            break;
        count += negates(annotation, token, words->token_end);
        uint32_t phrase = start_of_phrase(reading, finding, token);
        if (phrase < token)
            count += negates(annotation, phrase, words->token_end);
        token = phrase;
    }
    return count ? count : nobody_acts(reading, finding);
}

/* --- conclusions that are denied ------------------------------------------------------------------------ */

/* What draws a conclusion, as a verb or a noun. */
static const char *const conclusions[] = {
    "find",      "found",     "conclude",   "concluded",  "show",       "showed",    "shows",      "suggest",
    "suggested", "suggests",  "suggesting", "believe",    "believes",   "believed",  "think",      "thinks",
    "thought",   "say",       "says",       "said",       "saying",     "claim",     "claims",     "claimed",
    "establish", "identify",  "identified", "established", "indicate",  "indicates", "imply",      "implies",
    "implied",   "aware",     "proof",      "sign",       "evidence",   "indication", "suggestion", "admission",
    "intent",    "intention", "finding",
};
/* "Did not think to ask", "did not think of her": no conclusion. */
static const char *const intents[] = {"to", "of", "about", "out", "it", "twice"};
static const char *const nouns_with_of[] = {"proof", "sign", "evidence", "indication", "suggestion", "admission",
                                            "intent", "intention", "finding"};

enum {
    DENIED_REACH = 14,   /* words between a conclusion and what it is about, and one more */
    CONCLUSION_REACH = 7 /* words between a negator and a conclusion, and one more: "no intent or gain was found" */
};

static bool concludes(const struct annotation *annotation, uint32_t token, uint32_t token_end)
{
    const struct token *word = &annotation->tokens[token];
    if (!TOKEN_IS_ONE_OF(word, conclusions))
        return false;
    return TOKEN_IS_ONE_OF(word, nouns_with_of) || token + 1 >= token_end ||
           !TOKEN_IS_ONE_OF(&annotation->tokens[token + 1], intents);
}

static bool is_denied(const struct annotation *annotation, const struct unit_words *words, uint32_t conclusion)
{
    uint32_t token = conclusion;
    for (unsigned step = 0; step < CONCLUSION_REACH && token > words->first_token; step++) {
        if (clause_ends_at(annotation, --token))
            return false;
        if (negates(annotation, token, words->token_end))
            return true;
    }
    return false;
}

bool conclusion_denied(const struct reading *reading, const struct finding *finding)
{
    const struct annotation *annotation = &reading->annotation;
    const struct unit_words *words = &annotation->units[finding->unit];
    if (words->first_token == words->token_end)
        return false;
    uint32_t token = trigger_token(annotation, finding);
    for (unsigned step = 0; step < DENIED_REACH && token > words->first_token; step++) {
        if (clause_ends_at(annotation, --token))
            return false;
        if (concludes(annotation, token, words->token_end))
            return is_denied(annotation, words, token);
    }
    return false;
}

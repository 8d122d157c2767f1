#include "read/pronoun.h"

#include "read/evidence.h"
#include "read/phrase_tail.h"

enum form { SUBJECT_FORM = 1, OBJECT_FORM = 2, POSSESSIVE_FORM = 4, PLURAL_FORM = 8, TAKES_TAIL = 16 };

static const struct pronoun {
    const char *text;
    uint32_t actor;
    unsigned forms;
} pronouns[] = {
    {"i", ACTOR_I, SUBJECT_FORM},
    {"me", ACTOR_I, OBJECT_FORM},
    {"my", ACTOR_I, POSSESSIVE_FORM},
    {"myself", ACTOR_I, OBJECT_FORM},
    {"we", ACTOR_WE, SUBJECT_FORM | PLURAL_FORM},
    {"us", ACTOR_WE, OBJECT_FORM | PLURAL_FORM},
    {"our", ACTOR_WE, POSSESSIVE_FORM | PLURAL_FORM},
    {"ourselves", ACTOR_WE, OBJECT_FORM | PLURAL_FORM},
    {"you", ACTOR_YOU, SUBJECT_FORM},
    {"your", ACTOR_YOU, POSSESSIVE_FORM},
    {"yourself", ACTOR_YOU, OBJECT_FORM},
    {"he", ACTOR_PRONOUN, SUBJECT_FORM},
    {"him", ACTOR_PRONOUN, OBJECT_FORM},
    {"his", ACTOR_PRONOUN, POSSESSIVE_FORM},
    {"himself", ACTOR_PRONOUN, OBJECT_FORM},
    {"she", ACTOR_PRONOUN, SUBJECT_FORM},
    {"her", ACTOR_PRONOUN, OBJECT_FORM | POSSESSIVE_FORM},
    {"herself", ACTOR_PRONOUN, OBJECT_FORM},
    {"they", ACTOR_NONE, SUBJECT_FORM | PLURAL_FORM},
    {"them", ACTOR_NONE, OBJECT_FORM | PLURAL_FORM},
    {"their", ACTOR_NONE, POSSESSIVE_FORM | PLURAL_FORM},
    {"themselves", ACTOR_NONE, OBJECT_FORM | PLURAL_FORM},
    {"someone", ACTOR_INDEFINITE, TAKES_TAIL},
    {"somebody", ACTOR_INDEFINITE, TAKES_TAIL},
    {"anyone", ACTOR_INDEFINITE, TAKES_TAIL},
    {"anybody", ACTOR_INDEFINITE, TAKES_TAIL},
    {"everyone", ACTOR_INDEFINITE, TAKES_TAIL},
    {"everybody", ACTOR_INDEFINITE, TAKES_TAIL},
    {"whoever", ACTOR_INDEFINITE, SUBJECT_FORM},
    {"whomever", ACTOR_INDEFINITE, OBJECT_FORM},
    {"nobody", ACTOR_NOBODY, TAKES_TAIL},
    {"no-one", ACTOR_NOBODY, TAKES_TAIL},
    {"noone", ACTOR_NOBODY, TAKES_TAIL},
};

static const struct pronoun *find_pronoun(const struct reader *reader, uint32_t token)
{
    bool may_be = reader_has(reader, token, WORD_PRONOUN | WORD_POSSESSIVE);
    for (size_t i = 0; may_be && i < sizeof pronouns / sizeof *pronouns; i++) {
        if (reader_is(reader, token, pronouns[i].text)) {
            return &pronouns[i];
        }
    }
    return NULL;
}

/* "I" is capital and no numeral (Tier I, Phase I); "us" is not the country. */
static bool is_other_word(const struct reader *reader, uint32_t token, const struct pronoun *pronoun)
{
    const struct token *word = reader_token(reader, token);
    if (pronoun->actor == ACTOR_I && span_length(word->prose) == 1) {
        return !word->capital || reader_is(reader, token + 1, "/") || reader_is(reader, token - 1, "/") ||
               (token > reader->first && reader_token(reader, token - 1)->capital &&
                !reader_has(reader, token - 1, WORD_FUNCTION));
    }
    return word->upper && span_length(word->prose) == 2 && pronoun->actor == ACTOR_WE && reader_is(reader, token, "us");
}

/* "her" before a noun is a possessive, else an object. */
static unsigned forms_here(const struct reader *reader, uint32_t token, const struct pronoun *pronoun)
{
    unsigned both = OBJECT_FORM | POSSESSIVE_FORM;
    if ((pronoun->forms & both) != both) {
        return pronoun->forms;
    }
    bool noun = reader_is_word(reader, token + 1) && !reader_has(reader, token + 1, WORD_FUNCTION);
    return pronoun->forms & ~(unsigned)(noun ? OBJECT_FORM : POSSESSIVE_FORM);
}

static uint32_t tail_end(const struct reader *reader, uint32_t token)
{
    uint32_t end = reader_is(reader, token, "else") ? token + 1 : token;
    if (reader_is(reader, end, "of") && reader_is(reader, end + 1, "us")) {
        return end + 2;
    }
    return phrase_tail_end(reader, end);
}

static const char *const demonstrative_heads[] = {"who", "responsible", "involved", "on-call", "concerned", "present"};

/* "those on call", "those responsible", "the one who", "the ones who". */
static bool read_demonstrative(const struct reader *reader, uint32_t token, struct entity *entity)
{
    bool those = reader_is(reader, token, "those");
    bool one = reader_is(reader, token, "the") &&
               (reader_is(reader, token + 1, "one") || reader_is(reader, token + 1, "ones"));
    uint32_t next = token + (one ? 2 : 1);
    uint32_t tail = phrase_tail_end(reader, next);
    bool head = READER_IS_ONE_OF(reader, next, demonstrative_heads);
    if (!(those || one) || (!head && tail == next)) {
        return false;
    }
    bool adjective = head && !reader_is(reader, next, "who") && tail == next;
    *entity = reader_entity(reader, token, token, adjective ? next + 1 : tail, ACTOR_INDEFINITE, 0.9f);
    entity->plural = those;
    return true;
}

/* "no one", but not "no one thing". */
static bool read_no_one(const struct reader *reader, uint32_t token, struct entity *entity)
{
    if (!reader_is(reader, token, "no") || !reader_is(reader, token + 1, "one") ||
        reader_continues_noun(reader, token + 2, false, false)) {
        return false;
    }
    *entity = reader_entity(reader, token, token, tail_end(reader, token + 2), ACTOR_NOBODY, 1);
    return true;
}

bool pronoun_read(const struct reader *reader, uint32_t token, struct entity *entity)
{
    const struct pronoun *pronoun = find_pronoun(reader, token);
    if (pronoun == NULL) {
        return read_no_one(reader, token, entity) || read_demonstrative(reader, token, entity);
    }
    if (is_other_word(reader, token, pronoun)) {
        return false;
    }
    unsigned forms = forms_here(reader, token, pronoun);
    uint32_t end = forms & TAKES_TAIL ? tail_end(reader, token + 1) : token + 1;
    *entity = reader_entity(reader, token, token, end, pronoun->actor, pronoun->actor == ACTOR_PRONOUN ? 0.9f : 1);
    entity->object_form = forms & OBJECT_FORM;
    entity->possessive = forms & POSSESSIVE_FORM;
    entity->plural = forms & PLURAL_FORM;
    return true;
}

#define SINGULAR_PEOPLE (ACTOR_PERSON | ACTOR_MENTION | ACTOR_ROLE)
#define PLURAL_ANTECEDENT (ACTOR_BLAMABLE | ACTOR_NOBODY | ACTOR_USER | ACTOR_ATTACKER | ACTOR_SYSTEM)

static bool can_be_meant(const struct entity *entity, bool plural)
{
    if (!plural) {
        return entity->actor & (SINGULAR_PEOPLE | ACTOR_INDEFINITE);
    }
    bool things = entity->actor & (ACTOR_SYSTEM | ACTOR_USER | ACTOR_ATTACKER);
    return (entity->actor & PLURAL_ANTECEDENT) && (entity->plural || !things);
}

/* A plural noun no list knows: "semaphores". */
static bool is_unknown_plural(const struct annotation *annotation, uint32_t token)
{
    const struct token *word = &annotation->tokens[token];
    struct slice text = token_text(annotation, token);
    bool opens = token == 0 || annotation->tokens[token - 1].kind == TOKEN_PUNCTUATION;
    bool name = word->capital && (!opens || (word->classes & WORD_NAMES));
    return word->kind == TOKEN_WORD && text.length > 3 && !name && slice_ends_with(text, "s") &&
           !slice_ends_with(text, "ss") && !slice_ends_with(text, "us") && !slice_ends_with(text, "is") &&
           !(word->classes & (WORD_FUNCTION | WORD_ADVERB | WORD_TIME)) &&
           (!(word->classes & WORD_VERB_FORMS) || (word->classes & WORD_VERB_OR_NOUN));
}

static bool plural_noun_between(const struct annotation *annotation, uint32_t from, uint32_t to)
{
    for (uint32_t token = from; token < to; token++) {
        if (is_unknown_plural(annotation, token)) {
            return true;
        }
    }
    return false;
}

static uint32_t class_from(const struct entity *antecedent)
{
    return antecedent->actor & (ACTOR_USER | ACTOR_SYSTEM | ACTOR_ATTACKER) ? antecedent->actor : ACTOR_PRONOUN;
}

/* "none of them", "neither of them" */
static bool is_denied(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "none") || reader_is(reader, token, "neither") || reader_is(reader, token, "not");
}

static void accept(struct entity *pronoun, const struct entity *antecedent, uint32_t index, bool denied)
{
    bool certain = antecedent->plural || antecedent->actor != ACTOR_ROLE;
    pronoun->antecedent = antecedent->antecedent != NO_INDEX ? antecedent->antecedent : index;
    if (pronoun->plural) {
        pronoun->actor = class_from(antecedent);
        pronoun->actor = denied && pronoun->actor == ACTOR_PRONOUN ? ACTOR_NOBODY : pronoun->actor;
        pronoun->confidence = antecedent->confidence * (certain ? 0.8f : 0.7f);
    }
}

void pronoun_resolve(const struct pronoun_scope *scope, size_t index)
{
    struct entity *pronoun = &scope->items[index];
    bool plural = pronoun->plural;
    bool people = plural && (evidence_acts(scope->reader, pronoun->token_end) ||
                             evidence_asked(scope->reader, pronoun->first_token, pronoun->token_end));
    for (size_t i = index; i > scope->first; i--) {
        const struct entity *candidate = &scope->items[i - 1];
        if (!can_be_meant(candidate, plural) || (people && candidate->actor == ACTOR_SYSTEM)) {
            continue;
        }
        if (plural && !people &&
            plural_noun_between(scope->reader->annotation, candidate->token_end, pronoun->first_token)) {
            return;
        }
        accept(pronoun, candidate, (uint32_t)(i - 1), is_denied(scope->reader, pronoun->first_token));
        return;
    }
    const struct annotation *annotation = scope->reader->annotation;
    bool subject = plural && !pronoun->object_form && !pronoun->possessive;
    if (pronoun->actor == ACTOR_NONE &&
        (people || (subject && !plural_noun_between(annotation, scope->start, pronoun->first_token)))) {
        pronoun->actor = ACTOR_PRONOUN; /* "They simply do not care": nobody and nothing else is spoken of */
        pronoun->confidence = 0.5f;
    }
}

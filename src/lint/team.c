#include "lint/team.h"

/* A finite verb with an object: "support closed the ticket", but not "sales dropped by a tenth". */
static bool is_act(const struct reader *reader, uint32_t token)
{
    static const char *const measures[] = {"by", "to", "from", "of", "at"};
    return reader_has(reader, token, WORD_PAST | WORD_THIRD) && !reader_has(reader, token, WORD_AUXILIARY) &&
           (reader_object_follows(reader, token + 1) ||
            (reader_is_word(reader, token + 1) && !reader_has(reader, token, WORD_VERB_OR_NOUN))) &&
           !READER_IS_ONE_OF(reader, token + 1, measures);
}

/* Forms of be: what follows them tells a state or a passive, which things have too. */
static const char *const states[] = {"is", "was", "are", "were", "be", "been", "isn't", "wasn't", "aren't", "weren't"};

/* Does a verb group begin here that shows somebody acting: "told us", "could have caught it", "were off polishing"? */
static bool acts(const struct reader *reader, uint32_t token)
{
    bool auxiliary;
    uint32_t verb = reader_group_verb(reader, token, &auxiliary);
    bool state = READER_IS_ONE_OF(reader, verb - 1, states) || READER_IS_ONE_OF(reader, verb - 2, states);
    if (verb > token && state) {
        return reader_has(reader, verb, WORD_ING | WORD_HUMAN_STATE);
    }
    return auxiliary ? reader_has(reader, verb, WORD_BASE | WORD_PARTICIPLE) : is_act(reader, verb);
}

/* "has approved": is the auxiliary before the verb a form of have? */
static bool is_perfect(const struct reader *reader, uint32_t verb)
{
    static const char *const forms[] = {"have", "has", "had", "haven't", "hasn't", "hadn't", "'ve"};
    while (reader_has(reader, verb - 1, WORD_ADVERB) || reader_is(reader, verb - 1, "not")) {
        verb--;
    }
    return READER_IS_ONE_OF(reader, verb - 1, forms);
}

/* Is the verb group here one of people? Base and -s forms that are as often nouns do not count. */
static bool acts_as_people(const struct reader *reader, uint32_t token)
{
    bool auxiliary;
    uint32_t verb = reader_group_verb(reader, token, &auxiliary);
    if (!reader_has(reader, verb, WORD_HUMAN_VERB)) {
        return false;
    }
    if (auxiliary) {
        return reader_has(reader, verb, WORD_BASE | WORD_ING) || is_perfect(reader, verb); /* else a passive */
    }
    return reader_has(reader, verb, WORD_PAST) ||
           (reader_has(reader, verb, WORD_THIRD) && (verb > token || !reader_has(reader, verb, WORD_VERB_OR_NOUN)));
}

static bool stands_alone(const struct reader *reader, uint32_t token)
{
    return !reader_noun_before(reader, token) && !reader_is(reader, token - 1, "to") &&
           !reader_has(reader, token - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_ING | WORD_PARTICIPLE);
}

static bool take(const struct reader *reader, uint32_t token, uint32_t end, struct entity *entity)
{
    *entity = reader_entity(reader, token, token, end, ACTOR_TEAM, 0.7f);
    return true;
}

/* A team by an ambiguous bare name: only where a verb of people or a plural verb follows. */
static bool read_ambiguous(const struct reader *reader, uint32_t token, struct entity *entity)
{
    static const char *const plural_verbs[] = {"were", "have", "are", "don't", "haven't", "weren't", "aren't"};
    uint32_t end = reader_phrase_end(reader, token, WORD_TEAM_AMBIGUOUS);
    if (end == 0 || reader_is_small_acronym(reader, token, end) || !stands_alone(reader, token)) {
        return false;
    }
    struct slice name = reader_text(reader, end - 1);
    bool plural_noun = slice_ends_with(name, "s") || slice_equals_caseless(name, slice_of("data"));
    bool plural_verb = READER_IS_ONE_OF(reader, end, plural_verbs) && !plural_noun;
    bool department = reader_phrase_end(reader, token, WORD_DEPARTMENT) == end;
    bool by = reader_is(reader, token - 1, "by") && !reader_is_word(reader, end) &&
              (department || reader_has(reader, token - 2, WORD_HUMAN_VERB));
    bool fit = acts_as_people(reader, end) || by || plural_verb || (department && acts(reader, end));
    return fit && take(reader, token, end, entity);
}

/* "Finance Ops", "Core Banking Operations": the end of a run of capitalised words that ends in a team's, or 0. */
static uint32_t titled_end(const struct reader *reader, uint32_t token)
{
    uint32_t end = token, last = 0;
    while (reader_is_word(reader, end) && reader_token(reader, end)->capital &&
           !reader_has(reader, end, WORD_FUNCTION)) {
        end++;
        last = reader_has(reader, end - 1, WORD_TEAM | WORD_TEAM_AMBIGUOUS) || reader_is(reader, end - 1, "Services")
                   ? end
                   : last;
    }
    return last > token + 1 && last == end ? last : 0;
}

/* A name that stands before "team" elsewhere in the document, or the title of a unit, where it acts. */
static bool read_named(const struct reader *reader, uint32_t token, struct entity *entity)
{
    const struct token *word = reader_token(reader, token);
    if (word->kind != TOKEN_WORD || !word->capital || !stands_alone(reader, token)) {
        return false;
    }
    bool known = name_set_find(reader->names, reader_text(reader, token)) == NAME_OF_TEAM;
    uint32_t end = titled_end(reader, token);
    end = end == 0 && known ? token + 1 : end;
    return end != 0 && (acts(reader, end) || acts_as_people(reader, end)) && take(reader, token, end, entity);
}

/* "the business", "the powers that be": a team whose name has its article in the lexicon. */
static bool read_articled(const struct reader *reader, uint32_t token, struct entity *entity)
{
    uint32_t end = reader_phrase_end(reader, token, WORD_TEAM);
    if (!reader_is(reader, token, "the") || end == 0 || reader_continues_noun(reader, end, false, false)) {
        return false;
    }
    *entity = reader_entity(reader, token, token + 1, end, ACTOR_TEAM, 0.9f);
    return true;
}

bool team_read(const struct reader *reader, uint32_t token, struct entity *entity)
{
    return read_articled(reader, token, entity) || read_ambiguous(reader, token, entity) ||
           read_named(reader, token, entity);
}

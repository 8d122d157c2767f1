#include "lint/team.h"

/* A finite verb with an object: "support closed the ticket", but not "sales dropped by a tenth". */
static bool is_act(const struct reader *reader, uint32_t token)
{
    static const char *const measures[] = {"by", "to", "from", "of", "at"};
    return reader_has(reader, token, WORD_PAST | WORD_THIRD) && !reader_has(reader, token, WORD_AUXILIARY) &&
           (reader_object_follows(reader, token + 1) || reader_is_word(reader, token + 1)) &&
           !READER_IS_ONE_OF(reader, token + 1, measures);
}

/* A team by an ambiguous bare name: only where a verb of people or a plural verb follows. */
static bool read_ambiguous(const struct reader *reader, uint32_t token, struct entity *entity)
{
    static const char *const plural_verbs[] = {"were", "have", "are", "don't", "haven't", "weren't", "aren't"};
    uint32_t end = reader_phrase_end(reader, token, WORD_TEAM_AMBIGUOUS), verb = end;
    if (end == 0 || reader_is_small_acronym(reader, token, end) || reader_noun_before(reader, token) ||
        reader_has(reader, token - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_ING | WORD_PARTICIPLE)) {
        return false;
    }
    struct slice name = reader_text(reader, end - 1);
    bool plural_noun = slice_ends_with(name, "s") || slice_equals_caseless(name, slice_of("data"));
    bool plural_verb = READER_IS_ONE_OF(reader, end, plural_verbs);
    bool auxiliary = false;
    while (reader_has(reader, verb, WORD_AUXILIARY | WORD_NEGATOR | WORD_ADVERB)) {
        auxiliary |= reader_has(reader, verb, WORD_AUXILIARY);
        verb++;
    }
    bool passive = auxiliary && !reader_has(reader, verb, WORD_BASE | WORD_ING);
    bool human = reader_has(reader, verb, WORD_HUMAN_VERB) && !passive &&
                 reader_has(reader, verb, WORD_PAST | WORD_THIRD | WORD_BASE) &&
                 (verb > end || !reader_has(reader, verb, WORD_VERB_OR_NOUN) || reader_has(reader, verb, WORD_PAST));
    bool department = reader_phrase_end(reader, token, WORD_DEPARTMENT) == end;
    bool by = reader_is(reader, token - 1, "by") && !reader_is_word(reader, end) &&
              (department || reader_has(reader, token - 2, WORD_HUMAN_VERB));
    bool spoken = by || (department && verb == end && is_act(reader, verb));
    if (!human && !spoken && !(plural_verb && !plural_noun)) {
        return false;
    }
    *entity = reader_entity(reader, token, token, end, ACTOR_TEAM, 0.7f);
    return true;
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
    return read_articled(reader, token, entity) || read_ambiguous(reader, token, entity);
}

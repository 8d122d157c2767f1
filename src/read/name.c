#include "read/name.h"

#include "base/ascii.h"
#include "read/evidence.h"

enum { MAX_NAME_TOKENS = 7 };

/* What a part of a name must not be: words of another kind end it ("Marcus Payments Team"). */
#define NOT_A_NAME                                                                                                     \
    (WORD_FUNCTION | WORD_ADVERB | WORD_TIME | WORD_ROLE | WORD_ROLE_PLURAL | WORD_TEAM | WORD_TEAM_NOUN |             \
     WORD_TEAM_AMBIGUOUS | WORD_USER | WORD_VENDOR | WORD_SYSTEM | WORD_PRODUCT | WORD_AGENT | WORD_VERB_FORMS |       \
     WORD_COMMON)

static bool is_never(const struct reader *reader, uint32_t token)
{
    return name_set_find(reader->names, reader_text(reader, token)) == NAME_NEVER;
}

static bool is_vouched(const struct reader *reader, uint32_t token)
{
    const struct token *word = reader_token(reader, token);
    return word->kind == TOKEN_WORD && word->capital &&
           name_set_find(reader->names, reader_text(reader, token)) >= NAME_HARVESTED;
}

/* "al-Rashid": a particle joined to a family name. */
static bool has_joined_particle(const struct reader *reader, uint32_t token)
{
    struct slice text = reader_text(reader, token);
    ptrdiff_t hyphen = slice_find(text, SLICE_LITERAL("-"), 0);
    return hyphen > 0 && hyphen <= 3 && (size_t)hyphen + 1 < text.length && ascii_is_upper(text.text[hyphen + 1]) &&
           !reader_token(reader, token)->capital;
}

/* A capitalised word made of letters that no other list claims. */
static bool is_name_part(const struct reader *reader, uint32_t token)
{
    const struct token *word = reader_token(reader, token);
    if (word->kind == TOKEN_WORD && word->spaced && has_joined_particle(reader, token)) {
        return true;
    }
    if (word->kind != TOKEN_WORD || !word->capital || is_never(reader, token)) {
        return false;
    }
    return reader_is_sure_name(reader, token) || (word->classes & (WORD_SURNAME | WORD_NAME_CONFLICT)) ||
           (!(word->classes & NOT_A_NAME) && !word->upper);
}

/* "J." between given and family name: the end of it, or 0. */
static uint32_t initial_end(const struct reader *reader, uint32_t token)
{
    const struct token *letter = reader_token(reader, token);
    bool single = letter->kind == TOKEN_WORD && letter->capital && span_length(letter->prose) == 1;
    if (!single) {
        return 0;
    }
    uint32_t end = reader_is(reader, token + 1, ".") ? token + 2 : token + 1;
    return is_name_part(reader, end) ? end : 0;
}

/* "van der Berg", "O. Santos", "Hoa": the end of one more part of the name, or 0. */
static uint32_t part_end(const struct reader *reader, uint32_t token)
{
    if (!reader_token(reader, token)->spaced) {
        return 0;
    }
    uint32_t end = initial_end(reader, token);
    if (end != 0) {
        return end;
    }
    for (end = token; reader_is_word(reader, end) && reader_has(reader, end, WORD_NAME_PARTICLE) && end < token + 3;
         end++) {
        if (reader_token(reader, end)->capital && is_name_part(reader, end)) {
            break;
        }
    }
    return is_name_part(reader, end) ? end + 1 : 0;
}

static uint32_t parts_end(const struct reader *reader, uint32_t token)
{
    uint32_t end = token, next;
    while (end - token < MAX_NAME_TOKENS && (next = part_end(reader, end)) != 0) {
        end = next;
    }
    return end;
}

/* After "Dr." or "Mr" any capitalised word is a name. */
static uint32_t titled_end(const struct reader *reader, uint32_t token)
{
    if (!reader_has(reader, token, WORD_NAME_TITLE) || !reader_token(reader, token)->capital) {
        return 0;
    }
    uint32_t name = reader_is(reader, token + 1, ".") ? token + 2 : token + 1;
    uint32_t end = parts_end(reader, name);
    return end > name ? end : 0;
}

static const char *const named_things[] = {"storm", "hurricane", "typhoon", "cyclone", "hotel", "project", "operation"};

/* "the Jordan cluster", "Marcus service", "Storm Dennis": a name that only modifies a thing. */
static bool modifies_a_thing(const struct reader *reader, uint32_t first, uint32_t end)
{
    bool article = reader_has(reader, first - 1, WORD_DETERMINER | WORD_NEGATIVE_DETERMINER) &&
                   !reader_has(reader, first - 1, WORD_RELATIVE);
    const struct token *next = reader_token(reader, end);
    bool thing = next->kind == TOKEN_WORD && (next->classes & WORD_SYSTEM) && !(next->classes & WORD_THIRD) &&
                 !next->capital && reader_continues_noun(reader, end, false, false);
    bool joined = !next->spaced && (reader_is(reader, end, "/") || reader_is(reader, end, "_"));
    bool named = READER_IS_ONE_OF(reader, first - 1, named_things);
    return joined || thing || named || (article && end == first + 1);
}

/* How far a name that nothing vouches for can be believed. */
static float doubtful_confidence(const struct reader *reader, uint32_t token, uint32_t end)
{
    bool conflict = reader_has(reader, token, WORD_NAME_CONFLICT);
    if (reader_has(reader, token, WORD_PRODUCT)) {
        return 0;
    }
    bool opens_unit = token == reader->first;
    for (uint32_t i = token + 1; i < end; i++) {
        if (reader_has(reader, i, WORD_SURNAME) || reader_is_sure_name(reader, i)) {
            return 0.7f;
        }
    }
    if (conflict && end > token + 1) {
        return opens_unit ? 0.5f : 0.6f;
    }
    if (conflict && reader_verb_of_people(reader, end, opens_unit ? WORD_PERSON_VERB : WORD_HUMAN_VERB)) {
        return 0.6f;
    }
    bool own = end == token + 1 && opens_unit && span_length(reader_token(reader, token)->prose) > 3 &&
               reader_has(reader, end, WORD_PAST) && evidence_he_or_she(reader, end);
    if (own) {
        return 0.4f; /* "Maricel published it without waiting for her approver" */
    }
    bool surname = reader_has(reader, token, WORD_SURNAME);
    if (end == token + 1 && (!opens_unit || surname) && span_length(reader_token(reader, token)->prose) > 2 &&
        !reader_token(reader, token - 1)->capital && reader_verb_of_people(reader, end, WORD_PERSON_VERB)) {
        return surname ? 0.6f : 0.4f;
    }
    return 0;
}

static float confidence_of(const struct reader *reader, uint32_t token, uint32_t end)
{
    if (is_vouched(reader, token)) {
        return 1;
    }
    bool listed = reader_has(reader, token, WORD_GIVEN_NAME);
    if (listed && !reader_has(reader, token, WORD_PRODUCT | WORD_NAME_CONFLICT)) {
        return 0.8f;
    }
    return doubtful_confidence(reader, token, end);
}

/* "v/Marcus", "lib_Amara": the rest of something that is no sentence. */
static bool is_tail_of_word(const struct reader *reader, uint32_t token)
{
    static const char *const joints[] = {"/", "@", ".", "#", "$", "=", "\\", "+"};
    const struct token *before = reader_token(reader, token - 1);
    return !reader_token(reader, token)->spaced &&
           (before->kind != TOKEN_PUNCTUATION || READER_IS_ONE_OF(reader, token - 1, joints));
}

/* "13 Jan": the one given name that is also the short form of a month. */
static bool is_date(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "jan") && (reader_token(reader, token - 1)->kind == TOKEN_NUMBER ||
                                               reader_token(reader, token + 1)->kind == TOKEN_NUMBER);
}

/* A name in small letters, as chats write them: only one the document vouches for, where it acts or is named as agent.
 */
static bool read_small(const struct reader *reader, uint32_t token, struct entity *entity)
{
    const struct token *word = reader_token(reader, token);
    enum name_evidence evidence = name_set_find(reader->names, reader_text(reader, token));
    bool vouched = evidence == NAME_HANDLE || evidence >= NAME_HARVESTED;
    bool acts = reader_verb_follows(reader, token + 1, false) || reader_is(reader, token - 1, "by") ||
                reader_token(reader, token + 1)->kind == TOKEN_CLITIC;
    bool listed = token == reader->first && span_length(word->prose) > 3 && (word->classes & WORD_GIVEN_NAME) &&
                  !(word->classes & WORD_NAME_CONFLICT) && evidence != NAME_NEVER &&
                  reader_has(reader, token + 1, WORD_PAST) && !reader_has(reader, token + 1, WORD_AUXILIARY);
    if (word->capital || word->kind != TOKEN_WORD || (word->classes & NOT_A_NAME) || !(vouched || listed) || !acts ||
        reader_has(reader, token - 1, WORD_DETERMINER | WORD_POSSESSIVE)) {
        return false;
    }
    *entity = reader_entity(reader, token, token, token + 1, ACTOR_PERSON, 0.7f);
    return true;
}

bool name_read(const struct reader *reader, uint32_t token, struct entity *entity)
{
    if (read_small(reader, token, entity)) {
        return true;
    }
    uint32_t end = titled_end(reader, token);
    if (end != 0) {
        *entity = reader_entity(reader, token, token, end, ACTOR_PERSON, 0.9f);
        return true;
    }
    if (!reader_token(reader, token)->capital || is_tail_of_word(reader, token) || is_date(reader, token)) {
        return false;
    }
    if (!is_name_part(reader, token) && !(is_vouched(reader, token) && !is_never(reader, token))) {
        return false;
    }
    end = parts_end(reader, token + 1);
    float confidence = modifies_a_thing(reader, token, end) ? 0 : confidence_of(reader, token, end);
    if (confidence <= 0) {
        return false;
    }
    *entity = reader_entity(reader, token, token, end, ACTOR_PERSON, confidence);
    return true;
}

static const char *const broadcasts[] = {"here", "channel", "all", "everyone"};

static bool contains(struct slice text, const char *word)
{
    return slice_find(text, slice_of(word), 0) >= 0;
}

static uint32_t class_of_handle(const struct reader *reader, uint32_t token)
{
    struct slice handle = reader_text(reader, token);
    bool group = contains(handle, "team") || contains(handle, "oncall") || contains(handle, "on-call") ||
                 reader_has(reader, token, WORD_TEAM | WORD_TEAM_AMBIGUOUS);
    return group ? ACTOR_TEAM : ACTOR_MENTION;
}

/* The two sides of an @ stand close to it. */
static bool is_close(const struct reader *reader, uint32_t token)
{
    return reader_is_word(reader, token) && !reader_token(reader, token)->spaced;
}

bool mention_read(const struct reader *reader, uint32_t token, struct entity *entity)
{
    uint32_t end = 0, name = token;
    if (reader_is(reader, token, "@") && is_close(reader, token + 1)) {
        end = token + 2;
        name = token + 1;
    } else if (reader_is_word(reader, token) && reader_is(reader, token + 1, "@") &&
               !reader_token(reader, token + 1)->spaced) {
        end = is_close(reader, token + 2) ? token + 3 : token + 2;
    }
    if (end == 0 || reader_is(reader, end, "/") || READER_IS_ONE_OF(reader, name, broadcasts)) {
        return false;
    }
    *entity = reader_entity(reader, token, name, end, class_of_handle(reader, name), 1);
    return true;
}

#include "read/nominal.h"

#include "base/ascii.h"

enum { LONGEST = 40 }; /* tokens of a phrase: of a longer one nothing is moved */

static bool is_determiner(const struct reader *reader, uint32_t token)
{
    return reader_has(reader, token, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NEGATIVE_DETERMINER);
}

/* "newly created", "too small a": an adverb inside a phrase stands before what can go on with it. */
static bool is_inner_adverb(const struct reader *reader, uint32_t token)
{
    struct slice text = reader_text(reader, token);
    return reader_has(reader, token, WORD_ADVERB) && slice_ends_with(text, "ly") && text.length > 4 &&
           clause_is_nominal(reader, token + 1) && reader_has(reader, token + 1, WORD_PARTICIPLE);
}

/* "actually", "previously": also where a list of common words makes nouns of them. */
static bool is_plain_adverb(struct slice word)
{
    static const char *const endings[] = {"ally", "ously", "ently", "ately", "ively", "edly"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (slice_ends_with(word, endings[i])) {
            return word.length > 5;
        }
    }
    return false;
}

static bool goes_on(const struct clause *clause, uint32_t token, bool headed)
{
    const struct reader *reader = &clause->reader;
    if (is_plain_adverb(reader_text(reader, token))) {
        return false;
    }
    bool channel = reader_is(reader, token, "#") && !reader_token(reader, token + 1)->spaced;
    if (is_inner_adverb(reader, token) || channel) {
        return true;
    }
    bool phrasal = reader_phrase_end(reader, token, WORD_PREPOSITION | WORD_SUBORDINATOR) > token + 1;
    if (!clause_is_nominal(reader, token) || token >= reader->end || phrasal) {
        return false;
    }
    bool finite = headed && reader_has(reader, token, WORD_BASE) &&
                  !reader_has(reader, token, WORD_VERB_OR_NOUN | WORD_HEADS | WORD_PARTICIPLE | WORD_COMMON) &&
                  slice_ends_with(reader_text(reader, token - 1), "s");
    bool acting = headed && reader_has(reader, token, WORD_BASE) && is_determiner(reader, token + 1) &&
                  slice_ends_with(reader_text(reader, token - 1), "s"); /* "the notes | mention the encoding" */
    bool timed = headed && reader_has(reader, token, WORD_TIME) && reader_token(reader, token)->capital;
    return !timed && !finite && !acting && !(headed && clause_is_finite(clause, token));
}

/* A phrase without its "of": the end, or `token`. */
static uint32_t simple_end(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    uint32_t at = token, head = token;
    while (at < reader->end && clause_entity_at(clause, at) == NULL && is_determiner(reader, at)) {
        at++;
    }
    while (at < reader->end && at < token + LONGEST) {
        const struct entity *entity = clause_entity_at(clause, at);
        bool subject =
            entity != NULL && !entity->possessive && reader_has(reader, at, WORD_PRONOUN); /* "rules | we agreed" */
        if (entity != NULL && (entity->object_form || entity->first_token != at || subject) && at > token) {
            break;
        }
        if (entity == NULL && !goes_on(clause, at, head > token)) {
            break;
        }
        at = entity != NULL ? entity->token_end : at + 1;
        head = at;
    }
    return head;
}

static bool is_pronoun(const struct clause *clause, uint32_t token)
{
    static const char *const pronouns[] = {"it", "them", "this", "that", "these", "those", "us", "me", "him", "her"};
    const struct reader *reader = &clause->reader;
    return READER_IS_ONE_OF(reader, token, pronouns) && !clause_is_nominal(reader, token + 1);
}

/* "of", and the "about" of "the warning about the disk" but not of "told support about the disk". */
static bool ties_nouns(const struct clause *clause, uint32_t token)
{
    static const char *const news[] = {"alert",    "alerts",    "email",  "emails",  "mail",     "mails",
                                       "message",  "messages",  "note",   "notes",   "notice",   "notices",
                                       "question", "questions", "report", "reports", "ticket",   "tickets",
                                       "warning",  "warnings",  "page",   "pages",   "reminder", "news"};
    const struct reader *reader = &clause->reader;
    return reader_is(reader, token, "of") ||
           (reader_is(reader, token, "about") && READER_IS_ONE_OF(reader, token - 1, news));
}

static uint32_t with_of(const struct clause *clause, uint32_t token)
{
    uint32_t end = simple_end(clause, token);
    while (end > token && ties_nouns(clause, end)) {
        uint32_t inner = simple_end(clause, end + 1);
        if (inner == end + 1) {
            return token;
        }
        end = inner;
    }
    return end;
}

/* Is the phrase [first, end) the subject of what follows it? */
static bool has_verb(const struct clause *clause, uint32_t end)
{
    const struct reader *reader = &clause->reader;
    while (reader_has(reader, end, WORD_ADVERB) && !reader_has(reader, end, WORD_AUXILIARY)) {
        end++;
    }
    return clause_is_finite(clause, end);
}

uint32_t nominal_end(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    if (is_pronoun(clause, token)) {
        return token + 1;
    }
    uint32_t end = with_of(clause, token);
    bool joined = reader_is(reader, end, "and") || reader_is(reader, end, "or") || reader_is(reader, end, "and/or");
    if (end > token && joined && !clause_is_finite(clause, end + 1)) {
        uint32_t second = with_of(clause, end + 1);
        bool verb = !is_determiner(reader, end + 1) && reader_has(reader, end + 1, WORD_VERB_FORMS) &&
                    !reader_has(reader, end + 1, WORD_VERB_OR_NOUN | WORD_COMMON);
        end = second > end + 1 && !verb && !has_verb(clause, second) ? second : end;
    }
    return end;
}

/* "communication to Finance", "points of the list": what stands before a preposition that ties nouns. */
static bool ties(const struct reader *reader, uint32_t token)
{
    static const char *const ties[] = {"of", "to", "between", "for", "from"};
    return READER_IS_ONE_OF(reader, token, ties);
}

/* "In hindsight | the log", "that | the list": an article begins a phrase of its own. */
static uint32_t phrase_start(const struct clause *clause, uint32_t end)
{
    const struct reader *reader = &clause->reader;
    uint32_t start = clause_phrase_start(clause, end);
    for (uint32_t i = end; i > start + 1; i--) {
        bool article =
            reader_is(reader, i - 1, "the") || reader_is(reader, i - 1, "a") || reader_is(reader, i - 1, "an");
        if (article) {
            return i - 1;
        }
    }
    return start;
}

uint32_t nominal_start(const struct clause *clause, uint32_t end)
{
    const struct reader *reader = &clause->reader;
    uint32_t start = phrase_start(clause, end);
    while (start < end && start > reader->first && ties(reader, start - 1)) {
        uint32_t outer = phrase_start(clause, start - 1);
        if (outer == start - 1) {
            break;
        }
        start = outer;
    }
    return start;
}

/* --- number --------------------------------------------------------------------------------------------- */

uint32_t nominal_head_end(const struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (i > first && reader_has(reader, i, WORD_PREPOSITION)) {
            return i;
        }
    }
    return end;
}

static bool looks_plural(struct slice word)
{
    static const char *const singular[] = {"ss", "us", "is", "ics", "ews"};
    char last = word.length ? word.text[word.length - 1] : '\0';
    bool acronym = last == 's' && word.length > 1 && ascii_is_upper(word.text[word.length - 2]);
    if (last != 's' || word.length < 3) {
        return slice_equals_caseless(word, SLICE_LITERAL("data")) ||
               slice_equals_caseless(word, SLICE_LITERAL("people"));
    }
    for (size_t i = 0; i < sizeof singular / sizeof *singular && !acronym; i++) {
        if (slice_ends_with(word, singular[i])) {
            return false;
        }
    }
    return true;
}

static bool is_joined(const struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (reader_is(reader, i, "and")) {
            return true;
        }
    }
    return false;
}

bool nominal_is_plural(const struct clause *clause, uint32_t first, uint32_t end)
{
    static const char *const one[] = {"a", "an", "this", "that", "each", "every", "one", "another"};
    static const char *const alone[] = {"it", "him", "her", "me"};
    static const char *const many[] = {"these", "those", "several", "many", "few", "both",  "all",
                                       "two",   "three", "four",    "five", "six", "seven", "eight",
                                       "nine",  "ten",   "them",    "us",   "most"};
    const struct reader *reader = &clause->reader;
    uint32_t head = nominal_head_end(reader, first, end);
    bool pronoun = head == first + 1 && READER_IS_ONE_OF(reader, first, alone); /* not "her | alerts" */
    if (READER_IS_ONE_OF(reader, first, one) || pronoun || head == first) {
        return false;
    }
    struct slice word = reader_text(reader, head - 1);
    if (READER_IS_ONE_OF(reader, first, many) && (head == first + 1 || looks_plural(word))) {
        return true;
    }
    return is_joined(reader, first, end) || (reader_token(reader, head - 1)->kind == TOKEN_WORD && looks_plural(word));
}

static bool is_year(struct slice text)
{
    return text.length == 4 && (slice_starts_with(text, "19") || slice_starts_with(text, "20")) &&
           ascii_is_digit(text.text[2]) && ascii_is_digit(text.text[3]);
}

bool nominal_is_time(const struct clause *clause, uint32_t first, uint32_t end)
{
    const struct reader *reader = &clause->reader;
    uint32_t head = nominal_head_end(reader, first, end);
    if (head < end) {
        return false; /* "two hours of events" */
    }
    bool dated = head > first + 1 && reader_token(reader, head - 1)->kind == TOKEN_NUMBER;
    return head > first && (reader_is_clock(reader, head - 1) || reader_has(reader, head - 1 - dated, WORD_TIME) ||
                            is_year(reader_text(reader, head - 1)));
}

bool nominal_is_human(const struct clause *clause, uint32_t first, uint32_t end)
{
    uint32_t head = nominal_head_end(&clause->reader, first, end);
    const struct entity *entity = head > first ? clause_entity_at(clause, head - 1) : NULL;
    if (entity == NULL) {
        return head > first && reader_has(&clause->reader, head - 1, WORD_ROLE | WORD_ROLE_PLURAL);
    }
    return entity->actor & (ACTOR_HUMAN | ACTOR_YOU);
}

#include "lint/suggest/topic.h"

#include "read/nominal.h"

struct span topic_prose(const struct clause *clause, uint32_t first, uint32_t end)
{
    return (struct span){reader_token(&clause->reader, first)->prose.start,
                         reader_token(&clause->reader, end - 1)->prose.end};
}

/* "the end", "the fact": heads that only frame what they stand before. */
static bool is_frame(const struct reader *reader, uint32_t head)
{
    return reader_has(reader, head, WORD_FRAME);
}

/* Is its head, or all of it, somebody: of any kind, users too? */
static bool is_somebody(const struct clause *clause, uint32_t first, uint32_t end)
{
    const struct reader *reader = &clause->reader;
    uint32_t head = nominal_head_end(reader, first, end);
    const struct entity *entity = head > first ? clause_entity_at(clause, head - 1) : NULL;
    return (entity != NULL && entity->actor != ACTOR_SYSTEM) || nominal_is_human(clause, first, end) ||
           reader_has(reader, head - 1, WORD_USER | WORD_ATTACKER | WORD_VENDOR);
}

/* Can a question be about it: no person, no time, no quality, no word that only frames, no adverb? */
bool topic_is_sound(const struct clause *clause, uint32_t first, uint32_t end)
{
    const struct reader *reader = &clause->reader;
    uint32_t head = nominal_head_end(reader, first, end) - 1;
    bool verb = reader_has(reader, head, WORD_BASE) && head > first &&
                !reader_has(reader, head, WORD_VERB_OR_NOUN | WORD_COMMON | WORD_PLURAL); /* "let the launch go" */
    bool cut = reader_is(reader, end, "set") || reader_is(reader, first, "future") ||
               reader_is(reader, first + 1, "future") || /* "the character | set" */
               (reader_token(reader, end - 1)->kind == TOKEN_NUMBER && reader_has(reader, end, WORD_TIME));
    const struct entity *entity = clause_entity_at(clause, head);
    entity = entity == NULL ? clause_entity_at(clause, first) : entity;
    bool described = entity != NULL && entity->actor & ACTOR_HUMAN && !entity->possessive && entity->token_end < end &&
                     reader_has(reader, entity->token_end, WORD_ING); /* "the person | performing the change" */
    return !verb && !cut && !described &&
           !reader_has(reader, head, WORD_FRAME | WORD_QUALITY | WORD_TIME | WORD_PRONOUN | WORD_ADVERB) &&
           !nominal_is_time(clause, first, end) && !is_somebody(clause, first, end);
}

bool topic_is_thing(const struct clause *clause, struct span phrase)
{
    const struct reader *reader = &clause->reader;
    uint32_t first = token_starting(reader->annotation, clause->unit, phrase.start);
    uint32_t end = first == NO_INDEX ? NO_INDEX : nominal_end(clause, first);
    bool clause_of_its_own = end > first + 1 && reader_has(reader, first, WORD_PRONOUN) &&
                             !reader_has(reader, first, WORD_DETERMINER | WORD_POSSESSIVE); /* "you | click" */
    return first != NO_INDEX && end > first && !clause_of_its_own && !is_somebody(clause, first, end) &&
           !nominal_is_time(clause, first, end) &&
           !reader_has(reader, nominal_head_end(reader, first, end) - 1, WORD_ADVERB | WORD_FRAME) &&
           !reader_is(reader, first, "more") && !reader_is(reader, first, "less");
}

/* --- things --------------------------------------------------------------------------------------------- */

/* A bare noun is a thing behind a preposition, when it is spelled as a name or has a modifier. */
static bool is_bare_thing(const struct reader *reader, uint32_t first, uint32_t end)
{
    bool marked = reader_token(reader, first)->capital || end > first + 1;
    bool infinitive = reader_is(reader, first - 1, "to") && reader_has(reader, first, WORD_BASE);
    return marked && !infinitive && reader_has(reader, first - 1, WORD_PREPOSITION) &&
           !reader_has(reader, first, WORD_DETERMINER) && reader_token(reader, first)->kind != TOKEN_NUMBER &&
           clause_is_nominal(reader, first) && !reader_has(reader, first, WORD_ING);
}

static bool is_thing(const struct clause *clause, uint32_t first, uint32_t end)
{
    static const char *const definite[] = {"the", "its", "our"};
    const struct reader *reader = &clause->reader;
    bool code = reader_token(reader, first)->kind == TOKEN_CODE;
    return (code || READER_IS_ONE_OF(reader, first, definite) || is_bare_thing(reader, first, end)) &&
           topic_is_sound(clause, first, end);
}

/* Does another clause begin here, so that what follows is hardly what the match is about? */
bool topic_opens_clause(const struct reader *reader, uint32_t token)
{
    static const char *const marks[] = {",", ";", ":", ".", "?", "!", "(", "|", "\xE2\x80\x93", "\xE2\x80\x94"};
    return READER_IS_ONE_OF(reader, token, marks) || (reader_has(reader, token, WORD_RELATIVE | WORD_SUBORDINATOR) &&
                                                      !reader_has(reader, token, WORD_PREPOSITION));
}

/* The next thing from the token on that ends before the prose offset, or false. "the end of the run": the run. */
static bool next_thing(const struct clause *clause, uint32_t *token, uint32_t before, struct span *span)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t i = *token; i < reader->end && reader_token(reader, i)->prose.end <= before; i++) {
        uint32_t end = nominal_end(clause, i);
        if (end == i) {
            continue;
        }
        if (topic_prose(clause, i, end).end <= before && is_thing(clause, i, end)) {
            *span = topic_prose(clause, i, end);
            *token = end;
            return true;
        }
        i = nominal_head_end(reader, i, end) - 1;
    }
    return false;
}

/* Where what stands before the next clause, or its verb, ends; the verb of the match may stand first. */
static uint32_t barrier_from(const struct clause *clause, uint32_t first)
{
    const struct reader *reader = &clause->reader;
    uint32_t token = first;
    while (token < reader->end && !topic_opens_clause(reader, token) &&
           (token == first || !clause_is_finite(clause, token))) {
        token++;
    }
    return reader_token(reader, token - 1)->prose.end;
}

static uint32_t token_from(const struct reader *reader, uint32_t offset)
{
    uint32_t token = reader->first;
    while (token < reader->end && reader_token(reader, token)->prose.start < offset) {
        token++;
    }
    return token;
}

bool topic_thing(const struct clause *clause, struct span within, struct span *span)
{
    uint32_t token = token_from(&clause->reader, within.start);
    uint32_t end = token < clause->reader.end ? barrier_from(clause, token) : within.start;
    return next_thing(clause, &token, end < within.end ? end : within.end, span);
}

bool topic_last_thing(const struct clause *clause, struct span within, struct span *span)
{
    uint32_t token = token_from(&clause->reader, within.start);
    bool found = false;
    while (next_thing(clause, &token, within.end, span)) {
        found = true;
    }
    return found;
}

/* --- subjects ------------------------------------------------------------------------------------------- */

/* The first finite verb or auxiliary at or after the prose offset, or NO_INDEX. */
static uint32_t verb_from(const struct clause *clause, uint32_t offset)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        if (reader_token(reader, i)->prose.start >= offset && clause_is_finite(clause, i)) {
            return i;
        }
    }
    return NO_INDEX;
}

/* The phrase that ends before `end`, with all its prepositions tie it to: "review of the file in July". */
static uint32_t subject_start(const struct clause *clause, uint32_t end)
{
    const struct reader *reader = &clause->reader;
    uint32_t start = nominal_start(clause, end);
    while (start < end && start > reader->first && reader_has(reader, start - 1, WORD_PREPOSITION)) {
        uint32_t outer = nominal_start(clause, start - 1);
        if (outer == start - 1) {
            return end;
        }
        start = outer;
    }
    return start;
}

bool topic_subject(const struct clause *clause, const struct finding *finding, struct span *span)
{
    const struct reader *reader = &clause->reader;
    uint32_t told = token_starting(reader->annotation, finding->unit, finding->match.start);
    uint32_t verb = verb_from(clause, finding->match.start);
    bool outside = verb == NO_INDEX || reader_token(reader, verb)->prose.start >= finding->match.end;
    uint32_t before = outside && told != NO_INDEX ? clause_verb_before(clause, told) : NO_INDEX;
    verb = before != NO_INDEX ? before : verb;
    uint32_t end = verb == NO_INDEX ? reader->first : clause_group_start(clause, verb, NULL);
    while (end < verb && reader_token(reader, end)->kind == TOKEN_NUMBER && !reader_is_clock(reader, end)) {
        end++; /* "step 4 | was" */
    }
    uint32_t first = end > reader->first ? subject_start(clause, end) : end;
    if (reader_is(reader, first, "that") && reader_has(reader, first + 1, WORD_ING)) {
        first++; /* "found that | pausing the job was" */
    }
    if (first >= end || is_somebody(clause, first, end) ||
        reader_has(reader, first, WORD_PRONOUN | WORD_NEGATIVE_DETERMINER) ||
        is_frame(reader, nominal_head_end(reader, first, end) - 1)) {
        return false;
    }
    bool number = reader_token(reader, first)->kind == TOKEN_NUMBER;
    if (number && first + 1 == end) {
        return false;
    }
    if (first > reader->first && reader_has(reader, first - 1, WORD_ADVERB) &&
        reader_has(reader, first - 2, WORD_PREPOSITION)) {
        return false; /* "for long | transactions" */
    }
    bool numbered = number && reader_token(reader, first + 1)->capital; /* "3.2 Her conduct" */
    *span = topic_prose(clause, numbered && first + 1 < end ? first + 1 : first, end);
    return true;
}

bool topic_notion(const struct clause *clause, const struct finding *finding, struct span *span)
{
    const struct reader *reader = &clause->reader;
    uint32_t verb = verb_from(clause, finding->match.start);
    uint32_t first = token_starting(reader->annotation, finding->unit, finding->match.start);
    first = first == verb ? clause_text_start(clause) : first;
    uint32_t end = first;
    while (verb != NO_INDEX && end < verb && !topic_opens_clause(reader, end)) {
        end++; /* "one checkbox in the console |, and the squad could not manage it" */
    }
    if (verb == NO_INDEX || first == NO_INDEX || end <= first + 1) {
        return false;
    }
    *span = topic_prose(clause, first, end);
    return true;
}

/* --- clauses and times ---------------------------------------------------------------------------------- */

/* One past the subject of a clause that begins at the token: a phrase, a pronoun, "one". */
static uint32_t clause_subject_end(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    static const char *const quantities[] = {"nothing",  "everything", "something", "nobody",   "everybody",
                                             "everyone", "someone",    "somebody",  "somewhere"};
    if (READER_IS_ONE_OF(reader, token, quantities)) { /* "nothing critical", "someone else" */
        return token + 1 + !reader_has(reader, token + 1, WORD_AUXILIARY | WORD_PREPOSITION);
    }
    bool pronoun =
        reader_has(reader, token, WORD_PRONOUN) || reader_is(reader, token, "one") || reader_is(reader, token, "there");
    uint32_t inner = reader_has(reader, token, WORD_ING) ? nominal_end(clause, token + 1) : token + 1;
    if (inner > token + 1) {
        return inner; /* "adding a column" */
    }
    return pronoun ? token + 1 : nominal_end(clause, token);
}

static bool begins_content(const struct clause *clause, uint32_t that)
{
    const struct reader *reader = &clause->reader;
    uint32_t end = clause_subject_end(clause, that + 1);
    while (end > that + 1 && reader_has(reader, end, WORD_PREPOSITION) && nominal_end(clause, end + 1) > end + 1) {
        end = nominal_end(clause, end + 1); /* "lunchtime in Europe | is" */
    }
    bool clitic = reader_token(reader, end)->kind == TOKEN_CLITIC && end == that + 2; /* "that there's" */
    return end > that + 1 && !reader_has(reader, that + 1, WORD_AUXILIARY) &&
           (clitic || reader_verb_follows(reader, end, true) || reader_verb_follows(reader, end, false));
}

bool topic_content(const struct clause *clause, const struct finding *finding, struct span *span)
{
    static const char *const ends[] = {",", ";", ".", "?", "!", ":"};
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        if (reader_token(reader, i)->prose.end < finding->match.start || !reader_is(reader, i, "that") ||
            !begins_content(clause, i)) {
            continue;
        }
        uint32_t end = i + 1;
        while (end < reader->end && !READER_IS_ONE_OF(reader, end, ends)) {
            end++;
        }
        *span = topic_prose(clause, i + 1, end);
        return true;
    }
    return false;
}

bool topic_account(const struct clause *clause, const struct finding *finding, struct span *span)
{
    const struct reader *reader = &clause->reader;
    uint32_t colon = token_from(reader, finding->match.end);
    while (colon < reader->end && !reader_is(reader, colon, ":")) {
        colon++;
    }
    uint32_t end = reader->end;
    while (end > colon + 1 && (reader_is(reader, end - 1, ".") || reader_is(reader, end - 1, "!"))) {
        end--;
    }
    bool verb = false;
    for (uint32_t i = colon + 2; i < end; i++) {
        verb |= clause_is_finite(clause, i);
    }
    if (!verb || clause_is_finite(clause, colon + 1)) {
        return false;
    }
    *span = topic_prose(clause, colon + 1, end);
    return true;
}

static bool is_moment(const struct clause *clause, uint32_t preposition, uint32_t end)
{
    static const char *const exact[] = {"at", "around", "on"};
    const struct reader *reader = &clause->reader;
    uint32_t first = preposition + 1;
    const struct token *last = reader_token(reader, end - 1);
    bool dated = last->capital || last->kind == TOKEN_NUMBER;
    if (reader_has(reader, first, WORD_NEGATIVE_DETERMINER) || reader_is(reader, first, "any") ||
        reader_is(reader, first, "once") || reader_is(reader, first, "each") || reader_is(reader, first, "every")) {
        return false;
    }
    if (reader_is(reader, preposition, "during")) {
        return !nominal_is_human(clause, first, end);
    }
    if (reader_is(reader, preposition, "in") && reader_is_clock(reader, end - 1)) {
        return false;
    }
    return nominal_is_time(clause, first, end) && !reader_is(reader, first, "a") &&
           (READER_IS_ONE_OF(reader, preposition, exact) || (reader_is(reader, preposition, "in") && dated));
}

/* "over-confidence | after two smooth executions", "cutting corners | under volume" */
static bool is_circumstance(const struct clause *clause, uint32_t preposition, uint32_t end, uint32_t match_end)
{
    static const char *const circumstantial[] = {"after", "under", "amid"};
    const struct reader *reader = &clause->reader;
    bool adjacent = reader_token(reader, preposition)->prose.start <= match_end + 1 &&
                    reader_token(reader, preposition)->prose.start >= match_end;
    return adjacent && READER_IS_ONE_OF(reader, preposition, circumstantial) &&
           !reader_has(reader, preposition + 1, WORD_ING | WORD_PRONOUN) &&
           !is_somebody(clause, preposition + 1, end) && !clause_is_finite(clause, end);
}

bool topic_moment(const struct clause *clause, const struct finding *finding, struct span *span)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i + 1 < reader->end; i++) {
        uint32_t end = reader_has(reader, i, WORD_PREPOSITION) ? nominal_end(clause, i + 1) : i + 1;
        if (end > i + 1 && (is_moment(clause, i, end) || is_circumstance(clause, i, end, finding->match.end))) {
            *span = topic_prose(clause, i, end);
            return true;
        }
    }
    return false;
}

/* "should have known" tells of the past. */
static bool is_perfect_modal(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token + 1, "have") || reader_is(reader, token + 2, "have") ||
           reader_is(reader, token + 3, "have");
}

static bool is_present_verb(const struct reader *reader, uint32_t verb)
{
    static const char *const now[] = {"is",   "are",   "am",    "do",     "does",   "don't",   "doesn't", "has",
                                      "have", "will",  "won't", "can",    "can't",  "cannot",  "must",    "should",
                                      "may",  "shall", "isn't", "aren't", "hasn't", "haven't", "needs",   "need"};
    bool perfect =
        !reader_is(reader, verb, "have") && !reader_is(reader, verb, "has") && is_perfect_modal(reader, verb);
    if (READER_IS_ONE_OF(reader, verb, now)) {
        return !perfect;
    }
    return reader_has(reader, verb, WORD_THIRD) && !reader_has(reader, verb, WORD_PAST | WORD_AUXILIARY);
}

static bool is_habit(const struct clause *clause)
{
    for (uint32_t i = clause->reader.first; i < clause->reader.end; i++) {
        if (reader_has(&clause->reader, i, WORD_HABITUAL)) {
            return true;
        }
    }
    return false;
}

enum topic_tense topic_tense(const struct clause *clause, const struct finding *finding)
{
    uint32_t told = token_starting(clause->reader.annotation, finding->unit, finding->match.start);
    uint32_t verb = verb_from(clause, finding->match.start);
    if (verb == NO_INDEX || reader_token(&clause->reader, verb)->prose.start >= finding->match.end) {
        uint32_t before = told == NO_INDEX ? NO_INDEX : clause_verb_before(clause, told);
        verb = before == NO_INDEX ? verb : before;
    }
    if (verb == NO_INDEX) {
        return TENSE_NONE;
    }
    return is_habit(clause) || is_present_verb(&clause->reader, verb) ? TENSE_STANDING : TENSE_PAST;
}

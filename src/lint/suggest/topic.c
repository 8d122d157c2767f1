#include "lint/suggest/topic.h"

#include "read/nominal.h"

static struct span prose_of(const struct clause *clause, uint32_t first, uint32_t end)
{
    return (struct span){reader_token(&clause->reader, first)->prose.start,
                         reader_token(&clause->reader, end - 1)->prose.end};
}

/* "the end", "the fact": heads that only frame what they stand before. */
static bool is_frame(const struct reader *reader, uint32_t head)
{
    static const char *const frames[] = {
        "end",        "beginning",  "start",
        "fact",       "case",       "way",
        "point",      "side",       "part",
        "top",        "time",       "moment",
        "same",       "rest",       "truth",
        "other",      "last",       "others",
        "reason",     "least",      "most",
        "past",       "result",     "matter",
        "future",     "meantime",   "eve",
        "sake",       "lack",       "record",
        "kind",       "sort",       "hands",
        "cause",      "causes",     "factor",
        "blame",      "fault",      "view",
        "judgment",   "respect",    "spite",
        "light",      "breach",     "disregard",
        "defiance",   "violation",  "contravention",
        "accordance", "favour",     "bottom",
        "caution",    "care",       "attention",
        "vigilance",  "awareness",  "responsibility",
        "ownership",  "discipline",
    };
    return READER_IS_ONE_OF(reader, head, frames);
}

/* --- things --------------------------------------------------------------------------------------------- */

/* A bare noun is a thing behind a preposition, when it is spelled as a name or has a modifier. */
static bool is_bare_thing(const struct reader *reader, uint32_t first, uint32_t end)
{
    bool marked = reader_token(reader, first)->capital || end > first + 1;
    bool infinitive = reader_is(reader, first - 1, "to") && reader_has(reader, first, WORD_BASE);
    return marked && !infinitive && reader_has(reader, first - 1, WORD_PREPOSITION) &&
           clause_is_nominal(reader, first) && !reader_has(reader, first, WORD_ING);
}

static bool is_thing(const struct clause *clause, uint32_t first, uint32_t end)
{
    static const char *const definite[] = {"the", "its", "our"};
    const struct reader *reader = &clause->reader;
    bool code = reader_token(reader, first)->kind == TOKEN_CODE;
    return (code || READER_IS_ONE_OF(reader, first, definite) || is_bare_thing(reader, first, end)) &&
           !nominal_is_time(clause, first, end) && !nominal_is_human(clause, first, end);
}

bool topic_thing(const struct clause *clause, struct span within, struct span *span)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        struct span token = reader_token(reader, i)->prose;
        if (token.end > within.end) {
            return false;
        }
        uint32_t end = token.start < within.start ? i : nominal_end(clause, i);
        if (end == i) {
            continue;
        }
        uint32_t head = nominal_head_end(reader, i, end);
        *span = prose_of(clause, i, end);
        if (!is_frame(reader, head - 1) && span->end <= within.end && is_thing(clause, i, end)) {
            return true;
        }
        i = head - 1; /* "the end of the run": the run */
    }
    return false;
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
    verb = verb == NO_INDEX && told != NO_INDEX ? clause_verb_before(clause, told) : verb;
    uint32_t end = verb == NO_INDEX ? reader->first : clause_group_start(clause, verb, NULL);
    while (end < verb && reader_token(reader, end)->kind == TOKEN_NUMBER && !reader_is_clock(reader, end)) {
        end++; /* "step 4 | was" */
    }
    uint32_t first = end > reader->first ? subject_start(clause, end) : end;
    if (first >= end || nominal_is_human(clause, first, end) ||
        reader_has(reader, first, WORD_PRONOUN | WORD_NEGATIVE_DETERMINER) ||
        is_frame(reader, nominal_head_end(reader, first, end) - 1)) {
        return false;
    }
    bool number = reader_token(reader, first)->kind == TOKEN_NUMBER;
    if (number && first + 1 == end) {
        return false;
    }
    bool numbered = number && reader_token(reader, first + 1)->capital; /* "3.2 Her conduct" */
    *span = prose_of(clause, numbered && first + 1 < end ? first + 1 : first, end);
    return true;
}

bool topic_notion(const struct clause *clause, const struct finding *finding, struct span *span)
{
    const struct reader *reader = &clause->reader;
    uint32_t verb = verb_from(clause, finding->match.start);
    uint32_t first = token_starting(reader->annotation, finding->unit, finding->match.start);
    first = first == verb ? clause_text_start(clause) : first;
    if (verb == NO_INDEX || first == NO_INDEX || verb <= first) {
        return false;
    }
    *span = prose_of(clause, first, verb);
    return true;
}

/* --- clauses and times ---------------------------------------------------------------------------------- */

/* One past the subject of a clause that begins at the token: a phrase, a pronoun, "one". */
static uint32_t clause_subject_end(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    static const char *const quantities[] = {"nothing", "everything", "something", "nobody", "everybody", "everyone"};
    if (READER_IS_ONE_OF(reader, token, quantities)) { /* "nothing critical" */
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
    return end > that + 1 && !reader_has(reader, that + 1, WORD_AUXILIARY) &&
           (reader_verb_follows(reader, end, true) || reader_verb_follows(reader, end, false));
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
        *span = prose_of(clause, i + 1, end);
        return true;
    }
    return false;
}

static bool is_moment(const struct clause *clause, uint32_t preposition, uint32_t end)
{
    static const char *const exact[] = {"at", "around", "on"};
    const struct reader *reader = &clause->reader;
    uint32_t first = preposition + 1;
    const struct token *last = reader_token(reader, end - 1);
    bool dated = last->capital || last->kind == TOKEN_NUMBER;
    if (reader_has(reader, first, WORD_NEGATIVE_DETERMINER) || reader_is(reader, first, "any") ||
        reader_is(reader, first, "once")) {
        return false;
    }
    if (reader_is(reader, preposition, "during")) {
        return !nominal_is_human(clause, first, end);
    }
    if (reader_is(reader, preposition, "in") && reader_is_clock(reader, end - 1)) {
        return false;
    }
    return nominal_is_time(clause, first, end) &&
           (READER_IS_ONE_OF(reader, preposition, exact) || (reader_is(reader, preposition, "in") && dated));
}

bool topic_moment(const struct clause *clause, struct span *span)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i + 1 < reader->end; i++) {
        uint32_t end = reader_has(reader, i, WORD_PREPOSITION) ? nominal_end(clause, i + 1) : i + 1;
        if (end > i + 1 && is_moment(clause, i, end)) {
            *span = prose_of(clause, i, end);
            return true;
        }
    }
    return false;
}

/* --- actions -------------------------------------------------------------------------------------------- */

bool topic_kind(const struct clause *clause, struct span phrase, struct span *span)
{
    const struct reader *reader = &clause->reader;
    uint32_t first = token_starting(reader->annotation, clause->unit, phrase.start);
    uint32_t last = token_ending(reader->annotation, clause->unit, phrase.end);
    if (first == NO_INDEX || last == NO_INDEX || phrase.start == phrase.end) {
        return false;
    }
    uint32_t head = nominal_head_end(reader, first, last + 1) - 1;
    while (first < head && reader_has(reader, first, WORD_DETERMINER | WORD_POSSESSIVE)) {
        first++;
    }
    if (first >= head) {
        return false;
    }
    *span = prose_of(clause, first, head);
    return true;
}

bool topic_matter(const struct clause *clause, const struct finding *finding, struct span *span)
{
    static const char *const openers[] = {"with", "to",   "of",      "on",     "for",     "in",      "about",
                                          "at",   "into", "outside", "beyond", "against", "despite", "from"};
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        bool determined = reader_has(reader, i + 2, WORD_DETERMINER | WORD_POSSESSIVE); /* "to redo | the training" */
        bool infinitive = reader_is(reader, i, "to") && (reader_has(reader, i + 1, WORD_BASE) || determined);
        if (reader_token(reader, i)->prose.start < finding->match.start || infinitive ||
            !READER_IS_ONE_OF(reader, i, openers)) {
            continue;
        }
        uint32_t end = nominal_end(clause, i + 1);
        bool frame = end > i + 1 && is_frame(reader, nominal_head_end(reader, i + 1, end) - 1);
        bool gerund = end == i + 2 && reader_has(reader, i + 1, WORD_ING);
        if (end > i + 1 && !frame && !gerund && !nominal_is_time(clause, i + 1, end) &&
            !nominal_is_human(clause, i + 1, end) && !reader_has(reader, i + 1, WORD_PRONOUN)) {
            *span = prose_of(clause, i + 1, end);
            return true;
        }
    }
    return false;
}

static uint32_t note_start(const struct clause *clause)
{
    const struct reader *reader = &clause->reader;
    uint32_t last = reader->end;
    while (last > reader->first && reader_is(reader, last - 1, ".")) {
        last--;
    }
    for (uint32_t i = last; reader_is(reader, last - 1, ")") && i > reader->first; i--) {
        if (reader_is(reader, i - 1, "(")) {
            return i - 1;
        }
    }
    return NO_INDEX;
}

bool topic_note(const struct clause *clause, struct span *span)
{
    uint32_t open = note_start(clause);
    if (open == NO_INDEX || open <= clause->reader.first) {
        return false;
    }
    uint32_t close = open;
    while (!reader_is(&clause->reader, close, ")")) {
        close++;
    }
    span->start = reader_token(&clause->reader, open - 1)->prose.end;
    span->end = reader_token(&clause->reader, close)->prose.end;
    return true;
}

bool topic_occasion(const struct clause *clause, const struct finding *finding, struct span *span)
{
    static const char *const openers[] = {"before", "when", "whenever", "while", "during", "after", "on", "in"};
    static const char *const ends[] = {",", ";", ".", "(", ":", "-"};
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        if (reader_token(reader, i)->prose.start < finding->match.start || !READER_IS_ONE_OF(reader, i, openers)) {
            continue;
        }
        bool place = reader_is(reader, i, "on") || reader_is(reader, i, "in");
        if (place && !nominal_is_time(clause, i + 1, nominal_end(clause, i + 1))) {
            continue;
        }
        uint32_t end = i + 1;
        while (end < reader->end && !READER_IS_ONE_OF(reader, end, ends)) {
            end++;
        }
        *span = prose_of(clause, i, end);
        return end > i + 1;
    }
    return false;
}

#include "lint/suggest/action_topic.h"

#include "lint/suggest/topic.h"
#include "read/nominal.h"

bool action_kind(const struct clause *clause, struct span phrase, struct span *span)
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
    *span = topic_prose(clause, first, head);
    return true;
}

/* "better | documentation": what is wanted of it is no part of it. */
static uint32_t without_comparative(const struct reader *reader, uint32_t first, uint32_t end)
{
    static const char *const wanted[] = {"better",  "more",   "improved", "clearer", "stronger", "greater",
                                         "further", "closer", "stricter", "tighter", "higher",   "increased"};
    return first + 1 < end && READER_IS_ONE_OF(reader, first, wanted) ? first + 1 : first;
}

bool action_matter(const struct clause *clause, const struct finding *finding, struct span *span)
{
    static const char *const openers[] = {"with",    "to",     "of",        "on",     "for",     "in",      "about",
                                          "at",      "into",   "outside",   "beyond", "against", "despite", "from",
                                          "towards", "toward", "regarding", "over",   "around"};
    static const char *const loose[] = {"to", "in", "at", "into"};
    static const char *const heeding[] = {"attention", "alert", "heed", "respect", "regard", "attentive", "thought"};
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        bool determined = reader_has(reader, i + 2, WORD_DETERMINER | WORD_POSSESSIVE); /* "to redo | the training" */
        bool infinitive = reader_is(reader, i, "to") && !READER_IS_ONE_OF(reader, i - 1, heeding) &&
                          (reader_has(reader, i + 1, WORD_BASE) || determined);
        if (reader_token(reader, i)->prose.start >= finding->match.end && topic_opens_clause(reader, i)) {
            return false;
        }
        if (reader_token(reader, i)->prose.start < finding->match.start || infinitive ||
            !READER_IS_ONE_OF(reader, i, openers)) {
            continue;
        }
        uint32_t end = nominal_end(clause, i + 1), first = without_comparative(reader, i + 1, end);
        bool bare = READER_IS_ONE_OF(reader, i, loose) && end == i + 2 && !reader_token(reader, first)->capital &&
                    !slice_ends_with(reader_text(reader, first), "s") &&
                    !READER_IS_ONE_OF(reader, i - 1, heeding); /* "the decency to | dedupe", "in | full" */
        bool gerund = end == i + 2 && reader_has(reader, i + 1, WORD_ING);
        bool to = reader_is(reader, end, "to") && !reader_has(reader, end + 1, WORD_BASE);
        bool verb = reader_has(reader, end, WORD_THIRD) && !reader_has(reader, first, WORD_DETERMINER);
        bool cut = end > i + 1 && (to || verb);
        /* "better NOC | to data hall reachability", "firewall | rules" */
        if (cut) {
            return false;
        }
        if (end > i + 1 && !gerund && !bare && topic_is_sound(clause, first, end) &&
            !reader_has(reader, first, WORD_PRONOUN)) {
            *span = topic_prose(clause, first, end);
            return true;
        }
    }
    return false;
}

/* The first of a team, a role or a group, none by name. */
static bool first_group(const struct clause *clause, struct span *span)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        const struct entity *entity = clause_entity_at(clause, i);
        bool group = entity != NULL && entity->actor & (ACTOR_ROLE | ACTOR_TEAM | ACTOR_VENDOR) && !entity->possessive;
        bool pronoun =
            entity != NULL && entity->token_end == i + 1 && reader_has(reader, i, WORD_PRONOUN | WORD_DETERMINER);
        if (group && !pronoun && entity->first_token == i) {
            *span = entity->prose;
            return true;
        }
    }
    return false;
}

/* Does what stands before the "for" teach somebody, so that it is for people: "refresher for all operators"? */
static bool is_teaching(const struct reader *reader, uint32_t token)
{
    static const char *const words[] = {"training",  "coaching", "mentoring",  "teaching", "briefing", "workshop",
                                        "course",    "session",  "refresher",  "module",   "seminar",  "talk",
                                        "lesson",    "lessons",  "workshops",  "courses",  "sessions", "e-learning",
                                        "diligence", "reminder", "instruction"};
    return READER_IS_ONE_OF(reader, token, words);
}

bool action_audience(const struct clause *clause, const struct finding *finding, struct span *span)
{
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        uint32_t end = nominal_end(clause, i + 1);
        bool named = clause_entity_at(clause, i + 1) != NULL &&
                     clause_entity_at(clause, i + 1)->actor & (ACTOR_PERSON | ACTOR_MENTION | ACTOR_PRONOUN);
        bool people = is_teaching(reader, i - 1) || nominal_is_human(clause, i + 1, end);
        if (reader_token(reader, i)->prose.start >= finding->match.start && reader_is(reader, i, "for") &&
            end > i + 1 && people && !named && !nominal_is_time(clause, i + 1, end)) {
            *span = topic_prose(clause, i + 1, end);
            return true;
        }
    }
    return first_group(clause, span);
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

bool action_note(const struct clause *clause, struct span *span)
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

/* "--force": marks that begin a word. */
static bool is_flag(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "-") && token + 1 < reader->end && !reader_token(reader, token + 1)->spaced;
}

/* "before the switch | and must call": a second duty is no part of the occasion. */
static bool begins_duty(const struct reader *reader, uint32_t token)
{
    return reader_has(reader, token, WORD_COORDINATOR) && reader_has(reader, token + 1, WORD_AUXILIARY);
}

static bool ends_occasion(const struct reader *reader, uint32_t token)
{
    static const char *const ends[] = {",", ";", ".", "(", ":", "-"};
    return (READER_IS_ONE_OF(reader, token, ends) && !is_flag(reader, token)) || begins_duty(reader, token);
}

bool action_occasion(const struct clause *clause, const struct finding *finding, struct span *span)
{
    static const char *const openers[] = {"before", "when", "whenever", "while", "during", "after", "on"};
    const struct reader *reader = &clause->reader;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        if (reader_token(reader, i)->prose.start < finding->match.start || !READER_IS_ONE_OF(reader, i, openers)) {
            continue;
        }
        bool place = reader_is(reader, i, "on");
        if (place && !nominal_is_time(clause, i + 1, nominal_end(clause, i + 1))) {
            continue;
        }
        uint32_t end = i + 1;
        while (end < reader->end && !ends_occasion(reader, end)) {
            end++;
        }
        *span = topic_prose(clause, i, end);
        return end > i + 1;
    }
    return false;
}

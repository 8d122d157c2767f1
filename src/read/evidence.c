#include "read/evidence.h"

static const char *const be[] = {"is",     "was",    "are",     "were", "be",     "been",    "isn't",
                                 "wasn't", "aren't", "weren't", "got",  "seemed", "remained"};
static const char *const their_own[] = {"their", "themselves", "himself", "herself", "his", "her"};

/* "has approved": is the auxiliary before the verb a form of have? */
static bool is_perfect(const struct reader *reader, uint32_t verb)
{
    static const char *const forms[] = {"have", "has", "had", "haven't", "hasn't", "hadn't", "'ve"};
    while (reader_has(reader, verb - 1, WORD_ADVERB) || reader_is(reader, verb - 1, "not")) {
        verb--;
    }
    return READER_IS_ONE_OF(reader, verb - 1, forms);
}

bool evidence_verb(const struct reader *reader, uint32_t token)
{
    bool auxiliary;
    uint32_t verb = reader_group_verb(reader, token, &auxiliary);
    if (!reader_starts(reader, verb, WORD_HUMAN_VERB)) {
        return false;
    }
    if (auxiliary) {
        return reader_has(reader, verb, WORD_BASE | WORD_ING) || is_perfect(reader, verb); /* else a passive */
    }
    return reader_has(reader, verb, WORD_PAST) ||
           (reader_has(reader, verb, WORD_THIRD) && (verb > token || !reader_has(reader, verb, WORD_VERB_OR_NOUN)));
}

/* "was told", "have been asleep": a state of people after a form of be. */
static bool is_state_of_people(const struct reader *reader, uint32_t token)
{
    bool auxiliary;
    uint32_t state = reader_group_verb(reader, token, &auxiliary);
    for (uint32_t i = token; i <= state; i++) {
        if (reader_starts(reader, i, WORD_HUMAN_STATE) && READER_IS_ONE_OF(reader, i - 1, be)) {
            return true;
        }
    }
    return state > token && reader_starts(reader, state, WORD_HUMAN_STATE) &&
           !READER_IS_ONE_OF(reader, state - 1, their_own);
}

bool evidence_acts_on_own(const struct reader *reader, uint32_t token)
{
    bool auxiliary;
    uint32_t verb = reader_group_verb(reader, token, &auxiliary);
    return reader_has(reader, verb, WORD_PAST | WORD_THIRD | WORD_PARTICIPLE) &&
           READER_IS_ONE_OF(reader, verb + 1, their_own);
}

bool evidence_acts(const struct reader *reader, uint32_t end)
{
    return evidence_verb(reader, end) || is_state_of_people(reader, end) || evidence_acts_on_own(reader, end);
}

bool evidence_may_be_program(const struct reader *reader, uint32_t end)
{
    bool auxiliary;
    return reader_starts(reader, reader_group_verb(reader, end, &auxiliary), WORD_PROGRAM_VERB);
}

bool evidence_asked(const struct reader *reader, uint32_t first, uint32_t end)
{
    bool auxiliary;
    uint32_t verb = reader_group_verb(reader, end, &auxiliary);
    return reader_has(reader, first - 1, WORD_AUXILIARY) && reader_starts(reader, verb, WORD_HUMAN_VERB) &&
           reader_has(reader, verb, WORD_BASE | WORD_ING | WORD_PARTICIPLE);
}

bool evidence_he_or_she(const struct reader *reader, uint32_t end)
{
    static const char *const words[] = {"he", "she", "his", "her", "himself", "herself", "him"};
    for (uint32_t i = end; i < reader->end; i++) {
        if (reader_is_sure_name(reader, i)) {
            return false;
        }
        if (READER_IS_ONE_OF(reader, i, words)) {
            return true;
        }
    }
    return false;
}

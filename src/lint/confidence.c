#include "lint/confidence.h"

#include "lint/trigger.h"

/* --- odds that are measured ----------------------------------------------------------------------------- */

/* From tests/accuracy/calibrate.py: the odds of being right, against those of the average finding at first sight. */
static const float section_odds[SECTION_ROLE_COUNT] = {
    [SECTION_NONE] = 0.74f,       [SECTION_SUMMARY] = 0.67f,      [SECTION_TIMELINE] = 0.38f,
    [SECTION_ROOT_CAUSE] = 2.01f, [SECTION_CONTRIBUTING] = 1.49f, [SECTION_ACTIONS] = 1.49f,
};
static const float elsewhere_odds = 0.52f;

static const float actor_odds[ACTOR_CLASS_COUNT + 1] = {
    [0 /* person */] = 1.51f, [1 /* mention */] = 1.51f, [2 /* role */] = 0.95f,       [3 /* team */] = 1.92f,
    [4 /* pronoun */] = 0.77f, [5 /* indefinite */] = 0.6f, [6 /* nobody */] = 0.31f, [7 /* vendor */] = 0.32f,
    [9 /* I */] = 0.66f,      [10 /* we */] = 0.39f,     [ACTOR_CLASS_COUNT] = 1.01f,
};

static const float reported_odds = 0.08f;

/* --- odds that are not, for such findings are few ------------------------------------------------------- */

static const float quoted_odds = 0.4f, hedged_odds = 0.6f, twice_negated_odds = 0.4f;

static float odds_of_actor(const struct finding_actor *actor)
{
    unsigned number = actor->actor ? (unsigned)__builtin_ctz(actor->actor) : ACTOR_CLASS_COUNT;
    float odds = actor_odds[number] > 0 ? actor_odds[number] : 1;
    return odds * actor->confidence;
}

static float odds_of_section(enum section_role section)
{
    return section_odds[section] > 0 ? section_odds[section] : elsewhere_odds;
}

/* --- the wording around --------------------------------------------------------------------------------- */

static const char *const hedges[] = {"may",      "might",      "perhaps",  "possibly", "apparently", "seemingly",
                                     "probably", "presumably", "allegedly", "maybe",   "reportedly", "supposedly"};

enum { HEDGE_REACH = 40 /* words of the sentence before the trigger */ };

static bool is_hedged(const struct annotation *annotation, const struct finding *finding)
{
    const struct unit_words *words = &annotation->units[finding->unit];
    uint32_t end = trigger_token(annotation, finding);
    uint32_t start = end - words->first_token > HEDGE_REACH ? end - HEDGE_REACH : words->first_token;
    for (uint32_t token = start; token < end; token++)
        if (TOKEN_IS_ONE_OF(&annotation->tokens[token], hedges))
            return true;
    return false;
}

/* What opens a clause that somebody else may have said or asked. */
static const char *const reported_openers[] = {"that", "whether", "if", "why", "how"};
static const char *const reports[] = {
    "said",      "asked",    "asking", "suggested", "put",   "claimed", "alleged", "stated",
    "explained", "wondered", "argued", "told",      "wrote", "replied", "asks",    "says",
};

enum {
    CLAUSE_REACH = 10, /* words between the trigger and the word that opens its clause, and one more */
    REPORT_REACH = 7   /* words between that word and what reports it, and one more */
};

static bool is_reported_from(const struct annotation *annotation, uint32_t first, uint32_t opener)
{
    uint32_t token = opener;
    for (unsigned step = 0; step < REPORT_REACH && token > first; step++) {
        if (clause_ends_at(annotation, --token))
            return false;
        if (TOKEN_IS_ONE_OF(&annotation->tokens[token], reports))
            return true;
    }
    return false;
}

/* "It was said that X should have ...": the text tells of an allegation and may not share it. */
static bool is_reported(const struct annotation *annotation, const struct finding *finding)
{
    const uint32_t first = annotation->units[finding->unit].first_token;
    uint32_t token = trigger_token(annotation, finding);
    for (unsigned step = 0; step < CLAUSE_REACH && token > first; step++) {
        if (clause_ends_at(annotation, --token))
            return false;
        if (TOKEN_IS_ONE_OF(&annotation->tokens[token], reported_openers))
            return is_reported_from(annotation, first, token);
    }
    return false;
}

float confidence_of(const struct reading *reading, const struct finding *finding, bool twice_negated)
{
    float odds = odds_of_actor(&finding->actor) * odds_of_section(finding->section);
    if (finding->quoted && finding_quotes(finding) == QUOTES_LOWER)
        odds *= quoted_odds;
    if (twice_negated)
        odds *= twice_negated_odds;
    if (is_hedged(&reading->annotation, finding))
        odds *= hedged_odds;
    if (is_reported(&reading->annotation, finding))
        odds *= reported_odds;
    float share = finding->matcher->confidence;
    return share * odds / (1 - share + share * odds);
}

#include "read/word_class.h"

#include <string.h>

/* Sorted by lexicon. */
static const struct lexicon_class {
    const char *lexicon;
    uint64_t classes;
} class_table[] = {
    {"adverbs", WORD_ADVERB},
    {"agents", WORD_AGENT},
    {"agents-ambiguous", WORD_AGENT_AMBIGUOUS},
    {"attackers", WORD_ATTACKER},
    {"auxiliaries", WORD_AUXILIARY},
    {"common-words", WORD_COMMON},
    {"coordinators", WORD_COORDINATOR},
    {"departments", WORD_DEPARTMENT | WORD_TEAM_AMBIGUOUS},
    {"determiners", WORD_DETERMINER},
    {"frame-nouns", WORD_FRAME},
    {"habitual", WORD_HABITUAL},
    {"human-states", WORD_HUMAN_STATE},
    {"human-verbs", WORD_HUMAN_VERB},
    {"mindset", WORD_QUALITY},
    {"name-particles", WORD_NAME_PARTICLE},
    {"names", WORD_GIVEN_NAME},
    {"names-conflict", WORD_NAME_CONFLICT},
    {"names-titles", WORD_NAME_TITLE},
    {"negative-determiners", WORD_NEGATIVE_DETERMINER},
    {"negators", WORD_NEGATOR},
    {"partitives", WORD_PARTITIVE},
    {"person-verbs", WORD_PERSON_VERB | WORD_HUMAN_VERB},
    {"possessives", WORD_POSSESSIVE},
    {"prepositions", WORD_PREPOSITION},
    {"products", WORD_PRODUCT},
    {"program-verbs", WORD_PROGRAM_VERB},
    {"pronouns", WORD_PRONOUN},
    {"relatives", WORD_RELATIVE},
    {"role-adjectives", WORD_ROLE_ADJECTIVE},
    {"role-plurals", WORD_ROLE_PLURAL},
    {"roles", WORD_ROLE},
    {"roles-ambiguous", WORD_ROLE_AMBIGUOUS},
    {"subordinators", WORD_SUBORDINATOR},
    {"surnames", WORD_SURNAME},
    {"systems", WORD_SYSTEM},
    {"team-nouns", WORD_TEAM_NOUN},
    {"team-nouns-weak", WORD_TEAM_NOUN | WORD_TEAM_NOUN_WEAK},
    {"teams", WORD_TEAM},
    {"teams-ambiguous", WORD_TEAM_AMBIGUOUS},
    {"time-nouns", WORD_TIME},
    {"users", WORD_USER},
    {"vendors", WORD_VENDOR},
    {"verb-nouns", WORD_VERB_OR_NOUN},
    {"vice", WORD_QUALITY},
    {"virtue", WORD_QUALITY},
};

enum { CLASS_ROWS = sizeof class_table / sizeof *class_table };

/* Lexicons are nearly sorted, so each one's row is near that of the one before. */
const uint64_t *word_classes_of_lexicons(const struct ruleset *ruleset, struct arena *arena)
{
    uint64_t *classes = arena_alloc(arena, (ruleset->lexicon_count + 1) * sizeof *classes);
    size_t row = 0;
    for (size_t i = 0; i < ruleset->lexicon_count; i++) {
        const char *id = ruleset->lexicons[i].id;
        while (row > 0 && strcmp(class_table[row - 1].lexicon, id) >= 0)
            row--;
        while (row < CLASS_ROWS && strcmp(class_table[row].lexicon, id) < 0)
            row++;
        classes[i] = row < CLASS_ROWS && strcmp(class_table[row].lexicon, id) == 0 ? class_table[row].classes : 0;
    }
    return classes;
}

static const struct {
    uint16_t form;
    uint64_t classes;
} form_table[] = {
    {FORM_BASE, WORD_BASE}, {FORM_THIRD, WORD_THIRD}, {FORM_PAST, WORD_PAST}, {FORM_PARTICIPLE, WORD_PARTICIPLE},
    {FORM_ING, WORD_ING},
};

uint64_t word_forms(enum word_kind kind, uint16_t forms)
{
    uint64_t classes = 0;
    if (kind == WORD_NOUN) {
        return forms & FORM_PLURAL ? WORD_PLURAL : 0;
    }
    for (size_t i = 0; kind == WORD_VERB && i < sizeof form_table / sizeof *form_table; i++) {
        classes |= forms & form_table[i].form ? form_table[i].classes : 0;
    }
    return classes;
}

uint64_t word_class_by_ending(struct slice word)
{
    if (word.length > 4 && slice_ends_with(word, "ed") && !slice_ends_with(word, "eed")) {
        return WORD_PAST | WORD_PARTICIPLE;
    }
    if (word.length > 5 && slice_ends_with(word, "ing")) {
        return WORD_ING;
    }
    if (word.length > 4 && slice_ends_with(word, "ly")) {
        return WORD_ADVERB;
    }
    return 0;
}

#include "lint/word_class.h"

static const struct {
    const char *lexicon;
    uint64_t classes;
} class_table[] = {
    {"determiners", WORD_DETERMINER},
    {"negative-determiners", WORD_NEGATIVE_DETERMINER},
    {"possessives", WORD_POSSESSIVE},
    {"partitives", WORD_PARTITIVE},
    {"prepositions", WORD_PREPOSITION},
    {"coordinators", WORD_COORDINATOR},
    {"subordinators", WORD_SUBORDINATOR},
    {"relatives", WORD_RELATIVE},
    {"auxiliaries", WORD_AUXILIARY},
    {"negators", WORD_NEGATOR},
    {"adverbs", WORD_ADVERB},
    {"pronouns", WORD_PRONOUN},
    {"time-nouns", WORD_TIME},
    {"verb-nouns", WORD_VERB_OR_NOUN},
    {"human-verbs", WORD_HUMAN_VERB},
    {"person-verbs", WORD_PERSON_VERB | WORD_HUMAN_VERB},
    {"human-states", WORD_HUMAN_STATE},
    {"roles", WORD_ROLE},
    {"roles-ambiguous", WORD_ROLE_AMBIGUOUS},
    {"role-plurals", WORD_ROLE_PLURAL},
    {"role-adjectives", WORD_ROLE_ADJECTIVE},
    {"team-nouns", WORD_TEAM_NOUN},
    {"team-nouns-weak", WORD_TEAM_NOUN | WORD_TEAM_NOUN_WEAK},
    {"teams", WORD_TEAM},
    {"teams-ambiguous", WORD_TEAM_AMBIGUOUS},
    {"departments", WORD_DEPARTMENT | WORD_TEAM_AMBIGUOUS},
    {"users", WORD_USER},
    {"attackers", WORD_ATTACKER},
    {"vendors", WORD_VENDOR},
    {"agents", WORD_AGENT},
    {"agents-ambiguous", WORD_AGENT_AMBIGUOUS},
    {"systems", WORD_SYSTEM},
    {"names", WORD_GIVEN_NAME},
    {"surnames", WORD_SURNAME},
    {"names-conflict", WORD_NAME_CONFLICT},
    {"name-particles", WORD_NAME_PARTICLE},
    {"names-titles", WORD_NAME_TITLE},
    {"products", WORD_PRODUCT},
    {"common-words", WORD_COMMON},
};

const uint64_t *word_classes_of_lexicons(const struct ruleset *ruleset, struct arena *arena)
{
    uint64_t *classes = arena_alloc(arena, (ruleset->lexicon_count + 1) * sizeof *classes);
    for (size_t i = 0; i < sizeof class_table / sizeof *class_table; i++) {
        int lexicon = ruleset_lexicon(ruleset, class_table[i].lexicon);
        if (lexicon >= 0) {
            classes[lexicon] |= class_table[i].classes;
        }
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

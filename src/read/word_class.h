/* What a word can be: grammar and kinds of actors, as bits read from the lexicons by their ids. */
#ifndef LINT_WORD_CLASS_H
#define LINT_WORD_CLASS_H

#include "base/arena.h"
#include "rule/ruleset.h"

#define WORD_BIT(n) ((uint64_t)1 << (n))

/* One bit for each class; a word can be in many. The verb forms are those of any lexicon of verbs. */
#define WORD_DETERMINER WORD_BIT(0)
#define WORD_NEGATIVE_DETERMINER WORD_BIT(1)
#define WORD_POSSESSIVE WORD_BIT(2)
#define WORD_PARTITIVE WORD_BIT(3)
#define WORD_PREPOSITION WORD_BIT(4)
#define WORD_COORDINATOR WORD_BIT(5)
#define WORD_SUBORDINATOR WORD_BIT(6)
#define WORD_RELATIVE WORD_BIT(7)
#define WORD_AUXILIARY WORD_BIT(8)
#define WORD_NEGATOR WORD_BIT(9)
#define WORD_ADVERB WORD_BIT(10)
#define WORD_PRONOUN WORD_BIT(11)
#define WORD_TIME WORD_BIT(12)
#define WORD_BASE WORD_BIT(13)
#define WORD_THIRD WORD_BIT(14)
#define WORD_PAST WORD_BIT(15)
#define WORD_PARTICIPLE WORD_BIT(16)
#define WORD_ING WORD_BIT(17)
#define WORD_VERB_OR_NOUN WORD_BIT(18)
#define WORD_HUMAN_VERB WORD_BIT(19)
#define WORD_PERSON_VERB WORD_BIT(20)
#define WORD_HUMAN_STATE WORD_BIT(21)
#define WORD_ROLE WORD_BIT(22)
#define WORD_ROLE_PLURAL WORD_BIT(23)
#define WORD_ROLE_ADJECTIVE WORD_BIT(24)
#define WORD_TEAM_NOUN WORD_BIT(25)
#define WORD_TEAM WORD_BIT(26)
#define WORD_TEAM_AMBIGUOUS WORD_BIT(27)
#define WORD_USER WORD_BIT(28)
#define WORD_ATTACKER WORD_BIT(29)
#define WORD_VENDOR WORD_BIT(30)
#define WORD_AGENT WORD_BIT(31)
#define WORD_AGENT_AMBIGUOUS WORD_BIT(32)
#define WORD_SYSTEM WORD_BIT(33)
#define WORD_GIVEN_NAME WORD_BIT(34)
#define WORD_SURNAME WORD_BIT(35)
#define WORD_NAME_CONFLICT WORD_BIT(36)
#define WORD_NAME_PARTICLE WORD_BIT(37)
#define WORD_NAME_TITLE WORD_BIT(38)
#define WORD_PRODUCT WORD_BIT(39)
#define WORD_PLURAL WORD_BIT(40) /* the plural of a noun of any lexicon above */

#define WORD_DEPARTMENT WORD_BIT(41)
#define WORD_COMMON WORD_BIT(42)
#define WORD_TEAM_NOUN_WEAK WORD_BIT(43)
#define WORD_ROLE_AMBIGUOUS WORD_BIT(44)
#define WORD_PROGRAM_VERB WORD_BIT(45)
#define WORD_FRAME WORD_BIT(46)   /* "the fact", "the outcome": says what it stands beside, and names no thing */
#define WORD_QUALITY WORD_BIT(47) /* "care", "haste": of a person, and no thing either */
#define WORD_HABITUAL WORD_BIT(48) /* "always": turns one act into a habit */

#define WORD_VERB_FORMS (WORD_BASE | WORD_THIRD | WORD_PAST | WORD_PARTICIPLE | WORD_ING)
#define WORD_NAMES (WORD_GIVEN_NAME | WORD_SURNAME | WORD_NAME_CONFLICT | WORD_NAME_PARTICLE | WORD_NAME_TITLE)
/* Words that cannot stand inside a noun phrase after its head: they end it. */
#define WORD_FUNCTION                                                                                                  \
    (WORD_DETERMINER | WORD_NEGATIVE_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION | WORD_COORDINATOR |              \
     WORD_SUBORDINATOR | WORD_RELATIVE | WORD_AUXILIARY | WORD_NEGATOR | WORD_PRONOUN)
/* Heads of a noun phrase that means somebody or a system. */
#define WORD_HEADS                                                                                                     \
    (WORD_ROLE | WORD_ROLE_PLURAL | WORD_ROLE_AMBIGUOUS | WORD_TEAM_NOUN | WORD_TEAM | WORD_USER | WORD_ATTACKER |     \
     WORD_VENDOR | WORD_AGENT | WORD_AGENT_AMBIGUOUS | WORD_SYSTEM)

/* The classes of each lexicon of the rule set, in its order; 0 for lexicons that mean nothing here. */
const uint64_t *word_classes_of_lexicons(const struct ruleset *ruleset, struct arena *arena);
/* The verb forms of a hit in a lexicon of that kind. */
uint64_t word_forms(enum word_kind kind, uint16_t forms);
/* What the ending alone says of a word no lexicon knows: -ed, -ing, -ly. */
uint64_t word_class_by_ending(struct slice word);

#endif

/* Rules as immutable data: what YAML packs become, at build time for the built-in ones, at run time for
 * the user's. Plain structs of pointers into read-only memory or an arena; shared by threads. */
#ifndef RULE_RULE_H
#define RULE_RULE_H

#include "base/slice.h"
#include "rule/byte_set.h"
#include "text/section.h"

enum severity { SEVERITY_OFF, SEVERITY_SUGGESTION, SEVERITY_WARNING, SEVERITY_ERROR };

/* Who a sentence is about. One bit each, so that classes are sets. */
enum actor_class {
    ACTOR_NONE = 0,
    ACTOR_PERSON = 1 << 0,     /* a name: harvested, configured, or listed */
    ACTOR_MENTION = 1 << 1,    /* @jane, jane@ */
    ACTOR_ROLE = 1 << 2,       /* "the on-call engineer", "two reviewers", "people" */
    ACTOR_TEAM = 1 << 3,       /* "the payments team", "ops", "QA" */
    ACTOR_PRONOUN = 1 << 4,    /* he, she; they/them when an actor is near */
    ACTOR_INDEFINITE = 1 << 5, /* someone, whoever, everyone */
    ACTOR_NOBODY = 1 << 6,     /* nobody, no one, no engineer, none of the team */
    ACTOR_VENDOR = 1 << 7,     /* the vendor, a supplier: people of another organisation */
    ACTOR_AGENT = 1 << 8,      /* AI agents, bots, assistants */
    ACTOR_I = 1 << 9,          /* I, me */
    ACTOR_WE = 1 << 10,        /* we, us */
    ACTOR_YOU = 1 << 11,
    ACTOR_USER = 1 << 12,      /* users and customers: never blamed */
    ACTOR_ATTACKER = 1 << 13,
    ACTOR_SYSTEM = 1 << 14,    /* a system known by its name, code or head noun */
    ACTOR_IMPLIED = 1 << 15,   /* a fragment without a subject: the section's or author's */
    ACTOR_CLASS_COUNT = 16
};

/* {actor} in patterns: those who can be blamed. */
#define ACTOR_BLAMABLE                                                                                         \
    (ACTOR_PERSON | ACTOR_MENTION | ACTOR_ROLE | ACTOR_TEAM | ACTOR_PRONOUN | ACTOR_INDEFINITE | ACTOR_VENDOR | \
     ACTOR_AGENT)

enum unit_kind { UNIT_SENTENCE = 1, UNIT_HEADING = 2, UNIT_ITEM = 4, UNIT_CELL = 8, UNIT_LABEL = 16, UNIT_ACTION = 32 };

enum negation_policy { NEGATION_IGNORED, NEGATION_CANCELS, NEGATION_REQUIRED };
enum quote_policy { QUOTES_SKIP, QUOTES_LOWER, QUOTES_KEEP };

/* Word forms, one bit each; a lexicon entry lists the forms its text can be. */
enum word_form {
    FORM_BASE = 1, FORM_THIRD = 2 /* checks */, FORM_PAST = 4, FORM_PARTICIPLE = 8, FORM_ING = 16,
    FORM_SINGULAR = 32, FORM_PLURAL = 64,
    FORM_ADJECTIVE = 128, FORM_ADVERB = 256, FORM_NOUN = 512, /* careless, carelessly, carelessness */
    FORM_ANY = 1023
};

enum class_source { CLASS_LEXICON, CLASS_ENTITY, CLASS_SUBJECT };

/* One {class} in a pattern. */
struct class_use {
    enum class_source source;
    uint16_t lexicon;   /* CLASS_LEXICON: index into the rule set's lexicons */
    uint16_t forms;     /* CLASS_LEXICON: set of word_form */
    uint32_t actors;    /* CLASS_ENTITY, CLASS_SUBJECT: set of actor_class */
};

/* Something a text may hold: a word, or a word that begins so, by its number in the vocabulary; else a member of a
 * lexicon in one of the forms. A word is letters a-z and digits that stand in the text as a whole run of these. */
struct cue {
    uint32_t word;      /* or CUE_NO_WORD */
    uint16_t lexicon, forms;
};

#define CUE_NO_WORD UINT32_MAX

/* Any of the cues, an entity of any of the classes, or a character that begins with one of the bytes. */
struct need {
    const struct cue *cues;     size_t cue_count; /* sorted by word, then lexicon */
    uint32_t actors;
    struct byte_set bytes;
};

/* One of the alternatives of a pattern. */
struct branch {
    const struct need *needs;   size_t need_count; /* all must be met in a text for the branch to match in it */
    const struct need *start;   /* met right where a match begins, bytes of words only where a word begins; NULL: a
                                   match may begin anywhere */
    bool starts_text;           /* a match may also begin where the text does */
    const struct need *second;  /* met right where the second word of a match begins; NULL: it may be any or none */
    int subject;                /* the class that asks for a subject where a match begins, or -1 */
};

struct pattern {
    const char *id;             /* "active"; unique in its rule */
    uint32_t index;             /* its number in the rule set */
    const char *path; uint32_t line, column; /* where it stands */
    struct slice text;          /* expanded PCRE2, classes as callouts */
    struct slice image_head, image; /* the compiled text, see regex_load; empty: none was made */
    const struct class_use *classes; size_t class_count;
    const struct branch *branches; size_t branch_count;
    bool case_sensitive;
};

enum suggestion_kind { SUGGESTION_FIX, SUGGESTION_REWRITE, SUGGESTION_ASK };
enum suggestion_scope {
    SCOPE_MATCH,
    SCOPE_ASIDE,    /* the match, where marks set it off from its sentence */
    SCOPE_SENTENCE,
    SCOPE_CLAUSE,   /* the clause the match stands in */
    SCOPE_FRAGMENT, /* the sentence, where it has no verb */
    SCOPE_GROUP     /* a named capture */
};

struct suggestion_template {
    enum suggestion_kind kind;
    enum suggestion_scope scope;
    const char *group;          /* for SCOPE_GROUP */
    const char *text;           /* with ${name|filter|filter} */
    const struct pattern *when; /* only if it is found in the unit; NULL: always */
    const struct pattern *unless;
    const struct pattern *inside; /* only if it is found in the match */
    uint32_t actors;            /* only for these actor classes; 0: any */
    uint32_t sections;          /* only in these roles (bit = role); 0: any */
    const char *patterns;       /* only for these patterns of the rule: "|id|id|"; NULL: any */
};

enum guard_kind {
    GUARD_UNLESS,        /* found anywhere in the unit */
    GUARD_UNLESS_INSIDE, /* found inside the match */
    GUARD_UNLESS_BEFORE, /* ends where the match begins (blanks apart) */
    GUARD_UNLESS_AFTER,  /* begins where the match ends (blanks apart) */
    GUARD_REQUIRES       /* must be found in the unit */
};

struct guard {
    enum guard_kind kind;
    struct pattern pattern;
};

/* One matcher of a rule: a pattern with its own guards and overrides. */
struct matcher {
    struct pattern pattern;
    const struct guard *guards; size_t guard_count;
    float confidence;           /* 0..1: strength of the cue */
    enum severity severity;     /* SEVERITY_OFF: the rule's own table decides; else a cap AND floor */
    int negation;               /* enum negation_policy or -1: as the rule */
    int quotes;                 /* enum quote_policy or -1: as the rule */
    uint32_t sections;          /* bit = role: where it runs, inside the rule's own sections; 0: as the rule */
    uint8_t units;              /* set of unit_kind, inside the rule's own units; 0: as the rule */
    const struct suggestion_template *suggestions; size_t suggestion_count; /* tried before the rule's */
    const char *const *also;    size_t also_count; /* rule ids whose family the construction belongs to as well */
};

/* Findings of other rules that belong to the rule's family as well. */
struct claim {
    const char *const *of;      size_t of_count; /* ids of those rules */
    const struct pattern *when; /* only if it is found in the finding's unit; NULL: always */
    uint32_t actors;            /* only for these actor classes; 0: any */
    uint32_t sections;          /* only in these roles (bit = role); 0: any */
};

struct example {
    enum { EXAMPLE_BAD, EXAMPLE_GOOD, EXAMPLE_OK } kind; /* flagged there; the neutral wording; alike but clean */
    const char *text;           /* BAD has «» around the span; may hold several lines of Markdown */
    const char *rewrite;        /* expected text of the first rewrite or fix, or NULL */
    enum section_role section;
    uint32_t line;
    const char *const *others; size_t other_count; /* rule ids that may fire too: `also` of BAD, `other` of OK */
};

struct rule {
    const char *id, *pack, *title, *path;
    const char *message;        /* template */
    const char *why, *source;
    const char *check;          /* structure rules: the name of a C check; NULL for language rules */
    bool off;                   /* opt-in: runs only when selected */
    enum severity severity[ACTOR_CLASS_COUNT + 1]; /* by actor class bit number; the last: no actor */
    int8_t section_step[SECTION_ROLE_COUNT];       /* added to the severity; -3 switches off */
    uint32_t sections;          /* bit = role: where it runs */
    uint8_t units;              /* set of unit_kind */
    enum negation_policy negation;
    enum quote_policy quotes;
    bool in_guides;             /* also runs in guide documents */
    const struct matcher *matchers; size_t matcher_count;
    const struct guard *guards; size_t guard_count;
    const struct claim *claims; size_t claim_count;
    const struct suggestion_template *suggestions; size_t suggestion_count;
    const char *const *supersedes; size_t supersede_count; /* rule ids that merge under this one */
    const struct example *examples; size_t example_count;
    const struct rule_option *options; size_t option_count; /* structure thresholds */
};

struct rule_option {
    const char *name;
    long value;
};

#endif

/* What linting one document found. Owned by the arena given to lint(); strings live as long as it. */
#ifndef LINT_REPORT_H
#define LINT_REPORT_H

#include "rule/rule.h"
#include "text/source.h"

struct edit {
    struct span source;   /* bytes replaced */
    struct slice text;
};

struct suggestion {
    enum suggestion_kind kind;
    struct slice text;    /* what the user reads: the whole new sentence (Markdown), or a question */
    const struct edit *edits; size_t edit_count; /* none for SUGGESTION_ASK or where an edit is not safe */
};

enum { FINGERPRINT_SIZE = 33 }; /* 32 hex digits and a NUL */

struct diagnostic {
    const struct rule *rule;
    const char *pattern;          /* id of the matcher that fired, for --trace and coverage; NULL for structure */
    const struct rule **also;     size_t also_count; /* other families at the same span */
    enum severity severity;
    float confidence;             /* 0..1 */
    uint32_t actor;               /* one actor_class bit, or ACTOR_NONE */
    enum section_role section;
    struct span source;           /* bytes of the match; may be empty for document-wide findings */
    struct span unit;             /* bytes of its sentence, for fingerprints */
    struct span scope;            /* bytes whose change makes it news: its sentence; of a structure rule the section;
                                     empty for what the whole document lacks */
    struct span prose;            /* the match in the document's prose */
    struct position start, end;
    struct slice match;           /* the source bytes of the range */
    struct slice message, why;
    const struct suggestion *suggestions; size_t suggestion_count;
    char fingerprint[FINGERPRINT_SIZE];
};

struct suppression {
    struct span source;           /* the comment */
    uint32_t line;
    struct slice rules, reason;   /* as written; empty rules mean all */
    uint32_t hidden;              /* findings it hid */
};

struct report {
    const struct source *source;
    const struct diagnostic *diagnostics; size_t count; /* by source position, then rule id */
    const struct suppression *suppressions; size_t suppression_count;
    const char *refused;          /* why the document could not be checked (too complex, over budget), or NULL */
    bool over_budget;             /* some rule gave up; `refused` names it */
    const struct name_set *people; /* words of people's names, when lint_options.collect_people asked for them */
};

#endif

/* The clause a finding tells of, cut into the parts a wording moves about.
 *
 * "At 03:12 | the DBA | dropped | the index | from the console |, which slowed every query."
 *  lead       subject   verb      object      rest               tail */
#ifndef LINT_PREDICATE_H
#define LINT_PREDICATE_H

#include "lint/finding.h"
#include "read/clause.h"

struct predicate {
    struct span lead;    /* of the sentence before the clause; blanks and joints kept */
    struct span verb;    /* the word that says what was done or not done, with its particle, without auxiliaries */
    struct span object;  /* the noun phrase it acts on; empty: none */
    struct span rest;    /* what else belongs to it; begins at the end of object or verb */
    struct span tail;    /* of the sentence after the clause */
    struct span antecedent; /* of a relative clause: what it is about, "a diff | he had not read"; empty: none */
    struct span content; /* of a verb of thinking or telling: the clause behind its "that"; empty: none */
    bool opens;          /* another subject may stand where the clause begins */
    bool closes;         /* nothing in the tail leans on the clause's subject */
    bool spliced;        /* a clause stands before it, and only a comma or "who" joins the two */
    bool relative;       /* its object is what it is about; object is the "that" or "which" it begins with, if any */
    bool prepositional;  /* the object is that of a preposition that belongs to the verb: "looked at" */
    bool passive;        /* told in the passive: the object is its subject, which stands before the verb */
    bool base;           /* the verb stands in its base form: "did not | reorder", "to | reorder" */
    bool negated;        /* told as what was not done */
    bool present;        /* told in the present tense */
    bool plural;         /* of the object */
};

/* False when the finding tells of no verb. */
bool predicate_read(const struct entities *entities, const struct finding *finding, struct predicate *predicate);

#endif

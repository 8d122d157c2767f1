/* What the passes over one document share: the document as it was read, the settings, scratch memory. */
#ifndef LINT_PASS_H
#define LINT_PASS_H

#include "lint/lint.h"
#include "lint/plan.h"
#include "lint/capitals.h"
#include "read/reading.h"

struct pass {
    const struct reading *reading;
    const struct lint_options *options;
    const struct settings *settings; /* those of the options, or a proof's */
    struct plan *plan;
    struct regex_scratch *scratch;
    struct regex_budget budget;
    struct capitals *capitals;  /* of the reading */
    bool limit_reached;         /* a search gave up since this was last cleared */
    const char *unchecked;      /* why part of the document could not be checked, or NULL */
    struct arena *arena;        /* of the document: findings live here */
};

/* Makes a pass over the reading; `arena` is the one its findings are to live in. */
void pass_init(struct pass *pass, struct linter *linter, const struct reading *reading,
               const struct lint_options *options, struct arena *arena);
/* Hands a line to the trace, when there is one; `prose` is where it is about. */
void pass_trace(const struct pass *pass, struct span prose, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif

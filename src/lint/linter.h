/* The memory one thread keeps from document to document. */
#ifndef LINT_LINTER_H
#define LINT_LINTER_H

#include "base/memo.h"
#include "lint/lint.h"
#include "lint/plan.h"
#include "lint/suggest/proved.h"

enum { LINTER_PLANS = 4 };

struct linter {
    struct plan *plans[LINTER_PLANS]; /* of the rule sets used last, the latest first */
    struct regex_scratch *scratch;
    struct arena document;            /* of the document being linted */
    struct arena proof;               /* of the rewrite being proved */
    struct proved *proved;            /* rewrites proved before */
    struct memo *memo;                /* what was made of such text before; NULL: nothing is kept */
};

/* The plan of the rule set, made when it is not at hand. */
struct plan *linter_plan(struct linter *linter, const struct ruleset *ruleset);

#endif

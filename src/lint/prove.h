/* Proving the examples inside rules: a rule finds its bad lines and nothing finds its good ones. */
#ifndef LINT_PROVE_H
#define LINT_PROVE_H

#include "lint/lint.h"

struct prove_failure {
    const struct rule *rule;
    const struct example *example;
    const char *problem; /* one sentence: what was expected and what was found */
};

struct prove_pattern { /* a pattern no example fires */
    const struct rule *rule;
    const struct pattern *pattern;
};

struct prove_result {
    size_t rules, examples;                               /* looked at */
    const struct prove_failure *failures; size_t failure_count;
    const struct rule *const *unproved;   size_t unproved_count; /* rules without a bad example */
    const struct prove_pattern *unfired;  size_t unfired_count;
};

/* Proves the examples of the rules with these ids or of these packs (none: of every rule). A bad example must be
 * found by its rule, overlapping its mark, with the expected first wording; the others must be clean under every rule
 * that is not opt-in. An example of several lines is a document, one line stands in its section. The result lives in
 * the arena. */
const struct prove_result *prove(struct linter *linter, const struct settings *settings, const char *const *names,
                                 size_t name_count, struct arena *arena);

#endif

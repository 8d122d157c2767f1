/* Proving the examples inside rules: a rule finds its bad lines, with each of its patterns, and nothing finds
 * its good ones. */
#ifndef LINT_PROVE_H
#define LINT_PROVE_H

#include "lint/lint.h"

struct prove_failure {
    const struct rule *rule;
    const struct example *example; /* that fails, or, of a pattern, one it reports; NULL: it reports none */
    const struct pattern *pattern; /* that is not proved; NULL: the example fails */
    const char *problem;           /* one sentence: what was expected and what was found */
};

struct prove_result {
    size_t rules, examples, patterns;                            /* looked at */
    const struct prove_failure *failures; size_t failure_count;
    const struct rule *const *unproved;   size_t unproved_count; /* rules without a bad example */
};

/* Proves the examples of the rules with these ids or of these packs (none: of every rule). A bad example must be
 * found by its rule, overlapping its mark, with the expected first wording; the others must be clean under every rule
 * that is not opt-in. An example of several lines is a document, one line stands in its section. A pattern is proved by
 * a bad example that fails when the pattern is left out; each must be. The result lives in the arena. */
const struct prove_result *prove(struct linter *linter, const struct settings *settings, const char *const *names,
                                 size_t name_count, struct arena *arena);

#endif

/* From findings to diagnostics: source ranges, messages, what structure checks found. */
#ifndef LINT_DIAGNOSE_H
#define LINT_DIAGNOSE_H

#include "lint/finding.h"
#include "lint/pass.h"

struct diagnostic_list {
    struct diagnostic *items;
    size_t count, capacity;
    struct arena *arena;
};

/* Adds the diagnostic of a judged finding, without suggestions; returns it until the next is added. */
struct diagnostic *diagnose_finding(const struct pass *pass, const struct finding *finding,
                                    struct diagnostic_list *list);
/* Adds an empty diagnostic of the rule at a source range: positions, matched bytes, why. */
struct diagnostic *diagnose_source(const struct source *source, const struct rule *rule, struct span range,
                                   struct diagnostic_list *list);
/* By source position, then rule id. */
void diagnostics_sort(struct diagnostic_list *list);

#endif

/* Language rules: what is said of each sentence. */
#ifndef LINT_LANGUAGE_H
#define LINT_LANGUAGE_H

#include "lint/diagnose.h"
#include "lint/linter.h"
#include "lint/suppress.h"

/* Adds the diagnostics of the language rules in force, with suggestions, unit by unit in prose order. What a suppression
 * hides is left out; `suppressions` may be NULL. */
void language_check(struct pass *pass, struct linter *linter, struct suppressions *suppressions,
                    struct diagnostic_list *list);

#endif

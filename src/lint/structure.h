/* Runs the structure rules in force and turns what their checks found into diagnostics. */
#ifndef LINT_STRUCTURE_H
#define LINT_STRUCTURE_H

#include "lint/diagnose.h"

void structure_check(const struct pass *pass, struct diagnostic_list *list);

#endif

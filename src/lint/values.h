/* What the names in a finding's templates stand for: its groups, its actor, its sentence. */
#ifndef LINT_VALUES_H
#define LINT_VALUES_H

#include "lint/finding.h"
#include "lint/pass.h"
#include "lint/template.h"

struct finding_values {
    const struct pass *pass;
    const struct finding *finding;
    bool plain;              /* for messages: prose without marks */
    struct arena *scratch;   /* the values live here */
};

/* A template_lookup; the context is a struct finding_values. */
bool finding_value(void *context, struct slice name, struct template_value *value);

#endif

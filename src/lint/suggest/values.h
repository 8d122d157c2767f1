/* What the names in a finding's templates stand for: its groups, its actor, its sentence. */
#ifndef LINT_VALUES_H
#define LINT_VALUES_H

#include "base/buffer.h"
#include "lint/finding.h"
#include "lint/pass.h"
#include "lint/suggest/predicate.h"
#include "lint/suggest/template.h"

struct finding_values {
    const struct pass *pass;
    const struct finding *finding;
    bool plain;              /* for messages: prose without marks */
    struct arena *scratch;   /* the values live here */
    bool predicate_tried, predicate_known; /* kept by lint/suggest/restate.c */
    struct predicate predicate;
};

/* A template_lookup; the context is a struct finding_values. */
bool finding_value(void *context, struct slice name, struct template_value *value);

/* Does the span begin with a capital only because it begins its sentence? */
bool values_lowerable(const struct finding_values *values, struct span span);
/* The base form of the verb of a lexicon that begins the span, with what follows it there; empty if there is none. */
struct slice values_lemma(const struct finding_values *values, struct span span);
/* The prose of the span, as it stands. */
struct slice values_prose(const struct finding_values *values, struct span span);
/* Appends it as neutral_add does. */
bool values_add(const struct finding_values *values, struct buffer *out, struct span span);
/* The same for a phrase that no longer begins its sentence. */
bool values_add_lowered(const struct finding_values *values, struct buffer *out, struct span span);

#endif

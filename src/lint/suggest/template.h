/* Filling in the templates of messages and suggestions: ${name|filter|filter}. */
#ifndef LINT_TEMPLATE_H
#define LINT_TEMPLATE_H

#include "base/buffer.h"

/* What a name stands for. */
struct template_value {
    struct slice text;
    struct slice lemma; /* base form of the verb it is, where a lexicon knows it; else empty */
    struct slice role;  /* what the filter `role` gives; empty: the text itself */
    bool lowerable;     /* begins with a capital only because it begins its sentence */
};

/* Looks a name up; false when it stands for nothing here. The value is used before the next look-up. */
typedef bool (*template_lookup)(void *context, struct slice name, struct template_value *value);

/* Appends the filled-in template. False when a name stands for nothing, a filter is unknown or a verb's base form
 * is not certain; `out` is then as it was. */
bool template_fill(struct buffer *out, const char *template, template_lookup lookup, void *context);

/* Puts blanks, doubled punctuation and a/an in order from `start` on. */
void template_tidy(struct buffer *text, size_t start);
/* Raises or lowers the first ASCII letter at `start`; lowering leaves "I" and words with more capitals alone. */
void template_raise(struct buffer *text, size_t start);
void template_lower(struct buffer *text, size_t start);

#endif

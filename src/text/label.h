/* Labels: the short name before a colon or dash that says what a line is about. */
#ifndef TEXT_LABEL_H
#define TEXT_LABEL_H

#include "text/section.h"

enum mark { MARK_NONE, MARK_CHECK, MARK_CROSS };

/* The check or cross mark (mis-decoded ones too) that begins the text, and its length with the blanks after it. */
enum mark label_mark(struct slice text, size_t *length);
/* Like a field of a form, "Owner: Jane": the length of the name, without the colon; 0 when the text is none.
 * Only names that are plainly names: a few words, capitalised, or the heading of a section. `more` may be NULL. */
size_t label_field_length(struct slice text, const struct heading_aliases *more);
/* The length of ":", " -" and the like after a label, blanks included; 0 when no such mark begins the text. */
size_t label_separator_length(struct slice text);

#endif

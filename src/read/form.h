/* Forms to fill in, and pages about how to write a post-mortem: they have its sections and tell of no incident. */
#ifndef LINT_FORM_H
#define LINT_FORM_H

#include "text/document.h"

/* A template by its name, its title or the slots in it; or a page without a single date or clock time whose name or
 * title says that it is about the process ("README", "guide", "documentation"). */
bool document_is_form(const struct document *document);

#endif

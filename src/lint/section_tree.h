/* Where a block stands in the tree of sections. */
#ifndef LINT_SECTION_TREE_H
#define LINT_SECTION_TREE_H

#include "text/document.h"

/* Does the section (an index, may be NO_INDEX) mean this role, itself or by inheritance? Headings we do not know and labels
 * inside a section ("Impact: none") belong to what they stand in; a known heading ends it. */
bool section_within(const struct document *document, uint32_t section, enum section_role role);
/* Is the section begun by a label ("Impact: ...") and not by a heading? */
bool section_is_label(const struct document *document, const struct section *section);
/* The first section whose own heading or label means the role, at or after `from`; NULL when there is none. */
const struct section *section_of_role(const struct document *document, enum section_role role, size_t from);
/* Prose of its body: all that stands below the heading, child sections included; for a label, what follows it too. */
struct span section_body(const struct document *document, const struct section *section);

#endif

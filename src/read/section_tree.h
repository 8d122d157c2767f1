/* Where a block stands in the tree of sections, and what a document says about a role. */
#ifndef LINT_SECTION_TREE_H
#define LINT_SECTION_TREE_H

#include "text/document.h"

/* Does the section (an index, may be NO_INDEX) mean this role, itself or by inheritance? Headings we do not know and
 * labels inside a section ("Impact: none") belong to what they stand in; a known heading ends it. */
bool section_within(const struct document *document, uint32_t section, enum section_role role);
/* Is the section begun by a label ("Impact: ...") and not by a heading? */
bool section_is_label(const struct document *document, const struct section *section);

/* The source bytes of a section, heading and child sections included; of one whose heading we do not know (a title) and
 * of what stands before all headings (NO_INDEX) only what comes before the first child. */
struct span section_source_range(const struct document *document, uint32_t section);

/* What a document says about a role: a section with its own heading or label, or a paragraph or bullet that begins with
 * a label and stands in no such section ("**Impact:** 40 minutes"). */
struct passage {
    uint32_t block;                /* of the heading, or with the label */
    uint32_t block_end;            /* one past its last block */
    struct span name;              /* prose of the heading or label */
    struct span body;              /* prose that follows it */
    const struct section *section; /* NULL for a labelled block */
};

/* Walks the passages of a role: sections first, then labelled blocks. Start with a zeroed cursor. */
struct passage_cursor {
    uint32_t section, block;
};
bool passage_next(const struct document *document, enum section_role role, struct passage_cursor *cursor,
                  struct passage *passage);
/* The first passage; false when there is none. */
bool passage_first(const struct document *document, enum section_role role, struct passage *passage);

#endif

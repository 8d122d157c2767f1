/* The headings that give a section its role, as section_normalise() writes them. */
#ifndef TEXT_SECTION_ALIAS_H
#define TEXT_SECTION_ALIAS_H

#include "text/section.h"

enum alias_reach {
    ALIAS_HEADING, /* only when it is the whole heading, and never as a label: "Why: ...", "Bad: ..." */
    ALIAS_WHOLE,   /* only when it is the whole heading or label: too common a word to trust inside a longer one */
    ALIAS_EDGE     /* also at the beginning or the end of a longer heading */
};

struct section_alias {
    struct slice heading;
    enum section_role role;
    enum alias_reach reach;
};

/* All of them; `count` gets their number. */
const struct section_alias *section_aliases(size_t *count);

#endif

/* Canonical roles of a post-mortem's sections, and the headings that mean them (TAXONOMY appendix A). */
#ifndef TEXT_SECTION_H
#define TEXT_SECTION_H

#include "base/slice.h"

enum section_role {
    SECTION_NONE, /* before the first known heading, or under an unknown one */
    SECTION_SUMMARY,
    SECTION_TIMELINE,
    SECTION_IMPACT,
    SECTION_ROOT_CAUSE,
    SECTION_CONTRIBUTING,
    SECTION_FIVE_WHYS,
    SECTION_DETECTION,
    SECTION_RESPONSE,
    SECTION_WENT_WELL,
    SECTION_WENT_POORLY,
    SECTION_LUCKY,
    SECTION_ACTIONS,
    SECTION_LESSONS,
    SECTION_PEOPLE,
    SECTION_META,
    SECTION_ROLE_COUNT
};

struct heading_alias {
    struct slice heading; /* normalised: lower case, no emoji, numbers, punctuation, parentheses */
    enum section_role role;
};

struct heading_aliases {
    const struct heading_alias *items; /* looked at in order, before the built-in ones */
    size_t count;
};

/* "root-cause" and so on; the names used in rules, configuration and JSON. "none" for SECTION_NONE. */
const char *section_role_name(enum section_role role);
/* Returns -1 for an unknown name. */
int section_role_from_name(struct slice name);
/* The role a heading means: exact alias first, then the longest alias that the heading begins with
 * or ends in at a word boundary. `more` may be NULL. */
enum section_role section_role_of_heading(struct slice heading, const struct heading_aliases *more);
/* The role a label means: exact aliases only, for a label is any short text before a colon. */
enum section_role section_role_of_label(struct slice label, const struct heading_aliases *more);
/* Normalises a heading into out (at least heading.length bytes of room) and returns the length. */
size_t section_normalise(struct slice heading, char *out);

#endif

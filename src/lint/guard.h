/* Guards: patterns beside a match that stop it, or that it needs. */
#ifndef LINT_GUARD_H
#define LINT_GUARD_H

#include "lint/search.h"

/* What a match looks like to its guards; offsets relative to the unit. */
struct guarded {
    struct span match;    /* what the pattern matched */
    struct span reported; /* from its subject on */
};

/* The first guard that stops the match, or NULL. */
const struct guard *guards_stop(struct unit_search *search, const struct guarded *guarded,
                                const struct guard *guards, size_t count);
/* "unless", "requires" and so on, as written in packs. */
const char *guard_name(enum guard_kind kind);

#endif

/* Searching one unit for one pattern, with the answers to its classes.
 *
 * A word inside a protected collocation ("page fault", "git blame") is no member of a word class. Offsets in
 * matches are relative to the unit. */
#ifndef LINT_SEARCH_H
#define LINT_SEARCH_H

#include "lint/pass.h"
#include "lint/place.h"
#include "read/subject.h"

struct unit_search {
    struct pass *pass;
    struct arena *scratch;
    uint64_t number;                  /* of this search, for what is remembered of it */
    size_t unit;
    struct span prose;                /* of the unit */
    struct slice text;
    const struct span *masks; size_t mask_count; /* protected collocations, as prose spans */
    struct place place;
    const struct entity *row_subject; /* of a value cell: the actor its row is about, or NULL */
    struct known_subject *subjects;   /* by token of the unit, once they were asked for */
};

/* What a class of the pattern last matched on the way to a match. */
struct class_state {
    bool found;
    size_t start, end;                /* prose offsets; a zero-width class ends where it starts */
    const struct entity *entity;      /* of an entity class */
    struct subject subject;           /* of a subject class */
};

struct class_states {
    struct class_state items[REGEX_MAX_CLASSES];
};

/* Makes the unit ready; its arrays live in `scratch`. */
void unit_search_init(struct unit_search *search, struct pass *pass, size_t unit, struct arena *scratch);

/* Can the pattern match in the unit at all? Never a false no. */
bool unit_search_may_find(struct unit_search *search, const struct pattern *pattern);
/* The numbers of the matchers that may match in the unit, ascending; valid until the next search begins. */
const uint32_t *unit_search_candidates(struct unit_search *search, size_t *count);
/* Searches text[start..end) of the unit for the pattern, looking behind freely; `states` says afterwards what
 * its classes stand for. A search that reaches a limit is noted in the pass and is no match. */
bool unit_search_find(struct unit_search *search, const struct pattern *pattern, size_t start, size_t end,
                      struct class_states *states, struct regex_match *match);
/* Does the prose lie inside a protected collocation? */
bool unit_search_protects(const struct unit_search *search, struct span prose);
/* Is the pattern found anywhere in the unit? */
bool unit_search_has(struct unit_search *search, const struct pattern *pattern);
/* The same within this prose of the unit. */
bool unit_search_has_in(struct unit_search *search, const struct pattern *pattern, struct span prose);

static inline struct span unit_to_prose(const struct unit_search *search, struct span span)
{
    return (struct span){search->prose.start + span.start, search->prose.start + span.end};
}

#endif

/* Timelines: clock times with their zone and what happened then, in every shape people write them: bullets, table
 * rows, a heading for each entry, lines of a code fence, ISO 8601, "T+5m", ranges. */
#ifndef LINT_TIMELINE_H
#define LINT_TIMELINE_H

#include "base/arena.h"
#include "text/document.h"

struct timeline_entry {
    struct span source; /* of the time as written */
    struct span prose;  /* of the time; empty for an entry in a code block or code span */
    struct span text;   /* prose of what happened; empty for an entry in a code block */
    uint32_t block;     /* NO_INDEX in a code block */
    uint32_t section;   /* NO_INDEX before the first heading */
    struct slice label; /* the time as written */
    long minute;   /* in UTC where the zone is known; since 1970 when dated, else since midnight; of T+n, since T */
    uint32_t lane; /* the list, table, code block or run of paragraphs in which order is kept */
    bool leading;  /* it begins its line: an entry, not a time inside a sentence */
    bool relative; /* T+5m */
    bool dated;    /* a date stands in front of it, or in front of an entry above it in its lane */
    bool new_day;  /* a date, a weekday or a heading stands between it and the entry above */
    bool zoned;    /* it says its zone */
};

struct timeline {
    const struct timeline_entry *entries;
    size_t count;
    bool zoned; /* a table header, a heading, a sentence or the front matter gives a zone for all */
};

/* Finds the times of all sections of the timeline role, and of tables with a column of times; the array lives
 * in the arena. */
void timeline_find(struct timeline *timeline, const struct document *document, struct arena *arena);

#endif

/* Timelines: clock times with their zone and what happened then, in every shape people write them: bullets, table
 * rows, a heading for each entry, lines of a code fence, ISO 8601, "T+5m", ranges. */
#ifndef LINT_TIMELINE_H
#define LINT_TIMELINE_H

#include "base/arena.h"
#include "text/document.h"

struct timeline_entry {
    struct span source;   /* of the time as written */
    struct span prose;    /* of the time; empty for an entry in a code block */
    struct span text;     /* prose of what happened; empty for an entry in a code block */
    struct slice label;   /* the time as written */
    long minute;          /* since midnight of day 0; with a date, since 1970-01-01; of T+n, since T */
    uint32_t lane;        /* list, table or code block: order is kept within one */
    bool relative;        /* T+5m */
    bool dated;           /* `minute` counts from 1970: the entry or a heading above gives the date */
    bool zoned;           /* the entry itself says its zone */
};

struct timeline {
    const struct timeline_entry *entries; size_t count;
    bool zoned; /* a header, heading, sentence or the front matter gives a zone for all */
};

/* Finds the entries of all sections of the timeline role; the array lives in the arena. */
void timeline_find(struct timeline *timeline, const struct document *document, struct arena *arena);

#endif

/* Clock times and time zones as people write them in timelines. */
#ifndef LINT_CLOCK_H
#define LINT_CLOCK_H

#include "base/slice.h"

struct clock {
    int minute;    /* since midnight, 0 to 1440; of a relative clock, since its start */
    bool relative; /* "T+5m", "+00:05" */
    bool zoned;    /* a zone follows */
    int offset;    /* minutes east of UTC, where the zone says so; 0 otherwise */
    struct slice zone;
};

/* Reads a clock time at the start of text: "14:32", "2:05 PM", "14:32:10Z", "8 p.m. PST", "14h32", "1430 UTC", "T+5m".
 * `leading`: also "8.48", which is a time only where a line begins with it. Returns its length, zone included, or 0.
 * The caller sees to it that no word or number runs on before it. */
size_t clock_read(struct slice text, bool leading, struct clock *clock);
/* The first clock time at or after start, its place in *where; false when there is none. Ratios, versions, ports and
 * addresses are none. */
bool clock_find(struct slice text, size_t start, struct clock *clock, struct span *where);

/* A zone at the start of text: "UTC", "UTC+1", "+01:00", "(CET)", "Pacific time", "Europe/Berlin". Its length, or 0. */
size_t clock_read_zone(struct slice text, int *offset);
/* Is there a zone anywhere in the text? For headings, table headers and sentences about times. */
bool clock_names_zone(struct slice text);

#endif

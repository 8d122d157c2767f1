/* Calendar dates and deadlines as people write them. */
#ifndef LINT_DATE_H
#define LINT_DATE_H

#include "base/slice.h"

struct date {
    int year;       /* 0 when it is not written */
    int month, day; /* 1-based */
};

/* Reads a date at the start of text: "2026-03-04", "2026/03/04", "4 Mar 2026", "4th of March", "March 4th, 2026",
 * "04.03.2026", "04.03.", "3/4/2026" (month first unless it cannot be). Returns its length in bytes, or 0. */
size_t date_read(struct slice text, struct date *date);
/* The first date in the text; false when there is none. */
bool date_find(struct slice text, struct date *date, struct span *where);
/* Days since 1970-01-01; a date without a year counts in `year_if_none`. */
long date_days(struct date date, int year_if_none);
/* The length of a weekday's name ("Fri", "Monday") at the start of text, or 0. */
size_t date_weekday(struct slice text);

/* Reads a deadline at the start of text: a date, "Q3 2026", "2 weeks", "next sprint", "by Friday", "end of March",
 * "before the next release", "sprint 24". Returns its length in bytes, or 0. */
size_t date_read_deadline(struct slice text);

#endif

/* Reports with some findings left out. Each filter takes a report and gives one, so that filters can be chained. */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "base/arena.h"
#include "lint/report.h"

/* Tells whether a finding stays. */
typedef bool (*filter_keeps)(const void *context, const struct diagnostic *diagnostic);

/* The report itself when all findings stay; else a copy in the arena that shares their data. */
const struct report *filter_report(const struct report *report, filter_keeps keeps, const void *context,
                                   struct arena *arena);

#endif

/* Counts for --stats. */
#ifndef CLI_STATISTICS_H
#define CLI_STATISTICS_H

#include "base/buffer.h"
#include "format/writer.h"

struct rule_count {
    const struct rule *rule;
    size_t findings;
};

/* A suppression that hid findings. */
struct suppressed {
    const char *path;
    uint32_t line, findings;
    const char *rules, *reason; /* as written */
};

struct statistics {
    struct rule_count *rules;
    size_t rule_count, rule_capacity;
    struct suppressed *suppressed;
    size_t suppressed_count, suppressed_capacity;
    size_t bytes, suppressions;
    struct arena arena;
};

void statistics_add(struct statistics *statistics, const struct report *report);
/* Appends a table: rules by number of findings, then what was suppressed where and why, then totals. */
void statistics_print(struct buffer *out, struct statistics *statistics, const struct run_summary *summary,
                      double seconds);
void statistics_release(struct statistics *statistics);

#endif

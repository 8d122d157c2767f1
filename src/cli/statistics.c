#include "cli/statistics.h"

#include <stdlib.h>
#include <string.h>

static struct rule_count *count_of(struct statistics *statistics, const struct rule *rule)
{
    for (size_t i = 0; i < statistics->rule_count; i++)
        if (!strcmp(statistics->rules[i].rule->id, rule->id))
            return &statistics->rules[i];
    struct rule_count *count =
        ARENA_PUSH(&statistics->arena, statistics->rules, statistics->rule_count, statistics->rule_capacity);
    count->rule = rule;
    return count;
}

void statistics_add(struct statistics *statistics, const struct report *report)
{
    statistics->bytes += report->source->bytes.length;
    for (size_t i = 0; i < report->suppression_count; i++)
        statistics->suppressions += report->suppressions[i].hidden;
    for (size_t i = 0; i < report->count; i++)
        count_of(statistics, report->diagnostics[i].rule)->findings++;
}

static int compare_counts(const void *a, const void *b)
{
    const struct rule_count *left = a, *right = b;
    if (left->findings != right->findings)
        return left->findings < right->findings ? 1 : -1;
    return strcmp(left->rule->id, right->rule->id);
}

void statistics_print(struct buffer *out, struct statistics *statistics, const struct run_summary *summary,
                      double seconds)
{
    if (statistics->rule_count)
        qsort(statistics->rules, statistics->rule_count, sizeof *statistics->rules, compare_counts);
    for (size_t i = 0; i < statistics->rule_count; i++)
        buffer_add_format(out, "%8zu  %s\n", statistics->rules[i].findings, statistics->rules[i].rule->id);
    buffer_add_format(out, "%8zu  findings (%zu error, %zu warning, %zu suggestion), %zu suppressed\n",
                      run_summary_total(summary), summary->found[SEVERITY_ERROR], summary->found[SEVERITY_WARNING],
                      summary->found[SEVERITY_SUGGESTION], statistics->suppressions);
    buffer_add_format(out, "%8zu  files, %zu bytes, %.3f s\n", summary->files, statistics->bytes, seconds);
}

void statistics_release(struct statistics *statistics)
{
    arena_release(&statistics->arena);
}

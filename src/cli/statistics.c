#include "cli/statistics.h"

#include <stdlib.h>
#include <string.h>

#include "format/escape.h"

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

static void add_suppression(struct statistics *statistics, const char *path, const struct suppression *suppression)
{
    struct arena *arena = &statistics->arena;
    if (!suppression->hidden)
        return;
    statistics->suppressions += suppression->hidden;
    *ARENA_PUSH(arena, statistics->suppressed, statistics->suppressed_count, statistics->suppressed_capacity) =
        (struct suppressed){arena_copy(arena, slice_of(path)), suppression->line, suppression->hidden,
                            arena_copy(arena, suppression->rules), arena_copy(arena, suppression->reason)};
}

void statistics_add(struct statistics *statistics, const struct report *report)
{
    statistics->bytes += report->source->bytes.length;
    for (size_t i = 0; i < report->suppression_count; i++)
        add_suppression(statistics, report->source->path, &report->suppressions[i]);
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

static void print_suppressed(struct buffer *out, const struct suppressed *suppressed)
{
    buffer_add_format(out, "%8u  suppressed by ", suppressed->findings);
    escape_path(out, suppressed->path);
    buffer_add_format(out, ":%u: ", suppressed->line);
    escape_terminal(out, slice_of(*suppressed->rules ? suppressed->rules : "every rule"));
    buffer_add_text(out, *suppressed->reason ? ": " : ", no reason given");
    escape_terminal(out, slice_of(suppressed->reason));
    buffer_add_byte(out, '\n');
}

void statistics_print(struct buffer *out, struct statistics *statistics, const struct run_summary *summary,
                      double seconds)
{
    if (statistics->rule_count)
        qsort(statistics->rules, statistics->rule_count, sizeof *statistics->rules, compare_counts);
    for (size_t i = 0; i < statistics->rule_count; i++)
        buffer_add_format(out, "%8zu  %s\n", statistics->rules[i].findings, statistics->rules[i].rule->id);
    for (size_t i = 0; i < statistics->suppressed_count; i++)
        print_suppressed(out, &statistics->suppressed[i]);
    size_t total = run_summary_total(summary);
    buffer_add_format(out, "%8zu  finding%s (", total, total == 1 ? "" : "s");
    for (int level = SEVERITY_ERROR; level >= SEVERITY_SUGGESTION; level--) {
        severity_count(out, level, summary->found[level]);
        buffer_add_text(out, level > SEVERITY_SUGGESTION ? ", " : ")");
    }
    buffer_add_format(out, ", %zu suppressed\n", statistics->suppressions);
    buffer_add_format(out, "%8zu  file%s, %zu bytes, %.3f s\n", summary->files, summary->files == 1 ? "" : "s",
                      statistics->bytes, seconds);
}

void statistics_release(struct statistics *statistics)
{
    arena_release(&statistics->arena);
}

#include "cli/filter.h"

static size_t count_kept(const struct report *report, filter_keeps keeps, const void *context)
{
    size_t kept = 0;
    for (size_t i = 0; i < report->count; i++)
        kept += keeps(context, &report->diagnostics[i]);
    return kept;
}

const struct report *filter_report(const struct report *report, filter_keeps keeps, const void *context,
                                   struct arena *arena)
{
    size_t kept = count_kept(report, keeps, context);
    if (kept == report->count)
        return report;
    struct report *filtered = arena_alloc(arena, sizeof *filtered);
    struct diagnostic *diagnostics = arena_alloc(arena, kept * sizeof *diagnostics);
    *filtered = *report;
    filtered->diagnostics = diagnostics;
    filtered->count = 0;
    for (size_t i = 0; i < report->count; i++)
        if (keeps(context, &report->diagnostics[i]))
            diagnostics[filtered->count++] = report->diagnostics[i];
    return filtered;
}

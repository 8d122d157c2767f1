#include "lint/merge.h"

#include <stdlib.h>
#include <string.h>

static int by_position(const void *a, const void *b)
{
    const struct finding *left = a, *right = b;
    if (left->prose.start != right->prose.start)
        return left->prose.start < right->prose.start ? -1 : 1;
    if (left->prose.end != right->prose.end)
        return left->prose.end < right->prose.end ? -1 : 1;
    int order = strcmp(left->rule->id, right->rule->id);
    if (order == 0)
        order = strcmp(left->matcher->pattern.id, right->matcher->pattern.id);
    return order;
}

static bool supersedes(const struct rule *rule, const struct rule *other)
{
    for (size_t i = 0; i < rule->supersede_count; i++)
        if (strcmp(rule->supersedes[i], other->id) == 0)
            return true;
    return false;
}

static bool outranks(const struct finding *a, const struct finding *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity;
    if (supersedes(a->rule, b->rule) != supersedes(b->rule, a->rule))
        return supersedes(a->rule, b->rule);
    if (span_length(a->prose) != span_length(b->prose))
        return span_length(a->prose) > span_length(b->prose);
    return a->confidence > b->confidence;
}

static bool mentions(const struct finding *finding, const struct rule *rule)
{
    if (finding->rule == rule)
        return true;
    for (size_t i = 0; i < finding->also_count; i++)
        if (finding->also[i] == rule)
            return true;
    return false;
}

static void add_also(struct finding *main, const struct rule *rule, struct arena *arena)
{
    if (mentions(main, rule))
        return;
    size_t size = main->also_count * sizeof *main->also;
    main->also = arena_grow(arena, (void *)main->also, size, size + sizeof *main->also);
    main->also[main->also_count++] = rule;
}

static void take_over(struct finding *main, const struct finding *other, struct arena *arena)
{
    add_also(main, other->rule, arena);
    for (size_t i = 0; i < other->also_count; i++)
        add_also(main, other->also[i], arena);
}

/* Moves the findings of [items, items + count) that stay to the front; returns how many. */
static size_t merge_cluster(struct finding *items, size_t count, struct arena *arena)
{
    size_t kept = 0;
    while (kept < count) {
        size_t best = kept;
        for (size_t i = kept + 1; i < count; i++)
            if (outranks(&items[i], &items[best]))
                best = i;
        struct finding main = items[best];
        items[best] = items[kept];
        items[kept] = main;
        size_t left = kept + 1;
        for (size_t i = kept + 1; i < count; i++) {
            if (span_overlaps(items[i].prose, main.prose))
                take_over(&items[kept], &items[i], arena);
            else
                items[left++] = items[i];
        }
        count = left;
        kept++;
    }
    return kept;
}

/* The rule of that id where it is not switched off; or NULL. */
static const struct rule *rule_in_force(const struct settings *settings, const char *id)
{
    const struct ruleset *ruleset = settings->ruleset;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (strcmp(ruleset->rules[i]->id, id) == 0)
            return settings->rules[i].enabled ? ruleset->rules[i] : NULL;
    return NULL;
}

static void name_kin(struct finding *finding, const struct settings *settings, struct arena *arena)
{
    for (size_t i = 0; i < finding->matcher->also_count; i++) {
        const struct rule *kin = rule_in_force(settings, finding->matcher->also[i]);
        if (kin)
            add_also(finding, kin, arena);
    }
    for (size_t i = 0; i < finding->claimant_count; i++)
        add_also(finding, finding->claimants[i], arena);
}

void name_kindred(struct finding_list *findings, const struct settings *settings, struct arena *arena)
{
    for (size_t i = 0; i < findings->count; i++)
        name_kin(&findings->items[i], settings, arena);
}

void merge_findings(struct finding_list *findings, struct arena *arena)
{
    struct finding *items = findings->items;
    size_t kept = 0, first = 0;
    if (findings->count == 0)
        return;
    qsort(items, findings->count, sizeof *items, by_position);
    while (first < findings->count) {
        size_t end = first + 1;
        uint32_t reach = items[first].prose.end;
        for (; end < findings->count && items[end].prose.start < reach; end++)
            if (items[end].prose.end > reach)
                reach = items[end].prose.end;
        size_t stay = merge_cluster(items + first, end - first, arena);
        memmove(items + kept, items + first, stay * sizeof *items);
        kept += stay;
        first = end;
    }
    findings->count = kept;
    qsort(items, findings->count, sizeof *items, by_position);
}

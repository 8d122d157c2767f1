#include "lint/fix.h"

struct chosen {
    struct edit *items; /* sorted by place */
    size_t count, capacity;
};

static const struct suggestion *applicable(const struct diagnostic *diagnostic, enum fix_scope scope)
{
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        const struct suggestion *suggestion = &diagnostic->suggestions[i];
        if (suggestion->edit_count && (scope == FIX_UNSAFE || suggestion->kind == SUGGESTION_FIX))
            return suggestion;
    }
    return NULL;
}

/* How many chosen edits begin before the offset: they are sorted, so half of them are ruled out with each question. */
static size_t count_before(const struct chosen *chosen, uint32_t offset)
{
    size_t low = 0, high = chosen->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (chosen->items[middle].source.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Edits that touch count as overlapping too: which of two insertions comes first is nobody's to guess. No two chosen
 * ones touch, so that only the neighbours can. */
static bool collides(const struct chosen *chosen, struct span edit)
{
    size_t at = count_before(chosen, edit.start);
    return (at > 0 && chosen->items[at - 1].source.end >= edit.start) ||
           (at < chosen->count && chosen->items[at].source.start <= edit.end);
}

static bool all_free(const struct chosen *chosen, const struct suggestion *suggestion)
{
    for (size_t i = 0; i < suggestion->edit_count; i++)
        if (collides(chosen, suggestion->edits[i].source))
            return false;
    return true;
}

static void insert(struct chosen *chosen, const struct edit *edit, struct arena *arena)
{
    size_t at = count_before(chosen, edit->source.start);
    (void)ARENA_PUSH(arena, chosen->items, chosen->count, chosen->capacity);
    memmove(chosen->items + at + 1, chosen->items + at, (chosen->count - 1 - at) * sizeof *chosen->items);
    chosen->items[at] = *edit;
}

size_t fix_choose(const struct report *report, enum fix_scope scope, struct arena *arena, const struct edit **edits,
                  size_t *findings)
{
    struct chosen chosen = {0};
    size_t settled = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct suggestion *suggestion = applicable(&report->diagnostics[i], scope);
        if (!suggestion || !all_free(&chosen, suggestion))
            continue;
        settled++;
        for (size_t j = 0; j < suggestion->edit_count; j++)
            insert(&chosen, &suggestion->edits[j], arena);
    }
    *edits = chosen.items;
    if (findings)
        *findings = settled;
    return chosen.count;
}

void fix_apply(struct buffer *out, struct slice bytes, const struct edit *edits, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        buffer_add_slice(out, slice_sub(bytes, at, edits[i].source.start));
        buffer_add_slice(out, edits[i].text);
        at = edits[i].source.end;
    }
    buffer_add_slice(out, slice_sub(bytes, at, bytes.length));
}

#include "lint/cover.h"

/* --- making --------------------------------------------------------------------------------------------- */

static void add_stretch(struct stretches *stretches, uint32_t first, uint32_t last, size_t directive,
                        struct arena *arena)
{
    *ARENA_PUSH(arena, stretches->items, stretches->count, stretches->capacity) =
        (struct stretch){first, last, directive};
}

/* The last word about the rule counts, so that a region ends where the next one begins or one is ended. */
static void end_region(struct stretches *regions, uint32_t offset)
{
    struct stretch *last = regions->count ? &regions->items[regions->count - 1] : NULL;
    if (last && last->last == UINT32_MAX)
        last->last = offset - 1;
}

static void add_directive(struct cover *cover, const struct directive *directive, size_t index, struct arena *arena)
{
    switch (directive->reach) {
    case REACH_FILE:
        cover->file = index < cover->file ? index : cover->file;
        break;
    case REACH_REGION:
        end_region(&cover->regions, directive->public.source.end);
        add_stretch(&cover->regions, directive->public.source.end, UINT32_MAX, index, arena);
        break;
    case REACH_END_OF_REGION:
        end_region(&cover->regions, directive->public.source.end);
        break;
    case REACH_LINE:
        add_stretch(&cover->lines, directive->first_line, directive->last_line, index, arena);
        break;
    case REACH_NEXT_LINE:
        add_stretch(&cover->next_lines, directive->first_line, directive->last_line, index, arena);
        break;
    case REACH_NOTHING:
        break;
    }
}

void cover_make(struct cover *cover, const struct rule *rule, const struct directive *directives, size_t count,
                struct arena *arena)
{
    *cover = (struct cover){.rule = rule, .file = COVERED_BY_NONE};
    for (size_t i = 0; i < count; i++)
        if (directives[i].valid && rule_list_has(directives[i].public.rules, rule))
            add_directive(cover, &directives[i], i, arena);
}

/* --- asking --------------------------------------------------------------------------------------------- */

/* The first directive whose stretch touches what lies from low to high. */
static size_t first_touching(const struct stretches *stretches, uint32_t low, uint32_t high)
{
    size_t from = 0, end = stretches->count;
    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (stretches->items[middle].last < low)
            from = middle + 1;
        else
            end = middle;
    }
    bool touches = from < stretches->count && stretches->items[from].first <= high;
    return touches ? stretches->items[from].directive : COVERED_BY_NONE;
}

static size_t earlier(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t first_on_lines(const struct stretches *lines, const struct covered_place *place)
{
    return earlier(first_touching(lines, place->first_line, place->last_line),
                   first_touching(lines, place->sentence_line, place->sentence_line));
}

size_t cover_find(const struct cover *cover, const struct covered_place *place)
{
    size_t found = earlier(cover->file, first_touching(&cover->regions, place->offset, place->offset));
    if (place->nowhere)
        return found;
    return earlier(found, earlier(first_on_lines(&cover->lines, place), first_on_lines(&cover->next_lines, place)));
}

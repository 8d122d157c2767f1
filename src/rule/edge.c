#include "rule/edge.h"

static bool is_edge(const struct item *item)
{
    return item->kind == ITEM_OTHER || item->kind == ITEM_EDGE || item->kind == ITEM_START;
}

/* Is there an edge where the item begins, given whether there is one where it ends when it is empty? */
static bool item_begins_at_edge(const struct item *item, bool after)
{
    bool edge = is_edge(item);
    if (item->kind == ITEM_EMPTY || item->kind == ITEM_CLASS)
        return after;
    if (item->kind == ITEM_GROUP) {
        edge = true;
        for (size_t i = 0; i < item->alternative_count; i++)
            edge &= edge_at_start(&item->alternatives[i], 0, after);
    }
    return edge && (!item->optional || after);
}

static bool item_ends_at_edge(const struct item *item, bool before)
{
    bool edge = is_edge(item);
    if (item->kind == ITEM_EMPTY || item->kind == ITEM_CLASS)
        return before;
    if (item->kind == ITEM_GROUP) {
        edge = true;
        for (size_t i = 0; i < item->alternative_count; i++)
            edge &= edge_at_end(&item->alternatives[i], item->alternatives[i].count, before);
    }
    return edge && (!item->optional || before);
}

bool edge_at_start(const struct sequence *sequence, size_t from, bool after)
{
    for (size_t i = sequence->count; i > from; i--)
        after = item_begins_at_edge(&sequence->items[i - 1], after);
    return after;
}

bool edge_at_end(const struct sequence *sequence, size_t to, bool before)
{
    for (size_t i = 0; i < to; i++)
        before = item_ends_at_edge(&sequence->items[i], before);
    return before;
}

bool edge_after_body(const struct item *group, bool after)
{
    return after && (!group->repeated || item_begins_at_edge(group, true));
}

static bool group_is_start(const struct item *group)
{
    for (size_t i = 0; i < group->alternative_count; i++)
        if (!edge_is_start(&group->alternatives[i]))
            return false;
    return true;
}

bool edge_is_start(const struct sequence *sequence)
{
    size_t first = 0;
    while (first < sequence->count && sequence->items[first].kind == ITEM_EMPTY)
        first++;
    const struct item *item = first < sequence->count ? &sequence->items[first] : NULL;
    if (!item || item->optional)
        return false;
    return item->kind == ITEM_START || (item->kind == ITEM_GROUP && group_is_start(item));
}

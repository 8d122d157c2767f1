/* Action items: owners, due dates, tickets, priorities. */
#include "lint/structure/checks.h"
#include "read/field.h"

static struct slice text_of(const struct check_context *context, struct span prose)
{
    return document_text(context->document, prose);
}

/* "Action item 3", "Row 2 of the action items" */
static struct slice item_name(const struct check_context *context, const struct action_item *item)
{
    unsigned row = context->document->blocks[item->block].row;
    return slice_of(item->row ? arena_format(context->arena, "Row %u of the action items", row)
                              : arena_format(context->arena, "Action item %u", (unsigned)item->number));
}

struct check_finding *check_add_item(struct check_context *context, const struct action_item *item, struct span where)
{
    struct span prose = span_length(where) > 0 ? where : context->document->blocks[item->block].prose;
    struct check_finding *finding = check_add(context, item->block, prose);
    check_argument(finding, "item", item_name(context, item));
    return finding;
}

static bool is_open(const struct action_item *item)
{
    return item->status == ACTION_OPEN && !item->tracked_elsewhere && !item->advice;
}

/* What an item can lack: how to see it, and where the value would stand. */
struct lack {
    bool (*lacks)(const struct action_item *item);
    enum action_field field;
};

static bool lacks_owner(const struct action_item *item)
{
    return is_open(item) && !item->has_owner;
}

static bool lacks_due(const struct action_item *item)
{
    return is_open(item) && !item->has_due;
}

static bool lacks_ticket(const struct action_item *item)
{
    return is_open(item) && span_length(item->ticket) == 0;
}

static struct span value_of(const struct action_item *item, enum action_field field)
{
    return field == FIELD_OWNER ? item->owner : field == FIELD_DUE ? item->due : item->ticket;
}

static bool has_column(const struct check_context *context, const struct action_item *item, enum action_field field)
{
    const struct table *table = &context->document->tables[context->document->blocks[item->block].table];
    for (uint32_t block = table->first_block; block < table->block_end; block++) {
        const struct block *cell = &context->document->blocks[block];
        if (cell->row > 0)
            break;
        if (field_of_header(text_of(context, cell->prose)) == field)
            return true;
    }
    return false;
}

/* One past the last item of the group that begins at this index. */
static size_t group_end(const struct actions *actions, size_t first)
{
    size_t end = first;
    while (end < actions->count && actions->items[end].group == actions->items[first].group)
        end++;
    return end;
}

/* Do all open items of the group lack it, two or more? */
static bool group_lacks(const struct actions *actions, size_t first, size_t end, const struct lack *lack)
{
    size_t lacking = 0;
    for (size_t i = first; i < end; i++) {
        if (is_open(&actions->items[i]) && !lack->lacks(&actions->items[i]))
            return false;
        lacking += is_open(&actions->items[i]);
    }
    return lacking > 1;
}

static void report_item(struct check_context *context, const struct action_item *item, const struct lack *lack)
{
    /* Where a value stands that says nothing ("TBD"), that is the place; else the words of the item. */
    struct span value = value_of(item, lack->field);
    struct check_finding *finding = check_add_item(context, item, span_length(value) > 0 ? value : item->text);
    /* A ticket may hold what the page lacks. */
    if (span_length(item->ticket) > 0)
        finding->confidence = 0.4f;
}

/* One finding at the header says it for every row of a table without the column. */
static void report_table(struct check_context *context, const struct action_item *item)
{
    const struct table *table = &context->document->tables[context->document->blocks[item->block].table];
    struct check_finding *finding =
        check_add(context, table->first_block, context->document->blocks[table->first_block].prose);
    check_argument(finding, "item", slice_of("The table of action items"));
}

static void report_lack(struct check_context *context, const struct lack *lack)
{
    const struct actions *actions = context->actions;
    for (size_t first = 0, end; first < actions->count; first = end) {
        const struct action_item *item = &actions->items[first];
        end = group_end(actions, first);
        if (item->row && !has_column(context, item, lack->field) && group_lacks(actions, first, end, lack)) {
            report_table(context, item);
            continue;
        }
        for (size_t i = first; i < end; i++)
            if (lack->lacks(&actions->items[i]))
                report_item(context, &actions->items[i], lack);
    }
}

void check_action_no_owner(struct check_context *context)
{
    report_lack(context, &(struct lack){lacks_owner, FIELD_OWNER});
}

void check_action_no_due(struct check_context *context)
{
    report_lack(context, &(struct lack){lacks_due, FIELD_DUE});
}

void check_action_no_ticket(struct check_context *context)
{
    report_lack(context, &(struct lack){lacks_ticket, FIELD_TICKET});
}

void check_action_shared_owner(struct check_context *context)
{
    for (size_t i = 0; i < context->actions->count; i++) {
        const struct action_item *item = &context->actions->items[i];
        if (!is_open(item) || !item->has_owner || !item->shared)
            continue;
        struct check_finding *finding = check_add_item(context, item, item->owner);
        check_argument(finding, "owner", text_of(context, item->owner));
    }
}

void check_action_equal_priority(struct check_context *context)
{
    long least = check_option(context, "least-items", 4), same = 0;
    const struct action_item *first = NULL;
    for (size_t i = 0; i < context->actions->count; i++) {
        const struct action_item *item = &context->actions->items[i];
        if (span_length(item->priority) == 0 || field_is_blank(text_of(context, item->priority)))
            continue;
        if (first && !slice_equals_caseless(text_of(context, item->priority), text_of(context, first->priority)))
            return;
        first = first ? first : item;
        same++;
    }
    if (same < least)
        return;
    struct check_finding *finding = check_add_item(context, first, first->priority);
    check_argument(finding, "count", slice_of(arena_format(context->arena, "%ld", same)));
    check_argument(finding, "priority", text_of(context, first->priority));
}

#include "read/action.h"

#include "base/ascii.h"
#include "read/action_kind.h"
#include "read/action_table.h"
#include "read/action_text.h"
#include "read/phrase.h"
#include "read/section_tree.h"

/* What a section or a list's lead-in says for all items below it. */
struct inherited {
    bool in_actions;
    bool advisory; /* under "Prevention" or "Recommendations" rather than "Action items" */
    bool done;
    bool consumed; /* its heading was an item, and its lists are that item's details */
    struct action_item fields;
};

struct finder {
    struct action_reader reader;
    struct actions *actions;
    struct action_item *items;
    size_t count, capacity;
    struct arena *arena;
    struct inherited *sections; /* one for each section, one more for what stands before the first */
    struct inherited *leads;    /* one for each list item: of those that only lead in others */
    bool *leading;
    uint32_t details_end; /* blocks before it were read as the details of an item */
};

static struct slice block_text(const struct finder *finder, uint32_t block)
{
    return document_text(finder->reader.document, finder->reader.document->blocks[block].prose);
}

/* --- what sections say --- */

/* A known section that is surely not about what to do next, whatever it stands under. */
static bool ends_actions(enum section_role role)
{
    switch (role) {
    case SECTION_SUMMARY:
    case SECTION_TIMELINE:
    case SECTION_IMPACT:
    case SECTION_ROOT_CAUSE:
    case SECTION_FIVE_WHYS:
    case SECTION_WENT_WELL:
    case SECTION_WENT_POORLY:
    case SECTION_LUCKY:
    case SECTION_LESSONS:
    case SECTION_META:
        return true;
    default:
        return false;
    }
}

static bool says_done(struct slice heading)
{
    static const char words[] =
        "completed|complete|done|implemented|taken|resolved|shipped|finished|applied|already|fixed|closed";
    static const char open[] = "not|to be";
    return phrase_find_any(heading, words, NULL) && !phrase_find_any(heading, open, NULL);
}

/* Does the heading promise items, rather than advice? */
static bool promises_items(struct slice heading)
{
    static const char words[] =
        "action|actions|follow|follow-up|follow-ups|followup|followups|next steps|next step|todo|to do|to-do|"
        "task|tasks|corrective|will we change|items|follow up|follow ups";
    return phrase_find_any(heading, words, NULL);
}

static void take_missing(struct action_item *item, const struct action_item *from)
{
    if (!item->has_owner && from->has_owner) {
        item->owner = from->owner;
        item->has_owner = true;
        item->shared = from->shared;
    }
    if (!item->has_due && from->has_due) {
        item->due = from->due;
        item->has_due = true;
    }
}

/* "Short-term (target: end of March, owner: Storage)", "Storage team", "Immediate actions (completed)" */
static void read_heading(const struct finder *finder, const struct block *heading, struct inherited *inherited)
{
    struct action_item fields = {0};
    if (action_names_owner(&finder->reader, heading->prose))
        action_set_field(&finder->reader, &fields, FIELD_OWNER, heading->prose);
    else
        action_read_text(&finder->reader, heading->prose, &fields);
    inherited->done = inherited->done || says_done(document_text(finder->reader.document, heading->prose));
    struct action_item outer = inherited->fields;
    inherited->fields = fields;
    take_missing(&inherited->fields, &outer);
}

static void read_section(struct finder *finder, uint32_t index)
{
    const struct document *document = finder->reader.document;
    const struct section *section = &document->sections[index];
    const struct block *heading = &document->blocks[section->heading];
    struct inherited *inherited = &finder->sections[index];
    if (section->parent != NO_INDEX)
        *inherited = finder->sections[section->parent];
    bool labelled = heading->kind != BLOCK_HEADING;
    struct slice name = document_text(document, heading->prose);
    if (section->own == SECTION_ACTIONS && !section_within(document, section->parent, SECTION_TIMELINE)) {
        inherited->in_actions = true;
        inherited->advisory = !promises_items(name);
    } else if (!labelled && (ends_actions(section->own) || phrase_find(name, "checklist", 0) >= 0)) {
        *inherited = (struct inherited){0};
    }
    if (inherited->in_actions && !labelled)
        read_heading(finder, heading, inherited);
}

/* What stands before the first heading has a place of its own, behind the sections. */
static struct inherited *section_of(const struct finder *finder, const struct block *block)
{
    size_t index = block->section == NO_INDEX ? finder->reader.document->section_count : block->section;
    return &finder->sections[index];
}

/* --- items --- */

static void add_item(struct finder *finder, struct action_item item, const struct inherited *inherited)
{
    take_missing(&item, &inherited->fields);
    if (inherited->done && item.status == ACTION_OPEN)
        item.status = ACTION_DONE;
    item.number = (uint32_t)finder->count + 1;
    item.advice = item.advice || (inherited->in_actions && inherited->advisory);
    *ARENA_PUSH(finder->arena, finder->items, finder->count, finder->capacity) = item;
}

/* --- lists --- */

static const struct list_item *item_of(const struct finder *finder, uint32_t block)
{
    uint32_t item = finder->reader.document->blocks[block].item;
    return item == NO_INDEX ? NULL : &finder->reader.document->items[item];
}

static bool begins_item(const struct finder *finder, uint32_t block)
{
    const struct list_item *item = item_of(finder, block);
    return item && item->first_block == block;
}

static enum action_field field_of_block(const struct finder *finder, uint32_t block)
{
    size_t value;
    return field_of_label(block_text(finder, block), &value);
}

static bool is_field_block(const struct finder *finder, uint32_t block)
{
    enum action_field field = field_of_block(finder, block);
    return field != FIELD_NONE && field != FIELD_TEXT;
}

/* Has the item sub-bullets, and none of them a field? Then it may only lead them in. */
static bool has_plain_children(const struct finder *finder, const struct list_item *item)
{
    bool children = false;
    for (uint32_t block = item->first_block + 1; block < item->block_end; block++) {
        if (is_field_block(finder, block))
            return false;
        children = children || begins_item(finder, block);
    }
    return children;
}

static bool leads_in(const struct finder *finder, const struct list_item *item)
{
    const struct block *block = &finder->reader.document->blocks[item->first_block];
    struct slice text = slice_trim(block_text(finder, item->first_block));
    bool label = span_length(block->label) > 0 && span_length(block->body) == 0;
    return has_plain_children(finder, item) &&
           (label || slice_ends_with(text, ":") || action_names_owner(&finder->reader, block->prose));
}

static bool holds_code(const struct finder *finder, const struct list_item *item)
{
    const struct document *document = finder->reader.document;
    size_t low = 0, high = document->code_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->code[middle].source.start < item->source.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < document->code_count && span_contains(item->source, document->code[low].source);
}

/* The fields in the paragraphs and sub-bullets below an item's first line. */
static void read_details(const struct finder *finder, uint32_t first, uint32_t end, struct action_item *item)
{
    for (uint32_t block = first; block < end; block++)
        action_read_fields(&finder->reader, finder->reader.document->blocks[block].prose, item);
}

static struct action_item read_list_item(const struct finder *finder, const struct list_item *source)
{
    struct action_item item = {.block = source->first_block,
                               .first_block = source->first_block,
                               .block_end = source->block_end,
                               .group = source->list};
    const struct block *block = &finder->reader.document->blocks[source->first_block];
    action_read_text(&finder->reader, block->prose, &item);
    read_details(finder, source->first_block + 1, source->block_end, &item);
    struct slice text = document_text(finder->reader.document, item.text);
    if (source->task == TASK_DONE || block->struck || (source->task == TASK_NONE && action_tells_of_done(text)))
        item.status = ACTION_DONE;
    return item;
}

static void add_lead(struct finder *finder, uint32_t index, const struct inherited *inherited)
{
    const struct list_item *source = &finder->reader.document->items[index];
    finder->leading[index] = true;
    finder->leads[index] = *inherited;
    read_heading(finder, &finder->reader.document->blocks[source->first_block], &finder->leads[index]);
}

/* Lists are read outermost items first; what stands below an item is its detail, what stands below a lead-in is an
 * item. */
static void read_list_block(struct finder *finder, uint32_t block)
{
    uint32_t index = finder->reader.document->blocks[block].item;
    const struct list_item *source = &finder->reader.document->items[index];
    if (source->first_block != block || (source->parent != NO_INDEX && !finder->leading[source->parent]))
        return;
    const struct inherited *inherited = source->parent == NO_INDEX
                                            ? section_of(finder, &finder->reader.document->blocks[block])
                                            : &finder->leads[source->parent];
    struct slice text = block_text(finder, block);
    if (inherited->consumed || action_is_template(text))
        return;
    if (inherited->in_actions && action_says_none(text)) {
        finder->actions->none_stated = true;
        return;
    }
    if (leads_in(finder, source)) {
        add_lead(finder, index, inherited);
        return;
    }
    bool task = source->task != TASK_NONE;
    if (!inherited->in_actions && !task)
        return;
    struct action_item item = read_list_item(finder, source);
    bool plain = inherited->in_actions && !action_is_context(text) && (task || !holds_code(finder, source));
    if (plain || (task && (item.has_owner || item.has_due)))
        add_item(finder, item, inherited);
}

/* --- tables, headings, paragraphs --- */

static void read_table(struct finder *finder, uint32_t index)
{
    const struct table *table = &finder->reader.document->tables[index];
    const struct block *first = &finder->reader.document->blocks[table->first_block];
    const struct inherited *inherited = section_of(finder, first);
    struct action_columns columns = action_columns_read(finder->reader.document, table, inherited->in_actions);
    if (columns.text == NO_INDEX || inherited->consumed)
        return;
    for (uint32_t row = 1; row < table->rows; row++) {
        struct action_item item = {.group = (1u << 31) | index};
        if (!action_row_read(&finder->reader, table, &columns, row, &item))
            continue;
        item.first_block = item.block;
        item.block_end = item.block + 1;
        add_item(finder, item, inherited);
    }
}

/* "AI-3: Add alert", "Action 2: ..." */
static bool is_numbered_heading(struct slice text)
{
    static const char words[] = "ai|action|action item|task|item";
    size_t at = phrase_prefix_any(text, words);
    while (at > 0 && at < text.length && (text.text[at] == ' ' || text.text[at] == '-' || text.text[at] == '#'))
        at++;
    return at > 0 && at < text.length && ascii_is_digit(text.text[at]);
}

/* A heading is an item when it is numbered as one, or when what stands below it are fields and no list of items. */
static bool heading_is_item(const struct finder *finder, const struct section *section)
{
    const struct document *document = finder->reader.document;
    bool fields = false, others = false;
    for (uint32_t block = section->first_block; block < section->block_end; block++) {
        if (document->blocks[block].kind != BLOCK_PARAGRAPH && block != section->heading)
            return false;
        bool field = block != section->heading && is_field_block(finder, block);
        fields = fields || field;
        others = others || (begins_item(finder, block) && !field);
    }
    return is_numbered_heading(block_text(finder, section->heading)) || (fields && !others);
}

static void read_section_heading(struct finder *finder, uint32_t index)
{
    const struct section *section = &finder->reader.document->sections[index];
    const struct block *heading = &finder->reader.document->blocks[section->heading];
    struct inherited *inherited = &finder->sections[index];
    read_section(finder, index);
    if (!inherited->in_actions || inherited->consumed || section->own == SECTION_ACTIONS ||
        heading->kind != BLOCK_HEADING || !heading_is_item(finder, section))
        return;
    struct action_item item = {.block = section->heading,
                               .first_block = section->heading,
                               .block_end = section->block_end,
                               .group = (1u << 30) | index};
    action_read_text(&finder->reader, heading->prose, &item);
    read_details(finder, section->heading + 1, section->block_end, &item);
    add_item(finder, item, inherited);
    inherited->consumed = true;
}

/* "The storage team is taking the following actions:" */
static bool team_takes_following(struct slice text)
{
    static const char promises[] =
        "following actions|following action items|following steps|following changes|following improvements";
    size_t at = 0;
    struct slice article = phrase_word(text, &at);
    ptrdiff_t team = phrase_find(text, "team", 0);
    return phrase_find_any(text, promises, NULL) && slice_equals_caseless(article, SLICE_LITERAL("the")) && team > 0 &&
           team < 60;
}

/* "Action: add an alert", with lines of fields below it. */
static void read_labelled_item(struct finder *finder, uint32_t block, const struct inherited *inherited)
{
    const struct document *document = finder->reader.document;
    const struct block *source = &document->blocks[block];
    uint32_t end = block + 1;
    while (end < document->block_count && document->blocks[end].item == NO_INDEX &&
           document->blocks[end].section == source->section && is_field_block(finder, end))
        end++;
    struct action_item item = {
        .block = block, .first_block = block, .block_end = end, .group = (1u << 29) | (source->section & 0x1FFFFFFF)};
    size_t value = 0;
    field_of_label(block_text(finder, block), &value);
    action_read_text(&finder->reader, (struct span){source->prose.start + (uint32_t)value, source->prose.end}, &item);
    read_details(finder, block + 1, end, &item);
    add_item(finder, item, inherited);
    finder->details_end = end;
}

/* "Owner for all: Storage" speaks for the list below; "Pin the image. Owner: Lena." is an item of its own. */
static void read_paragraph(struct finder *finder, uint32_t block)
{
    const struct block *source = &finder->reader.document->blocks[block];
    struct inherited *inherited = section_of(finder, source);
    struct slice text = block_text(finder, block);
    if (!inherited->in_actions || inherited->consumed || source->quote_depth > 0 || block < finder->details_end)
        return;
    if (field_of_block(finder, block) == FIELD_TEXT) {
        read_labelled_item(finder, block, inherited);
        return;
    }
    if (action_says_none(text)) {
        finder->actions->none_stated = true;
        return;
    }
    struct action_item item = {.block = block,
                               .first_block = block,
                               .block_end = block + 1,
                               .group = (1u << 29) | (source->section & 0x1FFFFFFF)};
    if (is_field_block(finder, block)) {
        action_read_fields(&finder->reader, source->prose, &inherited->fields);
        return;
    }
    action_read_text(&finder->reader, source->prose, &item);
    if (item.has_owner && span_length(item.owner) > 0 && span_length(item.due) > 0 && phrase_word_count(text) < 40)
        add_item(finder, item, inherited);
    else if (team_takes_following(text))
        inherited->fields.has_owner = true;
}

static void read_block(struct finder *finder, uint32_t block)
{
    const struct document *document = finder->reader.document;
    const struct block *source = &document->blocks[block];
    if (source->table != NO_INDEX) {
        if (document->tables[source->table].first_block == block)
            read_table(finder, source->table);
    } else if (source->item != NO_INDEX) {
        read_list_block(finder, block);
    } else if (source->kind == BLOCK_PARAGRAPH) {
        read_paragraph(finder, block);
    }
}

static bool is_task(const struct finder *finder, const struct action_item *item)
{
    const struct list_item *source = item_of(finder, item->block);
    return source && source->task != TASK_NONE;
}

/* "Reviewers should verify ..." is advice, "... (owner: Jane)" is a field: an owner counts behind the text, or as a
 * mention. */
static bool names_a_field(const struct finder *finder, const struct action_item *item)
{
    bool owner =
        item->owner.start > item->text.start || field_is_mention(document_text(finder->reader.document, item->owner));
    return (span_length(item->owner) > 0 && owner) || span_length(item->due) > 0 || span_length(item->priority) > 0 ||
           span_length(item->ticket) > 0;
}

/* Advice is taken for items after all where its list or table gives one of them a field, or is a task list. */
static void settle_advice(struct finder *finder)
{
    for (size_t first = 0, end; first < finder->count; first = end) {
        bool fields = false;
        for (end = first; end < finder->count && finder->items[end].group == finder->items[first].group; end++)
            fields = fields || names_a_field(finder, &finder->items[end]) || is_task(finder, &finder->items[end]);
        for (size_t i = first; i < end && fields; i++)
            finder->items[i].advice = false;
    }
}

void actions_find(struct actions *actions, const struct document *document, const struct entities *entities,
                  struct arena *arena)
{
    struct finder finder = {.reader = {document, entities}, .actions = actions, .arena = arena};
    *actions = (struct actions){0};
    finder.sections = arena_alloc(arena, (document->section_count + 1) * sizeof *finder.sections);
    finder.leads = arena_alloc(arena, (document->item_count + 1) * sizeof *finder.leads);
    finder.leading = arena_alloc(arena, document->item_count + 1);
    uint32_t section = 0;
    for (uint32_t block = 0; block < document->block_count; block++) {
        while (section < document->section_count && document->sections[section].heading <= block)
            read_section_heading(&finder, section++);
        read_block(&finder, block);
    }
    settle_advice(&finder);
    actions->items = finder.items;
    actions->count = finder.count;
}

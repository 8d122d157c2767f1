#include "text/markdown.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "text/label.h"
#include "text/leaf.h"
#include "text/salvage.h"

/* One parse: the body of the source, or lines of it read again because they only look like code. */
struct parse {
    uint32_t first_line; /* 0-based source line of the parse's line 1 */
    bool flush;          /* quote marks and indentation before the text of each line were dropped */
    uint8_t quotes;      /* the block quotes around a flush parse */
    uint32_t start;      /* first byte of a flush parse: a list mark may stand before it */
};

struct walk {
    struct draft *draft;
    struct parse parse;
    cmark_iter *iterator;
    struct leaf leaf;
    uint32_t item; /* innermost list item, NO_INDEX outside lists */
    uint32_t list; /* number of the innermost list */
    uint8_t quotes;
    bool item_begins; /* no paragraph of the item was read yet */
};

static void parse_and_walk(struct walk *walk, struct slice text);

static struct slice literal_of(cmark_node *node)
{
    return slice_of(cmark_node_get_literal(node));
}

static struct slice text_of(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_TEXT ? literal_of(node) : (struct slice){"", 0};
}

static uint32_t source_line_of(const struct walk *walk, int line)
{
    uint32_t last = (uint32_t)walk->draft->source->line_count - 1;
    uint32_t index = walk->parse.first_line + (uint32_t)(line > 0 ? line - 1 : 0);
    return index < last ? index : last;
}

static uint32_t line_end(const struct source *source, uint32_t line)
{
    struct slice text = source_line(source, line + 1);
    return (uint32_t)(text.text + text.length - source->bytes.text);
}

/* Where the text of a flush line begins: after quote marks and indentation, which the first line has left behind. */
static uint32_t flush_start(const struct walk *walk, uint32_t line)
{
    const struct source *source = walk->draft->source;
    bool first = line == walk->parse.first_line;
    uint32_t at = first ? walk->parse.start : source->lines[line], end = line_end(source, line);
    for (unsigned quotes = first ? walk->parse.quotes : 0; at < end; at++) {
        char c = source->bytes.text[at];
        if (!ascii_is_blank(c) && (c != '>' || ++quotes > walk->parse.quotes))
            break;
    }
    return at;
}

/* A block's first byte. Columns of blocks are believed because only container marks stand before them. */
static uint32_t block_start(const struct walk *walk, cmark_node *node)
{
    const struct source *source = walk->draft->source;
    uint32_t line = source_line_of(walk, cmark_node_get_start_line(node));
    uint32_t start = walk->parse.flush ? flush_start(walk, line) : source->lines[line];
    if (start < source->body)
        start = (uint32_t)source->body;
    int column = cmark_node_get_start_column(node);
    uint32_t end = line_end(source, line), at = start + (uint32_t)(column > 0 ? column - 1 : 0);
    return at < end ? at : end;
}

static struct span block_lines(const struct walk *walk, cmark_node *node)
{
    return (struct span){source_line_of(walk, cmark_node_get_start_line(node)),
                         source_line_of(walk, cmark_node_get_end_line(node))};
}

static void enter_quote(struct walk *walk, cmark_node *node)
{
    (void)node;
    walk->quotes += walk->quotes < UINT8_MAX;
}

static void leave_quote(struct walk *walk, cmark_node *node)
{
    (void)node;
    walk->quotes -= walk->quotes > 0;
}

/* The list's node carries the number of its next item. */
static void enter_list(struct walk *walk, cmark_node *node)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    uintptr_t first = ordered ? (uintptr_t)cmark_node_get_list_start(node) : 0;
    cmark_node_set_user_data(node, (void *)first);
    walk->list = walk->draft->list_count++;
}

static void leave_list(struct walk *walk, cmark_node *node)
{
    (void)node;
    if (walk->item != NO_INDEX)
        walk->list = walk->draft->items[walk->item].list;
}

/* The number that a reader is shown: counted on from the list's start. */
static uint32_t item_number(cmark_node *node)
{
    cmark_node *list = cmark_node_parent(node);
    uintptr_t number = (uintptr_t)cmark_node_get_user_data(list);
    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
        return 0;
    cmark_node_set_user_data(list, (void *)(number + 1));
    return (uint32_t)number;
}

static uint8_t one_deeper(uint8_t depth)
{
    return depth < UINT8_MAX ? (uint8_t)(depth + 1) : depth;
}

static void enter_item(struct walk *walk, cmark_node *node)
{
    struct draft *draft = walk->draft;
    struct list_item item = {
        .parent = walk->item,
        .list = walk->list,
        .first_block = (uint32_t)draft->block_count,
        .number = item_number(node),
        .depth = walk->item == NO_INDEX ? 1 : one_deeper(draft->items[walk->item].depth),
        .source.start = block_start(walk, node),
    };
    walk->item = (uint32_t)draft->item_count;
    walk->item_begins = true;
    *ARENA_PUSH(draft->arena, draft->items, draft->item_count, draft->item_capacity) = item;
}

static void leave_item(struct walk *walk, cmark_node *node)
{
    struct list_item *item = &walk->draft->items[walk->item];
    uint32_t end = line_end(walk->draft->source, block_lines(walk, node).end);
    item->block_end = (uint32_t)walk->draft->block_count;
    item->source.end = end > item->source.start ? end : item->source.start;
    walk->item = item->parent;
    walk->item_begins = false;
}

/* Past the '#' signs and blanks of an ATX heading. */
static bool skip_number_signs(struct cursor *cursor)
{
    struct cursor probe = *cursor;
    while (cursor_skip_byte(&probe, '#'))
        ;
    if (probe.at == cursor->at || (probe.at < probe.line_end && !ascii_is_blank(probe.bytes[probe.at])))
        return false;
    cursor_skip_blanks(&probe, false);
    *cursor = probe;
    return true;
}

static void begin_leaf(struct walk *walk, cmark_node *node, struct block frame)
{
    struct span lines = block_lines(walk, node);
    frame.quote_depth = walk->quotes;
    frame.item = walk->item;
    walk->leaf = (struct leaf){.draft = walk->draft, .frame = frame, .task_allowed = walk->item_begins};
    cursor_init(&walk->leaf.cursor, walk->draft->source, lines.start, lines.end, walk->quotes);
    cursor_move(&walk->leaf.cursor, block_start(walk, node));
    bool atx = frame.kind == BLOCK_HEADING && skip_number_signs(&walk->leaf.cursor);
    walk->leaf.underlined = frame.kind == BLOCK_HEADING && !atx;
    walk->leaf.definitions_allowed = !atx;
    walk->item_begins = false;
    leaf_begin(&walk->leaf, text_of(cmark_node_first_child(node)));
}

static void enter_paragraph(struct walk *walk, cmark_node *node)
{
    begin_leaf(walk, node, (struct block){.kind = BLOCK_PARAGRAPH});
}

static void enter_heading(struct walk *walk, cmark_node *node)
{
    int level = cmark_node_get_heading_level(node);
    begin_leaf(walk, node, (struct block){.kind = BLOCK_HEADING, .heading_level = (uint8_t)level});
}

static void leave_leaf(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_end(&walk->leaf);
}

static bool is_fenced(const struct walk *walk, cmark_node *node)
{
    const struct source *source = walk->draft->source;
    uint32_t start = block_start(walk, node);
    struct slice text =
        slice_sub(source->bytes, start, line_end(source, source_line_of(walk, cmark_node_get_start_line(node))));
    return slice_starts_with(text, "```") || slice_starts_with(text, "~~~");
}

static void add_code(struct walk *walk, cmark_node *node, struct span lines)
{
    struct draft *draft = walk->draft;
    struct span content = {draft->source->lines[lines.start], line_end(draft->source, lines.end)};
    if (!literal_of(node).length)
        content.end = content.start;
    *ARENA_PUSH(draft->arena, draft->code, draft->code_count, draft->code_capacity) =
        (struct code_block){content, NO_INDEX};
    *ARENA_PUSH(draft->arena, draft->code_after, draft->code_after_count, draft->code_after_capacity) =
        (uint32_t)draft->block_count;
}

/* The lines of a block by its literal: the parser's last line may be one too many or one too few. */
static struct span literal_lines(const struct walk *walk, cmark_node *node, uint32_t first)
{
    struct slice literal = literal_of(node);
    uint32_t count = 0, last = (uint32_t)walk->draft->source->line_count - 1;
    for (size_t i = 0; i < literal.length; i++)
        count += literal.text[i] == '\n';
    struct span lines = {first, first + (count ? count - 1 : 0)};
    return (struct span){lines.start < last ? lines.start : last, lines.end < last ? lines.end : last};
}

/* Reads indented lines again as the list or prose they are. */
static void read_salvaged(struct walk *walk, struct slice text, cmark_node *node)
{
    struct parse parse = {block_lines(walk, node).start, true, walk->quotes, block_start(walk, node)};
    struct walk inner = {
        .draft = walk->draft, .parse = parse, .item = walk->item, .list = walk->list, .quotes = walk->quotes};
    parse_and_walk(&inner, text);
}

static void enter_code_block(struct walk *walk, cmark_node *node)
{
    struct span lines = block_lines(walk, node);
    if (is_fenced(walk, node)) {
        add_code(walk, node, literal_lines(walk, node, lines.start + 1));
        return;
    }
    bool in_list = walk->item != NO_INDEX || cmark_node_get_type(cmark_node_previous(node)) == CMARK_NODE_LIST;
    struct buffer text = BUFFER_INIT;
    if (!walk->parse.flush && salvage_prose(literal_of(node), in_list, &text))
        read_salvaged(walk, buffer_slice(&text), node);
    else
        add_code(walk, node, literal_lines(walk, node, lines.start));
    buffer_release(&text);
}

static void enter_html_block(struct walk *walk, cmark_node *node)
{
    struct draft *draft = walk->draft;
    struct span lines = literal_lines(walk, node, block_lines(walk, node).start);
    struct slice bytes = slice_sub(draft->source->bytes, 0, line_end(draft->source, lines.end));
    ptrdiff_t start = block_start(walk, node), end;
    while ((start = slice_find(bytes, SLICE_LITERAL("<!--"), (size_t)start)) >= 0) {
        end = slice_find(bytes, SLICE_LITERAL("-->"), (size_t)start + 2);
        if (end < 0)
            return;
        *ARENA_PUSH(draft->arena, draft->comments, draft->comment_count, draft->comment_capacity) =
            (struct comment){{(uint32_t)start, (uint32_t)end + 3}, (uint32_t)draft->block_count};
        start = end + 3;
    }
}

static void enter_text(struct walk *walk, cmark_node *node)
{
    leaf_text(&walk->leaf, literal_of(node));
}

/* What follows a line break: "**Label:** text", "**Label**: text", "**Label** - text", or something else. */
static struct leaf_line next_line(cmark_node *node)
{
    cmark_node *next = cmark_node_next(node);
    if (!next || cmark_node_get_type(next) != CMARK_NODE_STRONG)
        return (struct leaf_line){.text = text_of(next)};
    struct slice after = text_of(cmark_node_next(next));
    bool colon = slice_starts_with(after, ":") || slice_ends_with(text_of(cmark_node_last_child(next)), ":");
    return (struct leaf_line){.text = {"", 0}, .strong_label = colon, .strong_dash = label_separator_length(after) > 0};
}

static void enter_break(struct walk *walk, cmark_node *node)
{
    leaf_break(&walk->leaf, next_line(node));
}

static void enter_code(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_code(&walk->leaf);
}

static void enter_html(struct walk *walk, cmark_node *node)
{
    leaf_html(&walk->leaf, literal_of(node));
}

static void pass_emphasis(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_emphasis(&walk->leaf, 1);
}

static void enter_strong(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_strong_begin(&walk->leaf);
}

static void leave_strong(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_strong_end(&walk->leaf);
}

/* Autolinks and marks of footnotes are read as a whole; their text is not for the reader. */
static void enter_link(struct walk *walk, cmark_node *node)
{
    if (cursor_peek(&walk->leaf.cursor) == '<') {
        leaf_autolink(&walk->leaf);
    } else if (!leaf_note(&walk->leaf)) {
        leaf_link_begin(&walk->leaf);
        return;
    }
    cmark_iter_reset(walk->iterator, node, CMARK_EVENT_EXIT);
}

static void leave_link(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_link_end(&walk->leaf);
}

static void enter_image(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_image_begin(&walk->leaf);
}

static void leave_image(struct walk *walk, cmark_node *node)
{
    (void)node;
    leaf_image_end(&walk->leaf);
}

struct handler {
    void (*enter)(struct walk *, cmark_node *);
    void (*leave)(struct walk *, cmark_node *);
};

static const struct handler handlers[] = {
    [CMARK_NODE_BLOCK_QUOTE] = {enter_quote, leave_quote},
    [CMARK_NODE_LIST] = {enter_list, leave_list},
    [CMARK_NODE_ITEM] = {enter_item, leave_item},
    [CMARK_NODE_CODE_BLOCK] = {enter_code_block, NULL},
    [CMARK_NODE_HTML_BLOCK] = {enter_html_block, NULL},
    [CMARK_NODE_PARAGRAPH] = {enter_paragraph, leave_leaf},
    [CMARK_NODE_HEADING] = {enter_heading, leave_leaf},
    [CMARK_NODE_TEXT] = {enter_text, NULL},
    [CMARK_NODE_SOFTBREAK] = {enter_break, NULL},
    [CMARK_NODE_LINEBREAK] = {enter_break, NULL},
    [CMARK_NODE_CODE] = {enter_code, NULL},
    [CMARK_NODE_HTML_INLINE] = {enter_html, NULL},
    [CMARK_NODE_EMPH] = {pass_emphasis, pass_emphasis},
    [CMARK_NODE_STRONG] = {enter_strong, leave_strong},
    [CMARK_NODE_LINK] = {enter_link, leave_link},
    [CMARK_NODE_IMAGE] = {enter_image, leave_image},
};

_Static_assert(CMARK_NODE_LAST_INLINE == CMARK_NODE_IMAGE, "a node type without a handler");

static void walk_tree(struct walk *walk, cmark_node *root)
{
    cmark_event_type event;
    walk->iterator = cmark_iter_new(root);
    while ((event = cmark_iter_next(walk->iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk->iterator);
        const struct handler *handler = &handlers[cmark_node_get_type(node)];
        void (*handle)(struct walk *, cmark_node *) = event == CMARK_EVENT_ENTER ? handler->enter : handler->leave;
        if (handle)
            handle(walk, node);
    }
    cmark_iter_free(walk->iterator);
}

static void *resize(void *block, size_t size)
{
    return memory_resize(block, size, 1);
}

/* The parser's own allocator would abort() when memory runs out. */
static void parse_and_walk(struct walk *walk, struct slice text)
{
    cmark_mem memory = {memory_zero, resize, free};
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
    cmark_parser_feed(parser, text.text, text.length);
    cmark_node *root = cmark_parser_finish(parser);
    walk_tree(walk, root);
    cmark_node_free(root);
    cmark_parser_free(parser);
}

void markdown_read(struct draft *draft)
{
    const struct source *source = draft->source;
    struct walk walk = {
        .draft = draft,
        .parse.first_line = source_position(source, source->body).line - 1,
        .item = NO_INDEX,
    };
    parse_and_walk(&walk, slice_sub(source->bytes, source->body, source->bytes.length));
}

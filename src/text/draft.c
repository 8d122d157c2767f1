#include "text/draft.h"

#include <string.h>

/* Prose is hardly ever longer than its source: one allocation serves nearly every document. */
void draft_init(struct draft *draft, const struct source *source, struct arena *arena)
{
    size_t room = source->bytes.length + 64;
    *draft =
        (struct draft){.source = source, .arena = arena, .prose = arena_alloc(arena, room), .prose_capacity = room};
}

static char *prose_room(struct draft *draft, size_t length)
{
    size_t needed = draft->prose_length + length;
    if (needed > draft->prose_capacity) {
        size_t capacity = needed > draft->prose_capacity * 2 ? needed : draft->prose_capacity * 2;
        draft->prose = arena_grow(draft->arena, draft->prose, draft->prose_capacity, capacity);
        draft->prose_capacity = capacity;
    }
    return draft->prose + draft->prose_length;
}

static struct segment *last_segment(struct draft *draft)
{
    return draft->segment_count ? &draft->segments[draft->segment_count - 1] : NULL;
}

/* Blanks are single, so two bytes always hold something else. */
static void note_plain(struct draft *draft, const char *text, size_t length)
{
    if (!draft->struck && (length > 1 || *text != ' '))
        draft_note(draft)->plain = true;
}

/* Appends prose, a segment for it, and counts what is not struck through. */
static void append(struct draft *draft, enum segment_kind kind, struct span source, const char *text, size_t length)
{
    memcpy(prose_room(draft, length), text, length);
    uint32_t start = (uint32_t)draft->prose_length;
    draft->prose_length += length;
    *ARENA_PUSH(draft->arena, draft->segments, draft->segment_count, draft->segment_capacity) =
        (struct segment){{start, (uint32_t)draft->prose_length}, source, kind};
    note_plain(draft, text, length);
}

static bool at_blank(const struct draft *draft)
{
    return draft->prose_length == draft->open->prose.start || draft->prose[draft->prose_length - 1] == ' ';
}

static bool continues(const struct segment *segment, enum segment_kind kind, size_t prose, uint32_t source)
{
    return segment && segment->kind == kind && segment->prose.end == prose && segment->source.end == source;
}

void draft_verbatim(struct draft *draft, uint32_t start, uint32_t length)
{
    const char *bytes = draft->source->bytes.text;
    while (length && bytes[start] == ' ' && at_blank(draft))
        start++, length--;
    if (!length)
        return;
    struct segment *last = last_segment(draft);
    if (!continues(last, SEGMENT_VERBATIM, draft->prose_length, start) ||
        last->prose.start < draft->open->prose.start) {
        append(draft, SEGMENT_VERBATIM, (struct span){start, start + length}, bytes + start, length);
        return;
    }
    memcpy(prose_room(draft, length), bytes + start, length);
    draft->prose_length += length;
    last->prose.end += length;
    last->source.end += length;
    note_plain(draft, bytes + start, length);
}

void draft_decoded(struct draft *draft, struct span source, const char *text, size_t length)
{
    append(draft, SEGMENT_DECODED, source, text, length);
}

void draft_placeholder(struct draft *draft, struct span source)
{
    append(draft, SEGMENT_PLACEHOLDER, source, TEXT_PLACEHOLDER, sizeof TEXT_PLACEHOLDER - 1);
}

/* Takes the blank that ends the prose back, so that a line break can stand for it. */
static struct span take_blank(struct draft *draft, struct span source)
{
    struct segment *last = last_segment(draft);
    if (!last || last->prose.start < draft->open->prose.start || draft->prose[draft->prose_length - 1] != ' ')
        return source;
    uint32_t start = last->kind == SEGMENT_VERBATIM ? last->source.end - 1 : last->source.start;
    draft_rollback(draft, draft->prose_length - 1);
    return (struct span){start, source.end};
}

void draft_blank(struct draft *draft, struct span source, enum segment_kind kind)
{
    if (kind == SEGMENT_BREAK && draft->prose_length > draft->open->prose.start)
        source = take_blank(draft, source);
    if (!at_blank(draft))
        append(draft, kind, source, " ", 1);
}

void draft_unplaced(struct draft *draft, struct span lines, const char *text, size_t length)
{
    draft->open->exact = false;
    if (length == 1 && *text == ' ' && at_blank(draft))
        return;
    struct segment *last = last_segment(draft);
    append(draft, SEGMENT_UNPLACED, lines, text, length);
    if (last && last->kind == SEGMENT_UNPLACED && last->prose.start >= draft->open->prose.start) {
        last = &draft->segments[--draft->segment_count - 1];
        last->prose.end = (uint32_t)draft->prose_length;
    }
}

void draft_stop(struct draft *draft)
{
    *ARENA_PUSH(draft->arena, draft->stops, draft->stop_count, draft->stop_capacity) = (uint32_t)draft->prose_length;
}

void draft_rollback(struct draft *draft, size_t length)
{
    struct segment *last = last_segment(draft);
    while (last && last->prose.start >= length && last->prose.start >= draft->open->prose.start) {
        draft->segment_count--;
        last = last_segment(draft);
    }
    if (last && last->prose.end > length) {
        uint32_t less = last->prose.end - (uint32_t)length;
        last->prose.end -= less;
        if (last->kind == SEGMENT_VERBATIM)
            last->source.end -= less;
    }
    draft->prose_length = length;
}

struct block *draft_open(struct draft *draft, enum block_kind kind, uint32_t start)
{
    uint32_t prose = (uint32_t)draft->prose_length;
    draft->open = ARENA_PUSH(draft->arena, draft->blocks, draft->block_count, draft->block_capacity);
    *draft->open = (struct block){
        .kind = kind,
        .prose = {prose, prose},
        .source = {start, start},
        .section = NO_INDEX,
        .exact = true,
        .item = NO_INDEX,
        .table = NO_INDEX,
    };
    *ARENA_PUSH(draft->arena, draft->notes, draft->note_count, draft->note_capacity) = (struct block_note){0};
    draft->struck = false;
    return draft->open;
}

/* The '\n' that ends each block comes from no source byte. */
static void close_prose(struct draft *draft, uint32_t end)
{
    *prose_room(draft, 1) = '\n';
    uint32_t at = (uint32_t)draft->prose_length++;
    *ARENA_PUSH(draft->arena, draft->segments, draft->segment_count, draft->segment_capacity) =
        (struct segment){{at, at + 1}, {end, end}, SEGMENT_BREAK};
}

void draft_close(struct draft *draft, uint32_t end)
{
    struct block *block = draft->open;
    if (draft->prose_length > block->prose.start && draft->prose[draft->prose_length - 1] == ' ')
        draft_rollback(draft, draft->prose_length - 1);
    if (draft->prose_length == block->prose.start && block->kind == BLOCK_PARAGRAPH) {
        draft->block_count--;
        draft->note_count--;
        draft->open = NULL;
        return;
    }
    block->prose.end = block->body.end = (uint32_t)draft->prose_length;
    block->body.start = block->prose.start;
    block->label = (struct span){block->prose.start, block->prose.start};
    block->source.end = end > block->source.start ? end : block->source.start;
    block->struck = span_length(block->prose) && !draft_note(draft)->plain;
    close_prose(draft, block->source.end);
    draft->open = NULL;
}

struct block_note *draft_note(struct draft *draft)
{
    return &draft->notes[draft->note_count - 1];
}

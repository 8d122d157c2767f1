#include "read/timeline.h"

#include "base/ascii.h"
#include "read/clock.h"
#include "read/date.h"
#include "read/phrase.h"
#include "read/section_tree.h"

enum {
    MINUTES_A_DAY = 24 * 60,
    MIDNIGHT_DROP = 8 * 60,
    ANY_YEAR = 2000,
    LOOK_BACK = 256 /* entries between two of one lane: the details of a nested list */
};
enum lane_kind { LANE_LIST = 1, LANE_TABLE, LANE_CODE, LANE_SECTION, LANE_HEADINGS };

struct finder {
    const struct document *document;
    struct arena *arena;
    struct timeline_entry *entries;
    size_t count, capacity;
    size_t segment;  /* the first segment not before the block being read */
    bool day_passed; /* a line with a date and no time, or a heading, since the last entry */
    long day;        /* of that line */
    bool has_day;
};

/* What stands in front of a time: a date, a weekday, "around". */
struct lead {
    struct date date;
    bool dated, weekday;
};

static struct slice rest_of(struct slice text, size_t at)
{
    return slice_sub(text, at, text.length);
}

static size_t skip_marks(struct slice text, size_t at)
{
    while (at < text.length && !phrase_is_word_byte(text, at) && text.text[at] != '+')
        at++;
    return at;
}

/* Reads what may stand before a time and returns where the time should begin. */
static size_t read_lead(struct slice text, struct lead *lead)
{
    static const char words[] =
        "on|at|around|approx|approximately|about|circa|ca|the|from|between|day|by|before|after|since";
    *lead = (struct lead){0};
    for (size_t at = skip_marks(text, 0);;) {
        struct slice rest = rest_of(text, at);
        size_t weekday = date_weekday(rest), date = date_read(rest, &lead->date);
        size_t length = weekday ? weekday : date ? date : phrase_prefix_any(rest, words);
        lead->weekday = lead->weekday || weekday > 0;
        lead->dated = lead->dated || date > 0;
        if (!length)
            return at;
        at += length;
        if (date && at < text.length && text.text[at] == 'T')
            at++;
        at = skip_marks(text, at);
    }
}

/* --- entries --- */

static struct timeline_entry *last_in_lane(const struct finder *finder, uint32_t lane)
{
    size_t end = finder->count > LOOK_BACK ? finder->count - LOOK_BACK : 0;
    for (size_t i = finder->count; i-- > end;)
        if (finder->entries[i].lane == lane && finder->entries[i].leading)
            return &finder->entries[i];
    return NULL;
}

/* An entry without a date stands on the day of the one above it, or on the next when the clock has run past midnight.
 */
static void place_on_day(const struct finder *finder, struct timeline_entry *entry, const struct lead *lead)
{
    const struct timeline_entry *before = last_in_lane(finder, entry->lane);
    entry->new_day = lead->dated || lead->weekday || finder->day_passed;
    if (lead->dated || finder->has_day) {
        entry->dated = true;
        entry->minute += MINUTES_A_DAY * (lead->dated ? date_days(lead->date, ANY_YEAR) : finder->day);
    } else if (before && before->dated && !entry->new_day) {
        entry->dated = true;
        entry->minute += before->minute - ((before->minute % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
        if (before->minute - entry->minute > MIDNIGHT_DROP)
            entry->minute += MINUTES_A_DAY;
    }
}

static struct timeline_entry *add_entry(struct finder *finder, const struct clock *clock, const struct lead *lead,
                                        uint32_t lane, bool leading)
{
    struct timeline_entry entry = {.minute = clock->minute - clock->offset,
                                   .lane = lane,
                                   .leading = leading,
                                   .relative = clock->relative,
                                   .zoned = clock->zoned,
                                   .block = NO_INDEX,
                                   .section = NO_INDEX};
    if (leading && !clock->relative)
        place_on_day(finder, &entry, lead);
    if (leading && lead->dated)
        finder->has_day = false;
    if (leading)
        finder->day_passed = false;
    struct timeline_entry *added = ARENA_PUSH(finder->arena, finder->entries, finder->count, finder->capacity);
    *added = entry;
    return added;
}

/* A line that is a date and nothing more dates what follows. */
static void note_day(struct finder *finder, struct slice line, const struct lead *lead, size_t after)
{
    if (!(lead->dated || lead->weekday) || phrase_word_count(rest_of(line, after)) > 3)
        return;
    finder->day_passed = true;
    finder->has_day = lead->dated;
    if (lead->dated)
        finder->day = date_days(lead->date, ANY_YEAR);
}

static void locate(const struct finder *finder, struct timeline_entry *entry, uint32_t block, struct span prose)
{
    entry->block = block;
    entry->section = finder->document->blocks[block].section;
    entry->prose = prose;
    entry->source = document_source_range(finder->document, prose);
    entry->label = document_text(finder->document, prose);
}

static void add_times_inside(struct finder *finder, uint32_t block, struct span line, size_t from, uint32_t lane)
{
    struct slice text = document_text(finder->document, line);
    struct clock clock;
    struct span where;
    struct lead none = {0};
    for (size_t at = from; clock_find(text, at, &clock, &where); at = where.end) {
        struct timeline_entry *entry = add_entry(finder, &clock, &none, lane, false);
        locate(finder, entry, block, (struct span){line.start + where.start, line.start + where.end});
    }
}

/* A time in a code span at the beginning of the line: "`11:02` deploy". */
static size_t read_code_span(const struct finder *finder, struct span line, struct clock *clock, struct slice *label)
{
    struct slice text = document_text(finder->document, line);
    size_t start = 0, length = sizeof TEXT_PLACEHOLDER - 1;
    while (start < text.length && (ascii_is_blank(text.text[start]) || text.text[start] == '-'))
        start++;
    if (!slice_starts_with(rest_of(text, start), TEXT_PLACEHOLDER))
        return 0;
    struct span prose = {line.start + (uint32_t)start, line.start + (uint32_t)(start + length)};
    struct span source = document_source_range(finder->document, prose);
    struct slice code = slice_sub(finder->document->source->bytes, source.start, source.end);
    while (code.length > 2 && code.text[0] == '`')
        code = slice_sub(code, 1, code.length - 1);
    struct lead lead;
    size_t at = read_lead(code, &lead), time = clock_read(rest_of(code, at), true, clock);
    *label = slice_sub(code, at, at + time);
    return time ? start + length : 0;
}

/* Reads one line of prose; true when it begins with a time. */
static bool read_line(struct finder *finder, uint32_t block, struct span line, uint32_t lane)
{
    struct slice text = document_text(finder->document, line);
    struct lead lead;
    struct clock clock;
    size_t at = read_lead(text, &lead), length = clock_read(rest_of(text, at), true, &clock);
    struct slice label = {"", 0};
    size_t code = length ? 0 : read_code_span(finder, line, &clock, &label);
    if (code) {
        at = code - (sizeof TEXT_PLACEHOLDER - 1);
        length = sizeof TEXT_PLACEHOLDER - 1;
    }
    if (!length) {
        note_day(finder, text, &lead, at);
        add_times_inside(finder, block, line, 0, lane);
        return false;
    }
    struct timeline_entry *entry = add_entry(finder, &clock, &lead, lane, true);
    uint32_t start = line.start + (uint32_t)at;
    locate(finder, entry, block, (struct span){start, start + (uint32_t)length});
    entry->text = (struct span){start + (uint32_t)length, line.end};
    entry->label = code ? label : entry->label;
    return true;
}

/* --- blocks --- */

static void read_lines(struct finder *finder, uint32_t block, uint32_t lane)
{
    const struct document *document = finder->document;
    struct span prose = document->blocks[block].prose;
    uint32_t start = prose.start;
    size_t i = finder->segment;
    for (; i < document->segment_count && document->segments[i].prose.start < prose.end; i++) {
        const struct segment *segment = &document->segments[i];
        if (segment->kind != SEGMENT_BREAK || segment->prose.start < start)
            continue;
        read_line(finder, block, (struct span){start, segment->prose.start}, lane);
        start = segment->prose.end;
    }
    finder->segment = i;
    if (start < prose.end)
        read_line(finder, block, (struct span){start, prose.end}, lane);
}

static uint32_t lane_of(enum lane_kind kind, uint32_t index)
{
    return ((uint32_t)kind << 28) | (index & 0x0FFFFFFF);
}

static uint32_t lane_of_block(const struct document *document, const struct block *block)
{
    if (block->kind == BLOCK_HEADING) {
        uint32_t parent = block->section == NO_INDEX ? NO_INDEX : document->sections[block->section].parent;
        return lane_of(LANE_HEADINGS, parent);
    }
    if (block->item != NO_INDEX)
        return lane_of(LANE_LIST, document->items[block->item].list);
    return lane_of(LANE_SECTION, block->section);
}

/* Is this header one of times? */
static bool is_time_header(struct slice header)
{
    static const char words[] = "time|times|timestamp|when";
    return phrase_find_any(header, words, NULL) || clock_names_zone(header);
}

static const struct block *cell_after(const struct document *document, uint32_t cell)
{
    const struct block *next = &document->blocks[cell] + 1;
    return next < document->blocks + document->block_count && next->table == document->blocks[cell].table &&
                   next->row == document->blocks[cell].row
               ? next
               : NULL;
}

static void read_cell(struct finder *finder, uint32_t block, bool within)
{
    const struct document *document = finder->document;
    const struct block *cell = &document->blocks[block];
    struct slice header = document_column_header(document, cell);
    if (cell->row == 0 || cell->column > 1 || !(is_time_header(header) || (within && cell->column == 0)))
        return;
    if (!read_line(finder, block, cell->prose, lane_of(LANE_TABLE, cell->table)))
        return;
    const struct block *text = cell_after(document, block);
    if (text)
        finder->entries[finder->count - 1].text = text->prose;
}

static void read_code(struct finder *finder, const struct code_block *code, uint32_t index)
{
    struct slice bytes = finder->document->source->bytes;
    for (size_t start = code->source.start, end; start < code->source.end; start = end + 1) {
        for (end = start; end < code->source.end && bytes.text[end] != '\n'; end++)
            continue;
        struct slice line = slice_sub(bytes, start, end);
        struct lead lead;
        struct clock clock;
        size_t at = read_lead(line, &lead), length = clock_read(rest_of(line, at), true, &clock);
        if (!length)
            continue;
        struct timeline_entry *entry = add_entry(finder, &clock, &lead, lane_of(LANE_CODE, index), true);
        entry->source = (struct span){(uint32_t)(start + at), (uint32_t)(start + at + length)};
        entry->label = slice_sub(line, at, at + length);
        entry->section = code->section;
    }
}

/* --- zones --- */

static bool has_zoned_time(struct slice text)
{
    struct clock clock;
    struct span where;
    for (size_t at = 0; clock_find(text, at, &clock, &where); at = where.end)
        if (clock.zoned)
            return true;
    return false;
}

/* "All times in UTC+1", "from 14:00 to 15:10 UTC" anywhere; in a timeline any sentence without a time of its own. */
static bool gives_zone(struct slice text, bool within)
{
    static const char words[] = "times|time|timestamps|hours|timezone|time zone";
    struct clock clock;
    struct span where;
    bool about = phrase_find_any(text, words, NULL);
    bool bare = within && !clock_find(text, 0, &clock, &where);
    return ((about || bare) && clock_names_zone(text)) || has_zoned_time(text);
}

static bool block_gives_zone(const struct document *document, const struct block *block, bool within)
{
    struct slice text = document_text(document, block->prose);
    enum memo_kind kind = within ? MEMO_ZONE_IN_TIMELINE : MEMO_ZONE;
    bool *known = document->memo ? memo_find(document->memo, kind, text) : NULL;
    if (known)
        return *known;
    bool gives = gives_zone(text, within);
    known = document->memo ? memo_add(document->memo, kind, text, sizeof *known) : NULL;
    if (known)
        *known = gives;
    return gives;
}

static bool fields_give_zone(const struct document *document)
{
    static const char keys[] = "timezone|time_zone|time-zone|tz|time zone";
    for (size_t i = 0; i < document->field_count; i++)
        if (phrase_is_any(document->fields[i].key, keys) && document->fields[i].value.length > 0)
            return true;
    return false;
}

static void read_block(struct finder *finder, uint32_t index, bool within)
{
    const struct block *block = &finder->document->blocks[index];
    if (block->kind == BLOCK_CELL) {
        read_cell(finder, index, within);
    } else if (within && block->quote_depth == 0) {
        if (block->kind == BLOCK_HEADING)
            finder->day_passed = true;
        read_lines(finder, index, lane_of_block(finder->document, block));
    }
}

void timeline_find(struct timeline *timeline, const struct document *document, struct arena *arena)
{
    struct finder finder = {.document = document, .arena = arena};
    *timeline = (struct timeline){.zoned = fields_give_zone(document)};
    for (uint32_t block = 0; block < document->block_count; block++) {
        bool within = section_within(document, document->blocks[block].section, SECTION_TIMELINE);
        read_block(&finder, block, within);
        timeline->zoned = timeline->zoned || block_gives_zone(document, &document->blocks[block], within);
    }
    for (uint32_t code = 0; code < document->code_count; code++)
        if (section_within(document, document->code[code].section, SECTION_TIMELINE))
            read_code(&finder, &document->code[code], code);
    timeline->entries = finder.entries;
    timeline->count = finder.count;
}

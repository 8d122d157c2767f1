#include "text/source.h"

#include <string.h>

#include "base/utf8.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

enum { BINARY_PROBE = 8 * 1024, MARK_DISTANCE = 1024 };

/* The offset after the line end at or after offset, or the length when there is none. */
static size_t next_line_start(struct slice bytes, size_t offset)
{
    while (offset < bytes.length && bytes.text[offset] != '\n' && bytes.text[offset] != '\r')
        offset++;
    if (offset == bytes.length)
        return offset;
    bool crlf = bytes.text[offset] == '\r' && offset + 1 < bytes.length && bytes.text[offset + 1] == '\n';
    return offset + (crlf ? 2 : 1);
}

static bool ends_with_line_end(struct slice bytes)
{
    return bytes.length && (bytes.text[bytes.length - 1] == '\n' || bytes.text[bytes.length - 1] == '\r');
}

static void index_lines(struct source *source, struct arena *arena)
{
    uint32_t *lines = NULL;
    size_t count = 0, capacity = 0;
    *ARENA_PUSH(arena, lines, count, capacity) = 0;
    for (size_t at = next_line_start(source->bytes, 0); at < source->bytes.length;
         at = next_line_start(source->bytes, at))
        *ARENA_PUSH(arena, lines, count, capacity) = (uint32_t)at;
    if (ends_with_line_end(source->bytes))
        *ARENA_PUSH(arena, lines, count, capacity) = (uint32_t)source->bytes.length;
    source->lines = lines;
    source->line_count = count;
}

static struct source_mark next_character(const struct source *source, struct source_mark mark)
{
    uint32_t character;
    size_t length = utf8_decode(source->bytes.text + mark.byte, source->bytes.length - mark.byte, &character);
    return (struct source_mark){mark.byte + (uint32_t)length, mark.characters + 1,
                                mark.utf16 + (character > 0xFFFF ? 2 : 1)};
}

static void index_marks(struct source *source, struct arena *arena)
{
    struct source_mark *marks = NULL, mark = {0, 0, 0};
    size_t capacity = 0;
    for (size_t at = 0; at <= source->bytes.length; at += MARK_DISTANCE) {
        while (mark.byte < at) {
            uint32_t ascii = (uint32_t)utf8_ascii_prefix(slice_sub(source->bytes, mark.byte, at));
            mark = ascii ? (struct source_mark){mark.byte + ascii, mark.characters + ascii, mark.utf16 + ascii}
                         : next_character(source, mark);
        }
        *ARENA_PUSH(arena, marks, source->mark_count, capacity) = mark;
    }
    source->marks = marks;
}

/* Of a character that the byte splits, each byte before it counts as one. */
static struct source_mark counts_before(const struct source *source, size_t byte)
{
    size_t index = byte / MARK_DISTANCE;
    while (index > 0 && source->marks[index].byte > byte)
        index--;
    struct source_mark mark = source->marks[index];
    struct slice rest = slice_sub(source->bytes, mark.byte, byte);
    return (struct source_mark){(uint32_t)byte, mark.characters + (uint32_t)utf8_count(rest),
                                mark.utf16 + (uint32_t)utf8_utf16_length(rest)};
}

struct slice source_line(const struct source *source, size_t line)
{
    if (line < 1 || line > source->line_count)
        return (struct slice){"", 0};
    size_t end = line < source->line_count ? source->lines[line] : source->bytes.length;
    struct slice text = slice_sub(source->bytes, source->lines[line - 1], end);
    while (ends_with_line_end(text))
        text.length--;
    return text;
}

/* Without a byte-order mark and trailing blanks. */
static struct slice fence_line(const struct source *source, size_t line)
{
    struct slice text = source_line(source, line);
    if (line == 1 && slice_starts_with(text, byte_order_mark))
        text = slice_sub(text, 3, text.length);
    while (text.length && (text.text[text.length - 1] == ' ' || text.text[text.length - 1] == '\t'))
        text.length--;
    return text;
}

struct fence {
    const char *open, *close, *close_too;
    enum front_matter kind;
};

static const struct fence fences[] = {
    {"---", "---", "...", FRONT_MATTER_YAML},
    {"+++", "+++", "+++", FRONT_MATTER_TOML},
};

/* A document may begin with a thematic break: only a key, a comment or the closing fence makes it front matter. */
static bool begins_like_fields(const struct source *source, const struct fence *fence)
{
    struct slice line = slice_trim(source_line(source, 2));
    if (slice_equals_text(line, fence->close) || slice_starts_with(line, "#") || slice_starts_with(line, "["))
        return true;
    return line.length && memchr(line.text, fence->kind == FRONT_MATTER_YAML ? ':' : '=', line.length);
}

static size_t closing_line(const struct source *source, const struct fence *fence)
{
    for (size_t line = 2; line <= source->line_count; line++) {
        struct slice text = fence_line(source, line);
        if (slice_equals_text(text, fence->close) || slice_equals_text(text, fence->close_too))
            return line;
    }
    return 0;
}

static void take_front_matter(struct source *source, const struct fence *fence)
{
    size_t close = begins_like_fields(source, fence) ? closing_line(source, fence) : 0;
    if (!close)
        return;
    source->front_matter = fence->kind;
    source->front_matter_text = (struct span){source->lines[1], source->lines[close - 1]};
    source->body = close < source->line_count ? source->lines[close] : source->bytes.length;
}

static void find_front_matter(struct source *source)
{
    struct slice first = fence_line(source, 1);
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++)
        if (slice_equals_text(first, fences[i].open))
            take_front_matter(source, &fences[i]);
}

void source_init(struct source *source, const char *path, struct slice bytes, struct arena *arena)
{
    *source = (struct source){.path = path, .bytes = bytes};
    source->body = slice_starts_with(bytes, byte_order_mark) ? 3 : 0;
    source->invalid_utf8 = utf8_valid_prefix(bytes);
    index_lines(source, arena);
    index_marks(source, arena);
    find_front_matter(source);
}

/* The 0-based line that holds the byte. */
static size_t line_of(const struct source *source, size_t byte)
{
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (source->lines[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct position source_position(const struct source *source, size_t byte)
{
    if (byte > source->bytes.length)
        byte = source->bytes.length;
    size_t line = line_of(source, byte);
    /* Editors and protocols do not count a byte-order mark as a column. */
    size_t start = line == 0 && slice_starts_with(source->bytes, byte_order_mark) ? 3 : source->lines[line];
    if (start > byte)
        start = byte;
    struct source_mark before = counts_before(source, byte), line_start = counts_before(source, start);
    return (struct position){
        .byte = (uint32_t)byte,
        .line = (uint32_t)line + 1,
        .column = before.characters - line_start.characters + 1,
        .utf16 = before.utf16 - line_start.utf16,
        .utf8 = (uint32_t)(byte - start),
    };
}

bool source_is_binary(const struct source *source)
{
    static const char *const wide_marks[] = {"\xFF\xFE", "\xFE\xFF"};
    for (size_t i = 0; i < sizeof wide_marks / sizeof *wide_marks; i++)
        if (slice_starts_with(source->bytes, wide_marks[i]))
            return true;
    struct slice probe = slice_sub(source->bytes, 0, BINARY_PROBE);
    bool utf32_big = probe.length >= 4 && memcmp(probe.text, "\0\0\xFE\xFF", 4) == 0;
    return utf32_big || (probe.length && memchr(probe.text, '\0', probe.length));
}

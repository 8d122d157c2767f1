#include "lint/suggest/wording.h"

#include <string.h>

#include "base/ascii.h"

size_t wording_segment(const struct document *document, uint32_t offset)
{
    size_t low = 0, high = document->segment_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->segments[middle].prose.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct span cut(struct span segment, struct span range)
{
    return (struct span){segment.start > range.start ? segment.start : range.start,
                         segment.end < range.end ? segment.end : range.end};
}

static struct slice source_of(const struct document *document, struct span span)
{
    return slice_sub(document->source->bytes, span.start, span.end);
}

static bool on_one_line(struct slice text)
{
    return !memchr(text.text, '\n', text.length) && !memchr(text.text, '\r', text.length);
}

static struct slice decoded_wording(const struct document *document, const struct segment *segment)
{
    struct slice prose = document_text(document, segment->prose);
    struct slice source = source_of(document, segment->source);
    return slice_equals_text(prose, " ") || !on_one_line(source) ? prose : source;
}

static void add_segment(struct buffer *out, const struct document *document, const struct segment *segment,
                        struct span prose)
{
    switch (segment->kind) {
    case SEGMENT_PLACEHOLDER:
        buffer_add_slice(out, source_of(document, segment->source));
        break;
    case SEGMENT_DECODED:
        buffer_add_slice(out, decoded_wording(document, segment));
        break;
    case SEGMENT_BREAK:
        buffer_add_byte(out, ' ');
        break;
    default:
        buffer_add_slice(out, document_text(document, cut(segment->prose, prose)));
    }
}

/* The marks between two neighbouring segments of one range. */
static struct slice marks_between(const struct document *document, size_t left, size_t right)
{
    const struct segment *a = &document->segments[left], *b = &document->segments[right];
    if (a->kind == SEGMENT_UNPLACED || b->kind == SEGMENT_UNPLACED || a->kind == SEGMENT_BREAK ||
        b->kind == SEGMENT_BREAK || a->source.end >= b->source.start)
        return (struct slice){"", 0};
    struct slice marks = source_of(document, (struct span){a->source.end, b->source.start});
    return on_one_line(marks) ? marks : (struct slice){"", 0};
}

/* Marks of one kind on the way through a range. */
struct mark_count {
    unsigned open;     /* opened in it and not closed */
    unsigned unopened; /* closed in it, opened before it */
};

enum mark_kind { MARK_STAR, MARK_LINE, MARK_TILDE, MARK_BRACKET, MARK_KINDS };

struct marks {
    struct mark_count counts[MARK_KINDS];
};

static const char mark_bytes[MARK_KINDS] = {'*', '_', '~', '['};

static int kind_of_mark(char byte)
{
    const char *found = byte ? memchr(mark_bytes, byte == ']' ? '[' : byte, MARK_KINDS) : NULL;
    return found ? (int)(found - mark_bytes) : -1;
}

/* A run of marks opens where text follows it, closes where text stands before it; between words, whatever is open. */
static void pass_run(struct mark_count *count, char mark, unsigned length, bool text_before, bool text_after)
{
    bool closes = mark == ']' || (mark != '[' && text_before && (!text_after || count->open > 0));
    for (; length; length--)
        if (!closes)
            count->open++;
        else if (count->open > 0)
            count->open--;
        else
            count->unopened++;
}

static bool is_blank_at(struct slice bytes, size_t at)
{
    return at >= bytes.length || ascii_is_space(bytes.text[at]);
}

static void pass_marks(struct marks *marks, struct slice bytes, struct span span)
{
    bool before = span.start > 0 && !is_blank_at(bytes, span.start - 1), after = !is_blank_at(bytes, span.end);
    bool word_before = span.start > 0 && ascii_is_alnum(bytes.text[span.start - 1]);
    after = after && !(word_before && span.end < bytes.length && strchr(",.;:!?", bytes.text[span.end]));
    for (size_t i = span.start, end; i < span.end; i = end) {
        int kind = kind_of_mark(bytes.text[i]);
        for (end = i + 1; end < span.end && bytes.text[end] == bytes.text[i]; end++)
            ;
        if (bytes.text[i] == '(') /* a link's destination is text of no interest */
            return;
        if (kind >= 0)
            pass_run(&marks->counts[kind], bytes.text[i], (unsigned)(end - i), before, after);
    }
}

static struct marks marks_in(const struct document *document, size_t first, size_t end)
{
    struct slice bytes = document->source->bytes;
    struct marks marks = {0};
    for (size_t i = first + 1; i < end; i++) {
        struct slice between = marks_between(document, i - 1, i);
        uint32_t start = (uint32_t)(between.text - bytes.text);
        if (between.length)
            pass_marks(&marks, bytes, (struct span){start, start + (uint32_t)between.length});
    }
    return marks;
}

static bool are_whole(const struct marks *marks)
{
    for (size_t kind = 0; kind < MARK_KINDS; kind++)
        if (marks->counts[kind].open || marks->counts[kind].unopened)
            return false;
    return true;
}

static size_t segments_end(const struct document *document, size_t first, struct span prose)
{
    while (first < document->segment_count && document->segments[first].prose.start < prose.end)
        first++;
    return first;
}

/* Takes `count` bytes of the mark before the range in; false when they do not stand there. */
static bool take_before(struct slice bytes, struct span *range, char mark, unsigned count)
{
    for (; count; count--)
        if (range->start == 0 || bytes.text[--range->start] != mark)
            return false;
    return true;
}

static bool take_after(struct slice bytes, struct span *range, char mark, unsigned count)
{
    for (; count; count--)
        if (range->end == bytes.length || bytes.text[range->end++] != mark)
            return false;
    return true;
}

bool wording_source_range(const struct document *document, struct span prose, struct span *range)
{
    size_t first = wording_segment(document, prose.start);
    struct marks marks = marks_in(document, first, segments_end(document, first, prose));
    struct slice bytes = document->source->bytes;
    *range = document_source_range(document, prose);
    for (size_t kind = 0; kind < MARK_KINDS; kind++) {
        const struct mark_count *count = &marks.counts[kind];
        if (kind == MARK_BRACKET && (count->open || count->unopened))
            return false;
        if (!take_before(bytes, range, mark_bytes[kind], count->unopened) ||
            !take_after(bytes, range, mark_bytes[kind], count->open))
            return false;
    }
    return true;
}

void wording_add(struct buffer *out, const struct document *document, struct span prose)
{
    size_t first = wording_segment(document, prose.start), end = segments_end(document, first, prose);
    struct marks marks = marks_in(document, first, end);
    bool whole = are_whole(&marks);
    for (size_t i = first; i < end; i++) {
        if (whole && i > first)
            buffer_add_slice(out, marks_between(document, i - 1, i));
        add_segment(out, document, &document->segments[i], prose);
    }
}

void wording_add_plain(struct buffer *out, const struct document *document, struct span prose)
{
    for (size_t i = wording_segment(document, prose.start);
         i < document->segment_count && document->segments[i].prose.start < prose.end; i++) {
        const struct segment *segment = &document->segments[i];
        if (segment->kind == SEGMENT_PLACEHOLDER)
            buffer_add_slice(out, source_of(document, segment->source));
        else
            buffer_add_slice(out, document_text(document, cut(segment->prose, prose)));
    }
}

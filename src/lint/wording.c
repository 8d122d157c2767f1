#include "lint/wording.h"

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

/* Emphasis and links that are open on the way through a range; negative: one was closed that began before it. */
struct open_marks {
    int stars, lines, tildes, brackets;
    bool broken;
};

static int *open_count(struct open_marks *open, char mark)
{
    return mark == '*' ? &open->stars : mark == '_' ? &open->lines : mark == '~' ? &open->tildes : &open->brackets;
}

/* A run of marks opens where text follows it, closes where text stands before it; between words, whatever is open. */
static void pass_mark(struct open_marks *open, char mark, bool text_before, bool text_after)
{
    int *count = open_count(open, mark);
    bool closes = mark == ']' || (mark != '[' && text_before && (!text_after || *count > 0));
    *count += closes ? -1 : 1;
    open->broken |= *count < 0;
}

static bool is_blank_at(struct slice bytes, size_t at)
{
    return at >= bytes.length || ascii_is_space(bytes.text[at]);
}

static void pass_marks(struct open_marks *open, struct slice bytes, struct span marks)
{
    bool before = marks.start > 0 && !is_blank_at(bytes, marks.start - 1), after = !is_blank_at(bytes, marks.end);
    for (size_t i = marks.start; i < marks.end; i++) {
        char mark = bytes.text[i];
        if (mark == '(') /* a link's destination is text of no interest */
            return;
        if (mark && strchr("*_~[]", mark))
            pass_mark(open, mark, before, after);
    }
}

static bool marks_are_whole(const struct document *document, size_t first, size_t end)
{
    struct slice bytes = document->source->bytes;
    struct open_marks open = {0};
    for (size_t i = first + 1; i < end; i++) {
        struct slice marks = marks_between(document, i - 1, i);
        uint32_t start = (uint32_t)(marks.text - bytes.text);
        if (marks.length)
            pass_marks(&open, bytes, (struct span){start, start + (uint32_t)marks.length});
    }
    return !open.broken && !open.stars && !open.lines && !open.tildes && !open.brackets;
}

static size_t segments_end(const struct document *document, size_t first, struct span prose)
{
    while (first < document->segment_count && document->segments[first].prose.start < prose.end)
        first++;
    return first;
}

bool wording_is_whole(const struct document *document, struct span prose)
{
    size_t first = wording_segment(document, prose.start);
    return marks_are_whole(document, first, segments_end(document, first, prose));
}

void wording_add(struct buffer *out, const struct document *document, struct span prose)
{
    size_t first = wording_segment(document, prose.start), end = segments_end(document, first, prose);
    bool whole = marks_are_whole(document, first, end);
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

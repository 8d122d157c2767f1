#include "lint/wording.h"

#include <string.h>

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

struct mark_counts {
    unsigned stars, lines, tildes, opened, closed;
};

static void count_marks(struct mark_counts *counts, struct slice marks)
{
    for (size_t i = 0; i < marks.length; i++) {
        counts->stars += marks.text[i] == '*';
        counts->lines += marks.text[i] == '_';
        counts->tildes += marks.text[i] == '~';
        counts->opened += marks.text[i] == '[';
        counts->closed += marks.text[i] == ']';
    }
}

static bool marks_balance(const struct document *document, size_t first, size_t end)
{
    struct mark_counts counts = {0};
    for (size_t i = first + 1; i < end; i++)
        count_marks(&counts, marks_between(document, i - 1, i));
    return counts.stars % 2 == 0 && counts.lines % 2 == 0 && counts.tildes % 2 == 0 && counts.opened == counts.closed;
}

void wording_add(struct buffer *out, const struct document *document, struct span prose)
{
    size_t first = wording_segment(document, prose.start), end = first;
    while (end < document->segment_count && document->segments[end].prose.start < prose.end)
        end++;
    bool balanced = end > first && marks_balance(document, first, end);
    for (size_t i = first; i < end; i++) {
        if (balanced && i > first)
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

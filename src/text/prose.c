/* Text as a reader sees it: literals of the parser matched against source bytes, normalised on the way. */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/entity.h"
#include "text/leaf.h"
#include "text/url.h"

struct scan {
    struct leaf *leaf;
    const char *bytes; /* of the source */
    struct slice literal;
    size_t i;     /* in the literal */
    uint32_t at;  /* in the source */
    uint32_t end; /* of the line */
    uint32_t run; /* source bytes from here to `at` are verbatim and not yet appended */
};

static void flush_to(struct scan *scan, uint32_t end)
{
    if (end > scan->run)
        draft_verbatim(scan->leaf->draft, scan->run, end - scan->run);
    scan->run = scan->at;
}

static void flush(struct scan *scan)
{
    flush_to(scan, scan->at);
}

/* Moves over what was handled, leaving it out of the verbatim run. */
static void consume(struct scan *scan, size_t literal, size_t source)
{
    scan->i += literal;
    scan->at += (uint32_t)source;
    scan->run = scan->at;
}

static char literal_at(const struct scan *scan, size_t ahead)
{
    return scan->i + ahead < scan->literal.length ? scan->literal.text[scan->i + ahead] : '\0';
}

static char source_at(const struct scan *scan, size_t ahead)
{
    return scan->at + ahead < scan->end ? scan->bytes[scan->at + ahead] : '\0';
}

static struct slice literal_rest(const struct scan *scan)
{
    return slice_sub(scan->literal, scan->i, scan->literal.length);
}

static bool pass(struct scan *scan)
{
    if (scan->at >= scan->end || scan->bytes[scan->at] != scan->literal.text[scan->i])
        return false;
    scan->i++;
    scan->at++;
    return true;
}

/* Appends a code point that stands in the source as something else. */
static void append_decoded(struct draft *draft, struct span source, uint32_t code_point)
{
    char by = character_in_prose(code_point), text[4] = {by};
    if (by == ' ')
        draft_blank(draft, source, SEGMENT_DECODED);
    else if (by != CHARACTER_GONE)
        draft_decoded(draft, source, text, by == CHARACTER_AS_IS ? utf8_write(code_point, text) : 1);
}

static bool read_blanks(struct scan *scan)
{
    size_t literal = 0, source = 0;
    while (ascii_is_space(literal_at(scan, literal)))
        literal++;
    while (ascii_is_space(source_at(scan, source)))
        source++;
    if (literal == 1 && source == 1 && source_at(scan, 0) == ' ')
        return pass(scan);
    if (!source)
        return false;
    flush(scan);
    draft_blank(scan->leaf->draft, (struct span){scan->at, scan->at + (uint32_t)source}, SEGMENT_DECODED);
    consume(scan, literal, source);
    return true;
}

static bool read_escape(struct scan *scan)
{
    char escaped = source_at(scan, 1);
    if (!ascii_is_punct(escaped))
        return pass(scan);
    if (literal_at(scan, 0) != escaped)
        return false;
    flush(scan);
    draft_decoded(scan->leaf->draft, (struct span){scan->at, scan->at + 2}, &escaped, 1);
    consume(scan, 1, 2);
    return true;
}

static void append_code_points(struct draft *draft, struct span source, struct slice text)
{
    uint32_t first, second;
    size_t length = utf8_decode(text.text, text.length, &first);
    if (length == text.length) {
        append_decoded(draft, source, first);
        return;
    }
    utf8_decode(text.text + length, text.length - length, &second);
    if (character_in_prose(first) == CHARACTER_AS_IS && character_in_prose(second) == CHARACTER_AS_IS)
        draft_decoded(draft, source, text.text, text.length);
    else
        append_decoded(draft, source, first);
}

static struct slice entity_here(const struct scan *scan)
{
    struct slice source = {scan->bytes + scan->at, scan->end - scan->at};
    source.length = entity_length(source);
    return source;
}

static bool read_entity(struct scan *scan)
{
    struct slice entity = entity_here(scan);
    size_t length = entity_decoded_length(entity, literal_rest(scan));
    if (!length)
        return pass(scan);
    flush(scan);
    append_code_points(scan->leaf->draft, (struct span){scan->at, scan->at + (uint32_t)entity.length},
                       slice_sub(scan->literal, scan->i, scan->i + length));
    consume(scan, length, entity.length);
    return true;
}

static bool read_wide(struct scan *scan)
{
    uint32_t code_point;
    size_t left = scan->end - scan->at;
    size_t length = utf8_decode(scan->bytes + scan->at, left, &code_point);
    if (scan->literal.length - scan->i < length ||
        memcmp(scan->literal.text + scan->i, scan->bytes + scan->at, length) != 0)
        return false;
    if (length > 1 && character_in_prose(code_point) == CHARACTER_AS_IS) {
        scan->i += length;
        scan->at += (uint32_t)length;
        return true;
    }
    flush(scan);
    append_decoded(scan->leaf->draft, (struct span){scan->at, scan->at + (uint32_t)length}, code_point);
    consume(scan, length, length);
    return true;
}

static const char replacement_text[] = "\xEF\xBF\xBD";

/* The parser replaces a NUL byte. */
static bool is_nul(const struct scan *scan)
{
    return scan->at < scan->end && !scan->bytes[scan->at] && slice_starts_with(literal_rest(scan), replacement_text);
}

static bool read_nul(struct scan *scan)
{
    if (!is_nul(scan))
        return pass(scan);
    flush(scan);
    draft_decoded(scan->leaf->draft, (struct span){scan->at, scan->at + 1}, replacement_text, 3);
    consume(scan, sizeof replacement_text - 1, 1);
    return true;
}

/* Past one character of literal and source without appending it. */
static bool step_over(struct scan *scan)
{
    struct slice entity = entity_here(scan);
    size_t decoded = entity_decoded_length(entity, literal_rest(scan));
    if (decoded) {
        consume(scan, decoded, entity.length);
        return true;
    }
    if (is_nul(scan)) {
        consume(scan, sizeof replacement_text - 1, 1);
        return true;
    }
    if (source_at(scan, 0) == '\\' && ascii_is_punct(source_at(scan, 1)))
        scan->at++;
    return pass(scan);
}

/* The URL begins `back` bytes before this place, in the verbatim run. */
static bool read_url(struct scan *scan, size_t back)
{
    size_t length = url_length(slice_sub(scan->literal, scan->i - back, scan->literal.length));
    if (length <= back + 3)
        return pass(scan);
    size_t literal_end = scan->i - back + length;
    flush_to(scan, scan->at - (uint32_t)back);
    struct span source = {scan->at - (uint32_t)back, 0};
    struct scan start = *scan;
    while (scan->i < literal_end)
        if (!step_over(scan)) {
            *scan = start;
            return false;
        }
    source.end = scan->run = scan->at;
    draft_placeholder(scan->leaf->draft, source);
    return true;
}

/* Letters right before this place in the verbatim run, when a word begins with them. */
static size_t word_before(const struct scan *scan)
{
    size_t room = scan->at - scan->run, length = 0;
    if (room > scan->i)
        room = scan->i;
    while (length < room && ascii_is_alnum(scan->bytes[scan->at - length - 1]))
        length++;
    return length;
}

static bool read_colon(struct scan *scan)
{
    struct slice rest = literal_rest(scan);
    size_t scheme = slice_starts_with(rest, "://") ? word_before(scan) : 0;
    return scheme > 1 ? read_url(scan, scheme) : pass(scan);
}

static bool read_dot(struct scan *scan)
{
    bool www = word_before(scan) == 3 && memcmp(scan->bytes + scan->at - 3, "www", 3) == 0;
    return www && ascii_is_alnum(literal_at(scan, 1)) ? read_url(scan, 3) : pass(scan);
}

/* Where the last "~~" of the leaf stands, or 1 when there is none. */
static uint32_t last_strike(struct leaf *leaf)
{
    const char *bytes = leaf->cursor.bytes;
    for (uint32_t at = leaf->lines.end; leaf->last_strike == 0 && at >= leaf->lines.start + 2; at--)
        if (bytes[at - 1] == '~' && bytes[at - 2] == '~')
            leaf->last_strike = at - 2;
    return leaf->last_strike ? leaf->last_strike : (leaf->last_strike = 1);
}

/* An opening "~~" has text after it and its like further on, a closing one text before it. */
static bool is_strike(const struct scan *scan)
{
    struct leaf *leaf = scan->leaf;
    char before = scan->at > leaf->lines.start ? scan->bytes[scan->at - 1] : ' ', after = source_at(scan, 2);
    if (source_at(scan, 1) != '~' || literal_at(scan, 1) != '~' || before == '~' || after == '~')
        return false;
    if (leaf->draft->struck)
        return !ascii_is_blank(before);
    return after && !ascii_is_blank(after) && scan->at < last_strike(leaf);
}

static bool read_tilde(struct scan *scan)
{
    if (!is_strike(scan))
        return pass(scan);
    flush(scan);
    scan->leaf->draft->struck = !scan->leaf->draft->struck;
    consume(scan, 2, 2);
    return true;
}

/* The length of "[^note]" at this place, the same in literal and source; 0 when there is none. */
static size_t note_length(const struct scan *scan)
{
    enum { LONGEST = 64 };
    size_t length = 2;
    if (literal_at(scan, 1) != '^' || literal_at(scan, 2) == ']')
        return 0;
    while (length < LONGEST && !url_ends_at(literal_at(scan, length)) && !strchr("[]", literal_at(scan, length)))
        length++;
    bool closed = literal_at(scan, length) == ']' && scan->end - scan->at > length;
    return closed && memcmp(scan->bytes + scan->at, scan->literal.text + scan->i, length + 1) == 0 ? length + 1 : 0;
}

/* "[^note]" is a mark above the line: no part of the sentence. With a colon it begins a note's text. */
static bool read_bracket(struct scan *scan)
{
    size_t length = note_length(scan);
    if (!length)
        return pass(scan);
    flush(scan);
    bool first = scan->leaf->draft->prose_length == scan->leaf->draft->open->prose.start;
    bool definition = first && literal_at(scan, length) == ':' && source_at(scan, length) == ':';
    consume(scan, length + definition, length + definition);
    return true;
}

static bool read_pipe(struct scan *scan)
{
    if (!table_is_reading(&scan->leaf->table) || scan->leaf->image_depth)
        return pass(scan);
    flush(scan);
    if (!table_next_cell(scan->leaf, scan->at))
        return pass(scan);
    consume(scan, 1, 1);
    return true;
}

enum { PLAIN, BLANK, ESCAPE, ENTITY, WIDE, NUL, TILDE, COLON, DOT, BRACKET, PIPE };

static bool (*const readers[])(struct scan *) = {
    [PLAIN] = pass,     [BLANK] = read_blanks,    [ESCAPE] = read_escape, [ENTITY] = read_entity,
    [WIDE] = read_wide, [NUL] = read_nul,         [TILDE] = read_tilde,   [COLON] = read_colon,
    [DOT] = read_dot,   [BRACKET] = read_bracket, [PIPE] = read_pipe,
};

static const unsigned char printable_classes[128] = {
    [' '] = BLANK, ['\\'] = ESCAPE, ['&'] = ENTITY,  ['~'] = TILDE,
    [':'] = COLON, ['.'] = DOT,     ['['] = BRACKET, ['|'] = PIPE,
};

static unsigned class_of(unsigned char byte)
{
    if (byte < ' ')
        return byte ? BLANK : NUL;
    return byte < 128 ? printable_classes[byte] : WIDE;
}

/* Over bytes that are themselves: the common case, kept free of calls. */
static void skip_plain(struct scan *scan)
{
    const char *literal = scan->literal.text, *bytes = scan->bytes;
    size_t i = scan->i, length = scan->literal.length;
    uint32_t at = scan->at, end = scan->end;
    while (i < length && at < end && literal[i] == bytes[at]) {
        bool single_blank = literal[i] == ' ' && i + 1 < length && !ascii_is_space(literal[i + 1]);
        if (!single_blank && class_of((unsigned char)literal[i]) != PLAIN)
            break;
        i++, at++;
    }
    scan->i = i;
    scan->at = at;
}

size_t leaf_place_text(struct leaf *leaf, struct slice literal)
{
    struct cursor *cursor = &leaf->cursor;
    struct scan scan = {.leaf = leaf,
                        .bytes = cursor->bytes,
                        .literal = literal,
                        .at = cursor->at,
                        .end = cursor->line_end,
                        .run = cursor->at};
    while (scan.i < literal.length) {
        skip_plain(&scan);
        if (scan.i == literal.length)
            break;
        if (scan.at >= scan.end || !readers[class_of((unsigned char)scan.bytes[scan.at])](&scan))
            break;
    }
    flush(&scan);
    cursor->at = scan.at;
    return scan.i;
}

void leaf_lose_text(struct leaf *leaf, struct slice literal)
{
    for (size_t at = 0; at < literal.length;) {
        uint32_t code_point;
        at += utf8_decode(literal.text + at, literal.length - at, &code_point);
        char by = character_in_prose(code_point), text[4] = {by};
        size_t length = by == CHARACTER_AS_IS ? utf8_write(code_point, text) : 1;
        if (by != CHARACTER_GONE)
            draft_unplaced(leaf->draft, leaf->lines, text, length);
    }
}

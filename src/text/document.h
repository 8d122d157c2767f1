/* A Markdown document as prose that remembers where each byte came from.
 *
 * `prose` is one contiguous, valid UTF-8 buffer: the text a reader sees, block after block, each block
 * followed by '\n'. In it, soft breaks and runs of blanks are one space; entities and backslash escapes
 * are decoded; curly apostrophes and U+02BC are ', curly double quotes are ", no-break spaces are a
 * space, soft hyphens and zero-width characters are gone; code spans, URLs, autolinks and images are one
 * placeholder (U+FFFC OBJECT REPLACEMENT CHARACTER); raw inline HTML is gone (<br> is a break, and ends a unit);
 * marks of emphasis, strikethrough, tasks and footnotes are gone, and link marks (the link text stays).
 * Code blocks and HTML blocks are not prose (code blocks stay in `code` for the timeline rules).
 *
 * Segments tile the prose in order. Invariant, asserted in tests and fuzzers: for every segment
 * with a source range, decoding source[range] gives prose[segment]. */
#ifndef TEXT_DOCUMENT_H
#define TEXT_DOCUMENT_H

#include "base/arena.h"
#include "base/memo.h"
#include "base/slice.h"
#include "text/section.h"
#include "text/source.h"

#define TEXT_PLACEHOLDER "\xEF\xBF\xBC"

enum segment_kind {
    SEGMENT_VERBATIM,    /* prose bytes are the source bytes */
    SEGMENT_DECODED,     /* entity, escape, normalised character, collapsed blanks, U+FFFD for invalid bytes */
    SEGMENT_PLACEHOLDER, /* code, URL, image: the source range is the whole construct */
    SEGMENT_BREAK,       /* soft or hard break, joined lines: the source range covers line end and container marks */
    SEGMENT_UNPLACED     /* could not be placed: the source range is that of the block's lines */
};

struct segment {
    struct span prose;
    struct span source;
    enum segment_kind kind;
};

enum block_kind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_CELL };
enum task_state { TASK_NONE, TASK_OPEN, TASK_DONE };

#define NO_INDEX UINT32_MAX

struct block {
    enum block_kind kind;
    struct span prose;       /* without the closing '\n' */
    struct span source;      /* from the first to the last source byte of its content */
    uint32_t section;        /* index into sections, NO_INDEX before the first heading */
    enum section_role role;  /* the role in force here: its own label's, else its section's (inherited) */
    struct span label;       /* prose of a leading "Label:", "**Label**" or "Label -", without the mark; or empty */
    struct span body;        /* prose after the label; the whole block if there is none */
    uint8_t heading_level;   /* 1-6 for headings, 0 otherwise; a bold line alone is a heading of level 7 */
    uint8_t quote_depth;     /* enclosing block quotes */
    uint32_t item;           /* index into items of the innermost list item, NO_INDEX outside lists */
    uint32_t table;          /* index into tables, NO_INDEX outside tables */
    uint16_t row, column;    /* of a cell; row 0 is the header */
    bool struck;             /* wholly inside ~~strikethrough~~ */
    bool exact;              /* every segment placed; when false findings carry no edits */
};

struct list_item {
    uint32_t parent;      /* item index or NO_INDEX */
    uint32_t list;        /* number of its list in the document */
    uint32_t first_block; /* blocks [first_block, block_end) lie in it, nested items' blocks included */
    uint32_t block_end;
    uint32_t number;      /* of an ordered item, else 0 */
    enum task_state task;
    uint8_t depth;        /* 1 for an outermost item */
    struct span source;
};

struct table {
    uint32_t first_block, block_end; /* its cells, row by row */
    uint16_t rows, columns;          /* rows include the header */
    uint32_t section;
    struct span source;
};

struct section {
    enum section_role role;   /* own alias, or the parent's when the heading is unknown to us */
    enum section_role own;    /* SECTION_NONE when the heading itself is not an alias */
    uint32_t heading;         /* block index of the heading, or of the block whose label began it */
    uint32_t parent;          /* section index or NO_INDEX */
    uint8_t level;            /* heading level; labels are one deeper than the heading above them */
    uint32_t first_block, block_end; /* body, child sections included */
};

/* A sentence, a heading, a label, or a sentence of an item, cell or label's value: what patterns are matched against.
 * Never longer than 4 KiB but for headings. A check or cross mark that begins a body is in no unit. */
struct unit {
    struct span prose;
    uint32_t block;
    bool first_in_block; /* the block's label, or the first of its body */
    bool quoted;  /* wholly inside quotation marks or a block quote */
    bool log;     /* looks like a log line, a stack frame, a key=value list, or a language we do not read */
    bool example; /* in a Do/Don't list, after a cross or check mark, or under such a heading: mention, not use */
};

struct code_block {
    struct span source; /* of the content lines, fences excluded */
    uint32_t section;
};

struct comment {
    struct span source; /* the whole <!-- ... --> */
    uint32_t next_block; /* first block that starts after it */
};

struct field { /* front matter scalar: nested keys are joined by '.', sequence items repeat the key */
    struct slice key, value;
    struct span source;
};

struct document {
    const struct source *source;
    struct slice prose;
    const struct segment *segments;   size_t segment_count;
    const struct block *blocks;       size_t block_count;
    const struct list_item *items;    size_t item_count;
    const struct table *tables;       size_t table_count;
    const struct section *sections;   size_t section_count;
    const struct unit *units;         size_t unit_count; /* in prose order; they do not overlap */
    const struct span *quotes;        size_t quote_count; /* prose inside quotation marks, marks included */
    const struct code_block *code;    size_t code_count;
    const struct comment *comments;   size_t comment_count; /* HTML comments, in order */
    const struct field *fields;       size_t field_count;
    struct memo *memo;                /* of the options */
};

struct document_options {
    const struct heading_aliases *aliases; /* may be NULL */
    struct memo *memo; /* what was made of such text before, for this and the floors above; NULL: nothing is kept */
};

enum document_status {
    DOCUMENT_READ,
    DOCUMENT_TOO_COMPLEX /* refused before parsing: nesting or bracket runs that would take quadratic time */
};

/* Parses source into a document whose arrays live in arena. The source must outlive it.
 * On DOCUMENT_TOO_COMPLEX the document is empty and `reason` (static text) says what was found. */
enum document_status document_read(struct document *document, const struct source *source,
                                   const struct document_options *options, struct arena *arena,
                                   const char **reason);

/* Maps prose bytes to source bytes: from the first source byte of the first segment touched to the last
 * of the last, cut exactly inside verbatim segments. Emphasis marks inside the range are included,
 * those around it are not. */
struct span document_source_range(const struct document *document, struct span prose);
/* Is every byte of the prose range placed, so that an edit of its source range is safe? False when
 * it touches an unplaced segment or a break inside a block quote or list whose marks an edit would lose. */
bool document_is_editable(const struct document *document, struct span prose);
/* The unit that contains the prose offset, or NULL. */
const struct unit *document_unit_at(const struct document *document, size_t prose_offset);
/* The header cell's prose of a table block's column, and the first cell of its row; empty if none. */
struct slice document_column_header(const struct document *document, const struct block *cell);
struct slice document_row_header(const struct document *document, const struct block *cell);
static inline struct slice document_text(const struct document *document, struct span prose)
{
    return slice_sub(document->prose, prose.start, prose.end);
}

#endif

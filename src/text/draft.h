/* A document while it is being written: prose, segments and blocks, appended in order.
 *
 * The one place that knows how prose is laid out: no blank at a block's start, never two in a row, each
 * block closed by '\n', neighbouring verbatim segments joined. */
#ifndef TEXT_DRAFT_H
#define TEXT_DRAFT_H

#include "base/arena.h"
#include "text/document.h"

enum { BOLD_HEADING_LEVEL = 7 };

/* What later passes want to know of a block and readers of the document do not. */
struct block_note {
    uint32_t strong_end;  /* prose offset where bold text that begins the block ends; 0 if none does */
    bool plain;           /* has text outside strikethrough */
};

struct draft {
    const struct source *source;
    struct arena *arena;
    struct memo *memo;        /* see document_options */
    char *prose;              size_t prose_length, prose_capacity;
    struct segment *segments; size_t segment_count, segment_capacity;
    struct block *blocks;     size_t block_count, block_capacity;
    struct block_note *notes; size_t note_count, note_capacity; /* one for each block */
    struct list_item *items;  size_t item_count, item_capacity;
    struct table *tables;     size_t table_count, table_capacity;
    struct section *sections; size_t section_count, section_capacity;
    struct unit *units;       size_t unit_count, unit_capacity;
    struct span *quotes;      size_t quote_count, quote_capacity;
    struct code_block *code;  size_t code_count, code_capacity;
    uint32_t *code_after;     size_t code_after_count, code_after_capacity; /* blocks before each code block */
    struct comment *comments; size_t comment_count, comment_capacity;
    struct field *fields;     size_t field_count, field_capacity;
    uint32_t *stops;          size_t stop_count, stop_capacity; /* prose offsets where a unit must end: <br> */
    uint32_t list_count;
    uint32_t missing_cells;   /* of tables, added to make every row as wide as its table */
    const char *too_complex;  /* why the document is refused after all, or NULL */
    struct block *open;       /* the last block while it is being written, else NULL */
    bool struck;              /* the text being written is struck through */
};

/* An empty draft of the source; everything it grows lives in the arena. */
void draft_init(struct draft *draft, const struct source *source, struct arena *arena);

/* Each appends to the open block. The source range is what the text was made from. */
void draft_verbatim(struct draft *draft, uint32_t start, uint32_t length); /* length source bytes as they are */
void draft_decoded(struct draft *draft, struct span source, const char *text, size_t length);
void draft_blank(struct draft *draft, struct span source, enum segment_kind kind);
void draft_placeholder(struct draft *draft, struct span source);
void draft_unplaced(struct draft *draft, struct span lines, const char *text, size_t length);
/* A place where a unit must end. */
void draft_stop(struct draft *draft);

/* Takes back the open block's prose from `length` on. */
void draft_rollback(struct draft *draft, size_t length);

/* Opens a block; the caller fills in its list item and table. Its content begins at the source byte `start`. */
struct block *draft_open(struct draft *draft, enum block_kind kind, uint32_t start);
/* Closes the open block, which ends before the source byte `end`. A paragraph without any prose is taken back. */
void draft_close(struct draft *draft, uint32_t end);
struct block_note *draft_note(struct draft *draft); /* of the last block */

#endif

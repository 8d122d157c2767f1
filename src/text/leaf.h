/* Reads one paragraph or heading: the parser's inline nodes on one side, the source bytes on the other.
 *
 * The parser says what the reader sees (the literals); the cursor says where it stands. Every literal is matched
 * against the source byte by byte, so a segment exists only if decoding its source gives its prose. When the two
 * disagree the leaf is lost: the rest of it becomes unplaced segments, and its block is not exact. */
#ifndef TEXT_LEAF_H
#define TEXT_LEAF_H

#include "text/cursor.h"
#include "text/draft.h"
#include "text/table.h"

struct leaf {
    struct draft *draft;
    struct cursor cursor;
    struct block frame; /* what its blocks share: kind, level, quotes, item */
    struct span lines;  /* source of all its lines */
    struct table_place table;
    size_t first_segment, first_block;
    uint32_t last_strike; /* offset of the last "~~" in the lines; 0 before it is looked for */
    uint32_t outer_item;  /* the list item around the leaf; the frame's may be a line that only looks like an item */
    uint32_t strong_from; /* prose offset where strong emphasis began */
    uint8_t stray_mark;   /* bytes of a bullet that begin the next literal and are no text */
    uint32_t image_source, image_prose; /* where the outermost image began */
    uint32_t image_depth;
    bool underlined;          /* a setext heading */
    bool definitions_allowed; /* reference definitions may stand before the text */
    bool task_allowed;        /* first paragraph of a list item */
    bool line_start;          /* nothing of this line was read yet */
    bool blanks_kept;         /* the literal that begins this line may begin with its indentation */
    bool skipping;            /* inside a delimiter row */
    bool lost;
};

/* Takes a leaf whose draft, cursor, frame and what is allowed are set; its content begins at the cursor.
 * `text` is its first literal, empty if it begins with something else. */
void leaf_begin(struct leaf *leaf, struct slice text);
void leaf_text(struct leaf *leaf, struct slice literal);
void leaf_code(struct leaf *leaf);
void leaf_html(struct leaf *leaf, struct slice literal);
void leaf_autolink(struct leaf *leaf);
/* The marks of emphasis (1 byte) and strong emphasis (2 bytes), opening or closing. */
void leaf_emphasis(struct leaf *leaf, unsigned length);
void leaf_strong_begin(struct leaf *leaf);
void leaf_strong_end(struct leaf *leaf);
/* Past "[^note]", which the parser took for a link; false when it is none. */
bool leaf_note(struct leaf *leaf);
void leaf_link_begin(struct leaf *leaf);
void leaf_link_end(struct leaf *leaf);
/* An image's description is read like text between these two, then replaced by one placeholder. */
void leaf_image_begin(struct leaf *leaf);
void leaf_image_end(struct leaf *leaf);

struct leaf_line {     /* what follows a line break */
    struct slice text; /* the literal if text comes next, else empty */
    bool strong_label; /* bold text with a colon */
    bool strong_dash;  /* bold text with a dash */
};
void leaf_break(struct leaf *leaf, struct leaf_line next);
void leaf_end(struct leaf *leaf);

/* For the reader of tables: opens a block of the leaf's frame at the cursor, closes it. */
struct block *leaf_open(struct leaf *leaf);
void leaf_close(struct leaf *leaf, uint32_t end);

/* In prose.c: matches a literal; returns how much of it was placed. */
size_t leaf_place_text(struct leaf *leaf, struct slice literal);
/* In prose.c: appends a literal that has no place. */
void leaf_lose_text(struct leaf *leaf, struct slice literal);

#endif

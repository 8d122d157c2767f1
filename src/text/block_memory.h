/* What was made of blocks that were read before, remembered in a document's memo: their labels, what headings mean, and
 * how they were cut into units. */
#ifndef TEXT_BLOCK_MEMORY_H
#define TEXT_BLOCK_MEMORY_H

#include "base/buffer.h"
#include "base/memo.h"
#include "text/draft.h"

struct block_memory {
    struct memo *memo; /* NULL: nothing is remembered */
    struct buffer key; /* of the last question */
    enum memo_kind kind;
};

/* Where a label of a block ends and its body begins, from the block's start; both 0 where there is none. */
struct known_label {
    uint32_t label_end, body_start;
};

/* The label of a paragraph with this text, of which so much at its start is bold; NULL when it is new. */
const struct known_label *block_memory_label(struct block_memory *memory, struct slice text, size_t strong);
/* What a heading, or a label, of this text was taken to mean, or -1. */
int block_memory_role(struct block_memory *memory, struct slice text, bool label);
/* Remembers the answer to the last question. */
void block_memory_keep_label(struct block_memory *memory, struct known_label label);
void block_memory_keep_role(struct block_memory *memory, enum section_role role);

/* Adds the quotations and units of such a block; false when it is new. `stop` is the first of the draft's stops that
 * lies in it. */
bool block_memory_cut(struct block_memory *memory, struct draft *draft, uint32_t block, size_t stop);
/* Remembers those of the block that was asked about last: all of the draft's from these first ones on. */
void block_memory_keep_cut(struct block_memory *memory, const struct draft *draft, uint32_t block, size_t first_quote,
                           size_t first_unit);
void block_memory_release(struct block_memory *memory);

#endif

#include "text/block_memory.h"

/* Remembers under the key of the last question. */
static void *add(struct block_memory *memory, size_t size)
{
    return memory->memo ? memo_add(memory->memo, memory->kind, buffer_slice(&memory->key), size) : NULL;
}

static void begin_key(struct block_memory *memory, enum memo_kind kind, const uint32_t *facts, size_t size)
{
    memory->kind = kind;
    buffer_clear(&memory->key);
    buffer_add(&memory->key, facts, size);
}

static void *find(const struct block_memory *memory)
{
    return memo_find(memory->memo, memory->kind, buffer_slice(&memory->key));
}

void block_memory_release(struct block_memory *memory)
{
    buffer_release(&memory->key);
}

/* --- labels and roles ----------------------------------------------------------------------------------- */

const struct known_label *block_memory_label(struct block_memory *memory, struct slice text, size_t strong)
{
    const uint32_t facts[] = {(uint32_t)strong};
    if (!memory->memo)
        return NULL;
    begin_key(memory, MEMO_LABEL, facts, sizeof facts);
    buffer_add_slice(&memory->key, text);
    return find(memory);
}

void block_memory_keep_label(struct block_memory *memory, struct known_label label)
{
    struct known_label *known = add(memory, sizeof *known);
    if (known)
        *known = label;
}

int block_memory_role(struct block_memory *memory, struct slice text, bool label)
{
    if (!memory->memo)
        return -1;
    begin_key(memory, label ? MEMO_LABEL_ROLE : MEMO_HEADING_ROLE, NULL, 0);
    buffer_add_slice(&memory->key, text);
    const enum section_role *known = find(memory);
    return known ? (int)*known : -1;
}

void block_memory_keep_role(struct block_memory *memory, enum section_role role)
{
    enum section_role *known = add(memory, sizeof *known);
    if (known)
        *known = role;
}

/* --- units ---------------------------------------------------------------------------------------------- */

/* Offsets are from the block's start. */
struct known_cut {
    size_t quote_count, unit_count;
    struct unit *units;
    struct span quotes[];
};

static void write_key(struct block_memory *memory, const struct draft *draft, const struct block *block, size_t stop)
{
    uint32_t start = block->prose.start;
    const uint32_t facts[] = {
        block->kind == BLOCK_HEADING, block->quote_depth > 0, block->label.start - start, block->label.end - start,
        block->body.start - start,    block->body.end - start,
    };
    begin_key(memory, MEMO_CUT, facts, sizeof facts);
    for (; stop < draft->stop_count && draft->stops[stop] < block->prose.end; stop++) {
        uint32_t from_start = draft->stops[stop] - start;
        buffer_add(&memory->key, &from_start, sizeof from_start);
    }
    buffer_add(&memory->key, &(uint32_t){UINT32_MAX}, sizeof(uint32_t)); /* no stop lies there */
    buffer_add(&memory->key, draft->prose + start, span_length(block->prose));
}

static void add_cut(struct draft *draft, const struct known_cut *known, uint32_t block)
{
    uint32_t start = draft->blocks[block].prose.start;
    for (size_t i = 0; i < known->quote_count; i++)
        *ARENA_PUSH(draft->arena, draft->quotes, draft->quote_count, draft->quote_capacity) =
            span_moved(known->quotes[i], start);
    for (size_t i = 0; i < known->unit_count; i++) {
        struct unit *unit = ARENA_PUSH(draft->arena, draft->units, draft->unit_count, draft->unit_capacity);
        *unit = known->units[i];
        unit->prose = span_moved(unit->prose, start);
        unit->block = block;
    }
}

bool block_memory_cut(struct block_memory *memory, struct draft *draft, uint32_t block, size_t stop)
{
    if (!memory->memo)
        return false;
    write_key(memory, draft, &draft->blocks[block], stop);
    const struct known_cut *known = find(memory);
    if (!known)
        return false;
    add_cut(draft, known, block);
    return true;
}

void block_memory_keep_cut(struct block_memory *memory, const struct draft *draft, uint32_t block, size_t first_quote,
                           size_t first_unit)
{
    uint32_t start = draft->blocks[block].prose.start;
    size_t quotes = draft->quote_count - first_quote, units = draft->unit_count - first_unit;
    struct known_cut *known =
        add(memory, sizeof *known + quotes * sizeof *known->quotes + units * sizeof *known->units);
    if (!known)
        return;
    known->quote_count = quotes;
    known->unit_count = units;
    known->units = (struct unit *)(known->quotes + quotes);
    for (size_t i = 0; i < quotes; i++)
        known->quotes[i] = span_moved(draft->quotes[first_quote + i], -start);
    for (size_t i = 0; i < units; i++) {
        known->units[i] = draft->units[first_unit + i];
        known->units[i].prose = span_moved(known->units[i].prose, -start);
    }
}

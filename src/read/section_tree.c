#include "read/section_tree.h"

bool section_is_label(const struct document *document, const struct section *section)
{
    return document->blocks[section->heading].kind != BLOCK_HEADING;
}

bool section_within(const struct document *document, uint32_t section, enum section_role role)
{
    while (section != NO_INDEX) {
        const struct section *at = &document->sections[section];
        if (at->own == role)
            return true;
        if (at->own != SECTION_NONE && !section_is_label(document, at))
            return false;
        section = at->parent;
    }
    return false;
}

static uint32_t first_child(const struct document *document, uint32_t section)
{
    uint32_t child = section == NO_INDEX ? 0 : section + 1;
    bool is_child = child < document->section_count && document->sections[child].parent == section;
    return is_child ? document->sections[child].heading : (uint32_t)document->block_count;
}

struct span section_source_range(const struct document *document, uint32_t section)
{
    const struct section *at = section == NO_INDEX ? NULL : &document->sections[section];
    uint32_t start = at ? document->blocks[at->heading].source.start : 0;
    uint32_t end = at ? at->block_end : (uint32_t)document->block_count;
    uint32_t child = first_child(document, section);
    if ((!at || at->own == SECTION_NONE) && child < end)
        end = child;
    return (struct span){start, end < document->block_count ? document->blocks[end].source.start
                                                            : (uint32_t)document->source->bytes.length};
}

static struct span ordered(uint32_t start, uint32_t end)
{
    return (struct span){start, end > start ? end : start};
}

static struct passage passage_of_section(const struct document *document, const struct section *section)
{
    const struct block *heading = &document->blocks[section->heading];
    bool label = section_is_label(document, section);
    uint32_t first = section->first_block > section->heading ? section->first_block : section->heading + 1;
    uint32_t start = label && span_length(heading->body) > 0 ? heading->body.start : heading->prose.end;
    bool filled = first < section->block_end;
    return (struct passage){
        .block = section->heading,
        .block_end = filled ? section->block_end : section->heading + 1,
        .name = label && span_length(heading->label) > 0 ? heading->label : heading->prose,
        .body = ordered(start, filled ? document->blocks[section->block_end - 1].prose.end : heading->prose.end),
        .section = section,
    };
}

static bool begins_passage(const struct document *document, const struct block *block, enum section_role role)
{
    if (span_length(block->label) == 0 || block->role != role || block->kind == BLOCK_HEADING)
        return false;
    return block->section == NO_INDEX || document->sections[block->section].role != role;
}

/* A labelled block speaks until the next heading, label, or outer block. */
static struct passage passage_of_block(const struct document *document, uint32_t index)
{
    const struct block *block = &document->blocks[index];
    uint32_t end = index + 1;
    while (end < document->block_count && document->blocks[end].kind != BLOCK_HEADING &&
           document->blocks[end].section == block->section && span_length(document->blocks[end].label) == 0)
        end++;
    return (struct passage){
        .block = index,
        .block_end = end,
        .name = block->label,
        .body = ordered(block->body.start, document->blocks[end - 1].prose.end),
    };
}

bool passage_next(const struct document *document, enum section_role role, struct passage_cursor *cursor,
                  struct passage *passage)
{
    while (cursor->section < document->section_count) {
        const struct section *section = &document->sections[cursor->section++];
        if (section->own != role)
            continue;
        *passage = passage_of_section(document, section);
        return true;
    }
    while (cursor->block < document->block_count) {
        uint32_t block = cursor->block++;
        if (!begins_passage(document, &document->blocks[block], role))
            continue;
        *passage = passage_of_block(document, block);
        return true;
    }
    return false;
}

bool passage_first(const struct document *document, enum section_role role, struct passage *passage)
{
    struct passage_cursor cursor = {0};
    return passage_next(document, role, &cursor, passage);
}

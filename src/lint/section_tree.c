#include "lint/section_tree.h"

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

const struct section *section_of_role(const struct document *document, enum section_role role, size_t from)
{
    for (size_t i = from; i < document->section_count; i++)
        if (document->sections[i].own == role)
            return &document->sections[i];
    return NULL;
}

struct span section_body(const struct document *document, const struct section *section)
{
    const struct block *heading = &document->blocks[section->heading];
    uint32_t first = section->first_block > section->heading ? section->first_block : section->heading + 1;
    uint32_t start = section_is_label(document, section) ? heading->body.start : heading->prose.end;
    uint32_t end = first < section->block_end ? document->blocks[section->block_end - 1].prose.end : heading->prose.end;
    return (struct span){start, end > start ? end : start};
}

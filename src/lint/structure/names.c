/* People named where the text explains why. */
#include "lint/structure/checks.h"

static bool is_analysis(enum section_role role)
{
    return role == SECTION_ROOT_CAUSE || role == SECTION_CONTRIBUTING || role == SECTION_LESSONS ||
           role == SECTION_WENT_POORLY || role == SECTION_FIVE_WHYS;
}

static bool is_reportable(const struct check_context *context, const struct entity *entity, const struct unit *unit)
{
    const struct block *block = &context->document->blocks[unit->block];
    bool named = entity->actor & (ACTOR_PERSON | ACTOR_MENTION);
    return named && entity->confidence >= 0.75f && is_analysis(block->role) && block->kind != BLOCK_HEADING &&
           !(unit->quoted || unit->log || unit->example);
}

/* Has this name been reported in the section before? Once is enough. */
static bool is_repeated(const struct check_context *context, const struct entity *entity, enum section_role role)
{
    struct slice name = entity_text(context->entities, entity);
    for (size_t i = 0; i < context->count; i++)
        if (context->findings[i].section == role &&
            slice_equals_caseless(document_text(context->document, context->findings[i].prose), name))
            return true;
    return false;
}

void check_name_in_analysis(struct check_context *context)
{
    const struct entities *entities = context->entities;
    for (size_t i = 0; entities && i < entities->count; i++) {
        const struct entity *entity = &entities->items[i];
        const struct unit *unit = document_unit_at(context->document, entity->prose.start);
        if (!unit || !is_reportable(context, entity, unit))
            continue;
        if (is_repeated(context, entity, context->document->blocks[unit->block].role))
            continue;
        struct check_finding *finding = check_add(context, unit->block, entity->prose);
        finding->actor = entity->actor;
        finding->confidence = entity->confidence;
    }
}

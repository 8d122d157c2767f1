#include "read/reading.h"

static bool is_draft(const struct document *document)
{
    for (size_t i = 0; i < document->field_count; i++)
        if (slice_equals_text(document->fields[i].key, "blameless.status"))
            return slice_equals_caseless(document->fields[i].value, SLICE_LITERAL("draft"));
    return false;
}

static const bool *find_open_actions(const struct reading *reading, struct arena *arena)
{
    const struct document *document = &reading->document;
    bool *open = arena_alloc(arena, document->unit_count * sizeof *open);
    for (size_t i = 0; i < reading->actions.count; i++) {
        const struct action_item *item = &reading->actions.items[i];
        const struct unit *unit = document_unit_at(document, item->text.start);
        const struct unit *end = document->units + document->unit_count;
        for (; unit && item->status == ACTION_OPEN && unit < end && unit->prose.start < item->text.end; unit++)
            open[unit - document->units] = true;
    }
    return open;
}

const char *reading_make(struct reading *reading, const struct source *source, const struct settings *settings,
                         const struct name_set *known, struct memo *memo, struct arena *arena)
{
    const char *reason = NULL;
    struct document_options options = {.aliases = &settings->aliases, .memo = memo};
    *reading = (struct reading){0};
    if (document_read(&reading->document, source, &options, arena, &reason) != DOCUMENT_READ)
        return reason;
    annotate(&reading->annotation, &reading->document, settings->ruleset, arena);
    entities_find(&reading->entities, &reading->annotation, settings, known, arena);
    actions_find(&reading->actions, &reading->document, &reading->entities, arena);
    reading->open_action = find_open_actions(reading, arena);
    reading->mode = mode_of(&reading->annotation);
    reading->draft = is_draft(&reading->document);
    return NULL;
}

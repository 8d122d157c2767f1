#include "lint/reading.h"

static bool is_draft(const struct document *document)
{
    for (size_t i = 0; i < document->field_count; i++)
        if (slice_equals_text(document->fields[i].key, "blameless.status"))
            return slice_equals_caseless(document->fields[i].value, SLICE_LITERAL("draft"));
    return false;
}

const char *reading_make(struct reading *reading, const struct source *source, const struct settings *settings,
                         struct arena *arena)
{
    const char *reason = NULL;
    struct document_options options = {.aliases = &settings->aliases};
    *reading = (struct reading){0};
    if (document_read(&reading->document, source, &options, arena, &reason) != DOCUMENT_READ)
        return reason;
    annotate(&reading->annotation, &reading->document, settings->ruleset, arena);
    entities_find(&reading->entities, &reading->annotation, settings, arena);
    reading->mode = mode_of(&reading->annotation);
    reading->draft = is_draft(&reading->document);
    return NULL;
}

#include "read/action_memory.h"

/* What is not written has an empty span at 0, wherever the item stands. */
static const struct span nowhere = {UINT32_MAX, UINT32_MAX};

static bool is_unset(struct span span)
{
    return span.start == 0 && span.end == 0;
}

static struct span from_item(struct span span, uint32_t start)
{
    return is_unset(span) ? nowhere : span_moved(span, -start);
}

static struct span to_item(struct span span, uint32_t start)
{
    return span.start == nowhere.start ? (struct span){0, 0} : span_moved(span, start);
}

static struct action_item moved(struct action_item item, uint32_t start, struct span (*move)(struct span, uint32_t))
{
    item.text = move(item.text, start);
    item.owner = move(item.owner, start);
    item.due = move(item.due, start);
    item.priority = move(item.priority, start);
    item.ticket = move(item.ticket, start);
    return item;
}

/* The first entity that begins at the offset or behind it. */
static size_t entity_from(const struct entities *entities, uint32_t offset)
{
    size_t low = 0, high = entities->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (entities->items[middle].prose.start < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void write_key(struct buffer *out, const struct action_reader *reader, struct span prose)
{
    const struct entities *entities = reader->entities;
    const struct ruleset *ruleset = entities->annotation->ruleset;
    buffer_add(out, &ruleset, sizeof ruleset);
    for (size_t i = entity_from(entities, prose.start);
         i < entities->count && entities->items[i].prose.start < prose.end; i++) {
        const struct entity *entity = &entities->items[i];
        uint32_t facts[] = {entity->prose.start - prose.start, entity->prose.end - prose.start, entity->actor,
                            entity->possessive};
        buffer_add(out, facts, sizeof facts);
    }
    buffer_add(out, &nowhere, sizeof nowhere); /* no entity begins there */
    buffer_add_slice(out, document_text(reader->document, prose));
}

bool action_memory_find(struct action_memory *memory, const struct action_reader *reader, struct span prose,
                        struct action_item *item)
{
    *memory = (struct action_memory){.memo = reader->entities ? reader->document->memo : NULL, .key = BUFFER_INIT};
    if (memory->memo == NULL) {
        return false;
    }
    write_key(&memory->key, reader, prose);
    const struct action_item *known = memo_find(memory->memo, MEMO_ACTION, buffer_slice(&memory->key));
    if (known != NULL) {
        *item = moved(*known, prose.start, to_item);
    }
    return known != NULL;
}

void action_memory_keep(struct action_memory *memory, struct span prose, const struct action_item *item)
{
    struct action_item *known =
        memory->memo ? memo_add(memory->memo, MEMO_ACTION, buffer_slice(&memory->key), sizeof *known) : NULL;
    if (known != NULL) {
        *known = moved(*item, prose.start, from_item);
    }
}

void action_memory_release(struct action_memory *memory)
{
    buffer_release(&memory->key);
}

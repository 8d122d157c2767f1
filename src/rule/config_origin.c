/* Where each word of the configuration stands: for `blameless config`. */
#include <string.h>

#include "base/buffer.h"
#include "rule/config_layer.h"

struct origins {
    struct arena *arena;
    struct config_origin *items;
    size_t count, capacity;
    const char *path;
};

static void add_value(struct buffer *out, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR) {
        buffer_add_slice(out, node->text);
        return;
    }
    buffer_add_byte(out, node->kind == YAML_SEQUENCE ? '[' : '{');
    for (size_t i = 0; i < node->count; i++) {
        buffer_add_text(out, i ? ", " : "");
        if (node->kind == YAML_MAPPING)
            buffer_add_format(out, "%s: ", yaml_key(node, i)->text.text);
        add_value(out, node->kind == YAML_MAPPING ? yaml_value(node, i) : node->items[i]);
    }
    buffer_add_byte(out, node->kind == YAML_SEQUENCE ? ']' : '}');
}

/* A nearer word takes the place of a farther one. */
static struct config_origin *place_of(struct origins *origins, const char *key)
{
    for (size_t i = 0; i < origins->count; i++)
        if (strcmp(origins->items[i].key, key) == 0)
            return &origins->items[i];
    return ARENA_PUSH(origins->arena, origins->items, origins->count, origins->capacity);
}

static void add_origin(struct origins *origins, const char *key, const struct yaml_node *value)
{
    struct buffer text = BUFFER_INIT;
    add_value(&text, value);
    struct config_origin *origin = place_of(origins, key);
    *origin = (struct config_origin){key, arena_copy(origins->arena, buffer_slice(&text)), origins->path, value->line};
    buffer_release(&text);
}

/* Tables are taken apart one level deep: rules.omission, names.add. `without` is a key that is left out: the globs of
 * an override are not a word in force, what they let in is. */
static void add_part(struct origins *origins, const struct layer_part *part, const char *without)
{
    for (size_t i = 0; i < part->root->count; i++) {
        const char *key = yaml_key(part->root, i)->text.text;
        const struct yaml_node *value = yaml_value(part->root, i);
        if (strcmp(key, without) == 0)
            continue;
        if (value->kind != YAML_MAPPING) {
            add_origin(origins, key, value);
            continue;
        }
        for (size_t j = 0; j < value->count; j++)
            add_origin(origins, arena_format(origins->arena, "%s.%s", key, yaml_key(value, j)->text.text),
                       yaml_value(value, j));
    }
}

const struct config_origin *config_origins(struct config *config, const char *path, size_t *count)
{
    struct origins origins = {.arena = config->arena};
    const char *full = config_absolute(path, config->arena);
    for (size_t i = 0; i < config->layers.count; i++) {
        const struct layer *layer = &config->layers.items[i];
        origins.path = layer->path;
        add_part(&origins, &layer->part, "overrides");
        for (size_t j = 0; j < layer->override_count; j++)
            if (globs_cover(&layer->overrides[j].files, layer_below(layer, full)))
                add_part(&origins, &layer->overrides[j], "files");
    }
    *count = origins.count;
    return origins.items;
}

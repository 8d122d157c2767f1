/* macros.yml: named pieces of patterns. */
#include "rule/expand.h"
#include "rule/record.h"

/* A macro is proved where it stands, so that its mistakes are told there and not at every use. */
static bool compiles(struct pack *pack, const struct yaml_node *scalar)
{
    struct regex_mistake mistake;
    struct expansion expansion = EXPANSION_INIT;
    bool good = expand(pack, scalar, &expansion);
    struct regex *regex = good ? regex_compile(buffer_slice(&expansion.text), false, &mistake) : NULL;
    if (good && !regex)
        pack_error_at(pack, scalar, expansion_written(&expansion, mistake.offset), "the macro does not compile: %s",
                      mistake.message);
    buffer_release(&expansion.text);
    regex_free(regex);
    return regex;
}

static bool name_is_free(struct pack *pack, const struct yaml_node *name)
{
    bool taken = pack_macro(pack, name->text) || pack_lexicon(pack, name->text) >= 0 || expand_is_reserved(name->text);
    if (taken)
        pack_error(pack, name, "`{%s}` means something already", name->text.text);
    return !taken;
}

void macros_read(struct pack *pack, const struct yaml_node *root)
{
    if (!node_is(pack, root, YAML_MAPPING))
        return;
    for (size_t i = 0; i < root->count; i++) {
        const struct yaml_node *name = yaml_key(root, i), *text = yaml_value(root, i);
        if (!name_is_free(pack, name) || !node_is(pack, text, YAML_SCALAR) || !compiles(pack, text))
            continue;
        struct slice copy = {arena_copy(pack->arena, text->text), text->text.length};
        *ARENA_PUSH(pack->arena, pack->macros, pack->macro_count, pack->macro_capacity) =
            (struct macro){arena_copy(pack->arena, name->text), copy};
    }
}

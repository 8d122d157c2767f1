/* A pattern of a pack: expanded, compiled once to prove it, its needs derived. */
#include "rule/expand.h"
#include "rule/needs.h"
#include "rule/record.h"

static struct slice kept(struct pack *pack, struct slice text)
{
    return (struct slice){arena_copy(pack->arena, text), text.length};
}

static void fill(struct pack *pack, const struct yaml_node *scalar, const struct expansion *expansion,
                 bool case_sensitive, struct pattern *pattern)
{
    *pattern = (struct pattern){
        .id = pattern->id,
        .index = (uint32_t)pack->pattern_count++,
        .path = pack->path,
        .line = scalar->line,
        .column = scalar->column,
        .text = kept(pack, buffer_slice(&expansion->text)),
        .classes = expansion->classes,
        .class_count = expansion->class_count,
        .case_sensitive = case_sensitive,
    };
    needs_derive(pattern, &pack->words);
}

/* Without any member in sight, in an empty unit: a guard that is found there is found everywhere. */
static bool always_matches(struct pack *pack, struct regex *regex)
{
    struct regex_match match;
    return regex_search(regex, pack->scratch, SLICE_LITERAL(""), 0, NULL, NULL, NULL, &match) == REGEX_MATCH;
}

static bool prove(struct pack *pack, const struct yaml_node *scalar, const struct expansion *expansion,
                  bool case_sensitive, bool must_consume)
{
    struct regex_mistake mistake;
    struct regex *regex = regex_compile(buffer_slice(&expansion->text), case_sensitive, &mistake);
    if (!regex) {
        pack_error_at(pack, scalar, expansion_written(expansion, mistake.offset), "the pattern does not compile: %s",
                      mistake.message);
        return false;
    }
    *ARENA_PUSH(pack->arena, pack->regexes, pack->regex_count, pack->regex_capacity) = regex;
    if (must_consume ? regex_matches_empty(regex) : always_matches(pack, regex)) {
        pack_error(pack, scalar,
                   must_consume ? "the pattern can match nothing at all" : "the guard matches everywhere");
        return false;
    }
    return true;
}

bool pattern_read(struct pack *pack, const struct yaml_node *scalar, bool case_sensitive, bool must_consume,
                  struct pattern *pattern)
{
    if (!node_is(pack, scalar, YAML_SCALAR))
        return false;
    if (!scalar->text.length || scalar->text.length > PACK_MAX_PATTERN) {
        pack_error(pack, scalar, scalar->text.length ? "the pattern is longer than 2 KiB" : "the pattern is empty");
        return false;
    }
    if (pack->pattern_count - (pack->base ? pack->base->pattern_count : 0) >= PACK_MAX_PATTERNS) {
        pack_error(pack, scalar, "more than 8,192 patterns in one pack");
        return false;
    }
    struct expansion expansion = EXPANSION_INIT;
    bool good = expand(pack, scalar, &expansion) && prove(pack, scalar, &expansion, case_sensitive, must_consume);
    if (good)
        fill(pack, scalar, &expansion, case_sensitive, pattern);
    buffer_release(&expansion.text);
    return good;
}

bool pattern_has_group(const struct pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->regex_count; i++)
        if (regex_group(pack->regexes[i], name) > 0)
            return true;
    return false;
}

#include "rule/regex_table.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/memory.h"

struct regex_table {
    size_t count;
    _Atomic(struct regex *) regexes[]; /* by pattern.index */
};

struct regex_table *regex_table_new(const struct ruleset *ruleset)
{
    size_t count = ruleset->pattern_count;
    struct regex_table *table = memory_zero(1, sizeof *table + count * sizeof table->regexes[0]);
    table->count = count;
    return table;
}

void regex_table_free(struct regex_table *table)
{
    for (size_t i = 0; table && i < table->count; i++)
        regex_free(atomic_load(&table->regexes[i]));
    free(table);
}

static struct regex *make(const struct pattern *pattern)
{
    struct regex_mistake mistake;
    struct regex *regex = pattern->image.length ? regex_load(pattern->image_head, pattern->image) : NULL;
    if (!regex)
        regex = regex_compile(pattern->text, pattern->case_sensitive, &mistake);
    if (!regex)
        abort(); /* it compiled when its pack was read */
    return regex;
}

struct regex *regex_table_get(struct regex_table *table, const struct pattern *pattern)
{
    _Atomic(struct regex *) *place = &table->regexes[pattern->index];
    struct regex *regex = atomic_load_explicit(place, memory_order_acquire);
    if (regex)
        return regex;
    struct regex *made = make(pattern);
    if (atomic_compare_exchange_strong(place, &regex, made))
        return made;
    regex_free(made); /* another thread was first */
    return regex;
}

const struct regex *regex_table_find(const struct regex_table *table, const struct pattern *pattern)
{
    return atomic_load_explicit(&table->regexes[pattern->index], memory_order_acquire);
}

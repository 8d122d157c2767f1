/* What the tests of the engine share: files, settings with every rule, one document linted. */
#ifndef TESTS_LINT_SUPPORT_H
#define TESTS_LINT_SUPPORT_H

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "lint/lint.h"

/* The bytes of a file, in the arena; `text` is NULL when there is none. */
static inline struct slice read_file(const char *path, struct arena *arena)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return (struct slice){NULL, 0};
    struct buffer bytes = BUFFER_INIT;
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buffer_add(&bytes, chunk, n);
    fclose(file);
    struct slice read = {arena_copy(arena, buffer_slice(&bytes)), bytes.length};
    buffer_release(&bytes);
    return read;
}

/* Settings under which every rule that is not opt-in runs as its file says. */
static inline struct settings default_settings(const struct ruleset *ruleset, struct arena *arena)
{
    struct rule_setting *rules = arena_alloc(arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = !ruleset->rules[i]->off;
    return (struct settings){.ruleset = ruleset, .rules = rules, .fail_level = SEVERITY_ERROR};
}

/* The same without structure rules: no sentence is a whole report. */
static inline struct settings language_settings(const struct ruleset *ruleset, struct arena *arena)
{
    struct rule_setting *rules = arena_alloc(arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = !ruleset->rules[i]->off && !ruleset->rules[i]->check;
    return (struct settings){.ruleset = ruleset, .rules = rules, .fail_level = SEVERITY_ERROR};
}

static inline const struct report *lint_bytes(struct linter *linter, const struct lint_options *options,
                                              const char *path, struct slice bytes, struct arena *arena)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    source_init(source, path, bytes, arena);
    return lint(linter, source, options, arena);
}

static inline const char *severity_text(enum severity severity)
{
    static const char *const names[] = {"off", "suggestion", "warning", "error"};
    return names[severity];
}

#endif

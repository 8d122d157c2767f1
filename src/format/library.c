/* The public interface: the engine, a configuration and the formats behind five functions. */
#include "blameless.h"

#include <stdlib.h>

#include "base/memory.h"
#include "format/json.h"
#include "format/product.h"
#include "format/writer.h"
#include "lint/fix.h"
#include "lint/lint.h"
#include "rule/config.h"

struct blameless {
    struct arena arena; /* of the configuration */
    struct config *config;
    struct linter *linter;
};

static char *errors_text(const struct errors *errors)
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < errors->count; i++) {
        const struct error *error = &errors->items[i];
        buffer_add_format(&text, "%s%s:%zu:%zu: %s", i ? "\n" : "", error->path ? error->path : "", error->line,
                          error->column, error->message);
    }
    return buffer_detach(&text, NULL);
}

struct blameless *blameless_new(const char *configuration, char **error)
{
    struct blameless *linter = memory_zero(1, sizeof *linter);
    struct errors errors = ERRORS_INIT;
    json_setup();
    linter->linter = linter_new();
    linter->config = configuration ? config_load(configuration, ruleset_builtin(), &linter->arena, &errors)
                                   : config_default(ruleset_builtin(), &linter->arena);
    if (!linter->config && error)
        *error = errors_text(&errors);
    errors_release(&errors);
    if (linter->config)
        return linter;
    blameless_free(linter);
    return NULL;
}

void blameless_free(struct blameless *linter)
{
    if (!linter)
        return;
    linter_free(linter->linter);
    arena_release(&linter->arena);
    free(linter);
}

/* NULL when the document cannot be checked. */
static const struct report *check(struct blameless *linter, const char *path, struct slice bytes, struct arena *arena)
{
    struct lint_options options = {.settings = config_settings_for(linter->config, path)};
    struct source *source = arena_alloc(arena, sizeof *source);
    source_init(source, path, bytes, arena);
    if (source_is_binary(source))
        return NULL;
    const struct report *report = lint(linter->linter, source, &options, arena);
    return report->refused ? NULL : report;
}

static char *written(const struct report *report, const struct format *format)
{
    struct writer writer;
    struct run_summary summary = {0};
    writer_begin(&writer, format, &(struct writer_options){.quiet = true});
    writer_report(&writer, report);
    run_summary_add(&summary, report);
    writer_end(&writer, &summary);
    char *text = buffer_detach(&writer.out, NULL);
    writer_release(&writer);
    return text;
}

char *blameless_lint(struct blameless *linter, const char *path, const char *text, size_t length, const char *format,
                     size_t *found)
{
    struct arena arena = ARENA_INIT;
    const struct format *named = format_named(format);
    const struct report *report = named ? check(linter, path, (struct slice){text, length}, &arena) : NULL;
    char *result = report ? written(report, named) : NULL;
    if (report && found)
        *found = report->count;
    arena_release(&arena);
    return result;
}

char *blameless_fix(struct blameless *linter, const char *path, const char *text, size_t length, size_t *new_length)
{
    struct arena arena = ARENA_INIT;
    struct slice bytes = {text, length};
    const struct report *report = check(linter, path, bytes, &arena);
    char *result = NULL;
    if (report) {
        struct buffer fixed = BUFFER_INIT;
        const struct edit *edits;
        size_t count = fix_choose(report, FIX_SAFE, &arena, &edits, NULL);
        fix_apply(&fixed, bytes, edits, count);
        result = buffer_detach(&fixed, new_length);
    }
    arena_release(&arena);
    return result;
}

const char *blameless_version(void)
{
    return BLAMELESS_VERSION;
}

#include "cli/baselines.h"

#include <string.h>

#include "cli/path.h"

enum { BASELINE_MAX_BYTES = 64 * 1024 * 1024 };

struct baseline_file {
    const char *path; /* as the settings name it */
    struct baseline *baseline;
};

static struct baseline_file *file_at(const struct baselines *baselines, const char *path)
{
    for (size_t i = 0; i < baselines->count; i++)
        if (!strcmp(baselines->items[i].path, path))
            return &baselines->items[i];
    return NULL;
}

static int read_file(struct baselines *baselines, const char *path, struct configuration *configuration,
                     struct errors *errors)
{
    struct slice text;
    const char *shown = path_from_here(path);
    if (file_at(baselines, path))
        return 0;
    if (configuration_read(configuration, shown, BASELINE_MAX_BYTES, &baselines->arena, &text, errors))
        return -1;
    struct baseline *baseline = baseline_read(shown, text, errors);
    if (!baseline)
        return -1;
    *ARENA_PUSH(&baselines->arena, baselines->items, baselines->count, baselines->capacity) =
        (struct baseline_file){path, baseline};
    return 0;
}

int baselines_read(struct baselines *baselines, const struct options *options, const struct inputs *inputs,
                   struct configuration *configuration, struct errors *errors)
{
    int failed = 0;
    if (options->baseline)
        failed = read_file(baselines, options->baseline, configuration, errors);
    for (size_t i = 0; i < inputs->count && !failed && !options->write_baseline; i++) {
        const char *path = inputs->items[i].settings->baseline;
        failed = path ? read_file(baselines, path, configuration, errors) : 0;
    }
    return failed;
}

struct baseline *baselines_for(const struct baselines *baselines, const struct settings *settings)
{
    struct baseline_file *file = settings->baseline ? file_at(baselines, settings->baseline) : NULL;
    return file ? file->baseline : NULL;
}

void baselines_add_expired(struct buffer *out, const struct baselines *baselines, bool everywhere)
{
    for (size_t i = 0; i < baselines->count; i++)
        baseline_add_expired(out, baselines->items[i].baseline, everywhere);
}

void baselines_release(struct baselines *baselines)
{
    for (size_t i = 0; i < baselines->count; i++)
        baseline_free(baselines->items[i].baseline);
    arena_release(&baselines->arena);
}

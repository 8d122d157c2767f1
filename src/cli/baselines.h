/* The baselines of a run: that of --baseline, or else those that the configurations of its documents name. */
#ifndef CLI_BASELINES_H
#define CLI_BASELINES_H

#include "cli/baseline.h"
#include "cli/configuration.h"
#include "cli/inputs.h"

/* Zeroed at first; each file is in it once. */
struct baselines {
    struct baseline_file *items;
    size_t count, capacity;
    struct arena arena;
};

/* Reads them; none where a baseline is to be written, for that takes all findings. Returns -1 after adding an error. */
int baselines_read(struct baselines *baselines, const struct options *options, const struct inputs *inputs,
                   struct configuration *configuration, struct errors *errors);
/* That of a document with such settings, or NULL. */
struct baseline *baselines_for(const struct baselines *baselines, const struct settings *settings);
/* See baseline_add_expired. */
void baselines_add_expired(struct buffer *out, const struct baselines *baselines, bool everywhere);
void baselines_release(struct baselines *baselines);

#endif

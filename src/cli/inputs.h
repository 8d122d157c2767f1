/* Which documents a run looks at. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "base/slice.h"
#include "cli/configuration.h"
#include "cli/options.h"

struct input {
    const char *path;              /* as shown, and as read unless `text` is given */
    const struct settings *settings;
    bool has_text;                 /* standard input, or another reader's: `text` holds the bytes */
    struct slice text;
    bool walked;                   /* found in a folder, not named: skipped when it is no post-mortem */
};

struct inputs {
    struct input *items; /* by path, each path once */
    size_t count, capacity;
    size_t excluded;     /* named files that the configuration excludes */
    size_t empty;        /* named folders that hold no document */
    struct buffer notes; /* one line for each of those */
    struct arena arena;
};

#define INPUTS_INIT {.notes = BUFFER_INIT}

/* Gathers the documents of the options: named files, folders walked, --files-from, `-`. No argument means the
 * current folder. Adds an error for what cannot be read, and goes on. */
void inputs_collect(struct inputs *inputs, const struct options *options, struct configuration *configuration,
                    struct errors *errors);
void inputs_release(struct inputs *inputs);

#endif

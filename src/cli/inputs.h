/* Which documents a run looks at. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "base/slice.h"
#include "cli/configuration.h"
#include "cli/options.h"

enum input_origin {
    INPUT_FILE,    /* read from its path, fixed in place */
    INPUT_STANDARD, /* standard input: the fixed text goes to standard output */
    INPUT_STAGED   /* the index: fixed in the work tree, where that holds the same text */
};

struct input {
    const char *path;              /* as shown, and as read unless `text` is given */
    const struct settings *settings;
    enum input_origin origin;
    bool has_text;                 /* `text` holds the bytes: they need not be read */
    struct slice text;
    bool has_base;                 /* only what changed since the text `base` counts */
    struct slice base;
    bool walked;                   /* found, and named neither by the user nor by the configuration: skipped when it is
                                      no post-mortem */
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

/* Gathers the documents of the options: named files, folders walked, --files-from, `-`; or of those, what Git or a
 * patch says changed. No argument means the current folder, or else all that changed. Adds an error for what cannot be
 * read, and goes on. */
void inputs_collect(struct inputs *inputs, const struct options *options, struct configuration *configuration,
                    struct errors *errors);
/* For those who gather: adds a document; the path lives in the arena of inputs, or longer. Adds a note on a path. */
struct input *inputs_add(struct inputs *inputs, const char *path, bool walked);
void inputs_note(struct inputs *inputs, const char *path, const char *text);
void inputs_release(struct inputs *inputs);

#endif

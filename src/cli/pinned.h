/* Files as a revision has them: so that a change under review cannot loosen the rules it is judged by. */
#ifndef CLI_PINNED_H
#define CLI_PINNED_H

#include "base/arena.h"
#include "base/error.h"

struct pinned; /* owned by the caller */

/* Finds the files of a revision and lays its configurations, with every other YAML file they may name, out in a
 * temporary folder. NULL after adding an error. Signals that end the program wait until pinned_clear. */
struct pinned *pinned_new(const char *revision, struct errors *errors);
/* Takes the temporary folder away: what was read from it stays valid. */
void pinned_clear(struct pinned *pinned);
void pinned_free(struct pinned *pinned); /* NULL is allowed */

/* The configurations laid out, and how many. */
const char *const *pinned_configurations(const struct pinned *pinned, size_t *count);
/* Where a path lies in the temporary folder, in the arena; the path itself when it is outside of the repository. */
const char *pinned_path(const struct pinned *pinned, const char *path, struct arena *arena);
/* Where a path in the temporary folder comes from in the work tree; others as they are. In the arena. */
const char *pinned_origin(const struct pinned *pinned, const char *path, struct arena *arena);
/* "main:docs/.blameless.yml" for a path in the temporary folder; others as they are. In the arena. */
const char *pinned_shown(const struct pinned *pinned, const char *path, struct arena *arena);
/* Reads a file of the revision into the arena; it is empty when there is none. */
int pinned_read(const struct pinned *pinned, const char *path, size_t most, struct arena *arena, struct slice *text,
                struct errors *errors);

#endif

/* The documents of a run that Git, or a patch, says changed; each with its text before, so that only what changed
 * counts. */
#ifndef CLI_SELECTION_H
#define CLI_SELECTION_H

#include "cli/inputs.h"

/* Is one of --staged, --new-from-rev, --new-from-merge-base and --new-from-patch given? */
bool selection_is_wanted(const struct options *options);
/* Adds those of them that the named paths (files and folders; NULL: all) and the configuration allow. What cannot be
 * told (no repository, an unknown revision, a patch that does not fit) is an error: nothing passes unseen. */
void selection_collect(struct inputs *inputs, const struct text_list *paths, const struct options *options,
                       struct configuration *configuration, struct errors *errors);

#endif

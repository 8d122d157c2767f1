/* Names that stand in the document where only names stand: front matter, people sections, owner columns, labels
 * such as "Author:", handles, subjects of timeline entries, and full names with a listed given name. */
#ifndef LINT_HARVEST_H
#define LINT_HARVEST_H

#include "lint/annotate.h"
#include "lint/name_set.h"
#include "rule/settings.h"

/* Collects them, and the configuration's names, which overrule. `settings` may be NULL. */
const struct name_set *harvest_names(const struct annotation *annotation, const struct settings *settings,
                                     struct arena *arena);

#endif

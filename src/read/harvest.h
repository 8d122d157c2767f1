/* Names that stand in the document where only names stand: front matter, people sections, owner columns, labels
 * such as "Author:", handles, subjects of timeline entries, and full names with a listed given name. */
#ifndef LINT_HARVEST_H
#define LINT_HARVEST_H

#include "read/annotate.h"
#include "read/name_set.h"
#include "rule/settings.h"

/* The names of the configuration, which overrule all others; settings may be NULL. To add further ones to. */
struct name_set *harvest_configured(const struct settings *settings, struct arena *arena);
/* Adds each word of a name with this evidence. */
void harvest_add(struct name_set *names, struct slice name, enum name_evidence evidence);
/* Collects the names of the document besides those that are known: of harvest_configured, at least. */
const struct name_set *harvest_names(const struct annotation *annotation, const struct settings *settings,
                                     const struct name_set *known, struct arena *arena);

#endif

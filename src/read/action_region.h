/* A stretch of an item's text that holds fields: what stands in brackets, after a dash, in the last sentence. */
#ifndef LINT_ACTION_REGION_H
#define LINT_ACTION_REGION_H

#include "read/action_text.h"
#include "read/field.h"

enum name_strength { NAME_NONE, NAME_WEAK, NAME_STRONG };

struct action_region {
    struct span owner, due, priority, ticket; /* prose; empty where not given */
    bool done, dropped, under_way;
    unsigned labelled;       /* parts with a label */
    unsigned known, unknown; /* parts without one */
    unsigned owners;
    struct span candidate;       /* the first part, when it is too plain to be a name but short enough to be one */
    enum name_strength strength; /* of the strongest owner without a label */
    enum action_field label;     /* the label in force: "Owner: ana@, leo@" */
};

/* Splits the prose range at commas, semicolons, bars, dashes and sentence ends and reads each part. */
struct action_region action_region_read(const struct action_reader *reader, struct span prose);
/* Is it fields rather than words in brackets? `alone`: it stands in brackets or after a dash, so that a name is enough.
 */
bool action_region_is_fields(const struct action_region *region, bool alone);
/* How surely does the prose range name someone? */
enum name_strength action_name_strength(const struct action_reader *reader, struct span prose);
struct span action_bare_span(const struct document *document, struct span prose);

#endif

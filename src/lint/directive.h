/* The language of suppressions: one comment, and lists of rules. */
#ifndef LINT_DIRECTIVE_H
#define LINT_DIRECTIVE_H

#include "lint/report.h"

enum reach {
    REACH_NOTHING, /* a name that is none of ours, though it looks like one */
    REACH_NEXT_LINE, REACH_LINE, REACH_FILE, REACH_REGION, REACH_END_OF_REGION
};

struct directive {
    enum reach reach;
    struct slice name;              /* as written; empty in front matter */
    const char *meant;              /* the name that REACH_NOTHING is nearest to, NULL in front matter */
    uint32_t first_line, last_line; /* of REACH_LINE and REACH_NEXT_LINE */
    bool valid;                     /* false: hides nothing, for want of a reason */
    struct suppression public;
    bool paired;                    /* a region has its end, or an end its region */
    const struct rule *last_rule;   /* what it hid last: several patterns of a rule may find one place */
    uint32_t last_end;
};

/* Reads a comment (`<!-- ... -->`) into reach, name, rules and reason; false when it is none of ours. */
bool directive_read(struct slice comment, struct directive *directive);

/* Takes the next name off a list of rules and packs; false at its end. */
bool rule_list_take(struct slice *list, struct slice *name);
/* Is the name the rule's or its pack's? */
bool rule_is_called(const struct rule *rule, struct slice name);
/* Is the rule in the list? In an empty one every rule is. */
bool rule_list_has(struct slice list, const struct rule *rule);

#endif

/* Action items, recognised once for a document in every shape people write them: task lists with
 * [Owner: ..., Due: ...], tables, "@jane: ...", a trailing "Owner: ...", bold labels in sub-bullets, parentheses,
 * dashes, links alone, a heading for each item, fields inherited from the heading or a sentence above.
 *
 * Only what stands in a section of actions (or is an open task that names an owner or a date) is an item. A list that
 * only tells (rejected ideas, context) is none. */
#ifndef LINT_ACTION_H
#define LINT_ACTION_H

#include "read/entity.h"

enum action_status { ACTION_OPEN, ACTION_DONE, ACTION_DROPPED };

/* One item. Spans are prose; those of a field that is not written are empty. */
struct action_item {
    uint32_t number;   /* 1-based, in document order; tables and lists count on */
    struct span text;  /* what is to be done, without its fields */
    struct span owner; /* the value; also when it says nobody ("TBD", "everyone") */
    struct span due;   /* the value; also when it says no date ("soon") */
    struct span priority;
    struct span ticket;
    uint32_t block;                  /* where `text` stands */
    uint32_t first_block, block_end; /* the item, row or section with all its fields */
    uint32_t group;                  /* items of one list or table share it */
    enum action_status status;
    bool has_owner, has_due; /* a value that names someone, a date or a milestone; own or inherited */
    bool shared;             /* two owners or more without a lead, or "everyone" */
    bool tracked_elsewhere;  /* a ticket or a link is all it says */
    bool row;                /* a row of a table: messages say "row" */
    bool advice; /* in a section of recommendations, in a list where nobody writes owners, dates or tickets: its
                  * wording is an action's, its fields are nobody's business */
};

struct actions {
    const struct action_item *items;
    size_t count;
    bool none_stated; /* "None: the fix was complete before the review." */
};

/* Finds the items of the document; the array lives in the arena. `entities` may be NULL: then a name
 * without a label is an owner only where its place says so. */
void actions_find(struct actions *actions, const struct document *document, const struct entities *entities,
                  struct arena *arena);

#endif

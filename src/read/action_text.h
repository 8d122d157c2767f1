/* The fields inside the words of one action item: "[Owner: Jane, Due: 2 weeks]", "(Farid, 29 March)", "-- Gustavo -- 15
 * Nov",
 * "@jane: ... by Friday", "Owner: Samira. Due: 21 June". */
#ifndef LINT_ACTION_TEXT_H
#define LINT_ACTION_TEXT_H

#include "read/action.h"
#include "read/field.h"

struct action_reader {
    const struct document *document;
    const struct entities *entities; /* may be NULL */
};

/* Reads the prose range as one item: fills text, fields, status, and what follows from them. */
void action_read_text(const struct action_reader *reader, struct span prose, struct action_item *item);
/* Reads the prose range as fields only ("Owner: Jane", "Jane, 4 March", "**Due:** soon"). False, and the item
 * unchanged, when it is something else. */
bool action_read_fields(const struct action_reader *reader, struct span prose, struct action_item *item);
/* Sets one field from a value whose meaning is known (a table column). */
void action_set_field(const struct action_reader *reader, struct action_item *item, enum action_field field,
                      struct span value);
/* Is the prose range the name of people or teams and nothing else ("Paul", "Alex/Jamie", "RK - for planning")? */
bool action_names_owner(const struct action_reader *reader, struct span prose);

#endif

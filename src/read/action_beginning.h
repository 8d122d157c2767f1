/* What stands before the words of an action item: a box or check mark, a number, a priority, a ticket, who does it. */
#ifndef LINT_ACTION_BEGINNING_H
#define LINT_ACTION_BEGINNING_H

#include "read/action_text.h"

/* Takes all that off the front of the item's text and sets the fields: "[P0] OPS-12: @jane: add ...", "Jane to add
 * ...". */
void action_read_beginning(const struct action_reader *reader, struct action_item *item);
/* "Piotr to add ...": the length of a capital word that stands before "to" and a verb, for names that nobody has
 * listed; or 0. */
size_t action_read_subject(struct slice text);

#endif

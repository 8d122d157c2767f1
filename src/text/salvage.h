/* Prose that CommonMark takes for indented code: list items and sentences indented too far. */
#ifndef TEXT_SALVAGE_H
#define TEXT_SALVAGE_H

#include <stdbool.h>

#include "base/buffer.h"

/* Does an indented code block look like list items or sentences? Then its lines are added to text without their
 * indentation. Inside or after a list the doubt goes to prose, elsewhere to code. */
bool salvage_prose(struct slice code, bool in_list, struct buffer *text);

#endif

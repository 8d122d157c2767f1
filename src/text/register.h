/* Text that is not the author's English prose: logs, other languages, examples of wording. */
#ifndef TEXT_REGISTER_H
#define TEXT_REGISTER_H

#include "base/slice.h"

/* Does the text look like a log line, a stack frame, or a list of key=value? */
bool register_is_log(struct slice text);
/* Is the text in a language other than English, by its function words and letters? */
bool register_is_foreign(struct slice text);
/* Does a heading or label announce examples of wording: "Don't", "Instead of", "Blame language"; before a quotation
 * also "Bad", "Good", "Say"? */
bool register_announces_examples(struct slice heading, bool quoted);

#endif

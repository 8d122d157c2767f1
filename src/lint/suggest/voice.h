/* The finding's clause in another voice: as an act to do, as something done or left undone.
 *
 * Each appends its words; false when the clause has none, or they would make no sense. */
#ifndef LINT_VOICE_H
#define LINT_VOICE_H

#include "base/buffer.h"
#include "lint/suggest/values.h"

/* "drop the index at 03:12"; of a clause about its object "read the diff" ("a diff he had not read"). */
bool voice_act(struct finding_values *values, struct buffer *out);
/* What it acts on, as a subject: "the index", "they" of "them"; the second only where that is a thing with a name. */
bool voice_object(struct finding_values *values, struct buffer *out);
bool voice_topic(struct finding_values *values, struct buffer *out);
/* "was", "were", "is" or "are" to go with it, and the participle: "dropped". */
bool voice_was(struct finding_values *values, struct buffer *out);
bool voice_done(struct finding_values *values, struct buffer *out);
/* "the index was dropped at 03:12"; "the index was not dropped at 03:12", "no index was dropped". */
bool voice_passive(struct finding_values *values, struct buffer *out);
bool voice_undone(struct finding_values *values, struct buffer *out);
/* What follows the verb, " the index at 03:12", and its object, " at 03:12". */
bool voice_args(struct finding_values *values, struct buffer *out);
bool voice_rest(struct finding_values *values, struct buffer *out);

#endif

/* What a finding proposes, as plain text for formats that carry no structured suggestions. */
#ifndef FORMAT_ADVICE_H
#define FORMAT_ADVICE_H

#include "base/buffer.h"
#include "lint/report.h"

/* The word a reader sees before a suggestion of this kind: "fix", "try", "ask". */
const char *advice_label(enum suggestion_kind kind);
/* Appends the message, the reason and every suggestion, one a line, unescaped. */
void advice_text(struct buffer *out, const struct diagnostic *diagnostic);

#endif

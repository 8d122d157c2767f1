/* What happened to the lines of a text: Myers' greedy algorithm. */
#ifndef CLI_LINE_DIFF_H
#define CLI_LINE_DIFF_H

#include "base/arena.h"

struct text_lines {
    struct slice *items; /* line ends included */
    size_t count, capacity;
};

/* At these lines (0-based) of the old and the new text, `removed` lines went and `added` came. */
struct line_change {
    size_t old_line, new_line;
    size_t removed, added;
};

struct line_changes {
    struct line_change *items;
    size_t count, capacity;
};

/* Tells whether a line stayed the same. */
typedef bool (*line_equality)(struct slice before, struct slice after);

/* Appends the lines of a text, which they point into; the array lives in the arena. */
void text_lines_split(struct text_lines *lines, struct slice text, struct arena *arena);
/* Appends the changes in order; none touches the next. Texts that differ in more than about a thousand lines may be
 * told as one big change. All is made in the arena. */
void line_diff(struct line_changes *changes, const struct text_lines *before, const struct text_lines *after,
               line_equality equals, struct arena *arena);

#endif

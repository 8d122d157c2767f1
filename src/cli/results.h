/* The outputs of a run: a writer and a sink for each. */
#ifndef CLI_RESULTS_H
#define CLI_RESULTS_H

#include "cli/options.h"

struct results; /* owned by the caller */

/* Opens every output. NULL after adding an error. `standard` is the descriptor that stands for standard output, -1
 * when it is needed for something else (a patch, a fixed document). */
struct results *results_open(const struct options *options, int standard, struct errors *errors);
void results_add(struct results *results, const struct report *report, struct errors *errors);
/* Writes the end of each output, closes and frees. */
void results_close(struct results *results, const struct run_summary *summary, struct errors *errors);

/* The columns of a terminal, or what COLUMNS says, or 0 when neither is known. */
unsigned results_width(int descriptor);
/* Where lines of help end: at the terminal's width, within what is good to read. */
unsigned results_text_width(int descriptor);
/* Shall text for this descriptor be coloured? */
bool results_use_color(const struct options *options, int descriptor);

#endif

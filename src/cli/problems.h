/* Errors, said on standard error. */
#ifndef CLI_PROBLEMS_H
#define CLI_PROBLEMS_H

#include "base/error.h"

/* One line an error: blameless: PATH:LINE:COLUMN: MESSAGE */
void problems_print(const struct errors *errors);
/* Appends the errors of `from`. */
void problems_move(struct errors *to, const struct errors *from);

#endif

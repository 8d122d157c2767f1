/* Errors, said on standard error. */
#ifndef CLI_PROBLEMS_H
#define CLI_PROBLEMS_H

#include "base/error.h"

/* One line an error: blameless: PATH:LINE:COLUMN: MESSAGE */
void problems_print(const struct errors *errors);
/* For what reads a document: passes its result on, and tells in an error about its size which option allows more. */
int problems_name_limit(struct errors *errors, int result);
/* Appends the errors of `from`. */
void problems_move(struct errors *to, const struct errors *from);

#endif

/* What went wrong, where, and what to do: collected, never printed here.
 *
 * A function that can fail takes a `struct errors *` and returns -1 after adding at least one
 * error. Several errors may be added before it returns, so that a user sees all mistakes of a
 * rule pack in one run. Findings about the text being linted are data, not errors. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stddef.h>

#include "base/arena.h"

enum error_code { ERROR_USAGE, ERROR_CONFIG, ERROR_INPUT, ERROR_GIT, ERROR_LIMIT, ERROR_INTERNAL };

struct error {
    enum error_code code;
    const char *path;    /* owned by the list; NULL when the error has no file */
    size_t line, column; /* 1-based, column in code points; 0 when unknown */
    const char *message; /* owned by the list: one sentence, what was found and what was expected */
};

struct errors {
    struct error *items;
    size_t count, capacity;
    struct arena arena;
};

#define ERRORS_INIT {0}

/* Adds an error and returns -1, so that a failing function can end with `return errors_add(...)`. */
int errors_add(struct errors *errors, enum error_code code, const char *path, size_t line, size_t column,
               const char *format, ...) __attribute__((format(printf, 6, 7)));
void errors_release(struct errors *errors);

#endif

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

int errors_add(struct errors *errors, enum error_code code, const char *path, size_t line, size_t column,
               const char *format, ...)
{
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    struct error *error = ARENA_PUSH(&errors->arena, errors->items, errors->count, errors->capacity);
    *error = (struct error){
        .code = code,
        .path = path ? arena_copy(&errors->arena, slice_of(path)) : NULL,
        .line = line,
        .column = column,
        .message = arena_copy(&errors->arena, slice_of(message)),
    };
    return -1;
}

void errors_release(struct errors *errors)
{
    arena_release(&errors->arena);
    *errors = (struct errors)ERRORS_INIT;
}

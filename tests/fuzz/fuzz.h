/* What the fuzz targets share. A target is one file that defines fuzz_one; `make fuzz` links it with libFuzzer, `make check`
 * with replay.c, which runs it over files. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

/* The name that libFuzzer calls; what it returns is 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Ends the program as a crash does, after saying what does not hold. */
__attribute__((noreturn, format(printf, 1, 2))) static inline void fuzz_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("does not hold: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}

#define FUZZ_HOLDS(condition) ((condition) ? (void)0 : fuzz_fail("%s (%s:%d)", #condition, __FILE__, __LINE__))

/* Takes the next part of the input off its front: up to a line that is "===", which goes too. */
static inline struct slice fuzz_take(struct slice *input)
{
    static const char mark[] = "===\n";
    ptrdiff_t at = 0;
    while ((at = slice_find(*input, SLICE_LITERAL(mark), (size_t)at)) > 0 && input->text[at - 1] != '\n')
        at++;
    size_t end = at < 0 ? input->length : (size_t)at;
    struct slice part = slice_sub(*input, 0, end);
    *input = slice_sub(*input, at < 0 ? end : end + sizeof mark - 1, input->length);
    return part;
}

#endif

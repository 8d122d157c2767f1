/* Preloaded: the FAIL_NTH-th allocation, and every later one, finds no memory. With FAIL_COUNT a number of allocations is
 * written to that file at the end, and none fails. */
#include <stdatomic.h>
#include <stdlib.h>

#include "tell_count.h"

static atomic_long calls;

static int fails(void)
{
    static long nth = -1;
    if (nth < 0) {
        const char *text = getenv("FAIL_NTH");
        nth = text ? atol(text) : 0;
    }
    return atomic_fetch_add(&calls, 1) + 1 >= nth && nth > 0;
}

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return fails() ? NULL : __libc_realloc(block, size);
}

__attribute__((destructor)) static void tell(void)
{
    tell_count(atomic_load(&calls));
}

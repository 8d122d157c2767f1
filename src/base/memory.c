#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

static void end_with_failure(void)
{
    static const char message[] = "blameless: out of memory; nothing was checked\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(2);
}

static void (*exhausted)(void) = end_with_failure;

void memory_on_exhaustion(void (*handler)(void))
{
    exhausted = handler ? handler : end_with_failure;
}

void *memory_present(void *block)
{
    if (!block) {
        exhausted();
        abort();
    }
    return block;
}

void *memory_alloc(size_t size)
{
    return memory_present(malloc(size ? size : 1));
}

void *memory_zero(size_t count, size_t size)
{
    return memory_present(calloc(count ? count : 1, size ? size : 1));
}

void *memory_resize(void *block, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return memory_present(NULL);
    size_t bytes = count * size;
    return memory_present(realloc(block, bytes ? bytes : 1));
}

/* Memory that is never NULL.
 *
 * Every allocation of the program goes through these functions. When memory runs out there is
 * no half-finished report to save, so the exhaustion handler is called and must not return:
 * the default writes one line to standard error with write(2) and ends with status 2, so that
 * an exhausted run is never read as a clean one. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Replaces the handler called when memory runs out; it must not return. NULL restores the default. */
void memory_on_exhaustion(void (*handler)(void));

/* Like malloc, calloc and realloc, but never NULL. The caller owns the result and frees it with free(). */
void *memory_alloc(size_t size);
void *memory_zero(size_t count, size_t size);
void *memory_resize(void *block, size_t count, size_t size);
/* For memory that a library allocates: returns the block, never NULL. */
void *memory_present(void *block);

#endif

/* Threads that work through numbered tasks, and one consumer that takes the results in order. */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <stddef.h>

struct pool_job {
    size_t count;       /* tasks are numbered from 0 */
    size_t workers;     /* threads; 1 or less: all is done by the caller */
    size_t result_size; /* bytes of one result; results start zeroed and are zeroed again once taken */
    void *context;
    void *(*worker_new)(void *context); /* scratch memory of a thread */
    void (*worker_free)(void *worker);
    void (*work)(void *context, void *worker, size_t task, void *result); /* on any thread */
    void (*take)(void *context, size_t task, void *result); /* on the caller's thread, in task order */
};

/* Returns when every result is taken. Only a few results for each worker exist at any time, so that memory
 * does not grow with the number of tasks. */
void pool_run(const struct pool_job *job);

#endif

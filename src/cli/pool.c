#include "cli/pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { RESULTS_PER_WORKER = 4 };

struct pool {
    const struct pool_job *job;
    pthread_mutex_t lock;
    pthread_cond_t done, room; /* a task is done; a result was taken */
    size_t next, taken;        /* the next task to begin, and to take */
    size_t window;             /* results that exist at a time */
    char *results;
    bool *ready;
};

static void *result_of(struct pool *pool, size_t task)
{
    return pool->results + task % pool->window * pool->job->result_size;
}

/* The next task once there is room for its result; the count of tasks when none is left. */
static size_t begin_task(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    while (pool->next < pool->job->count && pool->next >= pool->taken + pool->window)
        pthread_cond_wait(&pool->room, &pool->lock);
    size_t task = pool->next < pool->job->count ? pool->next++ : pool->job->count;
    pthread_mutex_unlock(&pool->lock);
    return task;
}

static void end_task(struct pool *pool, size_t task)
{
    pthread_mutex_lock(&pool->lock);
    pool->ready[task % pool->window] = true;
    pthread_cond_signal(&pool->done);
    pthread_mutex_unlock(&pool->lock);
}

static void *run_worker(void *argument)
{
    struct pool *pool = argument;
    const struct pool_job *job = pool->job;
    void *worker = job->worker_new(job->context);
    for (size_t task; (task = begin_task(pool)) < job->count;) {
        job->work(job->context, worker, task, result_of(pool, task));
        end_task(pool, task);
    }
    job->worker_free(worker);
    return NULL;
}

static void wait_for(struct pool *pool, size_t task)
{
    pthread_mutex_lock(&pool->lock);
    while (!pool->ready[task % pool->window])
        pthread_cond_wait(&pool->done, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

static void take(struct pool *pool, size_t task)
{
    void *result = result_of(pool, task);
    pool->job->take(pool->job->context, task, result);
    memset(result, 0, pool->job->result_size);
    pthread_mutex_lock(&pool->lock);
    pool->ready[task % pool->window] = false;
    pool->taken++;
    pthread_cond_broadcast(&pool->room);
    pthread_mutex_unlock(&pool->lock);
}

static void run_alone(const struct pool_job *job)
{
    void *worker = job->worker_new(job->context);
    void *result = memory_zero(1, job->result_size);
    for (size_t task = 0; task < job->count; task++) {
        job->work(job->context, worker, task, result);
        job->take(job->context, task, result);
        memset(result, 0, job->result_size);
    }
    free(result);
    job->worker_free(worker);
}

/* Signals are for the caller's thread, which knows when one may end the program. */
static size_t start_threads(struct pool *pool, pthread_t *threads)
{
    sigset_t all, before;
    size_t started = 0;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    while (started < pool->job->workers && !pthread_create(&threads[started], NULL, run_worker, pool))
        started++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static void run_threads(struct pool *pool)
{
    const struct pool_job *job = pool->job;
    pthread_t *threads = memory_zero(job->workers, sizeof *threads);
    size_t started = start_threads(pool, threads);
    if (!started)
        run_alone(job);
    for (size_t task = 0; started && task < job->count; task++) {
        wait_for(pool, task);
        take(pool, task);
    }
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}

void pool_run(const struct pool_job *job)
{
    struct pool pool = {.job = job, .window = job->workers * RESULTS_PER_WORKER};
    if (job->workers < 2 || job->count < 2) {
        run_alone(job);
        return;
    }
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.done, NULL);
    pthread_cond_init(&pool.room, NULL);
    pool.results = memory_zero(pool.window, job->result_size);
    pool.ready = memory_zero(pool.window, sizeof *pool.ready);
    run_threads(&pool);
    free(pool.results);
    free(pool.ready);
    pthread_cond_destroy(&pool.room);
    pthread_cond_destroy(&pool.done);
    pthread_mutex_destroy(&pool.lock);
}

/* The pool: every task once, results in order, few of them at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>

#include "cli/pool.h"

struct tally {
    atomic_size_t begun, workers, freed;
    size_t taken, most_ahead;
};

struct answer {
    size_t task, square;
};

static void *new_worker(void *context)
{
    struct tally *tally = context;
    atomic_fetch_add(&tally->workers, 1);
    return tally;
}

static void free_worker(void *worker)
{
    struct tally *tally = worker;
    atomic_fetch_add(&tally->freed, 1);
}

static void work(void *context, void *worker, size_t task, void *result)
{
    struct tally *tally = context;
    struct answer *answer = result;
    assert_ptr_equal(worker, tally);
    assert_int_equal(answer->square, 0); /* results start zeroed */
    atomic_fetch_add(&tally->begun, 1);
    if (task % 97 == 0)
        usleep(2000); /* a slow document holds the ones behind it back, not up */
    *answer = (struct answer){task, task * task};
}

static void take(void *context, size_t task, void *result)
{
    struct tally *tally = context;
    const struct answer *answer = result;
    size_t ahead = atomic_load(&tally->begun) - tally->taken;
    assert_int_equal(answer->task, task);
    assert_int_equal(answer->square, task * task);
    assert_int_equal(tally->taken++, task);
    tally->most_ahead = ahead > tally->most_ahead ? ahead : tally->most_ahead;
}

static struct tally run(size_t count, size_t workers)
{
    struct tally tally = {0};
    pool_run(&(struct pool_job){.count = count, .workers = workers, .result_size = sizeof(struct answer),
                                .context = &tally, .worker_new = new_worker, .worker_free = free_worker,
                                .work = work, .take = take});
    assert_int_equal(tally.taken, count);
    assert_int_equal(tally.workers, tally.freed);
    return tally;
}

static void order_and_bound(void **state)
{
    (void)state;
    struct tally tally = run(5000, 4);
    assert_int_equal(tally.workers, 4);
    assert_true(tally.most_ahead <= 4 * 4 + 1);
}

static size_t workers_started(size_t count, size_t workers)
{
    struct tally tally = run(count, workers);
    return atomic_load(&tally.workers);
}

static void one_worker_is_the_caller(void **state)
{
    (void)state;
    assert_int_equal(workers_started(100, 1), 1);
    assert_int_equal(workers_started(1, 8), 1);
}

static void nothing_to_do(void **state)
{
    (void)state;
    run(0, 4);
    run(0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_and_bound),
        cmocka_unit_test(one_worker_is_the_caller),
        cmocka_unit_test(nothing_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

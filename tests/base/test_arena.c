/* Growing arrays keep what is in them, small and large, side by side, and after a reset. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

enum { MANY = 200000 };

struct numbers {
    uint64_t *items;
    size_t count, capacity;
};

static void push(struct arena *arena, struct numbers *numbers, uint64_t number)
{
    uint64_t *item = ARENA_PUSH(arena, numbers->items, numbers->count, numbers->capacity);
    assert_int_equal(*item, 0);
    *item = number;
}

static void fill(struct arena *arena)
{
    struct numbers even = {0}, odd = {0};
    char *text = arena_copy(arena, SLICE_LITERAL("stays"));
    for (uint64_t i = 0; i < MANY; i++) {
        push(arena, &even, 2 * i + 2);
        if (i % 3 == 0)
            push(arena, &odd, 2 * i + 1);
    }
    for (uint64_t i = 0; i < even.count; i++)
        assert_int_equal(even.items[i], 2 * i + 2);
    for (uint64_t i = 0; i < odd.count; i++)
        assert_int_equal(odd.items[i], 6 * i + 1);
    assert_string_equal(text, "stays");
}

static void test_arrays_side_by_side(void **state)
{
    struct arena arena = ARENA_INIT;
    (void)state;
    for (int i = 0; i < 3; i++) {
        fill(&arena);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

/* One that is large from the start, before the arena has any other chunk. */
static void test_large_at_once(void **state)
{
    struct arena arena = ARENA_INIT;
    (void)state;
    size_t size = 1 << 20;
    char *block = arena_grow(&arena, NULL, 0, size);
    memset(block, 'x', size);
    char *after = arena_copy(&arena, SLICE_LITERAL("after"));
    block = arena_grow(&arena, block, size, 2 * size);
    assert_int_equal(block[0], 'x');
    assert_int_equal(block[size - 1], 'x');
    assert_string_equal(after, "after");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arrays_side_by_side),
        cmocka_unit_test(test_large_at_once),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}

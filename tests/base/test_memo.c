#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/memo.h"

static struct slice key_of(char room[32], unsigned number)
{
    return (struct slice){room, (size_t)snprintf(room, 32, "key %u", number)};
}

static unsigned *find(struct memo *memo, unsigned number)
{
    char room[32];
    return memo_find(memo, MEMO_WORDS, key_of(room, number));
}

/* With so many bytes more than a number takes. */
static bool add(struct memo *memo, unsigned number, size_t more)
{
    char room[32];
    unsigned *value = memo_add(memo, MEMO_WORDS, key_of(room, number), sizeof *value + more);
    if (value)
        *value = number;
    return value != NULL;
}

static void values_are_found_by_kind_and_key(void **state)
{
    (void)state;
    struct memo *memo = memo_new();
    for (unsigned i = 0; i < 5000; i++)
        assert_true(add(memo, i, i % 7));
    for (unsigned i = 0; i < 5000; i++)
        assert_int_equal(*find(memo, i), i);
    assert_null(find(memo, 5000));
    assert_null(memo_find(memo, MEMO_CUT, SLICE_LITERAL("key 1")));
    assert_null(memo_find(memo, MEMO_WORDS, SLICE_LITERAL("")));
    assert_non_null(memo_add(memo, MEMO_WORDS, SLICE_LITERAL(""), 0));
    assert_non_null(memo_find(memo, MEMO_WORDS, SLICE_LITERAL("")));
    memo_free(memo);
}

static void numbers_never_come_again(void **state)
{
    (void)state;
    struct memo *memo = memo_new();
    uint64_t last = 0;
    for (unsigned i = 0; i < 100; i++) {
        uint64_t number = memo_number(memo);
        assert_true(number > last);
        last = number;
        memo_turn(memo);
    }
    memo_free(memo);
}

/* What every turn asks for stays; what was made in passing goes, but not at once. */
static void what_is_asked_for_stays(void **state)
{
    (void)state;
    enum { TURNS = 4000, EACH = 1000 };
    struct memo *memo = memo_new();
    for (unsigned turn = 0; turn < TURNS; turn++) {
        memo_turn(memo);
        assert_true(find(memo, 0) || turn == 0);
        if (turn == 0)
            assert_true(add(memo, 0, EACH));
        assert_true(turn < 2 || find(memo, turn - 1));
        assert_true(add(memo, turn + 1, EACH));
    }
    size_t left = 0;
    for (unsigned i = 1; i <= TURNS; i++)
        left += find(memo, i) != NULL;
    assert_in_range(left, 16, 1000);
    memo_free(memo);
}

/* However much one turn asks to keep. */
static void memory_is_bounded(void **state)
{
    (void)state;
    enum { LARGE = 1024 * 1024 };
    struct memo *memo = memo_new();
    unsigned kept = 0;
    memo_turn(memo);
    while (kept < 1000 && add(memo, kept, LARGE))
        kept++;
    assert_in_range(kept, 10, 200);
    assert_int_equal(*find(memo, 0), 0);
    memo_turn(memo);
    memo_turn(memo);
    assert_null(find(memo, 1));
    assert_true(add(memo, 1, LARGE));
    memo_free(memo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_found_by_kind_and_key),
        cmocka_unit_test(numbers_never_come_again),
        cmocka_unit_test(what_is_asked_for_stays),
        cmocka_unit_test(memory_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "cli/line_diff.h"

#include <stdint.h>
#include <string.h>

enum { MOST_EDITS = 1000 };

struct comparison {
    struct text_lines before, after;
    line_equality equals;
};

void text_lines_split(struct text_lines *lines, struct slice text, struct arena *arena)
{
    for (size_t at = 0; at < text.length;) {
        const char *end = memchr(text.text + at, '\n', text.length - at);
        size_t next = end ? (size_t)(end - text.text) + 1 : text.length;
        *ARENA_PUSH(arena, lines->items, lines->count, lines->capacity) = slice_sub(text, at, next);
        at = next;
    }
}

static bool same(const struct comparison *files, size_t old_line, size_t new_line)
{
    return old_line < files->before.count && new_line < files->after.count &&
           files->equals(files->before.items[old_line], files->after.items[new_line]);
}

static struct line_change *change_at(struct line_changes *changes, size_t old_line, size_t new_line,
                                     struct arena *arena)
{
    struct line_change *last = changes->count ? &changes->items[changes->count - 1] : NULL;
    if (last && last->old_line + last->removed == old_line && last->new_line + last->added == new_line)
        return last;
    last = ARENA_PUSH(arena, changes->items, changes->count, changes->capacity);
    *last = (struct line_change){.old_line = old_line, .new_line = new_line};
    return last;
}

/* Myers' greedy algorithm: furthest[k] is how far down diagonal k (old - new) `edits` edits can lead. One row of
 * `rows` is kept for each number of edits, to walk back. */
struct search {
    const struct comparison *files;
    size_t first;      /* lines equal at the start */
    size_t old_count, new_count;
    int32_t **rows;
    int32_t edits;
};

static int32_t furthest_on(const struct search *search, const int32_t *row, int32_t diagonal)
{
    bool down = diagonal == -search->edits ||
                (diagonal != search->edits && row[diagonal - 1] < row[diagonal + 1]);
    int32_t x = down ? row[diagonal + 1] : row[diagonal - 1] + 1;
    int32_t y = x - diagonal;
    while ((size_t)x < search->old_count && (size_t)y < search->new_count &&
           same(search->files, search->first + (size_t)x, search->first + (size_t)y))
        x++, y++;
    return x;
}

/* Runs one more edit; true when the end is reached. */
static bool search_further(struct search *search, int32_t *row)
{
    for (int32_t k = -search->edits; k <= search->edits; k += 2) {
        row[k] = furthest_on(search, row, k);
        if ((size_t)row[k] >= search->old_count && row[k] - k >= (int32_t)search->new_count)
            return true;
    }
    return false;
}

static void keep_row(struct search *search, const int32_t *row, struct arena *arena)
{
    size_t size = 2 * (size_t)search->edits + 3;
    int32_t *copy = arena_alloc(arena, size * sizeof *copy);
    memcpy(copy, row - search->edits - 1, size * sizeof *copy);
    search->rows[search->edits] = copy + search->edits + 1;
}

/* Marks lines as removed or added by walking the kept rows back from the end. */
static void walk_back(const struct search *search, bool *removed, bool *added)
{
    int32_t x = (int32_t)search->old_count, y = (int32_t)search->new_count;
    for (int32_t d = search->edits; d > 0; d--) {
        const int32_t *row = search->rows[d];
        int32_t k = x - y;
        bool down = k == -d || (k != d && row[k - 1] < row[k + 1]);
        int32_t from = down ? row[k + 1] : row[k - 1];
        y = from - (down ? k + 1 : k - 1);
        x = from;
        if (down)
            added[y] = true;
        else
            removed[x] = true;
    }
}

static void mark_all(const struct search *search, bool *removed, bool *added)
{
    memset(removed, true, search->old_count);
    memset(added, true, search->new_count);
}

static void mark(struct search *search, bool *removed, bool *added, struct arena *arena)
{
    size_t most = search->old_count + search->new_count;
    most = most < MOST_EDITS ? most : MOST_EDITS;
    int32_t *space = arena_alloc(arena, (2 * most + 3) * sizeof *space);
    int32_t *row = space + most + 1;
    search->rows = arena_alloc(arena, (most + 1) * sizeof *search->rows);
    for (search->edits = 0; (size_t)search->edits <= most; search->edits++) {
        keep_row(search, row, arena);
        if (search_further(search, row)) {
            walk_back(search, removed, added);
            return;
        }
    }
    mark_all(search, removed, added); /* too different to be worth the time: one big change */
}

static void gather(struct line_changes *changes, const struct search *search, const bool *removed, const bool *added,
                   struct arena *arena)
{
    size_t x = 0, y = 0;
    while (x < search->old_count || y < search->new_count) {
        if (x < search->old_count && removed[x])
            change_at(changes, search->first + x++, search->first + y, arena)->removed++;
        else if (y < search->new_count && added[y])
            change_at(changes, search->first + x, search->first + y++, arena)->added++;
        else
            x++, y++;
    }
}

void line_diff(struct line_changes *changes, const struct text_lines *before, const struct text_lines *after,
               line_equality equals, struct arena *arena)
{
    const struct comparison files = {*before, *after, equals};
    size_t old_count = before->count, new_count = after->count, first = 0;
    while (same(&files, first, first))
        first++;
    while (old_count > first && new_count > first && same(&files, old_count - 1, new_count - 1))
        old_count--, new_count--;
    struct search search = {
        .files = &files, .first = first, .old_count = old_count - first, .new_count = new_count - first};
    bool *removed = arena_alloc(arena, search.old_count + 1);
    bool *added = arena_alloc(arena, search.new_count + 1);
    mark(&search, removed, added, arena);
    gather(changes, &search, removed, added, arena);
}

#include "cli/diff.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

enum { CONTEXT = 3, MOST_EDITS = 1000 };

struct lines {
    struct slice *items; /* line ends included */
    size_t count, capacity;
};

/* What happens to the lines: `kept` of the old file stay as they are, then `removed` go and `added` come. */
struct change {
    size_t old_line, new_line; /* 0-based, where the change begins */
    size_t removed, added;
};

struct changes {
    struct change *items;
    size_t count, capacity;
};

struct comparison {
    struct lines before, after;
    struct arena arena;
};

static void split(struct lines *lines, struct slice text, struct arena *arena)
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
           slice_equals(files->before.items[old_line], files->after.items[new_line]);
}

static struct change *change_at(struct changes *changes, size_t old_line, size_t new_line, struct arena *arena)
{
    struct change *last = changes->count ? &changes->items[changes->count - 1] : NULL;
    if (last && last->old_line + last->removed == old_line && last->new_line + last->added == new_line)
        return last;
    last = ARENA_PUSH(arena, changes->items, changes->count, changes->capacity);
    *last = (struct change){.old_line = old_line, .new_line = new_line};
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

static void gather(struct changes *changes, const struct search *search, const bool *removed, const bool *added,
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

static void compare(struct comparison *files, struct changes *changes)
{
    size_t old_count = files->before.count, new_count = files->after.count, first = 0;
    while (same(files, first, first))
        first++;
    while (old_count > first && new_count > first && same(files, old_count - 1, new_count - 1))
        old_count--, new_count--;
    struct search search = {
        .files = files, .first = first, .old_count = old_count - first, .new_count = new_count - first};
    bool *removed = arena_alloc(&files->arena, search.old_count + 1);
    bool *added = arena_alloc(&files->arena, search.new_count + 1);
    mark(&search, removed, added, &files->arena);
    gather(changes, &search, removed, added, &files->arena);
}

static void add_line(struct buffer *out, char sign, struct slice line)
{
    buffer_add_byte(out, sign);
    buffer_add_slice(out, line);
    if (!slice_ends_with(line, "\n"))
        buffer_add_text(out, "\n\\ No newline at end of file\n");
}

static void add_lines(struct buffer *out, char sign, const struct lines *lines, size_t start, size_t count)
{
    for (size_t i = start; i < start + count; i++)
        add_line(out, sign, lines->items[i]);
}

/* Changes whose surroundings meet share a hunk. Returns the index behind the last of them. */
static size_t hunk_end(const struct changes *changes, size_t first)
{
    size_t next = first + 1;
    while (next < changes->count) {
        const struct change *last = &changes->items[next - 1];
        if (changes->items[next].old_line - (last->old_line + last->removed) > 2 * CONTEXT)
            break;
        next++;
    }
    return next;
}

static void add_range(struct buffer *out, char sign, size_t start, size_t count)
{
    buffer_add_format(out, " %c%zu", sign, count ? start + 1 : start);
    if (count != 1)
        buffer_add_format(out, ",%zu", count);
}

static void add_hunk(struct buffer *out, const struct comparison *files, const struct change *change,
                     const struct change *last)
{
    size_t lead = change->old_line < CONTEXT ? change->old_line : CONTEXT;
    size_t old_start = change->old_line - lead, old_at = old_start;
    size_t old_end = last->old_line + last->removed, new_end = last->new_line + last->added;
    size_t rest = files->before.count - old_end;
    size_t tail = rest < CONTEXT ? rest : CONTEXT;
    buffer_add_text(out, "@@");
    add_range(out, '-', old_start, old_end + tail - old_start);
    add_range(out, '+', change->new_line - lead, new_end + tail - (change->new_line - lead));
    buffer_add_text(out, " @@\n");
    for (; change <= last; change++) {
        add_lines(out, ' ', &files->before, old_at, change->old_line - old_at);
        add_lines(out, '-', &files->before, change->old_line, change->removed);
        add_lines(out, '+', &files->after, change->new_line, change->added);
        old_at = change->old_line + change->removed;
    }
    add_lines(out, ' ', &files->before, old_at, tail);
}

static bool needs_quotes(const char *path)
{
    for (; *path; path++)
        if ((unsigned char)*path < 0x20 || (unsigned char)*path >= 0x7f || *path == '"' || *path == '\\')
            return true;
    return false;
}

/* Unusual names are written in Git's way: "a/caf\303\251.md". */
static void add_name(struct buffer *out, const char *marks, const char *prefix, const char *path)
{
    bool quoted = needs_quotes(path);
    buffer_add_format(out, "%s %s%s", marks, quoted ? "\"" : "", *path == '/' ? "" : prefix);
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        if (byte == '"' || byte == '\\')
            buffer_add_format(out, "\\%c", byte);
        else if (byte < 0x20 || byte >= 0x7f)
            buffer_add_format(out, "\\%03o", byte);
        else
            buffer_add_byte(out, *path);
    }
    buffer_add_text(out, quoted ? "\"\n" : "\n");
}

void diff_unified(struct buffer *out, const char *path, struct slice before, struct slice after)
{
    struct comparison files = {0};
    struct changes changes = {0};
    if (slice_equals(before, after))
        return;
    split(&files.before, before, &files.arena);
    split(&files.after, after, &files.arena);
    compare(&files, &changes);
    while (slice_starts_with(slice_of(path), "./"))
        path += 2;
    add_name(out, "---", "a/", path);
    add_name(out, "+++", "b/", path);
    for (size_t i = 0, end; i < changes.count; i = end) {
        end = hunk_end(&changes, i);
        add_hunk(out, &files, &changes.items[i], &changes.items[end - 1]);
    }
    arena_release(&files.arena);
}

#include "cli/diff.h"

#include "cli/line_diff.h"

enum { CONTEXT = 3 };

struct versions {
    struct text_lines before, after;
};

static void add_line(struct buffer *out, char sign, struct slice line)
{
    buffer_add_byte(out, sign);
    buffer_add_slice(out, line);
    if (!slice_ends_with(line, "\n"))
        buffer_add_text(out, "\n\\ No newline at end of file\n");
}

static void add_lines(struct buffer *out, char sign, const struct text_lines *lines, size_t start, size_t count)
{
    for (size_t i = start; i < start + count; i++)
        add_line(out, sign, lines->items[i]);
}

/* Changes whose surroundings meet share a hunk. Returns the index behind the last of them. */
static size_t hunk_end(const struct line_changes *changes, size_t first)
{
    size_t next = first + 1;
    while (next < changes->count) {
        const struct line_change *last = &changes->items[next - 1];
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

static void add_hunk(struct buffer *out, const struct versions *files, const struct line_change *change,
                     const struct line_change *last)
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
    struct arena arena = ARENA_INIT;
    struct versions files = {0};
    struct line_changes changes = {0};
    if (slice_equals(before, after))
        return;
    text_lines_split(&files.before, before, &arena);
    text_lines_split(&files.after, after, &arena);
    line_diff(&changes, &files.before, &files.after, slice_equals, &arena);
    while (slice_starts_with(slice_of(path), "./"))
        path += 2;
    add_name(out, "---", "a/", path);
    add_name(out, "+++", "b/", path);
    for (size_t i = 0, end; i < changes.count; i = end) {
        end = hunk_end(&changes, i);
        add_hunk(out, &files, &changes.items[i], &changes.items[end - 1]);
    }
    arena_release(&arena);
}

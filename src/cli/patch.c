#include "cli/patch.h"

#include <stdlib.h>
#include <string.h>

#include "cli/line_diff.h"

struct reader {
    struct patch *patch;
    struct slice rest;
    const char *name;
    size_t line;             /* number of the last one taken */
    const char *old_name, *new_name; /* of the `diff --git` line, before anything else tells them */
    struct arena *arena;
    struct errors *errors;
};

static int wrong(const struct reader *reader, const char *what)
{
    return errors_add(reader->errors, ERROR_INPUT, reader->name, reader->line, 1, "%s", what);
}

/* The next line with its end, not taken yet; empty at the end of the patch. */
static struct slice peek(const struct reader *reader)
{
    const char *end = reader->rest.length ? memchr(reader->rest.text, '\n', reader->rest.length) : NULL;
    return slice_sub(reader->rest, 0, end ? (size_t)(end - reader->rest.text) + 1 : reader->rest.length);
}

static struct slice take(struct reader *reader)
{
    struct slice line = peek(reader);
    reader->rest = slice_sub(reader->rest, line.length, reader->rest.length);
    reader->line++;
    return line;
}

static struct slice without_end(struct slice line)
{
    while (line.length && (line.text[line.length - 1] == '\n' || line.text[line.length - 1] == '\r'))
        line.length--;
    return line;
}

/* --- names ------------------------------------------------------------------------------------------------------- */

/* One character of a name in Git's quotes, `at` being behind a backslash. Returns the offset behind it. */
static size_t unquote_one(struct slice text, size_t at, char *out)
{
    static const char letters[] = "abtnvfr", values[] = "\a\b\t\n\v\f\r";
    const char *letter = memchr(letters, text.text[at], sizeof letters - 1);
    unsigned value = 0;
    size_t end = at;
    while (end < text.length && end < at + 3 && text.text[end] >= '0' && text.text[end] <= '7')
        value = value * 8 + (unsigned)(text.text[end++] - '0');
    *out = letter ? values[letter - letters] : end > at ? (char)value : text.text[at];
    return end > at ? end : at + 1;
}

/* "caf\303\251.md" with its quotes. `length` becomes that of the quoted text. */
static char *unquote(struct slice text, size_t *length, struct arena *arena)
{
    char *name = arena_alloc(arena, text.length + 1), *out = name;
    size_t at = 1;
    while (at < text.length && text.text[at] != '"') {
        if (text.text[at] == '\\' && at + 1 < text.length)
            at = unquote_one(text, at + 1, out++);
        else
            *out++ = text.text[at++];
    }
    *length = at + 1;
    return name;
}

/* The name on a "---", "+++" or "rename" line: what follows a tab is a date. */
static const char *name_of(struct slice text, struct arena *arena)
{
    size_t length;
    text = without_end(text);
    if (slice_starts_with(text, "\""))
        return unquote(text, &length, arena);
    const char *tab = text.length ? memchr(text.text, '\t', text.length) : NULL;
    return arena_copy(arena, slice_sub(text, 0, tab ? (size_t)(tab - text.text) : text.length));
}

/* "a/x b/x": two names, each perhaps quoted. Names with blanks are told apart by being equal but for their prefix. */
static void read_git_names(struct reader *reader, struct slice text)
{
    text = without_end(text);
    size_t length = text.length / 2;
    if (slice_starts_with(text, "\""))
        reader->old_name = unquote(text, &length, reader->arena);
    else
        reader->old_name = arena_copy(reader->arena, slice_sub(text, 0, length));
    reader->new_name = name_of(slice_sub(text, length + 1, text.length), reader->arena);
}

static const char *without_prefix(const char *name)
{
    return name && name[0] && name[1] == '/' && strchr("abciow", name[0]) ? name + 2 : NULL;
}

/* Git writes "a/" and "b/" (or, for other pairs, i, w, c, o) before the two names, unless it was told not to. */
static void set_paths(struct patch_file *file, const char *old_name, const char *new_name)
{
    const char *old_path = without_prefix(old_name), *path = without_prefix(new_name);
    bool was = strcmp(old_name, "/dev/null") != 0, is = strcmp(new_name, "/dev/null") != 0;
    file->prefixed = (old_path || !was) && (path || !is) && !(was && is && old_name[0] == new_name[0]);
    file->old_path = !was ? NULL : file->prefixed ? old_path : old_name;
    file->path = !is ? NULL : file->prefixed ? path : new_name;
}

static struct patch_file *add_file(struct reader *reader, const char *old_name, const char *new_name)
{
    struct patch *patch = reader->patch;
    struct patch_file *file = ARENA_PUSH(reader->arena, patch->files, patch->count, patch->capacity);
    set_paths(file, old_name, new_name);
    return file;
}

/* --- hunks ------------------------------------------------------------------------------------------------------- */

struct range {
    size_t start, count;
};

/* "-12,3" or "+12": the text behind it, or NULL. */
static const char *read_range(const char *text, char sign, struct range *range)
{
    char *end;
    if (*text != sign || text[1] < '0' || text[1] > '9')
        return NULL;
    *range = (struct range){strtoul(text + 1, &end, 10), 1};
    if (*end == ',')
        range->count = strtoul(end + 1, &end, 10);
    return end;
}

static bool read_hunk_head(struct slice line, struct range *before, struct range *after, struct arena *arena)
{
    const char *text = arena_copy(arena, line);
    if (strncmp(text, "@@ ", 3) || !(text = read_range(text + 3, '-', before)) || *text != ' ')
        return false;
    text = read_range(text + 1, '+', after);
    return text && !strncmp(text, " @@", 3);
}

/* Some mailers take the blank off an empty line of context. */
static struct patch_line line_of(struct slice text)
{
    bool bare = !without_end(text).length;
    return (struct patch_line){bare ? ' ' : text.text[0], slice_sub(text, !bare, text.length)};
}

static int read_hunk(struct reader *reader, struct patch_file *file)
{
    struct range before, after;
    if (!read_hunk_head(take(reader), &before, &after, reader->arena))
        return wrong(reader, "this is no head of a hunk");
    struct patch_hunk *hunk = ARENA_PUSH(reader->arena, file->hunks, file->count, file->capacity);
    struct patch_line *lines = NULL;
    hunk->new_line = after.start - (after.count > 0 && after.start > 0);
    while (before.count || after.count) {
        struct patch_line line = line_of(take(reader));
        if (line.sign == '\\')
            continue;
        if (!memchr(" -+", line.sign, 3) || !line.text.length || (line.sign != '+' && !before.count) ||
            (line.sign != '-' && !after.count))
            return wrong(reader, "the patch is cut off or damaged: a hunk has fewer lines than its head says");
        before.count -= line.sign != '+';
        after.count -= line.sign != '-';
        *ARENA_PUSH(reader->arena, lines, hunk->count, hunk->capacity) = line;
    }
    hunk->lines = lines;
    return 0;
}

/* --- files ------------------------------------------------------------------------------------------------------- */

static int read_file(struct reader *reader, struct slice old_line)
{
    const char *old_name = name_of(slice_sub(old_line, 4, old_line.length), reader->arena);
    struct slice new_line = take(reader);
    struct patch_file *file =
        add_file(reader, old_name, name_of(slice_sub(new_line, 4, new_line.length), reader->arena));
    reader->old_name = reader->new_name = NULL;
    while (slice_starts_with(peek(reader), "@@ "))
        if (read_hunk(reader, file))
            return -1;
    return 0;
}

static void add_binary(struct reader *reader)
{
    if (reader->old_name && reader->new_name)
        add_file(reader, reader->old_name, reader->new_name)->binary = true;
    reader->old_name = reader->new_name = NULL;
}

/* Names on these lines have no prefixes. A file that was only renamed has no more lines than these. */
static void add_renamed(struct reader *reader, struct slice new_name)
{
    struct patch *patch = reader->patch;
    struct patch_file *file = ARENA_PUSH(reader->arena, patch->files, patch->count, patch->capacity);
    *file = (struct patch_file){.old_path = reader->old_name, .path = name_of(new_name, reader->arena)};
}

/* One line between files, and what it begins. */
static int read_next(struct reader *reader)
{
    struct slice line = take(reader);
    if (slice_starts_with(line, "diff --git "))
        read_git_names(reader, slice_sub(line, strlen("diff --git "), line.length));
    else if (slice_starts_with(line, "rename from "))
        reader->old_name = name_of(slice_sub(line, strlen("rename from "), line.length), reader->arena);
    else if (slice_starts_with(line, "rename to "))
        add_renamed(reader, slice_sub(line, strlen("rename to "), line.length));
    else if (slice_starts_with(line, "Binary files ") || slice_starts_with(line, "GIT binary patch"))
        add_binary(reader);
    else if (slice_starts_with(line, "@@@ "))
        return wrong(reader, "this is the combined diff of a merge; compare with one parent: git diff --first-parent");
    else if (slice_starts_with(line, "--- ") && slice_starts_with(peek(reader), "+++ "))
        return read_file(reader, line);
    return 0;
}

int patch_read(struct patch *patch, struct slice text, const char *name, struct arena *arena, struct errors *errors)
{
    struct reader reader = {.patch = patch, .rest = text, .name = name, .arena = arena, .errors = errors};
    while (reader.rest.length)
        if (read_next(&reader))
            return -1;
    return 0;
}

/* --- taking back ------------------------------------------------------------------------------------------------- */

static void add_lines(struct buffer *out, const struct text_lines *lines, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        buffer_add_slice(out, lines->items[i]);
}

static int undo_hunk(struct buffer *out, const struct patch_hunk *hunk, const struct text_lines *lines, size_t *at)
{
    if (hunk->new_line < *at || hunk->new_line > lines->count)
        return -1;
    add_lines(out, lines, *at, hunk->new_line);
    *at = hunk->new_line;
    for (size_t i = 0; i < hunk->count; i++) {
        const struct patch_line *line = &hunk->lines[i];
        if (line->sign != '+')
            buffer_add_slice(out, line->text);
        if (line->sign == '-')
            continue;
        if (*at == lines->count || !slice_equals(without_end(lines->items[*at]), without_end(line->text)))
            return -1;
        ++*at;
    }
    return 0;
}

int patch_undo(struct buffer *out, const struct patch_file *file, struct slice text)
{
    struct arena arena = ARENA_INIT;
    struct text_lines lines = {0};
    size_t at = 0;
    int failed = 0;
    text_lines_split(&lines, text, &arena);
    for (size_t i = 0; i < file->count && !failed; i++)
        failed = undo_hunk(out, &file->hunks[i], &lines, &at);
    if (!failed)
        add_lines(out, &lines, at, lines.count);
    arena_release(&arena);
    return failed;
}

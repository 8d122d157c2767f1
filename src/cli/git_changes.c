#include "cli/git_changes.h"

#include <string.h>

/* --- records ----------------------------------------------------------------------------------------------------- */

/* Takes the text up to the next NUL byte; false at the end. */
static bool take_field(struct slice *rest, struct slice *field)
{
    const char *end = rest->length ? memchr(rest->text, '\0', rest->length) : NULL;
    if (!end)
        return false;
    *field = slice_sub(*rest, 0, (size_t)(end - rest->text));
    *rest = slice_sub(*rest, field->length + 1, rest->length);
    return true;
}

static struct slice take_word(struct slice *text)
{
    const char *end = text->length ? memchr(text->text, ' ', text->length) : NULL;
    struct slice word = slice_sub(*text, 0, end ? (size_t)(end - text->text) : text->length);
    *text = slice_sub(*text, word.length + 1, text->length);
    return word;
}

static enum git_mode mode_of(struct slice word)
{
    static const struct { const char *digits; enum git_mode mode; } modes[] = {
        {"000000", GIT_MODE_ABSENT}, {"100644", GIT_MODE_FILE}, {"100755", GIT_MODE_FILE}, {"120000", GIT_MODE_LINK},
        {"160000", GIT_MODE_SUBMODULE},
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (slice_equals_text(word, modes[i].digits))
            return modes[i].mode;
    return GIT_MODE_OTHER;
}

/* An id of zeros stands for bytes that are no object yet. */
static const char *id_of(struct slice word, struct arena *arena)
{
    for (size_t i = 0; i < word.length; i++)
        if (word.text[i] != '0')
            return arena_copy(arena, word);
    return NULL;
}

/* ":100644 100644 1f7a... 93b2... M", then one path, or two for renames. */
static bool take_record(struct slice *rest, struct git_change *change, struct arena *arena)
{
    struct slice head, path;
    if (!take_field(rest, &head) || !slice_starts_with(head, ":"))
        return false;
    head = slice_sub(head, 1, head.length);
    change->old_mode = mode_of(take_word(&head));
    change->mode = mode_of(take_word(&head));
    change->old_id = id_of(take_word(&head), arena);
    change->id = id_of(take_word(&head), arena);
    change->conflict = slice_starts_with(head, "U");
    if (!head.length || !take_field(rest, &path))
        return false;
    change->path = change->old_path = arena_copy(arena, path);
    if (!slice_starts_with(head, "R") && !slice_starts_with(head, "C"))
        return true;
    if (!take_field(rest, &path))
        return false;
    change->path = arena_copy(arena, path);
    return true;
}

int git_changes_read(struct git_changes *changes, struct slice records, struct arena *arena)
{
    while (records.length) {
        struct git_change *change = ARENA_PUSH(arena, changes->items, changes->count, changes->capacity);
        if (!take_record(&records, change, arena))
            return -1;
    }
    return 0;
}

static int read_records(struct git_changes *changes, struct buffer *records, const struct git *git,
                        struct errors *errors)
{
    int result = git_changes_read(changes, buffer_slice(records), git->arena);
    buffer_release(records);
    return result ? errors_add(errors, ERROR_GIT, NULL, 0, 0, "git diff-index: its answer is cut off") : 0;
}

/* --- the index --------------------------------------------------------------------------------------------------- */

static bool has_commit(const struct git *git, const char *name, struct errors *errors)
{
    struct buffer output = BUFFER_INIT;
    bool has = !GIT_TRY(git, &output, errors, "rev-parse", "--verify", "--quiet", name);
    buffer_release(&output);
    return has;
}

/* The id of the tree without files: it depends on the repository's hash. */
static const char *empty_tree(const struct git *git, struct errors *errors)
{
    struct buffer output = BUFFER_INIT;
    const char *id = NULL;
    if (!GIT_RUN(git, &output, errors, "hash-object", "-t", "tree", "--stdin"))
        id = arena_copy(git->arena, slice_trim(buffer_slice(&output)));
    buffer_release(&output);
    return id;
}

/* The parent is tried first, for it is nearly always there and each question costs a process; so does waiting for the top. */
int git_changes_staged(struct git_changes *changes, struct git *git, bool amend, struct errors *errors)
{
    const char *parent = amend ? "HEAD^" : "HEAD";
    struct buffer records = BUFFER_INIT;
    int status = GIT_TRY(git, &records, errors, "diff-index", "--cached", "--raw", "-z", "-M", "--no-relative",
                         "--ita-invisible-in-index", parent, "--");
    if (git_settle(git, errors)) {
        buffer_release(&records);
        return -1;
    }
    if (!status)
        return read_records(changes, &records, git, errors);
    buffer_clear(&records);
    const char *from = status > 0 && !has_commit(git, parent, errors) ? empty_tree(git, errors) : parent;
    if (!from || GIT_RUN(git, &records, errors, "diff-index", "--cached", "--raw", "-z", "--no-relative",
                         "--ita-invisible-in-index", from, "--")) {
        buffer_release(&records);
        return -1;
    }
    return read_records(changes, &records, git, errors);
}

/* --- the work tree ----------------------------------------------------------------------------------------------- */

static int add_untracked(struct git_changes *changes, const struct git *git, struct errors *errors)
{
    struct buffer names = BUFFER_INIT;
    int result = GIT_RUN(git, &names, errors, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--",
                         git->top);
    struct slice rest = buffer_slice(&names), name;
    while (!result && take_field(&rest, &name)) {
        if (slice_ends_with(name, "/")) /* another repository */
            continue;
        struct git_change *change = ARENA_PUSH(git->arena, changes->items, changes->count, changes->capacity);
        *change = (struct git_change){.path = arena_copy(git->arena, name), .mode = GIT_MODE_FILE};
        change->old_path = change->path;
    }
    buffer_release(&names);
    return result;
}

int git_changes_since(struct git_changes *changes, const struct git *git, const char *commit, struct errors *errors)
{
    struct buffer records = BUFFER_INIT;
    if (GIT_RUN(git, &records, errors, "diff-index", "--raw", "-z", "-M", "--no-relative", commit, "--")) {
        buffer_release(&records);
        return -1;
    }
    return read_records(changes, &records, git, errors) ? -1 : add_untracked(changes, git, errors);
}

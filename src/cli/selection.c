#include "cli/selection.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/disk.h"
#include "cli/git_blobs.h"
#include "cli/git_changes.h"
#include "cli/patch.h"
#include "cli/path.h"
#include "cli/problems.h"

enum { PATCH_MAX_BYTES = 256 * 1024 * 1024 };

/* A path the user named. */
struct named {
    const char *path, *absolute;
    bool met; /* something in it changed */
};

struct selection {
    struct inputs *inputs;
    const struct options *options;
    struct configuration *configuration;
    struct errors *errors;
    struct arena *arena;
    struct named *named; size_t named_count; /* none: all is wanted */
    bool everywhere;
    struct git git;
    struct git_blobs blobs;
    struct git_changes changes;
};

enum standing { NOT_WANTED, WANTED, WANTED_BY_NAME };

bool selection_is_wanted(const struct options *options)
{
    return options->staged || options->new_from_rev || options->new_from_merge_base || options->new_from_patch;
}

/* --- which of the changed files are wanted ----------------------------------------------------------------------- */

static void name_paths(struct selection *selection, const struct text_list *paths)
{
    selection->everywhere = !paths;
    selection->named = arena_alloc(selection->arena, (paths ? paths->count : 0) * sizeof *selection->named);
    for (size_t i = 0; paths && i < paths->count; i++) {
        const char *path = paths->items[i];
        if (!strcmp(path, "-"))
            errors_add(selection->errors, ERROR_USAGE, NULL, 0, 0,
                       "standard input has no changed lines; name files, or nothing");
        else
            selection->named[selection->named_count++] =
                (struct named){path, path_absolute(path, selection->arena), false};
    }
}

/* A mistyped name must not pass for one that did not change. */
static void check_named(struct selection *selection)
{
    struct stat status;
    for (size_t i = 0; i < selection->named_count; i++) {
        const struct named *named = &selection->named[i];
        if (!named->met && lstat(named->path, &status))
            errors_add(selection->errors, ERROR_INPUT, named->path, 0, 0, "no such file or folder");
    }
}

static enum standing standing_of(struct selection *selection, const char *absolute)
{
    enum standing standing = selection->everywhere ? WANTED : NOT_WANTED;
    for (size_t i = 0; i < selection->named_count; i++) {
        struct named *named = &selection->named[i];
        if (!path_is_below(absolute, named->absolute))
            continue;
        named->met = true;
        if (!strcmp(absolute, named->absolute))
            return WANTED_BY_NAME;
        standing = WANTED;
    }
    return standing;
}

/* As for folders and named files: what was found must be a document, what is excluded is left out. */
static bool is_document(struct selection *selection, const char *path, enum standing standing)
{
    struct config *config = configuration_file(selection->configuration, path, selection->errors);
    if (!config || standing == NOT_WANTED)
        return false;
    bool excluded = configuration_excludes(selection->configuration, config, path);
    if (excluded && !selection->options->no_exclude && standing == WANTED_BY_NAME)
        inputs_note(selection->inputs, path, "excluded by the configuration; --no-exclude checks it");
    if (excluded)
        return selection->options->no_exclude;
    return standing == WANTED_BY_NAME || configuration_includes(selection->configuration, config, path);
}

static struct input *add_document(struct selection *selection, const char *path, enum standing standing)
{
    struct config *config = configuration_file(selection->configuration, path, selection->errors);
    bool named = (standing == WANTED_BY_NAME && !selection->options->only_postmortems) ||
                 (config && configuration_names(selection->configuration, config, path));
    return inputs_add(selection->inputs, path, !named);
}

/* --- Git --------------------------------------------------------------------------------------------------------- */

static int read_blob(struct selection *selection, const char *id, const char *path, struct slice *bytes)
{
    int failed = git_blob_read(&selection->blobs, id, path, (size_t)selection->options->max_size, selection->arena,
                               bytes, selection->errors);
    return problems_name_limit(selection->errors, failed);
}

/* Is a regular file there? -1 after an error when that cannot be told. */
static int find_regular(const struct selection *selection, const char *path)
{
    struct stat status;
    if (!lstat(path, &status))
        return S_ISREG(status.st_mode);
    if (errno == ENOENT || errno == ENOTDIR)
        return 0;
    return errors_add(selection->errors, ERROR_INPUT, path, 0, 0, "cannot be read: %s", strerror(errno));
}

/* What was no document before, under another name or as a link, was never judged: all of it is new. */
static bool was_document(struct selection *selection, const struct git_change *change)
{
    if (change->old_mode != GIT_MODE_FILE || !change->old_id)
        return false;
    if (!strcmp(change->old_path, change->path))
        return true;
    const char *path = path_relative(change->old_path, selection->git.prefix, selection->arena);
    return is_document(selection, path, WANTED);
}

static int read_base(struct selection *selection, const struct git_change *change, struct input *input)
{
    if (selection->options->whole_files || !was_document(selection, change))
        return 0;
    input->has_base = true;
    return read_blob(selection, change->old_id, input->path, &input->base);
}

/* The text that counts: the index's, or the work tree's, or the index's where a sparse checkout has no file. */
static int read_change(struct selection *selection, const struct git_change *change, struct input *input)
{
    int regular = selection->options->staged ? 0 : find_regular(selection, input->path);
    if (regular < 0)
        return -1;
    if (!regular) {
        input->has_text = true;
        input->origin = INPUT_STAGED;
        if (read_blob(selection, change->id, input->path, &input->text))
            return -1;
    }
    return read_base(selection, change, input);
}

static bool is_changed_text(const struct selection *selection, const struct git_change *change)
{
    bool same = change->id && change->old_id && !strcmp(change->id, change->old_id) &&
                change->old_mode == GIT_MODE_FILE && !strcmp(change->old_path, change->path);
    return change->mode == GIT_MODE_FILE && !change->conflict && (!same || selection->options->whole_files);
}

static void drop_last(struct inputs *inputs)
{
    inputs->count--;
}

static void add_change(struct selection *selection, const struct git_change *change)
{
    const char *absolute = path_join(selection->arena, selection->git.top, change->path);
    const char *path = path_relative(change->path, selection->git.prefix, selection->arena);
    enum standing standing = standing_of(selection, absolute);
    if (!is_document(selection, path, standing))
        return;
    if (change->conflict)
        errors_add(selection->errors, ERROR_GIT, path, 0, 0, "not checked: it has conflicts that are not resolved");
    if (!is_changed_text(selection, change) || (!change->id && find_regular(selection, path) <= 0))
        return;
    struct input *input = add_document(selection, path, standing);
    if (read_change(selection, change, input))
        drop_last(selection->inputs);
    else if (input->has_text && git_blob_is_lfs_pointer(input->text)) {
        drop_last(selection->inputs);
        inputs_note(selection->inputs, path, "not checked: Git LFS keeps its text elsewhere");
    }
}

static int find_changes(struct selection *selection)
{
    const struct options *options = selection->options;
    const char *commit;
    if (git_begin(&selection->git, selection->arena, selection->errors))
        return -1;
    if (options->staged)
        return git_changes_staged(&selection->changes, &selection->git, options->amend, selection->errors);
    if (git_settle(&selection->git, selection->errors))
        return -1;
    if (options->new_from_rev)
        commit = git_commit(&selection->git, options->new_from_rev, selection->errors);
    else
        commit = git_merge_base(&selection->git, options->new_from_merge_base, selection->errors);
    return commit ? git_changes_since(&selection->changes, &selection->git, commit, selection->errors) : -1;
}

static void collect_from_git(struct selection *selection)
{
    if (find_changes(selection))
        return;
    for (size_t i = 0; i < selection->changes.count; i++)
        add_change(selection, &selection->changes.items[i]);
    git_blobs_close(&selection->blobs);
    check_named(selection);
}

/* --- patches ----------------------------------------------------------------------------------------------------- */

/* Takes the changes of a series back, the last first: a rename leads on under the old name. */
static int undo_all(struct selection *selection, const struct patch *patch, struct input *input)
{
    const char *path = input->path;
    input->has_base = true;
    input->base = input->text;
    for (size_t i = patch->count; i > 0 && path; i--) {
        const struct patch_file *file = &patch->files[i - 1];
        struct buffer before = BUFFER_INIT;
        if (!file->path || strcmp(file->path, path))
            continue;
        int failed = file->binary || patch_undo(&before, file, input->base);
        input->base = (struct slice){arena_copy(selection->arena, buffer_slice(&before)), before.length};
        buffer_release(&before);
        if (failed)
            return errors_add(selection->errors, ERROR_INPUT, path, 0, 0, file->binary
                                  ? "the patch does not show its text; make it with `git diff --text`"
                                  : "the patch does not fit this file: it was made for another version");
        path = file->old_path;
    }
    input->has_base = path && !selection->options->whole_files;
    return 0;
}

static bool was_added(const struct selection *selection, const char *path)
{
    for (size_t i = 0; i < selection->inputs->count; i++)
        if (!strcmp(selection->inputs->items[i].path, path))
            return true;
    return false;
}

/* Deleted or renamed by a later patch of the series. */
static bool is_gone_later(const struct patch *patch, size_t index, const char *path)
{
    for (size_t i = index + 1; i < patch->count; i++) {
        const struct patch_file *file = &patch->files[i];
        if (file->old_path && !strcmp(file->old_path, path) && (!file->path || strcmp(file->path, path)))
            return true;
    }
    return false;
}

static void add_patched(struct selection *selection, const struct patch *patch, size_t index)
{
    const char *path = patch->files[index].path;
    if (!path || was_added(selection, path) || is_gone_later(patch, index, path))
        return;
    const char *absolute = path_absolute(path, selection->arena);
    enum standing standing = standing_of(selection, absolute);
    if (!is_document(selection, path, standing) || file_is_link(path))
        return;
    if (!path_is_below(absolute, path_absolute(".", selection->arena))) {
        errors_add(selection->errors, ERROR_INPUT, path, 0, 0, "the patch leads out of this folder");
        return;
    }
    struct input *input = add_document(selection, path, standing);
    input->has_text = true;
    int failed =
        file_read(path, (size_t)selection->options->max_size, selection->arena, &input->text, selection->errors);
    if (problems_name_limit(selection->errors, failed) || undo_all(selection, patch, input))
        drop_last(selection->inputs);
}

static int read_patch(struct selection *selection, struct patch *patch)
{
    const char *path = selection->options->new_from_patch;
    struct buffer piped = BUFFER_INIT;
    struct slice text;
    int failed;
    if (strcmp(path, "-")) {
        failed = file_read(path, PATCH_MAX_BYTES, selection->arena, &text, selection->errors);
    } else {
        failed = disk_read_descriptor(STDIN_FILENO, "standard input", PATCH_MAX_BYTES, &piped, selection->errors);
        text = (struct slice){arena_copy(selection->arena, buffer_slice(&piped)), piped.length};
        buffer_release(&piped);
    }
    return failed ? -1 : patch_read(patch, text, path, selection->arena, selection->errors);
}

static void collect_from_patch(struct selection *selection)
{
    struct patch patch = {0};
    if (read_patch(selection, &patch))
        return;
    for (size_t i = 0; i < patch.count; i++)
        add_patched(selection, &patch, i);
    check_named(selection);
}

void selection_collect(struct inputs *inputs, const struct text_list *paths, const struct options *options,
                       struct configuration *configuration, struct errors *errors)
{
    struct selection selection = {
        .inputs = inputs, .options = options, .configuration = configuration, .errors = errors,
        .arena = &inputs->arena, .blobs = GIT_BLOBS_INIT(&selection.git)};
    name_paths(&selection, paths);
    if (options->new_from_patch)
        collect_from_patch(&selection);
    else
        collect_from_git(&selection);
}

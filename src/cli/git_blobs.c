#include "cli/git_blobs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_HEADER = 256, LONGEST_POINTER = 1024 };

static int start(struct git_blobs *blobs, struct errors *errors)
{
    if (git_start(blobs->git, &blobs->process, (const char *const[]){"cat-file", "--batch", NULL}, errors))
        return -1;
    blobs->answers = fdopen(blobs->process.output, "r");
    return 0;
}

/* Git answers each id before it reads the next, so the two can take turns on two pipes. */
static int ask(struct git_blobs *blobs, const char *id)
{
    char question[LONGEST_HEADER];
    int length = snprintf(question, sizeof question, "%s\n", id);
    return write(blobs->process.input, question, (size_t)length) == length ? 0 : -1;
}

/* "1f7a7a... blob 1234"; -1 when the id names no blob here. */
static long long answered_size(struct git_blobs *blobs)
{
    char header[LONGEST_HEADER], *end;
    if (!fgets(header, sizeof header, blobs->answers))
        return -1;
    char *kind = strstr(header, " blob ");
    if (!kind)
        return -1;
    long long size = strtoll(kind + strlen(" blob "), &end, 10);
    return *end == '\n' ? size : -1;
}

static int skip(FILE *stream, long long count)
{
    while (count-- > 0)
        if (getc_unlocked(stream) == EOF)
            return -1;
    return 0;
}

/* The bytes and the line end behind them. */
static int take_bytes(struct git_blobs *blobs, size_t size, struct arena *arena, struct slice *bytes)
{
    char *text = arena_alloc(arena, size + 1);
    *bytes = (struct slice){text, size};
    return fread(text, 1, size, blobs->answers) == size && getc(blobs->answers) == '\n' ? 0 : -1;
}

int git_blob_read(struct git_blobs *blobs, const char *id, const char *path, size_t most, struct arena *arena,
                  struct slice *bytes, struct errors *errors)
{
    if (!blobs->answers && start(blobs, errors))
        return -1;
    long long size = ask(blobs, id) ? -1 : answered_size(blobs);
    if (size > (long long)most && !skip(blobs->answers, size + 1))
        return errors_add(errors, ERROR_LIMIT, path, 0, 0, "larger than %zu bytes", most);
    if (size < 0 || size > (long long)most || take_bytes(blobs, (size_t)size, arena, bytes))
        return errors_add(errors, ERROR_GIT, path, 0, 0, "Git cannot give its object %s", id);
    return 0;
}

void git_blobs_close(struct git_blobs *blobs)
{
    if (!blobs->answers)
        return;
    fclose(blobs->answers);
    blobs->answers = NULL;
    blobs->process.output = -1;
    process_finish(&blobs->process);
}

bool git_blob_is_lfs_pointer(struct slice bytes)
{
    return bytes.length < LONGEST_POINTER && slice_starts_with(bytes, "version https://git-lfs.github.com/spec/v1\n") &&
           slice_find(bytes, SLICE_LITERAL("\noid sha256:"), 0) > 0 &&
           slice_find(bytes, SLICE_LITERAL("\nsize "), 0) > 0;
}

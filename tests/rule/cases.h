/* Text cases: a few files, and the lines that reading them must give.
 *
 *     == what the case shows
 *     --- path/of/a/file.yml
 *     its text
 *     --- expect
 *     one line for each thing that is expected
 *
 * Lines before the first `==` are comments. Included by one test program each. */
#ifndef TESTS_RULE_CASES_H
#define TESTS_RULE_CASES_H

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"

/* Writes what reading the files in the folder gives. */
typedef void (*case_runner)(const char *folder, struct buffer *out);

/* One line for each error: path below the folder, line, column, message. */
static inline void cases_put_errors(struct buffer *out, const struct errors *errors, const char *folder)
{
    size_t length = strlen(folder);
    for (size_t i = 0; i < errors->count; i++) {
        const struct error *error = &errors->items[i];
        const char *path = error->path ? error->path : "";
        if (strncmp(path, folder, length) == 0)
            path += length + (path[length] == '/');
        buffer_add_format(out, "%s:%zu:%zu: %s\n", path, error->line, error->column, error->message);
    }
}

static inline int cases_remove(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline void cases_write(const char *folder, struct slice name, struct slice text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%.*s", folder, (int)name.length, name.text);
    for (char *slash = strchr(path + strlen(folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(text.text, 1, text.length, file);
    fclose(file);
}

/* The text up to the next line that begins with `mark`, or to the end. */
static inline struct slice cases_part(struct slice text, size_t start, const char *mark)
{
    size_t end = start;
    while (end < text.length && !slice_starts_with(slice_sub(text, end, text.length), mark)) {
        const char *line_end = memchr(text.text + end, '\n', text.length - end);
        end = line_end ? (size_t)(line_end - text.text) + 1 : text.length;
    }
    return slice_sub(text, start, end);
}

/* Runs one case (after its `== `); returns whether what it gave is what it expects. */
static inline bool cases_run_one(struct slice text, case_runner run)
{
    char folder[] = "/tmp/blameless-case-XXXXXX";
    struct buffer out = BUFFER_INIT;
    struct slice title = cases_part(text, 0, "--- "), expected = SLICE_LITERAL("");
    assert_non_null(mkdtemp(folder));
    for (size_t at = title.length; at < text.length;) {
        size_t name_end = at + strcspn(text.text + at, "\n");
        struct slice name = slice_trim(slice_sub(text, at + 4, name_end));
        struct slice body = cases_part(text, name_end + 1, "--- ");
        if (slice_equals_text(name, "expect"))
            expected = body;
        else
            cases_write(folder, name, body);
        at = name_end + 1 + body.length;
    }
    run(folder, &out);
    bool same = slice_equals(slice_trim(expected), slice_trim(buffer_slice(&out)));
    if (!same)
        fprintf(stderr, "# case: %.*s# expected:\n%.*s# found:\n%s", (int)title.length, title.text,
                (int)expected.length, expected.text, out.text);
    buffer_release(&out);
    nftw(folder, cases_remove, 16, FTW_DEPTH | FTW_PHYS);
    return same;
}

/* Runs every case of a file; fails when one differs. */
static inline void cases_run(const char *path, case_runner run)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct slice text;
    unsigned count = 0, failed = 0;
    assert_int_equal(file_read(path, 1 << 20, &arena, &text, &errors), 0);
    size_t at = cases_part(text, 0, "== ").length;
    while (at < text.length) {
        struct slice one = cases_part(text, at + 3, "== ");
        failed += !cases_run_one(one, run);
        count++;
        at += 3 + one.length;
    }
    print_message("# note %u cases of %s\n", count, path);
    arena_release(&arena);
    errors_release(&errors);
    assert_true(count > 0);
    assert_int_equal(failed, 0);
}

#endif

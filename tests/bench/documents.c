/* documents ROUNDS FOLDER: writes the documents of the benchmarks. Reports are the labelled drafts below ROUNDS, one
 * after another; the clean and the dense document are the examples of the built-in rules. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/file.h"
#include "rule/ruleset.h"

struct bench {
    struct arena arena;
    struct errors errors;
    struct buffer reports; /* all of them */
    const char *folder;
};

static void fail(const char *what)
{
    fprintf(stderr, "documents: %s\n", what);
    exit(2);
}

static void write_file(const struct bench *bench, const char *name, struct slice text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", bench->folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text.text, 1, text.length, file) != text.length || fclose(file) != 0)
        fail(path);
}

/* --- reports --- */

static void read_reports(struct bench *bench, const char *folder)
{
    const char **names;
    size_t count;
    struct slice text;
    if (folder_list(folder, &bench->arena, &names, &count, &bench->errors) < 0)
        fail(folder);
    for (size_t i = 0; i < count; i++) {
        const char *path = path_join(&bench->arena, folder, names[i]);
        if (file_is_folder(path)) {
            read_reports(bench, path);
        } else if (slice_ends_with(slice_of(path), ".md")) {
            if (file_read(path, 1 << 20, &bench->arena, &text, &bench->errors) < 0)
                fail(path);
            buffer_add_slice(&bench->reports, text);
            buffer_add_byte(&bench->reports, '\n');
        }
    }
}

/* So many bytes of reports from `start` on, over and over, to the end of a line. */
static struct buffer cut_reports(const struct bench *bench, size_t start, size_t length)
{
    struct buffer out = BUFFER_INIT;
    size_t at = start % bench->reports.length;
    while (out.length < length || out.text[out.length - 1] != '\n') {
        buffer_add_byte(&out, bench->reports.text[at]);
        at = (at + 1) % bench->reports.length;
    }
    return out;
}

static void write_reports(const struct bench *bench, const char *name, size_t start, size_t length)
{
    struct buffer text = cut_reports(bench, start, length);
    write_file(bench, name, buffer_slice(&text));
    buffer_release(&text);
}

static void write_files(const struct bench *bench, unsigned count, size_t length)
{
    char name[64];
    for (unsigned i = 0; i < count; i++) {
        snprintf(name, sizeof name, "files/postmortem-%05u.md", i);
        write_reports(bench, name, (size_t)i * length, length);
    }
}

/* --- clean and dense: the built-in examples, a line each --- */

static void add_example(struct buffer *out, const char *text)
{
    for (; *text; text++)
        if (strncmp(text, "\xC2\xAB", 2) == 0 || strncmp(text, "\xC2\xBB", 2) == 0)
            text++; /* the marks around what is found */
        else
            buffer_add_byte(out, *text);
    buffer_add_text(out, "\n\n");
}

static void write_examples(const struct bench *bench, const char *name, bool bad, size_t least)
{
    const struct ruleset *ruleset = ruleset_builtin();
    struct buffer out = BUFFER_INIT;
    buffer_add_text(&out, "# Outage of the cart\n\n## Root cause\n\n");
    for (size_t i = 0; out.length < least; i = (i + 1) % ruleset->rule_count)
        for (size_t j = 0; j < ruleset->rules[i]->example_count; j++) {
            const struct example *example = &ruleset->rules[i]->examples[j];
            if ((example->kind == EXAMPLE_BAD) == bad && !strchr(example->text, '\n') && !ruleset->rules[i]->check)
                add_example(&out, example->text);
        }
    write_file(bench, name, buffer_slice(&out));
    buffer_release(&out);
}

/* --- shapes that grow --- */

static void write_repeated(const struct bench *bench, const char *name, const char *head, const char *line,
                           unsigned count)
{
    struct buffer out = BUFFER_INIT;
    buffer_add_text(&out, head);
    for (unsigned i = 0; i < count; i++)
        buffer_add_format(&out, line, i % 24, i % 60, i);
    write_file(bench, name, buffer_slice(&out));
    buffer_release(&out);
}

static void write_growth(const struct bench *bench)
{
    static const char items[] = "- %02u:%02u node %u came back\n";
    static const char rows[] = "| %02u:%02u | The queue of shard %u drained and the shops were slow |\n";
    static const char row_head[] = "## Timeline\n\n| Time | What happened |\n| --- | --- |\n";
    static const char findings[] = "At %02u:%02u Marcus forgot to renew certificate %u.\n\n";
    static const char words[] = "at %02u:%02u shard %u drained and the shops were slow and ";
    write_repeated(bench, "items-1k.md", "## Timeline\n\n", items, 1000);
    write_repeated(bench, "items-100k.md", "## Timeline\n\n", items, 100000);
    write_repeated(bench, "rows-100.md", row_head, rows, 100);
    write_repeated(bench, "rows-10k.md", row_head, rows, 10000);
    write_repeated(bench, "findings-100.md", "## Root cause\n\n", findings, 100);
    write_repeated(bench, "findings-10k.md", "## Root cause\n\n", findings, 10000);
    write_repeated(bench, "line-10k.md", "## Summary\n\n", words, 200);
    write_repeated(bench, "line-1m.md", "## Summary\n\n", words, 20000);
    write_reports(bench, "growth-100k.md", 0, 100 * 1000);
    write_reports(bench, "growth-4m.md", 0, 4 * 1000 * 1000); /* about the largest that is read without --max-size */
}

int main(int argc, char **argv)
{
    struct bench bench = {.errors = ERRORS_INIT};
    char files[4096];
    if (argc != 3)
        fail("usage: documents ROUNDS FOLDER");
    bench.folder = argv[2];
    snprintf(files, sizeof files, "%s/files", bench.folder);
    mkdir(bench.folder, 0777);
    mkdir(files, 0777);
    read_reports(&bench, argv[1]);
    write_reports(&bench, "report-3k.md", 0, 3000);
    write_reports(&bench, "report-10k.md", 0, 10 * 1000);
    write_reports(&bench, "report-30k.md", 0, 30 * 1000);
    write_reports(&bench, "report-1m.md", 0, 1000 * 1000);
    write_files(&bench, 5000, 10 * 1000);
    write_examples(&bench, "clean-100k.md", false, 100 * 1000);
    write_examples(&bench, "dense-100k.md", true, 100 * 1000);
    write_growth(&bench);
    buffer_release(&bench.reports);
    errors_release(&bench.errors);
    arena_release(&bench.arena);
    return 0;
}

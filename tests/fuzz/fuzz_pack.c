/* A configuration with a pack: its rule, its lexicon and its macros, parted by lines "===". They are read or refused with a
 * reason; what is read can be linted with, within its budget. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "fuzz.h"
#include "lint/lint.h"
#include "rule/config.h"

enum { FILES = 4 };

/* Texts are never written: they are unsaved editor texts of files that exist, empty. */
static const char *const names[FILES] = {".blameless.yml", "pack/r.yml", "pack/lexicons/w.yml", "pack/macros.yml"};
static char folder[] = "/tmp/blameless-fuzz-XXXXXX";
static char *paths[FILES];

static void path_in(char *path, size_t room, const char *name)
{
    snprintf(path, room, "%s/%s", folder, name);
}

static void remove_files(void)
{
    static const char *const folders[] = {"pack/lexicons", "pack", ""};
    for (int i = 0; i < FILES; i++) {
        unlink(paths[i]);
        free(paths[i]);
    }
    for (int i = 0; i < 3; i++) {
        char path[64];
        path_in(path, sizeof path, folders[i]);
        rmdir(path);
    }
}

static void make_folder(const char *name)
{
    char path[64];
    path_in(path, sizeof path, name);
    if (mkdir(path, 0700))
        fuzz_fail("%s cannot be made", path);
}

static void make_files(void)
{
    if (paths[0])
        return;
    if (!mkdtemp(folder))
        fuzz_fail("%s cannot be made", folder);
    make_folder("pack");
    make_folder("pack/lexicons");
    for (int i = 0; i < FILES; i++) {
        char path[64];
        path_in(path, sizeof path, names[i]);
        FILE *file = fopen(path, "w");
        if (!file || fclose(file) || !(paths[i] = realpath(path, NULL)))
            fuzz_fail("%s cannot be written", path);
    }
    atexit(remove_files);
}

static void lint_with(const struct settings *settings, struct arena *arena)
{
    static const char text[] = "# Post-mortem\n\n## Root cause\n\nRavi slacked off and forgot to (re)start host-1 at "
                               "09:00. The team didn't notice it: sleep on the job, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n\n"
                               "- [ ] Marcus should be more careful\n";
    struct linter *linter = linter_new();
    struct source source;
    struct lint_options options = {.settings = settings, .all_documents = true};
    source_init(&source, "docs/pm.md", SLICE_LITERAL(text), arena);
    FUZZ_HOLDS(lint(linter, &source, &options, arena));
    linter_free(linter);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct slice input = {(const char *)bytes, length};
    struct unsaved_file files[FILES];
    struct unsaved unsaved = {files, FILES};
    make_files();
    for (int i = 0; i < FILES; i++)
        files[i] = (struct unsaved_file){paths[i], fuzz_take(&input)};
    struct config *config = config_load_unsaved(paths[0], &unsaved, ruleset_builtin(), &arena, &errors);
    FUZZ_HOLDS(!config == !!errors.count);
    for (size_t i = 0; i < errors.count; i++)
        FUZZ_HOLDS(errors.items[i].message[0]);
    if (config)
        lint_with(config_settings_for(config, "docs/pm.md"), &arena);
    errors_release(&errors);
    arena_release(&arena);
    return 0;
}

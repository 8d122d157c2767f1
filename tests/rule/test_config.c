/* Configuration files: what is in force for a path, and every mistake with its place: tests/cases/config. */
#include "cases.h"
#include "rule/config.h"
#include "rule/names.h"

static void put_rule(struct buffer *out, const struct rule *rule, const struct rule_setting *setting)
{
    if (setting->enabled == !rule->off && setting->cap == SEVERITY_OFF && !setting->option_count)
        return;
    buffer_add_format(out, " %s=%s", rule->id,
                      !setting->enabled ? "off"
                      : setting->cap    ? names_of(&severity_names, setting->cap)
                                        : "on");
    for (size_t i = 0; i < setting->option_count; i++)
        buffer_add_format(out, "{%s: %ld}", setting->options[i].name, setting->options[i].value);
}

static void put_names(struct buffer *out, const char *title, const struct slice *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_format(out, " %s:%.*s", title, (int)names[i].length, names[i].text);
}

static void put_settings(struct buffer *out, const struct settings *settings)
{
    const struct ruleset *ruleset = settings->ruleset;
    buffer_add_format(out, " profile=%s fail-level=%s", names_of(&profile_names, settings->profile),
                      names_of(&severity_names, settings->fail_level));
    if (settings->require_reason)
        buffer_add_text(out, " require-reason");
    if (settings->baseline)
        buffer_add_format(out, " baseline=%s", path_name(settings->baseline));
    put_names(out, "add", settings->names_add, settings->names_add_count);
    put_names(out, "never", settings->names_never, settings->names_never_count);
    buffer_add_text(out, settings->names_from_git ? " git" : "");
    buffer_add_text(out, settings->names_from_codeowners ? " codeowners" : "");
    for (size_t i = 0; i < settings->aliases.count; i++)
        buffer_add_format(out, " `%.*s`=%s", (int)settings->aliases.items[i].heading.length,
                          settings->aliases.items[i].heading.text, section_role_name(settings->aliases.items[i].role));
    unsigned off = 0;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        off += !settings->rules[i].enabled && !ruleset->rules[i]->off;
    for (size_t i = 0; off < ruleset->rule_count / 2 && i < ruleset->rule_count; i++)
        put_rule(out, ruleset->rules[i], &settings->rules[i]);
    if (off >= ruleset->rule_count / 2)
        buffer_add_text(out, " most-rules-off");
}

static void put_path(struct buffer *out, struct config *config, const char *folder, struct slice name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%.*s", folder, (int)name.length, name.text);
    buffer_add_format(out, "%.*s: %s", (int)name.length, name.text, config_includes(config, path) ? "in" : "out");
    put_settings(out, config_settings_for(config, path));
    buffer_add_byte(out, '\n');
    assert_ptr_equal(config_settings_for(config, path), config_settings_for(config, path));
}

static void put_origins(struct buffer *out, struct config *config, const char *folder, const char *path)
{
    size_t count;
    const struct config_origin *origins = config_origins(config, path, &count);
    for (size_t i = 0; i < count; i++)
        buffer_add_format(out, "%s = %s from %s:%u\n", origins[i].key, origins[i].value,
                          origins[i].path + strlen(folder) + 1, origins[i].line);
}

/* The file `paths` names the documents that are asked for, one a line; after `origins` come the places of one. */
static void read_config(const char *folder, struct buffer *out)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct slice paths = SLICE_LITERAL("");
    char name[4096];
    snprintf(name, sizeof name, "%s/paths", folder);
    if (file_exists(name))
        assert_int_equal(file_read(name, 1 << 16, &arena, &paths, &errors), 0);
    snprintf(name, sizeof name, "%s/reports/one.md", folder);
    const char *path = config_find(name, &arena);
    assert_non_null(path);
    struct config *config = config_load(path, ruleset_builtin(), &arena, &errors);
    cases_put_errors(out, &errors, folder);
    for (size_t at = 0; config && at < paths.length;) {
        size_t length = strcspn(paths.text + at, "\n");
        struct slice line = slice_sub(paths, at, at + length);
        if (slice_starts_with(line, "origins "))
            put_origins(out, config, folder,
                        arena_format(&arena, "%s/%.*s", folder, (int)line.length - 8, line.text + 8));
        else
            put_path(out, config, folder, line);
        at += length + 1;
    }
    errors_release(&errors);
    arena_release(&arena);
}

static void test_settings(void **state)
{
    (void)state;
    cases_run("tests/cases/config/settings.txt", read_config);
}

static void test_mistakes(void **state)
{
    (void)state;
    cases_run("tests/cases/config/mistakes.txt", read_config);
}

/* A configuration is looked for up to the repository's root and not above it. */
static void test_find_stops_at_root(void **state)
{
    char folder[] = "/tmp/blameless-find-XXXXXX";
    struct arena arena = ARENA_INIT;
    (void)state;
    assert_non_null(mkdtemp(folder));
    cases_write(folder, SLICE_LITERAL(".blameless.yml"), SLICE_LITERAL("profile: core\n"));
    cases_write(folder, SLICE_LITERAL("repo/.git/HEAD"), SLICE_LITERAL(""));
    cases_write(folder, SLICE_LITERAL("repo/a/b/one.md"), SLICE_LITERAL(""));
    const char *document = arena_format(&arena, "%s/repo/a/b/one.md", folder);
    assert_null(config_find(document, &arena));
    cases_write(folder, SLICE_LITERAL("repo/.blameless.yaml"), SLICE_LITERAL(""));
    assert_string_equal(config_find(document, &arena), arena_format(&arena, "%s/repo/.blameless.yaml", folder));
    cases_write(folder, SLICE_LITERAL("repo/a/.blameless.yml"), SLICE_LITERAL(""));
    assert_string_equal(config_find(document, &arena), arena_format(&arena, "%s/repo/a/.blameless.yml", folder));
    assert_string_equal(config_find(arena_format(&arena, "%s/repo/a/missing.md", folder), &arena),
                        arena_format(&arena, "%s/repo/a/.blameless.yml", folder));
    nftw(folder, cases_remove, 16, FTW_DEPTH | FTW_PHYS);
    arena_release(&arena);
}

/* A link that leads out of the repository is refused like a path that does. */
static void test_links_out_are_refused(void **state)
{
    char folder[] = "/tmp/blameless-link-XXXXXX";
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    (void)state;
    assert_non_null(mkdtemp(folder));
    cases_write(folder, SLICE_LITERAL("outside.yml"), SLICE_LITERAL("profile: core\n"));
    cases_write(folder, SLICE_LITERAL("repo/.git/HEAD"), SLICE_LITERAL(""));
    cases_write(folder, SLICE_LITERAL("repo/.blameless.yml"), SLICE_LITERAL("extends: inside.yml\n"));
    assert_int_equal(symlink("../outside.yml", arena_format(&arena, "%s/repo/inside.yml", folder)), 0);
    assert_null(
        config_load(arena_format(&arena, "%s/repo/.blameless.yml", folder), ruleset_builtin(), &arena, &errors));
    assert_int_equal(errors.count, 1);
    assert_string_equal(errors.items[0].message, "`inside.yml` leads out of the repository");
    const char *itself = arena_format(&arena, "%s/repo/.blameless.yaml", folder);
    assert_int_equal(symlink("../outside.yml", itself), 0);
    assert_null(config_load(itself, ruleset_builtin(), &arena, &errors));
    assert_string_equal(errors.items[1].message, "the configuration is a link that leads out of the repository");
    assert_int_equal(symlink("outside.yml", arena_format(&arena, "%s/link.yml", folder)), 0);
    assert_non_null(config_load(arena_format(&arena, "%s/link.yml", folder), ruleset_builtin(), &arena, &errors));
    nftw(folder, cases_remove, 16, FTW_DEPTH | FTW_PHYS);
    errors_release(&errors);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_find_stops_at_root),
        cmocka_unit_test(test_links_out_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "cli/init.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/configuration.h"
#include "cli/disk.h"
#include "cli/embedded.h"
#include "cli/git.h"
#include "cli/hook.h"
#include "cli/path.h"
#include "cli/sink.h"
#include "format/escape.h"

#define CONFIG_NAME ".blameless.yml"
#define TEMPLATE_NAME "postmortem-template.md"

static const char *const profile_names[] = {
    [PROFILE_FULL] = "full", [PROFILE_CORE] = "core", [PROFILE_LEARNING] = "learning"};

/* What to write, as options or answers say. */
struct plan {
    bool config, hook, template;
    enum workflow workflow;
};

struct initiation {
    const struct options *options;
    struct plan plan;
    bool asked; /* for more than the configuration: then one that is there is no mistake */
    struct arena arena;
    struct buffer notes;
    struct errors *errors;
};

static struct slice embedded(const char *path)
{
    const struct embedded_file *file = embedded_files;
    while (file->path && strcmp(file->path, path))
        file++;
    return file->text;
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

static void note(struct initiation *initiation, const char *path, const char *what)
{
    escape_path(&initiation->notes, path_from_here(path));
    buffer_add_format(&initiation->notes, ": %s\n", what);
}

static int write_new(struct initiation *initiation, const char *path, struct slice text)
{
    bool force = initiation->options->force;
    if (file_exists(path) && !force)
        return errors_add(initiation->errors, ERROR_INPUT, path, 0, 0, "is there already; --force replaces it");
    if (disk_create(path, text, 0666, force, initiation->errors))
        return -1;
    note(initiation, path, "written");
    return 0;
}

static void write_config(struct initiation *initiation)
{
    static const struct slice placeholder = {"profile: full", 13};
    struct buffer text = BUFFER_INIT;
    int profile = initiation->options->profile;
    if (initiation->asked && file_exists(CONFIG_NAME) && !initiation->options->force) {
        note(initiation, CONFIG_NAME, "is there already, and stays as it is");
        return;
    }
    buffer_add_slice(&text, embedded("hooks/init/config.yml"));
    ptrdiff_t at = slice_find(buffer_slice(&text), placeholder, 0);
    if (profile >= 0 && at >= 0)
        buffer_splice(&text, (size_t)at, (size_t)at + placeholder.length,
                      slice_of(arena_format(&initiation->arena, "profile: %s", profile_names[profile])));
    write_new(initiation, CONFIG_NAME, buffer_slice(&text));
    buffer_release(&text);
}

static void write_hook(struct initiation *initiation)
{
    hook_install(embedded("hooks/pre-commit"), initiation->options->force, &initiation->notes, initiation->errors);
}

/* Workflows stand at the top of a repository; outside of one, here. */
static void write_workflow(struct initiation *initiation)
{
    static const struct { const char *path, *source, *next; } workflows[] = {
        [WORKFLOW_GITHUB] = {".github/workflows/blameless.yml", "hooks/init/github.yml", NULL},
        [WORKFLOW_GITLAB] = {".gitlab/blameless.yml", "hooks/gitlab-ci.yml",
                             ".gitlab-ci.yml: add `include: [{local: .gitlab/blameless.yml}]`\n"},
    };
    struct git git;
    struct errors outside = ERRORS_INIT;
    const char *top = git_open(&git, &initiation->arena, &outside) ? "." : git.top;
    errors_release(&outside);
    const char *path = path_join(&initiation->arena, top, workflows[initiation->plan.workflow].path);
    const char *next = workflows[initiation->plan.workflow].next;
    if (!write_new(initiation, path, embedded(workflows[initiation->plan.workflow].source)) && next)
        buffer_add_text(&initiation->notes, next);
}

/* A line "%% full core" says for which profiles the lines behind it are. */
static void add_template(struct buffer *out, struct slice source, struct slice profile)
{
    bool wanted = true;
    for (size_t at = 0; at < source.length;) {
        const char *end = memchr(source.text + at, '\n', source.length - at);
        struct slice line = slice_sub(source, at, end ? (size_t)(end - source.text) + 1 : source.length);
        at += line.length;
        if (slice_starts_with(line, "%% "))
            wanted = slice_find(line, profile, 0) > 0;
        else if (wanted)
            buffer_add_slice(out, line);
    }
}

/* The profile asked for, or that of the configuration in force here. */
static int find_profile(struct initiation *initiation, enum profile *profile)
{
    struct configuration *configuration = configuration_new(initiation->options, initiation->errors);
    const struct settings *settings =
        configuration ? configuration_for(configuration, TEMPLATE_NAME, initiation->errors) : NULL;
    if (settings)
        *profile = settings->profile;
    if (configuration)
        configuration_free(configuration);
    return settings ? 0 : -1;
}

static const char *template_path(struct initiation *initiation)
{
    const struct text_list *arguments = &initiation->options->arguments;
    const char *path = arguments->count ? arguments->items[0] : TEMPLATE_NAME;
    return slice_ends_with(slice_of(path), ".md") ? path : arena_format(&initiation->arena, "%s.md", path);
}

static void write_template(struct initiation *initiation)
{
    struct buffer text = BUFFER_INIT;
    enum profile profile;
    if (find_profile(initiation, &profile))
        return;
    add_template(&text, embedded("hooks/init/post-mortem.md"), slice_of(profile_names[profile]));
    write_new(initiation, template_path(initiation), buffer_slice(&text));
    buffer_release(&text);
}

/* --- asking ------------------------------------------------------------------------------------------------------ */

/* Which of the answers, by its beginning, is given to the question; another is asked for until it is one of them. The
 * end of input, like an empty line, is the usual one. */
static size_t ask(const char *question, const char *const *answers, size_t usual)
{
    char line[128];
    for (;;) {
        fprintf(stderr, "%s ", question);
        fflush(stderr);
        struct slice given = slice_trim(slice_of(fgets(line, sizeof line, stdin) ? line : ""));
        for (size_t i = 0; given.length && answers[i]; i++)
            if (given.length <= strlen(answers[i]) && !strncasecmp(given.text, answers[i], given.length))
                return i;
        if (!given.length)
            return usual;
    }
}

static bool agrees(const char *question, bool otherwise)
{
    static const char *const answers[] = {"no", "yes", NULL};
    return ask(question, answers, otherwise);
}

static enum workflow ask_workflow(void)
{
    static const char *const answers[] = {"none", "no", "github", "gitlab", NULL};
    static const enum workflow workflows[] = {WORKFLOW_NONE, WORKFLOW_NONE, WORKFLOW_GITHUB, WORKFLOW_GITLAB};
    return workflows[ask("Write a CI workflow: github, gitlab or none? [none]", answers, 0)];
}

static struct plan ask_all(void)
{
    struct plan plan = {.workflow = WORKFLOW_NONE};
    plan.config = agrees("Write " CONFIG_NAME " here? [Y/n]", true);
    plan.hook = hook_is_possible() && agrees("Install the Git hook? [y/N]", false);
    plan.workflow = ask_workflow();
    plan.template = agrees("Write a post-mortem template, " TEMPLATE_NAME "? [y/N]", false);
    return plan;
}

/* --- the command ------------------------------------------------------------------------------------------------- */

static void decide(struct initiation *initiation)
{
    const struct options *options = initiation->options;
    bool flags = options->hook || options->template || options->workflow != WORKFLOW_NONE;
    initiation->plan = (struct plan){true, options->hook, options->template, (enum workflow)options->workflow};
    initiation->asked = flags;
    if (!flags && isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
        initiation->plan = ask_all();
    else if (options->arguments.count && !options->template)
        errors_add(initiation->errors, ERROR_USAGE, NULL, 0, 0,
                   "`%s`: init takes the name of a file only with --template", options->arguments.items[0]);
}

static void carry_out(struct initiation *initiation)
{
    if (initiation->plan.config)
        write_config(initiation);
    if (initiation->plan.hook)
        write_hook(initiation);
    if (initiation->plan.workflow != WORKFLOW_NONE)
        write_workflow(initiation);
    if (initiation->plan.template)
        write_template(initiation);
}

enum exit_status init_run(const struct options *options, struct errors *errors)
{
    struct initiation initiation = {.options = options, .notes = BUFFER_INIT, .errors = errors};
    decide(&initiation);
    if (!errors->count)
        carry_out(&initiation);
    sink_print(buffer_slice(&initiation.notes), errors);
    buffer_release(&initiation.notes);
    arena_release(&initiation.arena);
    return errors->count ? STATUS_TROUBLE : STATUS_CLEAN;
}

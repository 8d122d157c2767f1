#include "cli/commands.h"

#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/catalogue.h"
#include "cli/check.h"
#include "cli/completions.h"
#include "cli/init.h"
#include "cli/inspect.h"
#include "cli/prove.h"
#include "cli/results.h"
#include "cli/serve.h"
#include "cli/sink.h"
#include "cli/usage.h"

static enum exit_status print(struct buffer *text, struct errors *errors)
{
    int failed = sink_print(buffer_slice(text), errors);
    buffer_release(text);
    return failed ? STATUS_TROUBLE : STATUS_CLEAN;
}

static enum exit_status run_help(const struct options *options, struct errors *errors)
{
    struct buffer text = BUFFER_INIT;
    const char *name = options->arguments.count ? options->arguments.items[0] : NULL;
    const struct command *command = name ? command_named(name) : NULL;
    if (name && !command) {
        const char *nearest = command_nearest(name);
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "no command is called `%s`%s%s%s", name,
                   nearest ? "; did you mean `" : "", nearest ? nearest : "", nearest ? "`?" : "");
        return STATUS_TROUBLE;
    }
    if (options->man)
        usage_manual(&text);
    else if (command)
        usage_command(&text, command, results_text_width(STDOUT_FILENO));
    else
        usage_overview(&text, results_text_width(STDOUT_FILENO));
    return print(&text, errors);
}

static enum exit_status run_completions(const struct options *options, struct errors *errors)
{
    struct buffer text = BUFFER_INIT;
    const char *name = options->arguments.count ? options->arguments.items[0] : "";
    for (const struct shell *shell = shell_table; shell->name; shell++)
        if (!strcmp(shell->name, name)) {
            shell->write(&text);
            return print(&text, errors);
        }
    errors_add(errors, ERROR_USAGE, NULL, 0, 0, "name a shell: blameless completions bash, zsh or fish");
    return STATUS_TROUBLE;
}

const struct command command_table[] = {
    {"check", COMMAND_CHECK, "[PATH...]", "find blame in files and folders (the default)",
     "Checks files and folders (`-` is standard input, no PATH the current folder). Of a folder, the *.md and "
     "*.markdown files that are post-mortems are checked, those that .gitignore names left out.",
     "blameless check docs/postmortems", check_run},
    {"fix", COMMAND_FIX, "[PATH...]", "check, and apply the fixes that keep the meaning",
     "Like `check --fix`: replaces wording where meaning and grammar of the new one are certain, and reports what is "
     "left. With --diff nothing is written and the patch is printed.",
     "blameless fix --diff docs/postmortems/2026-03.md", check_run},
    {"rules", COMMAND_RULES, "", "list the rules in force",
     "Lists every rule with its pack, its highest severity and whether it is on; as json or markdown with --format.",
     "blameless rules --format=json", catalogue_rules},
    {"explain", COMMAND_EXPLAIN, "RULE...", "say what a rule finds and why",
     "Explains rules: what they find, why it gets in the way of learning, sentences that are found and their neutral "
     "wording, and how to suppress one finding or switch the rule off.",
     "blameless explain omission", catalogue_explain},
    {"test", COMMAND_TEST, "[PACK...]", "prove the examples inside rules",
     "Lints every example of the rules (of the packs, rules, files or folders named, or of all): bad ones must be found where they "
     "are marked, good and ok ones must be clean, rewrites must come out as written. Each pattern must have a bad example "
     "that fails without it. Status 1 when one fails.",
     "blameless test --coverage core", prove_run},
    {"config", COMMAND_CONFIG, "[PATH...]", "show the settings in force for a path",
     "Shows which configuration file counts for a path, each word of it with file and line, and what follows from it.",
     "blameless config docs/postmortems/2026-03.md", inspect_run},
    {"init", COMMAND_INIT, "[FILE]", "write a configuration; offer the Git hook, a CI workflow, a template",
     "Writes .blameless.yml in the current folder, and what options ask for; on a terminal, without options, it asks. "
     "FILE is where --template goes (default postmortem-template.md). What is there already is never replaced without "
     "--force, and a Git hook that is there is kept and runs first.",
     "blameless init --hook --workflow=github", init_run},
    {"lsp", COMMAND_LSP, "", "language server for editors",
     "Speaks the Language Server Protocol on standard input and output.", "blameless lsp", serve_run},
    {"completions", COMMAND_COMPLETIONS, "SHELL", "print completions for bash, zsh or fish",
     "Prints a completion script for a shell: bash, zsh or fish.",
     "blameless completions bash > ~/.local/share/bash-completion/completions/blameless", run_completions},
    {"help", COMMAND_HELP, "[COMMAND]", "explain a command",
     "Prints what a command does and its options; without COMMAND the list of commands.", "blameless help check",
     run_help},
    {0},
};

const struct command *command_named(const char *name)
{
    for (const struct command *command = command_table; command->name; command++)
        if (!strcmp(command->name, name))
            return command;
    return NULL;
}

const char *command_nearest(const char *name)
{
    static const char *const elsewhere[][2] = {{"lint", "check"}, {"scan", "check"}, {"run", "check"}, {"format", "fix"},
                                               {"server", "lsp"}, {"list", "rules"}, {"setup", "init"}};
    size_t count = 0;
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (!strcmp(elsewhere[i][0], name))
            return elsewhere[i][1];
    while (command_table[count].name)
        count++;
    return nearest_name(slice_of(name), &command_table[0].name, count, sizeof *command_table);
}

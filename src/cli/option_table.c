#include "cli/option_table.h"

#include <string.h>

#include "cli/option_store.h"

#define FIELD(name) offsetof(struct options, name)

enum {
    LINT = COMMAND_CHECK | COMMAND_FIX,
    RULED = LINT | COMMAND_RULES | COMMAND_EXPLAIN | COMMAND_CONFIG | COMMAND_LSP,
    PACKED = RULED | COMMAND_TEST
};

/* In the order of enum severity, so that the index is the level. */
static const char *const fail_levels[] = {"none", "suggestion", "warning", "error", NULL};
static const char *const shown_levels[] = {"suggestion", "warning", "error", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const workflows[] = {"github", "gitlab", NULL}; /* in the order of enum workflow */
static const char *const profiles[] = {"full", "core", "learning", NULL};

const struct option option_table[] = {
    {"Rules and configuration", 'c', "config", NULL, "FILE", PACKED, store_text, FIELD(config), NULL,
     "read this configuration instead of the nearest .blameless.yml"},
    {"Rules and configuration", 0, "no-config", NULL, NULL, PACKED, store_flag, FIELD(no_config), NULL,
     "ignore configuration files"},
    {"Rules and configuration", 0, "config-from-rev", NULL, "REV", LINT | COMMAND_CONFIG, store_text,
     FIELD(config_from_rev), NULL,
     "read configuration, packs and baseline as this revision has them, not the change under review"},
    {"Rules and configuration", 0, "pack", NULL, "PACK", PACKED, store_list, FIELD(packs), NULL,
     "also use this rule pack: a folder or a file (repeatable)"},
    {"Rules and configuration", 0, "select", NULL, "RULES", RULED, store_list, FIELD(select), NULL,
     "run only these rules or packs, comma separated"},
    {"Rules and configuration", 0, "extend-select", NULL, "RULES", RULED, store_list, FIELD(extend_select), NULL,
     "run these rules or packs too"},
    {"Rules and configuration", 0, "ignore", NULL, "RULES", RULED, store_list, FIELD(ignore), NULL,
     "do not run these rules or packs"},
    {"Rules and configuration", 0, "profile", NULL, "NAME", RULED | COMMAND_INIT, store_choice, FIELD(profile),
     profiles, "which sections a document must have: full, core or learning"},
    {"Rules and configuration", 0, "no-inline-suppressions", NULL, NULL, LINT, store_flag,
     FIELD(no_inline_suppressions), NULL, "report what <!-- blameless-disable --> comments hide"},

    {"Files", 0, "all", NULL, NULL, LINT, store_flag, FIELD(all), NULL,
     "check every Markdown file of a folder, not only post-mortems"},
    {"Files", 0, "no-exclude", NULL, NULL, LINT, store_flag, FIELD(no_exclude), NULL,
     "check files that the configuration or .gitignore excludes"},
    {"Files", 0, "stdin-filename", NULL, "NAME", LINT, store_text, FIELD(stdin_filename), NULL,
     "the name that stands for standard input (`-`) in results and configuration"},
    {"Files", 0, "files-from", NULL, "FILE", LINT, store_text, FIELD(files_from), NULL,
     "also check the paths listed in FILE, one a line; `-` is standard input"},
    {"Files", '0', "null", NULL, NULL, LINT, store_flag, FIELD(null_separated), NULL,
     "paths of --files-from end in a NUL byte"},
    {"Files", 0, "max-size", NULL, "BYTES", LINT | COMMAND_LSP, store_number, FIELD(max_size), NULL,
     "refuse larger files; K and M are understood (default 4M)"},
    {"Files", 'j', "jobs", NULL, "N", LINT, store_number, FIELD(jobs), NULL,
     "files checked at the same time (default: one a processor)"},

    {"Files", 0, "only-postmortems", NULL, NULL, LINT, store_flag, FIELD(only_postmortems), NULL,
     "pass over named files that are no post-mortems too"},

    {"Changed lines", 0, "staged", NULL, NULL, LINT, store_flag, FIELD(staged), NULL,
     "check the lines that are staged for the next commit, as they stand in the index"},
    {"Changed lines", 0, "amend", NULL, NULL, LINT, store_flag, FIELD(amend), NULL,
     "with --staged: the commit replaces HEAD, so the lines of HEAD are new ones too"},
    {"Changed lines", 0, "new-from-rev", NULL, "REV", LINT, store_text, FIELD(new_from_rev), NULL,
     "check the lines that changed since this revision"},
    {"Changed lines", 0, "new-from-merge-base", NULL, "BRANCH", LINT, store_text, FIELD(new_from_merge_base), NULL,
     "check the lines that changed since HEAD left this branch"},
    {"Changed lines", 0, "new-from-patch", NULL, "FILE", LINT, store_text, FIELD(new_from_patch), NULL,
     "check the lines that this patch added; `-` is standard input"},
    {"Changed lines", 0, "whole-files", NULL, NULL, LINT, store_flag, FIELD(whole_files), NULL,
     "check all lines of the files that changed"},

    {"Old findings", 0, "baseline", NULL, "FILE", LINT, store_text, FIELD(baseline), NULL,
     "leave out the findings that this file knows, and say which are gone (default: `baseline` of the configuration)"},
    {"Old findings", 0, "write-baseline", NULL, "FILE", LINT, store_text, FIELD(write_baseline), NULL,
     "write all that is found to this file, for --baseline, and end with status 0"},

    {"Results", 'f', "format", "output-format", "FORMAT", LINT | COMMAND_RULES, store_format, 0, NULL,
     "how results are printed (repeatable)"},
    {"Results", 'o', "output-file", NULL, "FILE", LINT, store_output, 0, NULL,
     "write the results of the --format before it to FILE (repeatable)"},
    {"Results", 0, "min-severity", NULL, "LEVEL", LINT, store_level, FIELD(min_severity), shown_levels,
     "show only findings of this severity or above (default suggestion)"},
    {"Results", 0, "min-confidence", NULL, "NUMBER", LINT, store_fraction, FIELD(min_confidence), NULL,
     "show only findings at least this certain, from 0 to 1 (default 0)"},
    {"Results", 0, "fail-level", NULL, "LEVEL", LINT, store_choice, FIELD(fail_level), fail_levels,
     "end with status 1 when a finding is this severe or more (default error)"},
    {"Results", 0, "exit-zero", NULL, NULL, LINT, store_flag, FIELD(exit_zero), NULL,
     "end with status 0 whatever was found"},
    {"Results", 0, "redact", NULL, NULL, LINT, store_flag, FIELD(redact), NULL,
     "print no person's name: a role stands for it, and in excerpts a line of marks"},

    {"Fixing", 0, "fix", NULL, NULL, COMMAND_CHECK, store_flag, FIELD(fix), NULL,
     "apply the fixes that keep the meaning"},
    {"Fixing", 0, "unsafe-fixes", NULL, NULL, LINT, store_flag, FIELD(unsafe_fixes), NULL,
     "apply proposed rewrites too; read them before you commit"},
    {"Fixing", 0, "diff", NULL, NULL, LINT, store_flag, FIELD(diff), NULL,
     "print what would be fixed as a patch and write nothing"},
    {"Fixing", 0, "exit-non-zero-on-fix", NULL, NULL, LINT, store_flag, FIELD(exit_non_zero_on_fix), NULL,
     "end with status 1 when something was fixed"},

    {"What to write", 0, "hook", NULL, NULL, COMMAND_INIT, store_flag, FIELD(hook), NULL,
     "install the Git hook; one that is there runs first"},
    {"What to write", 0, "workflow", NULL, "KIND", COMMAND_INIT, store_choice, FIELD(workflow), workflows,
     "write a CI workflow: github or gitlab"},
    {"What to write", 0, "template", NULL, NULL, COMMAND_INIT, store_flag, FIELD(template), NULL,
     "write a post-mortem template with every section of the profile"},
    {"What to write", 0, "force", NULL, NULL, COMMAND_INIT, store_flag, FIELD(force), NULL,
     "replace files that are there"},

    {"Display", 0, "color", "colour", "WHEN", COMMAND_ALL, store_choice, FIELD(color), colors,
     "auto, always or never; NO_COLOR is honoured too"},
    {"Display", 'q', "quiet", NULL, NULL, LINT, store_flag, FIELD(quiet), NULL, "print findings only, no notes"},
    {"Display", 'v', "verbose", NULL, NULL, LINT | COMMAND_LSP, store_flag, FIELD(verbose),
     NULL, "say what was checked and what was left out; the messages, with lsp"},
    {"Display", 0, "stats", NULL, NULL, LINT, store_flag, FIELD(stats), NULL,
     "count findings by rule on standard error"},
    {"Display", 0, "trace", NULL, NULL, LINT, store_flag, FIELD(trace), NULL,
     "say on standard error which text was left out and what stopped a match"},
    {"Display", 0, "coverage", NULL, NULL, COMMAND_TEST, store_flag, FIELD(coverage), NULL,
     "also name rules that no example shows"},
    {"Display", 0, "log", NULL, "FILE", COMMAND_LSP, store_text, FIELD(log), NULL,
     "append the messages of the language server to FILE"},
    {"Display", 0, "stdio", NULL, NULL, COMMAND_LSP, store_flag, FIELD(stdio), NULL,
     "accepted and ignored: the server always speaks on standard input and output"},
    {"Display", 0, "man", NULL, NULL, COMMAND_HELP, store_flag, FIELD(man), NULL, "print the manual page"},
    {"Display", 'h', "help", NULL, NULL, COMMAND_ALL, store_flag, FIELD(help), NULL, "print this help"},
    {"Display", 'V', "version", NULL, NULL, COMMAND_ALL, store_flag, FIELD(version), NULL, "print the version"},
    {0},
};

const struct option *option_named(struct slice name)
{
    for (const struct option *option = option_table; option->name; option++)
        if (slice_equals_text(name, option->name) || (option->alias && slice_equals_text(name, option->alias)))
            return option;
    return NULL;
}

const struct option *option_lettered(char letter)
{
    for (const struct option *option = option_table; option->name; option++)
        if (option->letter == letter && letter)
            return option;
    return NULL;
}

const char *option_choice(const struct option *option, size_t index)
{
    if (option->store == store_format)
        return formats[index] ? formats[index]->name : NULL;
    return option->choices ? option->choices[index] : NULL;
}

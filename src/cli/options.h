/* What the user asked for: the command line, read once. One table describes every option; help, the
 * manual page, completions and the reader itself are made from it. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"
#include "format/writer.h"

/* Commands as bits, for the sets of commands that know an option. */
enum command_bit {
    COMMAND_CHECK = 1 << 0,
    COMMAND_FIX = 1 << 1,
    COMMAND_RULES = 1 << 2,
    COMMAND_EXPLAIN = 1 << 3,
    COMMAND_TEST = 1 << 4,
    COMMAND_CONFIG = 1 << 5,
    COMMAND_COMPLETIONS = 1 << 6,
    COMMAND_HELP = 1 << 7,
    COMMAND_LSP = 1 << 8,
    COMMAND_INIT = 1 << 9,
    COMMAND_ALL = (1 << 10) - 1
};

struct text_list {
    const char **items;
    size_t count, capacity;
};

/* One place results go to. */
struct output {
    const struct format *format; /* never NULL after options_read */
    const char *path;            /* NULL: standard output */
};

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    const struct command *command;
    bool command_named;              /* or else it is the default one */
    struct text_list arguments;      /* what is left: paths, rule ids, packs */

    const char *config;              /* NULL: looked up from each file */
    bool no_config;
    const char *config_from_rev;     /* NULL: from the disk */
    struct text_list packs, select, extend_select, ignore; /* packs and rules, commas taken apart */
    int profile;                     /* enum profile; -1: as configured */
    bool no_inline_suppressions;

    const char *stdin_filename;
    const char *files_from;
    bool null_separated;
    bool all, no_exclude, only_postmortems;
    long long max_size;              /* bytes */
    long long jobs;

    bool staged, amend, whole_files;
    const char *new_from_rev, *new_from_merge_base, *new_from_patch; /* NULL: not asked for */

    const char *baseline, *write_baseline;

    struct output *outputs; size_t output_count, output_capacity;
    int min_severity;                /* enum severity */
    int fail_level;                  /* enum severity, SEVERITY_OFF: never; -1: as configured */
    double min_confidence;
    bool exit_zero, exit_non_zero_on_fix;
    bool redact;

    bool fix, unsafe_fixes, diff;

    const char *log;                 /* of the language server */
    bool hook, template, force;
    int workflow;                    /* enum workflow; -1: none */

    int color;                       /* enum color_choice */
    bool quiet, verbose, stats, trace;
    bool help, version, man, coverage, stdio;

    struct arena arena;
};

/* Reads BLAMELESS_OPTS (split at blanks), then the arguments. Every mistake is added to errors and named with the
 * nearest known word. Returns -1 when there was one. What it points to is the caller's argv and options->arena. */
int options_read(struct options *options, int count, char *const *arguments, const char *environment,
                 struct errors *errors);
void options_release(struct options *options);

#endif

#include "cli/options.h"

#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "cli/commands.h"
#include "cli/option_table.h"
#include "cli/selection.h"

enum { DEFAULT_MAX_SIZE = 4 * 1024 * 1024, MOST_NAMES = 256 };

/* Reading is one walk over the arguments; options may stand before, between and after the others. */
struct reader {
    struct options *options;
    struct errors *errors;
    char *const *arguments; /* those not read yet, NULL-terminated */
    const struct option *seen[MOST_NAMES]; /* to be checked against the command once it is known */
    size_t seen_count;
    bool only_arguments;    /* after -- */
};

/* "-notes.md" is read as letters of options, though a file may be meant. */
static const char *or_file(struct reader *reader, const char *text)
{
    return file_exists(text) ? arena_format(&reader->options->arena, "; for the file write ./%s", text) : "";
}

static int unknown_option(struct reader *reader, struct slice name)
{
    size_t count = 0;
    while (option_table[count].name)
        count++;
    const char *nearest = nearest_name(name, &option_table[0].name, count, sizeof *option_table);
    return errors_add(reader->errors, ERROR_USAGE, NULL, 0, 0, "unknown option --%.*s%s%s%s", (int)name.length,
                      name.text, nearest ? "; did you mean --" : "", nearest ? nearest : "", nearest ? "?" : "");
}

static int apply(struct reader *reader, const struct option *option, const char *value)
{
    if (option->value && !value) {
        if (!*reader->arguments)
            return errors_add(reader->errors, ERROR_USAGE, NULL, 0, 0, "--%s needs a value: --%s=%s", option->name,
                              option->name, option->value);
        value = *reader->arguments++;
    }
    if (reader->seen_count < MOST_NAMES)
        reader->seen[reader->seen_count++] = option;
    return option->store(reader->options, option, value, reader->errors);
}

static int read_long(struct reader *reader, const char *text)
{
    size_t length = strcspn(text, "=");
    struct slice name = {text, length};
    const struct option *option = option_named(name);
    const char *value = text[length] ? text + length + 1 : NULL;
    if (!option)
        return unknown_option(reader, name);
    if (value && !option->value)
        return errors_add(reader->errors, ERROR_USAGE, NULL, 0, 0, "--%s takes no value", option->name);
    return apply(reader, option, value);
}

static int read_letters(struct reader *reader, const char *text)
{
    for (const char *letters = text + 1; *letters; letters++) {
        const struct option *option = option_lettered(*letters);
        if (!option)
            return errors_add(reader->errors, ERROR_USAGE, NULL, 0, 0, "unknown option -%c%s", *letters,
                              or_file(reader, text));
        if (option->value)
            return apply(reader, option, letters[1] ? letters + 1 : NULL);
        if (apply(reader, option, NULL))
            return -1;
    }
    return 0;
}

static void read_argument(struct reader *reader, const char *text)
{
    struct options *options = reader->options;
    if (!options->command && !options->arguments.count && (options->command = command_named(text)))
        return;
    struct text_list *list = &options->arguments;
    *ARENA_PUSH(&options->arena, list->items, list->count, list->capacity) = text;
}

static void read_next(struct reader *reader)
{
    const char *text = *reader->arguments++;
    if (reader->only_arguments || text[0] != '-' || !text[1])
        read_argument(reader, text);
    else if (text[1] != '-')
        read_letters(reader, text);
    else if (text[2])
        read_long(reader, text + 2);
    else
        reader->only_arguments = true;
}

static void read_all(struct reader *reader, char *const *arguments)
{
    reader->arguments = arguments;
    while (*reader->arguments)
        read_next(reader);
}

/* BLAMELESS_OPTS as arguments, in the arena. */
static char *const *split(const char *text, struct arena *arena)
{
    char **words = NULL;
    size_t count = 0, capacity = 0;
    while (text && *(text += strspn(text, " \t\n"))) {
        size_t length = strcspn(text, " \t\n");
        *ARENA_PUSH(arena, words, count, capacity) = arena_copy(arena, (struct slice){text, length});
        text += length;
    }
    *ARENA_PUSH(arena, words, count, capacity) = NULL;
    return words;
}

/* Options of the environment serve every command, so those a command does not know are passed over there. */
static void check_command(const struct reader *reader, size_t from_environment)
{
    const struct command *command = reader->options->command;
    for (size_t i = from_environment; i < reader->seen_count; i++)
        if (!(reader->seen[i]->commands & command->bit))
            errors_add(reader->errors, ERROR_USAGE, NULL, 0, 0, "`blameless %s` has no option --%s", command->name,
                       reader->seen[i]->name);
    if (!*command->arguments && reader->options->arguments.count && !reader->options->help)
        errors_add(reader->errors, ERROR_USAGE, NULL, 0, 0, "`blameless %s` takes no argument, and `%s` is one",
                   command->name, reader->options->arguments.items[0]);
}

static const struct format *format_of_path(const char *path)
{
    static const struct { const char *suffix, *format; } known[] = {
        {".sarif", "sarif"}, {".ndjson", "ndjson"}, {".jsonl", "ndjson"}, {".json", "json"}, {".md", "markdown"},
        {".xml", "junit"},
    };
    for (size_t i = 0; path && i < sizeof known / sizeof *known; i++)
        if (slice_ends_with(slice_of(path), known[i].suffix))
            return format_named(known[i].format);
    return format_named("human");
}

static void complete_outputs(struct options *options, struct errors *errors)
{
    size_t standard = 0;
    if (!options->output_count)
        *ARENA_PUSH(&options->arena, options->outputs, options->output_count, options->output_capacity) =
            (struct output){0};
    for (size_t i = 0; i < options->output_count; i++) {
        struct output *output = &options->outputs[i];
        standard += !output->path;
        if (!output->format)
            output->format = format_of_path(output->path);
    }
    if (standard > 1)
        errors_add(errors, ERROR_USAGE, NULL, 0, 0,
                   "only one --format can go to standard output; give the others an --output-file");
}

/* Options that contradict each other, as a table of what is set. */
static void check_contradictions(const struct options *options, struct errors *errors)
{
    const struct { bool wrong; const char *why; } rules[] = {
        {options->config && options->no_config, "--config and --no-config contradict each other"},
        {options->config_from_rev && (options->config || options->no_config),
         "--config-from-rev says where the configuration comes from; --config and --no-config do too"},
        {options->redact && options->trace, "--redact cannot hide names in what --trace prints"},
        {options->redact && (options->fix || options->diff),
         "--redact cannot hide names in a document that is fixed or a patch"},
        {options->null_separated && !options->files_from,
         "--null says how --files-from is separated, which is missing"},
        {options->staged + !!options->new_from_rev + !!options->new_from_merge_base + !!options->new_from_patch > 1,
         "only one of --staged, --new-from-rev, --new-from-merge-base and --new-from-patch can say what changed"},
        {options->amend && !options->staged,
         "--amend says what the staged commit replaces; --staged is missing"},
        {options->whole_files && !selection_is_wanted(options),
         "--whole-files widens --staged or --new-from-..., which is missing"},
        {options->write_baseline && (options->fix || options->diff || selection_is_wanted(options)),
         "--write-baseline takes all findings of whole documents: it goes with no fix and no changed lines"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong)
            errors_add(errors, ERROR_USAGE, NULL, 0, 0, "%s", rules[i].why);
}

static void take_outputs(struct options *options, const struct options *from)
{
    options->outputs = from->outputs;
    options->output_count = from->output_count;
    options->output_capacity = from->output_capacity;
}

int options_read(struct options *options, int count, char *const *arguments, const char *environment,
                 struct errors *errors)
{
    struct reader reader = {.options = options, .errors = errors};
    *options = (struct options){
        .max_size = DEFAULT_MAX_SIZE, .min_severity = SEVERITY_SUGGESTION, .fail_level = -1, .profile = -1,
        .workflow = -1};
    read_all(&reader, split(environment, &options->arena));
    size_t from_environment = reader.seen_count;
    struct options before = *options;
    options->outputs = NULL;
    options->output_count = options->output_capacity = 0;
    read_all(&reader, arguments + (count > 0));
    if (!options->output_count) /* where results go is replaced as a whole, never mixed */
        take_outputs(options, &before);
    options->command_named = options->command;
    if (!options->command)
        options->command = &command_table[0];
    check_command(&reader, from_environment);
    options->fix |= options->command->bit == COMMAND_FIX;
    complete_outputs(options, errors);
    check_contradictions(options, errors);
    return errors->count ? -1 : 0;
}

void options_release(struct options *options)
{
    arena_release(&options->arena);
}

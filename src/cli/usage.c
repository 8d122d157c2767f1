#include "cli/usage.h"

#include <string.h>

#include "cli/option_table.h"
#include "format/product.h"
#include "format/wrap.h"

enum { HELP_COLUMN = 30, COMMAND_COLUMN = 16 };

/* A name, and from a column on what it means. */
static void add_row(struct buffer *out, const char *name, const char *text, size_t column, size_t width)
{
    buffer_add_format(out, "  %-*s", (int)column - 2, name);
    wrap_text(out, slice_of(text), column, width);
    buffer_add_byte(out, '\n');
}

/* "-f, --format=FORMAT" */
static void add_option_name(struct buffer *out, const struct option *option)
{
    if (option->letter)
        buffer_add_format(out, "-%c, ", option->letter);
    else
        buffer_add_text(out, "    ");
    buffer_add_format(out, "--%s", option->name);
    if (option->value)
        buffer_add_format(out, "=%s", option->value);
}

static void add_option(struct buffer *out, const struct option *option, size_t width)
{
    struct buffer name = BUFFER_INIT;
    add_option_name(&name, option);
    if (name.length > HELP_COLUMN - 4)
        buffer_add_format(out, "  %s\n%*s", name.text, HELP_COLUMN, "");
    else
        buffer_add_format(out, "  %-*s", HELP_COLUMN - 2, name.text);
    wrap_text(out, slice_of(option->help), HELP_COLUMN, width);
    buffer_add_byte(out, '\n');
    buffer_release(&name);
}

static void add_formats(struct buffer *out, size_t width)
{
    buffer_add_text(out, "\nFormats:\n");
    for (const struct format *const *format = formats; *format; format++)
        add_row(out, (*format)->name, (*format)->description, HELP_COLUMN, width);
}

static void add_options(struct buffer *out, unsigned command_bit, size_t width)
{
    const char *group = NULL;
    for (const struct option *option = option_table; option->name; option++) {
        if (!(option->commands & command_bit))
            continue;
        if (!group || strcmp(group, option->group))
            buffer_add_format(out, "\n%s:\n", option->group);
        group = option->group;
        add_option(out, option, width);
    }
}

void usage_command(struct buffer *out, const struct command *command, size_t width)
{
    buffer_add_format(out, "Usage: blameless %s [OPTION...]%s%s\n\n", command->name, *command->arguments ? " " : "",
                      command->arguments);
    wrap_text(out, slice_of(command->details), 0, width);
    buffer_add_format(out, "\n\nExample:\n  $ %s\n", command->example);
    add_options(out, command->bit, width);
    if (command->bit & (COMMAND_CHECK | COMMAND_FIX))
        add_formats(out, width);
}

void usage_overview(struct buffer *out, size_t width)
{
    buffer_add_text(out, "Finds blame in post-mortems and offers wording about conditions instead of people.\n\n"
                         "Usage: blameless [COMMAND] [OPTION...] [PATH...]\n\nCommands:\n");
    for (const struct command *command = command_table; command->name; command++)
        add_row(out, command->name, command->summary, COMMAND_COLUMN, width);
    buffer_add_text(out, "\nExamples:\n");
    for (const struct command *command = command_table; command->name; command++)
        buffer_add_format(out, "  $ %s\n", command->example);
    buffer_add_text(out, "\n`blameless help COMMAND` lists the options of a command.\n"
                         "Exit status: 0 nothing to fail on, 1 findings, 2 something could not be checked.\n");
}

/* Text for roff: backslashes and hyphens escaped, no line begins with a control character. */
static void add_roff(struct buffer *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        buffer_add_text(out, "\\&");
    for (; *text; text++)
        if (*text == '-' || *text == '\\')
            buffer_add_format(out, "\\%s", *text == '-' ? "-" : "e");
        else
            buffer_add_byte(out, *text);
    buffer_add_byte(out, '\n');
}

static void add_manual_option(struct buffer *out, const struct option *option)
{
    struct buffer name = BUFFER_INIT;
    add_option_name(&name, option);
    buffer_add_text(out, ".TP\n.B ");
    add_roff(out, name.text + strspn(name.text, " "));
    add_roff(out, option->help);
    buffer_release(&name);
}

static void add_manual_commands(struct buffer *out)
{
    buffer_add_text(out, ".SH COMMANDS\n");
    for (const struct command *command = command_table; command->name; command++) {
        buffer_add_format(out, ".TP\n.B blameless %s \\fI%s\\fR\n", command->name, command->arguments);
        add_roff(out, command->details);
    }
}

static void add_manual_options(struct buffer *out)
{
    const char *group = NULL;
    buffer_add_text(out, ".SH OPTIONS\n");
    for (const struct option *option = option_table; option->name; option++) {
        if (!group || strcmp(group, option->group))
            buffer_add_format(out, ".SS %s\n", option->group);
        group = option->group;
        add_manual_option(out, option);
    }
}

static void add_manual_formats(struct buffer *out)
{
    buffer_add_text(out, ".SH FORMATS\n");
    for (const struct format *const *format = formats; *format; format++) {
        buffer_add_format(out, ".TP\n.B %s\n", (*format)->name);
        add_roff(out, (*format)->description);
    }
}

static void add_manual_examples(struct buffer *out)
{
    buffer_add_text(out, ".SH EXAMPLES\n.nf\n");
    for (const struct command *command = command_table; command->name; command++)
        add_roff(out, command->example);
    buffer_add_text(out, ".fi\n");
}

void usage_manual(struct buffer *out)
{
    buffer_add_text(out, ".TH BLAMELESS 1 \"\" \"" PRODUCT_NAME " " BLAMELESS_VERSION "\" \"User Commands\"\n"
                         ".SH NAME\nblameless \\- find blame in post\\-mortems and offer neutral wording\n"
                         ".SH SYNOPSIS\n.B blameless\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR...] [\\fIPATH\\fR...]\n");
    add_manual_commands(out);
    add_manual_options(out);
    add_manual_formats(out);
    buffer_add_text(out, ".SH EXIT STATUS\n.TP\n.B 0\nnothing at or above the fail level\n.TP\n.B 1\nfindings\n"
                         ".TP\n.B 2\nusage, configuration, input or internal failure: something was not checked\n"
                         ".SH ENVIRONMENT\n.TP\n.B BLAMELESS_OPTS\noptions put before those of the command line\n"
                         ".TP\n.B NO_COLOR\nwhen set and not empty, no colours\n"
                         ".TP\n.B COLUMNS\nhow wide lines may be, in place of what the terminal says\n"
                         ".SH SUPPRESSIONS\nComments in a document, each with rules or packs (none: all) and, after a "
                         "colon, a reason:\n.TP\n.B <!\\-\\- blameless\\-disable\\-next\\-line RULE...: reason "
                         "\\-\\->\n.TQ\n.B <!\\-\\- blameless\\-disable\\-line RULE...: reason \\-\\->\n.TQ\n"
                         ".B <!\\-\\- blameless\\-disable\\-file RULE...: reason \\-\\->\n.TQ\n"
                         ".B <!\\-\\- blameless\\-disable RULE...: reason \\-\\->\nup to\n"
                         ".B <!\\-\\- blameless\\-enable RULE... \\-\\->\n"
                         ".SH FILES\n.TP\n.B .blameless.yml\nconfiguration, looked up from each file towards the root "
                         "of the repository; its \\fBbaseline: FILE\\fR stands for \\fB\\-\\-baseline\\fR, relative to it\n");
    add_manual_examples(out);
}

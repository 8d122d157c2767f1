#include "cli/completions.h"

#include "cli/commands.h"
#include "cli/option_table.h"

static void add_choices(struct buffer *out, const struct option *option, const char *separator)
{
    const char *choice;
    for (size_t i = 0; (choice = option_choice(option, i)); i++)
        buffer_add_format(out, "%s%s", i ? separator : "", choice);
}

static bool takes(const struct option *option, const char *value)
{
    return option->value && slice_equals_text(slice_of(option->value), value);
}

/* The names of the rules in force where the user is: lines of the list that are no heading. */
#define LIST_RULES "blameless rules 2>/dev/null | sed -n 's/^  \\([a-z][a-z-]*\\) .*/\\1/p'"

/* --- bash -------------------------------------------------------------------------------------------------- */

static void add_bash_values(struct buffer *out, const struct option *option)
{
    bool rules = takes(option, "RULES");
    if (!option_choice(option, 0) && !rules)
        return;
    buffer_add_format(out, "    --%s", option->name);
    if (option->letter)
        buffer_add_format(out, "|-%c", option->letter);
    buffer_add_format(out, ") COMPREPLY=($(compgen -W %s", rules ? "\"$(_blameless_rules)\"" : "'");
    add_choices(out, option, " ");
    buffer_add_format(out, "%s -- \"$current\")); return ;;\n", rules ? "" : "'");
}

static void add_bash_options(struct buffer *out, const struct command *command)
{
    buffer_add_format(out, "    %s) words='", command->name);
    for (const struct option *option = option_table; option->name; option++)
        if (option->commands & command->bit)
            buffer_add_format(out, "--%s ", option->name);
    buffer_add_text(out, "' ;;\n");
}

static void write_bash(struct buffer *out)
{
    buffer_add_text(out, "# bash completion for blameless\n_blameless_rules() {\n  " LIST_RULES "\n}\n_blameless() {\n"
                         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} "
                         "command=check words word\n"
                         "  COMPREPLY=()\n  [ \"$current\" = = ] && current=\n"
                         "  [ \"$previous\" = = ] && previous=${COMP_WORDS[COMP_CWORD-2]}\n"
                         "  case $previous in\n");
    for (const struct option *option = option_table; option->name; option++)
        add_bash_values(out, option);
    buffer_add_text(out, "  esac\n  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case $word in\n      ");
    for (const struct command *command = command_table; command->name; command++)
        buffer_add_format(out, "%s%s", command == command_table ? "" : "|", command->name);
    buffer_add_text(out, ") command=$word; break ;;\n    esac\n  done\n  case $command in\n");
    for (const struct command *command = command_table; command->name; command++)
        add_bash_options(out, command);
    buffer_add_text(out, "  esac\n  if [ \"${current#-}\" != \"$current\" ]; then\n"
                         "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n    return\n  fi\n"
                         "  case $command in explain|test)\n"
                         "    COMPREPLY=($(compgen -W \"$(_blameless_rules)\" -- \"$current\")) ;;\n  esac\n"
                         "  [ \"$command\" = explain ] || COMPREPLY+=($(compgen -f -- \"$current\"))\n"
                         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY+=($(compgen -W '");
    for (const struct command *command = command_table; command->name; command++)
        buffer_add_format(out, "%s ", command->name);
    buffer_add_text(out, "' -- \"$current\"))\n  fi\n}\ncomplete -o filenames -F _blameless blameless\n");
}

/* --- zsh --------------------------------------------------------------------------------------------------- */

/* Inside single quotes and brackets of an _arguments specification. */
static void add_zsh_text(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            buffer_add_text(out, "'\\'");
        if (*text == '[' || *text == ']' || *text == ':')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, *text);
    }
}

static void add_zsh_option(struct buffer *out, const char *name, const struct option *option)
{
    buffer_add_format(out, "    '*%s%s[", name, option->value ? "=" : "");
    add_zsh_text(out, option->help);
    buffer_add_byte(out, ']');
    if (option->value)
        buffer_add_format(out, ":%s:", option->value);
    if (option_choice(option, 0)) {
        buffer_add_byte(out, '(');
        add_choices(out, option, " ");
        buffer_add_byte(out, ')');
    } else {
        buffer_add_text(out, takes(option, "FILE") ? "_files" : takes(option, "RULES") ? "_blameless_rules" : "");
    }
    buffer_add_text(out, "' \\\n");
}

static void add_zsh_command(struct buffer *out, const struct command *command)
{
    buffer_add_format(out, "    '%s:", command->name);
    add_zsh_text(out, command->summary);
    buffer_add_text(out, "'\n");
}

static void write_zsh(struct buffer *out)
{
    buffer_add_text(out, "#compdef blameless\n_blameless_rules() {\n  compadd -- ${(f)\"$(" LIST_RULES ")\"}\n}\n"
                         "_blameless_arguments() {\n  case $words[2] in\n    explain) _blameless_rules ;;\n"
                         "    test) _blameless_rules; _files ;;\n    *) _files ;;\n  esac\n}\n_blameless() {\n  local -a commands\n  commands=(\n");
    for (const struct command *command = command_table; command->name; command++)
        add_zsh_command(out, command);
    buffer_add_text(out, "  )\n  (( CURRENT == 2 )) && _describe command commands\n  _arguments \\\n");
    for (const struct option *option = option_table; option->name; option++) {
        struct buffer name = BUFFER_INIT;
        buffer_add_format(&name, "--%s", option->name);
        add_zsh_option(out, name.text, option);
        buffer_release(&name);
    }
    buffer_add_text(out, "    '*:argument:_blameless_arguments'\n}\n_blameless \"$@\"\n");
}

/* --- fish -------------------------------------------------------------------------------------------------- */

static void add_fish_text(struct buffer *out, const char *text)
{
    buffer_add_byte(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, *text);
    }
    buffer_add_byte(out, '\'');
}

static void add_fish_option(struct buffer *out, const struct option *option)
{
    buffer_add_format(out, "complete -c blameless -l %s", option->name);
    if (option->letter)
        buffer_add_format(out, " -s %c", option->letter);
    if (option->value)
        buffer_add_text(out, takes(option, "FILE") ? " -r -F" : " -x");
    if (option_choice(option, 0)) {
        buffer_add_text(out, " -a '");
        add_choices(out, option, " ");
        buffer_add_byte(out, '\'');
    } else if (takes(option, "RULES")) {
        buffer_add_text(out, " -a '(__blameless_rules)'");
    }
    buffer_add_text(out, " -d ");
    add_fish_text(out, option->help);
    buffer_add_byte(out, '\n');
}

static void write_fish(struct buffer *out)
{
    buffer_add_text(out, "# fish completion for blameless\nfunction __blameless_rules\n    " LIST_RULES "\nend\n"
                         "complete -c blameless -n '__fish_seen_subcommand_from explain' -f\n"
                         "complete -c blameless -n '__fish_seen_subcommand_from explain test' "
                         "-a '(__blameless_rules)'\n");
    for (const struct command *command = command_table; command->name; command++) {
        buffer_add_format(out, "complete -c blameless -n __fish_use_subcommand -a %s -d ", command->name);
        add_fish_text(out, command->summary);
        buffer_add_byte(out, '\n');
    }
    for (const struct option *option = option_table; option->name; option++)
        add_fish_option(out, option);
}

const struct shell shell_table[] = {
    {"bash", write_bash},
    {"zsh", write_zsh},
    {"fish", write_fish},
    {0},
};

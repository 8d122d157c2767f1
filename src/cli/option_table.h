/* The table of options. A new option is one row here and one field in struct options. */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "cli/options.h"

enum { OPTION_MOST_CHOICES = 32 };

struct option;

/* Puts a value (NULL for flags) into its field. Returns -1 and adds an error when it is no such value. */
typedef int (*option_store)(struct options *options, const struct option *option, const char *value,
                            struct errors *errors);

struct option {
    const char *group;          /* heading in --help; rows of a group stand together */
    char letter;                /* '\0': long only */
    const char *name, *alias;   /* without dashes; alias may be NULL */
    const char *value;          /* placeholder such as "FILE"; NULL: a flag */
    unsigned commands;          /* set of command_bit */
    option_store store;
    size_t field;               /* offset in struct options */
    const char *const *choices; /* all values, NULL-terminated, or NULL */
    const char *help;           /* one sentence, lower case, without a full stop */
};

/* Ends with a row whose name is NULL. */
extern const struct option option_table[];

const struct option *option_named(struct slice name);
const struct option *option_lettered(char letter);
/* The choices of an option: its own list, or the formats' names. index past the end gives NULL. */
const char *option_choice(const struct option *option, size_t index);

#endif

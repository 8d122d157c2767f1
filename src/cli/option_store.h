/* Ways an option's value is read into its field. */
#ifndef CLI_OPTION_STORE_H
#define CLI_OPTION_STORE_H

#include "cli/option_table.h"

int store_flag(struct options *options, const struct option *option, const char *value, struct errors *errors);
int store_text(struct options *options, const struct option *option, const char *value, struct errors *errors);
/* Appends to a text_list, taking the value apart at commas. */
int store_list(struct options *options, const struct option *option, const char *value, struct errors *errors);
/* Appends to a text_list as it is: for paths. */
int store_item(struct options *options, const struct option *option, const char *value, struct errors *errors);
/* The index of the value among the choices, as an int. */
int store_choice(struct options *options, const struct option *option, const char *value, struct errors *errors);
/* A level at or above suggestion, as an int holding an enum severity. */
int store_level(struct options *options, const struct option *option, const char *value, struct errors *errors);
/* A whole number above 0, with K, M or G (of 1024) allowed after it, as a long long. */
int store_number(struct options *options, const struct option *option, const char *value, struct errors *errors);
/* A number from 0 to 1, as a double. */
int store_fraction(struct options *options, const struct option *option, const char *value, struct errors *errors);
/* Formats and files make pairs in the order given: -f sarif -o a.sarif -f human. */
int store_format(struct options *options, const struct option *option, const char *value, struct errors *errors);
int store_output(struct options *options, const struct option *option, const char *value, struct errors *errors);

#endif

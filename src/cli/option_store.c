#include "cli/option_store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/nearest.h"

static void *field(struct options *options, const struct option *option)
{
    return (char *)options + option->field;
}

int store_flag(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    (void)value;
    (void)errors;
    *(bool *)field(options, option) = true;
    return 0;
}

int store_text(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    (void)errors;
    *(const char **)field(options, option) = value;
    return 0;
}

static void append(struct options *options, struct text_list *list, const char *text)
{
    *ARENA_PUSH(&options->arena, list->items, list->count, list->capacity) = text;
}

int store_item(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    (void)errors;
    append(options, field(options, option), value);
    return 0;
}

int store_list(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    (void)errors;
    struct text_list *list = field(options, option);
    while (*value) {
        size_t length = strcspn(value, ",");
        struct slice item = slice_trim((struct slice){value, length});
        if (item.length)
            append(options, list, arena_copy(&options->arena, item));
        value += length + (value[length] == ',');
    }
    return 0;
}

static int unknown_choice(const struct option *option, const char *value, struct errors *errors)
{
    struct buffer list = BUFFER_INIT;
    const char *names[OPTION_MOST_CHOICES];
    size_t count = 0;
    for (const char *name; count < OPTION_MOST_CHOICES && (name = option_choice(option, count)); count++) {
        names[count] = name;
        buffer_add_format(&list, "%s%s", count ? ", " : "", name);
    }
    const char *nearest = nearest_name(slice_of(value), names, count, sizeof *names);
    if (nearest)
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "--%s has no value `%s`; did you mean `%s`?", option->name, value,
                   nearest);
    else
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "--%s has no value `%s`; it is one of %s", option->name, value,
                   list.text);
    buffer_release(&list);
    return -1;
}

static int find_choice(const struct option *option, const char *value, struct errors *errors)
{
    const char *choice;
    for (size_t i = 0; (choice = option_choice(option, i)); i++)
        if (!strcmp(choice, value))
            return (int)i;
    return unknown_choice(option, value, errors);
}

int store_choice(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    int choice = find_choice(option, value, errors);
    if (choice < 0)
        return -1;
    *(int *)field(options, option) = choice;
    return 0;
}

int store_level(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    if (store_choice(options, option, value, errors))
        return -1;
    *(int *)field(options, option) += SEVERITY_SUGGESTION;
    return 0;
}

static long long unit_of(const char *suffix)
{
    static const char *const units[] = {"", "K", "M", "G"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strcasecmp(suffix, units[i]))
            return 1ll << (10 * i);
    return 0;
}

int store_number(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    long long unit = unit_of(end);
    if (errno || end == value || !unit || number < 1 || number > INT32_MAX / unit)
        return errors_add(errors, ERROR_USAGE, NULL, 0, 0, "--%s takes a whole number from 1 to %d, not `%s`",
                          option->name, INT32_MAX, value);
    *(long long *)field(options, option) = number * unit;
    return 0;
}

int store_fraction(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    char *end;
    double number = strtod(value, &end);
    if (end == value || *end || !(number >= 0 && number <= 1))
        return errors_add(errors, ERROR_USAGE, NULL, 0, 0, "--%s takes a number from 0 to 1, not `%s`", option->name,
                          value);
    *(double *)field(options, option) = number;
    return 0;
}

static struct output *last_output(struct options *options)
{
    return options->output_count ? &options->outputs[options->output_count - 1] : NULL;
}

static struct output *new_output(struct options *options)
{
    return ARENA_PUSH(&options->arena, options->outputs, options->output_count, options->output_capacity);
}

int store_format(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    int choice = find_choice(option, value, errors);
    if (choice < 0)
        return -1;
    struct output *output = last_output(options);
    if (!output || output->format)
        output = new_output(options);
    output->format = formats[choice];
    return 0;
}

int store_output(struct options *options, const struct option *option, const char *value, struct errors *errors)
{
    (void)option;
    (void)errors;
    struct output *output = last_output(options);
    if (!output || output->path)
        output = new_output(options);
    output->path = strcmp(value, "-") ? value : NULL;
    return 0;
}

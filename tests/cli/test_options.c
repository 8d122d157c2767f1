/* The table of options holds together, and is read as its rows say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "cli/commands.h"
#include "cli/option_store.h"
#include "cli/option_table.h"

static bool same_name(const struct option *a, const struct option *b)
{
    return !strcmp(a->name, b->name) || (b->alias && !strcmp(a->name, b->alias)) || (a->letter && a->letter == b->letter);
}

static void rows_are_complete_and_unique(void **state)
{
    (void)state;
    for (const struct option *option = option_table; option->name; option++) {
        size_t length = strlen(option->help);
        assert_true(option->commands && option->store && option->group && length);
        if (option->help[length - 1] == '.')
            fail_msg("--%s: help ends in a full stop", option->name);
        for (const struct option *other = option_table; other->name; other++)
            if (other != option && same_name(option, other))
                fail_msg("--%s and --%s share a name", option->name, other->name);
    }
}

static void flags_have_no_value_and_choices_have_one(void **state)
{
    (void)state;
    for (const struct option *option = option_table; option->name; option++) {
        bool chooses = option->store == store_choice || option->store == store_level || option->store == store_format;
        if ((option->store == store_flag) != !option->value)
            fail_msg("--%s: a flag, or not?", option->name);
        if (chooses != (option_choice(option, 0) != NULL))
            fail_msg("--%s: choices?", option->name);
    }
}

static void groups_stand_together(void **state)
{
    (void)state;
    for (const struct option *option = option_table; option[0].name && option[1].name; option++) {
        if (!strcmp(option[0].group, option[1].group))
            continue;
        for (const struct option *before = option_table; before <= option; before++)
            assert_string_not_equal(before->group, option[1].group);
    }
}

static void commands_are_complete(void **state)
{
    (void)state;
    unsigned seen = 0;
    for (const struct command *command = command_table; command->name; command++) {
        assert_false(seen & command->bit);
        seen |= command->bit;
        assert_true(command->run && *command->summary && *command->details);
        assert_int_equal(strncmp(command->example, "blameless ", 10), 0);
    }
    assert_int_equal(seen, COMMAND_ALL);
}

static int read(struct options *options, const char *environment, char *const *arguments, struct errors *errors)
{
    return options_read(options, 1, arguments, environment, errors);
}

static void options_and_paths_mix(void **state)
{
    (void)state;
    char *arguments[] = {"blameless", "a.md", "-qj3", "--format", "json", "--ignore=x, y", "--", "-b.md", NULL};
    struct options options;
    struct errors errors = ERRORS_INIT;
    assert_int_equal(read(&options, NULL, arguments, &errors), 0);
    assert_string_equal(options.command->name, "check");
    assert_int_equal(options.arguments.count, 2);
    assert_string_equal(options.arguments.items[1], "-b.md");
    assert_true(options.quiet);
    assert_int_equal(options.jobs, 3);
    assert_string_equal(options.outputs[0].format->name, "json");
    assert_int_equal(options.ignore.count, 2);
    assert_string_equal(options.ignore.items[1], "y");
    options_release(&options);
    errors_release(&errors);
}

static void formats_and_files_make_pairs(void **state)
{
    (void)state;
    char *arguments[] = {"blameless", "-f", "sarif", "-o", "a", "-o", "b", "-f", "json", "-f", "line", NULL};
    struct options options;
    struct errors errors = ERRORS_INIT;
    assert_int_equal(read(&options, "-f human", arguments, &errors), 0);
    assert_int_equal(options.output_count, 3);
    assert_string_equal(options.outputs[0].path, "a");
    assert_string_equal(options.outputs[0].format->name, "sarif");
    assert_string_equal(options.outputs[1].path, "b");
    assert_string_equal(options.outputs[1].format->name, "json");
    assert_null(options.outputs[2].path);
    assert_string_equal(options.outputs[2].format->name, "line");
    options_release(&options);
    errors_release(&errors);
}

static void the_environment_comes_first_and_serves_every_command(void **state)
{
    (void)state;
    char *arguments[] = {"blameless", "rules", "--color=never", NULL};
    struct options options;
    struct errors errors = ERRORS_INIT;
    assert_int_equal(read(&options, "  --color=always\t--fix ", arguments, &errors), 0);
    assert_string_equal(options.command->name, "rules");
    assert_int_equal(options.color, COLOR_NEVER);
    options_release(&options);
    errors_release(&errors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_complete_and_unique),
        cmocka_unit_test(flags_have_no_value_and_choices_have_one),
        cmocka_unit_test(groups_stand_together),
        cmocka_unit_test(commands_are_complete),
        cmocka_unit_test(options_and_paths_mix),
        cmocka_unit_test(formats_and_files_make_pairs),
        cmocka_unit_test(the_environment_comes_first_and_serves_every_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The public header, used as a stranger would: nothing else of the sources is included. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "blameless.h"

static const char text[] = "# Outage\n\n## Root cause\n\nRavi forgot to renew the certificate.\n";

static void findings_in_a_format(void **state)
{
    size_t found = 0;
    char *json = blameless_lint(*state, "pm.md", text, sizeof text - 1, "json", &found);
    assert_non_null(json);
    assert_true(found > 0);
    assert_non_null(strstr(json, "\"path\":\"pm.md\""));
    assert_non_null(strstr(json, "\"match\":\"Ravi forgot to renew\""));
    free(json);
}

static void unknown_formats_and_binary_text_give_null(void **state)
{
    assert_null(blameless_lint(*state, "pm.md", text, sizeof text - 1, "yaml", NULL));
    assert_null(blameless_lint(*state, "pm.md", "a\0b", 3, "json", NULL));
    assert_null(blameless_fix(*state, "pm.md", "a\0b", 3, NULL));
}

static void an_empty_document_is_clean(void **state)
{
    size_t found = 1, length = 1;
    char *line = blameless_lint(*state, "pm.md", "", 0, "line", &found);
    assert_string_equal(line, "");
    assert_int_equal(found, 0);
    free(line);
    char *fixed = blameless_fix(*state, "pm.md", "", 0, &length);
    assert_int_equal(length, 0);
    free(fixed);
}

static void fixes_leave_the_rest_alone(void **state)
{
    size_t length;
    char *fixed = blameless_fix(*state, "pm.md", text, sizeof text - 1, &length);
    assert_non_null(fixed);
    assert_int_equal(strlen(fixed), length);
    assert_int_equal(strncmp(fixed, text, strlen("# Outage\n\n## Root cause\n\n")), 0);
    free(fixed);
}

static void a_wrong_configuration_is_explained(void **state)
{
    char *error = NULL;
    (void)state;
    assert_null(blameless_new("no/such/.blameless.yml", &error));
    assert_non_null(error);
    assert_non_null(strstr(error, "no/such/.blameless.yml"));
    free(error);
}

static int open_linter(void **state)
{
    *state = blameless_new(NULL, NULL);
    return *state ? 0 : -1;
}

static int close_linter(void **state)
{
    blameless_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_in_a_format),
        cmocka_unit_test(unknown_formats_and_binary_text_give_null),
        cmocka_unit_test(an_empty_document_is_clean),
        cmocka_unit_test(fixes_leave_the_rest_alone),
        cmocka_unit_test(a_wrong_configuration_is_explained),
    };
    return cmocka_run_group_tests(tests, open_linter, close_linter);
}

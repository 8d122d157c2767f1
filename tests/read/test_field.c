/* The words of an action item's fields: labels, headers, and values that say something or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "read/field.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void headers_mean_fields(void **state)
{
    static const struct {
        const char *header;
        enum action_field field;
    } cases[] = {
        {"Owner", FIELD_OWNER},
        {"Assigned to", FIELD_OWNER},
        {"DRI", FIELD_OWNER},
        {"By whom", FIELD_OWNER},
        {"**Owner(s)**", FIELD_OWNER},
        {"Expected Date", FIELD_DUE},
        {"ETA", FIELD_DUE},
        {"By when", FIELD_DUE},
        {"Until", FIELD_DUE},
        {"Action item", FIELD_TEXT},
        {"What", FIELD_TEXT},
        {"Corrective action", FIELD_TEXT},
        {"Tracking bug", FIELD_TICKET},
        {"Jira", FIELD_TICKET},
        {"P", FIELD_PRIORITY},
        {"Status", FIELD_STATUS},
        {"#", FIELD_NUMBER},
        {"Evidence", FIELD_NONE},
        {"", FIELD_NONE},
        {"Risk", FIELD_NONE},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (field_of_header(slice_of(cases[i].header)) != cases[i].field)
            fail_msg("%s: %d", cases[i].header, field_of_header(slice_of(cases[i].header)));
}

static void labels_need_their_mark(void **state)
{
    size_t value = 0;
    (void)state;
    assert_int_equal(field_of_label(SLICE_LITERAL("Owner: Jane"), &value), FIELD_OWNER);
    assert_int_equal(value, 7);
    assert_int_equal(field_of_label(SLICE_LITERAL("Owner(s): Jane"), &value), FIELD_OWNER);
    assert_int_equal(value, 10);
    assert_int_equal(field_of_label(SLICE_LITERAL("due=Q3"), &value), FIELD_DUE);
    assert_int_equal(field_of_label(SLICE_LITERAL("owned by Jane"), &value), FIELD_OWNER);
    assert_int_equal(field_of_label(SLICE_LITERAL("owner reply is mandatory"), &value), FIELD_NONE);
    assert_int_equal(field_of_label(SLICE_LITERAL("by Friday"), &value), FIELD_NONE);
}

typedef bool (*value_test)(struct slice value);

static void expect(value_test test, bool wanted, const char *const *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (test(slice_of(values[i])) != wanted)
            fail_msg("%s%s", wanted ? "not recognised: " : "wrongly recognised: ", values[i]);
}

#define EXPECT(test, wanted, ...)                                                                                      \
    do {                                                                                                               \
        static const char *const values[] = {__VA_ARGS__};                                                             \
        expect(test, wanted, values, COUNT(values));                                                                   \
    } while (0)

static void values_say_something_or_nothing(void **state)
{
    (void)state;
    EXPECT(field_is_nobody, true, "", "-", "\xE2\x80\x93", "?", "TBD", "tbc", "none", "unassigned", "everyone", "All",
           "n/a", "...");
    EXPECT(field_is_nobody, false, "Jane", "@jane", "all SREs", "Storage team", "none of ours' lead");
    EXPECT(field_is_never, true, "soon", "ASAP", "later", "TBD", "ongoing", "when possible", "", "-");
    EXPECT(field_is_never, false, "Q3", "next sprint", "4 March", "before the next release");
    EXPECT(field_is_done, true, "Done", "done 4 Oct", "(completed)", "\xE2\x9C\x85", "yes", "merged");
    EXPECT(field_is_done, false, "not done", "open", "To do", "in progress", "");
    EXPECT(field_is_priority, true, "P0", "p2", "High", "SEV1", "medium");
    EXPECT(field_is_priority, false, "P", "PR", "Jane", "sevenfold", "");
    EXPECT(field_is_crowd, true, "all SREs", "the team", "everyone", "teams");
    EXPECT(field_is_crowd, false, "Storage team", "Allan", "Jane");
    EXPECT(field_is_mention, true, "@jane", "jane@", "**@jane**");
    EXPECT(field_is_mention, false, "jane", "@", "j@example.org");
    EXPECT(field_looks_like_name, true, "Jane", "Jane Doe", "Storage team", "me", "Mei-Ling");
    EXPECT(field_looks_like_name, false, "see the runbook", "sentry", "A B C D", "");
}

static void tickets_are_read(void **state)
{
    static const struct {
        const char *text;
        size_t length;
    } cases[] = {
        {"OPS-12", 6},  {"OPS-12: limit", 6}, {"#2127", 5},   {"PR #51", 6}, {"org/repo#5 and", 10},
        {"MSG-77)", 6}, {"!3391", 5},         {"SHA-256", 0}, {"UTF-8", 0},  {"on-call", 0},
        {"P0", 0},      {"A-1", 0},           {"issue", 0},   {"a/b/c", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (field_read_ticket(slice_of(cases[i].text)) != cases[i].length)
            fail_msg("%s: %zu", cases[i].text, field_read_ticket(slice_of(cases[i].text)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_mean_fields),
        cmocka_unit_test(labels_need_their_mark),
        cmocka_unit_test(values_say_something_or_nothing),
        cmocka_unit_test(tickets_are_read),
    };
    return cmocka_run_group_tests_name("fields", tests, NULL, NULL);
}

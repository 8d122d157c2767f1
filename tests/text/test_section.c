/* Headings and labels: what they are called after normalisation, and what they mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "text/section.h"

static void assert_normalised(const char *heading, const char *expected)
{
    char out[256];
    size_t length = section_normalise(slice_of(heading), out);
    assert_true(length <= strlen(heading));
    if (!slice_equals_text((struct slice){out, length}, expected))
        fail_msg("'%s' is '%.*s', expected '%s'", heading, (int)length, out, expected);
}

static void test_normalise(void **state)
{
    (void)state;
    assert_normalised("Root Cause", "root cause");
    assert_normalised("  4. Root cause(s):  ", "root cause");
    assert_normalised("2.1) Timeline (times in UTC)", "timeline");
    assert_normalised("5 Whys", "5 whys");
    assert_normalised("What didn't go well?", "what didnt go well");
    assert_normalised("What didn\xE2\x80\x99t go well", "what didnt go well");
    assert_normalised("TL;DR", "tldr");
    assert_normalised("\xF0\x9F\x94\xA5 Impact", "impact");
    assert_normalised("\xE2\x9D\x8C Blame Culture", "blame culture");
    assert_normalised("\xC3\xA2\xC5\x92 Blame Culture", "blame culture"); /* the cross, mis-decoded */
    assert_normalised("Blameless \xC3\xA2\xC5\x93\xE2\x80\xA6", "blameless");
    assert_normalised("Follow-up / Action items", "follow up action items");
    assert_normalised("Impact \xE2\x80\x93 customers", "impact customers");
    assert_normalised("Timeline [draft]", "timeline");
    assert_normalised("Timeline (unclosed", "timeline");
    assert_normalised("\xD0\x98\xD1\x82\xD0\xBE\xD0\xB3\xD0\xB8", "\xD0\x98\xD1\x82\xD0\xBE\xD0\xB3\xD0\xB8");
    assert_normalised("", "");
    assert_normalised("***", "");
    assert_normalised("(only this)", "");
}

static void assert_heading(const char *heading, enum section_role expected)
{
    enum section_role role = section_role_of_heading(slice_of(heading), NULL);
    if (role != expected)
        fail_msg("'%s' means %s, expected %s", heading, section_role_name(role), section_role_name(expected));
}

static void test_headings(void **state)
{
    (void)state;
    assert_heading("Summary", SECTION_SUMMARY);
    assert_heading("Executive Summary", SECTION_SUMMARY);
    assert_heading("Incident timeline (UTC)", SECTION_TIMELINE);
    assert_heading("Impact on customers", SECTION_IMPACT);
    assert_heading("Root Cause Analysis (RCA)", SECTION_ROOT_CAUSE);
    assert_heading("Contributing factors", SECTION_CONTRIBUTING);
    assert_heading("5 whys", SECTION_FIVE_WHYS);
    assert_heading("How we found out", SECTION_DETECTION);
    assert_heading("Resolution and recovery", SECTION_RESPONSE);
    assert_heading("What went well \xF0\x9F\x91\x8D", SECTION_WENT_WELL);
    assert_heading("What didn't go so well", SECTION_WENT_POORLY);
    assert_heading("Where we got lucky", SECTION_LUCKY);
    assert_heading("7. Action Items & Follow-Ups", SECTION_ACTIONS);
    assert_heading("Lessons Learnt", SECTION_LESSONS);
    assert_heading("Participants", SECTION_PEOPLE);
    assert_heading("How to use this template", SECTION_META);
    assert_heading("Remediation", SECTION_ACTIONS);
    assert_heading("Detailed timeline", SECTION_TIMELINE);
    assert_heading("Something else", SECTION_NONE);
    assert_heading("Impactful words", SECTION_NONE);           /* an alias ends at a word's end */
    assert_heading("Database connection fault", SECTION_NONE); /* common words are aliases only alone */
    assert_heading("Fault", SECTION_ROOT_CAUSE);
    assert_heading("", SECTION_NONE);
}

static void test_labels_are_whole(void **state)
{
    (void)state;
    assert_int_equal(section_role_of_label(SLICE_LITERAL("Impact"), NULL), SECTION_IMPACT);
    assert_int_equal(section_role_of_label(SLICE_LITERAL("root cause"), NULL), SECTION_ROOT_CAUSE);
    assert_int_equal(section_role_of_label(SLICE_LITERAL("Impact start"), NULL), SECTION_NONE);
}

static void test_own_aliases_come_first(void **state)
{
    (void)state;
    static const struct heading_alias items[] = {
        {{"auswirkung", 10}, SECTION_IMPACT},
        {{"impact", 6}, SECTION_RESPONSE},
    };
    struct heading_aliases own = {items, 2};
    assert_int_equal(section_role_of_heading(SLICE_LITERAL("Auswirkung"), &own), SECTION_IMPACT);
    assert_int_equal(section_role_of_heading(SLICE_LITERAL("Auswirkung auf Kunden"), &own), SECTION_IMPACT);
    assert_int_equal(section_role_of_heading(SLICE_LITERAL("Impact"), &own), SECTION_RESPONSE);
    assert_int_equal(section_role_of_heading(SLICE_LITERAL("Timeline"), &own), SECTION_TIMELINE);
}

static void test_names(void **state)
{
    (void)state;
    for (int role = 0; role < SECTION_ROLE_COUNT; role++)
        assert_int_equal(section_role_from_name(slice_of(section_role_name((enum section_role)role))), role);
    assert_int_equal(section_role_from_name(SLICE_LITERAL("root cause")), -1);
    assert_string_equal(section_role_name(SECTION_FIVE_WHYS), "five-whys");
}

static void test_long_headings_mean_nothing(void **state)
{
    (void)state;
    char heading[4000];
    memset(heading, 'a', sizeof heading);
    memcpy(heading, "impact ", 7);
    assert_int_equal(section_role_of_heading((struct slice){heading, sizeof heading}, NULL), SECTION_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normalise),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_labels_are_whole),
        cmocka_unit_test(test_own_aliases_come_first),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_long_headings_mean_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

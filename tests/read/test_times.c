/* Dates, deadlines, clock times and zones: what is read from the beginning of a text, and how much of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "read/clock.h"
#include "read/date.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void dates_are_read(void **state)
{
    static const struct {
        const char *text;
        size_t length;
        int year, month, day;
    } cases[] = {
        {"2026-03-04 14:32", 10, 2026, 3, 4},
        {"2026/03/04", 10, 2026, 3, 4},
        {"4 Mar 2026", 10, 2026, 3, 4},
        {"4 Mar", 5, 0, 3, 4},
        {"4th of March", 12, 0, 3, 4},
        {"March 4th, 2026", 15, 2026, 3, 4},
        {"Mar. 4", 6, 0, 3, 4},
        {"Dec 16th 12:43", 8, 0, 12, 16},
        {"04.03.2026", 10, 2026, 3, 4},
        {"02.12.", 6, 0, 12, 2},
        {"3/4/2026", 8, 2026, 3, 4},
        {"25/4/2026", 9, 2026, 4, 25},
        {"Sept 27, 2025", 13, 2025, 9, 27},
        {"4-Mar-2026", 10, 2026, 3, 4},
        {"Jan 17, 3:31 AM", 6, 0, 1, 17},
        {"2026-13-04", 0, 0, 0, 0},
        {"10.0.0.1", 0, 0, 0, 0},
        {"32 May", 0, 0, 0, 0},
        {"4 March 10:15", 7, 0, 3, 4},
        {"maybe 4", 0, 0, 0, 0},
        {"1.2.3", 0, 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date date = {0};
        size_t length = date_read(slice_of(cases[i].text), &date);
        if (length != cases[i].length || date.year != cases[i].year || date.month != cases[i].month ||
            date.day != cases[i].day)
            fail_msg("%s: read %zu bytes, %d-%d-%d", cases[i].text, length, date.year, date.month, date.day);
    }
}

static void days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(date_days((struct date){1970, 1, 1}, 0), 0);
    assert_int_equal(date_days((struct date){2000, 3, 1}, 0), 11017);
    assert_int_equal(date_days((struct date){2026, 1, 9}, 0) - date_days((struct date){2026, 1, 5}, 0), 4);
    assert_int_equal(date_days((struct date){0, 3, 1}, 2024) - date_days((struct date){0, 2, 28}, 2024), 2);
}

static void deadlines_are_read(void **state)
{
    static const char *const deadlines[] = {
        "2026-03-04",
        "4 Mar",
        "March 4",
        "Q3",
        "Q3 2026",
        "H1 2027",
        "2 weeks",
        "10 working days",
        "two sprints",
        "next sprint",
        "by Friday",
        "end of March",
        "before the next release",
        "sprint 24",
        "this week",
        "next quarter",
        "by the end of Q2",
        "20th",
        "tomorrow",
        "before the next storage move",
        "mid April",
        "within 30 days",
        "30.04",
        "2w",
        "EOQ",
        "June",
    };
    static const char *const others[] = {
        "soon",    "ASAP", "later", "TBD",    "ongoing",     "when possible", "Farid", "reduce by 10%", "3rd party",
        "release", "v2.3", "Q5",    "sprint", "12 replicas", "1.5 GB",        "maybe", "mayhem",        "",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(deadlines); i++)
        if (!date_read_deadline(slice_of(deadlines[i])))
            fail_msg("no deadline: %s", deadlines[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        if (date_read_deadline(slice_of(others[i])))
            fail_msg("a deadline: %s", others[i]);
}

static void clock_times_are_read(void **state)
{
    static const struct {
        const char *text;
        size_t length;
        int minute;
        bool relative, zoned;
    } cases[] = {
        {"14:32 deploy", 5, 872, false, false},
        {"14:32:10.250", 12, 872, false, false},
        {"2:05 PM", 7, 845, false, false},
        {"12:10 a.m.", 10, 10, false, false},
        {"8 PM", 4, 1200, false, false},
        {"8pm,", 3, 1200, false, false},
        {"14:32Z", 6, 872, false, true},
        {"14:32 UTC", 9, 872, false, true},
        {"10:55 a.m. PST", 14, 655, false, true},
        {"11:54 (UTC):", 11, 714, false, true},
        {"14:32+01:00", 11, 872, false, true},
        {"14h32", 5, 872, false, false},
        {"1430 UTC", 8, 870, false, true},
        {"T+5m", 4, 5, true, false},
        {"T-10 min", 8, -10, true, false},
        {"T+1h", 4, 60, true, false},
        {"T+0", 3, 0, true, false},
        {"24:00", 5, 1440, false, false},
        {"3:1", 0, 0, false, false},
        {"16:9", 0, 0, false, false},
        {"25:00", 0, 0, false, false},
        {"12:345", 0, 0, false, false},
        {"1:80", 0, 0, false, false},
        {"14:32:10:11", 0, 0, false, false},
        {"13 PM", 0, 0, false, false},
        {"1430", 0, 0, false, false},
        {"Team", 0, 0, false, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct clock clock;
        size_t length = clock_read(slice_of(cases[i].text), false, &clock);
        bool same = length == cases[i].length &&
                    (!length || (clock.minute == cases[i].minute && clock.relative == cases[i].relative &&
                                 clock.zoned == cases[i].zoned));
        if (!same)
            fail_msg("%s: read %zu bytes, minute %d, relative %d, zoned %d", cases[i].text, length, clock.minute,
                     clock.relative, clock.zoned);
    }
}

static void dotted_times_only_lead(void **state)
{
    struct clock clock;
    (void)state;
    assert_int_equal(clock_read(SLICE_LITERAL("8.48 index created"), true, &clock), 4);
    assert_int_equal(clock_read(SLICE_LITERAL("8.48 index created"), false, &clock), 0);
    assert_int_equal(clock_read(SLICE_LITERAL("3.12.1 released"), true, &clock), 0);
}

static void numbers_that_are_no_times_are_passed_over(void **state)
{
    static const char *const texts[] = {"v2:14",  "10.0.0.1:80", "port db-1:15", "a/12:30/b",
                                        "#12:30", "x=12:30",     "ratio 3:1",    "screen 16:9"};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct clock clock;
        struct span where;
        if (clock_find(slice_of(texts[i]), 0, &clock, &where))
            fail_msg("a time in: %s", texts[i]);
    }
}

static void zones_are_known(void **state)
{
    static const char *const zones[] = {"Timeline (UTC)", "times in BST", "All times in UTC+1", "Pacific time",
                                        "Europe/Berlin",  "Time (CET)",   "all times GMT-5",    "in Eastern Time"};
    static const char *const others[] = {"Timeline",  "Times are local", "Best estimate", "A cat",
                                         "est. 1999", "UTCTime",         "Europe"};
    int offset;
    (void)state;
    for (size_t i = 0; i < COUNT(zones); i++)
        if (!clock_names_zone(slice_of(zones[i])))
            fail_msg("no zone in: %s", zones[i]);
    for (size_t i = 0; i < COUNT(others); i++)
        if (clock_names_zone(slice_of(others[i])))
            fail_msg("a zone in: %s", others[i]);
    assert_int_equal(clock_read_zone(SLICE_LITERAL("UTC+5:30"), &offset), 8);
    assert_int_equal(offset, 330);
    assert_int_equal(clock_read_zone(SLICE_LITERAL("CEST campaigns"), &offset), 4);
    assert_int_equal(offset, 120);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read),         cmocka_unit_test(days_are_counted),
        cmocka_unit_test(deadlines_are_read),     cmocka_unit_test(clock_times_are_read),
        cmocka_unit_test(dotted_times_only_lead), cmocka_unit_test(numbers_that_are_no_times_are_passed_over),
        cmocka_unit_test(zones_are_known),
    };
    return cmocka_run_group_tests_name("times", tests, NULL, NULL);
}

/* Templates: names, filters, tidying. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "lint/suggest/template.h"

struct named {
    const char *name;
    struct template_value value;
};

#define TEXT(literal) {.text = {literal, sizeof(literal) - 1}}

static const struct named values[] = {
    {"verb", TEXT("renewed")},
    {"known", {.text = {"waved through", 13}, .lemma = {"wave through", 12}}},
    {"odd", TEXT("zxqvw")},
    {"actor", {.text = {"Ravi", 4}, .role = {"the engineer", 12}}},
    {"team", TEXT("the payments team")},
    {"the", {.text = {"The alert", 9}, .lowerable = true}},
    {"own", TEXT("Nadia's rollout")},
    {"noun", TEXT("a oversight")},
    {"empty", TEXT("")},
    {"joined", TEXT("It ran and ")},
    {"listed", TEXT("At noon, ")},
    {"ended", TEXT("He merged. ")},
    {"quoted", TEXT("It read `x` ")},
    {"dangling", TEXT("The freeze was ")},
    {"rest", TEXT(" before 09:40.")},
    {"labelled", TEXT(": wrong branch.")},
    {"reason", TEXT(" because it is the second time.")},
};

static bool look_up(void *context, struct slice name, struct template_value *value)
{
    (void)context;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (slice_equals_text(name, values[i].name)) {
            *value = values[i].value;
            return true;
        }
    return false;
}

static void assert_filled(const char *template, const char *expected)
{
    struct buffer out = BUFFER_INIT;
    assert_true(template_fill(&out, template, look_up, NULL));
    assert_string_equal(out.text, expected);
    buffer_release(&out);
}

static void assert_skipped(const char *template)
{
    struct buffer out = BUFFER_INIT;
    buffer_add_text(&out, "kept ");
    assert_false(template_fill(&out, template, look_up, NULL));
    assert_string_equal(out.text, "kept ");
    buffer_release(&out);
}

static void assert_tidied(const char *text, const char *expected)
{
    struct buffer out = BUFFER_INIT;
    buffer_add_text(&out, text);
    template_tidy(&out, 0);
    assert_string_equal(out.text, expected);
    buffer_release(&out);
}

static void names_are_replaced(void **state)
{
    (void)state;
    assert_filled("what ${team} did${rest}", "what the payments team did before 09:40.");
    assert_filled("no names, a $ and a }", "no names, a $ and a }");
    assert_filled("[${empty}]", "[]");
}

static void what_has_no_value_skips_the_template(void **state)
{
    (void)state;
    assert_skipped("before ${nothing} after");
    assert_skipped("${actor|sideways}");
}

static void verbs_change_form(void **state)
{
    (void)state;
    assert_filled("${verb|base}", "renew");
    assert_filled("${verb|ing}", "renewing");
    assert_filled("${known|base}", "wave through");
    assert_filled("${known|ing}", "waving through");
    assert_filled("${known|third}", "waves through");
}

static void filters_follow_one_another(void **state)
{
    (void)state;
    assert_filled("${actor|role}", "the engineer");
    assert_filled("${team|role}", "the payments team");
    assert_filled("${actor|role|cap} ran it", "The engineer ran it");
    assert_filled("${team|bare}", "payments team");
    assert_filled("${own|bare}", "rollout");
    assert_filled("${noun|the}", "the oversight");
    assert_filled("${noun|a}", "an oversight");
    assert_filled("so${rest|trim}", "sobefore 09:40");
}

static void parts_may_be_wanted(void **state)
{
    (void)state;
    assert_filled("${rest|given}", " before 09:40.");
    assert_skipped("[${empty|given}]");
    assert_filled("to ${team|phrase}", "to the payments team");
    assert_skipped("to ${verb|phrase}");
    assert_filled("${labelled|body|cap}", "Wrong branch.");
    assert_skipped("${empty|body}");
    assert_filled("${reason|reason|cap}", "It is the second time.");
    assert_skipped("${rest|reason}");
}

static void a_clause_needs_room(void **state)
{
    (void)state;
    assert_filled("${empty|clause}nothing asked", "nothing asked");
    assert_filled("${joined|clause}nothing asked", "It ran and nothing asked");
    assert_filled("${listed|clause}nothing asked", "At noon, nothing asked");
    assert_skipped("${the|clause}nothing asked");
    assert_filled("${ended|clause}nothing asked", "He merged. Nothing asked");
    assert_skipped("${dangling|clause}nothing asked");
    assert_skipped("${quoted|clause}nothing asked");
}

static void a_capital_of_the_place_is_lowered_elsewhere(void **state)
{
    (void)state;
    assert_filled("${the} fired", "The alert fired");
    assert_filled("then ${the} fired", "then the alert fired");
    assert_filled("then ${actor} left", "then Ravi left");
}

static void blanks_and_marks_are_tidied(void **state)
{
    (void)state;
    assert_tidied("so  it , went  on ..", "so it, went on.");
    assert_tidied("and so on...", "and so on...");
    assert_tidied("it took a hour", "it took an hour");
    assert_tidied("", "");
}

static void lowering_spares_names_and_the_first_person(void **state)
{
    (void)state;
    static const char *const kept[] = {"I ran it", "I've run it", "QA ran it", "McKay ran it"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        struct buffer out = BUFFER_INIT;
        buffer_add_text(&out, kept[i]);
        template_lower(&out, 0);
        assert_string_equal(out.text, kept[i]);
        buffer_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_replaced),
        cmocka_unit_test(what_has_no_value_skips_the_template),
        cmocka_unit_test(verbs_change_form),
        cmocka_unit_test(filters_follow_one_another),
        cmocka_unit_test(parts_may_be_wanted),
        cmocka_unit_test(a_clause_needs_room),
        cmocka_unit_test(a_capital_of_the_place_is_lowered_elsewhere),
        cmocka_unit_test(blanks_and_marks_are_tidied),
        cmocka_unit_test(lowering_spares_names_and_the_first_person),
    };
    return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}

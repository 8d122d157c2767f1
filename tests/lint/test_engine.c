/* The engine over a small pack of its own (tests/lint/pack): what is matched, how it is judged, merged, suppressed,
 * what is proposed. Built-in rules are switched off, so these cases do not move with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "support.h"

struct bench {
    struct arena arena;
    struct settings settings;
    struct linter *linter;
};

static int set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    struct errors errors = ERRORS_INIT;
    const struct ruleset *ruleset =
        ruleset_with_pack(ruleset_builtin(), "tests/lint/pack", &bench->arena, &errors);
    for (size_t i = 0; i < errors.count; i++)
        print_error("%s:%zu: %s\n", errors.items[i].path, errors.items[i].line, errors.items[i].message);
    errors_release(&errors);
    if (!ruleset)
        return -1;
    struct rule_setting *rules = arena_alloc(&bench->arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = strncmp(ruleset->rules[i]->id, "t-", 2) == 0 ||
                           strcmp(ruleset->rules[i]->id, "unused-suppression") == 0;
    bench->settings = (struct settings){.ruleset = ruleset, .rules = rules};
    bench->linter = linter_new();
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    linter_free(bench->linter);
    arena_release(&bench->arena);
    free(bench);
    return 0;
}

/* "line:column severity rule; ..." of what is found in the document. */
static const char *findings_of(struct bench *bench, const char *text, struct arena *arena)
{
    struct lint_options options = {.settings = &bench->settings};
    const struct report *report = lint_bytes(bench->linter, &options, "test.md", slice_of(text), arena);
    const char *all = "";
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *found = &report->diagnostics[i];
        all = arena_format(arena, "%s%s%u:%u %s %s", all, i ? "; " : "", found->start.line, found->start.column,
                           severity_text(found->severity), found->rule->id);
    }
    return all;
}

struct expectation {
    const char *text, *findings;
};

static void assert_findings(void **state, const struct expectation *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena arena = ARENA_INIT;
        const char *found = findings_of(*state, cases[i].text, &arena);
        if (strcmp(found, cases[i].findings) != 0)
            fail_msg("%s\n  expected: %s\n  found:    %s", cases[i].text, cases[i].findings, found);
        arena_release(&arena);
    }
}

#define ASSERT_FINDINGS(cases) assert_findings(state, (cases), sizeof(cases) / sizeof *(cases))

static void severity_follows_the_actor(void **state)
{
    static const struct expectation cases[] = {
        {"Marcus wrecked the ledger.", "1:1 error t-wreck"},
        {"The on-call engineer wrecked the ledger.", "1:1 warning t-wreck"},
        {"Then Marcus wrecked the ledger.", "1:6 error t-wreck"},
        {"The nightly job wrecked the ledger.", ""},
        {"We wrecked both ledgers twice.", "1:1 suggestion t-wreck"},
        {"We wrecked both ledgers.", ""},
        {"The attacker wrecked the ledger.", ""},
        {"Marcus restarted it. Then he wrecked the ledger.", "1:27 error t-wreck"},
        {"The on-call engineer restarted it. Then he wrecked the ledger.", "1:41 warning t-wreck"},
    };
    ASSERT_FINDINGS(cases);
}

static void severity_follows_the_section(void **state)
{
    static const struct expectation cases[] = {
        {"# Timeline\n\nMarcus wrecked the ledger.\n", "3:1 warning t-wreck"},
        {"# References\n\nMarcus wrecked the ledger.\n", ""},
        {"# Timeline\n\nThe on-call engineer wrecked the ledger.\n", "3:1 suggestion t-wreck"},
    };
    ASSERT_FINDINGS(cases);
}

static void guards_stop_a_match(void **state)
{
    static const struct expectation cases[] = {
        {"Marcus wrecked the ledger, as planned.", ""},
        {"In a drill, Marcus wrecked the ledger.", ""},
        {"Marcus wrecked the ledger on purpose.", ""},
        {"Marcus wrecked the ledger in a drill.", "1:1 error t-wreck"},
    };
    ASSERT_FINDINGS(cases);
}

static void negation_cancels_within_its_clause(void **state)
{
    static const struct expectation cases[] = {
        {"It was not lurid.", ""},
        {"It wasn't lurid.", ""},
        {"Nothing was lurid.", ""},
        {"It was not slow, it was lurid.", "1:25 warning t-lurid"},
        {"It was not slow but lurid.", "1:21 warning t-lurid"},
        {"It was not only lurid.", "1:17 warning t-lurid"},
        {"It was never in any way at all lurid.", "1:32 warning t-lurid"},
    };
    ASSERT_FINDINGS(cases);
}

static void quotes_lower_or_hide(void **state)
{
    static const struct expectation cases[] = {
        {"They wrote \"a lurid outage\" on the page.", "1:15 suggestion t-lurid"},
        {"They wrote \"Marcus wrecked the ledger\" on the page.", ""},
        {"> Marcus wrecked the ledger.", ""},
    };
    ASSERT_FINDINGS(cases);
}

static void doubtful_findings_are_suggestions(void **state)
{
    static const struct expectation cases[] = {
        {"Such luridness.", "1:6 suggestion t-lurid"},
    };
    ASSERT_FINDINGS(cases);
}

static void units_and_sections_limit_a_rule(void **state)
{
    static const struct expectation cases[] = {
        {"# Summary\n\nIt is hereabouts.\n", ""},
        {"# Root cause\n\nIt is hereabouts.\n", ""},
        {"# Root cause hereabouts\n", "1:14 warning t-heading"},
        {"**Root cause:** hereabouts", "1:17 warning t-heading"},
        {"| Field | Value |\n| --- | --- |\n| Root cause | hereabouts |\n", "3:16 warning t-heading"},
        {"| Field | Value |\n| --- | --- |\n| Impact | hereabouts |\n", ""},
        {"# Action items\n\n- [ ] Look hereabouts.\n", "3:12 warning t-heading"},
        {"| Action | Owner |\n| --- | --- |\n| look | hereabouts |\n", ""},
    };
    ASSERT_FINDINGS(cases);
}

static void text_that_means_nobody_is_left_alone(void **state)
{
    static const struct expectation cases[] = {
        {"~~Marcus wrecked the ledger.~~", ""},
        {"```\nMarcus wrecked the ledger.\n```\n", ""},
        {"`Marcus wrecked the ledger`", ""},
        {"<!-- Marcus wrecked the ledger. -->", ""},
    };
    ASSERT_FINDINGS(cases);
}

static void a_row_is_the_subject_of_its_cells(void **state)
{
    static const struct expectation cases[] = {
        {"| Name | Note |\n| --- | --- |\n| Marcus | wrecked the ledger |\n", "3:12 error t-wreck"},
        {"| Name | Note |\n| --- | --- |\n| The cron job | wrecked the ledger |\n", ""},
    };
    ASSERT_FINDINGS(cases);
}

static void suppressions_hide_what_they_name(void **state)
{
    static const struct expectation cases[] = {
        {"<!-- blameless-disable-next-line t-lurid: quoted -->\nA lurid day.\n", ""},
        {"<!-- blameless-disable-next-line -->\n\nA lurid day.\n", ""},
        {"<!-- blameless-disable-next-line engine -->\nA lurid day.\n", ""},
        {"<!-- blameless-disable-next-line t-lurid -->\nA lurid day.\n\nA lurid night.\n", "4:3 warning t-lurid"},
        {"A lurid day. <!-- blameless-disable-line t-lurid -->\n", ""},
        {"- **A lurid day.** <!-- blameless-disable-line t-lurid -->\n- A lurid night.\n", "2:5 warning t-lurid"},
        {"| a |\n| --- |\n| lurid <!-- blameless-disable-line t-lurid --> |\n| lurid |\n", "4:3 warning t-lurid"},
        {"A lurid day.\n\n<!-- blameless-disable t-lurid -->\n\nA lurid night.\n\n<!-- blameless-enable -->\n\n"
         "A lurid end.\n",
         "1:3 warning t-lurid; 9:3 warning t-lurid"},
        {"A lurid day.\n\n<!-- blameless-disable-file t-lurid -->\n", ""},
        {"---\nblameless: {disable: [t-lurid]}\n---\n\nA lurid day.\n", ""},
        {"<!-- blameless-disable-next-line t-wreck -->\nMarcus wrecked the lurid ledger.\n", "2:20 warning t-lurid"},
    };
    ASSERT_FINDINGS(cases);
}

static void unused_suppressions_are_found(void **state)
{
    static const struct expectation cases[] = {
        {"<!-- blameless-disable-next-line t-lurid -->\nA plain day.\n", "1:1 warning unused-suppression"},
        {"<!-- blameless-disable-file t-lurit -->\nA plain day.\n", "1:29 warning unused-suppression"},
        {"`<!-- blameless-disable-next-line t-lurid -->`\n\nA lurid day.\n", "3:3 warning t-lurid"},
        {"<!-- a comment -->\n\nA plain day.\n", ""},
    };
    ASSERT_FINDINGS(cases);
}

/* "line:column message; ..." of what is wrong with suppressions, and the first wording that is proposed. */
static const char *problems_of(struct bench *bench, const char *text, struct arena *arena)
{
    struct lint_options options = {.settings = &bench->settings};
    const struct report *report = lint_bytes(bench->linter, &options, "test.md", slice_of(text), arena);
    const char *all = "";
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *found = &report->diagnostics[i];
        if (strcmp(found->rule->id, "unused-suppression") != 0)
            continue;
        all = arena_format(arena, "%s%s%u:%u %.*s", all, *all ? "; " : "", found->start.line, found->start.column,
                           (int)found->message.length, found->message.text);
        for (size_t j = 0; j < found->suggestion_count; j++)
            if (found->suggestions[j].kind == SUGGESTION_REWRITE)
                all = arena_format(arena, "%s => %.*s", all, (int)found->suggestions[j].text.length,
                                   found->suggestions[j].text.text);
    }
    return all;
}

static void misspelt_suppressions_say_what_was_meant(void **state)
{
    static const struct expectation cases[] = {
        {"<!-- blameless-disable-nextline t-lurid -->\nA plain day.\n",
         "1:6 No directive is called 'blameless-disable-nextline'; did you mean 'blameless-disable-next-line'? => "
         "<!-- blameless-disable-next-line t-lurid -->"},
        {"A day. <!-- blameless-disabel-line t-lurid -->\n",
         "1:13 No directive is called 'blameless-disabel-line'; did you mean 'blameless-disable-line'? => "
         "<!-- blameless-disable-line t-lurid -->"},
        {"<!-- blamelss-disable-file t-lurid -->\n",
         "1:6 No directive is called 'blamelss-disable-file'; did you mean 'blameless-disable-file'? => "
         "<!-- blameless-disable-file t-lurid -->"},
        {"<!-- blameless-ignore-next-line t-lurid: a quote -->\nA lurid day.\n",
         "1:6 No directive is called 'blameless-ignore-next-line'; did you mean 'blameless-disable-next-line'? => "
         "<!-- blameless-disable-next-line t-lurid: a quote -->"},
        {"<!-- blameless: disable-file t-lurid -->\n",
         "1:6 No directive is called 'blameless: disable-file'; did you mean 'blameless-disable-file'? => "
         "<!-- blameless-disable-file t-lurid -->"},
        {"<!-- blameless-disable-next-line t-lurit: a quote -->\nA lurid day.\n",
         "1:34 No rule or pack is called 't-lurit'; did you mean 't-lurid'? => "
         "<!-- blameless-disable-next-line t-lurid: a quote -->"},
        {"<!-- blameless-disable-next-line t-lurid, t-wrek: a quote -->\nA lurid day.\n",
         "1:43 No rule or pack is called 't-wrek'; did you mean 't-wreck'? => "
         "<!-- blameless-disable-next-line t-lurid, t-wreck: a quote -->"},
        {"<!-- blameless-disable-next-line t-lurid -- the customer's words -->\nA lurid day.\n",
         "1:42 No rule or pack is called '--'; a reason follows a colon"},
        {"<!-- blameless-disable-next-line: t-lurid -->\nA lurid day.\n",
         "1:33 The colon begins a reason, so every rule is meant here => "
         "<!-- blameless-disable-next-line t-lurid -->"},
        {"<!-- blameless-disable-next-line: t-lurid is wrong here -->\nA lurid day.\n", ""},
        {"---\nblameless: {disabel: [t-lurid]}\n---\n\nA lurid day.\n",
         "2:23 The front matter's `blameless` knows `disable` and `status`, not 'disabel'"},
        {"<!-- blameless since 2019 -->\n<!-- markdownlint-disable-next-line MD013 -->\n"
         "<!-- blameless-postmortem template -->\n<!-- Blameless enables learning -->\n\nA plain day.\n", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        assert_string_equal(problems_of(*state, cases[i].text, &arena), cases[i].findings);
        arena_release(&arena);
    }
}

static void regions_have_two_ends(void **state)
{
#define NO_END "This suppression has no end: it hides what follows up to the end of the document"
    static const struct expectation cases[] = {
        {"<!-- blameless-disable t-lurid -->\n\nA lurid day.\n", "1:1 " NO_END},
        {"<!-- blameless-disable t-lurid -->\n\nA lurid day.\n\n<!-- blameless-enable t-lurid -->\n\nOn.\n", ""},
        {"<!-- blameless-disable t-lurid -->\n\nA lurid day.\n\n<!-- blameless-enable -->\n\nOn.\n", ""},
        {"<!-- blameless-disable t-lurid -->\n\nA lurid day.\n\n<!-- blameless-enable engine -->\n\nOn.\n", ""},
        {"<!-- blameless-disable -->\n\nA lurid day.\n\n<!-- blameless-enable t-lurid -->\n\nOn.\n", "1:1 " NO_END},
        {"<!-- blameless-disable t-lurid -->\n\nA lurid day.\n\n<!-- blameless-enable t-wreck -->\n\nOn.\n",
         "1:1 " NO_END "; 5:1 No suppression of this is open here"},
        {"A plain day.\n\n<!-- blameless-enable -->\n\nOn.\n", "3:1 No suppression of this is open here"},
        {"<!-- blameless-disable t-lurid -->\n\nA plain day.\n", "1:1 This suppression hides nothing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        assert_string_equal(problems_of(*state, cases[i].text, &arena), cases[i].findings);
        arena_release(&arena);
    }
}

static void a_draft_has_no_errors(void **state)
{
    static const struct expectation cases[] = {
        {"---\nblameless:\n  status: draft\n---\n\nMarcus wrecked the ledger.\n", "6:1 warning t-wreck"},
        {"---\nstatus: draft\n---\n\nMarcus wrecked the ledger.\n", "5:1 error t-wreck"},
    };
    ASSERT_FINDINGS(cases);
}

static void overlapping_findings_are_one(void **state)
{
    struct bench *bench = *state;
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = &bench->settings};
    const struct report *report =
        lint_bytes(bench->linter, &options, "test.md", slice_of("Marcus wrecked the lurid-coloured ledger."), &arena);
    assert_int_equal(report->count, 1);
    assert_string_equal(report->diagnostics[0].rule->id, "t-wreck");
    assert_int_equal(report->diagnostics[0].also_count, 1);
    assert_string_equal(report->diagnostics[0].also[0]->id, "t-lurid");
    arena_release(&arena);
}

static void assert_claimed(struct bench *bench, const char *text, bool claimed)
{
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = &bench->settings};
    const struct report *report = lint_bytes(bench->linter, &options, "test.md", slice_of(text), &arena);
    assert_int_equal(report->count, 1);
    assert_string_equal(report->diagnostics[0].rule->id, "t-wreck");
    assert_int_equal(report->diagnostics[0].also_count, claimed);
    if (claimed)
        assert_string_equal(report->diagnostics[0].also[0]->id, "t-lurid");
    arena_release(&arena);
}

static void a_rule_claims_findings_of_another(void **state)
{
    assert_claimed(*state, "Marcus wrecked the ledger, a ghastly day.", true);
    assert_claimed(*state, "Marcus wrecked the ledger. A ghastly day.", false);
    assert_claimed(*state, "The operator wrecked the ledger, a ghastly day.", false);
    assert_claimed(*state, "# Lessons\n\nThe operator wrecked the ledger.\n", true);
    assert_claimed(*state, "# Impact\n\nThe operator wrecked the ledger.\n", false);
}

/* --- reasons ----------------------------------------------------------------------------------------------- */

static void a_reason_may_be_required(void **state)
{
    struct bench *bench = *state;
    bench->settings.require_reason = true;
    static const struct expectation cases[] = {
        {"<!-- blameless-disable-file t-lurid: the customer's words -->\nA lurid day.\n", ""},
        {"<!-- blameless-disable-file t-lurid -->\nA lurid day.\n",
         "1:1 warning unused-suppression; 2:3 warning t-lurid"},
    };
    ASSERT_FINDINGS(cases);
    bench->settings.require_reason = false;
}

static void suppressions_are_counted(void **state)
{
    struct bench *bench = *state;
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = &bench->settings};
    const char *text = "<!-- blameless-disable-file t-lurid: why not -->\nA lurid day.\n\nA lurid night.\n";
    const struct report *report = lint_bytes(bench->linter, &options, "test.md", slice_of(text), &arena);
    assert_int_equal(report->suppression_count, 1);
    assert_int_equal(report->suppressions[0].hidden, 2);
    assert_int_equal(report->suppressions[0].line, 1);
    assert_true(slice_equals_text(report->suppressions[0].rules, "t-lurid"));
    assert_true(slice_equals_text(report->suppressions[0].reason, "why not"));
    options.no_suppressions = true;
    report = lint_bytes(bench->linter, &options, "test.md", slice_of(text), &arena);
    assert_int_equal(report->count, 2);
    assert_int_equal(report->suppression_count, 0);
    arena_release(&arena);
}

/* --- suggestions -------------------------------------------------------------------------------------------- */

static const char *const kinds[] = {"fix", "rewrite", "ask"};

static const char *suggestions_of(struct bench *bench, const char *text, struct arena *arena)
{
    struct lint_options options = {.settings = &bench->settings};
    const struct report *report = lint_bytes(bench->linter, &options, "test.md", slice_of(text), arena);
    const char *all = "";
    for (size_t i = 0; report->count && i < report->diagnostics[0].suggestion_count; i++) {
        const struct suggestion *one = &report->diagnostics[0].suggestions[i];
        all = arena_format(arena, "%s%s%s: %.*s%s", all, i ? "; " : "", kinds[one->kind], (int)one->text.length,
                           one->text.text, one->kind != SUGGESTION_ASK && !one->edit_count ? " (no edit)" : "");
    }
    return all;
}

static void wordings_are_filled_in_and_proved(void **state)
{
    static const struct expectation cases[] = {
        {"Marcus wrecked the ledger at 09:40.",
         "rewrite: The ledger stopped working at 09:40.; rewrite: A change could wreck the ledger at 09:40.; "
         "ask: What did the tools let the engineer do?"},
        {"Marcus wrecked the ledger.",
         "rewrite: A change could wreck the ledger.; ask: What did the tools let the engineer do?"},
        {"Marcus wrecked the ledger after `rm -rf` on **prod** [twice](http://x).",
         "rewrite: A change could wreck the ledger after `rm -rf` on **prod** [twice](http://x).; "
         "ask: What did the tools let the engineer do?"},
        {"[Marcus](http://x) wrecked the ledger and **all of it. The end** came.", /* would leave half a link */
         "ask: What did the tools let the engineer do?"},
        {"**Marcus wrecked the ledger.**",
         "rewrite: A change could wreck the ledger.; ask: What did the tools let the engineer do?"},
        {"- Marcus wrecked the ledger", "rewrite: A change could wreck the ledger; "
                                        "ask: What did the tools let the engineer do?"},
        {"The on-call engineer wrecked the ledger.",
         "rewrite: A change could wreck the ledger.; ask: What did the tools let the on-call engineer do?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        assert_string_equal(suggestions_of(*state, cases[i].text, &arena), cases[i].findings);
        arena_release(&arena);
    }
}

/* The document after its first wording, or the document where that carries no edit. */
static const char *edited(struct bench *bench, const char *text, struct arena *arena)
{
    struct lint_options options = {.settings = &bench->settings};
    const struct report *report = lint_bytes(bench->linter, &options, "test.md", slice_of(text), arena);
    assert_int_equal(report->count, 1);
    const struct suggestion *first = &report->diagnostics[0].suggestions[0];
    if (!first->edit_count)
        return text;
    struct buffer out = BUFFER_INIT;
    buffer_add_text(&out, text);
    buffer_splice(&out, first->edits[0].source.start, first->edits[0].source.end, first->edits[0].text);
    const char *copy = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return copy;
}

static void edits_leave_no_half_marks(void **state)
{
    static const struct expectation cases[] = {
        {"**Marcus** wrecked the ledger.", "A change could wreck the ledger."},
        {"**Marcus wrecked the ledger.**", "**A change could wreck the ledger.**"},
        {"It ended. *Marcus* wrecked the ledger **again**.", "It ended. A change could wreck the ledger **again**."},
        {"**Marcus wrecked the ledger. It ended.**", "**A change could wreck the ledger. It ended.**"},
        {"**It ended. Marcus wrecked the ledger** again.", "**It ended. Marcus wrecked the ledger** again."},
        {"- Marcus wrecked the\n  ledger.", "- A change could wreck the ledger."},
        {"Marcus\r\nwrecked the ledger.\r\n", "A change could wreck the ledger.\r\n"},
        {"| a |\n| --- |\n| Marcus wrecked the ledger |", "| a |\n| --- |\n| A change could wreck the ledger |"},
        {"A **lurid** day.", "A day."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        const char *found = edited(*state, cases[i].text, &arena);
        if (strcmp(found, cases[i].findings) != 0)
            fail_msg("%s\n  expected: %s\n  found:    %s", cases[i].text, cases[i].findings, found);
        arena_release(&arena);
    }
}

static void a_wording_that_loses_a_fact_is_not_shown(void **state)
{
    static const char *const lossy[] = {
        "At 09:40 Marcus wrecked the ledger.",
        "In `eu-1` Marcus wrecked the ledger.",
        "After [a deploy](http://x), Marcus wrecked the ledger.",
        "While Atlas was down, Marcus wrecked the ledger.",
        "For two hours Marcus wrecked the ledger.",
    };
    for (size_t i = 0; i < sizeof lossy / sizeof *lossy; i++) {
        struct arena arena = ARENA_INIT;
        const char *found = suggestions_of(*state, lossy[i], &arena);
        if (strcmp(found, "ask: What did the tools let the engineer do?") != 0)
            fail_msg("%s: %s", lossy[i], found);
        arena_release(&arena);
    }
}

static void a_wording_that_is_found_itself_is_not_shown(void **state)
{
    struct arena arena = ARENA_INIT;
    assert_string_equal(suggestions_of(*state, "Marcus wrecked the ledger, and it was lurid.", &arena),
                        "ask: What did the tools let the engineer do?");
    arena_release(&arena);
}

static void one_wording_settles_a_sentence(void **state)
{
    struct arena arena = ARENA_INIT;
    assert_string_equal(suggestions_of(*state, "Marcus wrecked the ledger in a most sad and lurid way.", &arena),
                        "rewrite: A change could wreck the ledger in a most sad way.; ask: What did the tools let the engineer do?");
    arena_release(&arena);
}

static void fixes_keep_the_grammar(void **state)
{
    static const struct expectation cases[] = {
        {"It was a lurid outage.", "fix: It was an outage.; ask: What happened, in plain words?"},
        {"Lurid outages came.", "fix: Outages came.; ask: What happened, in plain words?"},
        {"It was lurid.", "ask: What happened, in plain words?"},
        {"A lurid and gory day.", "fix: A gory day.; ask: What happened, in plain words?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        assert_string_equal(suggestions_of(*state, cases[i].text, &arena), cases[i].findings);
        arena_release(&arena);
    }
}

/* --- the rest --------------------------------------------------------------------------------------------------- */

static void fingerprints_outlive_edits_elsewhere(void **state)
{
    struct bench *bench = *state;
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = &bench->settings};
    const struct report *before =
        lint_bytes(bench->linter, &options, "./a.md", slice_of("A lurid day.\n\nA lurid day.\n"), &arena);
    const struct report *after =
        lint_bytes(bench->linter, &options, "a.md", slice_of("# New\n\nA  lurid\nday.\n\nA lurid day.\n"), &arena);
    assert_int_equal(before->count, 2);
    assert_int_equal(after->count, 2);
    assert_string_equal(before->diagnostics[0].fingerprint, after->diagnostics[0].fingerprint);
    assert_string_equal(before->diagnostics[1].fingerprint, after->diagnostics[1].fingerprint);
    assert_string_not_equal(before->diagnostics[0].fingerprint, before->diagnostics[1].fingerprint);
    arena_release(&arena);
}

static void count_line(void *context, const struct source *source, struct span where, const char *text)
{
    (void)source;
    (void)where;
    *(size_t *)context += strstr(text, "stopped") != NULL || strstr(text, "dropped") != NULL;
}

static void the_trace_says_what_was_stopped(void **state)
{
    struct bench *bench = *state;
    struct arena arena = ARENA_INIT;
    size_t lines = 0;
    struct lint_options options = {.settings = &bench->settings, .trace = count_line, .trace_context = &lines};
    lint_bytes(bench->linter, &options, "test.md",
               slice_of("Marcus wrecked the ledger, as planned.\n\nIt was not lurid.\n\n~~Gone.~~\n"), &arena);
    assert_int_equal(lines, 3);
    arena_release(&arena);
}

static void what_takes_too_long_is_said(void **state)
{
    struct bench *bench = *state;
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    const struct ruleset *slow = ruleset_with_pack(bench->settings.ruleset, "tests/lint/pack-slow", &arena, &errors);
    assert_non_null(slow);
    struct settings settings = language_settings(slow, &arena);
    struct lint_options options = {.settings = &settings};
    struct linter *linter = linter_new();
    struct buffer text = BUFFER_INIT;
    for (unsigned i = 0; i < 400; i++)
        buffer_add_text(&text, "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa ends\n\n");
    const struct report *report = lint_bytes(linter, &options, "slow.md", buffer_slice(&text), &arena);
    assert_true(report->over_budget);
    assert_string_equal(report->refused, "rule t-slow reached its search limit: the document is checked only in part");
    buffer_release(&text);
    linter_free(linter);
    errors_release(&errors);
    arena_release(&arena);
}

static void empty_documents_are_clean(void **state)
{
    static const struct expectation cases[] = {{"", ""}, {"\n", ""}, {"---\n---\n", ""}, {"\xFF\xFE\n", ""}};
    ASSERT_FINDINGS(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(severity_follows_the_actor),
        cmocka_unit_test(severity_follows_the_section),
        cmocka_unit_test(guards_stop_a_match),
        cmocka_unit_test(negation_cancels_within_its_clause),
        cmocka_unit_test(quotes_lower_or_hide),
        cmocka_unit_test(doubtful_findings_are_suggestions),
        cmocka_unit_test(units_and_sections_limit_a_rule),
        cmocka_unit_test(text_that_means_nobody_is_left_alone),
        cmocka_unit_test(a_row_is_the_subject_of_its_cells),
        cmocka_unit_test(suppressions_hide_what_they_name),
        cmocka_unit_test(unused_suppressions_are_found),
        cmocka_unit_test(misspelt_suppressions_say_what_was_meant),
        cmocka_unit_test(regions_have_two_ends),
        cmocka_unit_test(a_draft_has_no_errors),
        cmocka_unit_test(overlapping_findings_are_one),
        cmocka_unit_test(a_rule_claims_findings_of_another),
        cmocka_unit_test(a_reason_may_be_required),
        cmocka_unit_test(suppressions_are_counted),
        cmocka_unit_test(wordings_are_filled_in_and_proved),
        cmocka_unit_test(edits_leave_no_half_marks),
        cmocka_unit_test(a_wording_that_loses_a_fact_is_not_shown),
        cmocka_unit_test(a_wording_that_is_found_itself_is_not_shown),
        cmocka_unit_test(one_wording_settles_a_sentence),
        cmocka_unit_test(fixes_keep_the_grammar),
        cmocka_unit_test(fingerprints_outlive_edits_elsewhere),
        cmocka_unit_test(the_trace_says_what_was_stopped),
        cmocka_unit_test(what_takes_too_long_is_said),
        cmocka_unit_test(empty_documents_are_clean),
    };
    return cmocka_run_group_tests_name("engine", tests, set_up, tear_down);
}

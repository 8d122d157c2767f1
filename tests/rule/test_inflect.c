#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "rule/inflect.h"

static const struct {
    const char *lemma, *third, *past, *participle, *ing;
} verbs[] = {
    {"renew", "renews", "renewed", "renewed", "renewing"},
    {"skip", "skips", "skipped", "skipped", "skipping"},
    {"deploy", "deploys", "deployed", "deployed", "deploying"},
    {"try", "tries", "tried", "tried", "trying"},
    {"cause", "causes", "caused", "caused", "causing"},
    {"agree", "agrees", "agreed", "agreed", "agreeing"},
    {"die", "dies", "died", "died", "dying"},
    {"panic", "panics", "panicked", "panicked", "panicking"},
    {"sync", "syncs", "synced", "synced", "syncing"},
    {"push", "pushes", "pushed", "pushed", "pushing"},
    {"miss", "misses", "missed", "missed", "missing"},
    {"fix", "fixes", "fixed", "fixed", "fixing"},
    {"commit", "commits", "committed", "committed", "committing"},
    {"refer", "refers", "referred", "referred", "referring"},
    {"trigger", "triggers", "triggered", "triggered", "triggering"},
    {"monitor", "monitors", "monitored", "monitored", "monitoring"},
    {"tunnel", "tunnels", "tunneled", "tunneled", "tunneling"},
    {"explain", "explains", "explained", "explained", "explaining"},
    {"equip", "equips", "equipped", "equipped", "equipping"},
    {"forget", "forgets", "forgot", "forgotten", "forgetting"},
    {"overlook", "overlooks", "overlooked", "overlooked", "overlooking"},
    {"misread", "misreads", "misread", "misread", "misreading"},
    {"oversee", "oversees", "oversaw", "overseen", "overseeing"},
    {"rebuild", "rebuilds", "rebuilt", "rebuilt", "rebuilding"},
    {"relay", "relays", "relayed", "relayed", "relaying"},
    {"back up", "backs up", "backed up", "backed up", "backing up"},
    {"brush aside", "brushes aside", "brushed aside", "brushed aside", "brushing aside"},
    {"let slip through", "lets slip through", "let slip through", "let slip through", "letting slip through"},
    {"double-check", "double-checks", "double-checked", "double-checked", "double-checking"},
    {"rubber-stamp", "rubber-stamps", "rubber-stamped", "rubber-stamped", "rubber-stamping"},
    {"see", "sees", "saw", "seen", "seeing"},
    {"be", "is", "was", "been", "being"},
    {"veto", "vetoes", "vetoed", "vetoed", "vetoing"},
    {"quiz", "quizzes", "quizzed", "quizzed", "quizzing"},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void assert_form(const char *lemma, enum word_form form, const char *expected)
{
    struct buffer out = BUFFER_INIT;
    inflect(&out, slice_of(lemma), form);
    if (strcmp(out.text, expected) != 0)
        fail_msg("%s: expected `%s`, found `%s`", lemma, expected, out.text);
    buffer_release(&out);
}

static void test_verbs(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(verbs); i++) {
        assert_form(verbs[i].lemma, FORM_BASE, verbs[i].lemma);
        assert_form(verbs[i].lemma, FORM_THIRD, verbs[i].third);
        assert_form(verbs[i].lemma, FORM_PAST, verbs[i].past);
        assert_form(verbs[i].lemma, FORM_PARTICIPLE, verbs[i].participle);
        assert_form(verbs[i].lemma, FORM_ING, verbs[i].ing);
    }
}

static void test_nouns(void **state)
{
    static const char *const nouns[][2] = {{"engineer", "engineers"},      {"box", "boxes"},
                                           {"policy", "policies"},         {"day", "days"},
                                           {"crewman", "crewmen"},         {"human", "humans"},
                                           {"salesperson", "salespeople"}, {"analysis", "analyses"},
                                           {"child", "children"},          {"on-call engineer", "on-call engineers"},
                                           {"team lead", "team leads"}};
    (void)state;
    for (size_t i = 0; i < COUNT(nouns); i++)
        assert_form(nouns[i][0], FORM_PLURAL, nouns[i][1]);
}

static void test_adjectives(void **state)
{
    static const char *const adjectives[][3] = {
        {"careless", "carelessly", "carelessness"},   {"hasty", "hastily", "hastiness"},
        {"negligent", "negligently", "negligence"},   {"ignorant", "ignorantly", "ignorance"},
        {"irresponsible", "irresponsibly", "irresponsibility"}, {"capable", "capably", "capability"},
        {"stupid", "stupidly", "stupidity"},          {"immature", "immaturely", "immaturity"},
        {"inadequate", "inadequately", "inadequacy"}, {"inaccurate", "inaccurately", "inaccuracy"},
        {"idiotic", "idiotically", "idioticness"},    {"dull", "dully", "dullness"},
        {"simple", "simply", "simpleness"},           {"sly", "slyly", "slyness"},
        {"cavalier", "cavalierly", "cavalierness"},   {"slap happy", "slap happily", "slap happiness"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(adjectives); i++) {
        assert_form(adjectives[i][0], FORM_ADJECTIVE, adjectives[i][0]);
        assert_form(adjectives[i][0], FORM_ADVERB, adjectives[i][1]);
        assert_form(adjectives[i][0], FORM_NOUN, adjectives[i][2]);
    }
}

static void test_variants(void **state)
{
    struct buffer out = BUFFER_INIT;
    (void)state;
    inflect_variants(inflect_irregular(), &out, slice_of("tunnel out"), FORM_PAST);
    assert_string_equal(out.text, "tunneled out|tunnelled out");
    buffer_clear(&out);
    inflect_variants(inflect_irregular(), &out, slice_of("negligent"), FORM_NOUN);
    assert_string_equal(out.text, "negligence|negligency");
    buffer_release(&out);
}

static void assert_base(const char *word, const char *expected)
{
    struct buffer out = BUFFER_INIT;
    bool sure = inflect_base(&out, slice_of(word));
    if (!sure || strcmp(out.text, expected) != 0)
        fail_msg("%s: expected `%s`, found `%s`%s", word, expected, out.text, sure ? "" : ", unsure");
    buffer_release(&out);
}

static void test_base_undoes_inflection(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(verbs); i++) {
        if (strcmp(verbs[i].lemma, "see") == 0 || strcmp(verbs[i].lemma, "be") == 0)
            continue; /* "saw" may be a verb of its own; "is" is looked up whole */
        assert_base(verbs[i].third, verbs[i].lemma);
        assert_base(verbs[i].past, verbs[i].lemma);
        assert_base(verbs[i].participle, verbs[i].lemma);
        assert_base(verbs[i].ing, verbs[i].lemma);
    }
}

/* Verbs that no lexicon has to know: the spelling tells. */
static void test_base_by_spelling(void **state)
{
    static const char *const pairs[][2] = {
        {"redeployed", "redeploy"},
        {"zipped", "zip"},
        {"rehashed", "rehash"},
        {"reindexed", "reindex"},
        {"autoscaled", "autoscale"},
        {"decommissioned", "decommission"},
        {"requeued", "requeue"},
        {"pinged", "ping"},
        {"throttled", "throttle"},
        {"defragmented", "defragment"},
        {"rescheduling", "reschedule"},
        {"purging", "purge"},
        {"benchmarked", "benchmark"},
        {"serialized", "serialize"},
        {"provisioning", "provision"},
        {"sharded", "shard"},
        {"hotpatched", "hotpatch"},
        {"recompiled", "recompile"},
        {"replicates", "replicate"},
        {"reapplies", "reapply"},
        {"tunes", "tune"},
        {"hashes", "hash"},
        {"unpinned", "unpin"},
        {"coded", "code"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_base(pairs[i][0], pairs[i][1]);
}

static void test_base_says_when_unsure(void **state)
{
    struct buffer out = BUFFER_INIT;
    (void)state;
    assert_false(inflect_base(&out, slice_of("xylophone")));
    assert_string_equal(out.text, "xylophone");
    buffer_release(&out);
}

static void test_articles(void **state)
{
    static const char *const pairs[][2] = {
        {"engineer", "an"},
        {"deploy", "a"},
        {"hour", "an"},
        {"SRE", "an"},
        {"URL", "a"},
        {"HTTP call", "an"},
        {"user", "a"},
        {"update", "an"},
        {"one-off", "a"},
        {"API", "an"},
        {"unique name", "a"},
        {"uninstall", "an"},
        {"honest try", "an"},
        {"QA run", "a"},
        {"European", "a"},
        {"old", "an"},
        {"8-hour window", "an"},
        {"", "a"},
        {"unimportant", "an"},
        {"unit", "a"},
        {"DNS entry", "a"},
        {"XML file", "an"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (strcmp(inflect_article(slice_of(pairs[i][0])), pairs[i][1]) != 0)
            fail_msg("%s: expected `%s`", pairs[i][0], pairs[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verbs),
        cmocka_unit_test(test_nouns),
        cmocka_unit_test(test_adjectives),
        cmocka_unit_test(test_variants),
        cmocka_unit_test(test_base_undoes_inflection),
        cmocka_unit_test(test_base_by_spelling),
        cmocka_unit_test(test_base_says_when_unsure),
        cmocka_unit_test(test_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A pack with bytes changed, cut or doubled is read or refused with an error, and nothing else happens. */
#include "cases.h"
#include "rule/config.h"
#include "rule/ruleset.h"

static const char *const files[][2] = {
    {"lexicons/slack.yml", "id: slack\nkind: verb\nnote: \"Words\"\nwords:\n"
                           "  - slack off\n  - sleep on the (job|watch)\n  - {lemma: go, past: [went, wended]}\n"
                           "never: [slacks off]\n"},
    {"macros.yml", "utterly: '(?:utterly|{slack:past} and)'\ntwice: \"{utterly}{2}\"\n"},
    {"rule.yml", "id: rule\ntitle: A rule\nmessage: \"${actor} did it\"\nwhy: >-\n  For a\n  reason.\n"
                 "severity: {person: error, default: off}\nsections: {not: [meta]}\n"
                 "section-severity: {timeline: -1, people: off}\nunits: [item]\npatterns:\n"
                 "  - id: one\n"
                 "    match: '{subject}(?<verb>{slack:past|base}) {gap:3}(?<what>{np})[^a-z]\\p{L}{2,3}'\n"
                 "    unless: ['\\bnot\\b', 'don''t {twice}']\n    confidence: 0.25\n"
                 "  - {id: two, match: '{actor:person|mention}''s {code}'}\n"
                 "suggestions:\n  - fix: 'did ${verb|base|trim}'\n    in: verb\n  - ask: Why\n"
                 "examples:\n  - bad: \"It «was»\"\n"},
    {".blameless.yml", "packs: [./, tone]\nrules: {rule: {severity: error}}\n"
                       "overrides:\n  - {files: '*.md', rules: {rule: off}}\n"
                       "names: {add: [Ravi], from: [git]}\nsections: {summary: 'Kurz'}\n"},
};

enum { FILE_COUNT = sizeof files / sizeof files[0], ROUNDS = 600 };

struct lottery {
    uint32_t seed;
};

static unsigned draw(struct lottery *lottery, size_t most)
{
    lottery->seed = lottery->seed * 1664525u + 1013904223u;
    return most ? (unsigned)((lottery->seed >> 12) % most) : 0;
}

static void damage(struct buffer *text, struct lottery *lottery)
{
    static const char *const pieces[] = {"{", "}",  "'",  "\"",  "[", "]", ":", "- ", "\n", "  ",   "|",    "&a ",
                                         "*a ", "!", "#", "\t", "(", ")", "\\", "?",  "$",  "%",    ",",    "\x00",
                                         "\xff", "é", "\\K", "(?", "{gap:", "~"};
    unsigned count = 1 + draw(lottery, 3);
    for (unsigned i = 0; i < count; i++) {
        size_t start = draw(lottery, text->length), end = start + draw(lottery, 4);
        const char *piece = pieces[draw(lottery, sizeof pieces / sizeof pieces[0])];
        if (end > text->length)
            end = text->length;
        struct slice copy = slice_sub(buffer_slice(text), draw(lottery, text->length), draw(lottery, text->length));
        char kept[512];
        size_t length = copy.length < sizeof kept ? copy.length : sizeof kept;
        memcpy(kept, copy.text, length);
        if (draw(lottery, 4))
            buffer_splice(text, start, end, (struct slice){piece, strlen(piece) ? strlen(piece) : 1});
        else
            buffer_splice(text, start, end, (struct slice){kept, length});
    }
}

static void write_files(const char *folder, struct lottery *lottery)
{
    unsigned damaged = draw(lottery, FILE_COUNT);
    for (unsigned i = 0; i < FILE_COUNT; i++) {
        struct buffer text = BUFFER_INIT;
        buffer_add_text(&text, files[i][1]);
        if (i == damaged)
            damage(&text, lottery);
        cases_write(folder, slice_of(files[i][0]), buffer_slice(&text));
        buffer_release(&text);
    }
}

static bool read_all(const char *folder)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    char path[128];
    snprintf(path, sizeof path, "%s/.blameless.yml", folder);
    struct config *config = config_load(path, ruleset_builtin(), &arena, &errors);
    bool good = config;
    assert_true(good == !errors.count);
    for (size_t i = 0; i < errors.count; i++)
        assert_true(errors.items[i].message[0]);
    if (good)
        assert_non_null(config_settings_for(config, path));
    errors_release(&errors);
    arena_release(&arena);
    return good;
}

static void test_damaged_packs(void **state)
{
    char folder[] = "/tmp/blameless-damage-XXXXXX";
    struct lottery lottery = {20261124};
    unsigned good = 0;
    (void)state;
    assert_non_null(mkdtemp(folder));
    for (unsigned i = 0; i < FILE_COUNT; i++)
        cases_write(folder, slice_of(files[i][0]), slice_of(files[i][1]));
    assert_true(read_all(folder));
    for (int round = 0; round < ROUNDS; round++) {
        write_files(folder, &lottery);
        good += read_all(folder);
    }
    print_message("# note %u of %u damaged packs are still good ones\n", good, ROUNDS);
    assert_true(good > 0 && good < ROUNDS);
    nftw(folder, cases_remove, 16, FTW_DEPTH | FTW_PHYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_damaged_packs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A pattern as a pack writes it, a line "===", a text. It is expanded and compiled, or refused with a reason; a search ends
 * within its budget, JIT code and interpreter agree, and a text without the pattern's needs is no match. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "rule/expand.h"

enum { MOST_SUBJECT = 4096, STEPS = 1000000 };

/* Says of every third offset that a member starts or ends there: an answer that depends on nothing else. */
static bool third(void *context, unsigned class_index, enum class_edge edge, size_t offset)
{
    (void)context;
    return (offset + class_index + (edge == CLASS_END)) % 3 == 0;
}

static enum regex_result search(struct regex *regex, struct regex_scratch *scratch, struct slice subject,
                                struct regex_match *match)
{
    struct regex_budget budget = {STEPS};
    return regex_search(regex, scratch, subject, 0, third, NULL, &budget, match);
}

/* The first searches are the interpreter's, later ones JIT code's. */
static void check_search(const struct pattern *pattern, struct slice subject)
{
    struct regex_mistake mistake;
    struct regex_match first = {0}, later = {0};
    struct regex *regex = regex_compile(pattern->text, pattern->case_sensitive, &mistake);
    struct regex_scratch *scratch = regex_scratch_new();
    FUZZ_HOLDS(regex);
    enum regex_result result = search(regex, scratch, subject, &first);
    for (int i = 0; i < 12; i++) {
        enum regex_result again = search(regex, scratch, subject, &later);
        if (result == REGEX_GAVE_UP || again == REGEX_GAVE_UP)
            continue;
        FUZZ_HOLDS(again == result);
        FUZZ_HOLDS(result != REGEX_MATCH || !memcmp(first.groups, later.groups, first.group_count * sizeof *first.groups));
    }
    if (result == REGEX_MATCH)
        FUZZ_HOLDS(first.groups[0].start <= first.groups[0].end && first.groups[0].end <= subject.length);
    regex_scratch_free(scratch);
    regex_free(regex);
}

static void check_pattern(struct pack *pack, const struct yaml_node *scalar, struct slice subject)
{
    struct pattern pattern = {0};
    bool good = pattern_read(pack, scalar, false, true, &pattern);
    FUZZ_HOLDS(good == !pack->errors->count);
    for (size_t i = 0; i < pack->errors->count; i++)
        FUZZ_HOLDS(pack->errors->items[i].message[0]);
    if (good)
        check_search(&pattern, subject);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct slice subject = {(const char *)bytes, length}, text = fuzz_take(&subject);
    const struct ruleset *base = ruleset_builtin();
    subject = slice_sub(subject, 0, MOST_SUBJECT);
    subject = slice_sub(subject, 0, utf8_valid_prefix(subject));
    struct yaml_node scalar = {.kind = YAML_SCALAR, .line = 1, .column = 1,
                               .text = {arena_copy(&arena, slice_trim(text)), slice_trim(text).length}};
    struct pack pack = {.arena = &arena, .errors = &errors, .base = base, .path = "p.yml", .name = "p"};
    pack.lexicons = (struct lexicon *)base->lexicons;
    pack.lexicon_count = base->lexicon_count;
    pack.macros = (struct macro *)base->macros;
    pack.macro_count = base->macro_count;
    pack.pattern_count = base->pattern_count;
    pack.words.arena = &arena;
    pack.words.base = base->vocabulary;
    pack.scratch = regex_scratch_new();
    if (utf8_valid_prefix(scalar.text) == scalar.text.length)
        check_pattern(&pack, &scalar, subject);
    for (size_t i = 0; i < pack.regex_count; i++)
        regex_free(pack.regexes[i]);
    regex_scratch_free(pack.scratch);
    errors_release(&errors);
    arena_release(&arena);
    return 0;
}

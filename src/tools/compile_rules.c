/* compile-rules FOLDER: reads the built-in packs with the same code that reads users' packs and prints them as
 * one C file of constant data. Run by the build only. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "match/regex.h"
#include "rule/ruleset_read.h"
#include "rule/scan_index.h"
#include "rule/vocabulary.h"
#include "tools/put.h"
#include "tools/put_words.h"

/* The compiler starts from nothing: these two are what it makes. */
const struct ruleset *ruleset_builtin(void)
{
    return NULL;
}

const struct irregular_verbs *inflect_irregular(void)
{
    static const struct irregular_verbs none = {NULL, 0};
    return &none;
}

/* --- patterns: what they point to first, then the value that stands inside another struct --- */

static void put_cues(struct buffer *out, const struct need *need, const char *name)
{
    if (!need->cue_count)
        return;
    buffer_add_format(out, "static const struct cue %s_cues[] = {", name);
    for (size_t i = 0; i < need->cue_count; i++) {
        const struct cue *cue = &need->cues[i];
        if (cue->word != CUE_NO_WORD)
            buffer_add_format(out, "{%u, 0, 0}, ", cue->word);
        else
            buffer_add_format(out, "{CUE_NO_WORD, %u, %u}, ", cue->lexicon, cue->forms);
    }
    buffer_add_text(out, "};\n");
}

static void put_need(struct buffer *out, const struct need *need, const char *name)
{
    buffer_add_format(out, need->cue_count ? "{%s_cues, %zu, " : "{NULL, 0, ", name, need->cue_count);
    buffer_add_format(out, "%u, {{", need->actors);
    for (int i = 0; i < 4; i++)
        buffer_add_format(out, "0x%llxu, ", (unsigned long long)need->bytes.bits[i]);
    buffer_add_text(out, "}}}");
}

static void put_needs(struct buffer *out, const struct need *needs, size_t count, const char *name)
{
    char cues[80];
    for (size_t i = 0; i < count; i++) {
        snprintf(cues, sizeof cues, "%s_%zu", name, i);
        put_cues(out, &needs[i], cues);
    }
    buffer_add_format(out, "static const struct need %s[] = {\n", name);
    for (size_t i = 0; i < count; i++) {
        snprintf(cues, sizeof cues, "%s_%zu", name, i);
        buffer_add_text(out, "    ");
        put_need(out, &needs[i], cues);
        buffer_add_text(out, ",\n");
    }
    buffer_add_text(out, "};\n");
}

static void put_branch(struct buffer *out, const struct branch *branch, unsigned pattern, size_t number)
{
    buffer_add_format(out, branch->need_count ? "    {needs_%u_%zu, %zu, " : "    {NULL, 0, ", pattern, number,
                      branch->need_count);
    buffer_add_format(out, branch->start ? "start_%u_%zu, " : "NULL, ", pattern, number);
    buffer_add_format(out, "%d, ", branch->starts_text);
    buffer_add_format(out, branch->second ? "second_%u_%zu, " : "NULL, ", pattern, number);
    buffer_add_format(out, "%d},\n", branch->subject);
}

static void put_branches(struct buffer *out, const struct pattern *pattern)
{
    char name[64];
    for (size_t i = 0; i < pattern->branch_count; i++) {
        const struct branch *branch = &pattern->branches[i];
        snprintf(name, sizeof name, "needs_%u_%zu", pattern->index, i);
        if (branch->need_count)
            put_needs(out, branch->needs, branch->need_count, name);
        snprintf(name, sizeof name, "start_%u_%zu", pattern->index, i);
        if (branch->start)
            put_needs(out, branch->start, 1, name);
        snprintf(name, sizeof name, "second_%u_%zu", pattern->index, i);
        if (branch->second)
            put_needs(out, branch->second, 1, name);
    }
    buffer_add_format(out, "static const struct branch branches_%u[] = {\n", pattern->index);
    for (size_t i = 0; i < pattern->branch_count; i++)
        put_branch(out, &pattern->branches[i], pattern->index, i);
    buffer_add_text(out, "};\n");
}

static struct slice image_of(const struct pattern *pattern, struct arena *arena)
{
    struct regex_mistake mistake;
    struct regex *regex = regex_compile(pattern->text, pattern->case_sensitive, &mistake);
    struct slice image = regex_image(regex, arena);
    regex_free(regex);
    return image;
}

/* Images begin alike, with tables of characters: this one's beginning stands for that of all. */
static struct slice model_image(struct arena *arena)
{
    return image_of(&(struct pattern){.text = SLICE_LITERAL("x")}, arena);
}

static size_t common_length(struct slice a, struct slice b)
{
    size_t length = 0;
    while (length < a.length && length < b.length && a.text[length] == b.text[length])
        length++;
    return length;
}

static void put_bytes(struct buffer *out, struct slice bytes)
{
    buffer_add_format(out, "[%zu] =\n", bytes.length + 1);
    put_string(out, bytes);
    buffer_add_text(out, ";\n");
}

static void put_image(struct buffer *out, const struct pattern *pattern)
{
    struct arena arena = ARENA_INIT;
    struct slice image = image_of(pattern, &arena);
    size_t head = common_length(image, model_image(&arena));
    buffer_add_format(out, "enum { image_head_%u = %zu };\n", pattern->index, head);
    buffer_add_format(out, "static const char image_%u", pattern->index);
    put_bytes(out, slice_sub(image, head, image.length));
    arena_release(&arena);
}

static void put_model_image(struct buffer *out)
{
    struct arena arena = ARENA_INIT;
    buffer_add_text(out, "static const char model_image");
    put_bytes(out, model_image(&arena));
    arena_release(&arena);
}

static void put_pattern_parts(struct buffer *out, const struct pattern *pattern)
{
    put_image(out, pattern);
    if (pattern->class_count) {
        buffer_add_format(out, "static const struct class_use classes_%u[] = {", pattern->index);
        for (size_t i = 0; i < pattern->class_count; i++)
            buffer_add_format(out, "{%d, %u, %u, %u}, ", pattern->classes[i].source, pattern->classes[i].lexicon,
                              pattern->classes[i].forms, pattern->classes[i].actors);
        buffer_add_text(out, "};\n");
    }
    put_branches(out, pattern);
}

static void put_pattern(struct buffer *out, const struct pattern *pattern)
{
    buffer_add_byte(out, '{');
    put_text(out, pattern->id);
    buffer_add_format(out, ", %u, ", pattern->index);
    put_text(out, pattern->path);
    buffer_add_format(out, ", %u, %u,\n     ", pattern->line, pattern->column);
    put_slice(out, pattern->text);
    buffer_add_format(out, ", {model_image, image_head_%u}, {image_%u, sizeof image_%u - 1}, ", pattern->index,
                      pattern->index, pattern->index);
    put_array(out, "classes", pattern->index, pattern->class_count);
    buffer_add_text(out, ", ");
    put_array(out, "branches", pattern->index, pattern->branch_count);
    buffer_add_format(out, ", %d}", pattern->case_sensitive);
}

/* --- guards, suggestions: numbered by a pattern's or a rule's number --- */

static void put_guards(struct buffer *out, const char *name, unsigned number, const struct guard *guards, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_pattern_parts(out, &guards[i].pattern);
    if (!count)
        return;
    buffer_add_format(out, "static const struct guard %s_%u[] = {\n", name, number);
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(out, "    {%d, ", guards[i].kind);
        put_pattern(out, &guards[i].pattern);
        buffer_add_text(out, "},\n");
    }
    buffer_add_text(out, "};\n");
}

static void put_condition_parts(struct buffer *out, const struct pattern *condition)
{
    if (!condition)
        return;
    put_pattern_parts(out, condition);
    buffer_add_format(out, "static const struct pattern condition_%u = ", condition->index);
    put_pattern(out, condition);
    buffer_add_text(out, ";\n");
}

static void put_condition(struct buffer *out, const struct pattern *condition)
{
    if (condition)
        buffer_add_format(out, ", &condition_%u", condition->index);
    else
        buffer_add_text(out, ", NULL");
}

static void put_suggestions(struct buffer *out, const char *name, unsigned number,
                            const struct suggestion_template *suggestions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_condition_parts(out, suggestions[i].when);
        put_condition_parts(out, suggestions[i].unless);
        put_condition_parts(out, suggestions[i].inside);
    }
    if (!count)
        return;
    buffer_add_format(out, "static const struct suggestion_template %s_%u[] = {\n", name, number);
    for (size_t i = 0; i < count; i++) {
        const struct suggestion_template *suggestion = &suggestions[i];
        buffer_add_format(out, "    {%d, %d, ", suggestion->kind, suggestion->scope);
        put_text(out, suggestion->group);
        buffer_add_text(out, ", ");
        put_text(out, suggestion->text);
        put_condition(out, suggestion->when);
        put_condition(out, suggestion->unless);
        put_condition(out, suggestion->inside);
        buffer_add_format(out, ", %u, %u, ", suggestion->actors, suggestion->sections);
        put_text(out, suggestion->patterns);
        buffer_add_text(out, "},\n");
    }
    buffer_add_text(out, "};\n");
}

/* --- rules --- */

static void put_texts(struct buffer *out, const char *name, unsigned number, const char *const *texts, size_t count)
{
    if (!count)
        return;
    buffer_add_format(out, "static const char *const %s_%u[] = {", name, number);
    for (size_t i = 0; i < count; i++) {
        put_text(out, texts[i]);
        buffer_add_text(out, ", ");
    }
    buffer_add_text(out, "};\n");
}

static void put_matchers(struct buffer *out, const struct rule *rule, unsigned number)
{
    for (size_t i = 0; i < rule->matcher_count; i++) {
        const struct matcher *matcher = &rule->matchers[i];
        put_pattern_parts(out, &matcher->pattern);
        put_guards(out, "guards", matcher->pattern.index, matcher->guards, matcher->guard_count);
        put_suggestions(out, "suggestions", matcher->pattern.index, matcher->suggestions, matcher->suggestion_count);
        put_texts(out, "also", matcher->pattern.index, matcher->also, matcher->also_count);
    }
    if (!rule->matcher_count)
        return;
    buffer_add_format(out, "static const struct matcher matchers_%u[] = {\n", number);
    for (size_t i = 0; i < rule->matcher_count; i++) {
        const struct matcher *matcher = &rule->matchers[i];
        buffer_add_text(out, "    {");
        put_pattern(out, &matcher->pattern);
        buffer_add_text(out, ", ");
        put_array(out, "guards", matcher->pattern.index, matcher->guard_count);
        buffer_add_format(out, ", %.6ff, %d, %d, %d, %u, %u, ", (double)matcher->confidence, matcher->severity,
                          matcher->negation, matcher->quotes, matcher->sections, matcher->units);
        put_array(out, "suggestions", matcher->pattern.index, matcher->suggestion_count);
        buffer_add_text(out, ", ");
        put_array(out, "also", matcher->pattern.index, matcher->also_count);
        buffer_add_text(out, "},\n");
    }
    buffer_add_text(out, "};\n");
}

static void put_claims(struct buffer *out, const struct rule *rule, unsigned number)
{
    char of[64];
    snprintf(of, sizeof of, "claimed_%u", number);
    for (size_t i = 0; i < rule->claim_count; i++) {
        put_texts(out, of, (unsigned)i, rule->claims[i].of, rule->claims[i].of_count);
        put_condition_parts(out, rule->claims[i].when);
    }
    if (!rule->claim_count)
        return;
    buffer_add_format(out, "static const struct claim claims_%u[] = {\n", number);
    for (size_t i = 0; i < rule->claim_count; i++) {
        const struct claim *claim = &rule->claims[i];
        buffer_add_text(out, "    {");
        put_array(out, of, (unsigned)i, claim->of_count);
        put_condition(out, claim->when);
        buffer_add_format(out, ", %u, %u},\n", claim->actors, claim->sections);
    }
    buffer_add_text(out, "};\n");
}

static void put_examples(struct buffer *out, const struct rule *rule, unsigned number)
{
    char others[64];
    snprintf(others, sizeof others, "others_%u", number);
    for (size_t i = 0; i < rule->example_count; i++)
        put_texts(out, others, (unsigned)i, rule->examples[i].others, rule->examples[i].other_count);
    if (!rule->example_count)
        return;
    buffer_add_format(out, "static const struct example examples_%u[] = {\n", number);
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct example *example = &rule->examples[i];
        buffer_add_format(out, "    {%d, ", example->kind);
        put_text(out, example->text);
        buffer_add_text(out, ", ");
        put_text(out, example->rewrite);
        buffer_add_format(out, ", %d, %u, ", example->section, example->line);
        put_array(out, others, (unsigned)i, example->other_count);
        buffer_add_text(out, "},\n");
    }
    buffer_add_text(out, "};\n");
}

static void put_options(struct buffer *out, const struct rule *rule, unsigned number)
{
    if (!rule->option_count)
        return;
    buffer_add_format(out, "static const struct rule_option options_%u[] = {", number);
    for (size_t i = 0; i < rule->option_count; i++) {
        buffer_add_byte(out, '{');
        put_text(out, rule->options[i].name);
        buffer_add_format(out, ", %ld}, ", rule->options[i].value);
    }
    buffer_add_text(out, "};\n");
}

static void put_field_text(struct buffer *out, const char *field, const char *text)
{
    buffer_add_format(out, "    .%s = ", field);
    put_text(out, text);
    buffer_add_text(out, ",\n");
}

static void put_field_array(struct buffer *out, const char *field, const char *count_field, const char *name,
                            unsigned number, size_t count)
{
    if (count)
        buffer_add_format(out, "    .%s = %s_%u, .%s = %zu,\n", field, name, number, count_field, count);
}

static void put_rule_numbers(struct buffer *out, const struct rule *rule)
{
    buffer_add_text(out, "    .severity = {");
    for (int i = 0; i <= ACTOR_CLASS_COUNT; i++)
        buffer_add_format(out, "%d, ", rule->severity[i]);
    buffer_add_text(out, "},\n    .section_step = {");
    for (int i = 0; i < SECTION_ROLE_COUNT; i++)
        buffer_add_format(out, "%d, ", rule->section_step[i]);
    buffer_add_format(
        out, "},\n    .off = %d, .sections = %u, .units = %u, .negation = %d, .quotes = %d, .in_guides = %d,\n",
        rule->off, rule->sections, rule->units, rule->negation, rule->quotes, rule->in_guides);
}

static void put_rule(struct buffer *out, const struct rule *rule, unsigned number)
{
    put_matchers(out, rule, number);
    put_guards(out, "rule_guards", number, rule->guards, rule->guard_count);
    put_suggestions(out, "rule_suggestions", number, rule->suggestions, rule->suggestion_count);
    put_texts(out, "supersedes", number, rule->supersedes, rule->supersede_count);
    put_claims(out, rule, number);
    put_examples(out, rule, number);
    put_options(out, rule, number);
    buffer_add_format(out, "static const struct rule rule_%u = {\n", number);
    put_field_text(out, "id", rule->id);
    put_field_text(out, "pack", rule->pack);
    put_field_text(out, "title", rule->title);
    put_field_text(out, "path", rule->path);
    put_field_text(out, "message", rule->message);
    put_field_text(out, "why", rule->why);
    put_field_text(out, "source", rule->source);
    put_field_text(out, "check", rule->check);
    put_rule_numbers(out, rule);
    put_field_array(out, "matchers", "matcher_count", "matchers", number, rule->matcher_count);
    put_field_array(out, "guards", "guard_count", "rule_guards", number, rule->guard_count);
    put_field_array(out, "claims", "claim_count", "claims", number, rule->claim_count);
    put_field_array(out, "suggestions", "suggestion_count", "rule_suggestions", number, rule->suggestion_count);
    put_field_array(out, "supersedes", "supersede_count", "supersedes", number, rule->supersede_count);
    put_field_array(out, "examples", "example_count", "examples", number, rule->example_count);
    put_field_array(out, "options", "option_count", "options", number, rule->option_count);
    buffer_add_text(out, "};\n\n");
}

/* --- the file --- */

static void put_scan(struct buffer *out, const struct scan_index *scan)
{
    unsigned in_rule = 0;
    size_t lists = scan_index_always(scan) + 1;
    put_numbers(out, "scan_first", scan->first, lists + 1);
    put_numbers(out, "scan_numbers", scan->numbers, scan->first[lists] + 1);
    buffer_add_text(out, "static const struct scan_matcher scan_matchers[] = {\n");
    for (size_t i = 0; i < scan->matcher_count; put_separator(out, i++)) {
        uint32_t rule = scan->matchers[i].rule_index;
        in_rule = i && scan->matchers[i - 1].rule_index == rule ? in_rule + 1 : 0;
        buffer_add_format(out, "{&rule_%u, &matchers_%u[%u], %u, %u, %u}", rule, rule, in_rule, rule,
                          scan->matchers[i].sections, scan->matchers[i].units);
    }
    buffer_add_format(out,
                      "{NULL, NULL, 0, 0, 0}};\nstatic const struct scan_index scan = {scan_matchers, %zu, %u, %u, "
                      "scan_first, scan_numbers};\n\n",
                      scan->matcher_count, scan->word_count, scan->lexicon_count);
}

static void put_ruleset(struct buffer *out, const struct ruleset *ruleset)
{
    buffer_add_text(out, "static const struct rule *const rules[] = {");
    for (unsigned i = 0; i < ruleset->rule_count; put_separator(out, i++))
        buffer_add_format(out, "&rule_%u", i);
    buffer_add_text(out, "NULL};\n\n");
    put_scan(out, ruleset->scan);
    buffer_add_format(
        out,
        "const struct ruleset *ruleset_builtin(void)\n{\n"
        "    static const struct ruleset builtin = {rules, %zu, lexicons, %zu, &words, macros, %zu, &scan, %zu};\n"
        "    return &builtin;\n}\n",
        ruleset->rule_count, ruleset->lexicon_count, ruleset->macro_count, ruleset->pattern_count);
}

static void put_file(struct buffer *out, const struct ruleset *ruleset, const struct irregular_verbs *irregular)
{
    buffer_add_text(out, "/* Made from rules/ by compile-rules. */\n"
                         "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
                         "#include \"rule/inflect.h\"\n#include \"rule/scan_index.h\"\n#include \"rule/vocabulary.h\"\n\n");
    put_model_image(out);
    for (unsigned i = 0; i < ruleset->rule_count; i++)
        put_rule(out, ruleset->rules[i], i);
    put_lexicons(out, ruleset);
    put_vocabulary(out, ruleset->vocabulary);
    put_irregular(out, irregular);
    put_ruleset(out, ruleset);
}

static void print_errors(const struct errors *errors)
{
    for (size_t i = 0; i < errors->count; i++) {
        const struct error *error = &errors->items[i];
        fprintf(stderr, "%s:%zu:%zu: error: %s\n", error->path ? error->path : "compile-rules", error->line,
                error->column, error->message);
    }
}

int main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct buffer out = BUFFER_INIT;
    const struct irregular_verbs *irregular;
    if (argc != 2) {
        fputs("usage: compile-rules FOLDER\n", stderr);
        return 2;
    }
    const struct ruleset *ruleset = ruleset_read(NULL, argv[1], &arena, &errors, &irregular);
    if (ruleset)
        put_file(&out, ruleset, irregular);
    print_errors(&errors);
    bool written = ruleset && fwrite(out.text, 1, out.length, stdout) == out.length && fflush(stdout) == 0;
    buffer_release(&out);
    errors_release(&errors);
    arena_release(&arena);
    return written ? 0 : 2;
}

#include "tools/put_words.h"

#include "tools/put.h"

void put_lexicons(struct buffer *out, const struct ruleset *ruleset)
{
    buffer_add_text(out, "static const struct lexicon lexicons[] = {\n");
    for (size_t i = 0; i < ruleset->lexicon_count; i++) {
        buffer_add_text(out, "    {");
        put_text(out, ruleset->lexicons[i].id);
        buffer_add_format(out, ", %d},\n", ruleset->lexicons[i].kind);
    }
    buffer_add_text(out, "    {NULL, 0}\n};\n\nstatic const struct macro macros[] = {\n");
    for (size_t i = 0; i < ruleset->macro_count; i++) {
        buffer_add_text(out, "    {");
        put_text(out, ruleset->macros[i].name);
        buffer_add_text(out, ", ");
        put_slice(out, ruleset->macros[i].text);
        buffer_add_text(out, "},\n");
    }
    buffer_add_text(out, "    {NULL, {NULL, 0}}\n};\n\n");
}

static void put_keys(struct buffer *out, const struct vocabulary *words)
{
    buffer_add_text(out, "static const struct vocabulary_key word_keys[] = {\n");
    for (uint32_t i = 0; i < words->key_count; put_separator(out, i++)) {
        const struct vocabulary_key *key = &words->keys[i];
        buffer_add_format(out, "{%u, %u, %u, %u, %u}", key->text, key->member, key->word, key->count, key->length);
    }
    buffer_add_text(out, "{0, 0, 0, 0, 0}};\nstatic const struct vocabulary_stem word_stems[] = {\n");
    for (uint32_t i = 0; i < words->stem_count; put_separator(out, i++))
        buffer_add_format(out, "{%u, %u, %u}", words->stems[i].text, words->stems[i].word, words->stems[i].length);
    buffer_add_text(out, "{0, 0, 0}};\n");
}

static void put_members(struct buffer *out, const struct vocabulary *words)
{
    buffer_add_text(out, "static const struct vocabulary_member word_members[] = {\n");
    for (uint32_t i = 0; i < words->member_count; put_separator(out, i++)) {
        const struct vocabulary_member *member = &words->members[i];
        buffer_add_format(out, "{%u, %u, %u, %u, %u, %u}", member->text, member->lemma, member->length,
                          member->lexicon, member->forms, member->after);
    }
    buffer_add_text(out, "{0, 0, 0, 0, 0, 0}};\nstatic const struct vocabulary_lemma word_lemmas[] = {\n");
    for (uint32_t i = 0; i < words->lemma_count; put_separator(out, i++))
        buffer_add_format(out, "{%u, %u}", words->lemmas[i].text, words->lemmas[i].length);
    buffer_add_text(out, "{0, 0}};\n");
}

void put_vocabulary(struct buffer *out, const struct vocabulary *words)
{
    buffer_add_text(out, "static const char word_text[] =\n");
    put_string(out, (struct slice){words->text, words->text_length});
    buffer_add_text(out, ";\n");
    put_numbers(out, "word_slots", words->slots, words->slot_mask + 1);
    put_numbers(out, "stem_slots", words->stem_slots, words->stem_mask + 1);
    put_keys(out, words);
    put_members(out, words);
    buffer_add_format(
        out,
        "static const struct vocabulary words = {\n"
        "    .text = word_text, .slots = word_slots, .slot_mask = %u, .stem_slots = stem_slots, .stem_mask = %u,\n"
        "    .keys = word_keys, .members = word_members, .lemmas = word_lemmas, .stems = word_stems,\n"
        "    .text_length = %u, .key_count = %u, .member_count = %u, .lemma_count = %u, .stem_count = %u,\n"
        "    .word_count = %u};\n\n",
        words->slot_mask, words->stem_mask, words->text_length, words->key_count, words->member_count,
        words->lemma_count, words->stem_count, words->word_count);
}

void put_irregular(struct buffer *out, const struct irregular_verbs *irregular)
{
    buffer_add_text(out, "static const struct irregular_verb verbs[] = {\n");
    for (size_t i = 0; i < irregular->count; i++) {
        const struct irregular_verb *verb = &irregular->items[i];
        const char *forms[] = {verb->base, verb->third, verb->past, verb->participle, verb->ing};
        buffer_add_text(out, "    {");
        for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++) {
            put_text(out, forms[form]);
            buffer_add_text(out, ", ");
        }
        buffer_add_text(out, "},\n");
    }
    buffer_add_format(out,
                      "    {NULL, NULL, NULL, NULL, NULL}\n};\n\n"
                      "const struct irregular_verbs *inflect_irregular(void)\n{\n"
                      "    static const struct irregular_verbs irregular = {verbs, %zu};\n"
                      "    return &irregular;\n}\n\n",
                      irregular->count);
}

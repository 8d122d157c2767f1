#include "lint/suggest/proof.h"

#include "base/buffer.h"
#include "lint/judge.h"
#include "lint/match.h"
#include "lint/place.h"
#include "lint/suggest/wording.h"
#include "read/harvest.h"

enum { PROOFS_A_DOCUMENT = 4000, STEPS_A_PROOF = 20 * 1000 * 1000 };

/* --- the settings of proofs ----------------------------------------------------------------------------- */

static const struct rule_setting *every_rule(const struct settings *settings, struct arena *arena)
{
    const struct ruleset *ruleset = settings->ruleset;
    struct rule_setting *rules = arena_alloc(arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = !ruleset->rules[i]->off || settings->rules[i].enabled;
    return rules;
}

static void add_number(struct buffer *out, size_t number)
{
    buffer_add_format(out, "%zu ", number);
}

static void add_texts(struct buffer *out, const struct slice *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_format(out, "%zu %.*s ", texts[i].length, (int)texts[i].length, texts[i].text);
    buffer_add_byte(out, '\n');
}

static void add_settings(struct buffer *out, const struct settings *settings)
{
    buffer_add_format(out, "%p ", (const void *)settings->ruleset);
    for (size_t i = 0; i < settings->ruleset->rule_count; i++)
        buffer_add_byte(out, settings->rules[i].enabled ? '+' : '-');
    for (size_t i = 0; i < settings->aliases.count; i++) {
        add_texts(out, &settings->aliases.items[i].heading, 1);
        add_number(out, settings->aliases.items[i].role);
    }
    add_texts(out, settings->names_add, settings->names_add_count);
    add_texts(out, settings->names_never, settings->names_never_count);
    add_number(out, settings->names_from_front_matter);
}

/* The people the document names: a sentence taken out of it would not know them. */
static void add_people(struct proof *proof, struct name_set *people, struct buffer *circumstances)
{
    const struct reading *reading = proof->pass->reading;
    for (size_t i = 0; i < reading->entities.count; i++) {
        if (reading->entities.items[i].actor != ACTOR_PERSON)
            continue;
        struct slice name = document_text(&reading->document, reading->entities.items[i].head);
        harvest_add(people, name, NAME_ADDED);
        add_texts(circumstances, &name, 1);
    }
    proof->people = people;
}

void proof_init(struct proof *proof, struct linter *linter, const struct pass *pass)
{
    struct buffer circumstances = BUFFER_INIT;
    size_t names;
    *proof = (struct proof){
        .linter = linter,
        .pass = pass,
        .settings = *pass->settings,
        .options = {.scan_off = pass->options->scan_off},
        .left = PROOFS_A_DOCUMENT,
        .words = arena_alloc(pass->arena, sizeof *proof->words),
    };
    proof->settings.rules = every_rule(pass->settings, pass->arena);
    proof->options.settings = &proof->settings;
    add_settings(&circumstances, &proof->settings);
    add_number(&circumstances, pass->reading->mode);
    add_number(&circumstances, pass->options->scan_off);
    buffer_add_slice(&circumstances, slice_of(pass->reading->document.source->path));
    names = circumstances.length;
    add_people(proof, harvest_configured(pass->settings, pass->arena), &circumstances);
    proved_begin(linter->proved, buffer_slice(&circumstances));
    struct slice kept = {arena_copy(pass->arena, buffer_slice(&circumstances)), circumstances.length};
    proof->circumstances = slice_sub(kept, 0, names);
    proof->names = slice_sub(kept, names, kept.length);
    buffer_release(&circumstances);
}

struct names_among {
    const struct word_set *words;
    uint64_t sum;
};

static void add_if_among(void *context, struct slice word, enum name_evidence evidence)
{
    struct names_among *names = context;
    if (word_set_may_have(names->words, word))
        names->sum += slice_hash_caseless(word) * (2 * (uint64_t)evidence + 1);
}

uint64_t proof_names_among(const struct proof *proof, const struct word_set *words)
{
    struct names_among names = {words, 0};
    name_set_each(proof->people, add_if_among, &names);
    return names.sum;
}

/* --- the wording as a document of its own --------------------------------------------------------------- */

static void add_cell(struct buffer *out, const struct document *document, const struct block *cell,
                     struct slice wording)
{
    struct slice row = cell->column ? document_row_header(document, cell) : SLICE_LITERAL("");
    struct slice column = document_column_header(document, cell);
    buffer_add_format(out, "| . | %.*s |\n| --- | --- |\n| %.*s | %.*s |\n", (int)column.length, column.text,
                      (int)row.length, row.text, (int)wording.length, wording.text);
}

static void add_block(struct buffer *out, const struct document *document, const struct unit *unit,
                      struct slice wording)
{
    const struct block *block = &document->blocks[unit->block];
    struct slice label = document_text(document, block->label);
    if (block->kind == BLOCK_CELL && block->row > 0) {
        add_cell(out, document, block, wording);
        return;
    }
    if (block->kind == BLOCK_HEADING)
        buffer_add_text(out, "## ");
    else if (block->item != NO_INDEX)
        buffer_add_text(out, "- ");
    if (label.length && unit->prose.start >= block->label.end)
        buffer_add_format(out, "%.*s: ", (int)label.length, label.text);
    buffer_add_slice(out, wording);
    buffer_add_byte(out, '\n');
}

/* Returns where the wording's block begins. */
static size_t write_document(struct buffer *out, const struct reading *reading, size_t unit, struct slice wording)
{
    enum section_role section = place_of(reading, unit).section;
    const char *heading = place_heading(section);
    if (heading)
        buffer_add_format(out, "# %s\n\n", heading);
    size_t start = out->length;
    add_block(out, &reading->document, &reading->document.units[unit], wording);
    return start;
}

/* --- linting it ----------------------------------------------------------------------------------------- */

static bool stands_in_wording(const struct document *document, const struct finding *finding, size_t start)
{
    const struct block *block = &document->blocks[document->units[finding->unit].block];
    bool context = block->kind == BLOCK_CELL && (block->row == 0 || block->column == 0);
    return block->source.start >= start && !context;
}

/* Leaves the findings of the wording itself. */
static void keep_wording(struct finding_list *findings, const struct document *document, size_t start)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (stands_in_wording(document, &findings->items[i], start))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}

static bool lint_wording(struct proof *proof, struct slice bytes, size_t start, struct arena *arena,
                         struct proof_case *opened)
{
    source_init(&opened->source, proof->pass->reading->document.source->path, bytes, arena);
    if (reading_make(&opened->reading, &opened->source, &proof->settings, proof->people, NULL, arena))
        return false;
    opened->reading.mode = proof->pass->reading->mode;
    opened->options = proof->options;
    pass_init(&opened->pass, proof->linter, &opened->reading, &opened->options, arena);
    opened->pass.budget.steps_left = STEPS_A_PROOF;
    match_document(&opened->pass, &opened->findings);
    judge_findings(&opened->pass, &opened->findings, false);
    keep_wording(&opened->findings, &opened->reading.document, start);
    return opened->pass.unchecked == NULL;
}

bool proof_open(struct proof *proof, size_t unit, struct slice wording, struct arena *arena, struct proof_case *opened)
{
    struct buffer text = BUFFER_INIT;
    *opened = (struct proof_case){0};
    if (proof->left == 0)
        return false;
    proof->left--;
    size_t start = write_document(&text, proof->pass->reading, unit, wording);
    struct slice bytes = {arena_copy(arena, buffer_slice(&text)), text.length};
    buffer_release(&text);
    bool complete = lint_wording(proof, bytes, start, arena, opened);
    word_set_add(proof->words, opened->reading.document.prose);
    return complete;
}

static struct proof_result run(struct proof *proof, struct slice bytes, size_t start)
{
    struct proof_case opened = {0};
    struct proof_result result = {.complete = lint_wording(proof, bytes, start, &proof->linter->proof, &opened)};
    word_set_add(&result.words, opened.reading.document.prose);
    result.count = opened.findings.count;
    for (size_t i = 0; i < result.count && i < PROOF_MAX_RULES; i++)
        result.rules[i] = opened.findings.items[i].rule;
    arena_reset(&proof->linter->proof);
    return result;
}

bool proof_run(struct proof *proof, size_t unit, struct slice wording, struct proof_result *result)
{
    struct buffer text = BUFFER_INIT;
    *result = (struct proof_result){0};
    if (proof->left == 0)
        return false;
    proof->left--;
    size_t start = write_document(&text, proof->pass->reading, unit, wording);
    const struct proof_result *known = proved_find(proof->linter->proved, buffer_slice(&text));
    *result = known ? *known : run(proof, buffer_slice(&text), start);
    word_set_join(proof->words, &result->words);
    if (!known)
        proved_add(proof->linter->proved, buffer_slice(&text), result);
    buffer_release(&text);
    return result->complete;
}

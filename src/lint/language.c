#include "lint/language.h"

#include "lint/judge.h"
#include "lint/match.h"
#include "lint/merge.h"
#include "lint/remembered.h"
#include "lint/suggest/suggest.h"
#include "lint/surroundings.h"

struct language {
    struct pass *pass;
    struct suppressions *suppressions; /* NULL: none are honoured */
    struct diagnostic_list *list;
    struct proof proof;
    struct arena scratch;              /* of one unit */
    size_t matches;                    /* so far */
    struct memo *memo;                 /* NULL: nothing is remembered */
    struct surroundings surroundings;
    uint64_t people;                   /* number of the document's people */
};

static const struct document *document_of(const struct language *language)
{
    return &language->pass->reading->document;
}

static struct span unit_prose(const struct language *language, size_t unit)
{
    return document_of(language)->units[unit].prose;
}

/* --- checking a unit ------------------------------------------------------------------------------------ */

/* Before merging, for a rule that is not suppressed must not vanish with one that is. */
static void drop_suppressed(const struct language *language, struct finding_list *findings)
{
    const struct document *document = document_of(language);
    size_t kept = 0;
    for (size_t i = 0; language->suppressions && i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        struct span range = document_source_range(document, finding->prose);
        struct span unit = document_source_range(document, unit_prose(language, finding->unit));
        if (suppressions_hide(language->suppressions, finding->rule, range, unit))
            pass_trace(language->pass, finding->prose, "%s: suppressed", finding->rule->id);
        else
            findings->items[kept++] = *finding;
    }
    findings->count = language->suppressions ? kept : findings->count;
}

static const struct judged *copy_judged(const struct finding_list *findings, struct arena *arena)
{
    struct judged *judged = arena_alloc(arena, findings->count * sizeof *judged);
    for (size_t i = 0; i < findings->count; i++)
        judged[i] = (struct judged){findings->items[i].rule, findings->items[i].prose};
    return judged;
}

static void diagnose(struct language *language, struct finding_list *findings)
{
    struct pass *pass = language->pass;
    struct diagnostic_list *list = language->list;
    name_kindred(findings, pass->settings, list->arena);
    merge_findings(findings, list->arena);
    for (size_t i = 0; i < findings->count; i++) {
        struct diagnostic *diagnostic = diagnose_finding(pass, &findings->items[i], list);
        suggest(&language->proof, &findings->items[i], diagnostic, list->arena);
    }
}

/* Returns what the unit came to. Of findings that were suppressed nothing is told, and `whole` is false. */
static struct verdict check_unit(struct language *language, size_t unit, bool *whole)
{
    struct pass *pass = language->pass;
    struct finding_list findings = {0};
    uint64_t steps = pass->budget.steps_left;
    size_t proofs = language->proof.left, first = language->list->count;
    *language->proof.words = (struct word_set){{0}};
    match_unit(pass, unit, &findings, &language->scratch);
    struct verdict verdict = {.matches = findings.count};
    judge_findings(pass, &findings, pass->reading->draft);
    verdict.judged_count = findings.count;
    drop_suppressed(language, &findings);
    *whole = findings.count == verdict.judged_count;
    verdict.judged = copy_judged(&findings, &language->scratch);
    diagnose(language, &findings);
    verdict.steps = steps - pass->budget.steps_left;
    verdict.proofs = proofs - language->proof.left;
    verdict.words = *language->proof.words;
    verdict.count = language->list->count - first;
    verdict.diagnostics = verdict.count ? language->list->items + first : NULL;
    return verdict;
}

/* --- remembering ---------------------------------------------------------------------------------------- */

/* Does anything hide what was not hidden then? */
static bool is_suppressed(const struct language *language, const struct verdict *verdict, struct span prose)
{
    const struct document *document = document_of(language);
    if (!language->suppressions || !verdict->judged_count)
        return false;
    struct span unit = document_source_range(document, prose);
    for (size_t i = 0; i < verdict->judged_count; i++) {
        const struct judged *judged = &verdict->judged[i];
        struct span found = span_moved(judged->prose, prose.start);
        if (suppressions_would_hide(language->suppressions, judged->rule, document_source_range(document, found), unit))
            return true;
    }
    return false;
}

/* Would its proofs come to the same with the names that this document knows? */
static bool is_proved(const struct language *language, struct verdict *verdict)
{
    if (verdict->proofs && verdict->people != language->people) {
        if (proof_names_among(&language->proof, &verdict->words) != verdict->names)
            return false;
        verdict->people = language->people;
    }
    return true;
}

/* Would the unit come to the same here, with what is left of the document's budgets? */
static bool holds(const struct language *language, const struct verdict *verdict, struct span prose)
{
    return verdict->steps <= language->pass->budget.steps_left && verdict->proofs <= language->proof.left &&
           !is_suppressed(language, verdict, prose);
}

static void remember(struct language *language, struct slice key, struct verdict *verdict, struct span prose)
{
    verdict->people = language->people;
    verdict->names = proof_names_among(&language->proof, &verdict->words);
    remembered_add(language->memo, key, verdict, document_of(language), prose);
}

static void replay(struct language *language, const struct verdict *verdict, struct span prose)
{
    language->pass->budget.steps_left -= verdict->steps;
    language->proof.left -= verdict->proofs;
    language->matches += verdict->matches;
    remembered_replay(verdict, document_of(language), prose, language->list);
}

static void check_remembering(struct language *language, size_t unit)
{
    bool whole = true;
    struct span prose = unit_prose(language, unit);
    struct slice key = surroundings_of(&language->surroundings, unit);
    struct verdict *known = remembered_find(language->memo, key);
    if (known && !is_proved(language, known))
        known = NULL;
    if (known && holds(language, known, prose)) {
        replay(language, known, prose);
        return;
    }
    struct verdict verdict = check_unit(language, unit, &whole);
    language->matches += verdict.matches;
    if (!known && whole && !language->pass->unchecked)
        remember(language, key, &verdict, prose);
}

/* A trace has to tell how everything came about, and what is found without a pattern is true of no other pass. */
static void begin_remembering(struct language *language, struct memo *memo)
{
    const struct lint_options *options = language->pass->options;
    struct buffer bytes = BUFFER_INIT;
    if (!memo || options->trace || options->without)
        return;
    surroundings_add_document(&bytes, language->pass, language->proof.circumstances);
    uint64_t document = remembered_number(memo, MEMO_DOCUMENT, buffer_slice(&bytes));
    language->people = remembered_number(memo, MEMO_PEOPLE, language->proof.names);
    if (document && language->people) {
        language->memo = memo;
        surroundings_begin(&language->surroundings, language->pass, document);
    }
    buffer_release(&bytes);
}

/* --- all units ------------------------------------------------------------------------------------------ */

static void check_next(struct language *language, size_t unit)
{
    if (language->memo && language->pass->reading->annotation.units[unit].read_number)
        check_remembering(language, unit);
    else
        language->matches += check_unit(language, unit, &(bool){true}).matches;
    arena_reset(&language->scratch);
}

void language_check(struct pass *pass, struct linter *linter, struct suppressions *suppressions,
                    struct diagnostic_list *list)
{
    struct language language = {.pass = pass, .suppressions = suppressions, .list = list};
    size_t units = pass->reading->document.unit_count, unit;
    proof_init(&language.proof, linter, pass);
    begin_remembering(&language, linter->memo);
    for (unit = 0; unit < units && language.matches < MATCH_MOST_FINDINGS; unit++)
        check_next(&language, unit);
    if (unit < units)
        match_note_most(pass);
    surroundings_release(&language.surroundings);
    arena_release(&language.scratch);
}

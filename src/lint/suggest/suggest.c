#include "lint/suggest/suggest.h"

#include <string.h>

#include "base/ascii.h"
#include "lint/search.h"
#include "lint/suggest/keep.h"
#include "lint/suggest/restate.h"
#include "lint/suggest/values.h"
#include "lint/suggest/wording.h"
#include "rule/inflect.h"

enum {
    MOST_WORDINGS = 3,
    MOST_REWORDED = 4,        /* findings of one sentence that one rewrite settles together */
    LONGEST_REWRITTEN = 2000 /* bytes of a sentence; of a longer one only questions without its words are asked */
};

struct suggesting {
    struct proof *proof;
    const struct finding *finding;
    struct span unit;             /* prose of the sentence */
    struct unit_search search;    /* for when and unless */
    struct finding_values values;
    struct arena *arena;          /* of the report */
    struct arena scratch;
    struct suggestion *list;
    size_t count;
    unsigned depth;               /* findings of the sentence settled before this one */
};

/* A new wording of part of a sentence. */
struct candidate {
    struct span prose;      /* what it replaces */
    struct buffer text;     /* by what */
    struct buffer sentence; /* the whole sentence then */
};

/* --- which templates apply ------------------------------------------------------------------------------ */

/* Does the id stand between two bars? */
static bool names_pattern(const char *patterns, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = patterns; (at = strstr(at, id)); at++)
        if (at[-1] == '|' && at[length] == '|')
            return true;
    return false;
}

/* The match with the verb it is about: "bothered | to ask". */
static struct span told_span(struct suggesting *state)
{
    struct span told = state->finding->match;
    const struct predicate *predicate = restate_predicate(&state->values);
    if (predicate && predicate->verb.end > told.end)
        told.end = predicate->verb.end;
    return told;
}

static bool applies(struct suggesting *state, const struct suggestion_template *template)
{
    const struct finding *finding = state->finding;
    if (template->actors && !(template->actors & finding->actor.actor))
        return false;
    if (template->patterns && !names_pattern(template->patterns, finding->matcher->pattern.id))
        return false;
    if (template->sections && !(template->sections >> finding->section & 1))
        return false;
    if (template->inside && !unit_search_has_in(&state->search, template->inside, told_span(state)))
        return false;
    if (template->when && !unit_search_has(&state->search, template->when))
        return false;
    return !template->unless || !unit_search_has(&state->search, template->unless);
}

/* ", in his own good time,": do marks or the ends of the sentence stand on both sides, and something outside them? */
static bool set_off(const struct suggesting *state, struct span *span)
{
    const struct document *document = &state->proof->pass->reading->document;
    struct slice before = slice_trim(document_text(document, (struct span){state->unit.start, span->start}));
    struct slice after = slice_trim(document_text(document, (struct span){span->end, state->unit.end}));
    char left = before.length ? before.text[before.length - 1] : ',', right = after.length ? after.text[0] : '.';
    if (!strchr(",;:", left) || !strchr(",;:.!?", right) || before.length + after.length < 2)
        return false;
    if (left == ',' && right == ',' && before.length) { /* its commas go with it */
        span->start = state->unit.start + (uint32_t)before.length - 1;
        span->end++;
    }
    return true;
}

static bool replaced_span(const struct suggesting *state, const struct suggestion_template *template,
                          struct span *span)
{
    *span = template->scope == SCOPE_SENTENCE ? state->unit : state->finding->match;
    if (template->scope == SCOPE_ASIDE)
        return set_off(state, span);
    return template->scope != SCOPE_GROUP || finding_group(state->finding, template->group, span);
}

/* --- a new sentence ------------------------------------------------------------------------------------- */

static struct slice sentence_text(const struct suggesting *state)
{
    return document_text(&state->proof->pass->reading->document, state->unit);
}

static bool begins_with_capital(const struct suggesting *state)
{
    return ascii_is_upper(sentence_text(state).text[0]);
}

static bool ends_sentence(char c)
{
    return c && strchr(".!?:", c);
}

/* The sentence keeps its closing mark; one that has none gets none. A question stays one. */
static void close_sentence(const struct suggesting *state, struct buffer *text)
{
    struct slice old = sentence_text(state);
    char mark = old.text[old.length - 1], last = text->length ? text->text[text->length - 1] : '\0';
    if (ends_sentence(mark) && !ends_sentence(last))
        buffer_add_byte(text, mark);
    if (!ends_sentence(mark) && last == '.')
        buffer_splice(text, text->length - 1, text->length, (struct slice){"", 0});
}

static bool write_sentence(struct suggesting *state, struct candidate *candidate)
{
    template_tidy(&candidate->text, 0);
    if (begins_with_capital(state))
        template_raise(&candidate->text, 0);
    else
        template_lower(&candidate->text, 0);
    close_sentence(state, &candidate->text);
    buffer_add_slice(&candidate->sentence, buffer_slice(&candidate->text));
    return true;
}

/* --- part of a sentence --------------------------------------------------------------------------------- */

static struct slice prose_of(const struct suggesting *state)
{
    return state->proof->pass->reading->document.prose;
}

/* The length of the joint that the text begins with (ends in), or 0. */
static uint32_t joint_length(struct slice text, bool at_end)
{
    static const char *const joints[] = {" and ", " or ", " but ", ", ", ": ", " "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (at_end ? slice_ends_with(text, joints[i]) : slice_starts_with(text, joints[i]))
            return (uint32_t)strlen(joints[i]);
    return 0;
}

/* Nothing in place of a word takes along the "and" that joined it to its neighbour, or a blank beside it. */
static void swallow_joint(const struct suggesting *state, struct span *span)
{
    uint32_t before = joint_length(slice_sub(prose_of(state), state->unit.start, span->start), true);
    uint32_t after = joint_length(slice_sub(prose_of(state), span->end, state->unit.end), false);
    if (after >= before)
        span->end += after;
    else
        span->start -= before;
}

/* Two words that would run together are left a blank. */
static void keep_apart(const struct suggesting *state, struct candidate *candidate)
{
    const char *prose = prose_of(state).text;
    struct span span = candidate->prose;
    if (span.start > state->unit.start && span.end < state->unit.end && ascii_is_alnum(prose[span.start - 1]) &&
        ascii_is_alnum(prose[span.end]))
        buffer_add_byte(&candidate->text, ' ');
}

/* Would taking the words out leave a verb, an article or a preposition without what it needs? */
static bool leaves_gap(const struct suggesting *state, const struct span *span)
{
    static const char *const needy[] = {"was", "were", "is",  "are",  "be",   "been", "being", "a",
                                        "an",  "the",  "and", "or",   "very", "so",   "too",   "of",
                                        "by",  "to",   "in",  "with", "most", "more", "not",   NULL};
    struct slice before = slice_trim(slice_sub(prose_of(state), state->unit.start, span->start));
    struct slice after = slice_trim(slice_sub(prose_of(state), span->end, state->unit.end));
    if (after.length && (ascii_is_alnum(after.text[0]) || (unsigned char)after.text[0] >= 0x80))
        return false;
    for (const char *const *word = needy; *word; word++) {
        size_t length = strlen(*word);
        if (slice_ends_with(before, *word) &&
            (before.length == length || before.text[before.length - length - 1] == ' '))
            return true;
    }
    return before.length == 0;
}

/* What is left begins the sentence now: its first letter is replaced too. */
static void move_capital(const struct suggesting *state, struct candidate *candidate)
{
    uint32_t next = candidate->prose.end;
    bool begins = candidate->prose.start == state->unit.start && begins_with_capital(state);
    if (begins && candidate->text.length == 0 && next < state->unit.end && ascii_is_alpha(prose_of(state).text[next])) {
        buffer_add_byte(&candidate->text, prose_of(state).text[next]);
        candidate->prose.end++;
    }
    if (begins)
        template_raise(&candidate->text, 0);
    else if (candidate->prose.start < candidate->prose.end && candidate->text.length &&
             !ascii_is_upper(prose_of(state).text[candidate->prose.start]))
        template_lower(&candidate->text, 0);
}

static struct slice following(const struct suggesting *state, const struct candidate *candidate)
{
    if (candidate->text.length)
        return buffer_slice(&candidate->text);
    return slice_sub(prose_of(state), candidate->prose.end, state->unit.end);
}

/* "a careless oversight" without "careless" is "an oversight": the article is replaced too. */
static void repair_article(const struct suggesting *state, struct candidate *candidate)
{
    struct slice before = slice_sub(prose_of(state), state->unit.start, candidate->prose.start);
    bool an = slice_ends_with(before, " an "), a = slice_ends_with(before, " a ");
    struct slice next = following(state, candidate);
    if ((!a && !an) || next.length == 0 || !ascii_is_alpha(next.text[0]))
        return;
    struct slice right = slice_of(inflect_article(next));
    if (right.length == (a ? 1 : 2))
        return;
    candidate->prose.start -= a ? 2 : 3;
    buffer_splice(&candidate->text, 0, 0, SLICE_LITERAL(" "));
    buffer_splice(&candidate->text, 0, 0, right);
}

/* False when the part cannot be taken out. */
static bool write_part(struct suggesting *state, struct candidate *candidate)
{
    const struct document *document = &state->proof->pass->reading->document;
    if (candidate->text.length == 0) {
        if (leaves_gap(state, &candidate->prose))
            return false;
        swallow_joint(state, &candidate->prose);
        keep_apart(state, candidate);
    }
    move_capital(state, candidate);
    repair_article(state, candidate);
    wording_add(&candidate->sentence, document, (struct span){state->unit.start, candidate->prose.start});
    buffer_add_slice(&candidate->sentence, buffer_slice(&candidate->text));
    wording_add(&candidate->sentence, document, (struct span){candidate->prose.end, state->unit.end});
    return true;
}

/* --- proof ---------------------------------------------------------------------------------------------- */

static bool breaks(const struct proof_result *result, const struct rule *rule)
{
    for (size_t i = 0; i < result->count && i < PROOF_MAX_RULES; i++)
        if (result->rules[i] == rule)
            return true;
    return false;
}

/* A fix mends one word: what else the sentence says may stay, but nothing new may come of it. */
static bool is_better(struct suggesting *state, const struct proof_result *after)
{
    struct proof_result before;
    struct buffer old = BUFFER_INIT;
    wording_add(&old, &state->proof->pass->reading->document, state->unit);
    bool better = proof_run(state->proof, state->finding->unit, buffer_slice(&old), &before) &&
                  after->count < before.count && after->count <= PROOF_MAX_RULES;
    for (size_t i = 0; better && i < after->count; i++)
        better = breaks(&before, after->rules[i]);
    buffer_release(&old);
    return better;
}

static void try_all_wordings(struct suggesting *state);

/* What a sentence says besides this finding is reworded too: the wording is opened, and the first finding left in it
 * gets its own proved rewrite of the whole sentence. False when there is none. */
static bool settle_rest(struct suggesting *state, struct candidate *candidate)
{
    struct arena arena = ARENA_INIT;
    struct proof_case opened;
    struct suggestion list[MOST_WORDINGS + 1];
    struct proof inner = *state->proof;
    bool settled = false;
    size_t unit = state->finding->unit;
    if (proof_open(state->proof, unit, buffer_slice(&candidate->sentence), &arena, &opened) && opened.findings.count) {
        inner.pass = &opened.pass;
        inner.left = state->proof->left;
        struct suggesting rest = {.proof = &inner, .finding = &opened.findings.items[0], .arena = &arena, .list = list,
                                  .depth = state->depth + 1};
        try_all_wordings(&rest);
        arena_release(&rest.scratch);
        state->proof->left = inner.left;
        settled = rest.count > 0;
    }
    if (settled) {
        buffer_clear(&candidate->sentence);
        buffer_add_slice(&candidate->sentence, list[0].text);
        buffer_clear(&candidate->text);
        buffer_add_slice(&candidate->text, list[0].text);
        candidate->prose = state->unit;
    }
    arena_release(&arena);
    return settled;
}

static bool is_proved(struct suggesting *state, struct candidate *candidate, enum suggestion_kind kind)
{
    struct proof_result result;
    const struct reading *reading = state->proof->pass->reading;
    struct slice sentence = buffer_slice(&candidate->sentence);
    if (!keeps_facts(reading, state->finding->unit, state->unit, sentence) ||
        !proof_run(state->proof, state->finding->unit, sentence, &result))
        return false;
    bool part = kind == SUGGESTION_FIX && state->depth == 0; /* a fix of its own leaves the rest to others */
    if (result.count == 0 || (part && is_better(state, &result)))
        return true;
    return !part && state->depth + 1 < MOST_REWORDED && !breaks(&result, state->finding->rule) &&
           settle_rest(state, candidate) &&
           keeps_facts(reading, state->finding->unit, state->unit, buffer_slice(&candidate->sentence));
}

/* --- suggestions ---------------------------------------------------------------------------------------- */

static struct slice copy(const struct suggesting *state, const struct buffer *text)
{
    return (struct slice){arena_copy(state->arena, buffer_slice(text)), text->length};
}

static bool is_editable(const struct suggesting *state, struct span prose)
{
    const struct document *document = &state->proof->pass->reading->document;
    return document->blocks[document->units[state->finding->unit].block].exact &&
           document_is_editable(document, prose);
}

/* Does a wording hold a place for the writer to fill in: "<which signal>"? Such a one is shown, and never applied
 * unseen: Markdown would read the place as an HTML tag and show nothing. */
static bool has_open_place(struct slice text)
{
    for (size_t i = 0; i + 1 < text.length; i++)
        if (text.text[i] == '<' && ascii_is_alpha(text.text[i + 1]))
            return true;
    return false;
}

static void add_edit(struct suggesting *state, struct suggestion *suggestion, const struct candidate *candidate)
{
    struct span range;
    if (has_open_place(buffer_slice(&candidate->text)) || !is_editable(state, candidate->prose) ||
        !wording_source_range(&state->proof->pass->reading->document, candidate->prose, &range))
        return;
    struct edit *edit = arena_alloc(state->arena, sizeof *edit);
    edit->source = range;
    edit->text = copy(state, &candidate->text);
    suggestion->edits = edit;
    suggestion->edit_count = 1;
}

static struct suggestion *add_suggestion(struct suggesting *state, enum suggestion_kind kind,
                                         const struct buffer *text)
{
    struct suggestion *suggestion = &state->list[state->count++];
    *suggestion = (struct suggestion){.kind = kind, .text = copy(state, text)};
    return suggestion;
}

static bool is_known(const struct suggesting *state, struct slice text)
{
    for (size_t i = 0; i < state->count; i++)
        if (slice_equals(state->list[i].text, text))
            return true;
    return false;
}

static void try_wording(struct suggesting *state, const struct suggestion_template *template)
{
    struct candidate candidate = {.text = BUFFER_INIT, .sentence = BUFFER_INIT};
    if (replaced_span(state, template, &candidate.prose) &&
        template_fill(&candidate.text, template->text, finding_value, &state->values) &&
        (template->scope == SCOPE_SENTENCE ? write_sentence : write_part)(state, &candidate)) {
        if (is_proved(state, &candidate, template->kind) && !is_known(state, buffer_slice(&candidate.sentence))) {
            add_edit(state, add_suggestion(state, template->kind, &candidate.sentence), &candidate);
        } else {
            pass_trace(state->proof->pass, state->finding->prose, "%s: not proposed, it does not prove: %s",
                       state->finding->rule->id, candidate.sentence.text);
        }
    }
    buffer_release(&candidate.text);
    buffer_release(&candidate.sentence);
}

static void try_wordings(struct suggesting *state, const struct suggestion_template *templates, size_t count)
{
    if (span_length(state->unit) > LONGEST_REWRITTEN)
        return;
    for (size_t i = 0; i < count && state->count < MOST_WORDINGS; i++)
        if (templates[i].kind != SUGGESTION_ASK && applies(state, &templates[i]))
            try_wording(state, &templates[i]);
}

static bool borrows(const struct suggestion_template *template)
{
    return strstr(template->text, "${") != NULL;
}

/* A question that borrows words of its sentence is proved as a wording is; one without any needs no proof. */
static bool is_fair(struct suggesting *state, const struct suggestion_template *template, struct slice question)
{
    struct proof_result result;
    return !borrows(template) ||
           (proof_run(state->proof, state->finding->unit, question, &result) && result.count == 0);
}

static bool ask_one(struct suggesting *state, const struct suggestion_template *template)
{
    struct buffer text = BUFFER_INIT;
    bool filled = template_fill(&text, template->text, finding_value, &state->values);
    if (filled) {
        template_tidy(&text, 0);
        template_raise(&text, 0);
    }
    bool asked = filled && is_fair(state, template, buffer_slice(&text));
    if (asked)
        add_suggestion(state, SUGGESTION_ASK, &text);
    else if (filled)
        pass_trace(state->proof->pass, state->finding->prose, "%s: not asked, it does not prove: %s",
                   state->finding->rule->id, text.text);
    buffer_release(&text);
    return asked;
}

static bool ask(struct suggesting *state, const struct suggestion_template *templates, size_t count)
{
    bool spare = span_length(state->unit) > LONGEST_REWRITTEN;
    for (size_t i = 0; i < count; i++) {
        bool asks = templates[i].kind == SUGGESTION_ASK && !(spare && borrows(&templates[i]));
        if (asks && applies(state, &templates[i]) && ask_one(state, &templates[i]))
            return true;
    }
    return false;
}

/* Tries the wordings of the finding: its matcher's, then its rule's. */
static void try_all_wordings(struct suggesting *state)
{
    const struct finding *finding = state->finding;
    struct pass *pass = arena_alloc(&state->scratch, sizeof *pass);
    *pass = *state->proof->pass; /* its searches are no news to the trace */
    pass->options = &state->proof->options;
    state->unit = pass->reading->document.units[finding->unit].prose;
    state->values = (struct finding_values){.pass = state->proof->pass, .finding = finding, .scratch = &state->scratch};
    unit_search_init(&state->search, pass, finding->unit, &state->scratch);
    try_wordings(state, finding->matcher->suggestions, finding->matcher->suggestion_count);
    try_wordings(state, finding->rule->suggestions, finding->rule->suggestion_count);
}

void suggest(struct proof *proof, const struct finding *finding, struct diagnostic *diagnostic, struct arena *arena)
{
    const struct rule *rule = finding->rule;
    const struct matcher *matcher = finding->matcher;
    struct suggesting state = {
        .proof = proof,
        .finding = finding,
        .arena = arena,
        .list = arena_alloc(arena, (MOST_WORDINGS + 1) * sizeof *state.list),
    };
    try_all_wordings(&state);
    if (!ask(&state, matcher->suggestions, matcher->suggestion_count))
        ask(&state, rule->suggestions, rule->suggestion_count);
    diagnostic->suggestions = state.list;
    diagnostic->suggestion_count = state.count;
    arena_release(&state.scratch);
}

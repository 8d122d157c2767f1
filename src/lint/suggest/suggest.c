#include "lint/suggest/suggest.h"

#include <string.h>

#include "base/ascii.h"
#include "lint/search.h"
#include "lint/suggest/extent.h"
#include "lint/suggest/keep.h"
#include "lint/suggest/restate.h"
#include "lint/suggest/surround.h"
#include "lint/suggest/values.h"
#include "lint/suggest/wording.h"
#include "read/phrase.h"
#include "rule/inflect.h"

enum {
    MOST_WORDINGS = 3,
    MOST_WORDS_LOST = 1,      /* words of substance a wording of a whole clause may leave out beside the match */
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
    if (state->depth > 0 && (template->scope == SCOPE_CLAUSE || template->scope == SCOPE_FRAGMENT))
        return false; /* too little would be left of a sentence that was reworded already */
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

static bool replaced_span(const struct suggesting *state, const struct suggestion_template *template,
                          struct span *span)
{
    struct clause clause = clause_of(&state->proof->pass->reading->entities, state->finding->unit);
    *span = state->finding->match;
    switch (template->scope) {
    case SCOPE_ASIDE:
        return extent_aside(&clause, span);
    case SCOPE_GROUP:
        return finding_group(state->finding, template->group, span);
    case SCOPE_MATCH:
        return true;
    case SCOPE_FRAGMENT:
        *span = state->unit;
        return extent_is_fragment(&clause);
    default:
        *span = state->unit;
        return true;
    }
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

/* Where the words of the new sentence begin: behind the number the old one begins with too, "4.2 The engineer". */
static size_t words_start(const struct suggesting *state, struct slice text)
{
    struct slice old = sentence_text(state);
    size_t start = phrase_skip(text, 0, "0123456789. ");
    return start < old.length && slice_equals(slice_sub(text, 0, start), slice_sub(old, 0, start)) ? start : 0;
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
    size_t start = words_start(state, buffer_slice(&candidate->text));
    if (ascii_is_upper(sentence_text(state).text[start]))
        template_raise(&candidate->text, start);
    else
        template_lower(&candidate->text, start);
    close_sentence(state, &candidate->text);
    buffer_add_slice(&candidate->sentence, buffer_slice(&candidate->text));
    return true;
}

/* The clause is replaced where another may stand there, and the sentence where there is none. What it says besides the
 * match must be in the wording. */
static bool write_clause(struct suggesting *state, struct candidate *candidate, bool whole)
{
    struct clause clause = clause_of(&state->proof->pass->reading->entities, state->finding->unit);
    struct surround surround;
    struct span match = state->finding->match;
    if (!whole && surround_read(&state->values, &surround)) {
        struct buffer text = BUFFER_INIT;
        bool added = surround_add(&state->values, &text, &surround, buffer_slice(&candidate->text));
        buffer_release(&candidate->text);
        candidate->text = text;
        if (!added)
            return false;
        match.end = surround.emphatic ? state->unit.end : match.end;
    } else if (!whole && extent_has_verb(&clause, (struct span){match.end, state->unit.end})) {
        return false; /* the sentence goes on to tell more than the clause */
    }
    return extent_lost_words(&clause, match, buffer_slice(&candidate->text)) <= MOST_WORDS_LOST &&
           write_sentence(state, candidate);
}

/* --- part of a sentence --------------------------------------------------------------------------------- */

static struct slice prose_of(const struct suggesting *state)
{
    return state->proof->pass->reading->document.prose;
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
    bool first = before.length <= 3; /* "A ", "An " */
    bool an = slice_ends_with(before, " an ") || (first && slice_ends_with(before, "An "));
    bool a = slice_ends_with(before, " a ") || (first && slice_ends_with(before, "A "));
    struct slice next = following(state, candidate);
    if (slice_starts_with(next, "<")) /* a place to fill in */
        next = slice_sub(next, 1, next.length);
    if ((!a && !an) || next.length == 0 || !ascii_is_alpha(next.text[0]))
        return;
    struct slice right = slice_of(inflect_article(next));
    if (right.length == (a ? 1 : 2))
        return;
    candidate->prose.start -= a ? 2 : 3;
    buffer_splice(&candidate->text, 0, 0, SLICE_LITERAL(" "));
    buffer_splice(&candidate->text, 0, 0, right);
    if (first)
        template_raise(&candidate->text, 0);
}

/* False when the part cannot be taken out. */
static bool write_part(struct suggesting *state, struct candidate *candidate)
{
    const struct document *document = &state->proof->pass->reading->document;
    struct clause clause = clause_of(&state->proof->pass->reading->entities, state->finding->unit);
    if (extent_cuts_word(&clause, candidate->prose))
        return false;
    if (candidate->text.length == 0) {
        if (extent_leaves_gap(&clause, candidate->prose))
            return false;
        candidate->prose = extent_with_joint(&clause, candidate->prose);
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
        bool placed = slice_find(buffer_slice(&candidate->sentence), SLICE_LITERAL("<"), 0) >= 0; /* Markdown's tags */
        settled = rest.count > 0 && (!placed || slice_find(list[0].text, SLICE_LITERAL("<"), 0) >= 0);
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

static bool write_candidate(struct suggesting *state, const struct suggestion_template *template,
                            struct candidate *candidate)
{
    switch (template->scope) {
    case SCOPE_SENTENCE:
        return write_sentence(state, candidate);
    case SCOPE_CLAUSE:
    case SCOPE_FRAGMENT:
        return write_clause(state, candidate, template->scope == SCOPE_FRAGMENT);
    default:
        return write_part(state, candidate);
    }
}

static void try_wording(struct suggesting *state, const struct suggestion_template *template)
{
    struct candidate candidate = {.text = BUFFER_INIT, .sentence = BUFFER_INIT};
    if (replaced_span(state, template, &candidate.prose) &&
        template_fill(&candidate.text, template->text, finding_value, &state->values) &&
        write_candidate(state, template, &candidate)) {
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

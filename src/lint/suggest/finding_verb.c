#include "lint/suggest/finding_verb.h"

#include <string.h>

#include "rule/inflect.h"

/* --- what can be a verb --------------------------------------------------------------------------------- */

/* Does the word belong to somebody's name? "check webhook latency" may have been taken for that of a system. */
static bool is_named(const struct clause *clause, uint32_t token)
{
    const struct entity *entity = clause_entity_at(clause, token);
    return entity != NULL && !(entity->actor == ACTOR_SYSTEM && entity->first_token == token);
}

static bool is_lexical(const struct clause *clause, uint32_t token)
{
    const struct token *word = reader_token(&clause->reader, token);
    bool owned = reader_token(&clause->reader, token - 1)->kind == TOKEN_CLITIC &&
                 !(word->classes & (WORD_PARTICIPLE | WORD_ING)); /* "the vendor's | notice" */
    return word->kind == TOKEN_WORD && (word->classes & WORD_VERB_FORMS) && !(word->classes & WORD_AUXILIARY) &&
           !owned && !is_named(clause, token);
}

static bool is_in(const struct lexicon *lexicon, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(lexicon->id, ids[i]) == 0) {
            return true;
        }
    }
    return count == 0;
}

/* The longest verb of one of the lexicons (of any, when none is named) that begins at the token, or NULL. */
static const struct annotated_hit *longest_hit(const struct reader *reader, uint32_t token, const char *const *ids,
                                               size_t count)
{
    const struct ruleset *ruleset = reader->annotation->ruleset;
    const struct token *word = reader_token(reader, token);
    for (uint32_t h = 0; h < word->hit_count; h++) { /* longest first */
        const struct annotated_hit *hit = &reader->annotation->hits[word->first_hit + h];
        const struct lexicon *lexicon = &ruleset->lexicons[hit->hit.lexicon];
        if (lexicon->kind == WORD_VERB && hit->token == token && is_in(lexicon, ids, count)) {
            return hit;
        }
    }
    return NULL;
}

/* Does a form of "be" govern the token, adverbs and negators between them? */
static bool is_after_be(const struct clause *clause, uint32_t token)
{
    static const char *const be[] = {"was", "were", "is",   "are",    "be",      "been",  "being",
                                     "got", "get",  "gets", "wasn't", "weren't", "isn't", "aren't"};
    const struct reader *reader = &clause->reader;
    while (token > reader->first && reader_has(reader, token - 1, WORD_ADVERB | WORD_NEGATOR) &&
           !reader_has(reader, token - 1, WORD_AUXILIARY)) {
        token--;
    }
    return READER_IS_ONE_OF(reader, token - 1, be);
}

/* No noun after an article, no adjective after "was", nothing a preposition governs but a gerund. */
static bool stands_as_verb(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    uint64_t classes = reader_token(reader, token)->classes;
    bool governed = reader_has(reader, token - 1, WORD_PREPOSITION) && !reader_is(reader, token - 1, "to");
    const struct entity *before = clause_entity_before(clause, token); /* "no one" ends in a determiner */
    bool noun =
        reader_has(reader, token - 1, WORD_DETERMINER | WORD_POSSESSIVE) && (before == NULL || before->possessive);
    bool adjective = is_after_be(clause, token) && !(classes & (WORD_PARTICIPLE | WORD_ING));
    return reader_is_word(reader, token) && !is_named(clause, token) && !noun && !adjective &&
           (!governed || (classes & WORD_ING));
}

/* A verb no lexicon knows is one all the same where a pattern says so. */
static bool may_be_verb(const struct clause *clause, uint32_t token)
{
    const struct annotated_hit *hit = longest_hit(&clause->reader, token, NULL, 0);
    bool phrasal = hit != NULL && hit->token_end > token + 1; /* "do something about" */
    return stands_as_verb(clause, token) &&
           (is_lexical(clause, token) || phrasal || !reader_has(&clause->reader, token, WORD_FUNCTION | WORD_ADVERB));
}

/* --- where it stands ------------------------------------------------------------------------------------ */

static uint32_t verb_of_group(const struct clause *clause, const struct finding *finding)
{
    static const char *const groups[] = {"deed", "verb", "verb2", "verb3"};
    struct span span;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (!finding_group(finding, groups[i], &span)) {
            continue;
        }
        uint32_t verb = token_starting(clause->reader.annotation, clause->unit, span.start);
        if (verb != NO_INDEX && may_be_verb(clause, verb)) {
            return verb;
        }
    }
    return NO_INDEX;
}

static bool tells_of_act(const struct clause *clause, uint32_t token)
{
    bool auxiliary = false;
    bool led = clause_group_start(clause, token, &auxiliary) < token && auxiliary;
    return led || clause_is_finite(clause, token);
}

/* The first verb of the match that is finite or has an auxiliary, or else the first of any form. */
static uint32_t verb_of_match(const struct clause *clause, const struct finding *finding)
{
    const struct reader *reader = &clause->reader;
    uint32_t any = NO_INDEX;
    for (uint32_t i = reader->first; i < reader->end; i++) {
        struct span prose = reader_token(reader, i)->prose;
        if (prose.start < finding->trigger.start || !span_contains(finding->match, prose) || !is_lexical(clause, i)) {
            continue;
        }
        if (tells_of_act(clause, i)) {
            return i;
        }
        any = any == NO_INDEX && may_be_verb(clause, i) ? i : any;
    }
    return any;
}

/* What the match leads up to: "it was Priya who | pushed", "was her job to | call". */
static uint32_t verb_after_match(const struct clause *clause, const struct finding *finding)
{
    const struct reader *reader = &clause->reader;
    uint32_t at = reader->first;
    while (at < reader->end && reader_token(reader, at)->prose.start < finding->match.end) {
        at++;
    }
    while (reader_has(reader, at, WORD_AUXILIARY | WORD_ADVERB) || reader_is(reader, at, "to")) {
        at++;
    }
    return is_lexical(clause, at) ? at : NO_INDEX;
}

/* "a curl would have | shown", "the right move was | to order": the verb of the auxiliary is told of, not the noun that
 * may be one. */
static bool ends_in_auxiliary(const struct clause *clause, const struct finding *finding)
{
    const struct reader *reader = &clause->reader;
    uint32_t last = token_ending(reader->annotation, clause->unit, finding->match.end);
    bool to = reader_is(reader, last + 1, "to") && (reader_is(reader, last, "was") || reader_is(reader, last, "is"));
    return last != NO_INDEX && (reader_is(reader, last, "have") || to);
}

enum { FRAME_REACH = 7 /* tokens of "it worth their while" */ };

/* "thought it worth their while | to grep", "saw fit | to tell", "failed in her duty | to arrange", "felt like |
 * picking up": the verb framed so, or the one that frames it. */
static uint32_t framed_verb(const struct clause *clause, uint32_t verb)
{
    static const char *const links[] = {"of", "like", "about"};
    static const char *const objects[] = {"it", "fit", "in", "anyone", "anybody", "him", "her", "them", "us"};
    const struct reader *reader = &clause->reader;
    uint32_t next = verb + 1;
    if (READER_IS_ONE_OF(reader, next, links) && reader_has(reader, next + 1, WORD_ING)) {
        return next + 1;
    }
    for (uint32_t i = next; READER_IS_ONE_OF(reader, next, objects) && i < next + FRAME_REACH; i++) {
        if (reader_is(reader, i, "to") && may_be_verb(clause, i + 1)) {
            return i + 1;
        }
    }
    return verb;
}

/* "costs one minute | to look", "behoved the manager | to postpone", "occurred to anyone | to ask". */
static uint32_t timed_verb(const struct clause *clause, uint32_t verb)
{
    const struct reader *reader = &clause->reader;
    static const char *const always[] = {"behoved", "behooved", "occur", "occurred", "cross", "crossed"};
    bool timed = READER_IS_ONE_OF(reader, verb, always);
    for (uint32_t i = verb + 1; i < verb + FRAME_REACH && reader_is_word(reader, i); i++) {
        timed |= reader_has(reader, i, WORD_TIME) || reader_is(reader, i, "nothing");
        if (timed && reader_is(reader, i, "to") && may_be_verb(clause, i + 1)) {
            return i + 1;
        }
    }
    return verb;
}

static bool is_form_of(const struct clause *clause, uint32_t token, const char *const *bases, size_t count)
{
    struct buffer base = BUFFER_INIT;
    bool known = inflect_base(&base, reader_text(&clause->reader, token)), found = false;
    for (size_t i = 0; known && i < count; i++) {
        found |= slice_equals_text(buffer_slice(&base), bases[i]);
    }
    buffer_release(&base);
    return found;
}

/* "bothered to ask", "had forgotten to reorder": the act is the second verb. */
static uint32_t act_of(const struct clause *clause, uint32_t verb)
{
    static const char *const framing[] = {"think", "feel", "see", "deem", "consider", "find", "fail", "kill"};
    static const char *const timing[] = {"cost", "take", "need", "require", "behove", "behoove", "occur", "cross"};
    static const char *const ids[] = {"bother", "neglect-to"};
    const struct reader *reader = &clause->reader;
    const struct annotated_hit *hit = longest_hit(reader, verb, ids, sizeof ids / sizeof *ids);
    bool infinitive = hit != NULL && reader_is(reader, hit->token_end, "to") && may_be_verb(clause, hit->token_end + 1);
    if (!infinitive && is_form_of(clause, verb, framing, sizeof framing / sizeof *framing)) {
        return framed_verb(clause, verb);
    }
    if (!infinitive && is_form_of(clause, verb, timing, sizeof timing / sizeof *timing)) {
        return timed_verb(clause, verb);
    }
    return infinitive ? hit->token_end + 1 : verb;
}

uint32_t finding_verb(const struct clause *clause, const struct finding *finding)
{
    uint32_t verb = verb_of_group(clause, finding);
    verb = verb == NO_INDEX && ends_in_auxiliary(clause, finding) ? verb_after_match(clause, finding) : verb;
    verb = verb == NO_INDEX ? verb_of_match(clause, finding) : verb;
    verb = verb == NO_INDEX ? verb_after_match(clause, finding) : verb;
    return verb == NO_INDEX ? NO_INDEX : act_of(clause, verb);
}

/* --- what it is ----------------------------------------------------------------------------------------- */

bool finding_verb_particle(const struct reader *reader, uint32_t token)
{
    static const char *const particles[] = {"off", "out", "up", "down", "away", "back", "aside", "apart"};
    return READER_IS_ONE_OF(reader, token, particles);
}

uint32_t finding_verb_end(const struct clause *clause, uint32_t verb)
{
    const struct annotated_hit *hit = longest_hit(&clause->reader, verb, NULL, 0);
    uint32_t end = hit != NULL ? hit->token_end : verb + 1;
    return end == verb + 1 && finding_verb_particle(&clause->reader, end) ? end + 1 : end;
}

bool finding_verb_is_passive(const struct clause *clause, uint32_t verb)
{
    return reader_has(&clause->reader, verb, WORD_PARTICIPLE) && is_after_be(clause, verb);
}

bool finding_verb_is_of_mind(const struct clause *clause, uint32_t verb)
{
    static const char *const verbs[] = {"assume",  "believe", "think", "presume", "suppose", "expect",
                                        "know",    "figure",  "say",   "reckon",  "notice",  "realise",
                                        "realize", "see",     "guess", "claim"};
    return is_form_of(clause, verb, verbs, sizeof verbs / sizeof *verbs);
}

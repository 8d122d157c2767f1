#include "match/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "match/syntax.h"

enum {
    JIT_AFTER = 1000,             /* offsets tried interpreted: JIT costs as much as some hundred calls */
    OFFSETS_A_CALL = 10,          /* what a call costs beside them */
    JIT_STACK_START = 32 * 1024,
    JIT_STACK_MOST = 4 * 1024 * 1024,
    HEAP_LIMIT_KIB = 16 * 1024,
    NESTED_GROUPS_MOST = 64,
};

/* Match limits count per start offset, so a search is first tried with a low one: an offset that needs more is
 * rare in prose and common in attacks. The price is what an offset is charged at that limit. */
static const struct {
    uint32_t match_limit, price;
} tiers[] = {{500, 1}, {10000, 64}};

enum { TIER_COUNT = sizeof tiers / sizeof tiers[0] };

struct regex {
    pcre2_code *code;             /* interpreted */
    _Atomic(pcre2_code *) fast;   /* a copy with JIT code, once it is made */
    atomic_uint tried;            /* offsets, roughly */
};

struct regex_scratch {
    pcre2_match_data *match_data;
    pcre2_match_context *context;
    pcre2_jit_stack *jit_stack;   /* made when the machine stack's 32 KiB were not enough */
};

static atomic_bool jit_disabled;

void regex_disable_jit(void)
{
    atomic_store(&jit_disabled, true);
}

/* --- compiling --- */

static void refuse(struct regex_mistake *mistake, size_t offset, const char *message)
{
    mistake->offset = offset;
    snprintf(mistake->message, sizeof mistake->message, "%s", message);
}

/* The offset of a construct that would let a pattern lift its own limits or lie about where it matched. */
static size_t forbidden(struct slice pattern, const char **why)
{
    for (size_t at = 0; at < pattern.length; at = syntax_token_end(pattern, at)) {
        char c = pattern.text[at], next = at + 1 < pattern.length ? pattern.text[at + 1] : '\0';
        if (c == '\\' && (next == 'K' || next == 'C')) {
            *why = next == 'K' ? "\\K is not allowed" : "\\C is not allowed";
            return at;
        }
        if (c == '(' && next == '*') {
            *why = "verbs, (*...), are not allowed";
            return at;
        }
    }
    return pattern.length;
}

static bool allowed(struct slice pattern, struct regex_mistake *mistake)
{
    const char *why = NULL;
    size_t offset = forbidden(pattern, &why);
    if (pattern.length > REGEX_MAX_PATTERN)
        why = "the pattern is longer than 16 KiB when its macros are filled in";
    if (why)
        refuse(mistake, pattern.length > REGEX_MAX_PATTERN ? 0 : offset, why);
    return !why;
}

static pcre2_code *compile(struct slice pattern, bool case_sensitive, struct regex_mistake *mistake)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT |
                       (case_sensitive ? 0 : PCRE2_CASELESS);
    pcre2_compile_context *context = memory_present(pcre2_compile_context_create(NULL));
    pcre2_set_parens_nest_limit(context, NESTED_GROUPS_MOST);
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.text, pattern.length, options, &error, &offset, context);
    pcre2_compile_context_free(context);
    if (!code && error == PCRE2_ERROR_HEAP_FAILED)
        memory_present(NULL); /* no mistake of the pattern's */
    if (!code) {
        mistake->offset = offset;
        pcre2_get_error_message(error, (PCRE2_UCHAR *)mistake->message, sizeof mistake->message);
    }
    return code;
}

static uint32_t code_info(const pcre2_code *code, uint32_t what)
{
    uint32_t value = 0;
    pcre2_pattern_info(code, what, &value);
    return value;
}

struct regex *regex_compile(struct slice pattern, bool case_sensitive, struct regex_mistake *mistake)
{
    if (!allowed(pattern, mistake))
        return NULL;
    pcre2_code *code = compile(pattern, case_sensitive, mistake);
    if (!code)
        return NULL;
    if (code_info(code, PCRE2_INFO_CAPTURECOUNT) >= REGEX_MAX_CAPTURES) {
        pcre2_code_free(code);
        refuse(mistake, 0, "more than 31 capturing groups");
        return NULL;
    }
    struct regex *regex = memory_zero(1, sizeof *regex);
    regex->code = code;
    return regex;
}

struct slice regex_image(const struct regex *regex, struct arena *arena)
{
    const pcre2_code *codes[] = {regex->code};
    uint8_t *bytes;
    PCRE2_SIZE length;
    if (pcre2_serialize_encode(codes, 1, &bytes, &length, NULL) != 1)
        memory_present(NULL);
    struct slice image = {arena_copy(arena, (struct slice){(const char *)bytes, length}), length};
    pcre2_serialize_free(bytes);
    return image;
}

struct regex *regex_load(struct slice head, struct slice rest)
{
    pcre2_code *code;
    uint8_t *image = memory_alloc(head.length + rest.length);
    memcpy(image, head.text, head.length);
    memcpy(image + head.length, rest.text, rest.length);
    bool loaded = pcre2_serialize_decode(&code, 1, image, NULL) == 1;
    free(image);
    if (!loaded)
        return NULL;
    struct regex *regex = memory_zero(1, sizeof *regex);
    regex->code = code;
    return regex;
}

void regex_free(struct regex *regex)
{
    if (!regex)
        return;
    pcre2_code_free(regex->code);
    pcre2_code_free(atomic_load(&regex->fast));
    free(regex);
}

int regex_group(const struct regex *regex, const char *name)
{
    int number = pcre2_substring_number_from_name(regex->code, (PCRE2_SPTR)name);
    return number > 0 ? number : -1;
}

bool regex_matches_empty(const struct regex *regex)
{
    return code_info(regex->code, PCRE2_INFO_MATCHEMPTY);
}

/* --- searching --- */

struct regex_scratch *regex_scratch_new(void)
{
    struct regex_scratch *scratch = memory_zero(1, sizeof *scratch);
    scratch->match_data = memory_present(pcre2_match_data_create(REGEX_MAX_CAPTURES, NULL));
    scratch->context = memory_present(pcre2_match_context_create(NULL));
    pcre2_set_heap_limit(scratch->context, HEAP_LIMIT_KIB);
    return scratch;
}

void regex_scratch_free(struct regex_scratch *scratch)
{
    if (!scratch)
        return;
    pcre2_match_data_free(scratch->match_data);
    pcre2_match_context_free(scratch->context);
    pcre2_jit_stack_free(scratch->jit_stack);
    free(scratch);
}

struct caller {
    class_test test;
    void *context;
};

/* Odd numbers ask for the start of class n / 2, even ones for its end. Zero lets the match go on. */
static int answer_callout(pcre2_callout_block *block, void *data)
{
    const struct caller *caller = data;
    uint32_t number = block->callout_number - 1;
    enum class_edge edge = number % 2 ? CLASS_END : CLASS_START;
    return caller->test && caller->test(caller->context, number / 2, edge, block->current_position) ? 0 : 1;
}

/* The code with JIT, or NULL while it is not worth its price or cannot be had. Exactly one search makes it. */
static pcre2_code *fast_code(struct regex *regex, unsigned offsets)
{
    pcre2_code *fast = atomic_load_explicit(&regex->fast, memory_order_acquire);
    if (fast)
        return fast;
    unsigned tried = atomic_fetch_add_explicit(&regex->tried, offsets, memory_order_relaxed);
    if (atomic_load_explicit(&jit_disabled, memory_order_relaxed) || tried > JIT_AFTER || tried + offsets <= JIT_AFTER)
        return NULL;
    fast = pcre2_code_copy(regex->code);
    if (fast && pcre2_jit_compile(fast, PCRE2_JIT_COMPLETE) != 0) {
        pcre2_code_free(fast);
        fast = NULL;
    }
    atomic_store_explicit(&regex->fast, fast, memory_order_release);
    return fast;
}

unsigned regex_tried(const struct regex *regex)
{
    return atomic_load_explicit(&regex->tried, memory_order_relaxed);
}

static bool grow_jit_stack(struct regex_scratch *scratch)
{
    if (scratch->jit_stack)
        return false;
    scratch->jit_stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MOST, NULL);
    pcre2_jit_stack_assign(scratch->context, NULL, scratch->jit_stack);
    return scratch->jit_stack;
}

/* What one call looks for: a match anywhere from start on, or right there. */
struct attempt {
    struct slice subject;
    size_t start;
    bool anywhere;
};

static int match_once(const pcre2_code *code, struct regex_scratch *scratch, const struct attempt *attempt,
                      uint32_t options)
{
    return pcre2_match(code, (PCRE2_SPTR)attempt->subject.text, attempt->subject.length, attempt->start,
                       PCRE2_NO_UTF_CHECK | options, scratch->match_data, scratch->context);
}

static int interpret(const struct regex *regex, struct regex_scratch *scratch, const struct attempt *attempt)
{
    pcre2_set_offset_limit(scratch->context, PCRE2_UNSET);
    return match_once(regex->code, scratch, attempt, attempt->anywhere ? 0 : PCRE2_ANCHORED);
}

/* JIT first; then with a larger stack; then interpreted. JIT code cannot be anchored when it is run, but the offset
 * where a match begins can be limited. */
static int match_somehow(struct regex *regex, struct regex_scratch *scratch, const struct attempt *attempt)
{
    size_t offsets = attempt->anywhere ? attempt->subject.length - attempt->start : 0;
    const pcre2_code *fast = fast_code(regex, OFFSETS_A_CALL + (unsigned)offsets);
    if (!fast)
        return interpret(regex, scratch, attempt);
    pcre2_set_offset_limit(scratch->context, attempt->anywhere ? PCRE2_UNSET : attempt->start);
    int status = match_once(fast, scratch, attempt, 0);
    if (status == PCRE2_ERROR_JIT_STACKLIMIT && grow_jit_stack(scratch))
        status = match_once(fast, scratch, attempt, 0);
    return status == PCRE2_ERROR_JIT_STACKLIMIT ? interpret(regex, scratch, attempt) : status;
}

static bool charge(struct regex_budget *budget, uint64_t steps)
{
    if (!budget)
        return true;
    bool enough = budget->steps_left >= steps;
    budget->steps_left -= enough ? steps : budget->steps_left;
    return enough;
}

static void fill_match(const struct regex_scratch *scratch, int group_count, struct regex_match *match)
{
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(scratch->match_data);
    match->group_count = (unsigned)group_count;
    for (int i = 0; i < REGEX_MAX_CAPTURES; i++) {
        bool set = i < group_count && offsets[2 * i] != PCRE2_UNSET;
        match->groups[i] = set ? (struct span){(uint32_t)offsets[2 * i], (uint32_t)offsets[2 * i + 1]}
                               : (struct span){UINT32_MAX, UINT32_MAX};
    }
}

static enum regex_result match(struct regex *regex, struct regex_scratch *scratch, const struct attempt *attempt,
                               struct caller *caller, struct regex_budget *budget, struct regex_match *found)
{
    pcre2_set_callout(scratch->context, answer_callout, caller);
    uint64_t offsets = attempt->anywhere ? attempt->subject.length - attempt->start + 1 : 1;
    int status = PCRE2_ERROR_MATCHLIMIT;
    for (int tier = 0; tier < TIER_COUNT && status == PCRE2_ERROR_MATCHLIMIT; tier++) {
        if (!charge(budget, offsets * tiers[tier].price))
            return REGEX_GAVE_UP;
        pcre2_set_match_limit(scratch->context, tiers[tier].match_limit);
        pcre2_set_depth_limit(scratch->context, tiers[tier].match_limit);
        status = match_somehow(regex, scratch, attempt);
    }
    if (status == PCRE2_ERROR_NOMATCH)
        return REGEX_NO_MATCH;
    if (status <= 0)
        return REGEX_GAVE_UP;
    fill_match(scratch, status, found);
    return REGEX_MATCH;
}

enum regex_result regex_search(struct regex *regex, struct regex_scratch *scratch, struct slice subject,
                               size_t start, class_test test, void *context, struct regex_budget *budget,
                               struct regex_match *found)
{
    struct caller caller = {test, context};
    return match(regex, scratch, &(struct attempt){subject, start, true}, &caller, budget, found);
}

enum regex_result regex_match_at(struct regex *regex, struct regex_scratch *scratch, struct slice subject,
                                 size_t start, class_test test, void *context, struct regex_budget *budget,
                                 struct regex_match *found)
{
    struct caller caller = {test, context};
    return match(regex, scratch, &(struct attempt){subject, start, false}, &caller, budget, found);
}

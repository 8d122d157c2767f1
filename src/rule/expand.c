#include "rule/expand.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/nearest.h"
#include "match/syntax.h"

/* A word of prose; full stops and colons inside it (v1.2, 10:40, host.example) belong to it. */
#define WORD "[\\w\\x{FFFC}@#~$](?:[\\w\\x{FFFC}'/&%+@-]|[.:](?=\\w))*+"

/* Runs that a class may cover: pieces of letters and digits, joined by one or two marks of the kinds that stand
 * inside a term. Of a lexicon's members the longest is tried first; entities do not overlap, so that the first end
 * after a start is the right one. */
#define LEXICON_RUN "\\w++(?:[ '/&.,*-]{1,2}\\w++){0,11}"
#define ENTITY_RUN "[@\\w\\x{FFFC}][\\w\\x{FFFC}]*+(?:[ '/&.,()@-]{1,2}[\\w\\x{FFFC}]++){0,19}?@??"

/* Where a noun phrase ends: conjunctions, relative words, prepositions of time, verb groups. */
#define PHRASE_END                                                                                             \
    "(?:and|or|but|nor|so|yet|because|as|since|when|while|after|before|until|till|during|within|once|at|which|" \
    "who|whom|whose|that|if|unless|though|although|than|then|where|why|how|was|were|is|are|am|be|been|being|has|" \
    "have|had|having|did|does|do|will|would|could|should|can|may|might|must|shall|cannot|didn't|doesn't|don't|" \
    "wasn't|weren't|isn't|aren't|hasn't|haven't|hadn't|won't|wouldn't|couldn't|shouldn't|can't)\\b"

enum { MACRO_DEPTH = 8, GAP_MOST = 20 };

struct writer {
    struct pack *pack;
    const struct yaml_node *scalar;
    struct expansion *out;
    unsigned depth;      /* of macros; errors and steps are told at depth 0 only */
    size_t place;        /* in the written pattern, of what is expanded now */
    bool good;
};

/* Adds an error at the place of a piece of the pattern; inside a macro, at the place where the macro is used. */
static void mistake(struct writer *writer, struct slice where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void mistake(struct writer *writer, struct slice where, const char *format, ...)
{
    char message[768];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    size_t offset = writer->depth ? writer->place : (size_t)(where.text - writer->scalar->text.text);
    pack_error_at(writer->pack, writer->scalar, offset, "%s", message);
    writer->good = false;
}

static struct slice here(const struct writer *writer)
{
    return slice_sub(writer->scalar->text, writer->place, writer->place);
}

/* --- classes --- */

/* Registers a use of a class; returns its number. */
static unsigned add_class(struct writer *writer, struct class_use use)
{
    struct expansion *out = writer->out;
    if (out->class_count == REGEX_MAX_CLASSES) {
        if (writer->good)
            mistake(writer, here(writer), "more than 127 classes in one pattern");
        return 0;
    }
    *ARENA_PUSH(writer->pack->arena, out->classes, out->class_count, out->class_capacity) = use;
    return (unsigned)out->class_count - 1;
}

static void add_run(struct writer *writer, struct class_use use, const char *boundary, const char *run)
{
    unsigned number = add_class(writer, use);
    buffer_add_format(&writer->out->text, "(?:%s(?C%u)%s(?C%u))", boundary, 2 * number + 1, run, 2 * number + 2);
}

/* The next name of a list parted by bars; moves the list on. */
static struct slice next_name(struct slice *list)
{
    size_t end = 0;
    while (end < list->length && list->text[end] != '|')
        end++;
    struct slice name = slice_sub(*list, 0, end);
    *list = slice_sub(*list, end + 1, list->length);
    return name;
}

static void unknown_name(struct writer *writer, const struct names *names, struct slice name)
{
    char hint[512];
    mistake(writer, name, "`%.*s` is not %s%s", (int)name.length, name.text, names->what,
            names_hint(names, name, hint, sizeof hint));
}

/* The set of classes that a list of names stands for. */
static uint32_t actor_set(struct writer *writer, struct slice list, uint32_t otherwise)
{
    uint32_t actors = 0;
    if (!list.length)
        return otherwise;
    while (list.length) {
        struct slice name = next_name(&list);
        int bit = names_find(&actor_names, name);
        if (slice_equals_text(name, "human"))
            actors |= ACTORS_HUMAN;
        else if (slice_equals_text(name, "any"))
            actors |= ACTORS_ANY;
        else if (bit >= 0)
            actors |= 1u << bit;
        else
            unknown_name(writer, &actor_names, name);
    }
    return actors;
}

static uint16_t form_set(struct writer *writer, struct slice list)
{
    uint16_t forms = 0;
    if (!list.length)
        return FORM_ANY;
    while (list.length) {
        struct slice name = next_name(&list);
        int form = names_find(&form_names, name);
        if (form < 0)
            unknown_name(writer, &form_names, name);
        else
            forms |= (uint16_t)form;
    }
    return forms;
}

static void expand_actor(struct writer *writer, struct slice argument)
{
    struct class_use use = {.source = CLASS_ENTITY, .actors = actor_set(writer, argument, ACTOR_BLAMABLE)};
    add_run(writer, use, "(?<![\\w@])", ENTITY_RUN);
}

static void expand_subject(struct writer *writer, struct slice argument)
{
    struct class_use use = {.source = CLASS_SUBJECT, .actors = actor_set(writer, argument, ACTOR_BLAMABLE)};
    buffer_add_format(&writer->out->text, "\\b(?C%u)", 2 * add_class(writer, use) + 1);
}

static void expand_lexicon(struct writer *writer, uint16_t lexicon, struct slice argument)
{
    struct class_use use = {.source = CLASS_LEXICON, .lexicon = lexicon, .forms = form_set(writer, argument)};
    add_run(writer, use, "\\b", LEXICON_RUN);
}

static void expand_code(struct writer *writer, struct slice argument)
{
    (void)argument;
    buffer_add_text(&writer->out->text, "\\x{FFFC}");
}

static void expand_phrase(struct writer *writer, struct slice argument)
{
    (void)argument;
    buffer_add_text(&writer->out->text, "(?:(?!" PHRASE_END ")" WORD "(?: (?!" PHRASE_END ")" WORD "){0,7})");
}

/* Words that hold no actor. After a blank, each word brings the blank behind it, else the one before it:
 * `forgot {gap:3}to` and `forgot{gap:3} to` say the same, and so does `forgot {gap:3} to`. */
static void expand_gap(struct writer *writer, struct slice argument)
{
    struct buffer *text = &writer->out->text;
    long most = strtol(argument.text, NULL, 10);
    if (!argument.length || !ascii_is_digit(argument.text[0]) || most < 1 || most > GAP_MOST)
        mistake(writer, argument, "a gap is `{gap:1}` to `{gap:20}`, not `%.*s`", (int)argument.length, argument.text);
    struct class_use use = {.source = CLASS_ENTITY, .actors = ACTORS_HUMAN};
    unsigned number = 2 * add_class(writer, use) + 1;
    bool after_blank = text->length && text->text[text->length - 1] == ' ';
    buffer_add_format(text, "(?:%s(?!(?C%u))%s%s){0,%ld}?", after_blank ? "" : " ", number, WORD,
                      after_blank ? " " : "", most);
}

static const struct {
    const char *name;
    void (*expand)(struct writer *writer, struct slice argument);
} builtins[] = {
    {"actor", expand_actor}, {"subject", expand_subject}, {"code", expand_code},
    {"np", expand_phrase},   {"gap", expand_gap},
};

enum { BUILTIN_COUNT = sizeof builtins / sizeof builtins[0] };

bool expand_is_reserved(struct slice name)
{
    for (size_t i = 0; i < BUILTIN_COUNT; i++)
        if (slice_equals_text(name, builtins[i].name))
            return true;
    return false;
}

/* --- names in braces --- */

static void expand_text(struct writer *writer, struct slice pattern);

static void expand_macro(struct writer *writer, const struct macro *macro)
{
    if (writer->depth == MACRO_DEPTH) {
        mistake(writer, here(writer), "macros inside macros more than 8 deep, at `{%s}`", macro->name);
        return;
    }
    buffer_add_text(&writer->out->text, "(?:");
    writer->depth++;
    expand_text(writer, macro->text);
    writer->depth--;
    buffer_add_byte(&writer->out->text, ')');
}

static const char *nearest_class(const struct pack *pack, struct slice name)
{
    const char *nearest = nearest_name(name, &builtins[0].name, BUILTIN_COUNT, sizeof builtins[0]);
    if (!nearest && pack->lexicon_count)
        nearest = nearest_name(name, &pack->lexicons[0].id, pack->lexicon_count, sizeof pack->lexicons[0]);
    if (!nearest && pack->macro_count)
        nearest = nearest_name(name, &pack->macros[0].name, pack->macro_count, sizeof pack->macros[0]);
    return nearest;
}

static void unknown_class(struct writer *writer, struct slice name)
{
    const char *nearest = nearest_class(writer->pack, name);
    mistake(writer, name, "`{%.*s}` is no class, lexicon or macro%s%s%s", (int)name.length, name.text,
            nearest ? "; did you mean `{" : "", nearest ? nearest : "", nearest ? "}`?" : "");
}

static void expand_named(struct writer *writer, struct slice name, struct slice argument)
{
    for (size_t i = 0; i < BUILTIN_COUNT; i++)
        if (slice_equals_text(name, builtins[i].name)) {
            builtins[i].expand(writer, argument);
            return;
        }
    int lexicon = pack_lexicon(writer->pack, name);
    const struct macro *macro = pack_macro(writer->pack, name);
    if (lexicon >= 0)
        expand_lexicon(writer, (uint16_t)lexicon, argument);
    else if (macro)
        expand_macro(writer, macro);
    else
        unknown_class(writer, name);
}

/* Expands the name in braces at `at`; returns the offset after it. */
static size_t expand_braces(struct writer *writer, struct slice pattern, size_t at)
{
    ptrdiff_t closing = slice_find(pattern, SLICE_LITERAL("}"), at);
    if (closing < 0) {
        mistake(writer, slice_sub(pattern, at, at), "`{` without its `}`; write \\{ for the character");
        return pattern.length;
    }
    struct slice inside = slice_sub(pattern, at + 1, (size_t)closing);
    ptrdiff_t colon = slice_find(inside, SLICE_LITERAL(":"), 0);
    struct slice name = slice_sub(inside, 0, colon < 0 ? inside.length : (size_t)colon);
    struct slice argument = slice_sub(inside, colon < 0 ? inside.length : (size_t)colon + 1, inside.length);
    bool absorbs = slice_equals_text(name, "gap") && at && pattern.text[at - 1] == ' ';
    expand_named(writer, name, argument);
    size_t end = (size_t)closing + 1;
    return absorbs && end < pattern.length && pattern.text[end] == ' ' ? end + 1 : end;
}

/* --- the walk over a pattern --- */

static void note_step(struct writer *writer, size_t at)
{
    struct expansion *out = writer->out;
    if (writer->depth)
        return;
    writer->place = at;
    *ARENA_PUSH(writer->pack->arena, out->steps, out->step_count, out->step_capacity) =
        (struct expansion_step){out->text.length, at};
}

static void expand_text(struct writer *writer, struct slice pattern)
{
    for (size_t at = 0; at < pattern.length && writer->out->text.length <= REGEX_MAX_PATTERN;) {
        size_t end = syntax_token_end(pattern, at);
        note_step(writer, at);
        if (slice_starts_with(slice_sub(pattern, at, pattern.length), "(?C"))
            mistake(writer, slice_sub(pattern, at, at), "callouts, (?C...), are not allowed");
        if (pattern.text[at] == '{' && syntax_braces_end(pattern, at) == at) {
            at = expand_braces(writer, pattern, at);
            continue;
        }
        buffer_add_slice(&writer->out->text, slice_sub(pattern, at, end));
        at = end;
    }
}

bool expand(struct pack *pack, const struct yaml_node *scalar, struct expansion *expansion)
{
    struct writer writer = {.pack = pack, .scalar = scalar, .out = expansion, .good = true};
    expand_text(&writer, scalar->text);
    return writer.good;
}

size_t expansion_written(const struct expansion *expansion, size_t expanded)
{
    size_t written = 0;
    for (size_t i = 0; i < expansion->step_count && expansion->steps[i].expanded <= expanded; i++)
        written = expansion->steps[i].written;
    return written;
}

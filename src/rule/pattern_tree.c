#include "rule/pattern_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "match/syntax.h"
#include "rule/character.h"

enum { DEEPEST = 64 };

struct parser {
    struct slice pattern;
    size_t at;
    unsigned depth;
    bool case_sensitive;
    bool lost; /* option x, \Q, \E: a character is no longer what it seems */
    struct arena *arena;
};

static char peek(const struct parser *parser, size_t ahead)
{
    return parser->at + ahead < parser->pattern.length ? parser->pattern.text[parser->at + ahead] : '\0';
}

static bool looking_at(const struct parser *parser, const char *text)
{
    return slice_starts_with(slice_sub(parser->pattern, parser->at, parser->pattern.length), text);
}

/* --- quantifiers --- */

static void read_braces(struct parser *parser, struct item *item, size_t end)
{
    char *comma;
    long least = strtol(parser->pattern.text + parser->at + 1, &comma, 10);
    bool endless = *comma == ',' && comma[1] == '}';
    long most = *comma == ',' && !endless ? strtol(comma + 1, NULL, 10) : least;
    item->optional |= least == 0;
    item->repeated |= endless || most > 1;
    parser->at = end;
}

static void read_quantifier(struct parser *parser, struct item *item)
{
    char c = peek(parser, 0);
    size_t braces = syntax_braces_end(parser->pattern, parser->at);
    if (braces > parser->at) {
        read_braces(parser, item, braces);
    } else if (c == '?' || c == '*' || c == '+') {
        item->optional |= c != '+';
        item->repeated |= c != '?';
        parser->at++;
    } else {
        return;
    }
    if (peek(parser, 0) == '+' || peek(parser, 0) == '?')
        parser->at++;
}

/* --- groups --- */

static struct item read_alternatives(struct parser *parser);

/* One past the parenthesis that closes the group at `at`. */
static size_t group_end(const struct parser *parser)
{
    unsigned open = 0;
    size_t at = parser->at;
    while (at < parser->pattern.length) {
        open += parser->pattern.text[at] == '(' && syntax_token_end(parser->pattern, at) == at + 1;
        if (parser->pattern.text[at] == ')' && --open == 0)
            return at + 1;
        at = syntax_token_end(parser->pattern, at);
    }
    return at;
}

static struct item skip_group(struct parser *parser, enum item_kind kind)
{
    parser->at = group_end(parser);
    return (struct item){.kind = kind};
}

static struct item read_callout(struct parser *parser)
{
    char *end;
    unsigned long number = strtoul(parser->pattern.text + parser->at + 3, &end, 10);
    parser->at = (size_t)(end + 1 - parser->pattern.text);
    if (number % 2)
        return (struct item){.kind = ITEM_CLASS, .class_index = (unsigned)number / 2};
    return (struct item){.kind = ITEM_EMPTY};
}

/* After `(?`: options, `(?i)`, `(?i-s:...)`. Returns whether a body follows. */
static bool skip_options(struct parser *parser)
{
    while (peek(parser, 0) && strchr("imsnJUxa^-", peek(parser, 0))) {
        parser->lost |= peek(parser, 0) == 'x' || peek(parser, 0) == 'm';
        parser->at++;
    }
    parser->lost |= peek(parser, 0) != ':' && peek(parser, 0) != ')';
    return peek(parser, 0) == ':';
}

/* Past the opening of a group with a body; false when the group has none or is not understood. */
static bool enter_group(struct parser *parser)
{
    char closing = '\0';
    parser->at++;
    if (peek(parser, 0) != '?')
        return true;
    parser->at++;
    if (peek(parser, 0) == 'P')
        parser->at++;
    if (peek(parser, 0) == '<')
        closing = '>';
    else if (peek(parser, 0) == '\'')
        closing = '\'';
    if (!closing && strchr(":>|", peek(parser, 0))) {
        parser->at++;
        return true;
    }
    if (!closing && !skip_options(parser))
        return false;
    parser->at++;
    while (closing && parser->at < parser->pattern.length && peek(parser, 0) != closing)
        parser->at++;
    parser->at += closing != '\0';
    return true;
}

static bool is_lookaround(const struct parser *parser)
{
    static const char *const openings[] = {"(?=", "(?!", "(?*", "(?<=", "(?<!", "(?<*"};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (looking_at(parser, openings[i]))
            return true;
    return false;
}

static bool is_edge(const struct item *item)
{
    bool edge = item->kind == ITEM_EDGE || item->kind == ITEM_START || item->kind == ITEM_OTHER;
    return edge && !item->optional;
}

/* Does the body of a positive lookaround ask for an edge, as `(?=[,.]|$)` and `(?<=and )` do? */
static bool body_is_edge(const struct item *body, bool behind)
{
    for (size_t i = 0; i < body->alternative_count; i++) {
        const struct sequence *sequence = &body->alternatives[i];
        if (!sequence->count || !is_edge(&sequence->items[behind ? sequence->count - 1 : 0]))
            return false;
    }
    return true;
}

static struct item read_lookaround(struct parser *parser)
{
    struct parser inner = *parser;
    bool ahead = looking_at(parser, "(?="), behind = looking_at(parser, "(?<=");
    parser->at = group_end(parser);
    if ((!ahead && !behind) || ++inner.depth > DEEPEST)
        return (struct item){.kind = ITEM_EMPTY};
    inner.at += behind ? 4 : 3;
    struct item body = read_alternatives(&inner);
    bool edge = !inner.lost && body_is_edge(&body, behind);
    return (struct item){.kind = edge ? ITEM_EDGE : ITEM_EMPTY};
}

static bool is_call(const struct parser *parser)
{
    char c = peek(parser, 2);
    bool named = looking_at(parser, "(?P>") || looking_at(parser, "(?P=");
    return peek(parser, 1) == '?' && (named || c == '&' || c == 'R' || ascii_is_digit(c) || c == '+' ||
                                      (c == '-' && ascii_is_digit(peek(parser, 3))));
}

static struct item read_group(struct parser *parser)
{
    if (looking_at(parser, "(?C"))
        return read_callout(parser);
    if (is_lookaround(parser))
        return read_lookaround(parser);
    if (looking_at(parser, "(?(") || looking_at(parser, "(*") || is_call(parser) || parser->depth == DEEPEST)
        return skip_group(parser, ITEM_UNKNOWN);
    if (!enter_group(parser)) {
        parser->at++;
        return (struct item){.kind = ITEM_EMPTY};
    }
    parser->depth++;
    struct item group = read_alternatives(parser);
    parser->depth--;
    parser->at++;
    return group;
}

/* --- sequences --- */

static bool is_any_of(struct slice token, const char *const *texts)
{
    for (; *texts; texts++)
        if (slice_equals_text(token, *texts))
            return true;
    return false;
}

static struct item read_single(struct parser *parser)
{
    static const char *const starts[] = {"^", "\\A", NULL}, *const edges[] = {"$", "\\b", "\\z", "\\Z", NULL};
    static const char *const nothing[] = {"\\B", "\\G", NULL};
    size_t start = parser->at, end = syntax_token_end(parser->pattern, start);
    struct slice token = slice_sub(parser->pattern, start, end);
    parser->at = end;
    parser->lost |= slice_starts_with(token, "\\Q") || slice_starts_with(token, "\\E");
    if (is_any_of(token, starts))
        return (struct item){.kind = ITEM_START};
    if (is_any_of(token, edges))
        return (struct item){.kind = ITEM_EDGE};
    if (is_any_of(token, nothing))
        return (struct item){.kind = ITEM_EMPTY};
    if (slice_equals_text(token, "."))
        return (struct item){.kind = ITEM_UNKNOWN};
    return character_item(token, parser->case_sensitive);
}

/* A quantifier behind a comment belongs to what stands before the comment. */
static void skip_comments(struct parser *parser)
{
    while (looking_at(parser, "(?#"))
        parser->at = syntax_token_end(parser->pattern, parser->at);
}

static struct sequence read_sequence(struct parser *parser)
{
    struct item *items = NULL;
    size_t count = 0, capacity = 0;
    skip_comments(parser);
    while (parser->at < parser->pattern.length && peek(parser, 0) != '|' && peek(parser, 0) != ')') {
        struct item item = peek(parser, 0) == '(' ? read_group(parser) : read_single(parser);
        skip_comments(parser);
        read_quantifier(parser, &item);
        skip_comments(parser);
        *ARENA_PUSH(parser->arena, items, count, capacity) = item;
    }
    return (struct sequence){items, count};
}

/* Stops at the parenthesis that closes the group, or at the end. */
static struct item read_alternatives(struct parser *parser)
{
    struct sequence *alternatives = NULL;
    size_t count = 0, capacity = 0;
    for (;;) {
        struct sequence sequence = read_sequence(parser);
        *ARENA_PUSH(parser->arena, alternatives, count, capacity) = sequence;
        if (peek(parser, 0) != '|')
            break;
        parser->at++;
    }
    return (struct item){.kind = ITEM_GROUP, .alternatives = alternatives, .alternative_count = count};
}

const struct item *pattern_tree(struct slice pattern, bool case_sensitive, struct arena *arena)
{
    bool sensitive = case_sensitive && slice_find(pattern, SLICE_LITERAL("(?i"), 0) < 0;
    struct parser parser = {.pattern = pattern, .case_sensitive = sensitive, .arena = arena};
    struct item *root = arena_alloc(arena, sizeof *root);
    *root = read_alternatives(&parser);
    return parser.lost || parser.at < pattern.length ? NULL : root;
}

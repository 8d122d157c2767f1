/* The structure of a PCRE2 pattern, as far as it tells which words a match must hold.
 *
 * Only what is certain: whatever is not understood becomes ITEM_UNKNOWN. */
#ifndef RULE_PATTERN_TREE_H
#define RULE_PATTERN_TREE_H

#include "base/arena.h"
#include "base/slice.h"
#include "rule/byte_set.h"

enum item_kind {
    ITEM_LETTER,  /* this word character, any case */
    ITEM_WORD,    /* one word character out of several */
    ITEM_OTHER,   /* one character that is no word character */
    ITEM_UNKNOWN, /* anything, perhaps nothing */
    ITEM_EDGE,    /* \b, $: a place where a word may begin or end */
    ITEM_START,   /* ^: such a place, and the start of the text */
    ITEM_EMPTY,   /* nothing is consumed: lookaround, options, the end of a class */
    ITEM_CLASS,   /* the start of a class */
    ITEM_GROUP
};

struct item {
    enum item_kind kind;
    bool optional;       /* may be left out */
    bool repeated;       /* may stand more than once */
    char letter;         /* ITEM_LETTER, lower case */
    struct byte_set bytes; /* of an item that stands for one character: the bytes it may begin with; else empty */
    unsigned class_index; /* ITEM_CLASS */
    const struct sequence *alternatives; /* ITEM_GROUP */
    size_t alternative_count;
};

struct sequence {
    const struct item *items;
    size_t count;
};

/* Parses a pattern that compiles. Returns its alternatives as one group, or NULL when nothing is certain: under the
 * option x, or nested deeper than is worth reading. Lives in the arena. */
const struct item *pattern_tree(struct slice pattern, bool case_sensitive, struct arena *arena);

#endif

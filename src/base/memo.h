/* Values remembered by a key of bytes, in bounded memory: for work that comes again with nothing changed.
 *
 * Time is counted in turns, a turn being one piece of work such as the check of a document. Values stay where they are
 * until the next turn begins; then those that were not asked for lately may be forgotten. */
#ifndef BASE_MEMO_H
#define BASE_MEMO_H

#include "base/slice.h"

struct memo;

/* What is remembered: a key means another thing for each. */
enum memo_kind {
    MEMO_LABEL,             /* of a block */
    MEMO_HEADING_ROLE,      /* what a heading means */
    MEMO_LABEL_ROLE,        /* what a label means */
    MEMO_CUT,               /* of a block into units */
    MEMO_WORDS,             /* of a unit */
    MEMO_COUNTS,            /* of its words */
    MEMO_NAMES,             /* its words vouch for */
    MEMO_NAMES_IN_TIMELINE, /* the same in a timeline */
    MEMO_TOPICS,            /* it speaks of */
    MEMO_ENTITIES,          /* of a unit */
    MEMO_ACTION,            /* what the text of an action item says */
    MEMO_ZONE,              /* does a block give a time zone? */
    MEMO_ZONE_IN_TIMELINE,
    MEMO_DOCUMENT,          /* what holds for a document */
    MEMO_PEOPLE,            /* it names */
    MEMO_VERDICT            /* what was found in a unit */
};

struct memo *memo_new(void);
void memo_free(struct memo *memo);

/* Begins a turn. What is kept is twice what the last turn asked for and a quarter of a megabyte, or what the last sixteen
 * turns asked for, and never more than about a hundred megabytes. */
void memo_turn(struct memo *memo);
/* The value of the key, or NULL; valid until the next turn begins. */
void *memo_find(struct memo *memo, enum memo_kind kind, struct slice key);
/* A number that was never given before, nor will be again: for keys that stand for what was remembered. Not 0. */
uint64_t memo_number(struct memo *memo);
/* A key that is such a number; it must outlive the slice. */
static inline struct slice memo_key(const uint64_t *number)
{
    return (struct slice){(const char *)number, sizeof *number};
}

/* Forgets the value of the key, if there is one. */
void memo_forget(struct memo *memo, enum memo_kind kind, struct slice key);
/* A new value for a key that has none: zeroed bytes, aligned for any type, valid until the next turn begins. NULL when
 * there is no room left: then nothing is remembered. */
void *memo_add(struct memo *memo, enum memo_kind kind, struct slice key, size_t size);

#endif

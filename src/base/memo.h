/* Values remembered by a key of bytes, in bounded memory: for work that comes again with nothing changed.
 *
 * Time is counted in turns, a turn being one piece of work such as the check of a document. Values stay where they are
 * until the next turn begins; then those that were not asked for lately may be forgotten. */
#ifndef BASE_MEMO_H
#define BASE_MEMO_H

#include "base/slice.h"

struct memo;

/* What a key is about is its first byte, so that those who remember different things stay out of each other's way. */
enum memo_kind { MEMO_DOCUMENT, MEMO_VERDICT, MEMO_WORDS, MEMO_ENTITIES, MEMO_NAMES, MEMO_NAMES_IN_TIMELINE, MEMO_COUNTS, MEMO_ACTION,
                 MEMO_LABEL, MEMO_ROLE, MEMO_CUT };

/* A key that is a kind and a number of memo_number. */
struct memo_key {
    char bytes[1 + sizeof(uint64_t)];
};

struct memo *memo_new(void);
void memo_free(struct memo *memo);

/* Begins a turn. What is kept is at most some megabytes, and a small multiple of what the last turn asked for. */
void memo_turn(struct memo *memo);
/* The value of the key, or NULL; valid until the next turn begins. */
void *memo_find(struct memo *memo, struct slice key);
/* A number that was never given before, nor will be again: for keys that stand for what was remembered. Not 0. */
uint64_t memo_number(struct memo *memo);
/* Writes such a key into the room for it. */
struct slice memo_key(struct memo_key *room, enum memo_kind kind, uint64_t number);
/* A new value for a key that has none: zeroed bytes, aligned for any type, valid until the next turn begins. NULL when
 * there is no room left: then nothing is remembered. */
void *memo_add(struct memo *memo, struct slice key, size_t size);

#endif

/* A document's words, each looked up once: tokens, the lexicon members that start at them, and the words that
 * patterns ask for.
 *
 * A token is a word, a number, a placeholder (code, URL) or one punctuation character. Hyphens and inner
 * apostrophes belong to the word ("on-call", "didn't", "O'Brien"), but the clitics 's 'd 'll 've 're 'm and
 * a possessive ' after s are tokens of their own, so that "engineer's" is the word "engineer" and a clitic. */
#ifndef LINT_ANNOTATE_H
#define LINT_ANNOTATE_H

#include "base/arena.h"
#include "read/tokenise.h"
#include "read/word_class.h"
#include "rule/ruleset.h"
#include "text/document.h"

struct token {
    struct span prose;
    uint64_t classes;   /* word_class bits of the word itself */
    uint64_t starts;    /* those of every member that starts here, of one word or more */
    char lowered[16];   /* its text, ASCII letters lowered, ended by NUL; empty where that has more than 15 bytes */
    uint32_t first_hit; /* index into hits: those at the word's start, longest first, then those at its hyphens */
    uint16_t hit_count;
    uint8_t kind;     /* enum token_kind */
    bool capital : 1; /* begins with a capital letter */
    bool upper : 1;   /* two letters or more, all of them capitals */
    bool spaced : 1;  /* a blank stands before it, or it begins its unit */
};

struct annotated_hit {
    struct lexicon_hit hit;
    struct span prose;
    uint32_t token;     /* the token it starts in */
    uint32_t token_end; /* one past the token it ends in */
};

/* A word, or beginning of a word, that some pattern asks for. */
struct annotated_cue {
    uint32_t word;      /* see struct cue */
    uint32_t offset;    /* in the prose */
};

struct unit_words {
    uint32_t first_token, token_end;
    uint32_t first_hit, hit_end;
    uint32_t first_cue, cue_end;
    uint32_t actors;    /* set of actor_class; filled in by entities_find */
    uint64_t number;    /* in the document's memo: the same for the same words; 0 where they are not remembered */
    uint64_t read_number; /* the same for the same words read with the same names; filled in by entities_find */
};

struct annotation {
    const struct document *document;
    const struct ruleset *ruleset;
    const struct token *tokens;
    size_t token_count;
    const struct annotated_hit *hits;
    size_t hit_count;
    const struct annotated_cue *cues;
    const uint64_t *lexicon_classes; /* word_class bits of each lexicon */
    struct unit_words *units;        /* one for each unit of the document */
};

/* Annotates every unit of the document; all arrays live in the arena. */
void annotate(struct annotation *annotation, const struct document *document, const struct ruleset *ruleset,
              struct arena *arena);

struct slice token_text(const struct annotation *annotation, uint32_t token);

/* Is it this word, ASCII case apart? The word is in small letters and has at most 15 bytes. */
static inline bool token_is(const struct token *token, const char *word)
{
    size_t length = strlen(word);
    return length < sizeof token->lowered && memcmp(token->lowered, word, length + 1) == 0;
}

bool token_is_one_of(const struct token *token, const char *const *words, size_t count);
/* The same for an array. */
#define TOKEN_IS_ONE_OF(token, words) token_is_one_of((token), (words), sizeof(words) / sizeof *(words))

/* The token of the unit that starts (or ends) at this prose offset, or NO_INDEX. */
uint32_t token_starting(const struct annotation *annotation, size_t unit, size_t offset);
uint32_t token_ending(const struct annotation *annotation, size_t unit, size_t offset);

/* The longest member of the lexicon, in one of the forms, that starts at this token, or NULL. */
const struct annotated_hit *token_member(const struct annotation *annotation, uint32_t token, uint16_t lexicon,
                                         uint16_t forms);
/* One past the last token of the longest member of one of the word classes that starts at this token, or 0. */
uint32_t token_phrase_end(const struct annotation *annotation, uint32_t token, uint64_t classes);

/* Answers for class_test: does a member of the lexicon, in one of the forms, start (end) at this prose
 * offset of the unit? */
bool member_starts(const struct annotation *annotation, size_t unit, uint16_t lexicon, uint16_t forms, size_t offset);
bool member_ends(const struct annotation *annotation, size_t unit, uint16_t lexicon, uint16_t forms, size_t offset);
/* Is [start, end) exactly one member? For callers that remember where the class started. */
bool member_spans(const struct annotation *annotation, size_t unit, uint16_t lexicon, uint16_t forms,
                  struct span prose);

#endif

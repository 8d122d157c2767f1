/* The rules in force for a document: the built-in image, user packs, and configuration on top. */
#ifndef RULE_RULESET_H
#define RULE_RULESET_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "rule/rule.h"

enum word_kind { WORD_PLAIN, WORD_VERB, WORD_NOUN, WORD_ADJECTIVE, WORD_PHRASE };

struct lexicon {
    const char *id;
    enum word_kind kind;
};

/* A named piece of patterns. */
struct macro {
    const char *name;
    struct slice text;   /* as written */
};

/* A member of a lexicon found in text. */
struct lexicon_hit {
    uint16_t lexicon;
    uint16_t forms;   /* set of word_form this surface text can be */
    uint32_t lemma;   /* index for vocabulary_lemma */
    uint16_t length;  /* bytes of the text it covers */
    uint8_t words;    /* 1 for a single word */
    bool compound;    /* a hyphen joins it to what stands before or after: "lazy" in "lazy-loaded" */
};

/* Every word of every lexicon and every literal need, in one table probed once for each word of a document. */
struct vocabulary;

struct ruleset {
    const struct rule *const *rules;     size_t rule_count;
    const struct lexicon *lexicons;      size_t lexicon_count;
    const struct vocabulary *vocabulary;
    const struct macro *macros;          size_t macro_count;
    const struct scan_index *scan;       /* see rule/scan_index.h */
    size_t pattern_count;                /* patterns are numbered from 0: see pattern.index and rule/regex_table.h */
};

/* The built-in rule set: read-only data made at build time; no work is done. */
const struct ruleset *ruleset_builtin(void);

/* Reads a pack (a file or a folder of rules and lexicons) on top of base. Returns NULL and adds every mistake. */
const struct ruleset *ruleset_with_pack(const struct ruleset *base, const char *path, struct arena *arena,
                                        struct errors *errors);
/* The same with texts that are open in an editor; `unsaved` may be NULL. */
const struct ruleset *ruleset_with_unsaved_pack(const struct ruleset *base, const char *path,
                                                const struct unsaved *unsaved, struct arena *arena,
                                                struct errors *errors);

/* Looks up the members that start at text[offset], the first byte of a word or of a part of a hyphenated word.
 * Hits are written longest first to out, at most `room`; returns how many. ASCII case is ignored; a space of
 * a member is met by a space or a hyphen of the text and the other way round ("finger pointing"); a member
 * ends where no letter, digit or apostrophe goes on, but may be followed by a clitic ('s, 'll, ...). */
size_t vocabulary_find(const struct vocabulary *vocabulary, struct slice text, size_t offset,
                       struct lexicon_hit *out, size_t room);
struct slice vocabulary_lemma(const struct vocabulary *vocabulary, const struct lexicon_hit *hit);
/* The index of a lexicon by its id, or -1. */
int ruleset_lexicon(const struct ruleset *ruleset, const char *id);
const struct rule *ruleset_rule(const struct ruleset *ruleset, const char *id);
/* The highest severity a rule gives to anyone. */
enum severity rule_highest_severity(const struct rule *rule);

#endif

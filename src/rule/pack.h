/* Reading packs: the state that the readers of lexicons, macros, patterns and rules share while a rule set is
 * made. Private to the rule floor; users call ruleset_with_pack. */
#ifndef RULE_PACK_H
#define RULE_PACK_H

#include "match/regex.h"
#include "rule/inflect.h"
#include "rule/names.h"
#include "rule/vocabulary.h"
#include "rule/yaml.h"

enum {
    PACK_MAX_RULES = 500,
    PACK_MAX_PATTERN = 2048,      /* bytes of a pattern as written */
    PACK_MAX_PATTERNS = 8192,
    PACK_MAX_TEMPLATE = 1024,     /* bytes */
    PACK_MAX_BYTES = 8 * 1024 * 1024, /* of all files */
};

/* A rule's id where a rule names it. */
struct rule_reference {
    const char *path;
    const struct yaml_node *id;
};

struct pack {
    struct arena *arena;              /* of the rule set that is made */
    struct errors *errors;
    const struct ruleset *base;       /* may be NULL: the built-in rule set is made from nothing */
    const struct irregular_verbs *irregular;
    const struct unsaved *unsaved;    /* texts that count rather than the files; may be NULL */
    const char *path, *name;          /* file that is read; pack it belongs to */
    size_t bytes_read;

    struct lexicon *lexicons;         size_t lexicon_count, lexicon_capacity;   /* those of base first */
    struct macro *macros;             size_t macro_count, macro_capacity;       /* those of base first */
    const struct rule **rules;        size_t rule_count, rule_capacity;         /* those of base first */
    struct rule_reference *references; size_t reference_count, reference_capacity;
    size_t pattern_count;
    struct vocabulary_builder words;
    struct regex_scratch *scratch;

    struct regex **regexes;           size_t regex_count, regex_capacity;       /* of the rule that is read */
};

/* Adds an error for the place of a node. */
void pack_error(struct pack *pack, const struct yaml_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same for a byte of a scalar's text. */
void pack_error_at(struct pack *pack, const struct yaml_node *scalar, size_t offset, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* --- one reader for each kind of file; they add every mistake they find --- */

void lexicon_read(struct pack *pack, const struct yaml_node *root);
/* The words of `irregular.yml` as a table, in the pack's arena. */
const struct irregular_verbs *irregular_read(struct pack *pack, const struct yaml_node *root);
void macros_read(struct pack *pack, const struct yaml_node *root);
void rule_read(struct pack *pack, const struct yaml_node *root);
/* Are the rules that the read rules name known? For when all are read. */
void rules_check_references(struct pack *pack);

/* Fills a pattern from a scalar: expanded, proved to compile, with its needs. `must_consume`: refuse one that can match
 * the empty string anywhere; guards are only refused when they always match. Returns false after an error. */
bool pattern_read(struct pack *pack, const struct yaml_node *scalar, bool case_sensitive, bool must_consume,
                  struct pattern *pattern);
/* Is there a group of that name in one of the patterns of the rule that is read? */
bool pattern_has_group(const struct pack *pack, const char *name);

/* The number of a lexicon, or -1. */
int pack_lexicon(const struct pack *pack, struct slice id);
const struct macro *pack_macro(const struct pack *pack, struct slice name);

#endif

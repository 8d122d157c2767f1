/* Cutting a unit's prose into tokens. */
#ifndef LINT_TOKENISE_H
#define LINT_TOKENISE_H

#include "base/slice.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_CODE, TOKEN_CLITIC, TOKEN_PUNCTUATION };

/* The shape of one token; offsets are those of the prose. */
struct lexeme {
    struct span prose;
    enum token_kind kind;
    bool capital, upper, spaced;
};

/* Reads the next token of prose[offset, end) into lexeme; false when only blanks are left. A word ends before
 * its clitic ('s 'd 'll 've 're 'm, or the ' of a plural possessive), which is the next token. */
bool tokenise_next(struct slice prose, uint32_t offset, uint32_t end, struct lexeme *lexeme);

#endif

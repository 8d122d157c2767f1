#include "lint/trigger.h"

static const char *const joining_words[] = {"but", "because", "although", "though", "while", "whereas",
                                            "and", "which",   "when",     "so",     "until", "unless"};

uint32_t trigger_token(const struct annotation *annotation, const struct finding *finding)
{
    const struct unit_words *words = &annotation->units[finding->unit];
    uint32_t low = words->first_token, high = words->token_end;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (annotation->tokens[middle].prose.start <= finding->trigger.start)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool clause_ends_at(const struct annotation *annotation, uint32_t token)
{
    const struct token *word = &annotation->tokens[token];
    return word->kind == TOKEN_PUNCTUATION || TOKEN_IS_ONE_OF(word, joining_words);
}

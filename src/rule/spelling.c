#include "rule/spelling.h"

#include <string.h>

#include "base/ascii.h"

bool spelling_is_vowel(char c)
{
    return c && strchr("aeiou", ascii_lower(c));
}

char spelling_letter(struct slice word, size_t from_end)
{
    return from_end && from_end <= word.length ? ascii_lower(word.text[word.length - from_end]) : '\0';
}

bool spelling_ends_in(struct slice word, const char *ending)
{
    size_t length = strlen(ending);
    return word.length >= length &&
           slice_equals_caseless(slice_sub(word, word.length - length, word.length), slice_of(ending));
}

unsigned spelling_vowel_groups(struct slice word)
{
    unsigned groups = 0;
    for (size_t i = 0; i < word.length; i++)
        groups += (spelling_is_vowel(word.text[i]) || (i && ascii_lower(word.text[i]) == 'y')) &&
                  !(i && spelling_is_vowel(word.text[i - 1]));
    return groups;
}

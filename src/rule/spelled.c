#include "rule/spelled.h"

#include <string.h>

#include "base/ascii.h"

static bool is_spelled(const struct item *item)
{
    if (item->repeated)
        return false;
    if (item->kind == ITEM_LETTER)
        return true;
    if (item->kind != ITEM_GROUP)
        return false;
    for (size_t i = 0; i < item->alternative_count; i++)
        if (spelled_end(&item->alternatives[i], 0) < item->alternatives[i].count)
            return false;
    return true;
}

size_t spelled_end(const struct sequence *sequence, size_t from)
{
    while (from < sequence->count && is_spelled(&sequence->items[from]))
        from++;
    return from;
}

static bool add_spelling(struct spellings *all, const char *start, const char *end)
{
    if (all->count == SPELLED_MOST || strlen(start) + strlen(end) > SPELLED_LONGEST)
        return false;
    strcpy(all->text[all->count], start);
    strcat(all->text[all->count++], end);
    return true;
}

/* Every spelling so far, followed by every one of `more`. */
static bool append(struct spellings *all, const struct spellings *more)
{
    struct spellings before = *all;
    all->count = 0;
    for (size_t i = 0; i < before.count; i++)
        for (size_t j = 0; j < more->count; j++)
            if (!add_spelling(all, before.text[i], more->text[j]))
                return false;
    return true;
}

static bool spell_items(const struct item *items, size_t count, struct spellings *all);

static bool spell_item(const struct item *item, struct spellings *all)
{
    struct spellings one = {.count = 0};
    bool good = true;
    const char letter[] = {item->letter, '\0'};
    all->count = 0;
    if (item->optional)
        good = add_spelling(all, "", "");
    if (item->kind == ITEM_LETTER)
        return good && add_spelling(all, letter, "");
    for (size_t i = 0; good && i < item->alternative_count; i++) {
        good = spell_items(item->alternatives[i].items, item->alternatives[i].count, &one);
        for (size_t j = 0; good && j < one.count; j++)
            good = add_spelling(all, one.text[j], "");
    }
    return good;
}

static bool spell_items(const struct item *items, size_t count, struct spellings *all)
{
    struct spellings one;
    all->count = 0;
    add_spelling(all, "", "");
    for (size_t i = 0; i < count; i++)
        if (!spell_item(&items[i], &one) || !append(all, &one))
            return false;
    return true;
}

/* An underscore is a letter to PCRE2 and none to the tables of words. */
static bool is_plain(const char *word)
{
    for (size_t i = 0; word[i]; i++)
        if (!ascii_is_alnum(word[i]))
            return false;
    return *word;
}

bool spell(const struct item *items, size_t count, struct spellings *all)
{
    if (!spell_items(items, count, all))
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (!is_plain(all->text[i]))
            return false;
    return true;
}

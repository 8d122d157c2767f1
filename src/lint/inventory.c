#include "lint/inventory.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "rule/vocabulary.h"

/* Places of one word or lexicon form a chain through `places`. A head counts only where it is present. */
struct head {
    uint32_t first; /* index into places */
    uint16_t forms; /* of a lexicon's members in the unit */
};

struct place_of_cue {
    uint32_t offset;
    uint32_t next; /* NO_INDEX: the last */
    uint16_t forms;
};

struct inventory {
    const struct scan_index *scan;
    struct head *heads; /* by list of the scan index: words, then lexicons */
    uint64_t *present;  /* the lists whose heads the unit has set, a bit each */
    struct place_of_cue *places;
    uint32_t *seen; size_t seen_count;   /* lists whose heads the unit has set */
    uint32_t *offsets; size_t offset_count;
    size_t place_count, capacity;        /* of places, seen and offsets alike */
    uint64_t *chosen;                    /* matchers, one bit each */
    uint32_t *candidates;
    const struct entities *entities;
    size_t unit;
    struct slice text;                   /* of the unit */
    struct byte_set bytes;               /* that stand in it */
    uint32_t actors, start;
};

struct inventory *inventory_new(const struct ruleset *ruleset)
{
    struct inventory *inventory = memory_zero(1, sizeof *inventory);
    const struct scan_index *scan = inventory->scan = ruleset->scan;
    inventory->heads = memory_zero(scan->word_count + scan->lexicon_count + 1, sizeof *inventory->heads);
    inventory->present = memory_zero((scan->word_count + scan->lexicon_count) / 64 + 1, sizeof *inventory->present);
    inventory->chosen = memory_zero(scan->matcher_count / 64 + 1, sizeof *inventory->chosen);
    inventory->candidates = memory_zero(scan->matcher_count + 1, sizeof *inventory->candidates);
    return inventory;
}

void inventory_free(struct inventory *inventory)
{
    if (!inventory)
        return;
    free(inventory->heads);
    free(inventory->present);
    free(inventory->places);
    free(inventory->seen);
    free(inventory->offsets);
    free(inventory->chosen);
    free(inventory->candidates);
    free(inventory);
}

/* --- taking stock --------------------------------------------------------------------------------------- */

static void make_room(struct inventory *inventory, size_t count)
{
    if (count <= inventory->capacity)
        return;
    inventory->capacity = 2 * count;
    inventory->places = memory_resize(inventory->places, inventory->capacity, sizeof *inventory->places);
    inventory->seen = memory_resize(inventory->seen, inventory->capacity, sizeof *inventory->seen);
    inventory->offsets = memory_resize(inventory->offsets, inventory->capacity, sizeof *inventory->offsets);
}

static inline bool is_present(const struct inventory *inventory, uint32_t list)
{
    return inventory->present[list / 64] >> (list % 64) & 1;
}

static void add_place(struct inventory *inventory, uint32_t list, uint32_t offset, uint16_t forms)
{
    struct head *head = &inventory->heads[list];
    if (!is_present(inventory, list)) {
        *head = (struct head){.first = NO_INDEX};
        inventory->present[list / 64] |= UINT64_C(1) << (list % 64);
        inventory->seen[inventory->seen_count++] = list;
    }
    inventory->places[inventory->place_count] = (struct place_of_cue){offset, head->first, forms};
    head->first = (uint32_t)inventory->place_count++;
    head->forms |= forms;
}

static void forget(struct inventory *inventory)
{
    for (size_t i = 0; i < inventory->seen_count; i++)
        inventory->present[inventory->seen[i] / 64] = 0;
    inventory->place_count = inventory->seen_count = 0;
}

static struct byte_set bytes_of(struct slice text)
{
    struct byte_set bytes = {{0}};
    for (size_t i = 0; i < text.length; i++)
        byte_set_add(&bytes, (unsigned char)text.text[i]);
    return bytes;
}

void inventory_take(struct inventory *inventory, const struct entities *entities, size_t unit, uint32_t actors)
{
    const struct annotation *annotation = entities->annotation;
    const struct unit_words *words = &annotation->units[unit];
    forget(inventory);
    inventory->entities = entities;
    inventory->unit = unit;
    inventory->actors = words->actors | actors;
    inventory->start = annotation->document->units[unit].prose.start;
    inventory->text = document_text(annotation->document, annotation->document->units[unit].prose);
    inventory->bytes = bytes_of(inventory->text);
    uint32_t entity_count = entities->unit_first[unit + 1] - entities->unit_first[unit];
    make_room(inventory, (words->cue_end - words->first_cue) + (words->hit_end - words->first_hit) + entity_count);
    for (uint32_t i = words->first_cue; i < words->cue_end; i++)
        add_place(inventory, annotation->cues[i].word, annotation->cues[i].offset - inventory->start, 0);
    for (uint32_t i = words->first_hit; i < words->hit_end; i++)
        add_place(inventory, scan_index_lexicon(inventory->scan, annotation->hits[i].hit.lexicon),
                  annotation->hits[i].prose.start - inventory->start, annotation->hits[i].hit.forms);
}

/* --- questions ------------------------------------------------------------------------------------------ */

/* The head of the cue, or NULL when the unit does not hold it. */
static const struct head *head_of(const struct inventory *inventory, const struct cue *cue)
{
    bool word = cue->word != CUE_NO_WORD;
    uint32_t list = word ? cue->word : scan_index_lexicon(inventory->scan, cue->lexicon);
    const struct head *head = &inventory->heads[list];
    return is_present(inventory, list) && (word || (head->forms & cue->forms)) ? head : NULL;
}

static bool meets(const struct inventory *inventory, const struct need *need)
{
    if ((need->actors & inventory->actors) || byte_set_meets(&need->bytes, &inventory->bytes))
        return true;
    for (size_t i = 0; i < need->cue_count; i++)
        if (head_of(inventory, &need->cues[i]))
            return true;
    return false;
}

/* The first need is the one that patterns are filed under: nearly always it is met, so it is looked at last. */
static bool may_match_branch(const struct inventory *inventory, const struct branch *branch)
{
    for (size_t i = 1; i < branch->need_count; i++)
        if (!meets(inventory, &branch->needs[i]))
            return false;
    return branch->need_count == 0 || meets(inventory, &branch->needs[0]);
}

bool inventory_may_match(const struct inventory *inventory, const struct pattern *pattern)
{
    for (size_t i = 0; i < pattern->branch_count; i++)
        if (may_match_branch(inventory, &pattern->branches[i]))
            return true;
    return false;
}

static void choose(struct inventory *inventory, uint32_t list)
{
    const struct scan_index *scan = inventory->scan;
    for (uint32_t i = scan->first[list]; i < scan->first[list + 1]; i++) {
        uint32_t matcher = scan->numbers[i];
        inventory->chosen[matcher / 64] |= (uint64_t)1 << (matcher % 64);
    }
}

static void choose_all(struct inventory *inventory)
{
    const struct scan_index *scan = inventory->scan;
    for (size_t i = 0; i < inventory->seen_count; i++)
        choose(inventory, inventory->seen[i]);
    for (uint32_t bits = inventory->actors; bits; bits &= bits - 1)
        choose(inventory, scan_index_actor(scan, (uint32_t)__builtin_ctz(bits)));
    for (uint32_t i = 0; i < 2; i++)
        for (uint64_t bits = inventory->bytes.bits[i]; bits; bits &= bits - 1)
            choose(inventory, scan_index_byte(scan, i * 64 + (uint32_t)__builtin_ctzll(bits)));
    if (inventory->bytes.bits[3])
        choose(inventory, scan_index_byte(scan, 0x80));
    choose(inventory, scan_index_always(scan));
}

const uint32_t *inventory_candidates(struct inventory *inventory, enum section_role section, uint32_t kinds,
                                     size_t *count)
{
    const struct scan_index *scan = inventory->scan;
    choose_all(inventory);
    *count = 0;
    for (size_t i = 0; i < scan->matcher_count / 64 + 1; i++) {
        for (uint64_t bits = inventory->chosen[i]; bits; bits &= bits - 1) {
            uint32_t matcher = (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(bits);
            const struct scan_matcher *found = &scan->matchers[matcher];
            if (found->sections >> section & 1 && found->units & kinds &&
                inventory_may_match(inventory, &found->matcher->pattern))
                inventory->candidates[(*count)++] = matcher;
        }
        inventory->chosen[i] = 0;
    }
    return inventory->candidates;
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

enum { FEW = 24 /* are sorted by insertion */ };

static void sort_offsets(uint32_t *offsets, size_t count)
{
    if (count > FEW) {
        qsort(offsets, count, sizeof *offsets, ascending);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        uint32_t offset = offsets[i];
        size_t at = i;
        for (; at && offsets[at - 1] > offset; at--)
            offsets[at] = offsets[at - 1];
        offsets[at] = offset;
    }
}

static size_t drop_repeated(uint32_t *offsets, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!kept || offsets[kept - 1] != offsets[i])
            offsets[kept++] = offsets[i];
    return kept;
}

static void add_offset(struct inventory *inventory, uint32_t offset)
{
    make_room(inventory, inventory->offset_count + 1);
    inventory->offsets[inventory->offset_count++] = offset;
}

static void add_places(struct inventory *inventory, const struct cue *cue)
{
    const struct head *head = head_of(inventory, cue);
    for (uint32_t i = head ? head->first : NO_INDEX; i != NO_INDEX; i = inventory->places[i].next)
        if (cue->word != CUE_NO_WORD || (inventory->places[i].forms & cue->forms))
            add_offset(inventory, inventory->places[i].offset);
}

static void add_entities(struct inventory *inventory, uint32_t actors)
{
    const struct entities *entities = inventory->entities;
    for (uint32_t i = entities->unit_first[inventory->unit]; i < entities->unit_first[inventory->unit + 1]; i++)
        if (entities->items[i].actor & actors)
            add_offset(inventory, entities->items[i].prose.start - inventory->start);
}

static bool is_word_byte(char c)
{
    return ascii_is_alnum(c) || c == '_';
}

static void add_bytes(struct inventory *inventory, const struct byte_set *bytes)
{
    const char *text = inventory->text.text;
    size_t length = byte_set_meets(bytes, &inventory->bytes) ? inventory->text.length : 0;
    for (size_t i = 0; i < length; i++)
        if (byte_set_has(bytes, (unsigned char)text[i]) &&
            (i == 0 || !is_word_byte(text[i]) || !is_word_byte(text[i - 1])))
            add_offset(inventory, (uint32_t)i);
}

/* --- the second word of a match ------------------------------------------------------------------------- */

/* The run of letters and digits after that at `offset`, or after what stands before one. False where bytes that are
 * neither, or both to some, leave open what a word is. */
static bool next_run(const struct inventory *inventory, uint32_t offset, struct span *run)
{
    struct slice text = inventory->text;
    size_t at = offset, end;
    while (at < text.length && !ascii_is_alnum(text.text[at]))
        at++;
    end = at + vocabulary_key_length(text, at);
    run->start = (uint32_t)end;
    for (at = end; at < text.length && !ascii_is_alnum(text.text[at]); at++)
        ;
    run->end = (uint32_t)at;
    for (size_t i = offset; i < at; i++)
        if (text.text[i] == '_' || (unsigned char)text.text[i] >= 0x80)
            return false;
    return true;
}

static bool asks_for_word(const struct need *need, uint32_t word)
{
    size_t low = 0, high = need->cue_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (need->cues[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low < need->cue_count && need->cues[low].word == word;
}

static bool word_fits(const struct inventory *inventory, const struct need *need, uint32_t offset)
{
    const struct annotation *annotation = inventory->entities->annotation;
    const struct unit_words *words = &annotation->units[inventory->unit];
    uint32_t low = words->first_cue, high = words->cue_end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (annotation->cues[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < words->cue_end && annotation->cues[low].offset == offset; low++)
        if (asks_for_word(need, annotation->cues[low].word))
            return true;
    return false;
}

static bool member_fits(const struct inventory *inventory, const struct need *need, uint32_t offset)
{
    const struct entities *entities = inventory->entities;
    for (size_t i = need->cue_count; i > 0 && need->cues[i - 1].word == CUE_NO_WORD; i--)
        if (head_of(inventory, &need->cues[i - 1]) &&
            member_starts(entities->annotation, inventory->unit, need->cues[i - 1].lexicon, need->cues[i - 1].forms, offset))
            return true;
    return false;
}

/* An entity begins with its first word or with a mark before it: "@jane". */
static bool entity_fits(const struct inventory *inventory, uint32_t actors, struct span prose)
{
    const struct entities *entities = inventory->entities;
    for (uint32_t i = entities->unit_first[inventory->unit]; i < entities->unit_first[inventory->unit + 1]; i++) {
        const struct entity *entity = &entities->items[i];
        if ((entity->actor & actors) && entity->prose.start >= prose.start && entity->prose.start <= prose.end)
            return true;
    }
    return false;
}

/* Is the second word of a match that begins at the offset one that the branch asks for? */
static bool second_fits(const struct inventory *inventory, const struct branch *branch, uint32_t offset)
{
    const struct need *second = branch->second;
    struct span run;
    if (!second || !next_run(inventory, offset, &run))
        return true;
    struct span prose = {inventory->start + run.start, inventory->start + run.end};
    return word_fits(inventory, second, prose.end) || member_fits(inventory, second, prose.end) ||
           (second->actors && entity_fits(inventory, second->actors, prose));
}

static void add_start(struct inventory *inventory, const struct branch *branch)
{
    const struct need *start = branch->start;
    if (branch->starts_text)
        add_offset(inventory, 0);
    for (size_t i = 0; i < start->cue_count; i++)
        add_places(inventory, &start->cues[i]);
    add_entities(inventory, start->actors);
    add_bytes(inventory, &start->bytes);
}

bool inventory_places(struct inventory *inventory, const struct pattern *pattern, place_filter filter, void *context,
                      struct places *places)
{
    inventory->offset_count = 0;
    for (size_t b = 0; b < pattern->branch_count; b++) {
        const struct branch *branch = &pattern->branches[b];
        size_t first = inventory->offset_count, kept = first;
        if (!may_match_branch(inventory, branch))
            continue;
        if (!branch->start)
            return false;
        add_start(inventory, branch);
        for (size_t i = first; i < inventory->offset_count; i++)
            if (second_fits(inventory, branch, inventory->offsets[i]) && filter(context, branch, inventory->offsets[i]))
                inventory->offsets[kept++] = inventory->offsets[i];
        inventory->offset_count = kept;
    }
    sort_offsets(inventory->offsets, inventory->offset_count);
    places->count = drop_repeated(inventory->offsets, inventory->offset_count);
    places->offsets = inventory->offsets;
    return true;
}

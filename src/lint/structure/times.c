/* Timelines: zones, order, verdicts. */
#include "lint/structure/checks.h"
#include "read/phrase.h"

enum { MINUTES_A_DAY = 24 * 60, LOOK_BACK = 256 /* entries between two of one lane */ };

static struct check_finding *report(struct check_context *context, const struct timeline_entry *entry,
                                    struct span prose)
{
    if (entry->block == NO_INDEX) {
        struct check_finding *finding = check_add_source(context, entry->source);
        finding->section = SECTION_TIMELINE;
        return finding;
    }
    struct check_finding *finding = check_add(context, entry->block, prose);
    if (entry->prose.start == prose.start)
        finding->source = entry->source;
    return finding;
}

/* --- zone --- */

void check_timeline_no_timezone(struct check_context *context)
{
    const struct timeline *timeline = context->timeline;
    const struct timeline_entry *first = NULL;
    size_t times = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        if (entry->zoned || timeline->zoned)
            return;
        if (entry->relative)
            continue;
        first = first ? first : entry;
        times++;
    }
    if (!first)
        return;
    struct check_finding *finding = report(context, first, first->prose);
    check_argument(finding, "time", first->label);
    check_argument(finding, "count", slice_of(arena_format(context->arena, "%zu", times)));
}

/* --- order --- */

static const struct timeline_entry *entry_before(const struct timeline *timeline, size_t index)
{
    size_t end = index > LOOK_BACK ? index - LOOK_BACK : 0;
    for (size_t i = index; i-- > end;)
        if (timeline->entries[i].lane == timeline->entries[index].lane && timeline->entries[i].leading)
            return &timeline->entries[i];
    return NULL;
}

/* A clock that falls by more than this has passed midnight (or noon, on a twelve-hour clock). */
static bool is_out_of_order(const struct check_context *context, const struct timeline_entry *before,
                            const struct timeline_entry *entry)
{
    long most = 60 * check_option(context, "midnight-hours", 8);
    long fall = before->minute - entry->minute;
    if (before->relative != entry->relative || before->zoned != entry->zoned || fall <= 0)
        return false;
    if (before->dated && entry->dated)
        return fall < 180l * MINUTES_A_DAY;
    return !entry->new_day && before->dated == entry->dated && (fall <= most || entry->relative);
}

/* Status pages stand newest first; that is an order, too. */
static bool is_newest_first(const struct timeline *timeline)
{
    size_t rising = 0, falling = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        const struct timeline_entry *before = entry->leading ? entry_before(timeline, i) : NULL;
        rising += before && before->minute < entry->minute;
        falling += before && before->minute > entry->minute;
    }
    return falling > 2 && falling > 2 * rising;
}

void check_timeline_order(struct check_context *context)
{
    const struct timeline *timeline = context->timeline;
    if (is_newest_first(timeline))
        return;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct timeline_entry *entry = &timeline->entries[i];
        const struct timeline_entry *before = entry->leading ? entry_before(timeline, i) : NULL;
        if (!before || !is_out_of_order(context, before, entry))
            continue;
        struct check_finding *finding = report(context, entry, entry->prose);
        check_argument(finding, "time", entry->label);
        check_argument(finding, "before", before->label);
    }
}

/* --- judgment --- */

static const char verdicts[] =
    "unfortunately|sadly|regrettably|finally|should have|should've|could have|obviously|needlessly|too late|"
    "because";

/* "because nobody had access": a cause that is someone. That a job stopped because its disk was full is a fact. */
static bool blames_someone(const struct check_context *context, uint32_t after)
{
    static const char people[] =
        "nobody|no one|someone|somebody|he|she|they|we|the team|the on-call|on-call|everyone|ops";
    const struct document *document = context->document;
    const struct unit *unit = document_unit_at(document, after);
    struct slice rest = document_text(document, (struct span){after, unit ? unit->prose.end : after});
    if (phrase_prefix_any(rest, people))
        return true;
    if (!unit || !context->entities)
        return false;
    const struct entity *entity =
        entity_starting(context->entities, (size_t)(unit - document->units), after, ACTOR_BLAMABLE | ACTOR_NOBODY);
    return entity && !entity->possessive;
}

/* A reason that was given at the time is a fact: "decides to roll back because replica lag is 40 min". */
static bool is_recorded_reason(struct slice before)
{
    static const char decisions[] =
        "decide|decides|decided|deciding|choose|chooses|chose|opt|opts|opted|agree|agrees|agreed|elects|elected|"
        "decision|declines|declined|says|said|asks|asked|suspects|suspected|rejects|rejected|reports|reported|"
        "alert|alerts|fails|failed|error|rolls back|rolled back|cancels|cancelled|assuming|assumes|assumed|"
        "speculating|thinks|thought|believes|believed";
    return phrase_find_any(before, decisions, NULL);
}

/* "statuses that should've been removed", "whether the fork could have caught it": what was asked or meant, no verdict.
 */
static bool is_reported(struct slice before)
{
    struct slice words = slice_trim(before);
    return slice_ends_with(words, " that") || slice_ends_with(words, " which") ||
           phrase_find(before, "whether", 0) >= 0;
}

static bool is_in_quotes(const struct document *document, uint32_t offset)
{
    for (size_t i = 0; i < document->quote_count; i++)
        if (document->quotes[i].start <= offset && offset < document->quotes[i].end)
            return true;
    return false;
}

/* The verdict of an entry, as a prose range; false when it only records. */
static bool find_verdict(const struct check_context *context, const struct timeline_entry *entry, struct span *verdict)
{
    const struct document *document = context->document;
    struct slice text = document_text(document, entry->text);
    struct span where;
    if (!phrase_find_any(text, verdicts, &where))
        return false;
    *verdict = (struct span){entry->text.start + where.start, entry->text.start + where.end};
    struct slice before = slice_sub(text, 0, where.start);
    if (is_in_quotes(document, verdict->start) || is_reported(before))
        return false;
    bool reason = phrase_prefix(document_text(document, *verdict), "because") > 0;
    return !reason || (!is_recorded_reason(before) && blames_someone(context, verdict->end + 1));
}

void check_timeline_judgment(struct check_context *context)
{
    for (size_t i = 0; i < context->timeline->count; i++) {
        const struct timeline_entry *entry = &context->timeline->entries[i];
        struct span verdict;
        if (!entry->leading || entry->block == NO_INDEX || !find_verdict(context, entry, &verdict))
            continue;
        struct check_finding *finding = report(context, entry, verdict);
        finding->confidence = 0.7f;
        check_argument(finding, "word", document_text(context->document, verdict));
    }
}

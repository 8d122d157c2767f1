#include "lint/remembered.h"

#include <string.h>

#include "base/room.h"

uint64_t remembered_number(struct memo *memo, enum memo_kind kind, struct slice bytes)
{
    uint64_t *number = memo_find(memo, kind, bytes);
    if (!number && (number = memo_add(memo, kind, bytes, sizeof *number)))
        *number = memo_number(memo);
    return number ? *number : 0;
}

struct verdict *remembered_find(struct memo *memo, struct slice surroundings)
{
    return memo_find(memo, MEMO_VERDICT, surroundings);
}

/* --- copying into one block ----------------------------------------------------------------------------- */

/* With the NUL that texts of a report end with. */
static size_t text_size(struct slice text)
{
    return room_size(text.length + 1);
}

static struct slice take_text(struct room *room, struct slice text)
{
    char *copy = room->next;
    if (text.length)
        memcpy(copy, text.text, text.length);
    copy[text.length] = '\0';
    room->next += text_size(text);
    return (struct slice){copy, text.length};
}

static size_t suggestion_size(const struct suggestion *suggestion)
{
    size_t size = text_size(suggestion->text) + room_size(suggestion->edit_count * sizeof *suggestion->edits);
    for (size_t i = 0; i < suggestion->edit_count; i++)
        size += text_size(suggestion->edits[i].text);
    return size;
}

/* Of all that the diagnostic points to. */
static size_t parts_size(const struct diagnostic *diagnostic)
{
    size_t size = text_size(diagnostic->message) + room_size(diagnostic->also_count * sizeof *diagnostic->also) +
                  room_size(diagnostic->suggestion_count * sizeof *diagnostic->suggestions);
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        size += suggestion_size(&diagnostic->suggestions[i]);
    return size;
}

/* How far something moves; unsigned offsets wrap around as they should. */
struct shift {
    uint32_t source, prose;
};

static void copy_edits(struct suggestion *suggestion, struct shift shift, struct room *room)
{
    struct edit *edits = room_take(room, suggestion->edits, suggestion->edit_count * sizeof *edits);
    for (size_t i = 0; i < suggestion->edit_count; i++) {
        edits[i].source = span_moved(edits[i].source, shift.source);
        edits[i].text = take_text(room, edits[i].text);
    }
    suggestion->edits = edits;
}

/* Moves the diagnostic, and all it points to into the room. */
static void move_diagnostic(struct diagnostic *diagnostic, struct shift shift, struct room *room)
{
    diagnostic->source = span_moved(diagnostic->source, shift.source);
    diagnostic->unit = span_moved(diagnostic->unit, shift.source);
    diagnostic->scope = span_moved(diagnostic->scope, shift.source);
    diagnostic->prose = span_moved(diagnostic->prose, shift.prose);
    diagnostic->message = take_text(room, diagnostic->message);
    diagnostic->also = room_take(room, diagnostic->also, diagnostic->also_count * sizeof *diagnostic->also);
    struct suggestion *suggestions =
        room_take(room, diagnostic->suggestions, diagnostic->suggestion_count * sizeof *suggestions);
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        suggestions[i].text = take_text(room, suggestions[i].text);
        copy_edits(&suggestions[i], shift, room);
    }
    diagnostic->suggestions = suggestions;
}

/* --- verdicts ------------------------------------------------------------------------------------------- */

static struct shift place_of(const struct document *document, struct span prose)
{
    return (struct shift){document_source_range(document, prose).start, prose.start};
}

static size_t verdict_size(const struct verdict *verdict)
{
    size_t size = room_size(sizeof *verdict) + room_size(verdict->judged_count * sizeof *verdict->judged) +
                  room_size(verdict->count * sizeof *verdict->diagnostics);
    for (size_t i = 0; i < verdict->count; i++)
        size += parts_size(&verdict->diagnostics[i]);
    return size;
}

void remembered_add(struct memo *memo, struct slice surroundings, const struct verdict *verdict,
                    const struct document *document, struct span prose)
{
    memo_forget(memo, MEMO_VERDICT, surroundings);
    struct room room = {memo_add(memo, MEMO_VERDICT, surroundings, verdict_size(verdict))};
    struct shift place = place_of(document, prose), back = {-place.source, -place.prose};
    if (!room.next)
        return;
    struct verdict *copy = room_take(&room, verdict, sizeof *verdict);
    struct judged *judged = room_take(&room, verdict->judged, verdict->judged_count * sizeof *judged);
    struct diagnostic *diagnostics = room_take(&room, verdict->diagnostics, verdict->count * sizeof *diagnostics);
    for (size_t i = 0; i < verdict->judged_count; i++)
        judged[i].prose = span_moved(judged[i].prose, back.prose);
    for (size_t i = 0; i < verdict->count; i++)
        move_diagnostic(&diagnostics[i], back, &room);
    copy->judged = judged;
    copy->diagnostics = diagnostics;
}

void remembered_replay(const struct verdict *verdict, const struct document *document, struct span prose,
                       struct diagnostic_list *list)
{
    struct shift shift = place_of(document, prose);
    const struct source *source = document->source;
    for (size_t i = 0; i < verdict->count; i++) {
        struct room room = {arena_alloc(list->arena, parts_size(&verdict->diagnostics[i]))};
        struct diagnostic *diagnostic = ARENA_PUSH(list->arena, list->items, list->count, list->capacity);
        *diagnostic = verdict->diagnostics[i];
        move_diagnostic(diagnostic, shift, &room);
        diagnostic->start = source_position(source, diagnostic->source.start);
        diagnostic->end = source_position(source, diagnostic->source.end);
        diagnostic->match = slice_sub(source->bytes, diagnostic->source.start, diagnostic->source.end);
    }
}

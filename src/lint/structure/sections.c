/* Which sections a post-mortem lacks. */
#include "base/buffer.h"
#include "lint/structure/checks.h"
#include "read/phrase.h"
#include "read/section_tree.h"
#include "text/label.h"

#define IN(profile) (1u << (profile))
#define EVERY_PROFILE (IN(PROFILE_FULL) | IN(PROFILE_CORE) | IN(PROFILE_LEARNING))

struct wanted_section {
    const char *name;
    enum section_role roles[3]; /* any of them will do */
    unsigned profiles;
};

static const struct wanted_section wanted_sections[] = {
    {"a summary", {SECTION_SUMMARY}, EVERY_PROFILE},
    {"a timeline", {SECTION_TIMELINE}, EVERY_PROFILE},
    {"the impact", {SECTION_IMPACT}, EVERY_PROFILE},
    {"causes or contributing factors", {SECTION_ROOT_CAUSE, SECTION_CONTRIBUTING, SECTION_FIVE_WHYS}, EVERY_PROFILE},
    {"what went well", {SECTION_WENT_WELL}, IN(PROFILE_FULL) | IN(PROFILE_LEARNING)},
    {"what went poorly", {SECTION_WENT_POORLY}, IN(PROFILE_FULL) | IN(PROFILE_LEARNING)},
    {"action items", {SECTION_ACTIONS}, IN(PROFILE_FULL) | IN(PROFILE_CORE)},
    {"lessons learned", {SECTION_LESSONS}, IN(PROFILE_FULL) | IN(PROFILE_LEARNING)},
};

#define ROLE(role) (1u << (role))

/* A header cell or a first cell in its row can stand for a section: "| Impact | 40 minutes |", "| Went well | Went
 * poorly |". */
static uint32_t role_of_cell(const struct check_context *context, const struct block *block)
{
    const struct heading_aliases *aliases = context->settings ? &context->settings->aliases : NULL;
    if (block->kind != BLOCK_CELL || (block->row > 0 && block->column > 0) || span_length(block->prose) >= 40)
        return 0;
    return ROLE(section_role_of_heading(document_text(context->document, block->prose), aliases));
}

/* Bullets with check or cross marks say what went well or poorly without a heading for it. */
static uint32_t role_of_mark(const struct check_context *context, const struct block *block)
{
    static const uint32_t roles[] = {[MARK_CHECK] = ROLE(SECTION_WENT_WELL), [MARK_CROSS] = ROLE(SECTION_WENT_POORLY)};
    size_t length;
    enum mark mark = label_mark(document_text(context->document, block->prose), &length);
    bool counts = mark != MARK_NONE && block->item != NO_INDEX &&
                  !section_within(context->document, block->section, SECTION_ACTIONS);
    return counts ? roles[mark] : 0;
}

/* The roles that the document has a place for: sections, labels, cells, marks. */
static uint32_t roles_present(const struct check_context *context)
{
    const struct document *document = context->document;
    uint32_t roles = 0;
    for (size_t i = 0; i < document->section_count; i++)
        roles |= ROLE(document->sections[i].own);
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (span_length(block->label) > 0)
            roles |= ROLE(block->role);
        roles |= role_of_cell(context, block) | role_of_mark(context, block);
    }
    return roles;
}

/* A sentence under the title is a summary, whatever stands above it. */
static bool has_opening(const struct document *document)
{
    size_t i = 0;
    while (i < document->block_count && document->blocks[i].kind == BLOCK_HEADING)
        i++;
    for (; i < document->block_count && document->blocks[i].kind == BLOCK_PARAGRAPH; i++)
        if (document->blocks[i].item == NO_INDEX && span_length(document->blocks[i].label) == 0 &&
            phrase_word_count(document_text(document, document->blocks[i].prose)) >= 8)
            return true;
    return false;
}

/* What the document shows without the heading. */
static bool is_shown(const struct check_context *context, uint32_t present, enum section_role role)
{
    bool well = present & ROLE(SECTION_WENT_WELL), poorly = present & ROLE(SECTION_WENT_POORLY);
    switch (role) {
    case SECTION_SUMMARY:
        return has_opening(context->document);
    case SECTION_TIMELINE:
        return context->timeline->count >= 3;
    case SECTION_ACTIONS:
        return context->actions->count > 0 || context->actions->none_stated;
    case SECTION_LESSONS:
        return well && poorly;
    /* Where one of the two stands alone, no-went-well and no-went-poorly say so at its heading. */
    case SECTION_WENT_WELL:
        return poorly;
    case SECTION_WENT_POORLY:
        return well;
    default:
        return false;
    }
}

static bool is_missing(const struct check_context *context, uint32_t present, const struct wanted_section *wanted)
{
    enum profile profile = context->settings ? context->settings->profile : PROFILE_FULL;
    if (!(wanted->profiles & IN(profile)))
        return false;
    for (size_t i = 0; i < 3 && wanted->roles[i] != SECTION_NONE; i++)
        if (present & ROLE(wanted->roles[i]))
            return false;
    return !is_shown(context, present, wanted->roles[0]);
}

/* "a, b or c" */
static void add_name(struct buffer *list, const char *name, bool last)
{
    if (list->length > 0)
        buffer_add_text(list, last ? " or " : ", ");
    buffer_add_text(list, name);
}

/* The names of the sections that are missing, in the arena; empty when none is. */
static struct slice list_missing(const struct check_context *context)
{
    enum { COUNT = sizeof wanted_sections / sizeof *wanted_sections };
    const char *missing[COUNT];
    size_t count = 0;
    uint32_t present = roles_present(context);
    for (size_t i = 0; i < COUNT; i++)
        if (is_missing(context, present, &wanted_sections[i]))
            missing[count++] = wanted_sections[i].name;
    struct buffer list = BUFFER_INIT;
    for (size_t i = 0; i < count; i++)
        add_name(&list, missing[i], i + 1 == count);
    struct slice names = {arena_copy(context->arena, buffer_slice(&list)), list.length};
    buffer_release(&list);
    return names;
}

void check_missing_section(struct check_context *context)
{
    const struct document *document = context->document;
    struct slice missing = list_missing(context);
    if (missing.length == 0)
        return;
    bool titled = document->block_count > 0 && document->blocks[0].kind == BLOCK_HEADING;
    struct check_finding *finding =
        titled ? check_add(context, 0, document->blocks[0].prose) : check_add_source(context, (struct span){0, 0});
    finding->scope = (struct span){0, 0};
    check_argument(finding, "sections", missing);
}

/* --- what went well, what went poorly --- */

/* The first block of a passage that says that there was nothing; NULL when any block of it says more. */
static const struct block *only_denials(const struct document *document, const struct passage *passage)
{
    static const char denials[] =
        "nothing|none|n/a|no comment|not much|not a lot|it could have been|could have been|we were lucky|nobody|"
        "no one|nil|absolutely nothing";
    const struct block *first = NULL;
    for (uint32_t i = passage->block; i < passage->block_end; i++) {
        const struct block *block = &document->blocks[i];
        struct span said = i == passage->block ? block->body : block->prose;
        if (block->kind == BLOCK_HEADING || span_length(said) == 0)
            continue;
        if (!phrase_prefix_any(slice_trim(document_text(document, said)), denials))
            return NULL;
        first = first ? first : block;
    }
    return first;
}

static void check_side(struct check_context *context, enum section_role role, enum section_role other)
{
    const struct document *document = context->document;
    struct passage side, counterpart;
    if (passage_first(document, role, &side)) {
        const struct block *denial = only_denials(document, &side);
        if (denial)
            check_add(context, (uint32_t)(denial - document->blocks), denial->prose);
    } else if (passage_first(document, other, &counterpart) && !(roles_present(context) & ROLE(role))) {
        check_add(context, counterpart.block, counterpart.name);
    }
}

void check_no_went_well(struct check_context *context)
{
    check_side(context, SECTION_WENT_WELL, SECTION_WENT_POORLY);
}

void check_no_went_poorly(struct check_context *context)
{
    check_side(context, SECTION_WENT_POORLY, SECTION_WENT_WELL);
}

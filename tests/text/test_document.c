/* Questions that a document answers: source ranges, edits, units, headers of cells, sections. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "text/document.h"

static struct arena arena = ARENA_INIT;
static struct source source;
static struct document document;

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void read_text(const char *text)
{
    const char *reason;
    source_init(&source, "test.md", slice_of(text), &arena);
    assert_int_equal(document_read(&document, &source, NULL, &arena, &reason), DOCUMENT_READ);
}

/* The place of a piece of prose. */
static struct span find(const char *text)
{
    ptrdiff_t at = slice_find(document.prose, slice_of(text), 0);
    if (at < 0)
        fail_msg("'%s' is not in the prose '%s'", text, document.prose.text);
    return (struct span){(uint32_t)at, (uint32_t)(at + (ptrdiff_t)strlen(text))};
}

static void assert_source(const char *prose, const char *expected)
{
    struct span range = document_source_range(&document, find(prose));
    struct slice bytes = slice_sub(source.bytes, range.start, range.end);
    if (!slice_equals_text(bytes, expected))
        fail_msg("'%s' comes from '%.*s', expected '%s'", prose, (int)bytes.length, bytes.text, expected);
}

static void test_ranges_are_cut_in_verbatim_text(void **state)
{
    (void)state;
    read_text("It was **never** tested &amp; `run` once.\n");
    assert_source("was", "was");
    assert_source("never", "never");
    assert_source("was never tested", "was **never** tested");
    assert_source("& ", "&amp; ");
    assert_source("\xEF\xBF\xBC", "`run`");
    assert_source("tested & \xEF\xBF\xBC once.", "tested &amp; `run` once.");
}

static void test_ranges_cover_line_breaks(void **state)
{
    (void)state;
    read_text("> the engineer\n> forgot\n\nthe engineer  \n   forgot\n");
    assert_source("engineer forgot", "engineer\n> forgot");
}

static void test_an_empty_range_has_a_place(void **state)
{
    (void)state;
    read_text("one *two*\n");
    struct span at = find("two");
    struct span range = document_source_range(&document, (struct span){at.start, at.start});
    assert_int_equal(range.start, 5);
    assert_int_equal(range.end, 5);
    range = document_source_range(&document, (struct span){1000, 1001});
    assert_int_equal(range.start, source.bytes.length);
}

static void test_what_can_be_edited(void **state)
{
    (void)state;
    read_text("a line\nand more\n\n> quoted line\n> and more of it\n\n- item\n  goes on\n");
    assert_true(document_is_editable(&document, find("line and")));
    assert_true(document_is_editable(&document, find("quoted line")));
    assert_false(document_is_editable(&document, find("line and more of")));
    assert_true(document_is_editable(&document, find("item goes on")));
    assert_false(document_is_editable(&document, (struct span){0, (uint32_t)document.prose.length}));
}

static void test_units_are_found(void **state)
{
    (void)state;
    read_text("One. Two.\n\nThree.\n");
    assert_int_equal(document.unit_count, 3);
    for (size_t i = 0; i < document.unit_count; i++)
        assert_ptr_equal(document_unit_at(&document, document.units[i].prose.end - 1), &document.units[i]);
    assert_null(document_unit_at(&document, document.units[0].prose.end));
    assert_null(document_unit_at(&document, document.prose.length));
}

static void test_headers_of_cells(void **state)
{
    (void)state;
    read_text("Text\n\n| Field | Value |\n|---|---|\n| Root cause | The disk |\n| Owner |\n");
    const struct table *table = &document.tables[0];
    const struct block *cell = &document.blocks[table->first_block + 3];
    assert_int_equal(table->rows, 3);
    assert_true(slice_equals_text(document_text(&document, cell->prose), "The disk"));
    assert_true(slice_equals_text(document_column_header(&document, cell), "Value"));
    assert_true(slice_equals_text(document_row_header(&document, cell), "Root cause"));
    const struct block *missing = &document.blocks[table->first_block + 5];
    assert_int_equal(span_length(missing->prose), 0);
    assert_true(slice_equals_text(document_row_header(&document, missing), "Owner"));
    assert_int_equal(document_row_header(&document, &document.blocks[0]).length, 0);
}

static void test_list_items_nest(void **state)
{
    (void)state;
    read_text("- a\n  - b\n  - c\n\n    d\n- e\n");
    assert_int_equal(document.item_count, 4);
    const struct list_item *outer = &document.items[0];
    assert_int_equal(outer->first_block, 0);
    assert_int_equal(outer->block_end, 4);
    assert_int_equal(document.items[1].parent, 0);
    assert_int_equal(document.items[2].depth, 2);
    assert_int_equal(document.items[2].block_end - document.items[2].first_block, 2);
    assert_int_equal(document.items[1].list, document.items[2].list);
    assert_int_equal(outer->list, document.items[3].list);
    assert_int_not_equal(outer->list, document.items[1].list);
}

static void test_sections_nest_and_inherit(void **state)
{
    (void)state;
    read_text("# Outage\n\n## Root cause\n\na\n\n### Why so late\n\nb\n\n## Actions\n\nc\n\n```\nx\n```\n");
    assert_int_equal(document.section_count, 4);
    const struct section *sections = document.sections;
    assert_int_equal(sections[0].parent, NO_INDEX);
    assert_int_equal(sections[1].parent, 0);
    assert_int_equal(sections[2].parent, 1);
    assert_int_equal(sections[2].own, SECTION_NONE);
    assert_int_equal(sections[2].role, SECTION_ROOT_CAUSE);
    assert_int_equal(sections[1].block_end, sections[3].heading);
    assert_int_equal(sections[3].role, SECTION_ACTIONS);
    assert_int_equal(sections[0].block_end, document.block_count);
    assert_int_equal(document.code_count, 1);
    assert_int_equal(document.code[0].section, 3);
}

static void test_remediation_yields_to_actions(void **state)
{
    (void)state;
    read_text("## Remediation\n\na\n");
    assert_int_equal(document.sections[0].role, SECTION_ACTIONS);
    read_text("## Remediation\n\na\n\n## Action items\n\nb\n");
    assert_int_equal(document.sections[0].role, SECTION_RESPONSE);
}

static void test_own_aliases_are_used(void **state)
{
    (void)state;
    static const struct heading_alias items[] = {{{"war diary", 9}, SECTION_TIMELINE}};
    struct heading_aliases aliases = {items, 1};
    struct document_options options = {.aliases = &aliases};
    const char *reason;
    source_init(&source, "test.md", SLICE_LITERAL("## War diary\n\na\n\n**War diary**: b\n"), &arena);
    assert_int_equal(document_read(&document, &source, &options, &arena, &reason), DOCUMENT_READ);
    assert_int_equal(document.sections[0].role, SECTION_TIMELINE);
    assert_int_equal(document.blocks[2].role, SECTION_TIMELINE);
}

static void test_a_refused_document_is_empty(void **state)
{
    (void)state;
    char text[4096];
    const char *reason = NULL;
    for (size_t i = 0; i + 1 < sizeof text; i += 2)
        memcpy(text + i, "> ", 2);
    source_init(&source, "test.md", (struct slice){text, sizeof text}, &arena);
    assert_int_equal(document_read(&document, &source, NULL, &arena, &reason), DOCUMENT_TOO_COMPLEX);
    assert_non_null(reason);
    assert_int_equal(document.prose.length, 0);
    assert_int_equal(document.block_count, 0);
    assert_ptr_equal(document.source, &source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges_are_cut_in_verbatim_text),
        cmocka_unit_test(test_ranges_cover_line_breaks),
        cmocka_unit_test(test_an_empty_range_has_a_place),
        cmocka_unit_test(test_what_can_be_edited),
        cmocka_unit_test(test_units_are_found),
        cmocka_unit_test(test_headers_of_cells),
        cmocka_unit_test(test_list_items_nest),
        cmocka_unit_test(test_sections_nest_and_inherit),
        cmocka_unit_test(test_remediation_yields_to_actions),
        cmocka_unit_test(test_own_aliases_are_used),
        cmocka_unit_test(test_a_refused_document_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}

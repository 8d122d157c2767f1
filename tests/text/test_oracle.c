/* md4c as an independent oracle: it hands out pointers into the source, so its places are exact by construction.
 *
 * Both readings of a document are taken as a string of text bytes, each with its place. Where the two parsers read the
 * same string, each byte must have the same place; where they disagree about the Markdown itself (tabs, HTML blocks,
 * lazy lines) there is nothing to compare, and the document is only counted. */
#include <md4c.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "check_document.h"
#include "generate.h"

struct oracle {
    struct slice bytes;
    bool *text;     /* by source byte: is it text of a paragraph or heading? */
    bool *excluded; /* entities, known or not */
    unsigned images;
};

static bool is_inside(const struct oracle *oracle, const char *text)
{
    return text >= oracle->bytes.text && text < oracle->bytes.text + oracle->bytes.length;
}

static int on_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)type, (void)detail, (void)user;
    return 0;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct oracle *oracle = user;
    (void)detail;
    oracle->images += type == MD_SPAN_IMG;
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct oracle *oracle = user;
    (void)detail;
    oracle->images -= type == MD_SPAN_IMG;
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    struct oracle *oracle = user;
    if (!is_inside(oracle, text) || oracle->images)
        return 0;
    if (type == MD_TEXT_NORMAL)
        memset(oracle->text + (text - oracle->bytes.text), true, size);
    else if (type == MD_TEXT_ENTITY)
        memset(oracle->excluded + (text - oracle->bytes.text), true, size);
    return 0;
}

static void ask_oracle(struct oracle *oracle, size_t body)
{
    MD_PARSER parser = {.enter_block = on_block,
                        .leave_block = on_block,
                        .enter_span = on_enter_span,
                        .leave_span = on_leave_span,
                        .text = on_text};
    md_parse(oracle->bytes.text + body, (MD_SIZE)(oracle->bytes.length - body), &parser, oracle);
}

/* Text without what we decode, drop or replace: then each byte that is left stands for itself on both sides. */
static void mark_ours(const struct document *document, bool *text, bool *excluded)
{
    for (size_t i = 0; i < document->segment_count; i++) {
        const struct segment *segment = &document->segments[i];
        if (segment->kind == SEGMENT_VERBATIM)
            memset(text + segment->source.start, true, span_length(segment->source));
        else if (segment->kind != SEGMENT_BREAK && segment->kind != SEGMENT_UNPLACED)
            memset(excluded + segment->source.start, true, span_length(segment->source));
    }
}

static bool is_compared(struct slice bytes, size_t at)
{
    return (unsigned char)bytes.text[at] > ' ' && (unsigned char)bytes.text[at] < 0x80 &&
           !strchr("-*+", bytes.text[at]);
}

enum verdict { SAME, READ_DIFFERENTLY, PLACED_DIFFERENTLY };

/* Walks both strings in step. */
static enum verdict judge(struct slice bytes, const bool *ours, const bool *theirs, const bool *excluded)
{
    enum verdict verdict = SAME;
    for (size_t i = 0, j = 0;; i++, j++) {
        while (i < bytes.length && !(ours[i] && is_compared(bytes, i) && !excluded[i]))
            i++;
        while (j < bytes.length && !(theirs[j] && is_compared(bytes, j) && !excluded[j]))
            j++;
        if (i == bytes.length && j == bytes.length)
            return verdict;
        if (i == bytes.length || j == bytes.length || bytes.text[i] != bytes.text[j])
            return READ_DIFFERENTLY;
        if (i != j)
            verdict = PLACED_DIFFERENTLY;
    }
}

static enum verdict compare(const struct document *document)
{
    struct slice bytes = document->source->bytes;
    bool *flags = memory_zero(bytes.length + 1, 3);
    struct oracle oracle = {.bytes = bytes, .text = flags, .excluded = flags + bytes.length};
    bool *ours = flags + 2 * bytes.length;
    ask_oracle(&oracle, document->source->body);
    mark_ours(document, ours, oracle.excluded);
    enum verdict verdict = judge(bytes, ours, oracle.text, oracle.excluded);
    free(flags);
    return verdict;
}

static enum verdict compare_text(struct slice text)
{
    struct arena arena = ARENA_INIT;
    struct source source;
    struct document document;
    const char *reason;
    source_init(&source, "oracle", text, &arena);
    assert_int_equal(document_read(&document, &source, NULL, &arena, &reason), DOCUMENT_READ);
    enum verdict verdict = compare(&document);
    arena_release(&arena);
    return verdict;
}

static void test_generated_documents(void **state)
{
    (void)state;
    enum { DOCUMENTS = 12000 };
    static const char *const names[] = {"same", "read differently", "placed differently"};
    struct buffer text = BUFFER_INIT;
    unsigned counts[3] = {0};
    for (uint64_t seed = 1; seed <= DOCUMENTS; seed++) {
        generate_document(seed, false, &text);
        enum verdict verdict = compare_text(buffer_slice(&text));
        counts[verdict]++;
        if (verdict != SAME && getenv("TEXT_VERBOSE"))
            print_message("# seed %u: %s\n", (unsigned)seed, names[verdict]);
    }
    buffer_release(&text);
    print_message("# note %u documents placed alike, %u differently, %u read differently\n", counts[SAME],
                  counts[PLACED_DIFFERENTLY], counts[READ_DIFFERENTLY]);
    assert_in_range(counts[SAME], DOCUMENTS / 2, DOCUMENTS);
    assert_in_range(counts[PLACED_DIFFERENTLY], 0, DOCUMENTS / 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_generated_documents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Hostile inputs: read within a second for each megabyte, or refused with a reason. Half a megabyte shows it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <cmocka.h>

#include "check_document.h"

enum { SIZE = 1 << 19 };

/* Builds that are slow on purpose get more time: quadratic work would still take minutes. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ || !defined __OPTIMIZE__
static const double most_seconds = 5.0;
#else
static const double most_seconds = 0.5;
#endif

struct hostile {
    const char *head, *repeated, *tail;
    enum { ANY, READ, REFUSED } expected;
};

static const struct hostile inputs[] = {
    {"", "![[]()", "", REFUSED},
    {"", "> ", "a", REFUSED},
    {"", "- ", "a\n", REFUSED},
    {"", "[", "", READ},
    {"", "![", "", READ},
    {"", "]", "", READ},
    {"", "[a](", "", READ},
    {"", "[a](b", "", READ},
    {"", "[a](b \"", "", READ},
    {"", "[a](<b", "", READ},
    {"", "[a][", "", READ},
    {"", "[a](b)", "", READ},
    {"[a]: /u\n\n", "[a]", "", READ},
    {"[a]: /u\n\n", "[a](b \"c", "", READ},
    {"[a]: /u\n\n", "[a][b", "", READ},
    {"", "![a](b)", "", ANY},
    {"", "*a **a", "", READ},
    {"", "a**b c*", "", READ},
    {"", "*a_ ", "", READ},
    {"", "*_", "", READ},
    {"", "***", "a", READ},
    {"", "~~a", "", READ},
    {"", "~~", "", READ},
    {"", "`", "", READ},
    {"", "`a``b", "", READ},
    {"", "\\`", "", READ},
    {"", "<", "", READ},
    {"", "<!--", "", READ},
    {"a", "<!-- ", "", READ},
    {"a", "<!--a-->", "", READ},
    {"a", "<?", "", READ},
    {"a", "<!A", "", READ},
    {"a", "<![CDATA[", "", READ},
    {"a", "<a b=\"", "", READ},
    {"a", "<a b", "", READ},
    {"", "&", "", READ},
    {"", "&amp", "", READ},
    {"", "&ngE;", "", READ},
    {"", "&#0;", "", READ},
    {"", "\xFF", "", READ},
    {"", "\t", "a", READ},
    {"", "a\n", "", READ},
    {"", "a\\\n", "", READ},
    {"", "a  \n", "", READ},
    {"", "\n", "", READ},
    {"", "\r", "", READ},
    {"", "a ", "", READ},
    {"", "a", "", READ},
    {"", "a. ", "", READ},
    {"", "\"a ", "", READ},
    {"", "'a b ", "", READ},
    {"", "http://", "", READ},
    {"", "a://", "", READ},
    {"", "www.", "", READ},
    {"", "http://a ", "", READ},
    {"", "http://a(", "", READ},
    {"http://a", ")", "", READ},
    {"", "[^1]", "", READ},
    {"", "[^1", "", READ},
    {"", "[^a]: b\n", "", READ},
    {"", "[a]: u\n", "", READ},
    {"", "[a]:", "", READ},
    {"", "[a]: u 'b\n", "", READ},
    {"", "[a]:\n", "", READ},
    {"|a|b|\n|-|-|\n", "|c|d|\n", "", REFUSED},
    {"|a|b|\n|-|-|\n", "|a cell of some length|another cell of the row|\n", "", READ},
    {"|a|b|\n|-|-|\n", "|", "", READ},
    {"|a|b|\n|-|-|\n", "`|", "", READ},
    {"|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n", "a\n", "", REFUSED},
    {"", "|a|b|\n|-|-|\n\n", "", READ},
    {"", "|a|\n|-|\n", "", REFUSED},
    {"", "|-", "\n", READ},
    {"a\n", "|-", "\n", READ},
    {"", "a|b\n", "", READ},
    {"", "```\n", "", READ},
    {"", "- a\n", "", READ},
    {"", "- [ ] a\n", "", READ},
    {"", "1. a\n", "", READ},
    {"", "- a\n      - b\n", "", READ},
    {"", "# a\n", "", READ},
    {"", "a\n=\n", "", READ},
    {"", "> a\n", "", READ},
    {"", "> a\nb\n\n", "", READ},
    {"", "**a**:\n", "", READ},
    {"", "**Impact**: a\n", "", READ},
    {"", "- **Impact**: a\n", "", READ},
    {"- **Impact**: a\n", "  - b\n", "", READ},
    {"", "Owner: a\n", "", READ},
    {"", "    a = b\n", "", READ},
    {"- a\n\n", "      - Item of a list\n", "", READ},
    {"", "- - - - - - - - - -\n", "", READ},
    {"---\n", "a: b\n", "---\n", READ},
    {"---\na: ", "[", "\n---\n", READ},
    {"---\n", "- ", "\n---\n", REFUSED},
    {"---\na: |\n", " b\n", "---\n", READ},
    {"", "---\na: b\n", "", READ},
    {"", "\xE2\x9C\x85 a\n", "", READ},
    {"", "![\n", "", READ},
    {"", "![a\n](b)", "", ANY},
    {"a", "<br>", "", READ},
    {"", "\xF0\x9F\x94\xA5", "", READ},
    {"", "\xE2\x80\x8B", "", READ},
    {"", "Mr. ", "", READ},
    {"", "a?\" ", "", READ},
    {"", "k=v ", "", READ},
};

static double seconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

static void fill(struct buffer *text, const struct hostile *input)
{
    buffer_clear(text);
    buffer_add_text(text, input->head);
    while (text->length < SIZE)
        buffer_add_text(text, input->repeated);
    buffer_add_text(text, input->tail);
}

static enum document_status read_in_time(struct slice text, const char *name)
{
    struct arena arena = ARENA_INIT;
    struct source source;
    struct document document;
    struct check check;
    struct timespec start;
    const char *reason = NULL;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    source_init(&source, "hostile", text, &arena);
    enum document_status status = document_read(&document, &source, NULL, &arena, &reason);
    double seconds = seconds_since(start);
    if (getenv("TEXT_VERBOSE"))
        print_message("# %.3f s %s\n", seconds, name);
    if (seconds >= most_seconds)
        fail_msg("%s takes %.2f s", name, seconds);
    if (status == DOCUMENT_TOO_COMPLEX)
        assert_non_null(reason);
    else if (!check_document(&check, &document))
        fail_msg("%s: %s", name, check.message);
    arena_release(&arena);
    return status;
}

static void test_hostile_inputs(void **state)
{
    (void)state;
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        fill(&text, &inputs[i]);
        enum document_status status = read_in_time(buffer_slice(&text), inputs[i].repeated);
        if (inputs[i].expected != ANY && (status == DOCUMENT_READ) != (inputs[i].expected == READ))
            fail_msg("'%s' is %s", inputs[i].repeated, status == DOCUMENT_READ ? "read" : "refused");
    }
    buffer_release(&text);
}

/* `depth` nested list items, one a line, then lines without a byte: each asks every open item. */
static void nest(struct buffer *text, size_t depth, const char *indent, const char *line)
{
    buffer_clear(text);
    for (size_t level = 0; level < depth; level++) {
        for (size_t i = 0; i < level; i++)
            buffer_add_text(text, indent);
        buffer_add_text(text, "- a\n");
    }
    while (text->length < SIZE)
        buffer_add_text(text, line);
}

static void test_nested_lists(void **state)
{
    (void)state;
    static const char *const indents[] = {"  ", "\t"};
    static const char *const lines[] = {"\n", "\na\n"};
    struct buffer text = BUFFER_INIT;
    for (size_t depth = 50; depth < 700; depth += 200)
        for (size_t i = 0; i < 2; i++)
            for (size_t j = 0; j < 2; j++) {
                nest(&text, depth, indents[i], lines[j]);
                read_in_time(buffer_slice(&text), lines[j]);
            }
    nest(&text, 500, "  ", "\n");
    assert_int_equal(read_in_time(buffer_slice(&text), "500 levels"), DOCUMENT_TOO_COMPLEX);
    nest(&text, 12, "  ", "            - b\n");
    assert_int_equal(read_in_time(buffer_slice(&text), "12 levels"), DOCUMENT_READ);
    buffer_release(&text);
}

/* What real documents hold in numbers must not be refused. */
static void test_large_tables_are_read(void **state)
{
    (void)state;
    struct buffer text = BUFFER_INIT;
    buffer_add_text(&text, "| Job | Status |\n|-----|--------|\n");
    for (int i = 0; i < 4000; i++)
        buffer_add_text(&text, "| [job](https://example.org/job) | ![badge](https://example.org/badge.svg) |\n");
    assert_int_equal(read_in_time(buffer_slice(&text), "badges"), DOCUMENT_READ);
    buffer_release(&text);
}

/* The same seven bytes over and over, in all combinations that matter to a parser. */
static void test_repeated_fragments(void **state)
{
    (void)state;
    static const char *const parts[] = {"[", "]", "(",  ")",  "![", "*", "_", "`", "<",  ">",
                                        "a", " ", "\n", "\"", "|",  "~", "-", "&", "\\", ":"};
    enum { PARTS = sizeof parts / sizeof *parts, FRAGMENTS = 80 };
    struct buffer text = BUFFER_INIT;
    char fragment[64];
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < FRAGMENTS; i++) {
        fragment[0] = '\0';
        for (int part = 0; part < 2 + i % 5; part++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            strcat(fragment, parts[random % PARTS]);
        }
        fill(&text, &(struct hostile){"", fragment, "", ANY});
        read_in_time(slice_sub(buffer_slice(&text), 0, SIZE / 4), fragment);
    }
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hostile_inputs),
        cmocka_unit_test(test_nested_lists),
        cmocka_unit_test(test_large_tables_are_read),
        cmocka_unit_test(test_repeated_fragments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Every format's output of a nasty report, compared with tests/cases/formats/. To accept a change after
 * reading it: BLAMELESS_ACCEPT=1 build/release/tests/format/test_formats, then git diff. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "format/escape.h"
#include "format/json.h"
#include "format/writer.h"
#include "sample.h"

#define GOLDEN "tests/cases/formats/"

static void write_run(struct writer *writer, const struct format *format, const struct report *const *reports,
                      const struct writer_options *options)
{
    struct errors errors = ERRORS_INIT;
    struct run_summary summary = {.errors = &errors};
    writer_begin(writer, format, options);
    for (; *reports; reports++) {
        writer_report(writer, *reports);
        run_summary_add(&summary, *reports);
    }
    if (summary.files)
        errors_add(&errors, ERROR_INPUT, "a|b\x1b,c.md", 0, 0, "cannot be read: %s", "100%\n::warning::x");
    writer_end(writer, &summary);
    errors_release(&errors);
}

static void read_file(struct buffer *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    char chunk[4096];
    if (!file)
        fail_msg("no golden file %s", path);
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buffer_add(out, chunk, got);
    fclose(file);
}

static void write_file(const char *path, struct slice text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.text, 1, text.length, file), text.length);
    assert_int_equal(fclose(file), 0);
}

static void compare(const char *name, struct slice text)
{
    char path[256];
    struct buffer golden = BUFFER_INIT;
    snprintf(path, sizeof path, GOLDEN "%s", name);
    if (getenv("BLAMELESS_ACCEPT"))
        write_file(path, text);
    read_file(&golden, path);
    if (!slice_equals(buffer_slice(&golden), text))
        fail_msg("output differs from %s; it is now:\n%s", path, text.text);
    buffer_release(&golden);
}

static void check_golden(const struct format *format, bool color, const char *name)
{
    struct sample sample;
    struct writer writer;
    sample_init(&sample);
    const struct report *const reports[] = {&sample.nasty, &sample.clean, &sample.plain, NULL};
    write_run(&writer, format, reports, &(struct writer_options){.color = color, .width = 80, .folder = "/srv/post mortems"});
    compare(name, buffer_slice(&writer.out));
    writer_release(&writer);
    sample_release(&sample);
}

static void golden_files(void **state)
{
    (void)state;
    for (const struct format *const *format = formats; *format; format++)
        check_golden(*format, false, (*format)->name);
    check_golden(format_named("human"), true, "human-color");
}

/* Valid UTF-8, and no byte a terminal acts upon but line ends. */
static void check_visible(struct slice text, const char *name)
{
    assert_int_equal(utf8_valid_prefix(text), text.length);
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point;
        at += utf8_decode(text.text + at, text.length - at, &code_point);
        if (code_point != '\n' && escape_is_hidden(code_point))
            fail_msg("%s prints U+%04X", name, (unsigned)code_point);
    }
}

static void check_no_commands(struct slice text, const char *name)
{
    for (ptrdiff_t at = 0; at >= 0; at = slice_find(text, SLICE_LITERAL("\n"), (size_t)at)) {
        struct slice line = slice_sub(text, (size_t)at + (at > 0), text.length);
        if (slice_starts_with(line, "::") || slice_starts_with(line, "##["))
            fail_msg("%s prints a workflow command: %.40s", name, line.text);
        at += 1;
    }
}

static void nothing_hidden_nothing_commanded(void **state)
{
    (void)state;
    for (const struct format *const *format = formats; *format; format++) {
        struct sample sample;
        struct writer writer;
        sample_init(&sample);
        const struct report *const reports[] = {&sample.nasty, NULL};
        write_run(&writer, *format, reports, &(struct writer_options){0});
        check_visible(buffer_slice(&writer.out), (*format)->name);
        if (strcmp((*format)->name, "github"))
            check_no_commands(buffer_slice(&writer.out), (*format)->name);
        writer_release(&writer);
        sample_release(&sample);
    }
}

static void check_json(const char *name, const char *list)
{
    struct sample sample;
    struct writer writer;
    char reason[JSON_REASON_SIZE];
    sample_init(&sample);
    const struct report *const reports[] = {&sample.nasty, &sample.plain, NULL};
    write_run(&writer, format_named(name), reports, &(struct writer_options){0});
    struct json_t *value = json_parse(buffer_slice(&writer.out), reason);
    if (!value)
        fail_msg("%s: %s", name, reason);
    assert_int_equal(json_length(list ? json_member(value, list) : value), 5);
    json_free(value);
    writer_release(&writer);
    sample_release(&sample);
}

static void json_formats_parse(void **state)
{
    (void)state;
    check_json("json", "diagnostics");
    check_json("gitlab", NULL);
    check_json("rdjson", "diagnostics");
}

static void check_json_lines(const char *name, size_t expected)
{
    struct sample sample;
    struct writer writer;
    size_t lines = 0;
    sample_init(&sample);
    const struct report *const reports[] = {&sample.nasty, &sample.plain, NULL};
    write_run(&writer, format_named(name), reports, &(struct writer_options){0});
    struct slice rest = buffer_slice(&writer.out);
    for (ptrdiff_t end; (end = slice_find(rest, SLICE_LITERAL("\n"), 0)) >= 0; lines++) {
        struct json_t *value = json_parse(slice_sub(rest, 0, (size_t)end), NULL);
        assert_non_null(value);
        json_free(value);
        rest = slice_sub(rest, (size_t)end + 1, rest.length);
    }
    assert_int_equal(rest.length, 0);
    assert_int_equal(lines, expected);
    writer_release(&writer);
    sample_release(&sample);
}

static void json_line_formats_parse_line_by_line(void **state)
{
    (void)state;
    check_json_lines("ndjson", 5);
    check_json_lines("rdjsonl", 5);
    check_json_lines("lsp", 2);
}

/* The text of a finding survives JSON byte for byte, invalid bytes apart. */
static void json_keeps_the_match(void **state)
{
    (void)state;
    struct sample sample;
    struct writer writer;
    sample_init(&sample);
    const struct report *const reports[] = {&sample.nasty, NULL};
    write_run(&writer, format_named("json"), reports, &(struct writer_options){0});
    struct json_t *value = json_parse(buffer_slice(&writer.out), NULL);
    struct json_t *second = json_item(json_member(value, "diagnostics"), 1);
    struct slice match = json_text_of(json_member(second, "match"));
    assert_true(slice_equals(match, sample.nasty.diagnostics[1].match));
    json_free(value);
    writer_release(&writer);
    sample_release(&sample);
}

static void a_clean_run_is_valid(void **state)
{
    (void)state;
    static const struct { const char *name, *text; } clean[] = {
        {"human", ""},
        {"line", ""},
        {"ndjson", ""},
        {"github", ""},
        {"gitlab", "[]\n"},
        {"json", "{\"version\":1,\"diagnostics\":[],\"files\":0,\"errors\":[]}\n"},
    };
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++) {
        struct writer writer;
        const struct report *const none[] = {NULL};
        write_run(&writer, format_named(clean[i].name), none, &(struct writer_options){0});
        assert_string_equal(writer.out.text, clean[i].text);
        writer_release(&writer);
    }
}

/* --- sinks that make links of text --- */

static void text_becomes_no_link(void **state)
{
    static const struct {
        void (*escape)(struct buffer *out, struct slice text);
        const char *text, *escaped;
    } cases[] = {
        {escape_markdown, "see www.example.org and awww.", "see www\\.example.org and awww\\."},
        {escape_markdown, "www.www.", "www\\.www\\."},
        {escape_markdown, "@all [a](b)", "@&#8203;all \\[a\\]\\(b\\)"},
        {escape_hover, "![x](http://a.b) <img> `c` *d* at 14:03", "!\\[x\\](http://a.b) \\<img> \\`c\\` \\*d\\* at 14:03"},
        {escape_hover, "\\[x](y)", "\\\\\\[x\\](y)"},
        {escape_sarif, "[text](https://a.b) and a\\b", "\\[text\\](https://a.b) and a\\\\b"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = BUFFER_INIT;
        cases[i].escape(&out, slice_of(cases[i].text));
        assert_string_equal(out.text, cases[i].escaped);
        buffer_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_files),
        cmocka_unit_test(nothing_hidden_nothing_commanded),
        cmocka_unit_test(json_formats_parse),
        cmocka_unit_test(json_line_formats_parse_line_by_line),
        cmocka_unit_test(json_keeps_the_match),
        cmocka_unit_test(a_clean_run_is_valid),
        cmocka_unit_test(text_becomes_no_link),
    };
    json_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

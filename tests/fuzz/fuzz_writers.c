/* Outputs read back. The input is, parted by lines "===": a file's name, a pack's name, a message, a reason, a rewrite, a
 * document. JSON parses again and keeps the message, XML is well-formed, lines for terminals and logs hide nothing and
 * command nothing. */
#include "base/memory.h"
#include "base/utf8.h"
#include "format/json.h"
#include "format/writer.h"
#include "fuzz.h"
#include "xml_check.h"

struct input {
    struct slice path, pack, message, why, rewrite, text;
};

/* Names have no NUL, and a pack's is that of a folder. */
static char *name_of(struct slice text, const char *otherwise, char not, struct arena *arena)
{
    char *name = arena_copy(arena, slice_trim(text));
    for (char *at = name; *at; at++)
        *at = *at == not ? '-' : *at;
    return *name ? name : arena_copy(arena, slice_of(otherwise));
}

static struct rule *rule_of(const struct input *input, struct arena *arena)
{
    struct rule *rule = arena_alloc(arena, sizeof *rule);
    *rule = (struct rule){
        .id = "fuzzed-rule",
        .pack = name_of(input->pack, "pack", '/', arena),
        .title = name_of(input->message, "Title", '\0', arena),
        .why = name_of(input->why, "Why", '\0', arena),
        .severity = {SEVERITY_WARNING},
    };
    return rule;
}

static size_t boundary(struct slice text, size_t at)
{
    while (at < text.length && !utf8_is_boundary(text, at))
        at++;
    return at;
}

static struct suggestion *suggest(const struct input *input, struct span span, struct arena *arena)
{
    struct suggestion *suggestion = arena_alloc(arena, sizeof *suggestion);
    struct edit *edit = arena_alloc(arena, sizeof *edit);
    *edit = (struct edit){span, input->rewrite};
    *suggestion = (struct suggestion){SUGGESTION_REWRITE, input->rewrite, edit, 1};
    return suggestion;
}

/* Two findings: of the middle of the document, and of none of it. */
static struct report *report_of(const struct input *input, struct arena *arena)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    struct report *report = arena_alloc(arena, sizeof *report);
    struct diagnostic *found = arena_alloc(arena, 2 * sizeof *found);
    source_init(source, name_of(input->path, "pm.md", '\0', arena), input->text, arena);
    struct span middle = {(uint32_t)boundary(input->text, input->text.length / 3),
                          (uint32_t)boundary(input->text, input->text.length * 2 / 3)};
    for (int i = 0; i < 2; i++) {
        struct span span = i ? middle : (struct span){0, 0};
        found[i] = (struct diagnostic){
            .rule = rule_of(input, arena), .severity = SEVERITY_WARNING, .confidence = 0.5f,
            .source = span, .unit = span, .scope = span,
            .start = source_position(source, span.start), .end = source_position(source, span.end),
            .match = slice_sub(input->text, span.start, span.end),
            .message = input->message, .why = input->why, .fingerprint = "0123456789abcdef0123456789abcdef"};
        found[i].suggestions = suggest(input, span, arena);
        found[i].suggestion_count = 1;
    }
    *report = (struct report){.source = source, .diagnostics = found, .count = 2};
    return report;
}

/* --- reading back --------------------------------------------------------------------------------------------- */

static void check_json(struct slice text)
{
    char reason[JSON_REASON_SIZE];
    struct json_t *value = json_parse(text, reason);
    if (!value)
        fuzz_fail("%s in %.*s", reason, (int)text.length, text.text);
    json_free(value);
}

static void check_lines(struct slice text, void (*check)(struct slice line))
{
    while (text.length) {
        ptrdiff_t end = slice_find(text, SLICE_LITERAL("\n"), 0);
        FUZZ_HOLDS(end >= 0);
        check(slice_sub(text, 0, (size_t)end));
        text = slice_sub(text, (size_t)end + 1, text.length);
    }
}

static void check_json_lines(struct slice text)
{
    check_lines(text, check_json);
}

static void check_xml(struct slice text)
{
    if (!xml_is_well_formed(text))
        fuzz_fail("not well-formed: %.*s", (int)text.length, text.text);
}

/* Valid UTF-8, no controls (C0, DEL, C1), nothing that turns the direction. */
static void check_visible(struct slice line)
{
    FUZZ_HOLDS(utf8_valid_prefix(line) == line.length);
    for (size_t at = 0; at < line.length;) {
        uint32_t c;
        at += utf8_decode(line.text + at, line.length - at, &c);
        if (c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
            fuzz_fail("U+%04X in %.*s", (unsigned)c, (int)line.length, line.text);
    }
}

static void check_log_line(struct slice line)
{
    check_visible(line);
    if (slice_starts_with(line, "::") || slice_starts_with(line, "##["))
        fuzz_fail("a workflow command: %.*s", (int)line.length, line.text);
}

static void check_command(struct slice line)
{
    check_visible(line);
    FUZZ_HOLDS(slice_starts_with(line, "::warning file="));
}

static void check_log(struct slice text)
{
    check_lines(text, check_log_line);
}

static void check_commands(struct slice text)
{
    check_lines(text, check_command);
}

static const struct reader {
    const char *format;
    void (*check)(struct slice text);
} readers[] = {
    {"human", check_log},     {"line", check_log},           {"markdown", check_log}, {"json", check_json},
    {"sarif", check_json},    {"gitlab", check_json},        {"rdjson", check_json},  {"ndjson", check_json_lines},
    {"lsp", check_json_lines}, {"rdjsonl", check_json_lines}, {"junit", check_xml},    {"checkstyle", check_xml},
    {"github", check_commands},
};

static void check_format(const struct reader *reader, const struct report *report)
{
    struct writer writer;
    struct run_summary summary = {0};
    writer_begin(&writer, format_named(reader->format), &(struct writer_options){.width = 60, .folder = "/srv/docs"});
    writer_report(&writer, report);
    run_summary_add(&summary, report);
    writer_end(&writer, &summary);
    reader->check(buffer_slice(&writer.out));
    writer_release(&writer);
}

static void check_message_is_kept(const struct report *report, struct slice message)
{
    struct writer writer;
    struct run_summary summary = {0};
    writer_begin(&writer, format_named("ndjson"), &(struct writer_options){0});
    writer_report(&writer, report);
    writer_end(&writer, &summary);
    struct slice out = buffer_slice(&writer.out);
    struct json_t *value = json_parse(slice_sub(out, 0, (size_t)slice_find(out, SLICE_LITERAL("\n"), 0)), NULL);
    if (utf8_valid_prefix(message) == message.length)
        FUZZ_HOLDS(slice_equals(json_text_of(json_member(value, "message")), message));
    json_free(value);
    writer_release(&writer);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static bool ready;
    struct arena arena = ARENA_INIT;
    struct slice rest = {(const char *)bytes, length};
    struct input input;
    if (!ready)
        json_setup();
    ready = true;
    input.path = fuzz_take(&rest);
    input.pack = fuzz_take(&rest);
    input.message = fuzz_take(&rest);
    input.why = fuzz_take(&rest);
    input.rewrite = fuzz_take(&rest);
    input.text = rest;
    const struct report *report = report_of(&input, &arena);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        check_format(&readers[i], report);
    check_message_is_kept(report, input.message);
    arena_release(&arena);
    return 0;
}

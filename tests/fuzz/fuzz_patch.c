/* Two texts parted by a line "===": as a patch the first is read or refused with a reason; the patch that leads from one
 * to the other is read, and taking it back gives the first again. */
#include "cli/diff.h"
#include "cli/patch.h"
#include "fuzz.h"

/* Line ends are not compared: what differs in them alone is the same. */
static void put_lines(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] != '\r' || i + 1 < text.length)
            buffer_add_byte(out, text.text[i]);
    while (out->length && strchr("\r\n", out->text[out->length - 1]))
        out->text[--out->length] = '\0';
}

static void check_same_lines(struct slice a, struct slice b)
{
    struct buffer left = BUFFER_INIT, right = BUFFER_INIT;
    put_lines(&left, a);
    put_lines(&right, b);
    FUZZ_HOLDS(slice_equals(buffer_slice(&left), buffer_slice(&right)));
    buffer_release(&left);
    buffer_release(&right);
}

static void check_any(struct slice text, struct slice after)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct patch patch = {0};
    int result = patch_read(&patch, text, "p", &arena, &errors);
    FUZZ_HOLDS((result == 0) == (errors.count == 0));
    for (size_t i = 0; !result && i < patch.count; i++) {
        struct buffer out = BUFFER_INIT;
        FUZZ_HOLDS(patch.files[i].path || patch.files[i].old_path);
        patch_undo(&out, &patch.files[i], after);
        buffer_release(&out);
    }
    errors_release(&errors);
    arena_release(&arena);
}

static void check_round_trip(struct slice before, struct slice after)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct buffer text = BUFFER_INIT, undone = BUFFER_INIT;
    struct patch patch = {0};
    diff_unified(&text, "x.md", before, after);
    FUZZ_HOLDS(!patch_read(&patch, buffer_slice(&text), "p", &arena, &errors));
    if (patch.count) {
        FUZZ_HOLDS(patch.count == 1 && !patch_undo(&undone, &patch.files[0], after));
        check_same_lines(buffer_slice(&undone), before);
    }
    buffer_release(&text);
    buffer_release(&undone);
    errors_release(&errors);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct slice input = {(const char *)bytes, length};
    struct slice before = fuzz_take(&input);
    check_any(before, input);
    check_round_trip(before, input);
    return 0;
}

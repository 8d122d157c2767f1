/* A Markdown document from its bytes to prose: every byte accounted for, checked by an independent decoder. */
#include "../text/check_document.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = ARENA_INIT;
    struct source source;
    struct document document;
    struct document_options options = {0};
    struct check check;
    const char *reason = NULL;
    source_init(&source, "pm.md", (struct slice){(const char *)bytes, length}, &arena);
    if (document_read(&document, &source, &options, &arena, &reason) != DOCUMENT_READ)
        FUZZ_HOLDS(reason);
    else if (!check_document(&check, &document))
        fuzz_fail("%s", check.message);
    arena_release(&arena);
    return 0;
}

/* Paths of URIs, and half surrogates in messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "lsp/surrogate.h"
#include "lsp/uri.h"

static const struct {
    const char *uri, *path;
    bool file;
} uris[] = {
    {"file:///home/x/a.md", "/home/x/a.md", true},
    {"FILE:///home/x/a.md", "/home/x/a.md", true},
    {"file:/home/x/a.md", "/home/x/a.md", true},
    {"file://localhost/home/x/a.md", "/home/x/a.md", true},
    {"file:///c%3A/Users/a.md", "/c:/Users/a.md", true},
    {"file:///a%20b/%C3%A9.md", "/a b/\xC3\xA9.md", true},
    {"file:///100%25.md", "/100%.md", true},
    {"file:///%zz/%4", "/%zz/%4", true},
    {"file:///a%00b", "/a%00b", true}, /* never a path that ends early */
    {"file:///", "/", true},
    {"file://", "", true},
    {"file:", "", true},
    {"untitled:Untitled-1", "Untitled-1", false},
    {"vscode-remote://host/a.md", "host/a.md", false},
    {"inmemory://model/1", "model/1", false},
    {"a.md", "a.md", false},
    {"", "", false},
};

static void test_paths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof uris / sizeof *uris; i++) {
        struct buffer path = BUFFER_INIT;
        assert_int_equal(uri_path(slice_of(uris[i].uri), &path), uris[i].file);
        assert_string_equal(path.text, uris[i].path);
        buffer_release(&path);
    }
}

static const struct {
    const char *json, *text; /* NULL: refused */
} texts[] = {
    {"\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80"},
    {"\"a\\ud83db\"", "a\xEF\xBF\xBD" "b"},
    {"\"a\\ude00b\"", "a\xEF\xBF\xBD" "b"},
    {"\"\\uDE00\\uD83D\"", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"\"\\ud83d\\ud83d\\ude00\"", "\xEF\xBF\xBD\xF0\x9F\x98\x80"},
    {"\"\\\\ud83d\"", "\\ud83d"},
    {"\"\\\\\\ud83d\\\\\"", "\\\xEF\xBF\xBD\\"},
    {"\"\\ud83d\\n\\\"\"", "\xEF\xBF\xBD\n\""},
    {"\"\\ud83d", NULL},
    {"\"\\ud8", NULL},
    {"\"\\", NULL},
    {"", NULL},
};

static void test_surrogates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char reason[JSON_REASON_SIZE] = "";
        struct json_t *value = surrogate_parse(slice_of(texts[i].json), reason);
        if (texts[i].text)
            assert_true(slice_equals_text(json_text_of(value), texts[i].text));
        else
            assert_true(!value && *reason);
        json_free(value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_surrogates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

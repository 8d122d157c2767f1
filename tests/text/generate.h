/* Markdown documents from a seed: nested lists and quotes, lazy lines, breaks, entities, tabs, every line end. */
#ifndef TESTS_TEXT_GENERATE_H
#define TESTS_TEXT_GENERATE_H

#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"

struct generator {
    uint64_t state;
    struct buffer *out;
    bool extensions; /* tables, strikethrough, footnotes, tasks, URLs, indented prose too */
    const char *line_end;
    char prefix[256]; /* of every line in the containers that are open */
    size_t prefix_length;
};

/* xorshift64*: the same documents on every machine. */
static uint32_t generate_number(struct generator *generator, uint32_t limit)
{
    generator->state ^= generator->state >> 12;
    generator->state ^= generator->state << 25;
    generator->state ^= generator->state >> 27;
    return (uint32_t)((generator->state * 2685821657736338717u) >> 33) % limit;
}

static bool generate_chance(struct generator *generator, uint32_t percent)
{
    return generate_number(generator, 100) < percent;
}

#define GENERATE_ONE_OF(generator, list) ((list)[generate_number((generator), sizeof(list) / sizeof *(list))])

static void generate_text(struct generator *generator, const char *text)
{
    buffer_add_text(generator->out, text);
}

static void generate_word(struct generator *generator)
{
    static const char *const words[] = {
        "deploy",
        "the",
        "cache",
        "Jane",
        "rolled",
        "back",
        "a",
        "14:32",
        "v2.4.5",
        "it's",
        "cluster",
        "e.g.",
        "config",
        "na\xC3\xAFve",
        "\xF0\x9F\x94\xA5",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
        "caf\xC3\xA9.",
        "failed.",
        "Why?",
        "\xE2\x80\x9Cquoted\xE2\x80\x9D",
        "don\xE2\x80\x99t",
        "\"twice\"",
        "x\xC2\xA0y",
        "so\xC2\xAD"
        "ft",
        "zero\xE2\x80\x8B"
        "width",
        "\xE6\x97\xA5\xE6\x9C\xAC",
        "e\xCC\x81",
        "100%",
        "a_b_c",
        "2*3",
        "C:\\dir",
        "#tag",
        "a&b",
        "<5",
        "x>y",
        "1.",
        "-",
        "+",
        "(see",
        "below)",
        "~",
        "!",
        "=",
        "owner:",
        "Owner:",
        "\xE2\x80\x94",
        "...",
        "end.",
    };
    generate_text(generator, GENERATE_ONE_OF(generator, words));
}

static void generate_special(struct generator *generator)
{
    static const char *const pieces[] = {
        "&amp;",
        "&lt;",
        "&nbsp;",
        "&rsquo;",
        "&#39;",
        "&#x1F525;",
        "&unknown;",
        "&hellip;",
        "&ngE;",
        "&copy",
        "&shy;",
        "\\*",
        "\\_",
        "\\\\",
        "\\|",
        "\\[",
        "\\<",
        "\\&amp;",
        "\\a",
        "`code`",
        "`` a`b ``",
        "`a  b`",
        "<br>",
        "<b>",
        "</b>",
        "<br/>",
        "<!-- note -->",
        "<a href=\"x\">",
        "<http://a.b/c>",
        "<me@a.b>",
        "![alt *x*](u)",
        "![a](<u v> 't')",
        "[text](u)",
        "[text *x*](<u> \"t(\")",
        "[a `b`](u(v))",
        "[ref]",
        "[ref][]",
        "[text][ref]",
        "[no][nowhere]",
        "[x",
        "x]",
        "![",
        "`",
        "**",
        "*",
        "_",
        "]",
        "(",
        "[a](b",
        "\\",
        "*x*",
        "**x**",
        "_y_",
        "__y__",
        "***z***",
        "*a **b** c*",
        "**a *b***",
    };
    generate_text(generator, GENERATE_ONE_OF(generator, pieces));
}

static void generate_extension(struct generator *generator)
{
    static const char *const pieces[] = {
        "~~gone~~",
        "~~",
        "~~a **b** c~~",
        "https://a.b/c_d(e)?f=g&amp;h",
        "www.a.b.",
        "http://x.y.",
        "[^1]",
        "[^note]",
        "|",
        "\\|",
        "http://[::1]:80/x",
        "see:https://a.b,",
        "\xE2\x9C\x85",
        "\xE2\x9D\x8C",
        "\xC3\xA2\xC5\x92",
        "`a|b`",
        "[ ]",
        "[x]",
    };
    generate_text(generator, GENERATE_ONE_OF(generator, pieces));
}

static void generate_piece(struct generator *generator)
{
    uint32_t kind = generate_number(generator, 100);
    if (kind < 65)
        generate_word(generator);
    else if (kind < 92 || !generator->extensions)
        generate_special(generator);
    else
        generate_extension(generator);
}

static void generate_line_end(struct generator *generator)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    generate_text(generator, *generator->line_end ? generator->line_end : GENERATE_ONE_OF(generator, ends));
}

static void generate_prefix(struct generator *generator)
{
    buffer_add(generator->out, generator->prefix, generator->prefix_length);
}

/* The start of a paragraph's next line: all marks, some, or none. */
static void generate_continuation(struct generator *generator)
{
    static const char *const indents[] = {"", "", "", " ", "   ", "     ", "\t", "        "};
    if (generate_chance(generator, 70))
        generate_prefix(generator);
    else
        buffer_add(generator->out, generator->prefix,
                   generate_number(generator, (uint32_t)generator->prefix_length + 1));
    generate_text(generator, GENERATE_ONE_OF(generator, indents));
}

static void generate_inlines(struct generator *generator, bool lines)
{
    static const char *const spaces[] = {" ", " ", " ", " ", " ", "  ", "\t", ""};
    static const char *const line_tails[] = {"", "", "", " ", "  ", "   ", "\\"};
    size_t count = 1 + generate_number(generator, 14);
    generate_word(generator);
    while (count--) {
        if (lines && generate_chance(generator, 15)) {
            generate_text(generator, GENERATE_ONE_OF(generator, line_tails));
            generate_line_end(generator);
            generate_continuation(generator);
        } else {
            generate_text(generator, GENERATE_ONE_OF(generator, spaces));
        }
        generate_piece(generator);
    }
}

static void generate_blocks(struct generator *generator, unsigned depth);

static void generate_paragraph(struct generator *generator)
{
    if (generate_chance(generator, 12))
        generate_text(generator, generate_chance(generator, 50) ? "**Impact**: " : "**Bold line**");
    generate_inlines(generator, true);
    generate_line_end(generator);
}

static void generate_heading(struct generator *generator)
{
    static const char *const marks[] = {"# ", "## ", "###   ", "####\t", "###### "};
    static const char *const tails[] = {"", " #", " ###  ", "  "};
    if (generate_chance(generator, 25)) {
        generate_inlines(generator, true);
        generate_line_end(generator);
        generate_prefix(generator);
        generate_text(generator, generate_chance(generator, 50) ? "===" : " ---  ");
    } else {
        generate_text(generator, GENERATE_ONE_OF(generator, marks));
        generate_inlines(generator, false);
        generate_text(generator, GENERATE_ONE_OF(generator, tails));
    }
    generate_line_end(generator);
}

static void generate_code(struct generator *generator)
{
    generate_text(generator, "```");
    generate_line_end(generator);
    for (uint32_t lines = generate_number(generator, 3); lines; lines--) {
        generate_prefix(generator);
        generate_text(generator, "x = *y*; [a](b) <!-- no -->");
        generate_line_end(generator);
    }
    generate_prefix(generator);
    generate_text(generator, "```");
    generate_line_end(generator);
}

static void generate_definition(struct generator *generator)
{
    static const char *const definitions[] = {"[ref]: /url", "[ref]: <u v> \"t\"", "[other]: u 'two", "[ref]: u (t)"};
    generate_text(generator, GENERATE_ONE_OF(generator, definitions));
    generate_line_end(generator);
    if (generate_chance(generator, 50)) {
        generate_prefix(generator);
        generate_paragraph(generator);
    }
}

static void generate_html(struct generator *generator)
{
    static const char *const html[] = {"<div>*x*</div>", "<!-- a comment -->", "<details><summary>S</summary>",
                                       "<?php x ?>"};
    generate_text(generator, GENERATE_ONE_OF(generator, html));
    generate_line_end(generator);
}

/* Runs the blocks of a container whose lines begin with `mark`, the first one with `first`. */
static void generate_inside(struct generator *generator, const char *first, const char *mark, unsigned depth)
{
    size_t outer = generator->prefix_length, length = strlen(mark);
    if (outer + length >= sizeof generator->prefix)
        return;
    generate_text(generator, first);
    memcpy(generator->prefix + outer, mark, length);
    generator->prefix_length += length;
    generate_blocks(generator, depth + 1);
    generator->prefix_length = outer;
}

static void generate_quote(struct generator *generator, unsigned depth)
{
    static const char *const marks[] = {"> ", ">", " > ", ">  ", ">\t"};
    const char *mark = GENERATE_ONE_OF(generator, marks);
    generate_inside(generator, mark, generate_chance(generator, 80) ? mark : "> ", depth);
}

struct generate_bullet {
    const char *first, *rest;
};

static void generate_list(struct generator *generator, unsigned depth)
{
    static const struct generate_bullet bullets[] = {
        {"- ", "  "},     {"* ", "  "},  {"+   ", "    "}, {"1. ", "   "},
        {"10) ", "    "}, {"-\t", "\t"}, {" - ", "   "},   {"- ", " "},
    };
    struct generate_bullet bullet = GENERATE_ONE_OF(generator, bullets);
    for (uint32_t items = 1 + generate_number(generator, 3); items; items--) {
        generate_inside(generator, bullet.first, bullet.rest, depth);
        if (items > 1)
            generate_prefix(generator);
    }
}

static void generate_table(struct generator *generator)
{
    static const char *const delimiters[] = {"|---|:-:|", "--- | ---", "|-|-|", "| :- | -: |  "};
    generate_text(generator, generate_chance(generator, 50) ? "| Owner | What |" : "a | *b*");
    generate_line_end(generator);
    generate_prefix(generator);
    generate_text(generator, GENERATE_ONE_OF(generator, delimiters));
    generate_line_end(generator);
    for (uint32_t rows = generate_number(generator, 4); rows; rows--) {
        generate_prefix(generator);
        for (uint32_t cells = generate_number(generator, 4); cells; cells--) {
            generate_text(generator, generate_chance(generator, 80) ? "| " : " ");
            generate_piece(generator);
        }
        generate_text(generator, "|");
        generate_line_end(generator);
    }
}

static void generate_indented(struct generator *generator)
{
    static const char *const lines[] = {"      - An item that is indented too far",
                                        "    Prose that somebody indented by accident.", "    x = y;",
                                        "      1. Another item"};
    generate_text(generator, GENERATE_ONE_OF(generator, lines));
    generate_line_end(generator);
}

static void generate_block(struct generator *generator, unsigned depth)
{
    uint32_t kind = generate_number(generator, 100);
    if (depth < 5 && kind < 18)
        generate_quote(generator, depth);
    else if (depth < 5 && kind < 40)
        generate_list(generator, depth);
    else if (kind < 50)
        generate_heading(generator);
    else if (kind < 54)
        generate_code(generator);
    else if (kind < 58)
        generate_definition(generator);
    else if (kind < 61)
        generate_html(generator);
    else if (kind < 67 && generator->extensions)
        generate_table(generator);
    else if (kind < 70 && generator->extensions)
        generate_indented(generator);
    else
        generate_paragraph(generator);
}

static void generate_blocks(struct generator *generator, unsigned depth)
{
    for (uint32_t blocks = 1 + generate_number(generator, depth ? 3 : 7); blocks; blocks--) {
        generate_block(generator, depth);
        if (generate_chance(generator, 60)) {
            buffer_add(generator->out, generator->prefix,
                       generate_chance(generator, 50) ? generator->prefix_length : 0);
            generate_line_end(generator);
        }
        if (blocks > 1)
            generate_prefix(generator);
    }
}

/* Fills out with the document of the seed. */
static void generate_document(uint64_t seed, bool extensions, struct buffer *out)
{
    static const char *const line_ends[] = {"\n", "\n", "\n", "\r\n", "\r", ""};
    struct generator generator = {.state = seed * 0x9E3779B97F4A7C15u + 1, .out = out, .extensions = extensions};
    buffer_clear(out);
    generator.line_end = GENERATE_ONE_OF(&generator, line_ends);
    if (generate_chance(&generator, 5))
        generate_text(&generator, "\xEF\xBB\xBF");
    if (generate_chance(&generator, 5))
        generate_text(&generator, "---\ntitle: x\n---\n");
    generate_blocks(&generator, 0);
}

#endif

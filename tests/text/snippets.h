/* Markdown that is hard to place: each construct alone, beside the others, inside lists and quotes. */
#ifndef TESTS_TEXT_SNIPPETS_H
#define TESTS_TEXT_SNIPPETS_H

#include "base/slice.h"

#define SNIPPET(text) {text, sizeof text - 1}

static const struct slice snippets[] = {
    /* lines and line ends */
    SNIPPET(""), SNIPPET("\n"), SNIPPET("a"), SNIPPET("a\n"), SNIPPET("a\nb"), SNIPPET("a\r\nb\r\n"), SNIPPET("a\rb\r"),
    SNIPPET("a  \nb"), SNIPPET("a\\\nb"), SNIPPET("a\\\n   b"), SNIPPET("a\n  c"), SNIPPET("   a\n c"), SNIPPET("a\n\n\n\nb"),
    SNIPPET("a   \n   b   \n"), SNIPPET("a \t \nb"), SNIPPET("\ta"), SNIPPET("a\tb"), SNIPPET("a  b   c"), SNIPPET("  \n a"),
    SNIPPET("a\\"), SNIPPET("a  "), SNIPPET("\xEF\xBB\xBF"), SNIPPET("\xEF\xBB\xBF# a"), SNIPPET("\xEF\xBB\xBF- a\n  b"),
    SNIPPET("a\n        > b"), SNIPPET("a\n    - b"), SNIPPET("a\fb"), SNIPPET("a\vb\n"), SNIPPET("\n\n   a"),
    /* headings */
    SNIPPET("# a"), SNIPPET("## a ##"), SNIPPET("#"), SNIPPET("###### a #b #"), SNIPPET("#a"), SNIPPET("# a \\#"), SNIPPET("   # a"),
    SNIPPET("a\n==="), SNIPPET("a\nb\n---\nc"), SNIPPET("a *b*\n  ---  \n"), SNIPPET("> a\n> ==="), SNIPPET("- a\n  ---\n  b"),
    SNIPPET("a\n---"), SNIPPET("===\n---\na"), SNIPPET("> a\n---"), SNIPPET("#\ta\t#\t"), SNIPPET("a\n===\n===\n"),
    SNIPPET("# `a` *b*"), SNIPPET("[r]: /u\na\n===\n"), SNIPPET("**a**\n"), SNIPPET("**a**:\n\nb"), SNIPPET("**a**\nb"),
    SNIPPET("**a.** b"), SNIPPET("__a__\n\n**b** c"),
    /* quotes */
    SNIPPET("> a"), SNIPPET(">a\n>b"), SNIPPET("> a\nb"), SNIPPET("> a\n>  e"), SNIPPET("> > a\n> b\nc"), SNIPPET(">> a\n> > b"),
    SNIPPET("> a\nlazy *d*"), SNIPPET(">\ta\n>\tb"), SNIPPET("> \\> a\n> \\> b"), SNIPPET("> &gt; a\n> &gt; b"), SNIPPET(">"),
    SNIPPET("> a\n    > b"), SNIPPET("> a  \n> b"), SNIPPET("> a\\\n> b"), SNIPPET("> *a\n> b*"), SNIPPET("> - a\n> - b\n>   c"),
    SNIPPET("> a\n\n> b"), SNIPPET(" > a\n  > b\n   > c"), SNIPPET("> **a\n> b** c\nd"), SNIPPET("> > > a\n\nb"),
    SNIPPET("a > b\n> c"), SNIPPET("> a\n> > b"), SNIPPET("> 1 > 2\nand > 3"),
    /* lists */
    SNIPPET("- a"), SNIPPET("- a\n- b"), SNIPPET("* a\n  b"), SNIPPET("+ a\nb"), SNIPPET("1. a\n2. b"), SNIPPET("7) a\n   b\n8) c"),
    SNIPPET("- a\n\n  b"), SNIPPET("- a\n  - b\n    - c"), SNIPPET("-\ta\n\tc"), SNIPPET("-   a\n    b"), SNIPPET("-\n  a"), SNIPPET("- \n"),
    SNIPPET("- > a\n  > b\n- c"), SNIPPET("1. a\n\n   > b\n   c"), SNIPPET("- # a\n- b\n  ==="), SNIPPET("- a\n      - b"),
    SNIPPET("- a\n\n      - Too far to the right"), SNIPPET("- a\n\n      Some prose here, too far.\n\n- b"), SNIPPET("10. a\n\n        x = y;\n"),
    SNIPPET("- [ ] a"), SNIPPET("- [x] b\n- [X] c"), SNIPPET("1. [ ] a *b*"), SNIPPET("- [ ]a"), SNIPPET("- [y] a"), SNIPPET("- [ ]\n- [x]"),
    SNIPPET("- **Owner**: a\n- **Due** - b"), SNIPPET("- a\n\n\n- b"), SNIPPET("- a\n - b\n  - c"), SNIPPET("- a\n1. b"), SNIPPET("- - - a"),
    SNIPPET("- a\n\n\tb"), SNIPPET("- **Impact**:\n  - a\n  - b\n- c"), SNIPPET("* a\n* `b`\n*   c"), SNIPPET("- a <!-- b -->\n- c"),
    SNIPPET("  - a\n\n    b"), SNIPPET("- a\n  b\n c\nd"), SNIPPET("1. a\n   1. b\n      1. c\n2. d"),
    /* emphasis */
    SNIPPET("*a*"), SNIPPET("**a**"), SNIPPET("***a***"), SNIPPET("_a_ __b__"), SNIPPET("*a **b** c*"), SNIPPET("**a *b***"),
    SNIPPET("*foo**"), SNIPPET("**foo*"), SNIPPET("a*b*c"), SNIPPET("a_b_c"), SNIPPET("*a\nb*"), SNIPPET("* a *"), SNIPPET("**\na**"),
    SNIPPET("*(**a**)*"), SNIPPET("**a**b"), SNIPPET("*a*b**c*"), SNIPPET("***a** b*"), SNIPPET("***a* b**"), SNIPPET("a ** b ** c"),
    SNIPPET("__a_"), SNIPPET("*_a_*"), SNIPPET("**never** tested"), SNIPPET("*a`*`b*"), SNIPPET("****a****"),
    /* escapes, entities, characters */
    SNIPPET("\\*a\\*"), SNIPPET("\\a \\\\ \\`"), SNIPPET("a &amp; b"), SNIPPET("&lt;a&gt;"), SNIPPET("&nbsp;a&nbsp;"), SNIPPET("&rsquo;s"),
    SNIPPET("&#39; &#x27; &#0; &#x110000;"), SNIPPET("&ngE; &fjlig; &ThickSpace;"), SNIPPET("&nope; & &; &#; &#x; &copy"),
    SNIPPET("&amp;amp; &amp;lt;"), SNIPPET("&#38;lt; &#x26;amp;"), SNIPPET("a&#10;b"), SNIPPET("don\xE2\x80\x99t"), SNIPPET("\xE2\x80\x9Cq\xE2\x80\x9D"),
    SNIPPET("a\xC2\xA0\xC2\xA0 b"), SNIPPET("so\xC2\xAD" "ft"), SNIPPET("a\xE2\x80\x8B" "b"), SNIPPET("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB a"),
    SNIPPET("\xF0\x9F\x94\xA5*a*\xF0\x9F\x94\xA5"), SNIPPET("\xE2\x80\xAE" "a\xE2\x80\xAC"), SNIPPET("a\xFF" "b"), SNIPPET("\xC3"), SNIPPET("\xED\xA0\x80 x"),
    SNIPPET("\xE2\x82"), SNIPPET("a\0b"), SNIPPET("\0"), SNIPPET("- \0 a\n\0"), SNIPPET("e\xCC\x81 \xC3\xA9"), SNIPPET("\xEF\xBF\xBC a"),
    SNIPPET("&shy; a"), SNIPPET("&zwnj;"), SNIPPET("&lt;\xE2\x83\x92"),
    /* code, HTML, links, images, URLs */
    SNIPPET("`a`"), SNIPPET("`` a`b ``"), SNIPPET("`a\nb` c"), SNIPPET("> `a\n> b` c"), SNIPPET("`a"), SNIPPET("``a`"), SNIPPET("```a``` b"),
    SNIPPET("`co\nde` y\nz `"), SNIPPET("<b>a</b>"), SNIPPET("<b\nx=\"1\">c"), SNIPPET("> <b\n> x=\"1\"> c"), SNIPPET("a<br>b<br/>c"),
    SNIPPET("a <!-- b --> c"), SNIPPET("a <!-- b\nc --> d"), SNIPPET("<!-- a -->\n\nb"), SNIPPET("<!-- a\n\nb -->\nc"), SNIPPET("<div>\n<!-- a --><!-- b -->\n</div>\n\nc"),
    SNIPPET("[a](u)"), SNIPPET("[a](u \"t\") b"), SNIPPET("[l](\nu) d\nf"), SNIPPET("[b\nc](u\n\"t\") d"), SNIPPET("> [b\n> c](u\n> \"t\") d"),
    SNIPPET("[a](<u v> 't') b"), SNIPPET("[a](u(v)w) b"), SNIPPET("[a](u\\)v) b"), SNIPPET("[a]() b"), SNIPPET("[a](u (t)) b"), SNIPPET("[*a* `b`](u) c"),
    SNIPPET("[a]\n\n[a]: /u"), SNIPPET("[a][]b\n\n[a]: /u"), SNIPPET("[x][a] b\n\n[a]: /u"), SNIPPET("[a](b\n\n[a]: /u"), SNIPPET("[a][b]\n\n[a]: /u"),
    SNIPPET("[x]: /u\na *b*"), SNIPPET("[x]: <u> 't'\n[y]: /v\n\"t\"\na"), SNIPPET("[x]: /u 't' z\na"), SNIPPET("> [x]: /u\n> a"), SNIPPET("- [x]:\n  /u\n  'a\n  b'\n  c"),
    SNIPPET("[x]: /u\n'not a title' a"), SNIPPET("[x]: /u\n\n[x] a"), SNIPPET("[x]: \n"), SNIPPET("[a]b]: /u\n"), SNIPPET("![a](u) b"), SNIPPET("![*a* [b](c)](u) d"),
    SNIPPET("[![a](b)](c) d"), SNIPPET("![a\nb](u) c"), SNIPPET("![a]"), SNIPPET("!a ![b"), SNIPPET("<http://a.b> c"), SNIPPET("<me@a.b> c"), SNIPPET("<a+b:c> d"),
    SNIPPET("bs://\xA6\0"), SNIPPET("http://a\0b c"),
    SNIPPET("see https://a.b/c_d(e). f"), SNIPPET("(https://a.b)"), SNIPPET("www.a.b/c, d"), SNIPPET("http://a.b/&amp;c d"), SNIPPET("[https://a.b](https://a.b) c"),
    SNIPPET("*https://a.b* c"), SNIPPET("x://y"), SNIPPET("a://b"), SNIPPET("https:// a"), SNIPPET("http://a.b/*c* d"), SNIPPET("awww.b"), SNIPPET("[a] (u)"),
    SNIPPET("[a]: u\n[a]: v\nw"), SNIPPET("![[]()"), SNIPPET("[[a](b)](c)"), SNIPPET("[a\\]b](u) c"), SNIPPET("\\[a](u) b"), SNIPPET("[a](u \"b\\\"c\") d"),
    /* tables, strikethrough, notes */
    SNIPPET("|a|b|\n|-|-|\n|c|d|"), SNIPPET("a|b\n-|-\nc|d"), SNIPPET("p\n| a | b |\n|---|:-:|\n| c |\n| d | e | f |\n"), SNIPPET("|a|\n|-|\n| b \\| c |"),
    SNIPPET("|a|\n|-|\n| `b|c` |"), SNIPPET("> |a|b|\n> |-|-|\n> |c|d|\ne"), SNIPPET("- |a|b|\n  |-|-|\n  |*c*|**d**|"), SNIPPET("|a|b|\n|-|-|\n|||\n| | |"),
    SNIPPET("|a|b|\n|-|"), SNIPPET("|a|b|\n|-|-|"), SNIPPET("|a|b|\n|-|-|\n|c|d|\n---\n"), SNIPPET("|a|b|\r\n|-|-|\r\n|c<br>d|e|\r\n"), SNIPPET("| *a | b* |\n|--|--|\n| c | d |"),
    SNIPPET("|a|b|\n|-|-|\n|[c|d](u)|"), SNIPPET("|a|b|\n|-|-|\n|<!-- x -->|y|"), SNIPPET("|a|b|\n|-|-|\ntext"), SNIPPET("|\n|-|\n"), SNIPPET("||\n|-|-|\n"), SNIPPET("|a|b|\n|-|-|\n|![c|d](u)|e|"),
    SNIPPET("~~a~~ b"), SNIPPET("~~a **b** c~~"), SNIPPET("~~a"), SNIPPET("a~~b~~c"), SNIPPET("~~~a"), SNIPPET("~~a\nb~~"), SNIPPET("~a~"), SNIPPET("- [x] ~~a~~"), SNIPPET("~~~~a~~~~"),
    SNIPPET("a[^1] b"), SNIPPET("[^1]: a b c\n[^2]: d e f"), SNIPPET("a[^1]\n\n[^1]: note"), SNIPPET("[^a b]: c d"), SNIPPET("- a[^1].\n  [^2] b"), SNIPPET("a[^1] b[^1](u) c\n\n[^1]: note\n"),
    /* front matter and blocks that are no prose */
    SNIPPET("---\na: b\n---\nc"), SNIPPET("---\na: b\n...\nc"), SNIPPET("+++\na = 1\n+++\nc"), SNIPPET("---\na\n---\n"), SNIPPET("---\n\na\n\n---\nb"), SNIPPET("---\na: b"),
    SNIPPET("```\na\n```\nb"), SNIPPET("~~~ x\na\n~~~"), SNIPPET("> ```\n> a\n> ```\n> b"), SNIPPET("```\na"), SNIPPET("    a = b;\n\nc"), SNIPPET("***\na\n___\n"),
    SNIPPET("- ```\n  a\n  ```\n- b"), SNIPPET("\xE2\x9D\x8C \"a\"\n\xE2\x9C\x85 \"b\"\n"), SNIPPET("Owner: a\nDue: b\nc"), SNIPPET("**A**: b\n**C:** d\ne **F:** g"),
};

#endif

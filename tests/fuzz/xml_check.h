/* Is a text well-formed XML 1.0, as far as a document without DOCTYPE, CDATA or comments goes? Written without the program's
 * own escapers, so that it shares no mistake with them. */
#ifndef TESTS_FUZZ_XML_CHECK_H
#define TESTS_FUZZ_XML_CHECK_H

#include <ctype.h>

#include "base/utf8.h"

enum { XML_DEEPEST = 16 };

struct xml {
    struct slice text;
    size_t at;
    struct slice open[XML_DEEPEST]; /* names of the elements around */
    size_t depth;
};

static bool xml_next_is(const struct xml *xml, const char *text)
{
    return slice_starts_with(slice_sub(xml->text, xml->at, xml->text.length), text);
}

static bool xml_skip(struct xml *xml, const char *text)
{
    bool is = xml_next_is(xml, text);
    xml->at += is ? strlen(text) : 0;
    return is;
}

/* One character of text or of an attribute's value. */
static bool xml_character(struct xml *xml)
{
    static const char *const references[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#9;", "&#10;", "&#13;"};
    uint32_t c;
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (xml_skip(xml, references[i]))
            return true;
    size_t step = utf8_decode(xml->text.text + xml->at, xml->text.length - xml->at, &c);
    bool invalid = c == UTF8_REPLACEMENT && step == 1;
    bool character = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < 0xFFFE) || c >= 0x10000;
    xml->at += step;
    return character && !invalid && c != '<' && c != '&';
}

static struct slice xml_name(struct xml *xml)
{
    size_t start = xml->at;
    while (xml->at < xml->text.length && isalpha((unsigned char)xml->text.text[xml->at]))
        xml->at++;
    return slice_sub(xml->text, start, xml->at);
}

static bool xml_attribute(struct xml *xml)
{
    if (!xml_name(xml).length || !xml_skip(xml, "=\""))
        return false;
    while (xml->at < xml->text.length && !xml_next_is(xml, "\""))
        if (!xml_character(xml))
            return false;
    return xml_skip(xml, "\"");
}

static bool xml_close(struct xml *xml)
{
    return xml->depth && slice_equals(xml_name(xml), xml->open[--xml->depth]) && xml_skip(xml, ">");
}

static bool xml_tag(struct xml *xml)
{
    if (xml_skip(xml, "/"))
        return xml_close(xml);
    struct slice name = xml_name(xml);
    while (xml_skip(xml, " "))
        if (!xml_attribute(xml))
            return false;
    if (xml_skip(xml, "/>"))
        return name.length;
    if (!name.length || xml->depth == XML_DEEPEST || !xml_skip(xml, ">"))
        return false;
    xml->open[xml->depth++] = name;
    return true;
}

static bool xml_is_well_formed(struct slice text)
{
    struct xml xml = {.text = text};
    if (!xml_skip(&xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        return false;
    while (xml.at < text.length)
        if (!(xml_skip(&xml, "<") ? xml_tag(&xml) : xml_character(&xml)))
            return false;
    return !xml.depth;
}

#endif

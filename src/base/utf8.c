#include "base/utf8.h"

#include <string.h>

static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

static bool in_range(uint32_t code_point, size_t length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return code_point >= least[length] && code_point <= 0x10FFFF && !surrogate;
}

size_t utf8_decode_sequence(const char *text, size_t length, uint32_t *code_point)
{
    unsigned char lead = (unsigned char)text[0];
    size_t count = sequence_length(lead);
    *code_point = UTF8_REPLACEMENT;
    if (count == 1)
        *code_point = lead;
    if (count <= 1 || count > length)
        return 1;
    uint32_t value = lead & (0xFFu >> (count + 1));
    for (size_t i = 1; i < count; i++) {
        unsigned char next = (unsigned char)text[i];
        if ((next & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (next & 0x3F);
    }
    if (!in_range(value, count))
        return 1;
    *code_point = value;
    return count;
}

size_t utf8_write(uint32_t code_point, char *out)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t count = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = count - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (char)((0xF00u >> count & 0xF0) | code_point);
    return count;
}

static bool is_invalid(const char *text, size_t consumed, uint32_t code_point)
{
    return code_point == UTF8_REPLACEMENT && consumed == 1 && (unsigned char)text[0] >= 0x80;
}

size_t utf8_ascii_prefix(struct slice slice)
{
    size_t offset = 0;
    for (uint64_t eight; offset + sizeof eight <= slice.length; offset += sizeof eight) {
        memcpy(&eight, slice.text + offset, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    return offset;
}

size_t utf8_valid_prefix(struct slice slice)
{
    size_t offset = utf8_ascii_prefix(slice);
    while (offset < slice.length) {
        if ((unsigned char)slice.text[offset] < 0x80) {
            size_t ascii = utf8_ascii_prefix(slice_sub(slice, offset, slice.length));
            offset += ascii ? ascii : 1;
            continue;
        }
        uint32_t code_point;
        size_t consumed = utf8_decode(slice.text + offset, slice.length - offset, &code_point);
        if (is_invalid(slice.text + offset, consumed, code_point))
            return offset;
        offset += consumed;
    }
    return slice.length;
}

static size_t count_units(struct slice slice, bool utf16)
{
    size_t units = 0;
    for (size_t offset = 0; offset < slice.length;) {
        size_t ascii = utf8_ascii_prefix(slice_sub(slice, offset, slice.length));
        units += ascii;
        offset += ascii;
        if (offset == slice.length)
            break;
        uint32_t code_point;
        offset += utf8_decode(slice.text + offset, slice.length - offset, &code_point);
        units += utf16 && code_point > 0xFFFF ? 2 : 1;
    }
    return units;
}

size_t utf8_count(struct slice slice)
{
    return count_units(slice, false);
}

size_t utf8_utf16_length(struct slice slice)
{
    return count_units(slice, true);
}

struct range {
    uint32_t first, last;
};

/* Unicode 15: combining marks, joiners and variation selectors that take no column. */
static const struct range no_width[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0900, 0x0902},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064}, {0x2066, 0x206F}, {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

/* Unicode 15: East Asian Wide and Fullwidth, and emoji shown as pictures. */
static const struct range double_width[] = {
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE},
    {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB},
    {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3},
    {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728},
    {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0},
    {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xA000, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

static bool in_table(uint32_t code_point, const struct range *table, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point > table[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && code_point >= table[low].first;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

int utf8_width(uint32_t code_point)
{
    if (code_point < 0x300)
        return 1;
    if (in_table(code_point, no_width, COUNT(no_width)))
        return 0;
    return in_table(code_point, double_width, COUNT(double_width)) ? 2 : 1;
}

bool utf8_is_boundary(struct slice slice, size_t offset)
{
    if (offset >= slice.length || ((unsigned char)slice.text[offset] & 0xC0) != 0x80)
        return true;
    /* A continuation byte: inside a character only where one that is valid reaches it. */
    for (size_t back = 1; back <= 3 && back <= offset; back++) {
        uint32_t code_point;
        size_t start = offset - back;
        if (utf8_decode(slice.text + start, slice.length - start, &code_point) > back)
            return false;
    }
    return true;
}

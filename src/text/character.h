/* What prose makes of a character: typographic ones become plain, invisible ones go. */
#ifndef TEXT_CHARACTER_H
#define TEXT_CHARACTER_H

#include <stdint.h>

enum { CHARACTER_GONE = 0, CHARACTER_AS_IS = 1 };

/* The ASCII character that stands for the code point in prose (all blanks and control characters are a space),
 * CHARACTER_GONE when nothing does, CHARACTER_AS_IS when it stands for itself. */
char character_in_prose(uint32_t code_point);

#endif

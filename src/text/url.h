/* Bare URLs in text, by the rules of GFM's extended autolinks. */
#ifndef TEXT_URL_H
#define TEXT_URL_H

#include "base/slice.h"

/* The length of the URL that begins the text: to a blank or a character that no URL holds, without the punctuation that
 * belongs to the sentence. */
size_t url_length(struct slice text);
/* Does a URL end before this byte? */
bool url_ends_at(char c);

#endif

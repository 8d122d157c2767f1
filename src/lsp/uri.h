/* Document URIs and the paths they mean (RFC 3986; RFC 8089 for file:). */
#ifndef LSP_URI_H
#define LSP_URI_H

#include "base/buffer.h"

/* Appends the path of a file: URI, percent-decoded ("file:///c%3A/x" gives "/c:/x"); of any other scheme
 * (untitled:) what follows the scheme, without leading slashes. Returns true for file:. */
bool uri_path(struct slice uri, struct buffer *path);

#endif

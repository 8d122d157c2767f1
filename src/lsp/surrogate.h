/* Messages of clients whose texts are UTF-16: half of a surrogate pair may stand alone in them. */
#ifndef LSP_SURROGATE_H
#define LSP_SURROGATE_H

#include "format/json.h"

/* json_parse, but the escape of a lone surrogate ("\ud83d") means U+FFFD: one UTF-16 unit as well, so positions
 * after it stay right, where refusing the message would lose an edit. */
struct json_t *surrogate_parse(struct slice text, char reason[JSON_REASON_SIZE]);

#endif

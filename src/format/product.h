/* What the program says about itself in its outputs. */
#ifndef FORMAT_PRODUCT_H
#define FORMAT_PRODUCT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "rule/rule.h"

#define PRODUCT_NAME "blameless"

/* The first examples of each kind explain a rule; those behind them are there to test it. */
enum { PRODUCT_EXAMPLES_SHOWN = 8 };

#ifndef BLAMELESS_VERSION
#define BLAMELESS_VERSION "0"
#endif
/* The page of the repository, where rules/README.md describes each rule; set by `make HOMEPAGE=...`. Empty: outputs carry
 * no links, and `blameless explain`, hover and SARIF's help text say what a page would. */
#ifndef BLAMELESS_HOMEPAGE
#define BLAMELESS_HOMEPAGE ""
#endif

/* Appends the address of the rule's page; false, and nothing appended, when there is no home page. */
static inline bool product_rule_url(struct buffer *out, const struct rule *rule)
{
    if (sizeof BLAMELESS_HOMEPAGE == 1)
        return false;
    buffer_add_format(out, BLAMELESS_HOMEPAGE "/blob/HEAD/rules/README.md#%s", rule->id);
    return true;
}

#endif

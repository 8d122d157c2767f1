#include "rule/needs.h"

void needs_derive(struct pattern *pattern, struct arena *arena)
{
    (void)arena;
    pattern->needs = NULL;
    pattern->need_count = 0;
}

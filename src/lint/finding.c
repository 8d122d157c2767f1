#include "lint/finding.h"

enum quote_policy finding_quotes(const struct finding *finding)
{
    return finding->matcher->quotes < 0 ? finding->rule->quotes : (enum quote_policy)finding->matcher->quotes;
}

bool finding_group(const struct finding *finding, const char *name, struct span *span)
{
    int group = regex_group(finding->regex, name);
    if (group < 0 || (unsigned)group >= finding->group_count || finding->groups[group].start == UINT32_MAX)
        return false;
    *span = finding->groups[group];
    return true;
}

/* flow: breaks the vertical list into columns. Between box and the pages. What always holds: an
 * entry is never cut, and a break where `keep` forbids one comes only when a column would otherwise
 * stay empty. */
#include "typeset/page/page_private.h"

#include <math.h>

#define SLACK_PT 0.01 /* rounding, not a fit */
#define BALANCE_STEPS 24

int flow_head(const struct vlist *list, unsigned first)
{
    if (first >= list->entries->len || !vlist_get(list, first)->in_table)
        return -1;
    while (first > 0 && !vlist_get(list, first)->head)
        first--;
    return (int)first;
}

static double head_height(const struct vlist *list, unsigned first)
{
    const int head = flow_head(list, first);

    return head < 0 ? 0 : vlist_get(list, (unsigned)head)->height_pt;
}

unsigned flow_fill(const struct vlist *list, unsigned first, double height_pt)
{
    const double lower_pt = first > 0 ? list->later_pt : 0, top_pt = list->top_pt + lower_pt;
    double used_pt = head_height(list, first);
    unsigned last_break = first;
    bool below = false;

    for (unsigned i = first; i < list->entries->len; i++) {
        const struct vlist_entry *entry = vlist_get(list, i);

        if (i > first && entry->break_before)
            return i;
        used_pt += i > first ? entry->glue_pt : 0;
        used_pt += below ? 0 : vlist_push(list, i, top_pt + used_pt, &below);
        used_pt += entry->height_pt;
        if (used_pt > height_pt - lower_pt + SLACK_PT)
            return last_break > first ? last_break : i;
        if (!entry->keep)
            last_break = i + 1;
    }
    return list->entries->len;
}

bool flow_columns(const struct vlist *list, unsigned count, double height_pt, unsigned *ends)
{
    unsigned first = 0;

    for (unsigned i = 0; i < count; i++) {
        first = flow_fill(list, first, height_pt);
        ends[i] = first;
    }
    return first == list->entries->len;
}

/* All in columns of this height, and no break where one is forbidden. */
static bool breaks_well(const struct vlist *list, unsigned count, double height_pt, unsigned *ends)
{
    if (!flow_columns(list, count, height_pt, ends))
        return false;
    for (unsigned i = 0; i + 1 < count; i++)
        if (ends[i] > 0 && ends[i] < list->entries->len && vlist_get(list, ends[i] - 1)->keep &&
            !vlist_get(list, ends[i])->break_before)
            return false;
    return true;
}

double flow_balance(const struct vlist *list, unsigned count)
{
    double high_pt = vlist_height(list, 0, list->entries->len), low_pt = 0;
    g_autofree unsigned *ends = g_new(unsigned, count);

    if (!flow_columns(list, count, high_pt, ends))
        return HUGE_VAL;
    for (unsigned step = 0; step < BALANCE_STEPS && high_pt - low_pt > SLACK_PT; step++) {
        const double middle_pt = (low_pt + high_pt) / 2;

        if (breaks_well(list, count, middle_pt, ends))
            high_pt = middle_pt;
        else
            low_pt = middle_pt;
    }
    return high_pt;
}

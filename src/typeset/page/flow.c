/* flow: breaks the vertical list into columns. Between box and the pages. What always holds: a
 * slice is never cut, and a break where `keep` forbids one comes only when a column would otherwise
 * stay empty. */
#include "typeset/page/page_private.h"

#include <math.h>

#define SLACK_PT 0.01 /* rounding, not a fit */
#define BALANCE_STEPS 24

int flow_head(const struct slices *slices, unsigned first)
{
    if (first >= slices->list->len || !slices_get(slices, first)->in_table)
        return -1;
    while (first > 0 && !slices_get(slices, first)->head)
        first--;
    return (int)first;
}

static double head_height(const struct slices *slices, unsigned first)
{
    const int head = flow_head(slices, first);

    return head < 0 ? 0 : slices_get(slices, (unsigned)head)->height_pt;
}

unsigned flow_fill(const struct slices *slices, unsigned first, double height_pt)
{
    double used_pt = head_height(slices, first);
    unsigned last_break = first;

    for (unsigned i = first; i < slices->list->len; i++) {
        const struct slice *slice = slices_get(slices, i);

        if (i > first && slice->break_before)
            return i;
        used_pt += slice->height_pt + (i > first ? slice->space_pt : 0);
        if (used_pt > height_pt + SLACK_PT)
            return last_break > first ? last_break : i;
        if (!slice->keep)
            last_break = i + 1;
    }
    return slices->list->len;
}

bool flow_columns(const struct slices *slices, unsigned count, double height_pt, unsigned *ends)
{
    unsigned first = 0;

    for (unsigned i = 0; i < count; i++) {
        first = flow_fill(slices, first, height_pt);
        ends[i] = first;
    }
    return first == slices->list->len;
}

/* All in columns of this height, and no break where one is forbidden. */
static bool breaks_well(const struct slices *slices, unsigned count, double height_pt,
                        unsigned *ends)
{
    if (!flow_columns(slices, count, height_pt, ends))
        return false;
    for (unsigned i = 0; i + 1 < count; i++)
        if (ends[i] > 0 && ends[i] < slices->list->len && slices_get(slices, ends[i] - 1)->keep &&
            !slices_get(slices, ends[i])->break_before)
            return false;
    return true;
}

double flow_balance(const struct slices *slices, unsigned count)
{
    double high_pt = slices_height(slices, 0, slices->list->len), low_pt = 0;
    g_autofree unsigned *ends = g_new(unsigned, count);

    if (!flow_columns(slices, count, high_pt, ends))
        return HUGE_VAL;
    for (unsigned step = 0; step < BALANCE_STEPS && high_pt - low_pt > SLACK_PT; step++) {
        const double middle_pt = (low_pt + high_pt) / 2;

        if (breaks_well(slices, count, middle_pt, ends))
            high_pt = middle_pt;
        else
            low_pt = middle_pt;
    }
    return high_pt;
}

/* slice: keeps the vertical list, and turns a part of it into placed items. Between box, which
 * makes slices, and flow and place, which put them into columns. What always holds: a slice's items
 * are one range, and so are its links. */
#include "typeset/box/box.h"

#include <math.h>

#define ROUNDING 1e-3 /* of a unit of the grid */
#define HEADING_UNITS 2
#define ITEM_UNITS 2

void slices_init(struct slices *slices)
{
    *slices = (struct slices){
        .list = g_array_new(FALSE, FALSE, sizeof(struct slice)),
        .items = g_array_new(FALSE, FALSE, sizeof(struct page_item)),
        .links = g_array_new(FALSE, FALSE, sizeof(struct page_link)),
    };
}

void slices_clear(struct slices *slices)
{
    g_array_unref(slices->list);
    g_array_unref(slices->items);
    g_array_unref(slices->links);
}

struct slice *slices_get(const struct slices *slices, unsigned index)
{
    return &g_array_index(slices->list, struct slice, index);
}

struct slice *slices_begin(struct slices *slices, const struct doc_node *node)
{
    const struct slice slice = {
        .space_pt = slices->space_pt,
        .fill = slices->fill,
        .node = node,
        .first_item = slices->items->len,
        .first_link = slices->links->len,
    };

    slices->space_pt = 0;
    slices->fill = false;
    g_array_append_val(slices->list, slice);
    return slices_get(slices, slices->list->len - 1);
}

void slices_end(struct slices *slices)
{
    struct slice *slice = slices_get(slices, slices->list->len - 1);

    slice->end_item = slices->items->len;
    slice->end_link = slices->links->len;
}

void slices_space(struct slices *slices, double space_pt)
{
    slices->space_pt = MAX(slices->space_pt, space_pt);
}

double slices_height(const struct slices *slices, unsigned first, unsigned end)
{
    double height_pt = 0;

    for (unsigned i = first; i < end; i++) {
        const struct slice *slice = slices_get(slices, i);

        height_pt += slice->height_pt + (i > first ? slice->space_pt : 0);
    }
    return height_pt;
}

void slices_keep_headings(struct slices *slices)
{
    for (unsigned i = 1; i + 1 < slices->list->len; i++) {
        const struct slice *next = slices_get(slices, i + 1);

        if (slices_get(slices, i - 1)->heading && !next->heading && !next->break_before)
            slices_get(slices, i)->keep = true;
    }
}

/* So much of the height of a line may rounding to the grid take. */
#define LOSS_MAX 0.12

static double whole_units(double height_pt, double unit_pt)
{
    const double nearest_pt = MAX(1, round(height_pt / unit_pt)) * unit_pt;

    return nearest_pt < height_pt * (1 - LOSS_MAX) ? nearest_pt + unit_pt : nearest_pt;
}

/* Text moves to the nearest line of the grid, up or down; what has none is given the room it needs.
 */
static void snap(struct slice *slice, double unit_pt, double first_pt)
{
    const double above_pt = slice->baseline_pt - first_pt;

    slice->space_pt = round(slice->space_pt / unit_pt) * unit_pt;
    if (slice->baseline_pt > 0) {
        slice->drop_pt = round(above_pt / unit_pt) * unit_pt - above_pt;
        slice->height_pt = whole_units(slice->height_pt, unit_pt);
    } else {
        slice->height_pt = ceil(slice->height_pt / unit_pt - ROUNDING) * unit_pt;
    }
}

void slices_snap(struct slices *slices, double unit_pt, double first_pt)
{
    for (unsigned i = 0; i < slices->list->len; i++)
        snap(slices_get(slices, i), unit_pt, first_pt);
}

/* A column whose spaces are being made wider. */
struct feather {
    struct slices *slices;
    unsigned first, end;
    double unit_pt, extra_pt; /* what is left to share */
};

static bool is_space(const struct feather *feather, unsigned index, unsigned units)
{
    return slices_get(feather->slices, index)->space_pt > feather->unit_pt * (units - 0.5);
}

static unsigned count_spaces(const struct feather *feather, unsigned units)
{
    unsigned count = 0;

    for (unsigned i = feather->first + 1; i < feather->end; i++)
        count += is_space(feather, i, units);
    return count;
}

/* A unit for each space of at least so many; where there is not enough for all, none gets any, or,
 * with `some`, every so manieth. */
static void widen(struct feather *feather, unsigned units, bool some)
{
    const unsigned count = count_spaces(feather, units);
    const unsigned given =
        (unsigned)CLAMP(floor(feather->extra_pt / feather->unit_pt + ROUNDING), 0, count);
    unsigned met = 0;

    if (!some && given < count)
        return;
    for (unsigned i = feather->first + 1; i < feather->end; i++) {
        if (!is_space(feather, i, units))
            continue;
        met++;
        if (met * given / count == (met - 1) * given / count)
            continue;
        slices_get(feather->slices, i)->space_pt += feather->unit_pt;
        feather->extra_pt -= feather->unit_pt;
    }
}

void slices_feather(struct slices *slices, unsigned first, unsigned end, double unit_pt,
                    double line_pt, double extra_pt)
{
    struct feather feather = {slices, first, end, unit_pt, extra_pt};

    for (unsigned round = 0; round < HEADING_UNITS; round++)
        widen(&feather, 2, false);
    for (unsigned round = 0; round < ITEM_UNITS; round++)
        widen(&feather, 1, false);
    for (double before_pt = HUGE_VAL; feather.extra_pt > line_pt && feather.extra_pt < before_pt;) {
        before_pt = feather.extra_pt;
        widen(&feather, 1, true);
    }
}

static void emit_one(const struct slices *slices, const struct slice *slice, double x_pt,
                     double y_pt, GArray *items, GArray *links)
{
    for (unsigned i = slice->first_item; i < slice->end_item; i++) {
        struct page_item item = g_array_index(slices->items, struct page_item, i);

        item.x_pt += x_pt;
        item.y_pt += y_pt + slice->drop_pt;
        g_array_append_val(items, item);
    }
    for (unsigned i = slice->first_link; i < slice->end_link; i++) {
        struct page_link link = g_array_index(slices->links, struct page_link, i);

        link.x_pt += x_pt;
        link.y_pt += y_pt + slice->drop_pt;
        g_array_append_val(links, link);
    }
}

static unsigned count_fills(const struct slices *slices, unsigned first, unsigned end)
{
    unsigned count = 0;

    for (unsigned i = first; i < end; i++)
        count += slices_get(slices, i)->fill ? 1 : 0;
    return count;
}

void slices_emit(const struct slices *slices, unsigned first, unsigned end, double x_pt,
                 double y_pt, double extra_pt, GArray *items, GArray *links)
{
    const unsigned fills = count_fills(slices, first, end);
    const double share_pt = fills > 0 && extra_pt > 0 ? extra_pt / fills : 0;

    for (unsigned i = first; i < end; i++) {
        const struct slice *slice = slices_get(slices, i);

        y_pt += (i > first ? slice->space_pt : 0) + (slice->fill ? share_pt : 0);
        emit_one(slices, slice, x_pt, y_pt, items, links);
        y_pt += slice->height_pt;
    }
}

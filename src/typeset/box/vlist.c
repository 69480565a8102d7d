/* vlist: keeps the vertical list, and paints a part of it. Between box_measure, which makes the
 * list, and flow and place, which put it into columns. What always holds: the parts of an entry are
 * one range, in painting order. */
#include "typeset/box/box_private.h"

#include <math.h>

#define ROUNDING 1e-3 /* of a unit of the grid */

void vlist_init(struct vlist *list)
{
    *list = (struct vlist){
        .entries = g_array_new(FALSE, FALSE, sizeof(struct vlist_entry)),
        .parts = g_array_new(FALSE, FALSE, sizeof(struct vlist_part)),
    };
}

void vlist_clear(struct vlist *list)
{
    g_array_unref(list->entries);
    g_array_unref(list->parts);
}

struct vlist_entry *vlist_get(const struct vlist *list, unsigned index)
{
    return &g_array_index(list->entries, struct vlist_entry, index);
}

struct vlist_entry *vlist_begin(struct vlist *list, const struct doc_node *node)
{
    const struct vlist_entry entry = {
        .glue_pt = list->glue_pt,
        .fill = list->fill,
        .node = node,
        .first_part = list->parts->len,
    };

    list->glue_pt = 0;
    list->fill = false;
    g_array_append_val(list->entries, entry);
    return vlist_get(list, list->entries->len - 1);
}

void vlist_end(struct vlist *list)
{
    vlist_get(list, list->entries->len - 1)->end_part = list->parts->len;
}

void vlist_add(struct vlist *list, const struct vlist_part *part)
{
    g_array_append_vals(list->parts, part, 1);
}

void vlist_add_glue(struct vlist *list, double glue_pt, bool fill)
{
    list->glue_pt = MAX(list->glue_pt, glue_pt);
    list->fill |= fill;
}

double vlist_height(const struct vlist *list, unsigned first, unsigned end)
{
    double height_pt = 0;

    for (unsigned i = first; i < end; i++) {
        const struct vlist_entry *entry = vlist_get(list, i);

        height_pt += entry->height_pt + (i > first ? entry->glue_pt : 0);
    }
    return height_pt;
}

void vlist_keep_headings(struct vlist *list)
{
    for (unsigned i = 1; i + 1 < list->entries->len; i++) {
        const struct vlist_entry *next = vlist_get(list, i + 1);

        if (vlist_get(list, i - 1)->heading && !next->heading && !next->break_before)
            vlist_get(list, i)->keep = true;
    }
}

void vlist_scale_glue(struct vlist *list, double share)
{
    for (unsigned i = 0; i < list->entries->len; i++)
        vlist_get(list, i)->glue_pt *= share;
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
static void snap(struct vlist_entry *entry, double unit_pt, double first_pt)
{
    const double above_pt = entry->baseline_pt - first_pt;

    entry->glue_pt = round(entry->glue_pt / unit_pt) * unit_pt;
    if (entry->baseline_pt > 0) {
        entry->shift_pt = round(above_pt / unit_pt) * unit_pt - above_pt;
        entry->height_pt = whole_units(entry->height_pt, unit_pt);
    } else {
        entry->height_pt = ceil(entry->height_pt / unit_pt - ROUNDING) * unit_pt;
    }
}

void vlist_snap(struct vlist *list, double unit_pt, double first_pt)
{
    for (unsigned i = 0; i < list->entries->len; i++)
        snap(vlist_get(list, i), unit_pt, first_pt);
}

double vlist_stretch(const struct vlist *list, unsigned first, unsigned end, double extra_pt)
{
    double glue_pt = 0;

    for (unsigned i = first + 1; i < end; i++)
        glue_pt += vlist_get(list, i)->glue_pt;
    return glue_pt > 0 ? extra_pt / glue_pt : 0;
}

void vlist_feather(struct vlist *list, unsigned first, unsigned end, double unit_pt, double most_pt,
                   double extra_pt)
{
    const double units = floor(extra_pt / unit_pt + ROUNDING),
                 stretch = vlist_stretch(list, first, end, units);
    double due = 0, given = 0;

    for (unsigned i = first + 1; i < end; i++) {
        struct vlist_entry *entry = vlist_get(list, i);

        due += stretch * entry->glue_pt;
        entry->glue_pt += MIN(unit_pt * (round(due) - given), most_pt);
        given = round(due);
    }
}

void vlist_copy(const struct vlist *list, unsigned first, unsigned end, double x_pt, double y_pt,
                struct vlist *out)
{
    for (unsigned i = first; i < end; i++) {
        const struct vlist_entry *entry = vlist_get(list, i);

        y_pt += i > first ? entry->glue_pt : 0;
        for (unsigned j = entry->first_part; j < entry->end_part; j++) {
            struct vlist_part part = g_array_index(list->parts, struct vlist_part, j);

            part.x_pt += x_pt;
            part.y_pt += y_pt;
            vlist_add(out, &part);
        }
        y_pt += entry->height_pt;
    }
}

/* Grounds of the row and of its cells, and the field, grow; what stands below the fold moves. */
static struct vlist_part grown(const struct vlist_part *part, double by_pt, double split_pt,
                               double push_pt)
{
    const bool grows =
        part->kind == PART_GROUND || (part->kind == PART_FIELD && box_fills(part->box));
    struct vlist_part more = *part;

    if (grows)
        more.height_pt += by_pt + push_pt;
    else if (part->y_pt >= split_pt)
        more.y_pt += push_pt;
    return more;
}

static unsigned count_fills(const struct vlist *list, unsigned first, unsigned end)
{
    unsigned count = 0;

    for (unsigned i = first; i < end; i++)
        count += vlist_get(list, i)->fill ? 1 : 0;
    return count;
}

static double growth_of(const struct vlist_growth *growth, unsigned index)
{
    if (index >= growth->below)
        return growth->under_pt;
    return index == growth->last ? growth->last_pt : growth->above_pt;
}

void vlist_emit(const struct vlist *list, unsigned first, unsigned end, double x_pt, double y_pt,
                double extra_pt, struct page *page)
{
    const unsigned fills = count_fills(list, first, end);
    const double share_pt = fills > 0 && extra_pt > 0 ? extra_pt / fills : 0;
    const struct vlist_growth growth = vlist_plan(list, first, end, y_pt, fills > 0 ? 0 : extra_pt);

    for (unsigned i = first; i < end; i++) {
        const struct vlist_entry *entry = vlist_get(list, i);
        const double by_pt = entry->grows ? growth_of(&growth, i) : 0,
                     push_pt = i == growth.below ? growth.push_pt : 0,
                     inside_pt = growth.split_pt > 0 ? push_pt : 0;

        y_pt +=
            (i > first ? entry->glue_pt : 0) + (entry->fill ? share_pt : 0) + push_pt - inside_pt;
        for (unsigned j = entry->first_part; j < entry->end_part; j++) {
            const struct vlist_part part = grown(&g_array_index(list->parts, struct vlist_part, j),
                                                 by_pt, growth.split_pt, inside_pt);

            box_paint(&part, x_pt, y_pt + entry->shift_pt, page);
        }
        y_pt += entry->height_pt + by_pt + inside_pt;
    }
}

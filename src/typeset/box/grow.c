/* grow: how the rows of a form share what their page leaves, and stay clear of its fold.
 *
 * Part of vlist, for flow, which asks how much a fold takes, and for vlist_emit. What always holds:
 * no ring stands on the fold; a row moves down below it, or, where its rings stand one below the
 * other, parts between two of them; what rows above it take moves none of their rings onto it. */
#include "typeset/box/box_private.h"

#include <math.h>

#define GROWTH_MAX 1.5 /* times its own height; an empty page is no better for one huge box */
#define SPLIT_PT 2.0   /* above a ring: its label may begin a little higher */

static bool has_fold(const struct vlist *list)
{
    return list->fold_from_pt < list->fold_to_pt;
}

/* The rings of an entry at y on the page, by the fold. */
struct rings {
    double above_pt; /* where the last of those ends that stand clear above it; −HUGE_VAL: none */
    double below_pt; /* the first of the others, from the top of the entry; HUGE_VAL: none */
};

static struct rings find_rings(const struct vlist *list, unsigned index, double y_pt)
{
    const struct vlist_entry *entry = vlist_get(list, index);
    struct rings rings = {-HUGE_VAL, HUGE_VAL};

    for (unsigned i = entry->first_part; i < entry->end_part; i++) {
        const struct vlist_part *part = &g_array_index(list->parts, struct vlist_part, i);
        const double end_pt = y_pt + part->y_pt + part->height_pt;

        if (part->kind != PART_FIELD || part->box->node->field->kind != DOC_FIELD_RADIO)
            continue;
        if (end_pt <= list->fold_from_pt)
            rings.above_pt = MAX(rings.above_pt, end_pt);
        else
            rings.below_pt = MIN(rings.below_pt, part->y_pt);
    }
    return rings;
}

/* How far what stands at y has to move down, so that its first ring below clears the fold. */
static double push_of(const struct vlist *list, const struct rings *rings, double y_pt)
{
    return rings->below_pt < HUGE_VAL ? MAX(0, list->fold_to_pt - y_pt - rings->below_pt) : 0;
}

double vlist_push(const struct vlist *list, unsigned index, double y_pt, bool *below)
{
    const struct rings rings = find_rings(list, index, y_pt);

    *below = has_fold(list) && rings.below_pt < HUGE_VAL;
    return *below ? push_of(list, &rings, y_pt) : 0;
}

/* Rows that grow, and the lowest of them. */
struct rows {
    unsigned count;
    double least_pt;
};

static struct rows find_rows(const struct vlist *list, unsigned first, unsigned end)
{
    struct rows rows = {.least_pt = HUGE_VAL};

    for (unsigned i = first; i < end; i++)
        if (vlist_get(list, i)->grows) {
            rows.least_pt = MIN(rows.least_pt, vlist_get(list, i)->height_pt);
            rows.count++;
        }
    return rows;
}

/* What each gets of some room. */
static double share(struct rows rows, double room_pt)
{
    return rows.count == 0 || room_pt <= 0 ? 0
                                           : MIN(room_pt / rows.count, GROWTH_MAX * rows.least_pt);
}

/* Where the fold parts the entries of a column. */
struct parting {
    unsigned below;  /* the first that has rings below it */
    double push_pt;  /* those must move down so far */
    double split_pt; /* from here on in the entry, since it has others above; 0: all of it */
    unsigned last;   /* the last row above that grows; the end: there is none */
    double spare_pt; /* so far may the last rings above move down */
};

/* By where the rings stand, but that all of entry `moved` goes below; the end: none does. */
static struct parting find_parting(const struct vlist *list, unsigned first, unsigned end,
                                   double y_pt, unsigned moved)
{
    struct parting parting = {.below = end, .last = end, .spare_pt = HUGE_VAL};

    for (unsigned i = first; i < end && parting.below == end; i++) {
        struct rings rings;

        y_pt += i > first ? vlist_get(list, i)->glue_pt : 0;
        rings = find_rings(list, i, i == moved ? HUGE_VAL : y_pt);
        parting.push_pt = push_of(list, &rings, y_pt);
        if (rings.above_pt > 0)
            parting.spare_pt = list->fold_from_pt - rings.above_pt;
        if (rings.below_pt < HUGE_VAL) {
            parting.below = i;
            parting.split_pt = rings.above_pt > 0 ? rings.below_pt - SPLIT_PT : 0;
        } else if (vlist_get(list, i)->grows) {
            parting.last = i;
        }
        y_pt += vlist_get(list, i)->height_pt;
    }
    return parting;
}

/* The rows above take what the entry must move down, and no more than keeps their rings above. */
static void share_above(const struct parting *parting, struct rows rows, double even_pt,
                        struct vlist_growth *growth)
{
    const double each_pt = share(rows, MAX(parting->push_pt, even_pt * rows.count));

    growth->above_pt = growth->last_pt = each_pt;
    if (parting->split_pt > 0 && each_pt * rows.count > parting->spare_pt) {
        growth->above_pt = growth->last_pt = parting->spare_pt / rows.count;
    } else if (rows.count > 1 && each_pt * (rows.count - 1) > parting->spare_pt) {
        growth->above_pt = parting->spare_pt / (rows.count - 1);
        growth->last_pt = each_pt * rows.count - parting->spare_pt;
    }
}

/* How the rows of a column grow, what that takes, and how unlike they become. */
struct plan {
    struct vlist_growth growth;
    double taken_pt, spread_pt;
};

static double spread_of(const struct vlist_growth *growth, unsigned above, unsigned under)
{
    const double grown_pt[] = {growth->above_pt, growth->last_pt, growth->under_pt};
    const bool counts[] = {above > 1, above > 0, under > 0};
    double least_pt = HUGE_VAL, most_pt = growth->push_pt;

    for (unsigned i = 0; i < G_N_ELEMENTS(grown_pt); i++) {
        least_pt = counts[i] ? MIN(least_pt, grown_pt[i]) : least_pt;
        most_pt = counts[i] ? MAX(most_pt, grown_pt[i]) : most_pt;
    }
    return most_pt - least_pt;
}

static struct plan plan_at(const struct vlist *list, unsigned first, unsigned end, double room_pt,
                           const struct parting *parting)
{
    const struct rows above = find_rows(list, first, parting->below),
                      under = find_rows(list, parting->below, end);
    struct plan plan = {
        .growth = {.below = parting->below, .last = parting->last, .split_pt = parting->split_pt}};
    struct vlist_growth *growth = &plan.growth;

    share_above(parting, above, share(find_rows(list, first, end), room_pt), growth);
    if (above.count > 0)
        plan.taken_pt = growth->above_pt * (above.count - 1) + growth->last_pt;
    growth->push_pt = MAX(0, parting->push_pt - plan.taken_pt);
    plan.taken_pt += growth->push_pt;
    growth->under_pt = share(under, room_pt - plan.taken_pt);
    plan.spread_pt = spread_of(growth, above.count, under.count);
    return plan;
}

/* The last row above may go below as well, where all rows are more alike then. */
struct vlist_growth vlist_plan(const struct vlist *list, unsigned first, unsigned end, double y_pt,
                               double room_pt)
{
    struct parting parting;
    struct plan plan, other;

    if (!has_fold(list)) {
        const double even_pt = share(find_rows(list, first, end), room_pt);

        return (struct vlist_growth){.below = end, .last = end, .above_pt = even_pt};
    }
    parting = find_parting(list, first, end, y_pt, end);
    plan = plan_at(list, first, end, room_pt, &parting);
    if (parting.last == end)
        return plan.growth;
    parting = find_parting(list, first, end, y_pt, parting.last);
    other = plan_at(list, first, end, room_pt, &parting);
    return other.taken_pt <= room_pt && other.spread_pt < plan.spread_pt ? other.growth
                                                                         : plan.growth;
}

/* columns: fixed widths, what content wants, and shares of the rest. Part of box. What always
 * holds: columns and gaps together are no wider than their room, or that was reported. */
#include "typeset/box/box_private.h"

#include <string.h>

#define LINES_MAX 6   /* beyond that, `auto` columns are squeezed */
#define SLACK_PT 0.01 /* rounding: it fits */

unsigned box_count(const struct box_setting *setting, const struct box *box)
{
    unsigned count = 0;

    for (const struct box *child = box_shown(setting, box->first); child;
         child = box_shown(setting, child->next))
        count++;
    return count;
}

bool box_is_void(const struct box_setting *setting, const struct box *cell)
{
    return !box_is_leaf(cell) && cell->kind != BOX_TEXT && !box_shown(setting, cell->first);
}

static unsigned count_voids(const struct box_setting *setting, const struct box *row)
{
    unsigned count = 0;

    for (const struct box *child = box_shown(setting, row->first); child;
         child = box_shown(setting, child->next))
        count += box_is_void(setting, child) && box_shown(setting, child->next);
    return count;
}

static struct design_length column_length(const struct design_style *style, unsigned column)
{
    const struct design_length share = {1, UNIT_FR};

    return style->column_count == 0 ? share : style->columns[MIN(column, style->column_count - 1)];
}

static double sum(const double *values, unsigned count)
{
    double total = 0;

    for (unsigned i = 0; i < count; i++)
        total += values[i];
    return total;
}

/* Shares of the rest, but for columns whose longest word needs more than that: these get what it
 * needs, as long as there is enough. */
static void share_rest(const struct box_columns *columns, double rest_pt)
{
    const bool enough = sum(columns->least_pt, columns->count) <= rest_pt;
    double shares = 0;

    for (unsigned i = 0; i < columns->count; i++)
        shares += column_length(columns->style, i).unit == UNIT_FR
                      ? column_length(columns->style, i).value
                      : 0;
    for (bool again = true; again;) {
        again = false;
        for (unsigned i = 0; i < columns->count; i++) {
            const struct design_length length = column_length(columns->style, i);

            if (length.unit != UNIT_FR || columns->widths_pt[i] > 0 || !enough ||
                rest_pt * length.value / shares >= columns->least_pt[i])
                continue;
            columns->widths_pt[i] = columns->least_pt[i];
            rest_pt -= columns->least_pt[i];
            shares -= length.value;
            again = shares > 0;
        }
    }
    for (unsigned i = 0; i < columns->count; i++)
        if (column_length(columns->style, i).unit == UNIT_FR && columns->widths_pt[i] <= 0)
            columns->widths_pt[i] = rest_pt * column_length(columns->style, i).value / shares;
}

/* Fixed columns first, then `auto`, then shares of what is left. Where all are `auto` the rest goes
 * to all of them alike. */
static void resolve_columns(const struct box_columns *columns)
{
    const double rest_pt = MAX(0, columns->room_pt - sum(columns->wanted_pt, columns->count));
    unsigned autos = 0;

    for (unsigned i = 0; i < columns->count; i++)
        autos += column_length(columns->style, i).unit == UNIT_AUTO ? 1 : 0;
    for (unsigned i = 0; i < columns->count; i++)
        if (column_length(columns->style, i).unit == UNIT_AUTO)
            columns->widths_pt[i] =
                columns->wanted_pt[i] + (autos == columns->count ? rest_pt / autos : 0);
    share_rest(columns, rest_pt);
}

/* What columns of a kind (UNIT_AUTO, UNIT_FR) want in a row, wrapped where there are more cells
 * than columns, or in all rows of a table that have all columns; the widest counts. */
static void grow(struct box *box, const struct box_setting *setting,
                 const struct box_columns *columns, enum design_unit unit, unsigned lines,
                 double *wanted_pt)
{
    struct box *row = columns->table ? box_shown(setting, box->first) : box;

    for (; row; row = columns->table ? box_shown(setting, row->next) : NULL) {
        unsigned i = 0;

        if (columns->table && box_count(setting, row) != columns->count)
            continue;
        for (struct box *child = box_shown(setting, row->first); child;
             child = box_shown(setting, child->next), i = i + 1 < columns->count ? i + 1 : 0)
            if (column_length(columns->style, i).unit == unit)
                wanted_pt[i] = MAX(wanted_pt[i], box_wanted_width(child, setting, lines));
    }
}

/* `auto` columns get less than they want; the words of the others have room, and no word is broken
 * as long as there is another way. */
static void squeeze(struct box *box, const struct box_setting *setting,
                    const struct box_columns *columns, double limit_pt)
{
    g_autofree double *least_pt = g_new0(double, columns->count);
    double least_sum_pt, over_pt, spare_pt;

    grow(box, setting, columns, UNIT_AUTO, BOX_LINES_ANY, least_pt);
    for (unsigned i = 0; i < columns->count; i++)
        least_pt[i] = MIN(least_pt[i], columns->wanted_pt[i]);
    least_sum_pt = sum(least_pt, columns->count);
    limit_pt = MAX(limit_pt, MIN(least_sum_pt, columns->room_pt));
    over_pt = sum(columns->wanted_pt, columns->count) - least_sum_pt;
    spare_pt = limit_pt - least_sum_pt;
    for (unsigned i = 0; i < columns->count; i++)
        columns->wanted_pt[i] =
            spare_pt >= 0 ? least_pt[i] + (over_pt > 0 ? (columns->wanted_pt[i] - least_pt[i]) *
                                                             MIN(1, spare_pt / over_pt)
                                                       : 0)
                          : least_pt[i] * limit_pt / least_sum_pt;
}

/* What `auto` columns want, so that no text in them takes more lines than it must: one line each if
 * there is room, else two, and so on. */
static void want_columns(struct box *box, const struct box_setting *setting,
                         struct box_columns *columns)
{
    const double limit_pt = MAX(0, columns->room_pt - sum(columns->least_pt, columns->count));

    for (columns->lines = 1; columns->lines <= LINES_MAX; columns->lines++) {
        memset(columns->wanted_pt, 0, columns->count * sizeof *columns->wanted_pt);
        grow(box, setting, columns, UNIT_AUTO, columns->lines, columns->wanted_pt);
        if (sum(columns->wanted_pt, columns->count) <= limit_pt)
            return;
    }
    squeeze(box, setting, columns, limit_pt);
}

static void report_wide(const struct box *box)
{
    diag_add(
        box->tree->diag, DIAG_FIT, box->node->span,
        "the columns and gaps of style “%s” in layout %s are together wider than the room for them",
        box->style->name, box->tree->design->name);
    box->tree->failed = true;
}

void box_columns_init(struct box *box, const struct box_setting *setting, unsigned count,
                      double width_pt, struct box_columns *columns)
{
    const struct design_style *style = box->style;
    const bool table = box->kind == BOX_TABLE;

    *columns = (struct box_columns){
        .style = style,
        .table = table,
        .count = count,
        .width_pt = width_pt,
        .gap_pt = box_length(setting, style->gap, width_pt),
        .wanted_pt = g_new0(double, count),
        .least_pt = g_new0(double, count),
        .widths_pt = g_new0(double, count),
    };
    for (unsigned i = 0; i < count; i++)
        columns->widths_pt[i] = box_length(setting, column_length(style, i), width_pt);
    columns->room_pt = width_pt -
                       columns->gap_pt * (count - 1 - (table ? 0 : count_voids(setting, box))) -
                       sum(columns->widths_pt, count);
    if (columns->room_pt < -SLACK_PT && !box->tree->failed)
        report_wide(box);
    columns->room_pt = MAX(0, columns->room_pt);
    grow(box, setting, columns, UNIT_FR, BOX_LINES_ANY, columns->least_pt);
    want_columns(box, setting, columns);
    resolve_columns(columns);
}

void box_columns_clear(struct box_columns *columns)
{
    g_free(columns->wanted_pt);
    g_free(columns->least_pt);
    g_free(columns->widths_pt);
}

/* box_split: a table's row that is too high to stay whole. Part of box. What always holds: every
 * line of every cell is in one of the pieces. */
#include "typeset/box/box_private.h"

#define SLACK_PT 0.01 /* rounding, no overlap */

struct split {
    struct box *box;
    const struct doc_node *row;
    const struct box_cell *cells;
    unsigned count;
    double width_pt;
    const double *padding_pt;
    struct slices *out;
};

/* Background and border of a cell or row, cut where a page ends: a piece that is not the first has
 * no upper border, one that is not the last no lower one. */
static void decorate_piece(const struct design_style *style, bool first, bool last, double x_pt,
                           double width_pt, double height_pt, GArray *items)
{
    struct design_style piece = *style;

    piece.border[SIDE_TOP].width_pt = first ? piece.border[SIDE_TOP].width_pt : 0;
    piece.border[SIDE_BOTTOM].width_pt = last ? piece.border[SIDE_BOTTOM].width_pt : 0;
    box_decorate(&piece, x_pt, 0, width_pt, height_pt, items);
}

/* The slices of a cell one by one, each with its top below that of the cells. */
struct cursor {
    unsigned index;
    double top_pt;
};

static bool cursor_next(const struct box_cell *cell, struct cursor *cursor)
{
    const struct slice *slice;

    if (cursor->index + 1 >= cell->content.list->len)
        return false;
    slice = slices_get(&cell->content, cursor->index++);
    cursor->top_pt += slice->height_pt + slices_get(&cell->content, cursor->index)->space_pt;
    return true;
}

static struct cursor cursor_of(const struct box_cell *cell)
{
    return (struct cursor){0, cell->padding_pt[SIDE_TOP]};
}

static bool is_cut(const struct split *split, double y_pt)
{
    for (unsigned i = 0; i < split->count; i++) {
        const struct box_cell *cell = &split->cells[i];
        struct cursor cursor = cursor_of(cell);

        if (cell->content.list->len == 0)
            continue;
        do {
            const double end_pt =
                cursor.top_pt + slices_get(&cell->content, cursor.index)->height_pt;

            if (cursor.top_pt < y_pt - SLACK_PT && end_pt > y_pt + SLACK_PT)
                return true;
        } while (cursor_next(cell, &cursor));
    }
    return false;
}

/* What of a cell stands between two heights. */
static void emit_cell(const struct split *split, const struct box_cell *cell, double from_pt,
                      double to_pt, double y_pt)
{
    struct cursor cursor = cursor_of(cell);

    if (cell->content.list->len == 0)
        return;
    do {
        if (cursor.top_pt >= from_pt - SLACK_PT && cursor.top_pt < to_pt - SLACK_PT)
            slices_emit(&cell->content, cursor.index, cursor.index + 1,
                        cell->x_pt + cell->padding_pt[SIDE_LEFT], cursor.top_pt - from_pt + y_pt, 0,
                        split->out->items, split->out->links);
    } while (cursor_next(cell, &cursor));
}

static void emit_piece(const struct split *split, double from_pt, double to_pt, bool last)
{
    const bool first = from_pt <= 0;
    const double above_pt = first ? split->padding_pt[0] : 0,
                 below_pt = last ? split->padding_pt[1] : 0;
    struct slice *slice = slices_begin(split->out, split->row);

    slice->height_pt = above_pt + to_pt - from_pt + below_pt;
    if (split->box->emit) {
        decorate_piece(box_style(split->box, split->row), first, last, 0, split->width_pt,
                       slice->height_pt, split->out->items);
        for (unsigned i = 0; i < split->count; i++) {
            const struct box_cell *cell = &split->cells[i];

            decorate_piece(cell->style, first, last, cell->x_pt, cell->width_pt, slice->height_pt,
                           split->out->items);
            emit_cell(split, cell, from_pt, to_pt, above_pt);
        }
    }
    slices_end(split->out);
}

static const struct box_cell *highest(const struct box_cell *cells, unsigned count)
{
    const struct box_cell *found = cells;

    for (unsigned i = 1; i < count; i++)
        if (cells[i].height_pt > found->height_pt)
            found = &cells[i];
    return found;
}

void box_split_row(struct box *box, const struct doc_node *row, const struct box_cell *cells,
                   unsigned count, double width_pt, const double padding_pt[static 2],
                   struct slices *out)
{
    const struct split split = {box, row, cells, count, width_pt, padding_pt, out};
    const struct box_cell *guide = highest(cells, count);
    struct cursor cursor = cursor_of(guide);
    double from_pt = 0;
    bool kept = guide->content.list->len > 0 && slices_get(&guide->content, 0)->keep;

    while (cursor_next(guide, &cursor)) {
        if (!kept && !is_cut(&split, cursor.top_pt)) {
            emit_piece(&split, from_pt, cursor.top_pt, false);
            from_pt = cursor.top_pt;
        }
        kept = slices_get(&guide->content, cursor.index)->keep;
    }
    emit_piece(&split, from_pt, guide->height_pt, true);
}

/* box_row: cells side by side. A cell is a node with its padding, background and border; a row
 * makes its cells equally high. What always holds: a row is one slice, unless it is half as high as
 * the page. */
#include "typeset/box/box_private.h"

#define SPLIT_SHARE 0.5 /* of the page's height: a row this high may go on in the next column */

static void cell_measure(struct box *box, struct box_cell *cell, const struct doc_node *node,
                         double width_pt)
{
    const bool leaf = box_is_leaf(node);

    *cell = (struct box_cell){.node = node, .style = box_style(box, node), .width_pt = width_pt};
    slices_init(&cell->content);
    for (unsigned side = 0; side < 4 && !leaf; side++)
        cell->padding_pt[side] = box_length(box, cell->style->padding[side], width_pt);
    box_content(box, node,
                MAX(0, width_pt - cell->padding_pt[SIDE_LEFT] - cell->padding_pt[SIDE_RIGHT]),
                &cell->content);
    cell->height_pt = cell->padding_pt[SIDE_TOP] + cell->padding_pt[SIDE_BOTTOM] +
                      slices_height(&cell->content, 0, cell->content.list->len);
    if (!leaf)
        cell->height_pt = MAX(cell->height_pt, box_length(box, cell->style->height, 0));
}

static void cell_emit(struct box *box, const struct box_cell *cell, double y_pt, double height_pt,
                      enum design_align valign, struct slices *out)
{
    const bool leaf = box_is_leaf(cell->node);
    const double lower_pt = (height_pt - cell->height_pt) * box_share(valign);

    if (!box->emit)
        return;
    if (!leaf && cell->style->fit_content)
        box_decorate(cell->style, cell->x_pt, y_pt + lower_pt, cell->width_pt, cell->height_pt,
                     out->items);
    else if (!leaf)
        box_decorate(cell->style, cell->x_pt, y_pt, cell->width_pt, height_pt, out->items);
    slices_emit(&cell->content, 0, cell->content.list->len,
                cell->x_pt + cell->padding_pt[SIDE_LEFT],
                y_pt + cell->padding_pt[SIDE_TOP] + lower_pt, 0, out->items, out->links);
}

static double cell_width(struct box *box, const struct doc_node *node,
                         const struct design_style *style, double width_pt)
{
    if (style->fit_content)
        return MIN(width_pt, box_wanted_width(box, node, 1));
    if (style->width.max.unit != UNIT_AUTO)
        return MIN(width_pt, box_length(box, style->width.max, width_pt));
    return width_pt;
}

void box_cell(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct design_style *style = box_style(box, node);
    const double own_pt = cell_width(box, node, style, width_pt);
    struct box_cell cell;
    struct slice *slice;

    cell_measure(box, &cell, node, own_pt);
    slice = slices_begin(out, node);
    slice->height_pt = cell.height_pt;
    cell.x_pt = (width_pt - own_pt) * box_share(style->align);
    cell_emit(box, &cell, 0, cell.height_pt, ALIGN_LEFT, out);
    slices_end(out);
    slices_clear(&cell.content);
}

/* The cells of `node` in columns of these widths, for the height that they share. */
static double measure_cells(struct box *box, const struct doc_node *node, unsigned count,
                            const double *widths_pt, double gap_pt, struct box_cell *cells)
{
    const struct doc_node *child = box_first(box, node);
    const bool in_table = node->parent && node->parent->role == DOC_TABLE;
    double height_pt = 0, x_pt = 0;

    for (unsigned i = 0; i < count; i++, child = box_next(box, child)) {
        const struct design_style *style = box_style(box, child);
        const double own_pt =
            box_is_leaf(child) ? widths_pt[i] : cell_width(box, child, style, widths_pt[i]);

        cell_measure(box, &cells[i], child, own_pt);
        cells[i].x_pt = x_pt + (widths_pt[i] - own_pt) * box_share(style->align);
        height_pt = MAX(height_pt, cells[i].height_pt);
        x_pt += widths_pt[i] + (in_table || !box_is_void(box, child) ? gap_pt : 0);
    }
    return height_pt;
}

static void emit_cells(struct box *box, const struct box_cell *cells, unsigned count, double y_pt,
                       double height_pt, enum design_align valign, struct slices *out)
{
    for (unsigned i = 0; i < count; i++)
        cell_emit(box, &cells[i], y_pt, height_pt, valign, out);
}

static void drop_cells(struct box_cell *cells, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        slices_clear(&cells[i].content);
}

void box_row(struct box *box, const struct doc_node *node, const struct design_style *style,
             double width_pt, struct slices *out)
{
    const unsigned count = box_count(box, node);
    g_autofree struct box_cell *cells = g_new(struct box_cell, MAX(1, count));
    struct box_columns columns;
    double height_pt;

    if (count == 0)
        return;
    box_columns_init(box, node, style, count, width_pt, &columns);
    height_pt = measure_cells(box, node, count, columns.widths_pt, columns.gap_pt, cells);
    slices_begin(out, node)->height_pt = height_pt;
    emit_cells(box, cells, count, 0, height_pt, style->valign, out);
    slices_end(out);
    drop_cells(cells, count);
    box_columns_clear(&columns);
}

static void whole_row(struct box *box, const struct doc_node *row,
                      const struct box_columns *columns, const struct box_cell *cells,
                      unsigned count, const double padding_pt[static 2], double height_pt,
                      struct slices *out)
{
    const struct design_style *style = box_style(box, row);
    const double whole_pt = padding_pt[0] + height_pt + padding_pt[1];

    slices_begin(out, row)->height_pt = whole_pt;
    if (box->emit)
        box_decorate(style, 0, 0, columns->width_pt, whole_pt, out->items);
    emit_cells(box, cells, count, padding_pt[0], height_pt, style->valign, out);
    slices_end(out);
}

/* A table's row: the table's style gives the columns, the row's the padding, border and alignment.
 * A row with fewer cells than the table has columns gets equal ones. */
static void table_row(struct box *box, const struct doc_node *row,
                      const struct box_columns *columns, struct slices *out)
{
    const struct design_style *style = box_style(box, row);
    const unsigned own = box_count(box, row);
    const double padding_pt[2] = {box_length(box, style->padding[SIDE_TOP], columns->width_pt),
                                  box_length(box, style->padding[SIDE_BOTTOM], columns->width_pt)};
    const double equal_pt =
        MAX(0, columns->width_pt - columns->gap_pt * (MAX(1, own) - 1)) / MAX(1, own);
    g_autofree double *widths_pt = g_new(double, MAX(1, own));
    g_autofree struct box_cell *cells = g_new(struct box_cell, MAX(1, own));
    double height_pt;

    for (unsigned i = 0; i < own; i++)
        widths_pt[i] = own == columns->count ? columns->widths_pt[i] : equal_pt;
    height_pt = measure_cells(box, row, own, widths_pt, columns->gap_pt, cells);
    if (own > 0 && height_pt > SPLIT_SHARE * box->design->height_pt && !style->repeat)
        box_split_row(box, row, cells, own, columns->width_pt, padding_pt, out);
    else
        whole_row(box, row, columns, cells, own, padding_pt,
                  MAX(height_pt, box_length(box, style->height, 0) - padding_pt[0] - padding_pt[1]),
                  out);
    drop_cells(cells, own);
}

/* The columns of a table hold for all its rows: `auto` ones are as wide as the widest cell. */
void box_table(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct doc_node *first = box_first(box, node);
    struct box_columns columns;
    bool headed = false;

    box_columns_init(box, node, box_style(box, node), MAX(1, first ? box_count(box, first) : 0),
                     width_pt, &columns);
    for (const struct doc_node *row = first; row; row = box_next(box, row)) {
        const struct design_style *style = box_style(box, row);
        const unsigned before = out->list->len;

        table_row(box, row, &columns, out);
        for (unsigned i = before; i < out->list->len; i++) {
            struct slice *slice = slices_get(out, i);

            slice->head = style->repeat;
            slice->keep |= style->repeat || (style->keep_with_next && i + 1 == out->list->len);
            slice->in_table = headed && !style->repeat;
        }
        headed |= style->repeat;
    }
    box_columns_clear(&columns);
}

/* box_row: cells side by side. A cell is a node with its padding, background and border; a row makes its cells equally high. What always
 * holds: a row is one slice. */
#include "typeset/box.h"

#include <string.h>

#define LINES_MAX 6 /* beyond that, `auto` columns are squeezed */

enum { TOP, RIGHT, BOTTOM, LEFT };

struct cell {
    const struct doc_node *node;
    const struct design_style *style;
    double width_pt, height_pt;      /* of the whole cell */
    double padding_pt[4];
    struct slices content;
};

static void cell_measure(struct box *box, struct cell *cell, const struct doc_node *node, double width_pt)
{
    const bool leaf = node->role == DOC_FIELD || node->role == DOC_CODE;

    *cell = (struct cell){.node = node, .style = box_style(box, node), .width_pt = width_pt};
    slices_init(&cell->content);
    for (unsigned side = 0; side < 4 && !leaf; side++)
        cell->padding_pt[side] = box_length(box, cell->style->padding[side], width_pt);
    box_content(box, node, MAX(0, width_pt - cell->padding_pt[LEFT] - cell->padding_pt[RIGHT]), &cell->content);
    cell->height_pt = cell->padding_pt[TOP] + cell->padding_pt[BOTTOM] +
                      slices_height(&cell->content, 0, cell->content.list->len);
    if (!leaf)
        cell->height_pt = MAX(cell->height_pt, box_length(box, cell->style->height, 0));
}

static void cell_emit(struct box *box, const struct cell *cell, double x_pt, double y_pt, double height_pt,
                      enum design_align valign, struct slices *out)
{
    const bool leaf = cell->node->role == DOC_FIELD || cell->node->role == DOC_CODE;
    const double spare_pt = height_pt - cell->height_pt;
    const double share = valign == ALIGN_CENTRE ? 0.5 : valign == ALIGN_RIGHT ? 1 : 0;

    if (!box->emit)
        return;
    if (!leaf && cell->style->fit_content)
        box_decorate(cell->style, x_pt, y_pt + spare_pt * share, cell->width_pt, cell->height_pt, out->items);
    else if (!leaf)
        box_decorate(cell->style, x_pt, y_pt, cell->width_pt, height_pt, out->items);
    slices_emit(&cell->content, 0, cell->content.list->len, x_pt + cell->padding_pt[LEFT],
                y_pt + cell->padding_pt[TOP] + spare_pt * share, 0, out->items, out->links);
}

static double cell_width(struct box *box, const struct doc_node *node, const struct design_style *style, double width_pt)
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
    const double share = style->align == ALIGN_CENTRE ? 0.5 : style->align == ALIGN_RIGHT ? 1 : 0;
    struct cell cell;
    struct slice *slice;

    cell_measure(box, &cell, node, own_pt);
    slice = slices_begin(out, node);
    slice->height_pt = cell.height_pt;
    cell_emit(box, &cell, (width_pt - own_pt) * share, 0, cell.height_pt, ALIGN_LEFT, out);
    slices_end(out);
    slices_clear(&cell.content);
}

static struct design_length column_length(const struct design_style *style, unsigned column)
{
    const struct design_length share = {1, UNIT_FR};

    return style->column_count == 0 ? share : style->columns[MIN(column, style->column_count - 1)];
}

/* Columns of a row, or of all rows of a table. */
struct columns {
    const struct design_style *style;
    unsigned count;
    double width_pt;      /* for all of them, gaps included */
    double *wanted_pt;    /* of `auto` columns: what their content wants */
    double *widths_pt;
};

static double sum(const double *values, unsigned count)
{
    double total = 0;

    for (unsigned i = 0; i < count; i++)
        total += values[i];
    return total;
}

/* Fixed columns first, then `auto`, then shares of what is left. Where all are `auto` the rest goes to all of them alike. */
static void resolve_columns(const struct box *box, const struct columns *columns)
{
    const double gaps_pt = box_length(box, columns->style->gap, columns->width_pt) * (columns->count - 1);
    const double auto_pt = sum(columns->wanted_pt, columns->count);
    double rest_pt = columns->width_pt - gaps_pt, shares = 0, squeeze;
    unsigned autos = 0;

    for (unsigned i = 0; i < columns->count; i++) {
        const struct design_length length = column_length(columns->style, i);

        columns->widths_pt[i] = box_length(box, length, columns->width_pt);
        rest_pt -= columns->widths_pt[i];
        autos += length.unit == UNIT_AUTO ? 1 : 0;
        shares += length.unit == UNIT_FR ? length.value : 0;
    }
    rest_pt = MAX(0, rest_pt);
    squeeze = auto_pt > rest_pt ? rest_pt / auto_pt : 1;
    rest_pt = MAX(0, rest_pt - auto_pt);
    for (unsigned i = 0; i < columns->count; i++) {
        const struct design_length length = column_length(columns->style, i);

        if (length.unit == UNIT_AUTO)
            columns->widths_pt[i] = columns->wanted_pt[i] * squeeze + (autos == columns->count ? rest_pt / autos : 0);
        else if (length.unit == UNIT_FR)
            columns->widths_pt[i] = rest_pt * length.value / shares;
    }
}

static unsigned count_children(const struct box *box, const struct doc_node *node)
{
    unsigned count = 0;

    for (const struct doc_node *child = box_first(box, node); child; child = box_next(box, child))
        count++;
    return count;
}

static void grow_wanted(struct box *box, const struct doc_node *row, const struct columns *columns, unsigned lines)
{
    unsigned i = 0;

    for (const struct doc_node *child = box_first(box, row); child; child = box_next(box, child), i++)
        if (column_length(columns->style, i).unit == UNIT_AUTO)
            columns->wanted_pt[i] = MAX(columns->wanted_pt[i], box_wanted_width(box, child, lines));
}

/* What `auto` columns want, so that no text in them takes more lines than it must: one line each if there is room, else two, and so on. */
static void want_row(struct box *box, const struct doc_node *row, const struct columns *columns)
{
    const double gaps_pt = box_length(box, columns->style->gap, columns->width_pt) * (columns->count - 1);
    double room_pt = columns->width_pt - gaps_pt;

    for (unsigned i = 0; i < columns->count; i++)
        room_pt -= box_length(box, column_length(columns->style, i), columns->width_pt);
    for (unsigned lines = 1; lines <= LINES_MAX; lines++) {
        memset(columns->wanted_pt, 0, columns->count * sizeof *columns->wanted_pt);
        grow_wanted(box, row, columns, lines);
        if (sum(columns->wanted_pt, columns->count) <= room_pt)
            return;
    }
}

/* The cells of `node` in columns of these widths. Measured first, for the height that they share. */
static double measure_cells(struct box *box, const struct doc_node *node, unsigned count, const double *widths_pt,
                            struct cell *cells)
{
    const struct doc_node *child = box_first(box, node);
    double height_pt = 0;

    for (unsigned i = 0; i < count; i++, child = box_next(box, child)) {
        cell_measure(box, &cells[i], child, widths_pt[i]);
        if (cells[i].style->fit_content)
            cells[i].width_pt = MIN(widths_pt[i], box_wanted_width(box, child, 1));
        height_pt = MAX(height_pt, cells[i].height_pt);
    }
    return height_pt;
}

static void emit_cells(struct box *box, const struct cell *cells, unsigned count, const double *widths_pt, double gap_pt,
                       double y_pt, double height_pt, enum design_align valign, struct slices *out)
{
    double x_pt = 0;

    for (unsigned i = 0; i < count; i++) {
        cell_emit(box, &cells[i], x_pt, y_pt, height_pt, valign, out);
        x_pt += widths_pt[i] + gap_pt;
    }
}

static void drop_cells(struct cell *cells, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        slices_clear(&cells[i].content);
}

static void row_of_widths(struct box *box, const struct doc_node *node, const struct columns *columns, struct slices *out)
{
    const struct design_style *style = columns->style;
    g_autofree struct cell *cells = g_new(struct cell, columns->count);
    const double height_pt = measure_cells(box, node, columns->count, columns->widths_pt, cells);

    slices_begin(out, node)->height_pt = height_pt;
    emit_cells(box, cells, columns->count, columns->widths_pt, box_length(box, style->gap, columns->width_pt), 0, height_pt,
               style->valign, out);
    slices_end(out);
    drop_cells(cells, columns->count);
}

/* A table's row: the table's style gives the columns, the row's the padding, border and alignment. A row with fewer cells than the
 * table has columns gets equal ones. */
static void table_row(struct box *box, const struct doc_node *row, const struct columns *columns, struct slices *out)
{
    const struct design_style *style = box_style(box, row);
    const unsigned own = count_children(box, row);
    const double gap_pt = box_length(box, columns->style->gap, columns->width_pt);
    const double top_pt = box_length(box, style->padding[TOP], columns->width_pt);
    const double bottom_pt = box_length(box, style->padding[BOTTOM], columns->width_pt);
    g_autofree double *widths_pt = g_new(double, MAX(1, own));
    g_autofree struct cell *cells = g_new(struct cell, MAX(1, own));
    double height_pt;

    for (unsigned i = 0; i < own; i++)
        widths_pt[i] = own == columns->count ? columns->widths_pt[i] : MAX(0, columns->width_pt - gap_pt * (own - 1)) / own;
    height_pt = measure_cells(box, row, own, widths_pt, cells);
    height_pt = MAX(height_pt, box_length(box, style->height, 0) - top_pt - bottom_pt);
    slices_begin(out, row)->height_pt = top_pt + height_pt + bottom_pt;
    if (box->emit)
        box_decorate(style, 0, 0, columns->width_pt, top_pt + height_pt + bottom_pt, out->items);
    emit_cells(box, cells, own, widths_pt, gap_pt, top_pt, height_pt, style->valign, out);
    slices_end(out);
    drop_cells(cells, own);
}

static void columns_init(struct columns *columns, const struct design_style *style, unsigned count, double width_pt)
{
    *columns = (struct columns){style, count, width_pt, g_new0(double, count), g_new0(double, count)};
}

static void columns_clear(struct columns *columns)
{
    g_free(columns->wanted_pt);
    g_free(columns->widths_pt);
}

void box_row(struct box *box, const struct doc_node *node, const struct design_style *style, double width_pt, struct slices *out)
{
    const unsigned count = count_children(box, node);
    struct columns columns;

    if (count == 0)
        return;
    columns_init(&columns, style, count, width_pt);
    want_row(box, node, &columns);
    resolve_columns(box, &columns);
    row_of_widths(box, node, &columns, out);
    columns_clear(&columns);
}

/* The columns of a table hold for all its rows: `auto` ones are as wide as the widest cell. */
void box_table(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct doc_node *first = box_first(box, node);
    struct columns columns;
    bool headed = false;

    columns_init(&columns, box_style(box, node), MAX(1, first ? count_children(box, first) : 0), width_pt);
    for (const struct doc_node *row = first; row; row = box_next(box, row))
        if (count_children(box, row) == columns.count)
            grow_wanted(box, row, &columns, 1);
    resolve_columns(box, &columns);
    for (const struct doc_node *row = first; row; row = box_next(box, row)) {
        const struct design_style *style = box_style(box, row);
        struct slice *slice;

        table_row(box, row, &columns, out);
        slice = slices_get(out, out->list->len - 1);
        slice->head = style->repeat;
        slice->keep |= style->repeat || style->keep_with_next;
        slice->in_table = headed && !style->repeat;
        headed |= style->repeat;
    }
    columns_clear(&columns);
}

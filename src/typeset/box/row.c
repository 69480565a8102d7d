/* row: cells side by side. A cell is a box with its padding, background and border; a row makes its
 * cells equally high. What always holds: a row is one entry, unless it is half as high as the page;
 * then every line of every cell is in one of its pieces. */
#include "typeset/box/box_private.h"

#define SPLIT_SHARE 0.5    /* of the page's height: a row this high may go on in the next column */
#define SLACK_PT 0.01      /* rounding, no overlap */
#define WRAP_ABOVE 3       /* columns: a row of more may wrap */
#define WRAP_GAP_SHARE 0.5 /* of the columns' gap: what stands between its rows */

static void cell_measure(struct box_cell *cell, struct box *box, const struct box_setting *setting,
                         double width_pt)
{
    const bool leaf = box_is_leaf(box);

    *cell = (struct box_cell){.box = box, .width_pt = width_pt};
    vlist_init(&cell->content);
    for (unsigned side = 0; side < 4 && !leaf; side++)
        cell->padding_pt[side] = box_length(setting, box->style->padding[side], width_pt);
    box_content(box, setting,
                MAX(0, width_pt - cell->padding_pt[SIDE_LEFT] - cell->padding_pt[SIDE_RIGHT]),
                &cell->content);
    cell->height_pt = cell->padding_pt[SIDE_TOP] + cell->padding_pt[SIDE_BOTTOM] +
                      vlist_height(&cell->content, 0, cell->content.entries->len);
    if (!leaf)
        cell->height_pt = MAX(cell->height_pt, box_length(setting, box->style->height, 0));
}

static void cell_place(const struct box_cell *cell, double y_pt, double height_pt,
                       enum design_align valign, struct vlist *out)
{
    const bool leaf = box_is_leaf(cell->box);
    const double lower_pt = (height_pt - cell->height_pt) * box_share(valign);

    if (!leaf && cell->box->style->fit_content)
        box_add_ground(cell->box, cell->x_pt, y_pt + lower_pt, cell->width_pt, cell->height_pt,
                       out);
    else if (!leaf)
        box_add_ground(cell->box, cell->x_pt, y_pt, cell->width_pt, height_pt, out);
    vlist_copy(&cell->content, 0, cell->content.entries->len,
               cell->x_pt + cell->padding_pt[SIDE_LEFT],
               y_pt + cell->padding_pt[SIDE_TOP] + lower_pt, out);
}

/* So much higher as the row is than the cell. True: it holds such a field. */
static bool cell_fill(const struct box_cell *cell, double height_pt)
{
    const double inner_pt = height_pt - cell->padding_pt[SIDE_TOP] - cell->padding_pt[SIDE_BOTTOM];
    bool fills = false;

    for (unsigned i = 0; i < cell->content.parts->len; i++) {
        struct vlist_part *part = &g_array_index(cell->content.parts, struct vlist_part, i);

        if (part->kind == PART_FIELD && box_fills(part->box)) {
            part->height_pt = inner_pt - part->y_pt;
            fills = true;
        }
    }
    return fills;
}

static double cell_width(struct box *box, const struct box_setting *setting, double width_pt)
{
    const struct design_style *style = box->style;

    if (style->fit_content)
        return MIN(width_pt, box_wanted_width(box, setting, 1));
    if (style->width.max.unit != UNIT_AUTO)
        return MIN(width_pt, box_length(setting, style->width.max, width_pt));
    return width_pt;
}

void box_cell(struct box *box, const struct box_setting *setting, double width_pt,
              struct vlist *out)
{
    const double own_pt = cell_width(box, setting, width_pt);
    struct box_cell cell;

    cell_measure(&cell, box, setting, own_pt);
    vlist_begin(out, box->node)->height_pt = cell.height_pt;
    cell.x_pt = (width_pt - own_pt) * box_share(box->style->align);
    cell_place(&cell, 0, cell.height_pt, ALIGN_LEFT, out);
    vlist_end(out);
    vlist_clear(&cell.content);
}

/* Cells from this one on in columns of these widths, for the height that they share. */
static double measure_cells(struct box *child, const struct box_setting *setting, bool in_table,
                            unsigned count, const double *widths_pt, double gap_pt,
                            struct box_cell *cells)
{
    double height_pt = 0, x_pt = 0;

    for (unsigned i = 0; i < count; i++, child = box_shown(setting, child->next)) {
        const double own_pt =
            box_is_leaf(child) ? widths_pt[i] : cell_width(child, setting, widths_pt[i]);

        cell_measure(&cells[i], child, setting, own_pt);
        cells[i].x_pt = x_pt + (widths_pt[i] - own_pt) * box_share(child->style->align);
        height_pt = MAX(height_pt, cells[i].height_pt);
        x_pt += widths_pt[i] + (in_table || !box_is_void(setting, child) ? gap_pt : 0);
    }
    return height_pt;
}

static void place_cells(const struct box_cell *cells, unsigned count, double y_pt, double height_pt,
                        enum design_align valign, struct vlist *out)
{
    for (unsigned i = 0; i < count; i++)
        cell_place(&cells[i], y_pt, height_pt, valign, out);
}

static void drop_cells(struct box_cell *cells, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        vlist_clear(&cells[i].content);
}

/* The columns of a row; with `wrap` fewer ones, whose cells stand in several rows, where a text
 * would else take more lines than that. */
static void row_columns(struct box *box, const struct box_setting *setting, double width_pt,
                        unsigned count, struct box_columns *columns)
{
    const unsigned wrap = box->style->wrap;

    box_columns_init(box, setting, count, width_pt, columns);
    for (unsigned rows = 2; wrap > 0 && columns->lines > wrap && columns->count > WRAP_ABOVE;
         rows++) {
        box_columns_clear(columns);
        box_columns_init(box, setting, (count + rows - 1) / rows, width_pt, columns);
    }
}

void box_row(struct box *box, const struct box_setting *setting, double width_pt, struct vlist *out)
{
    const unsigned count = box_count(setting, box);
    g_autofree struct box_cell *cells = g_new(struct box_cell, MAX(1, count));
    struct box *child = box_shown(setting, box->first);
    struct box_columns columns;
    double y_pt = 0;

    if (count == 0)
        return;
    row_columns(box, setting, width_pt, count, &columns);
    vlist_begin(out, box->node);
    for (unsigned done = 0, some; done < count; done += some) {
        double height_pt;

        some = MIN(columns.count, count - done);
        y_pt += done > 0 ? columns.gap_pt * WRAP_GAP_SHARE : 0;
        height_pt =
            measure_cells(child, setting, false, some, columns.widths_pt, columns.gap_pt, cells);
        place_cells(cells, some, y_pt, height_pt, box->style->valign, out);
        drop_cells(cells, some);
        y_pt += height_pt;
        for (unsigned i = 0; i < some; i++)
            child = box_shown(setting, child->next);
    }
    vlist_get(out, out->entries->len - 1)->height_pt = y_pt;
    vlist_end(out);
    box_columns_clear(&columns);
}

/* A row of a table, its cells laid out. */
struct row {
    const struct box *box;
    const struct box_cell *cells;
    unsigned count;
    double width_pt;
    double above_pt, below_pt; /* its padding */
};

/* The entries of a cell one by one, each with its top below that of the cells. */
struct cursor {
    unsigned index;
    double top_pt;
};

static bool cursor_next(const struct box_cell *cell, struct cursor *cursor)
{
    const struct vlist_entry *entry;

    if (cursor->index + 1 >= cell->content.entries->len)
        return false;
    entry = vlist_get(&cell->content, cursor->index++);
    cursor->top_pt += entry->height_pt + vlist_get(&cell->content, cursor->index)->glue_pt;
    return true;
}

static struct cursor cursor_of(const struct box_cell *cell)
{
    return (struct cursor){0, cell->padding_pt[SIDE_TOP]};
}

static bool is_cut(const struct row *row, double y_pt)
{
    for (unsigned i = 0; i < row->count; i++) {
        const struct box_cell *cell = &row->cells[i];
        struct cursor cursor = cursor_of(cell);

        if (cell->content.entries->len == 0)
            continue;
        do {
            const double end_pt =
                cursor.top_pt + vlist_get(&cell->content, cursor.index)->height_pt;

            if (cursor.top_pt < y_pt - SLACK_PT && end_pt > y_pt + SLACK_PT)
                return true;
        } while (cursor_next(cell, &cursor));
    }
    return false;
}

/* What of a cell stands between two heights. */
static void place_between(const struct box_cell *cell, double from_pt, double to_pt, double y_pt,
                          struct vlist *out)
{
    struct cursor cursor = cursor_of(cell);

    if (cell->content.entries->len == 0)
        return;
    do {
        if (cursor.top_pt >= from_pt - SLACK_PT && cursor.top_pt < to_pt - SLACK_PT)
            vlist_copy(&cell->content, cursor.index, cursor.index + 1,
                       cell->x_pt + cell->padding_pt[SIDE_LEFT], cursor.top_pt - from_pt + y_pt,
                       out);
    } while (cursor_next(cell, &cursor));
}

/* Of a cell or row, cut where a page ends: a piece that is not the first has no upper border, one
 * that is not the last no lower one. */
static void add_piece_ground(const struct box *box, bool first, bool last, double x_pt,
                             double width_pt, double height_pt, struct vlist *out)
{
    const unsigned before = out->parts->len;

    box_add_ground(box, x_pt, 0, width_pt, height_pt, out);
    for (unsigned i = before; i < out->parts->len; i++) {
        struct vlist_part *part = &g_array_index(out->parts, struct vlist_part, i);

        part->open_top = !first;
        part->open_bottom = !last;
    }
}

static void place_piece(const struct row *row, double from_pt, double to_pt, bool last,
                        struct vlist *out)
{
    const bool first = from_pt <= 0;
    const double above_pt = first ? row->above_pt : 0, below_pt = last ? row->below_pt : 0;
    const double height_pt = above_pt + to_pt - from_pt + below_pt;

    vlist_begin(out, row->box->node)->height_pt = height_pt;
    add_piece_ground(row->box, first, last, 0, row->width_pt, height_pt, out);
    for (unsigned i = 0; i < row->count; i++) {
        const struct box_cell *cell = &row->cells[i];

        add_piece_ground(cell->box, first, last, cell->x_pt, cell->width_pt, height_pt, out);
        place_between(cell, from_pt, to_pt, above_pt, out);
    }
    vlist_end(out);
}

static const struct box_cell *highest(const struct box_cell *cells, unsigned count)
{
    const struct box_cell *found = cells;

    for (unsigned i = 1; i < count; i++)
        if (cells[i].height_pt > found->height_pt)
            found = &cells[i];
    return found;
}

/* As several entries, divided where no cell has a line that the break would cut. */
static void split_row(const struct row *row, struct vlist *out)
{
    const struct box_cell *guide = highest(row->cells, row->count);
    struct cursor cursor = cursor_of(guide);
    double from_pt = 0;
    bool kept = guide->content.entries->len > 0 && vlist_get(&guide->content, 0)->keep;

    while (cursor_next(guide, &cursor)) {
        if (!kept && !is_cut(row, cursor.top_pt)) {
            place_piece(row, from_pt, cursor.top_pt, false, out);
            from_pt = cursor.top_pt;
        }
        kept = vlist_get(&guide->content, cursor.index)->keep;
    }
    place_piece(row, from_pt, guide->height_pt, true, out);
}

static void whole_row(const struct row *row, double height_pt, struct vlist *out)
{
    const double whole_pt = row->above_pt + height_pt + row->below_pt;
    bool grows = false;

    for (unsigned i = 0; i < row->count; i++)
        grows |= cell_fill(&row->cells[i], height_pt);
    vlist_begin(out, row->box->node)->height_pt = whole_pt;
    vlist_get(out, out->entries->len - 1)->grows = grows;
    box_add_ground(row->box, 0, 0, row->width_pt, whole_pt, out);
    place_cells(row->cells, row->count, row->above_pt, height_pt, row->box->style->valign, out);
    vlist_end(out);
}

/* A table's row: the table's style gives the columns, the row's the padding, border and alignment.
 * A row with fewer cells than the table has columns gets equal ones. */
static void table_row(struct box *box, const struct box_setting *setting,
                      const struct box_columns *columns, struct vlist *out)
{
    const struct design_style *style = box->style;
    const unsigned count = box_count(setting, box), divisor = MAX(1, count);
    const double equal_pt = MAX(0, columns->width_pt - columns->gap_pt * (divisor - 1)) / divisor;
    g_autofree double *widths_pt = g_new(double, divisor);
    g_autofree struct box_cell *cells = g_new(struct box_cell, divisor);
    const struct row row = {
        .box = box,
        .cells = cells,
        .count = count,
        .width_pt = columns->width_pt,
        .above_pt = box_length(setting, style->padding[SIDE_TOP], columns->width_pt),
        .below_pt = box_length(setting, style->padding[SIDE_BOTTOM], columns->width_pt),
    };
    double height_pt;

    for (unsigned i = 0; i < count; i++)
        widths_pt[i] = count == columns->count ? columns->widths_pt[i] : equal_pt;
    height_pt = measure_cells(box_shown(setting, box->first), setting, true, count, widths_pt,
                              columns->gap_pt, cells);
    if (count > 0 && height_pt > SPLIT_SHARE * box->tree->design->height_pt && !style->repeat)
        split_row(&row, out);
    else
        whole_row(
            &row,
            MAX(height_pt, box_length(setting, style->height, 0) - row.above_pt - row.below_pt),
            out);
    drop_cells(cells, count);
}

/* The columns of a table hold for all its rows: `auto` ones are as wide as the widest cell. */
void box_table(struct box *box, const struct box_setting *setting, double width_pt,
               struct vlist *out)
{
    struct box *first = box_shown(setting, box->first);
    struct box_columns columns;
    bool headed = false;

    box_columns_init(box, setting, MAX(1, first ? box_count(setting, first) : 0), width_pt,
                     &columns);
    for (struct box *row = first; row; row = box_shown(setting, row->next)) {
        const bool repeat = row->style->repeat;
        const unsigned before = out->entries->len;

        table_row(row, setting, &columns, out);
        if (row->style->keep_with_previous && before > 0)
            vlist_get(out, before - 1)->keep = true;
        for (unsigned i = before; i < out->entries->len; i++) {
            struct vlist_entry *entry = vlist_get(out, i);

            entry->head = repeat;
            entry->keep |= repeat || (row->style->keep_with_next && i + 1 == out->entries->len);
            entry->in_table = headed && !repeat;
        }
        headed |= repeat;
    }
    box_columns_clear(&columns);
}

/* box: what its parts share: cells, columns, texts. Inside typeset/box/ only. */
#ifndef TYPESET_BOX_BOX_PRIVATE_H
#define TYPESET_BOX_BOX_PRIVATE_H

#include "typeset/box/box.h"

#define BOX_REFERENCE_EM_PT 10.0 /* what 1em is while a text is shaped */
#define BOX_LINES_ANY UINT_MAX

/* Paints itself. */
static inline bool box_is_leaf(const struct box *box)
{
    return box->kind == BOX_FIELD || box->kind == BOX_CODE || box->kind == BOX_CHART ||
           box->kind == BOX_PICTURE;
}

/* A field as high as the row that it stands in, which then grows with its page. */
static inline bool box_fills(const struct box *box)
{
    return box->kind == BOX_FIELD && box->style->height.unit == UNIT_FILL;
}

/* measure.c: what stands inside its padding. */
void box_content(struct box *box, const struct box_setting *setting, double width_pt,
                 struct vlist *out);
/* The width that a box wants, with its padding: the least with which no text in it takes more than
 * `lines` lines; with BOX_LINES_ANY, in which no word of it is broken. */
double box_wanted_width(struct box *box, const struct box_setting *setting, unsigned lines);

/* row.c: cells side by side, as one entry; the rows of a table, each an entry, or, where it is
 * high, several. */
void box_row(struct box *box, const struct box_setting *setting, double width_pt,
             struct vlist *out);
void box_table(struct box *box, const struct box_setting *setting, double width_pt,
               struct vlist *out);
/* A box with padding and ground, as one entry. */
void box_cell(struct box *box, const struct box_setting *setting, double width_pt,
              struct vlist *out);

/* A cell of a row, laid out. */
struct box_cell {
    const struct box *box;
    double x_pt;                /* from the left of the row */
    double width_pt, height_pt; /* of the whole cell */
    double padding_pt[4];
    struct vlist content;
};

/* columns.c: of a row, or of all rows of a table. */
struct box_columns {
    const struct design_style *style;
    bool table;
    unsigned count;
    double width_pt; /* for all of them, gaps included */
    double gap_pt;
    double room_pt;    /* for those that are not fixed */
    double *wanted_pt; /* of `auto` columns: what their content wants */
    double *least_pt;  /* of shares: their longest words */
    double *widths_pt;
    unsigned lines; /* that no text in an `auto` column needs more of; past 6 they were squeezed */
};

/* A cell that holds nothing takes neither width nor gap, as where there is no code beside the text.
 */
bool box_is_void(const struct box_setting *setting, const struct box *cell);
/* Children that are not left out. */
unsigned box_count(const struct box_setting *setting, const struct box *box);
/* The `count` columns of a row or table, widths and all, within a width (box_columns_clear).
 * Reports `fit` where they are wider than that. */
void box_columns_init(struct box *box, const struct box_setting *setting, unsigned count,
                      double width_pt, struct box_columns *columns);
void box_columns_clear(struct box_columns *columns);

/* text.c */
/* What the texts of a style may have at most in a frame. */
struct box_title {
    const char *slot;
    const struct design_style *style;
    double most_pt; /* HUGE_VAL: nothing was noted */
};

static inline double box_text_pt(struct design_length size, double em_pt)
{
    return size.unit == UNIT_EM ? size.value * em_pt : size.value;
}

/* The most that a style's size is: a range that ends in em begins with the least, where that is
 * more. */
static inline double box_most_pt(const struct design_style *style, double em_pt)
{
    return MAX(box_text_pt(style->size.min, em_pt), box_text_pt(style->size.max, em_pt));
}
static inline bool box_is_title(const struct design_style *style)
{
    return style->lines > 0 && style->size.max.unit == UNIT_EM &&
           (style->size.min.unit == UNIT_PT || style->size.max.value > style->size.min.value);
}

/* Lines, an entry each. */
void box_text(struct box *box, const struct box_setting *setting, double width_pt,
              struct vlist *out);
/* Do the lines of the first text in a box begin at the right? */
bool box_is_rtl(const struct box *box);
double box_text_width(const struct box *box, const struct box_setting *setting, unsigned lines);

/* tree.c: new (para_drop): a text in one style, of no node. */
struct para *box_shape_loose(struct box_tree *tree, const struct design_style *style,
                             const char *text);

/* code.c: a QR code (ISO/IEC 18004) as large as its modules must be, with its quiet zone. */
void box_code(const struct box *box, const struct box_setting *setting, double width_pt,
              struct vlist *out);
/* The width that it wants, quiet zone included. */
double box_code_width(const struct box *box, const struct box_setting *setting);
void box_paint_code(const struct vlist_part *part, const struct page *page);

/* chart.c: a bar and marks on a scale, as wide as there is room, as high as the style says. */
void box_chart(const struct box *box, const struct box_setting *setting, double width_pt,
               struct vlist *out);
void box_paint_chart(const struct vlist_part *part, GArray *items);
/* chart.c, too: a picture as large as it is, or as there is room. */
void box_picture(const struct box *box, double width_pt, struct vlist *out);
void box_paint_picture(const struct vlist_part *part, GArray *items);
/* A value's colour: so much of the style's fill as its shade says, and of that a share, over the
 * background, or over paper where there is none. */
struct colour box_value_colour(const struct design_style *style, double share);

/* grow.c: how much higher the rows of a column get that grow: those above the fold, of these the
 * last, and those from `below` on. That one moves so much further down (`push`), all of it or,
 * where `split` is more than 0, what stands there in it and lower. */
struct vlist_growth {
    unsigned below, last;
    double above_pt, last_pt, under_pt, push_pt, split_pt;
};
/* Entries [first, end) at y on the page, where so much room is left beside their heights. */
struct vlist_growth vlist_plan(const struct vlist *list, unsigned first, unsigned end, double y_pt,
                               double room_pt);

/* paint.c: a part, its entry's top left corner at x, y. */
void box_paint(const struct vlist_part *part, double x_pt, double y_pt, const struct page *page);
/* A rectangle that is to be seen. An artifact. */
void box_rect(double x_pt, double y_pt, double width_pt, double height_pt, struct colour fill,
              double radius_pt, GArray *items);
/* Background, border and artwork, the top left corner at 0, 0. Artifacts. */
void box_paint_ground(const struct vlist_part *part, GArray *items);
/* Adds the ground of a box, if there is anything to see of it. */
void box_add_ground(const struct box *box, double x_pt, double y_pt, double width_pt,
                    double height_pt, struct vlist *out);
void box_field(const struct box *box, const struct box_setting *setting, double width_pt,
               struct vlist *out);

#endif

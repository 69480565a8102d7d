/* box_cell: a cell of a row, laid out. Shared by box_row and box_split. Inside typeset/ only. */
#ifndef TYPESET_BOX_BOX_PRIVATE_H
#define TYPESET_BOX_BOX_PRIVATE_H

#include "typeset/box/box.h"
#include "typeset/para/para.h"

struct box_cell {
    const struct doc_node *node;
    const struct design_style *style;
    double x_pt;                /* from the left of the row */
    double width_pt, height_pt; /* of the whole cell */
    double padding_pt[4];
    struct slices content;
};

/* A row as several slices, divided where no cell has a line that the break would cut. padding_pt:
 * of the row, above and below. */
void box_split_row(struct box *box, const struct doc_node *row, const struct box_cell *cells,
                   unsigned count, double width_pt, const double padding_pt[static 2],
                   struct slices *out);

/* box_columns: how wide the columns of a row or table are. Inside typeset/ only. */
/* Columns of a row, or of all rows of a table. */
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
};

/* A cell that holds nothing takes neither width nor gap, as where there is no code beside the text.
 */
bool box_is_void(const struct box *box, const struct doc_node *cell);
/* Children that are not left out. */
unsigned box_count(const struct box *box, const struct doc_node *node);
/* The `count` columns of a row or table in `style`, widths and all, within a width
 * (box_columns_clear). Reports `fit` where they are wider than that. */
void box_columns_init(struct box *box, const struct doc_node *node,
                      const struct design_style *style, unsigned count, double width_pt,
                      struct box_columns *columns);
void box_columns_clear(struct box_columns *columns);

/* box_para: the text of a block as a paragraph, and the size at which it is set. Shared by
 * box_text, box_run and box_size. Inside typeset/ only. */
#define BOX_REFERENCE_EM_PT 10.0 /* what 1em is while a text is shaped */

struct box_para {
    struct para *para;
    double shaped_pt; /* the size it was shaped at */
};

static inline double box_para_size(struct design_length size, double em_pt)
{
    return size.unit == UNIT_EM ? size.value * em_pt : size.value;
}

/* box_run.c: the text of a block in its styles, shaped the first time it is asked for. Lent by the
 * box. */
struct box_para *box_para_find(struct box *box, const struct doc_node *block,
                               const struct design_style *style);
/* New (para_drop): a text in one style, of no node. */
struct para *box_para_loose(struct box *box, const struct design_style *style, const char *text);

/* box_size.c: the largest size of the style's range, up to the stretch allowed now, at which the
 * text takes no more than its lines; on fewer lines where that costs little size, so that no line
 * of a title holds but a small word. In points. */
double box_para_choose_size(const struct box *box, const struct design_style *style,
                            const struct box_para *text, double width_pt);
/* A title that has to break a word, even at the smallest size, is none: false, `fit` reported once
 * at `node`. */
bool box_para_holds_words(struct box *box, const struct doc_node *node,
                          const struct design_style *style, const struct box_para *text,
                          double size_pt, double width_pt);

#endif

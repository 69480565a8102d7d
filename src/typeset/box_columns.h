/* box_columns: how wide the columns of a row or table are. Inside typeset/ only. */
#ifndef TYPESET_BOX_COLUMNS_H
#define TYPESET_BOX_COLUMNS_H

#include "typeset/box.h"

/* Columns of a row, or of all rows of a table. */
struct box_columns {
    const struct design_style *style;
    bool table;
    unsigned count;
    double width_pt;      /* for all of them, gaps included */
    double gap_pt;
    double room_pt;       /* for those that are not fixed */
    double *wanted_pt;    /* of `auto` columns: what their content wants */
    double *least_pt;     /* of shares: their longest words */
    double *widths_pt;
};

/* A cell that holds nothing takes neither width nor gap, as where there is no code beside the text. */
bool box_is_void(const struct box *box, const struct doc_node *cell);
/* Children that are not left out. */
unsigned box_count(const struct box *box, const struct doc_node *node);
/* The `count` columns of a row or table in `style`, widths and all, within a width (box_columns_clear). Reports `fit` where they are wider than
 * that. */
void box_columns_init(struct box *box, const struct doc_node *node, const struct design_style *style, unsigned count, double width_pt,
                      struct box_columns *columns);
void box_columns_clear(struct box_columns *columns);

#endif

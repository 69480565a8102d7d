/* box_cell: a cell of a row, laid out. Shared by box_row and box_split. Inside typeset/ only. */
#ifndef TYPESET_BOX_CELL_H
#define TYPESET_BOX_CELL_H

#include "typeset/box.h"

struct box_cell {
    const struct doc_node *node;
    const struct design_style *style;
    double x_pt;                     /* from the left of the row */
    double width_pt, height_pt;      /* of the whole cell */
    double padding_pt[4];
    struct slices content;
};

/* A row as several slices, divided where no cell has a line that the break would cut. padding_pt: of the row, above and below. */
void box_split_row(struct box *box, const struct doc_node *row, const struct box_cell *cells, unsigned count, double width_pt,
                   const double padding_pt[static 2], struct slices *out);

#endif

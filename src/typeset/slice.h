/* slice: the vertical list between layout and page. A slice is what no column break may cut: a line, a table row, a box.
 *
 * Inside typeset/ only. box makes slices, flow distributes them. Items and links of a slice stand relative to its top left corner. */
#ifndef TYPESET_SLICE_H
#define TYPESET_SLICE_H

#include "typeset/page.h"

struct slice {
    double height_pt;
    double baseline_pt;    /* of its text, from its top; 0: no text of its own */
    double drop_pt;        /* what it holds stands so much lower (negative: higher), on the grid */
    double space_pt;       /* above it, unless it begins a column */
    bool fill;             /* the space above takes what is left of the frame */
    bool keep;             /* no break after it, if there is another way */
    bool heading;          /* ends a block that is to be kept with the next */
    bool break_before;     /* begins a column */
    bool head;             /* the first row of a table that repeats it */
    bool in_table;         /* a row that comes after such a head */
    const struct doc_node *node; /* what to point at when it does not fit */
    unsigned first_item, end_item; /* of slices.items */
    unsigned first_link, end_link; /* of slices.links */
};

struct slices {
    GArray *list;          /* struct slice */
    GArray *items;         /* struct page_item */
    GArray *links;         /* struct page_link */
    double space_pt;       /* collected for the next slice: neighbours' spaces collapse */
    bool fill;
};

void slices_init(struct slices *slices);
void slices_clear(struct slices *slices);
/* Begins a slice, with the space collected so far above it; what is appended to items and links belongs to it until slices_end. */
struct slice *slices_begin(struct slices *slices, const struct doc_node *node);
void slices_end(struct slices *slices);
/* Of neighbouring spaces the larger one counts. */
void slices_space(struct slices *slices, double space_pt);
struct slice *slices_get(const struct slices *slices, unsigned index);
/* A heading keeps two lines with it (specs: no heading at a column's foot): a single line after one is not broken off from what follows. */
void slices_keep_headings(struct slices *slices);
/* Puts baselines on a grid of `unit_pt`, counted from `first_pt` below the top of a column: heights and spaces become multiples of the unit. */
void slices_snap(struct slices *slices, double unit_pt, double first_pt);
/* Shares extra_pt, in units, among the spaces of slices [first, end): headings' first, all alike while it goes round; where more than a line would be
 * left, some spaces get more than others. */
void slices_feather(struct slices *slices, unsigned first, unsigned end, double unit_pt, double line_pt, double extra_pt);
/* Height of slices [first, end) as one column: the space above the first does not count. */
double slices_height(const struct slices *slices, unsigned first, unsigned end);
/* Copies the slices [first, end) into `items` and `links` as one column with its top left corner at x, y; what `fill` spaces take is
 * shared from extra_pt. */
void slices_emit(const struct slices *slices, unsigned first, unsigned end, double x_pt, double y_pt, double extra_pt,
                 GArray *items, GArray *links);

#endif

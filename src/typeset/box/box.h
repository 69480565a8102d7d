/* slice: the vertical list between layout and page. A slice is what no column break may cut: a
 * line, a table row, a box.
 *
 * Inside typeset/ only. box makes slices, flow distributes them. Items and links of a slice stand
 * relative to its top left corner. */
#ifndef TYPESET_BOX_BOX_H
#define TYPESET_BOX_BOX_H

#include "typeset/font/font.h"
#include "typeset/typeset.h"

struct slice {
    double height_pt;
    double baseline_pt; /* of its text, from its top; 0: no text of its own */
    double drop_pt;     /* what it holds stands so much lower (negative: higher), on the grid */
    double space_pt;    /* above it, unless it begins a column */
    bool fill;          /* the space above takes what is left of the frame */
    bool keep;          /* no break after it, if there is another way */
    bool heading;       /* ends a block that is to be kept with the next */
    bool break_before;  /* begins a column */
    bool head;          /* the first row of a table that repeats it */
    bool in_table;      /* a row that comes after such a head */
    const struct doc_node *node;   /* what to point at when it does not fit */
    unsigned first_item, end_item; /* of slices.items */
    unsigned first_link, end_link; /* of slices.links */
};

struct slices {
    GArray *list;    /* struct slice */
    GArray *items;   /* struct page_item */
    GArray *links;   /* struct page_link */
    double space_pt; /* collected for the next slice: neighbours' spaces collapse */
    bool fill;
};

void slices_init(struct slices *slices);
void slices_clear(struct slices *slices);
/* Begins a slice, with the space collected so far above it; what is appended to items and links
 * belongs to it until slices_end. */
struct slice *slices_begin(struct slices *slices, const struct doc_node *node);
void slices_end(struct slices *slices);
/* Of neighbouring spaces the larger one counts. */
void slices_space(struct slices *slices, double space_pt);
struct slice *slices_get(const struct slices *slices, unsigned index);
/* A heading keeps two lines with it (specs: no heading at a column's foot): a single line after one
 * is not broken off from what follows. */
void slices_keep_headings(struct slices *slices);
/* Puts baselines on a grid of `unit_pt`, counted from `first_pt` below the top of a column: heights
 * and spaces become multiples of the unit. */
void slices_snap(struct slices *slices, double unit_pt, double first_pt);
/* Shares extra_pt, in units, among the spaces of slices [first, end): headings' first, all alike
 * while it goes round; where more than a line would be left, some spaces get more than others. */
void slices_feather(struct slices *slices, unsigned first, unsigned end, double unit_pt,
                    double line_pt, double extra_pt);
/* Height of slices [first, end) as one column: the space above the first does not count. */
double slices_height(const struct slices *slices, unsigned first, unsigned end);
/* Copies the slices [first, end) into `items` and `links` as one column with its top left corner at
 * x, y; what `fill` spaces take is shared from extra_pt. */
void slices_emit(const struct slices *slices, unsigned first, unsigned end, double x_pt,
                 double y_pt, double extra_pt, GArray *items, GArray *links);

/* box: how nodes become slices: blocks one below the other, rows side by side, lines of text,
 * fields, codes.
 *
 * Inside typeset/ only. The styles decide; what a node says never does. Lengths are points. The
 * recursion goes as deep as the document tree, which compose_* builds to a fixed depth. */
struct box {
    const struct design *design;
    struct fonts *fonts;
    struct diag *diag;
    struct pages *pages; /* glyphs and modules go there */
    GHashTable *texts;   /* block node → struct box_text *: shaped once, whatever the size */
    GHashTable *codes;   /* DOC_CODE → its modules: made once */
    GHashTable *sizes; /* style → double *: the most that its texts may have in this frame, so that
                          titles of a kind are alike */
    double em_pt;      /* the body size being tried */
    double leading;    /* 0–1: where leadings given as a range stand between their bounds */
    unsigned cut;      /* nodes with a higher drop rank are left out (doc_is_shown) */
    double stretch; /* 0–1: where sizes given as a range stand at the most, between their bounds */
    bool emit;      /* false: only heights are wanted */
    bool beside;    /* the next line of text has an item's label on its left */
    bool failed;    /* a font is missing, or something can't be set: reported */
};

void box_init(struct box *box, const struct design *design, struct fonts *fonts,
              struct pages *pages, struct diag *diag);
void box_clear(struct box *box);

/* The children of a node that are not left out, one after the other; NULL: no more. */
const struct doc_node *box_first(const struct box *box, const struct doc_node *node);
const struct doc_node *box_next(const struct box *box, const struct doc_node *node);

/* Which share of the room that is left over stands before what is aligned so: 0, a half, 1. */
static inline double box_share(enum design_align align)
{
    return align == ALIGN_CENTRE ? 0.5 : align == ALIGN_RIGHT ? 1 : 0;
}

/* Paints itself: no box around it. */
static inline bool box_is_leaf(const struct doc_node *node)
{
    return node->role == DOC_FIELD || node->role == DOC_CODE;
}

/* A length in points; `whole_pt` is what percents are of. auto, fr and fill give 0. */
double box_length(const struct box *box, struct design_length length, double whole_pt);

/* Line to line, times the size. */
double box_leading(const struct box *box, const struct design_style *style);

/* A block with its spaces and its decoration, appended to `out`. */
void box_block(struct box *box, const struct doc_node *node, double width_pt, struct slices *out);
/* What stands inside its padding. */
void box_content(struct box *box, const struct doc_node *node, double width_pt, struct slices *out);
#define BOX_LINES_ANY UINT_MAX
/* The width that a node wants, with its padding: the least with which no text in it takes more than
 * `lines` lines; with BOX_LINES_ANY, in which no word of it is broken. */
double box_wanted_width(struct box *box, const struct doc_node *node, unsigned lines);
const struct design_style *box_style(const struct box *box, const struct doc_node *node);

/* box_row.c: cells side by side, as one slice; the rows of a table, each a slice, or, where it is
 * high, several. */
void box_row(struct box *box, const struct doc_node *node, const struct design_style *columns,
             double width_pt, struct slices *out);
void box_table(struct box *box, const struct doc_node *node, double width_pt, struct slices *out);
/* One node with padding, background and border, as one slice. */
void box_cell(struct box *box, const struct doc_node *node, double width_pt, struct slices *out);

/* box_size.c: titles of one style in a frame, whose size is a range of the body's, are as large as
 * the longest of them can be. Asked of each of the frame's own blocks before the frame is laid; the
 * first after `forget`. */
void box_sizes_forget(struct box *box);
void box_sizes_note(struct box *box, const struct doc_node *node, double width_pt);

/* box_text.c: lines of a block that holds inline nodes, a slice a line. */
void box_text(struct box *box, const struct doc_node *node, double width_pt, struct slices *out);
/* Do the lines of the first text in a node begin at the right? */
bool box_is_rtl(struct box *box, const struct doc_node *node);
double box_text_width(struct box *box, const struct doc_node *node, unsigned lines);
/* A line of text that belongs to no node (running foots), its baseline at y; `align` within width;
 * what has no room becomes “…”. Artifact. Returns the width it takes. */
double box_loose_text(struct box *box, const struct design_style *style, const char *text,
                      enum design_align align, double x_pt, double y_pt, double width_pt,
                      GArray *items);

/* box_paint.c: what is drawn and not written. */
void box_decorate(const struct design_style *style, double x_pt, double y_pt, double width_pt,
                  double height_pt, GArray *items);
void box_field(struct box *box, const struct doc_node *node, double width_pt, struct slices *out);

/* box_code.c: the QR code of a DOC_CODE with its quiet zone and its link. */
void box_code(struct box *box, const struct doc_node *node, double width_pt, struct slices *out);
/* The width that it wants, quiet zone included. */
double box_code_width(struct box *box, const struct doc_node *node);

#endif

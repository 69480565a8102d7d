/* fit: one page that must hold everything: copy-fitting between the bounds of the layout. Inside typeset/ only. */
#ifndef TYPESET_FIT_H
#define TYPESET_FIT_H

#include "typeset/box.h"
#include "typeset/flow.h"

/* What flows into one frame, laid out at the size being tried. */
struct fit_frame {
    const struct design_frame *frame;
    struct slices content;
    double padding_pt[4];  /* top right bottom left */
    double column_pt;      /* width of one column */
    double height_pt;      /* of the frame, once resolved */
    double unit_pt;        /* of its baseline grid; 0: none */
    double first_pt;       /* where that begins, from the top of a column */
    double limit_pt;       /* height of its columns, once balanced; 0: that of the frame */
};

/* Lays out a frame's content at box->em_pt and box->stretch. Cleared with fit_frame_clear. */
void fit_frame_lay(struct box *box, const struct doc *doc, const struct design_frame *frame, struct fit_frame *into);
void fit_frame_clear(struct fit_frame *frame);
/* Columns of about the same height; on a grid, the shorter ones take their spaces wider, so that they end within a line of each other. */
void fit_frame_balance(struct fit_frame *frame);
double fit_frame_inner(const struct fit_frame *frame); /* the height its content may take */
/* Paints background and artwork, then the content from slice `first` on into its columns, at y on the page; returns the end. */
unsigned fit_frame_emit(const struct fit_frame *frame, unsigned first, double y_pt, struct page *page);

/* Copy-fitting. In this order, until the page holds everything: ranged frames as low as they go; the body smaller, down to its range's end;
 * leadings tighter, down to theirs; the lead left out where the body gets smaller than the layout's `lead`; what has the highest drop ranks
 * left out (pages->cut). Then ranged frames take what is left, up to their largest. At most a dozen placements. False: `fit` or a font was
 * reported, and there is nothing on the page. A placement lays out all frames; trying the sizes of a ranged one is none. */
bool fit_page(struct box *box, const struct doc *doc, struct page *page);

#endif

/* What the files of page/ share: columns (flow), and one page that must hold all (fit). */
#ifndef TYPESET_PAGE_PAGE_PRIVATE_H
#define TYPESET_PAGE_PAGE_PRIVATE_H

#include "typeset/box/box.h"

/* flow: which entries of a vertical list stand in which column. */

/* The end of a column of this height that begins with entry `first`: as many entries as it takes,
 * broken where that is allowed. Equal to `first`: not even one fits. A column that begins inside a
 * table has the table's head above (flow_head). */
unsigned flow_fill(const struct vlist *list, unsigned first, double height_pt);

/* The head row to repeat above entry `first`; -1: none. */
int flow_head(const struct vlist *list, unsigned first);

/* Distributes all entries over `count` columns of this height; ends[i]: the end of column i. False:
 * they don't fit, and ends[count − 1] is the first entry that does not. */
bool flow_columns(const struct vlist *list, unsigned count, double height_pt, unsigned *ends);

/* The smallest height at which `count` columns take all entries without a break where `keep`
 * forbids one. HUGE_VAL: there is none, since more of them begin a column than there are columns.
 */
double flow_balance(const struct vlist *list, unsigned count);

/* flow_end: how pages that go on begin and end. */

/* No page begins with the last item of a list alone: the one before stays with it. */
void flow_keep_items(struct vlist *list);

/* Pages of one column of a height, each filled as far as it goes. */
struct flow_pages {
    unsigned count;        /* 0: something is higher than a page */
    unsigned before, last; /* the entries with which the last page but one, and the last begin */
};
struct flow_pages flow_count_pages(const struct vlist *list, double height_pt);
/* Is there too little on the last of several pages, and nothing that forced it to begin there? */
bool flow_ends_short(const struct vlist *list, const struct flow_pages *pages, double height_pt);
/* Forces the last page to begin earlier, so that it is no longer short, where there is a place. */
void flow_begin_earlier(struct vlist *list, const struct flow_pages *pages, double height_pt);

/* fit_stack: the frames of a page one above the other, laid out at one setting after the other.
 * Shared by fit and fit_cut.
 *
 * A setting is a step (how tight) and a cut (what is left out). Heights are points. */
struct fit_stack {
    struct box_tree *tree;
    struct box_setting setting;
    struct fit_frame *frames;
    unsigned count;
    double room_pt; /* the height of the page */
    unsigned most;  /* the cut without leaving anything out but, perhaps, the lead */
    GArray *ranks;  /* unsigned: what may be left out, rising */
};

/* fit.c: steps go from the tightest setting, 0, up: the first ones only loosen the leading, then
 * sizes grow. */
unsigned fit_stack_leading_steps(const struct design *design);
unsigned fit_stack_size_steps(const struct design *design);
void fit_stack_set_step(struct fit_stack *stack, unsigned step);
/* Lays all frames out, ranged ones as small as they go; returns the height that the page would
 * need. Counts as a placement. */
double fit_stack_lay(struct fit_stack *stack);
void fit_stack_clear(struct fit_stack *stack);
/* Both, at a step; fit_needed, the stack as `data`. */
double fit_stack_needed(void *data, unsigned step);
/* Placements that are left, besides the one that is painted. */
unsigned fit_stack_tries(const struct fit_stack *stack);

/* fit_cut.c: fills `ranks`; g_array_unref. Whether there is a lead has to be chosen first. */
void fit_cut_find_ranks(struct fit_stack *stack);
/* The drop ranks from `least` to `most` that nodes have, rising, each once (g_array_unref). */
GArray *fit_cut_ranks(const struct doc *doc, unsigned least, unsigned most);
/* Leaves out as little as will do at the tightest setting; false: not even that helps. *needed_pt:
 * the height without all of it. */
bool fit_cut_leave_out(struct fit_stack *stack, double whole_pt, double *needed_pt);
/* A lead is there where the body need not get smaller than the layout wants it to be beside one. */
void fit_cut_choose_lead(struct fit_stack *stack);

/* Reports `fit` at the first thing that has no room: in the frame that fills the
 * page, with all others as small as they go; where none fills it, in the highest one. */
void fit_report(struct fit_stack *stack, double needed_pt);
/* The same of a frame that was being painted. */
void fit_report_rest(const struct fit_stack *stack, const struct fit_frame *frame, unsigned first,
                     double over_pt);

/* fit_solve: finds where something that grows stops fitting, in few tries. */

/* The height that is needed at a step. Must not shrink from step to step but for rounding. */
typedef double fit_needed(void *data, unsigned step);

/* Two steps, of which the first is known to fit and the second, above it, is known not to; with the
 * heights that they need. */
struct fit_bracket {
    unsigned fits, fails;
    double fits_pt, fails_pt;
};

/* The last step that fits into room_pt, by regula falsi, and by halving where that does not get on:
 * after `tries` tries the best one known. */
unsigned fit_solve(struct fit_bracket bracket, double room_pt, unsigned tries, fit_needed *needed,
                   void *data);

/* fit: one page that must hold everything: copy-fitting between the bounds of the layout. */

/* What flows into one frame, laid out at the size being tried. */
struct fit_frame {
    const struct design_frame *frame;
    struct vlist content;
    double padding_pt[4]; /* top right bottom left */
    double column_pt;     /* width of one column */
    double height_pt;     /* of the frame, once resolved */
    double unit_pt;       /* of its baseline grid; 0: none */
    double first_pt;      /* where that begins, from the top of a column */
    double limit_pt;      /* height of its columns, once balanced; 0: that of the frame */
};

/* Lays out a frame's content at a setting. Cleared with fit_frame_clear. */
void fit_frame_lay(struct box_tree *tree, const struct box_setting *setting,
                   const struct design_frame *frame, struct fit_frame *into);
void fit_frame_clear(struct fit_frame *frame);
/* Columns of the same height; on a grid, the spaces of the shorter ones take what these lack. */
void fit_frame_balance(struct fit_frame *frame);
/* How much wider they would be in the worst of them, as a share of themselves; 0: no column lacks
 * more than a line or so. Of a frame that was not balanced yet. */
double fit_frame_stretch(struct fit_frame *frame);
double fit_frame_inner(const struct fit_frame *frame); /* the height its content may take */
/* Paints background and artwork, then the content from entry `first` on into its columns, at y on
 * the page; returns the end. */
unsigned fit_frame_emit(const struct fit_frame *frame, unsigned first, double y_pt,
                        struct page *page);

/* Lays out a frame that goes on over pages, with no lone item at the top of one; `tight`: from 0,
 * as the layout has it, to 1. Cleared with fit_frame_clear. */
void flow_lay(struct box_tree *tree, const struct design_frame *flowing, struct box_setting setting,
              double tight, struct fit_frame *frame);
/* Where next to nothing would stand on the last page, all is set as little tighter as will do
 * without it; where nothing will, the last page begins earlier. Of one column. */
void flow_mend_end(struct box_tree *tree, const struct design_frame *flowing,
                   struct box_setting setting, struct fit_frame *frame);

/* Copy-fitting. In this order, until the page holds everything: ranged frames as low as they go;
 * the body smaller, down to its range's end; leadings tighter, down to theirs; the lead left out
 * where the body gets smaller than the layout's `lead`; what has the highest drop ranks left out
 * (pages->cut). Then ranged frames take what is left, up to their largest. At most a dozen
 * placements. False: `fit` or a font was reported, and there is nothing on the page. A placement
 * lays out all frames; trying the sizes of a ranged one is none. */
bool fit_page(struct box_tree *tree, struct page *page);

#endif

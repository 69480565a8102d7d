/* fit_stack: the frames of a page one above the other, laid out at one setting after the other. Shared by fit, fit_cut and fit_report. Inside
 * typeset/ only.
 *
 * A setting is a step (how tight) and a cut (what is left out). Heights are points. */
#ifndef TYPESET_FIT_STACK_H
#define TYPESET_FIT_STACK_H

#include "typeset/fit.h"

struct fit_stack {
    struct box *box;
    const struct doc *doc;
    struct fit_frame *frames;
    unsigned count;
    double room_pt;  /* the height of the page */
    unsigned most;   /* the cut without leaving anything out but, perhaps, the lead */
    GArray *ranks;   /* unsigned: what may be left out, rising */
};

/* fit.c: steps go from the tightest setting, 0, up: the first ones only loosen the leading, then sizes grow. */
unsigned fit_stack_leading_steps(const struct design *design);
unsigned fit_stack_size_steps(const struct design *design);
void fit_stack_set_step(struct fit_stack *stack, unsigned step);
/* Lays all frames out, ranged ones as small as they go; returns the height that the page would need. Counts as a placement. */
double fit_stack_lay(struct fit_stack *stack);
void fit_stack_clear(struct fit_stack *stack);
/* Both, at a step; fit_needed, the stack as `data`. */
double fit_stack_needed(void *data, unsigned step);
/* Placements that are left, besides the one that is painted. */
unsigned fit_stack_tries(const struct fit_stack *stack);

/* fit_cut.c: fills `ranks`; g_array_unref. Whether there is a lead has to be chosen first. */
void fit_cut_find_ranks(struct fit_stack *stack);
/* The cut with `step` of the ranks still there. */
void fit_cut_set(struct fit_stack *stack, unsigned step);
/* Leaves out as little as will do at the tightest setting; false: not even that helps. *needed_pt: the height without all of it. */
bool fit_cut_leave_out(struct fit_stack *stack, double whole_pt, double *needed_pt);
/* A lead is there where the body need not get smaller than the layout wants it to be beside one. */
void fit_cut_choose_lead(struct fit_stack *stack);

/* fit_report.c: reports `fit` at the first thing that has no room: in the frame that fills the page, with all others as small as they go; where
 * none fills it, in the highest one. */
void fit_report(struct fit_stack *stack, double needed_pt);
/* The same of a frame that was being painted. */
void fit_report_rest(const struct fit_stack *stack, const struct fit_frame *frame, unsigned first, double over_pt);

#endif

/* contrast_behind: what lies behind an area of a page, and how much a colour differs from it. For
 * contrast. */
#ifndef DEVICE_DEVICE_PRIVATE_H
#define DEVICE_DEVICE_PRIVATE_H

#include "base/base.h"
#include "typeset/typeset.h"

struct behind;

/* Points, origin top left, y down. */
struct behind_area {
    double x_pt, y_pt, width_pt, height_pt;
};

/* The place where a colour differs least. */
struct behind_worst {
    struct colour over;  /* the colour */
    struct colour under; /* what lies behind it there */
    double ratio;        /* 1 … 21; HUGE_VAL: nothing was judged */
};

struct behind *behind_new(struct diag *diag);
void behind_drop(struct behind *behind);

/* Turns to this page, which must stay. Until behind_look, areas that pixels have to tell of are
 * only noted, so that no others are painted. */
void behind_turn(struct behind *behind, const struct page *page);
/* True: there are such areas, and all are to be given again. */
bool behind_look(struct behind *behind);
/* Lowers `worst` to the worst place of the area; `fill` lies between. */
void behind_judge(struct behind *behind, struct behind_area area, struct colour fill,
                  struct behind_worst *worst);
/* A page could not be painted: `system` is reported, and nothing more is judged by pixels. */
bool behind_failed(const struct behind *behind);

/* `share` of the one, the rest of the other; opaque. */
struct colour behind_blend(struct colour over, struct colour under, double share);

#endif

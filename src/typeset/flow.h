/* flow: which slices stand in which column. Inside typeset/ only. */
#ifndef TYPESET_FLOW_H
#define TYPESET_FLOW_H

#include "typeset/slice.h"

/* The end of a column of this height that begins with slice `first`: as many slices as it takes, broken where that is allowed. Equal to `first`:
 * not even one fits. A column that begins inside a table has the table's head above (flow_head). */
unsigned flow_fill(const struct slices *slices, unsigned first, double height_pt);

/* The head row to repeat above slice `first`; -1: none. */
int flow_head(const struct slices *slices, unsigned first);

/* Distributes all slices over `count` columns of this height; ends[i]: the end of column i. False: they don't fit, and ends[count − 1] is the
 * first slice that does not. */
bool flow_columns(const struct slices *slices, unsigned count, double height_pt, unsigned *ends);

/* The smallest height at which `count` columns take all slices without a break where `keep` forbids one. HUGE_VAL: there is none, since more
 * of them begin a column than there are columns. */
double flow_balance(const struct slices *slices, unsigned count);

#endif

/* fit_solve: finds where something that grows stops fitting, in few tries. Inside typeset/ only. */
#ifndef TYPESET_FIT_SOLVE_H
#define TYPESET_FIT_SOLVE_H

/* The height that is needed at a step. Must not shrink from step to step but for rounding. */
typedef double fit_needed(void *data, unsigned step);

/* Two steps, of which the first is known to fit and the second, above it, is known not to; with the heights that they need. */
struct fit_bracket {
    unsigned fits, fails;
    double fits_pt, fails_pt;
};

/* The last step that fits into room_pt, by regula falsi, and by halving where that does not get on: after `tries` tries the best one known. */
unsigned fit_solve(struct fit_bracket bracket, double room_pt, unsigned tries, fit_needed *needed, void *data);

#endif

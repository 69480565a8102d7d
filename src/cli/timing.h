/* timing: milliseconds of each step of a build, for --time. Nothing that is made depends on it. */
#ifndef CLI_TIMING_H
#define CLI_TIMING_H

#include <stdio.h>

enum timing_step {
    TIMING_READ,
    TIMING_COMPOSE,
    TIMING_PLACE,
    TIMING_CHECK,
    TIMING_PAINT,
    TIMING_SEAL,
    TIMING_WRITE,
    TIMING_COUNT
};

struct timing {
    double cpu_ms[TIMING_COUNT], wall_ms[TIMING_COUNT]; /* sums */
    double cpu_start_ms, wall_start_ms;                 /* of the step that runs */
};

void timing_start(struct timing *timing);
void timing_stop(struct timing *timing, enum timing_step step); /* and starts the next one */

void timing_add(struct timing *sum, const struct timing *timing);

/* `start`: what no step counts, of CPU: loading libraries, options; a line a step; then `all`: the CPU of the process so far, and the steps' time
 * on the wall. */
void timing_print(const struct timing *timing, FILE *to);

#endif

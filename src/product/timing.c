/* timing: how long the steps of a build take, in CPU and on the wall.
 *
 * Serves `build --time` alone. What always holds: no time is counted twice, and `all` is what the
 * system counts for the whole process, loading its libraries included. */
#include "product/product.h"

#include <glib.h>
#include <time.h>

static const char *const step_names[TIMING_COUNT] = {
    [TIMING_READ] = "read",   [TIMING_COMPOSE] = "compose", [TIMING_PLACE] = "place",
    [TIMING_CHECK] = "check", [TIMING_PAINT] = "paint",     [TIMING_SEAL] = "seal",
    [TIMING_WRITE] = "write",
};

static double now_ms(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void timing_start(struct timing *timing)
{
    timing->cpu_start_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    timing->wall_start_ms = now_ms(CLOCK_MONOTONIC);
}

void timing_stop(struct timing *timing, enum timing_step step)
{
    const double cpu_ms = timing->cpu_start_ms, wall_ms = timing->wall_start_ms;

    timing_start(timing);
    timing->cpu_ms[step] += timing->cpu_start_ms - cpu_ms;
    timing->wall_ms[step] += timing->wall_start_ms - wall_ms;
}

void timing_add(struct timing *sum, const struct timing *timing)
{
    for (unsigned i = 0; i < TIMING_COUNT; i++) {
        sum->cpu_ms[i] += timing->cpu_ms[i];
        sum->wall_ms[i] += timing->wall_ms[i];
    }
}

static void print_line(FILE *to, const char *name, double cpu_ms, double wall_ms)
{
    char cpu[G_ASCII_DTOSTR_BUF_SIZE], wall[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(cpu, sizeof cpu, "%.1f", cpu_ms);
    if (wall_ms <= 0) {
        fprintf(to, "%-8s %8s ms CPU\n", name, cpu);
        return;
    }
    g_ascii_formatd(wall, sizeof wall, "%.1f", wall_ms);
    fprintf(to, "%-8s %8s ms CPU %8s ms\n", name, cpu, wall);
}

void timing_print(const struct timing *timing, FILE *to)
{
    const double all_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    double cpu_ms = 0, wall_ms = 0;

    for (unsigned i = 0; i < TIMING_COUNT; i++) {
        cpu_ms += timing->cpu_ms[i];
        wall_ms += timing->wall_ms[i];
    }
    print_line(to, "start", all_ms - cpu_ms, 0);
    for (unsigned i = 0; i < TIMING_COUNT; i++)
        print_line(to, step_names[i], timing->cpu_ms[i], timing->wall_ms[i]);
    print_line(to, "all", all_ms, wall_ms);
}

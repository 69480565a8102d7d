/* timing: how long the steps of a build take, in CPU and on the wall.
 *
 * Serves `build --time` alone. What always holds: no time is counted twice, and `all` is what the
 * system counts for the whole process and its workers, loading its libraries included. */
#include "cli/cli.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char *const steps[] = {"read",  "compose", "dress", "place",
                                    "check", "paint",   "seal",  "write"};

enum { STEPS = sizeof steps / sizeof steps[0] };

struct timing {
    double cpu_ms[STEPS], wall_ms[STEPS]; /* sums */
    double cpu_start_ms, wall_start_ms;   /* of the step that runs */
    unsigned running;                     /* STEPS: none that is counted */
};

static double now_ms(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct timing *timing_new(void)
{
    struct timing *timing = g_new0(struct timing, 1);

    timing->running = STEPS;
    return timing;
}

void timing_drop(struct timing *timing)
{
    g_free(timing);
}

void timing_step(struct timing *timing, const char *name)
{
    const double cpu_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID), wall_ms = now_ms(CLOCK_MONOTONIC);
    unsigned step = 0;

    if (timing->running < STEPS) {
        timing->cpu_ms[timing->running] += cpu_ms - timing->cpu_start_ms;
        timing->wall_ms[timing->running] += wall_ms - timing->wall_start_ms;
    }
    while (name && step < STEPS && strcmp(steps[step], name) != 0)
        step++;
    timing->running = name ? step : STEPS;
    timing->cpu_start_ms = cpu_ms;
    timing->wall_start_ms = wall_ms;
}

void timing_pack(const struct timing *timing, GString *to)
{
    g_string_append_len(to, (const char *)timing, sizeof *timing);
}

const char *timing_add(struct timing *timing, const char *at)
{
    struct timing other;

    memcpy(&other, at, sizeof other);
    for (unsigned i = 0; i < STEPS; i++) {
        timing->cpu_ms[i] += other.cpu_ms[i];
        timing->wall_ms[i] += other.wall_ms[i];
    }
    return at + sizeof other;
}

static double in_ms(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

/* Of all processes that this one has waited for. */
static double workers_ms(void)
{
    struct rusage usage;

    return getrusage(RUSAGE_CHILDREN, &usage) == 0 ? in_ms(usage.ru_utime) + in_ms(usage.ru_stime)
                                                   : 0;
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
    const double all_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID) + workers_ms();
    double cpu_ms = 0, wall_ms = 0;

    for (unsigned i = 0; i < STEPS; i++) {
        cpu_ms += timing->cpu_ms[i];
        wall_ms += timing->wall_ms[i];
    }
    print_line(to, "start", all_ms - cpu_ms, 0);
    for (unsigned i = 0; i < STEPS; i++)
        print_line(to, steps[i], timing->cpu_ms[i], timing->wall_ms[i]);
    print_line(to, "all", all_ms, wall_ms);
}

/* progress: how far a batch of postings is, with its rate and the time that is left.
 *
 * Serves parallel. What always holds: stdout is left alone; where stderr is no terminal, a short
 * batch says nothing. */
#include "cli/cli.h"

#include <unistd.h>

enum {
    BAR = 30,                   /* cells */
    STEP_US = 100 * 1000,       /* between two bars */
    LINE_US = 60 * 1000 * 1000, /* between two lines */
    ENOUGH_US = 500 * 1000      /* before a rate says something */
};

struct progress {
    unsigned postings;
    bool terminal, shown;
    gint64 start_us, said_us;
};

struct progress *progress_new(unsigned postings)
{
    struct progress *progress = g_new0(struct progress, 1);

    progress->postings = postings;
    progress->terminal = isatty(STDERR_FILENO);
    progress->start_us = progress->said_us = g_get_monotonic_time();
    return progress;
}

void progress_hide(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

void progress_drop(struct progress *progress)
{
    if (progress)
        progress_hide(progress);
    g_free(progress);
}

/* `1:02:05`, `2:05` */
static char *clock_of(double seconds)
{
    const unsigned whole = (unsigned)(seconds + 0.5);

    return whole >= 3600
               ? g_strdup_printf("%u:%02u:%02u", whole / 3600, whole / 60 % 60, whole % 60)
               : g_strdup_printf("%u:%02u", whole / 60, whole % 60);
}

/* `120 of 2000 postings`, and once it is known how fast it goes `, 55.2 a second, 0:34 left` */
static char *say_how_far(const struct progress *progress, unsigned answered, gint64 now_us)
{
    const double took_s = (double)(now_us - progress->start_us) / G_USEC_PER_SEC;
    const double rate = answered / took_s;
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *left = NULL;

    if (answered == 0 || now_us - progress->start_us < ENOUGH_US)
        return g_strdup_printf(say_text("%u of %u postings"), answered, progress->postings);
    left = clock_of((progress->postings - answered) / rate);
    return g_strdup_printf(say_text("%u of %u postings, %s a second, %s left"), answered,
                           progress->postings, g_ascii_formatd(number, sizeof number, "%.1f", rate),
                           left);
}

static void draw_bar(unsigned answered, unsigned postings)
{
    const unsigned full = answered * BAR / MAX(postings, 1);

    fputs("\r\033[K", stderr);
    for (unsigned i = 0; i < BAR; i++)
        fputs(i < full ? "█" : "░", stderr);
    fputc(' ', stderr);
}

void progress_tell(struct progress *progress, unsigned answered)
{
    const gint64 now_us = g_get_monotonic_time();
    g_autofree char *says = NULL;

    if (now_us - progress->said_us < (progress->terminal ? STEP_US : LINE_US))
        return;
    progress->said_us = now_us;
    says = say_how_far(progress, answered, now_us);
    if (progress->terminal)
        draw_bar(answered, progress->postings);
    fprintf(stderr, progress->terminal ? "%s" : "%s\n", says);
    progress->shown = progress->terminal;
}

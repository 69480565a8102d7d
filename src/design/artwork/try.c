/* try: artwork is painted once in a process of its own, before a document relies on it.
 *
 * After judging, before painting. What always holds: a file that takes for ever, gigabytes, or the
 * library down with it is refused by name, and costs a second. */
#include "design/artwork/artwork.h"
#include "design/artwork/artwork_private.h"

enum { CPU_S = 1 };
#define MEMORY (512u << 20) /* bytes: an A4 page at 300 dpi in four layers and its pictures */
#define SIDE 1200.0         /* pixels: what a filter costs on paper, it costs here */

struct trial {
    struct design_art art; /* a copy: what is read of it here is read anew by the caller */
    const struct source *source;
};

static bool paint(void *data)
{
    struct trial *trial = data;

    trial->art.svg = svg_new(trial->source, &trial->art, diag_new());
    return !trial->art.svg || svg_try(&trial->art, SIDE);
}

bool artwork_try(const struct design_art *art, const struct source *source, struct diag *diag)
{
    static const struct worker_limits limits = {CPU_S, MEMORY};
    static const char *const says[] = {
        [WORKER_REFUSED] = N_("librsvg can't paint this artwork; simplify it"),
        [WORKER_LATE] =
            N_("the artwork takes over a second to paint; simplify its filters, patterns "
               "and dashes"),
        [WORKER_DIED] =
            N_("the artwork takes too much memory, or brings librsvg down; simplify its "
               "filters and pictures"),
        [WORKER_NONE] = N_("there is no process to try the artwork in"),
    };
    const struct span file = {source, 0, 0};
    struct trial trial = {*art, source};
    const enum worker_fate fate = worker_try(paint, &trial, &limits);

    if (fate == WORKER_DONE)
        return true;
    diag_add(diag, fate == WORKER_NONE ? DIAG_SYSTEM : DIAG_SVG, file, "%s", say_text(says[fate]));
    return false;
}

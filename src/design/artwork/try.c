/* try: artwork is painted once in a process of its own, before a document relies on it.
 *
 * After judging, before painting. What always holds: a file that takes for ever, gigabytes, or the
 * library down with it is refused by name, and costs a second. */
#include "design/artwork/artwork.h"
#include "design/artwork/artwork_private.h"

enum { CPU_S = 1 };
#define MEMORY (512u << 20) /* bytes: an A4 page at 300 dpi in four layers and its pictures */
#define SIDE 1200.0         /* pixels: what a filter costs on paper, it costs here */

static bool paint(const char *bytes, size_t len)
{
    const struct source *source = source_new("", bytes, len);
    struct design_art art = {0};

    art.svg = svg_new(source, &art, diag_new());
    return !art.svg || svg_try(&art, SIDE);
}

bool artwork_try(const struct source *source, struct nursery *nursery, struct diag *diag)
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
    struct nursery *own = nursery ? NULL : nursery_new();
    const enum worker_fate fate =
        nursery_try(nursery ? nursery : own, paint, source->text, source->len, &limits);

    nursery_drop(own);
    if (fate == WORKER_DONE)
        return true;
    diag_add(diag, fate == WORKER_NONE ? DIAG_SYSTEM : DIAG_SVG, file, "%s", say_text(says[fate]));
    return false;
}

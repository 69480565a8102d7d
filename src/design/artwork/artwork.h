/* artwork: vector artwork of brands: judged, loaded and painted. */
#ifndef DESIGN_ARTWORK_ARTWORK_H
#define DESIGN_ARTWORK_ARTWORK_H

#include "design/design.h"

/* Artwork as a brand names it: nothing is opened yet. The caller owns it (artwork_drop). */
struct design_art *artwork_new(const char *file, struct span span);

/* Finds, reads, judges and measures it, so that it can be painted; done once, and only for artwork
 * that a frame or style shows: what a document does without can't stop it. Its source is added to
 * `sources` (struct source *), which must outlive it. It is tried in the nursery (NULL: in one of
 * its own). False: it can't be used, which has been
 * reported: ini-path, ini-file, input-*, and svg where it holds text, refers to something outside,
 * is nested too deep, is damaged, or has no size. */
bool artwork_open(struct design_art *art, GPtrArray *sources, struct nursery *nursery,
                  struct diag *diag);
void artwork_drop(struct design_art *art);

/* Paints artwork that was opened onto a cairo_t, its top left corner at a place, each of its points
 * so many of the cairo_t's. False: librsvg can't.
 * void *: Cairo stays with who paints. */
bool artwork_paint(const struct design_art *art, void *cairo, double x_pt, double y_pt,
                   double scale);

#endif

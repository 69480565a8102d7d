/* artwork: vector artwork of brands, judged and loaded. Inside document/ only. */
#ifndef DOCUMENT_ARTWORK_H
#define DOCUMENT_ARTWORK_H

#include "document/design.h"

/* Reads and judges an SVG. Its source is added to `sources` (struct source *), which must outlive it.
 * Reports input-*, and svg where it holds text, refers to something outside, is nested too deep, or
 * is damaged; NULL then. The caller owns it (artwork_drop). */
struct design_art *artwork_load(const char *path, struct span span, GPtrArray *sources,
                                struct diag *diag);

/* Makes it ready for painting; done once, and only for artwork that a frame shows. Reports svg where
 * librsvg can't read it, or it has no size. */
void artwork_open(struct design_art *art, struct diag *diag);
void artwork_drop(struct design_art *art);

#endif

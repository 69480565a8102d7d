/* artwork: vector artwork of brands, judged and loaded. Inside document/ only. */
#ifndef DOCUMENT_ARTWORK_H
#define DOCUMENT_ARTWORK_H

#include "document/design.h"

/* Loads an SVG. Its source is added to `sources` (struct source *). Reports input-*, and svg where
 * it holds text, refers to something outside, is nested too deep, has no size, or is damaged; NULL
 * then. The caller owns it (artwork_drop). */
struct design_art *artwork_load(const char *path, struct span span, GPtrArray *sources,
                                struct diag *diag);
void artwork_drop(struct design_art *art);

#endif

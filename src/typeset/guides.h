/* guides: what a layout's author wants to see of placed pages: the trim, the frames with their names, columns, baseline grids. */
#ifndef TYPESET_GUIDES_H
#define TYPESET_GUIDES_H

#include "typeset/font.h"
#include "typeset/page.h"

/* Appends the guides to each page, over all else. Artifacts, every one. Reports ini-file where the design's font is missing. */
void guides_add(struct pages *pages, const struct design *design, struct fonts *fonts, struct diag *diag);

#endif

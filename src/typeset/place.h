/* place: where everything stands: frames, columns, lines, pages, copy-fitting. It never draws.
 *
 * What a frame holds is first laid out as a list of slices (lines, table rows, boxes) with the space and the break rules between them; then the
 * slices flow into columns and pages. */
#ifndef TYPESET_PLACE_H
#define TYPESET_PLACE_H

#include "document/design.h"
#include "document/doc.h"
#include "typeset/font.h"
#include "typeset/page.h"

/* New pages (pages_drop); NULL with `fit` at the first thing that did not fit, or ini-file for a font. */
struct pages *place_document(const struct doc *doc, const struct design *design, struct fonts *fonts, struct diag *diag);

#endif

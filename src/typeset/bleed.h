/* bleed: makes placed pages ready to be cut: grounds run out over the trim, crop marks stand outside. */
#ifndef TYPESET_BLEED_H
#define TYPESET_BLEED_H

#include "typeset/page.h"

/* Pages grow on all sides by the bleed and, with marks, by the room for these; what is placed keeps its place on the trimmed page
 * (ISO 32000-1, 14.11.2). Grounds that touch the trim reach out to the bleed; artwork does so by covering
 * the larger box, so that it is scaled a little. Once only. */
void bleed_add(struct pages *pages, double bleed_pt, bool marks);

#endif

/* press_walk: the colours of all that pages show, in a press's inks. Inside seal/ only. */
#ifndef SEAL_PRESS_WALK_H
#define SEAL_PRESS_WALK_H

#include "seal/colour.h"
#include "seal/pdf.h"

/* Pages, and through their resources forms, images, masks and glyphs. False: reported, as `press` where something has colours that can't be
 * told in inks. */
bool press_walk(struct pdf *pdf, struct colour_press *press);

#endif

/* images: pictures as archives want them. */
#ifndef SEAL_IMAGES_H
#define SEAL_IMAGES_H

#include "seal/pdf.h"

/* Takes /Interpolate off every image of the file, wherever it hangs: PDF/A allows no smoothing of a reader's own (ISO 19005-3, 6.2.8).
 * Without it pixels are shown as they are (ISO 32000-1, 8.9.5.3). Reports `system`. */
bool images_mend(struct pdf *pdf);

#endif

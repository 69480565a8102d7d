/* press_image: images in a press's inks. Inside seal/ only. */
#ifndef SEAL_PRESS_IMAGE_H
#define SEAL_PRESS_IMAGE_H

#include "seal/colour.h"
#include "seal/pdf.h"

/* An image XObject. Stencils, and images in DeviceGray or DeviceCMYK, stay as they are; 8 bits a channel of DeviceRGB become DeviceCMYK.
 * False, and *why (static): it is another, or has a mask that is none of grey. */
bool press_image_convert(const struct pdf *pdf, struct colour_press *press, qpdf_oh image, const char **why);

#endif

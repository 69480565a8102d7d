/* press: makes a painted file fit for a print shop: PDF/X-4 (ISO 15930-7). Inside seal/ only. */
#ifndef PRESS_PRESS_H
#define PRESS_PRESS_H

#include "pdf/pdf.h"

/* Converts the colours of all pages, forms, images and transparency groups into the inks of
 * job->press, and makes that profile the output intent. False: reported, as `press` where artwork
 * can't be told in inks, as `system` where the file is unsound. */
bool press_convert(struct pdf *pdf);

#endif

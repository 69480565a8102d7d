/* press: makes a painted file fit for a print shop: PDF/X-4 (ISO 15930-7). The seal's, for files of
 * that standard. */
#ifndef PRESS_PRESS_H
#define PRESS_PRESS_H

#include "pdf/pdf.h"

/* Converts the colours of all pages, forms, images and transparency groups into the inks of
 * a press's profile (ICC, CMYK), and makes it the output intent. `artwork` names the files of it
 * that the pages show (NULL: none): what a press can't print comes of one of them, and is reported
 * at `artwork_span`. False: reported, as `press` where artwork can't be told in inks, as `system`
 * where the file is unsound. */
bool press_convert(struct pdf *pdf, GBytes *profile, const char *artwork, struct span artwork_span);

#endif

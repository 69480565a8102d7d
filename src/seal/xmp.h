/* xmp: the metadata of a sealed file (ISO 16684-1; ISO 19005-3, 6.6; ISO 14289-1, 5). */
#ifndef SEAL_XMP_H
#define SEAL_XMP_H

#include "seal/pdf.h"

#define XMP_PRODUCER "affiche"

/* An XMP packet (g_free). */
char *xmp_new(const struct seal_job *job, GBytes *painted, const struct pdf_standard *standard);

#endif

/* attach: files that ride in a PDF as associated files (ISO 19005-3, 6.8). */
#ifndef SEAL_ATTACH_H
#define SEAL_ATTACH_H

#include "seal/pdf.h"

/* Adds the job's attachments. */
void attach_write(struct pdf *pdf);

#endif

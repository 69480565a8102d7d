/* qr: a QR code's modules (ISO/IEC 18004), error correction M. */
#ifndef TYPESET_QR_H
#define TYPESET_QR_H

#include "base/diag.h"

/* size × size modules, row by row, 1 = dark, without quiet zone (g_free). NULL and url-long reported when no code can hold the text. */
unsigned char *qr_encode(const char *text, unsigned *size, struct span span, struct diag *diag);

#define QR_QUIET_MODULES 4 /* on each side: light */

#endif

/* What the files of pdf/ share: the library that encrypts, and where qpdf's objects are kept. */
#ifndef PDF_PDF_PRIVATE_H
#define PDF_PDF_PRIVATE_H

#include "pdf/pdf.h"

#include <gnutls/crypto.h>

/* module_gnutls: GnuTLS's functions, which `gnutls` opens. */
struct gnutls_functions {
    __typeof__(gnutls_cipher_init) *start;
    __typeof__(gnutls_cipher_encrypt2) *encrypt;
    __typeof__(gnutls_cipher_decrypt2) *decrypt;
    __typeof__(gnutls_cipher_deinit) *end;
    __typeof__(gnutls_cipher_get_key_size) *key_size;
    __typeof__(gnutls_rnd) *random;
    __typeof__(gnutls_strerror) *explain;
};

/* No field yet; fields_drop. */
struct fields *fields_new(void);

/* cells: from here on, until the last one ends, what this thread's qpdf asks for is kept in cells.
 */
void cells_begin(void);
void cells_end(void);

#endif

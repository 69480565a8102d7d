/* module_gnutls: GnuTLS, as gnutls opens it (base/module.c). Linked into a shared object of its
 * own.
 */
#include "pdf/pdf_private.h"

extern const struct gnutls_functions module_table;

const struct gnutls_functions module_table = {
    .start = gnutls_cipher_init,
    .encrypt = gnutls_cipher_encrypt2,
    .decrypt = gnutls_cipher_decrypt2,
    .end = gnutls_cipher_deinit,
    .key_size = gnutls_cipher_get_key_size,
    .random = gnutls_rnd,
    .explain = gnutls_strerror,
};

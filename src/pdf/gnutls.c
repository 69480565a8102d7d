/* gnutls: what qpdf asks of GnuTLS, where qpdf is linked in as an archive: sums, by GLib, and
 * ciphers, by GnuTLS itself, which is opened when a file is encrypted. Linked, it and what it
 * brings along were a fifth of a program's start, for a sum a file.
 *
 * Under pdf. What always holds: the functions have the names and the types that qpdf knows them by;
 * they are called by nobody else. */
#include "pdf/pdf_private.h"

#include <glib.h>

struct hash_hd_st {
    GChecksum *sum;
};

struct api_cipher_hd_st {
    const struct gnutls_functions *gnutls;
    gnutls_cipher_hd_t cipher; /* GnuTLS's own */
};

static const struct gnutls_functions *open_library(void)
{
    const char *why;

    return module_open("gnutls", &why);
}

int gnutls_hash_init(gnutls_hash_hd_t *hash, gnutls_digest_algorithm_t algorithm)
{
    static const struct {
        gnutls_digest_algorithm_t theirs;
        GChecksumType ours;
    } kinds[] = {
        {GNUTLS_DIG_MD5, G_CHECKSUM_MD5},
        {GNUTLS_DIG_SHA256, G_CHECKSUM_SHA256},
        {GNUTLS_DIG_SHA384, G_CHECKSUM_SHA384},
        {GNUTLS_DIG_SHA512, G_CHECKSUM_SHA512},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].theirs == algorithm) {
            *hash = g_new(struct hash_hd_st, 1);
            (*hash)->sum = g_checksum_new(kinds[i].ours);
            return GNUTLS_E_SUCCESS;
        }
    return GNUTLS_E_UNKNOWN_HASH_ALGORITHM;
}

int gnutls_hash(gnutls_hash_hd_t hash, const void *bytes, size_t len)
{
    g_checksum_update(hash->sum, bytes, (gssize)len);
    return GNUTLS_E_SUCCESS;
}

#define SUM_MAX 64 /* bytes, of SHA-512 */

void gnutls_hash_deinit(gnutls_hash_hd_t hash, void *sum)
{
    gsize len = SUM_MAX;

    if (sum)
        g_checksum_get_digest(hash->sum, sum, &len);
    g_checksum_free(hash->sum);
    g_free(hash);
}

int gnutls_cipher_init(gnutls_cipher_hd_t *handle, gnutls_cipher_algorithm_t algorithm,
                       const gnutls_datum_t *key, const gnutls_datum_t *vector)
{
    const struct gnutls_functions *gnutls = open_library();
    gnutls_cipher_hd_t cipher = NULL;
    const int error =
        gnutls ? gnutls->start(&cipher, algorithm, key, vector) : GNUTLS_E_UNIMPLEMENTED_FEATURE;

    if (error >= 0) {
        *handle = g_new(struct api_cipher_hd_st, 1);
        **handle = (struct api_cipher_hd_st){gnutls, cipher};
    }
    return error;
}

int gnutls_cipher_encrypt2(gnutls_cipher_hd_t handle, const void *text, size_t len, void *into,
                           size_t into_len)
{
    return handle->gnutls->encrypt(handle->cipher, text, len, into, into_len);
}

int gnutls_cipher_decrypt2(gnutls_cipher_hd_t handle, const void *text, size_t len, void *into,
                           size_t into_len)
{
    return handle->gnutls->decrypt(handle->cipher, text, len, into, into_len);
}

void gnutls_cipher_deinit(gnutls_cipher_hd_t handle)
{
    handle->gnutls->end(handle->cipher);
    g_free(handle);
}

size_t gnutls_cipher_get_key_size(gnutls_cipher_algorithm_t algorithm)
{
    const struct gnutls_functions *gnutls = open_library();

    return gnutls ? gnutls->key_size(algorithm) : 0;
}

int gnutls_rnd(gnutls_rnd_level_t level, void *bytes, size_t len)
{
    const struct gnutls_functions *gnutls = open_library();

    return gnutls ? gnutls->random(level, bytes, len) : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

const char *gnutls_strerror(int error)
{
    const char *why = NULL;
    const struct gnutls_functions *gnutls = module_open("gnutls", &why);

    return gnutls ? gnutls->explain(error) : why;
}

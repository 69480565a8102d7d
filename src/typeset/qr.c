/* qr: makes the modules of a QR code.
 *
 * Before place, which gives the modules their size. What always holds: bytes are coded as they are,
 * in the smallest code (21 to 177 modules a side) that takes them. */
#include "typeset/typeset.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

/* Of ISO/IEC 18004, table 7: version 40, level M, bytes. */
#define BYTES_MAX 2331

/* libqrencode tells in the lowest bit whether a module is dark. */
static unsigned char *copy_modules(const QRcode *code)
{
    const size_t count = (size_t)code->width * (size_t)code->width;
    unsigned char *modules = g_malloc(count);

    for (size_t i = 0; i < count; i++)
        modules[i] = code->data[i] & 1;
    return modules;
}

static void report(int error, size_t len, struct span span, struct diag *diag)
{
    if (error == ERANGE)
        diag_add(diag, DIAG_URL_LONG, span,
                 "no QR code can hold %zu bytes; give an address of %d bytes at most", len,
                 BYTES_MAX);
    else
        diag_add(diag, DIAG_SYSTEM, span, "libqrencode can't make the QR code: %s",
                 g_strerror(error));
}

unsigned char *qr_encode(const char *text, unsigned *size, struct span span, struct diag *diag)
{
    const size_t len = strlen(text);
    QRcode *code = len <= BYTES_MAX
                       ? QRcode_encodeData((int)len, (const unsigned char *)text, 0, QR_ECLEVEL_M)
                       : NULL;
    unsigned char *modules;

    if (!code) {
        report(len <= BYTES_MAX ? errno : ERANGE, len, span, diag);
        return NULL;
    }
    *size = (unsigned)code->width;
    modules = copy_modules(code);
    QRcode_free(code);
    return modules;
}

/* deflate: what Cairo asks of zlib, where a page is painted that somebody deflates afterwards.
 *
 * Cairo has no setting for it, and deflates all that it writes into a PDF; the seal has to read
 * that again, and libdeflate makes it as short in a third of the time. A library finds the
 * program's functions before those of others, so Cairo calls this one. What always holds: outside
 * of deflate_store it is zlib's own. */
#include "device/cairo/cairo_painter.h"

#include <zlib.h>

static _Thread_local bool stored;

void deflate_store(bool begin)
{
    stored = begin;
}

int deflateInit_(z_stream *stream, int level, const char *version, int size)
{
    enum { LEAST_BITS = 9, LEAST_MEMORY = 1, USUAL_MEMORY = 8 };

    return stored ? deflateInit2_(stream, Z_NO_COMPRESSION, Z_DEFLATED, LEAST_BITS, LEAST_MEMORY,
                                  Z_DEFAULT_STRATEGY, version, size)
                  : deflateInit2_(stream, level, Z_DEFLATED, MAX_WBITS, USUAL_MEMORY,
                                  Z_DEFAULT_STRATEGY, version, size);
}

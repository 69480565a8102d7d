/* A scanner's PDF, of anyone's: its pictures are taken out and become grey pixels, or it is refused
 * with a fault. */
#include "fuzz.h"
#include "scan/scan_private.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const char *why;
    const struct libraries *libs = libraries_open(&why);
    g_autoptr(GBytes) file = g_bytes_new(data, size);
    struct trouble trouble = {0};
    unsigned count;

    if (!libs)
        abort();
    count = paged_count(libs, file, &trouble);
    for (unsigned i = 0; i < MIN(count, 2); i++) {
        struct picture *picture = paged_load(libs, file, i, &trouble);

        if (!picture && trouble.fault == SCAN_READ)
            abort();
        picture_drop(picture);
    }
    if (count == 0 && trouble.fault == SCAN_READ)
        abort();
    g_free(trouble.detail);
    return 0;
}

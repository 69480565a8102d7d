/* A picture of anyone's: JPEG, PNG or TIFF. It becomes grey pixels, no more than a page needs, or
 * is refused with a fault. */
#include "fuzz.h"
#include "scan/scan_private.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const char *why;
    const struct libraries *libs = libraries_open(&why);
    g_autoptr(GBytes) file = g_bytes_new(data, size);
    struct trouble trouble = {0};
    unsigned count;

    if (!libs)
        abort();
    if (size > 4 && memcmp(data, "%PDF", 4) == 0)
        return 0; /* scans' */
    count = image_count(libs, file, &trouble);
    for (unsigned i = 0; i < MIN(count, 2); i++) {
        struct picture *picture = image_load(libs, file, i, &trouble);

        if (picture ? picture->width < 1 || picture->height < 1 : trouble.fault == SCAN_READ)
            abort();
        picture_drop(picture);
    }
    if (count == 0 && trouble.fault == SCAN_READ)
        abort();
    g_free(trouble.detail);
    return 0;
}

/* A picture of a page, or a file of several: pixels, or refused with a fault; and what a code on it
 * says, which is one of ours or not. */
#include "fuzz.h"
#include "scan/scan_private.h"

#include <stdlib.h>

static void load(const struct libraries *libs, GBytes *file, unsigned index)
{
    struct trouble trouble = {.fault = SCAN_READ};
    struct picture *picture = image_load(libs, file, index, &trouble);

    if (!picture && trouble.fault == SCAN_READ)
        abort();
    if (picture)
        picture_at(picture, picture->width - 1.5, picture->height - 1.5);
    picture_drop(picture);
    g_free(trouble.detail);
}

static void parse(const char *text)
{
    struct scan_code code;
    g_autofree char *again = scan_code_parse(text, &code) ? scan_code_format(&code) : NULL;

    if (again && !scan_code_parse(again, &code))
        abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) file = g_bytes_new(data, size);
    g_autofree char *text = fuzz_text(data, size);
    struct trouble trouble = {.fault = SCAN_READ};
    const char *why;
    const struct libraries *libs = libraries_open(&why);
    const unsigned count = libs ? image_count(libs, file, &trouble) : 0;

    if (!libs || (count == 0 && trouble.fault == SCAN_READ))
        abort();
    for (unsigned i = 0; i < MIN(count, 3); i++)
        load(libs, file, i);
    parse(text);
    g_free(trouble.detail);
    return 0;
}

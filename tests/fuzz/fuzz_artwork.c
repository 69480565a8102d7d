/* An SVG: judged fit, or refused with a place. What no process of its own has to try first is
 * painted here: librsvg must stand it. */
#include "design/artwork/artwork.h"
#include "design/artwork/artwork_private.h"
#include "fuzz.h"

#include <stdlib.h>

static void paint(const struct source *source, struct diag *diag)
{
    struct design_art art = {.svg = NULL};

    art.svg = svg_new(source, &art, diag);
    if (!art.svg && diag_count(diag, DIAG_ERROR) == 0)
        abort();
    if (art.svg)
        svg_try(&art, 100);
    svg_drop(art.svg);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    struct diag *diag = diag_new();
    struct source *source = source_from_bytes(bytes, "a.svg", SOURCE_INI_MAX, diag);
    bool risky = false, fit;

    source = source ? artwork_expand(source) : NULL;
    fit = source && artwork_judge(source, &risky, diag);
    if (!fit && diag_count(diag, DIAG_ERROR) == 0)
        abort();
    if (fit && !risky)
        paint(source, diag);
    diag_drop(diag);
    source_drop(source);
    return 0;
}

/* colour: sRGB colours as people write them, and their contrast.
 *
 * Serves the design and the check of contrast. Channels are always in 0–1. */
#include "design/design_private.h"

#include <math.h>
#include <string.h>

bool colour_parse(const char *text, struct colour *colour)
{
    unsigned channel[3];

    if (*text == '#')
        text++;
    if (strlen(text) != 6)
        return false;
    for (unsigned i = 0; i < 3; i++) {
        const int high = g_ascii_xdigit_value(text[2 * i]),
                  low = g_ascii_xdigit_value(text[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        channel[i] = (unsigned)(16 * high + low);
    }
    *colour = (struct colour){channel[0] / 255.0, channel[1] / 255.0, channel[2] / 255.0, 1};
    return true;
}

/* WCAG 2.2, relative luminance; its threshold as the text has it. */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double colour_contrast(struct colour a, struct colour b)
{
    const double la = luminance(a), lb = luminance(b);

    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

/* colour: converts colours and pixels for print by lcms.
 *
 * Under stream and image (DESIGN §6.19). What always holds: black type is one ink, and no place
 * gets more ink than paper takes. */
#include "press/press_private.h"

#include "base/base.h"

#include <math.h>

#define DARK 0.03 /* relative luminance (WCAG 2.2) below which a colour is black to the eye */
#define DUSK 0.12 /* up to which shades go over into black, bit by bit */
#define NEUTRAL 0.004
#define DARK_MOST 0.25 /* of a colour's strongest channel: above, it is seen as a colour */
#define DUSK_MOST 0.5
#define GREY_SPREAD                                                                                \
    12 /* of 255: pixels whose channels differ by less go over into black ink alone, bit by bit */
#define WHITE 255

struct press_inks {
    const struct lcms2_functions *lcms;
    GBytes *profile;
    cmsHTRANSFORM colours; /* sRGB 0–1 → CMYK 0–100 */
    cmsHTRANSFORM pixels;  /* of 8 bits a channel; NULL until the first image */
};

static cmsHTRANSFORM new_transform(const struct press_inks *inks, cmsUInt32Number from,
                                   cmsUInt32Number to, cmsUInt32Number flags)
{
    const struct lcms2_functions *lcms = inks->lcms;
    gsize len;
    const void *bytes = g_bytes_get_data(inks->profile, &len);
    const cmsHPROFILE press = lcms->open_profile(bytes, (cmsUInt32Number)len),
                      screen = lcms->new_srgb();
    cmsHTRANSFORM transform = NULL;

    if (press && screen && lcms->colour_space(press) == cmsSigCmykData)
        transform = lcms->new_transform(screen, from, press, to, INTENT_RELATIVE_COLORIMETRIC,
                                        cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE | flags);
    if (press)
        lcms->close_profile(press);
    if (screen)
        lcms->close_profile(screen);
    return transform;
}

struct press_inks *press_inks_new(GBytes *profile, const char **why)
{
    const struct lcms2_functions *lcms = module_open("lcms2", why);
    struct press_inks *made;

    if (!lcms)
        return NULL;
    made = g_new0(struct press_inks, 1);
    made->lcms = lcms;
    made->profile = g_bytes_ref(profile);
    made->colours = new_transform(made, TYPE_RGB_DBL, TYPE_CMYK_DBL, cmsFLAGS_NOOPTIMIZE);
    if (made->colours)
        return made;
    *why = "the press profile is no profile of four inks";
    press_inks_drop(made);
    return NULL;
}

void press_inks_drop(struct press_inks *press)
{
    if (!press)
        return;
    if (press->colours)
        press->lcms->drop_transform(press->colours);
    if (press->pixels)
        press->lcms->drop_transform(press->pixels);
    g_bytes_unref(press->profile);
    g_free(press);
}

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(const double rgb[static 3])
{
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

void press_limit_colour(double cmyk[static 4])
{
    const double colours = cmyk[0] + cmyk[1] + cmyk[2];

    if (colours + cmyk[3] <= PRESS_INK_MAX)
        return;
    for (unsigned i = 0; i < 3; i++)
        cmyk[i] *= (PRESS_INK_MAX - cmyk[3]) / colours;
}

static void convert_coloured(const struct press_inks *press, const double rgb[static 3],
                             double cmyk[static 4])
{
    press->lcms->convert(press->colours, rgb, cmyk, 1);
    for (unsigned i = 0; i < 4; i++)
        cmyk[i] = CLAMP(cmyk[i] / 100, 0, 1);
    press_limit_colour(cmyk);
}

void press_convert_colour(const struct press_inks *press, const double rgb[static 3],
                          double cmyk[static 4])
{
    const double most = MAX(MAX(rgb[0], rgb[1]), rgb[2]), least = MIN(MIN(rgb[0], rgb[1]), rgb[2]);
    const bool dark = luminance(rgb) < DARK && most < DARK_MOST;

    cmyk[0] = cmyk[1] = cmyk[2] = 0;
    cmyk[3] = dark ? 1 : 1 - least;
    if (dark || press_is_neutral(rgb))
        return;
    convert_coloured(press, rgb, cmyk);
}

static double share_of(double value, double none, double all)
{
    return CLAMP((value - none) / (all - none), 0, 1);
}

void press_convert_shade(const struct press_inks *press, const double rgb[static 3],
                         double cmyk[static 4])
{
    const double most = MAX(MAX(rgb[0], rgb[1]), rgb[2]);
    const double light = MAX(share_of(cbrt(luminance(rgb)), cbrt(DARK), cbrt(DUSK)),
                             share_of(most, DARK_MOST, DUSK_MOST));

    convert_coloured(press, rgb, cmyk);
    for (unsigned i = 0; i < 4; i++) {
        const double black = i == 3;

        cmyk[i] = black + light * (cmyk[i] - black);
    }
}

bool press_is_neutral(const double rgb[static 3])
{
    return MAX(MAX(rgb[0], rgb[1]), rgb[2]) - MIN(MIN(rgb[0], rgb[1]), rgb[2]) < NEUTRAL;
}

/* A neutral pixel is black ink alone, as neutral colours are; one that is nearly neutral gets a
 * share of that, or the two would stand side by side as specks. */
static void mend_grey(const guint8 rgb[static 3], guint8 cmyk[static 4])
{
    const int least = MIN(MIN(rgb[0], rgb[1]), rgb[2]),
              spread = MAX(MAX(rgb[0], rgb[1]), rgb[2]) - least;
    const int share = MAX(spread - 1, 0),
              black = WHITE - least; /* a step of one is neutral, as NEUTRAL has it */

    if (spread >= GREY_SPREAD)
        return;
    for (unsigned i = 0; i < 4; i++)
        cmyk[i] = (guint8)((cmyk[i] * share + (i == 3 ? black : 0) * (GREY_SPREAD - 1 - share)) /
                           (GREY_SPREAD - 1));
}

/* False: nothing to do. */
static bool limit_pixel(guint8 cmyk[static 4])
{
    const int most = (int)(PRESS_INK_MAX * WHITE), colours = cmyk[0] + cmyk[1] + cmyk[2];

    if (colours + cmyk[3] <= most)
        return false;
    for (unsigned i = 0; i < 3; i++)
        cmyk[i] = (guint8)(cmyk[i] * (most - cmyk[3]) / colours);
    return true;
}

bool press_limit_pixels(guint8 *cmyk, size_t count)
{
    bool changed = false;

    for (size_t i = 0; i < count; i++)
        changed |= limit_pixel(cmyk + 4 * i);
    return changed;
}

bool press_convert_pixels(struct press_inks *press, const guint8 *rgb, guint8 *cmyk, unsigned count)
{
    /* Pixels are many: for them lcms makes a table of colours first, which is eight times as fast.
     */
    if (!press->pixels)
        press->pixels = new_transform(press, TYPE_RGB_8, TYPE_CMYK_8, cmsFLAGS_HIGHRESPRECALC);
    if (!press->pixels)
        return false;
    press->lcms->convert(press->pixels, rgb, cmyk, count);
    for (size_t i = 0; i < count; i++)
        mend_grey(rgb + 3 * i, cmyk + 4 * i);
    press_limit_pixels(cmyk, count);
    return true;
}

/* palette: the colours of a brand from one colour of a house.
 *
 * Beside loading a design: what it makes is written into a brand-NAME.ini. What always holds: every
 * pair of colours that layouts set on each other has the contrast that WCAG 2.2 AA asks, as the
 * colours are written, with two digits a channel. Lightness, chroma and hue are Oklab's (Björn
 * Ottosson, 2020), in which a colour keeps its hue while it gets darker. */
#include "design/design_private.h"

#include <math.h>

const char *const design_palette_names[PALETTE_COUNT] = {
    [PALETTE_PRIMARY] = "primary", [PALETTE_INK] = "ink",     [PALETTE_ACCENT] = "accent",
    [PALETTE_TINT] = "tint",       [PALETTE_PAPER] = "paper", [PALETTE_RULE] = "rule",
    [PALETTE_MUTED] = "muted",     [PALETTE_FIELD] = "field", [PALETTE_EDGE] = "edge",
};

const struct design_pair design_pairs[] = {
    {PALETTE_PAPER, PALETTE_PRIMARY, 4.5}, {PALETTE_PRIMARY, PALETTE_PAPER, 4.5},
    {PALETTE_PRIMARY, PALETTE_TINT, 4.5},  {PALETTE_ACCENT, PALETTE_PRIMARY, 4.5},
    {PALETTE_ACCENT, PALETTE_INK, 4.5},    {PALETTE_INK, PALETTE_ACCENT, 4.5},
    {PALETTE_PAPER, PALETTE_INK, 4.5},     {PALETTE_INK, PALETTE_TINT, 4.5},
    {PALETTE_INK, PALETTE_FIELD, 4.5},     {PALETTE_MUTED, PALETTE_PAPER, 4.5},
    {PALETTE_MUTED, PALETTE_TINT, 4.5},    {PALETTE_MUTED, PALETTE_FIELD, 4.5},
    {PALETTE_EDGE, PALETTE_PAPER, 3},      {PALETTE_EDGE, PALETTE_FIELD, 3},
    {PALETTE_EDGE, PALETTE_TINT, 3},       {PALETTE_COUNT, PALETTE_COUNT, 0},
};

/* Lightness 0–1, chroma from 0, hue in radians. */
struct lch {
    double l, c, h;
};

static double to_linear(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double from_linear(double v)
{
    return v <= 0.0031308 ? v * 12.92 : 1.055 * pow(v, 1 / 2.4) - 0.055;
}

static struct lch to_lch(struct colour colour)
{
    const double r = to_linear(colour.r), g = to_linear(colour.g), b = to_linear(colour.b);
    const double l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b),
                 m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b),
                 s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    const double a_axis = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                 b_axis = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;

    return (struct lch){0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                        hypot(a_axis, b_axis), atan2(b_axis, a_axis)};
}

static bool is_inside(const double *rgb)
{
    for (unsigned i = 0; i < 3; i++)
        if (rgb[i] < -1e-6 || rgb[i] > 1 + 1e-6)
            return false;
    return true;
}

static void to_rgb(struct lch lch, double *rgb)
{
    const double a = lch.c * cos(lch.h), b = lch.c * sin(lch.h);
    const double l = pow(lch.l + 0.3963377774 * a + 0.2158037573 * b, 3),
                 m = pow(lch.l - 0.1055613458 * a - 0.0638541728 * b, 3),
                 s = pow(lch.l - 0.0894841775 * a - 1.2914855480 * b, 3);

    rgb[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    rgb[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    rgb[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
}

static double as_written(double channel)
{
    return round(CLAMP(from_linear(CLAMP(channel, 0, 1)), 0, 1) * 255) / 255;
}

/* The nearest that a screen has: with less chroma, where there is none so strong. */
static struct colour to_colour(struct lch lch)
{
    double low = 0, high = lch.c, rgb[3];

    to_rgb(lch, rgb);
    if (!is_inside(rgb)) {
        for (unsigned halving = 0; halving < 24; halving++) {
            lch.c = (low + high) / 2;
            to_rgb(lch, rgb);
            *(is_inside(rgb) ? &low : &high) = lch.c;
        }
        lch.c = low;
        to_rgb(lch, rgb);
    }
    return (struct colour){as_written(rgb[0]), as_written(rgb[1]), as_written(rgb[2]), 1};
}

static struct colour shade(struct lch of, double lightness, double chroma_max)
{
    return to_colour((struct lch){lightness, fmin(of.c, chroma_max), of.h});
}

static bool holds(const struct design_palette *palette, enum design_palette_colour colour)
{
    for (const struct design_pair *pair = design_pairs; pair->over < PALETTE_COUNT; pair++)
        if ((pair->over == colour || pair->under == colour) &&
            colour_contrast(palette->colours[pair->over], palette->colours[pair->under]) <
                pair->need)
            return false;
    return true;
}

#define STEP 0.004

/* Goes from a lightness step by step until all pairs of this colour hold, or there is no way on. */
static void settle(struct design_palette *palette, enum design_palette_colour colour, struct lch of,
                   double lightness, double chroma_max, double step)
{
    struct colour *set = &palette->colours[colour];

    for (*set = shade(of, lightness, chroma_max);
         !holds(palette, colour) && lightness + step > 0 && lightness + step < 1 + STEP;
         *set = shade(of, lightness, chroma_max))
        lightness = CLAMP(lightness + step, 0, 1);
}

#define NEAR 0.11 /* of lightness: still taken for the same colour */

/* The house's own colour, so dark that white can be read on it; false: that is another colour. */
static bool try_primary(struct design_palette *palette, struct lch house, struct colour given)
{
    static const struct colour white = {1, 1, 1, 1};
    struct colour primary = given;
    double lightness = house.l;

    while (colour_contrast(primary, white) < 4.7 && lightness > 0) {
        lightness -= STEP;
        primary = shade(house, lightness, house.c);
    }
    palette->colours[PALETTE_PRIMARY] = primary;
    palette->is_darkened = lightness < house.l;
    return house.l - lightness <= NEAR;
}

/* What every palette has beside its two strong colours. */
static void fill(struct design_palette *palette, struct lch house)
{
    struct colour *colours = palette->colours;

    colours[PALETTE_PAPER] = (struct colour){1, 1, 1, 1};
    colours[PALETTE_INK] = shade(house, 0.2, 0.05);
    colours[PALETTE_FIELD] = shade(house, 0.977, 0.012);
    colours[PALETTE_RULE] = shade(house, 0.86, 0.04);
    colours[PALETTE_MUTED] = shade(house, 0.43, 0.035);
    colours[PALETTE_EDGE] = shade(house, 0.56, 0.07);
    colours[PALETTE_TINT] = shade(house, 0.95, 0.025);
}

void design_palette_choose(struct colour given, struct design_palette *palette)
{
    const struct lch house = to_lch(given);

    fill(palette, house);
    palette->colours[PALETTE_ACCENT] = palette->colours[PALETTE_PAPER];
    palette->is_accent = !try_primary(palette, house, given);
    if (palette->is_accent) {
        palette->colours[PALETTE_ACCENT] = given;
        settle(palette, PALETTE_PRIMARY, house, fmin(0.42, house.l - 0.1), 0.14, -STEP);
        palette->is_darkened = false;
    } else {
        settle(palette, PALETTE_TINT, house, 0.95, 0.025, STEP);
        settle(palette, PALETTE_ACCENT, house, 0.88, 0.11, STEP);
    }
}

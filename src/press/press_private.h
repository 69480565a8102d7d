/* What the files of press/ share: from the screen's colours to a press's inks. */
#ifndef PRESS_PRESS_PRIVATE_H
#define PRESS_PRESS_PRIVATE_H

#include "pdf/pdf.h"

#include <glib.h>
#include <lcms2.h>
#include <stdbool.h>

/* module_lcms2: lcms's functions, which colour opens. */
struct lcms2_functions {
    __typeof__(cmsOpenProfileFromMem) *open_profile;
    __typeof__(cmsCreate_sRGBProfile) *new_srgb;
    __typeof__(cmsCloseProfile) *close_profile;
    __typeof__(cmsGetColorSpace) *colour_space;
    __typeof__(cmsCreateTransform) *new_transform;
    __typeof__(cmsDoTransform) *convert;
    __typeof__(cmsDeleteTransform) *drop_transform;
};

struct press_inks;

/* From sRGB to the inks of a CMYK output profile (ICC; relative colorimetric with black point
 * compensation). NULL: it is no such profile, or lcms can't be opened, as *why says. Lends nothing
 * (press_inks_drop). */
struct press_inks *press_inks_new(GBytes *profile, const char **why);
void press_inks_drop(struct press_inks *press);

/* rgb 0–1 → cmyk 0–1, for type, lines and areas. Neutral colours, and those too dark to tell from
 * black, become black ink alone; of all others the inks together stay under PRESS_INK_MAX,
 * coloured inks giving way. */
#define PRESS_INK_MAX 2.95
void press_convert_colour(const struct press_inks *press, const double rgb[static 3],
                          double cmyk[static 4]);
/* The same for a colour on the way from one to another, one of them at least not neutral: it goes
 * over into black ink alone, where a flat one is black or isn't. */
void press_convert_shade(const struct press_inks *press, const double rgb[static 3],
                         double cmyk[static 4]);
bool press_is_neutral(const double rgb[static 3]);
/* cmyk 0–1, until they are no more than that together. */
void press_limit_colour(double cmyk[static 4]);

/* Pixels of an image, 8 bits a channel: count × 3 bytes of sRGB → count × 4 bytes of CMYK, 255 for
 * all the ink. Neutral pixels become black ink alone, but dark ones keep what can be seen in them.
 * PRESS_INK_MAX holds here, too. False: lcms failed. */
bool press_convert_pixels(struct press_inks *press, const guint8 *rgb, guint8 *cmyk,
                          unsigned count);

/* count × 4 bytes of CMYK, until PRESS_INK_MAX holds. False: it did before, and nothing was
 * changed. */
bool press_limit_pixels(guint8 *cmyk, size_t count);

/* Why something can't be told in inks, for whoever made the artwork. */
extern const char press_why_space[], press_why_inline[], press_why_unreadable[];

/* A content stream with its grey and RGB colours said in CMYK, and its CMYK colours under
 * PRESS_INK_MAX (g_string_free). NULL, and *why (one of those above): it has colours that can't be
 * told so, gradients, patterns and inline images but stencils, or can't be read. */
GString *press_convert_content(const struct press_inks *press, const char *bytes, size_t len,
                               const char **why);

/* An image XObject. Stencils, and images in DeviceGray or DeviceCMYK, stay as they are; 8 bits a
 * channel of DeviceRGB become DeviceCMYK. False, and *why (static): it is another, or has a mask
 * that is none of grey. */
bool press_convert_image(const struct pdf *pdf, struct press_inks *press, qpdf_oh image,
                         const char **why);

/* A gradient's dictionary (shading) and its functions; `met`: numbers of objects that were
 * converted, added to. One in DeviceGray stays as it is. False: it is another than linear or radial
 * ones in DeviceRGB as Cairo writes them. */
bool press_convert_shading(const struct pdf *pdf, const struct press_inks *press, GHashTable *met,
                           qpdf_oh shading);

#endif

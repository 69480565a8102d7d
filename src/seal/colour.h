/* colour: from the screen's colours to a press's inks. Inside seal/ only. */
#ifndef SEAL_COLOUR_H
#define SEAL_COLOUR_H

#include <glib.h>
#include <stdbool.h>

struct colour_press;

/* From sRGB to the inks of a CMYK output profile (ICC; relative colorimetric with black point compensation). NULL: it is no such profile.
 * Lends nothing (colour_press_drop). */
struct colour_press *colour_press_new(GBytes *profile);
void colour_press_drop(struct colour_press *press);

/* rgb 0–1 → cmyk 0–1. Neutral colours, and those too dark to tell from black, become black ink alone; of all others the inks together stay under
 * COLOUR_INK_MAX, coloured inks giving way. */
#define COLOUR_INK_MAX 2.95
void colour_to_inks(const struct colour_press *press, const double rgb[static 3], double cmyk[static 4]);

/* A content stream with its grey and RGB colours said in CMYK (g_string_free). NULL, and *why (static): it has colours that can't be told
 * so, patterns and inline images, or can't be read. */
GString *colour_convert(const struct colour_press *press, const char *bytes, size_t len, const char **why);

#endif

/* face: one font of the map: what it is called, its metrics. Inside font/ only. */
#ifndef TYPESET_FONT_FONT_PRIVATE_H
#define TYPESET_FONT_FONT_PRIVATE_H

#include "typeset/font/font.h"

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

struct font_face {
    PangoFont *font;
    PangoFontDescription *description; /* that it was asked for with; NULL: it is a fallback */
    const char *path, *family, *name;  /* lent by the font's pattern; name: PostScript */
    const FcCharSet *chars;            /* so is this */
    unsigned weight;
    double ascent, descent, cap_height; /* of size 1; down is positive for descent */
};

/* Keeps the font. */
struct font_face *face_new(PangoFont *font);
void face_drop(struct font_face *face);

/* Of the pattern of a font, or of a file; empty where there is none. */
const char *pattern_string(const FcPattern *pattern, const char *key);
const FcCharSet *pattern_chars(const FcPattern *pattern); /* of a font file, which has some */

#endif

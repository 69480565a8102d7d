/* face: one font file: what it is called, which characters it has, its metrics, its shaper. Inside
 * typeset/ only. */
#ifndef TYPESET_FONT_FONT_PRIVATE_H
#define TYPESET_FONT_FONT_PRIVATE_H

#include "typeset/font/font.h"

#include <hb.h>

struct face_lazy;

struct font_face {
    char *path, *family, *name;         /* name: PostScript */
    unsigned weight;                    /* 100-1000, of OS/2 */
    bool italic, latin;                 /* latin: has the letter a */
    double ascent, descent, cap_height; /* of size 1; down is positive for descent */
    double units;                       /* of the em */
    double space, hyphen; /* advances of U+0020 and of the hyphen, of size 1; 0: it has none */
    hb_blob_t *blob;
    hb_font_t *shaper;      /* scaled to units of the em: advances are exact, and linear */
    struct face_lazy *lazy; /* what only painting needs */
};

/* NULL: the file can't be read, or is no font with outlines. */
struct font_face *face_open(const char *path);
void face_drop(struct font_face *face);

/* A glyph of its own, or one that HarfBuzz makes up: a space for the other spaces, base and mark
 * for a composed letter, a hyphen for the unbreakable one. Never a private character or U+FFFD. */
bool face_has(const struct font_face *face, gunichar c);
/* The same for a text: letters with their marks may be there as one. Ignorable characters need no
 * glyph. */
bool face_has_all(const struct font_face *face, const gunichar *chars, unsigned count);

/* Controls, and Unicode's Default_Ignorable_Code_Point: nothing to see of them. */
bool face_is_ignorable(gunichar c);

/* The face to set a text in: `first` if it has it all; else the nearest to it in weight and slant
 * of the fallbacks that have; NULL: none has. */
const struct font_face *fonts_find_cover(const struct fonts *fonts, const struct font_face *first,
                                         const gunichar *chars, unsigned count);

/* GBytes → struct para *: what para keeps as long as there are the faces that it was shaped in. */
GHashTable *fonts_shaped(const struct fonts *fonts);

#endif

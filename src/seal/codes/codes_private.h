/* codes_parts: what codes, codes_read and codes_write share. */
#ifndef SEAL_CODES_CODES_PRIVATE_H
#define SEAL_CODES_CODES_PRIVATE_H

#include "seal/codes/codes.h"

struct code {
    unsigned glyph;
    double advance;
    char *text; /* NULL: unknown */
    bool used;
};

struct codes {
    struct pdf *pdf;
    qpdf_oh font, kid; /* kid: the descendant, or 0 */
    bool wide, mapped; /* two bytes a code; glyphs are found through a map that may be replaced */
    unsigned old;      /* so many codes were there */
    GArray *list;      /* struct code */
    GHashTable *made;  /* "glyph text" → code */
};

/* Lent; the second makes it, and those before it, if need be. */
struct code *codes_get(const struct codes *codes, unsigned code);
struct code *codes_reach(struct codes *codes, unsigned code);

/* From /ToUnicode: the texts. From the descendant of a composite font: widths, and whether its map
 * of glyphs may be replaced. */
void codes_read_cmap(struct codes *codes);
void codes_read_kid(struct codes *codes);

/* actual_parts: the glyphs of one text. Inside seal/ only, for actual. */
struct actual_glyph {
    struct codes *codes;
    unsigned code;
};

/* struct actual_glyph, in the order in which they are shown, and the UTF-8 text that they stand for
 * together: gives them codes, new ones where those that they have say something else. */
void actual_choose(GArray *glyphs, const char *text);

#endif

/* What tounicode, actual_text and choose share. */
#ifndef SEAL_TOUNICODE_TOUNICODE_PRIVATE_H
#define SEAL_TOUNICODE_TOUNICODE_PRIVATE_H

#include "seal/tounicode/tounicode.h"

struct tounicode_code {
    unsigned glyph;
    double advance;
    char *text; /* NULL: unknown */
    bool used;
};

struct tounicode {
    struct pdf *pdf;
    qpdf_oh font, kid; /* kid: the descendant, or 0 */
    bool wide, mapped; /* two bytes a code; glyphs are found through a map that may be replaced */
    unsigned old;      /* so many codes were there */
    GArray *list;      /* struct tounicode_code */
    GHashTable *made;  /* "glyph text" → code */
};

/* One that is shown inside an /ActualText. */
struct actual_text_glyph {
    struct tounicode *codes;
    unsigned code;
};

/* struct actual_text_glyph, in the order in which they are shown, and the UTF-8 text that they
 * stand for together: gives them codes, new ones where those that they have say something else. */
void actual_text_choose(GArray *glyphs, const char *text);

#endif

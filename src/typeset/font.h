/* font: a private font map over fonts/ alone; what is installed on the system does not count. */
#ifndef TYPESET_FONT_H
#define TYPESET_FONT_H

#include "base/diag.h"

struct fonts;
struct font_face;

/* Makes the map over the folders' TTF files (NULL-terminated list; the first that has a family wins). Fallback families (noto) are opened only
 * when a text needs them. Reports `system`. */
struct fonts *fonts_new(const char *const *folders, struct diag *diag);
void fonts_drop(struct fonts *fonts);

/* The face of a family, nearest in weight. Reports ini-file at `span`, with the families there are; NULL then. Lent. */
const struct font_face *fonts_find(struct fonts *fonts, const char *family, unsigned weight, bool italic, struct span span,
                                   struct diag *diag);

/* Reports glyph for each character of the source between offsets that no face has (once a character); true when there is none. */
bool fonts_check_text(struct fonts *fonts, struct span span, struct diag *diag);

const char *font_face_path(const struct font_face *face);   /* of the TTF */
const char *font_face_name(const struct font_face *face);   /* PostScript name, for traces: AtkinsonHyperlegibleNext-Regular */
/* Of size 1; multiply by the size. From the font's hhea table; down is positive for descent. */
double font_face_ascent(const struct font_face *face);
double font_face_descent(const struct font_face *face);
double font_face_cap_height(const struct font_face *face);
double font_face_x_height(const struct font_face *face);
/* The PangoFont at a size, with unhinted metrics, for the cairo device. Lent. void *: Pango stays in typeset/ and the cairo device. */
void *font_face_pango(const struct font_face *face, double size_pt);

#endif

/* font: a private font map over fonts/ alone; what is installed on the system does not count. */
#ifndef TYPESET_FONT_FONT_H
#define TYPESET_FONT_FONT_H

#include "base/base.h"

struct fonts;
struct font_face;

/* Makes the map over the TTF files in the folders and those within (NULL-terminated list; the first
 * that has a family wins). A file that is no font is passed over; tables are read when a text needs
 * them. Reports `system`; NULL when there is no font at all. */
struct fonts *fonts_new(const char *const *folders, struct diag *diag);
void fonts_drop(struct fonts *fonts);

/* The face of a family, nearest in weight. Reports ini-file at `span`, with the families there are;
 * NULL then. Lent. */
const struct font_face *fonts_find(struct fonts *fonts, const char *family, unsigned weight,
                                   bool italic, struct span span, struct diag *diag);

/* Reports glyph for each character of a text that no face has, a character once a source; true when
 * there is none. It is reported where it stands in the first of these spans (up to the first
 * without source) that has it; where none has, typography made it, and it is at the first span. */
bool fonts_check_text(struct fonts *fonts, const char *text, const struct span *from,
                      unsigned count, struct diag *diag);

const char *font_face_path(const struct font_face *face); /* of the TTF */
const char *font_face_name(const struct font_face *face); /* PostScript name, for traces:
                                                             AtkinsonHyperlegibleNext-Regular */
/* Of size 1; multiply by the size. As the file says for lines (hhea, or OS/2 where that is
 * flagged); down is positive for descent. */
double font_face_ascent(const struct font_face *face);
double font_face_descent(const struct font_face *face);
double font_face_cap_height(const struct font_face *face);
/* 100-1000, of the file. */
unsigned font_face_weight(const struct font_face *face);
/* The cairo_font_face_t of the file, unhinted, for the painters; NULL: the library can't. Lent.
 * void *: Cairo stays with who paints. */
void *font_face_cairo(const struct font_face *face);

#endif

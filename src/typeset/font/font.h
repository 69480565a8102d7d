/* font: a private font map over fonts/ alone; what is installed on the system does not count.
 *
 * Fontconfig knows the files, Pango chooses among them and shapes with them (para). Made after a
 * fork, by who uses it: Pango starts threads, and they stay behind. */
#ifndef TYPESET_FONT_FONT_H
#define TYPESET_FONT_FONT_H

#include "base/base.h"

struct fonts;
struct _FcCharSet;
struct _PangoContext;
struct _PangoFont;
struct _PangoFontDescription;

/* A font of the map. Lengths are of size 1, unhinted: multiply by the size. Ascent and descent are
 * what the file says for lines (hhea, or OS/2 where that is flagged). */
struct font_face {
    struct _PangoFont *font;
    struct _PangoFontDescription *description; /* how Pango finds it, and what it falls back on from
                                                  there; NULL: it is a fallback */
    const char *path, *family, *name;          /* of the TTF; name: PostScript */
    const struct _FcCharSet *chars;
    unsigned weight;                    /* 100-1000, of the file */
    double ascent, descent, cap_height; /* down is positive for descent */
};

/* Makes the map over the TTF files in the folders and those within (NULL-terminated list; the first
 * that has a family wins). A file that is no font is passed over. Fontconfig's current
 * configuration, which the process has one of, becomes that of these files: making a map would read
 * the system's otherwise. Reports `system`, as long as the fonts are there, since more files are
 * opened where a text needs them; NULL when there is no font at all, or one can't be read. */
struct fonts *fonts_new(const char *const *folders, struct diag *diag);
void fonts_drop(struct fonts *fonts);
/* Files that are opened from here on are reported to another one. */
void fonts_tell(struct fonts *fonts, struct diag *diag);
/* False: one of those that are opened where a text needs them can't be read, which was reported;
 * what is set with the others is not as it must be. */
bool fonts_are_whole(const struct fonts *fonts);
/* What was kept or reported of the texts so far, before the next posting's. */
void fonts_forget(struct fonts *fonts);

/* The face of a family, nearest in slant, then in weight. Reports ini-file at `span`, with the
 * families there are; NULL then. Lent. */
const struct font_face *fonts_find(struct fonts *fonts, const char *family, unsigned weight,
                                   bool italic, struct span span, struct diag *diag);

/* What Pango may fall back on is not looked for before it is asked for: texts have most characters
 * in the face that they are set in, and all files take five times as long to read. Before Pango
 * sees a character that its face lacks, or takes for an emoji, all files have to be open. */
void fonts_open_all(struct fonts *fonts);

/* Reports glyph for each character of a text that no face has, a character once a source; true when
 * there is none. It is reported where it stands in the first of these spans (up to the first
 * without source) that has it; where none has, typography made it, and it is at the first span. */
bool fonts_check_text(struct fonts *fonts, const char *text, const struct span *from,
                      unsigned count, struct diag *diag);

/* Where para keeps a table as long as there are the faces that it shaped in; NULL: none yet. The
 * fonts drop it, or forget. */
GHashTable **fonts_kept(struct fonts *fonts);

/* For Pango to itemise with: the context, unhinted and the same in every locale; and the face of an
 * item's font. Lent. */
struct _PangoContext *fonts_context(struct fonts *fonts);
const struct font_face *fonts_face(struct fonts *fonts, struct _PangoFont *font);
/* How Pango finds the first font it would fall back on that has all of a text
 * (pango_font_description_free); NULL: none has. */
struct _PangoFontDescription *fonts_find_cover(struct fonts *fonts, const struct font_face *face,
                                               const gunichar *chars, unsigned count);

bool font_face_has(const struct font_face *face, gunichar c);
/* The glyph of a character; 0: it has none. */
unsigned font_face_glyph(const struct font_face *face, gunichar c);
/* Of size 1; 0: it has no such character. */
double font_face_advance(const struct font_face *face, gunichar c);

/* A font file (TrueType) with what of the face a text needs, unhinted (g_bytes_unref). `shapes`: it
 * is shaped as with the face; else it has a glyph for each character, and no more. NULL: it can't
 * be had. */
GBytes *font_face_subset(const struct font_face *face, const char *text, bool shapes);

/* Pango shapes at a size so large that its rounding is nothing: the em is so many of its units. */
#define FONT_UNITS (1000 * 1024.0)
/* The cairo_font_face_t of the file, for the painters; NULL: the library can't. Lent.
 * void *: Cairo stays with who paints. */
void *font_face_cairo(const struct font_face *face);

/* Controls, and Unicode's Default_Ignorable_Code_Point: nothing to see of them. */
bool font_is_ignorable(gunichar c);

#endif

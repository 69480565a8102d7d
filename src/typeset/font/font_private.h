/* What the files of font/ share: faces, and the files that fontconfig may read. */
#ifndef TYPESET_FONT_FONT_PRIVATE_H
#define TYPESET_FONT_FONT_PRIVATE_H

#include "typeset/font/font.h"

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

/* Keeps the font. */
struct font_face *face_new(PangoFont *font);
void face_drop(struct font_face *face);

/* Of a file's name table, in English (g_free); "": it is no font, or doesn't say; one that can't be
 * read is reported. */
char *face_family_of(const char *path, struct diag *diag);

/* files: what fontconfig may read. */

/* The TTF files in the folders (NULL-terminated list) and those within, by name (g_array_unref). Of
 * a family that several folders have, the first folder's. Nothing is read yet but what families
 * they have. NULL: not all of that can be read, reported. */
GArray *font_files_new(const char *const *folders, struct diag *diag);
char *font_files_families(const GArray *files); /* their names, with commas (g_free) */
/* A configuration of the files, or of those alone that are there for more than to fall back on
 * (FcConfigDestroy). Reports a file that can't be read. */
FcConfig *font_files_open(const GArray *files, bool all, struct diag *diag);

/* Of the pattern of a font, or of a file; empty where there is none. */
const char *pattern_string(const FcPattern *pattern, const char *key);
const FcCharSet *pattern_chars(const FcPattern *pattern); /* of a font file, which has some */

#endif

/* design_style: the styles of a layout. Inside document/ only. */
#ifndef DOCUMENT_DESIGN_STYLE_H
#define DOCUMENT_DESIGN_STYLE_H

#include "document/design_value.h"

extern const struct design_property design_style_properties[];

/* Reads every [style NAME] of the layout into `styles`, which begins with the one named "document":
 * what a style that is like no other starts from. Reports ini-value for a `like` that names no
 * style above, and what design_value_read reports. */
void design_style_read_all(const struct ini *ini, GHashTable *styles,
                           const struct design_names *names);

struct design_style *design_style_new(const char *name, const struct design_style *like);
void design_style_drop(struct design_style *style);

#endif

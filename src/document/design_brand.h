/* design_brand: brands: colours, fonts, artwork, names. Inside document/ only. */
#ifndef DOCUMENT_DESIGN_BRAND_H
#define DOCUMENT_DESIGN_BRAND_H

#include "document/design_value.h"

/* Reads a brand into the design: colours (with the posting's own), artwork, names; and its fonts
 * into `fonts` (char * → struct design_font *). Reports ini-section, ini-key, ini-colour. No
 * artwork is opened. */
void design_brand_read(struct design *design, const struct ini *ini, GHashTable *overrides,
                       GHashTable *fonts, struct diag *diag);

GHashTable *design_brand_fonts_new(void);

#endif

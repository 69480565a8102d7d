/* design_needs: the frames and styles that each kind of document names. Inside document/ only. */
#ifndef DOCUMENT_DESIGN_NEEDS_H
#define DOCUMENT_DESIGN_NEEDS_H

#include "document/design.h"
#include "posting/ini.h"

/* Reports ini-section, at the layout's [page], where the layout lacks frames or styles that the
 * design's kind of document names; and at a frame or style that it does not name. */
void design_needs_check(const struct design *design, const struct ini *ini, struct diag *diag);

#endif

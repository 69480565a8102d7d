/* design_check: what a layout's values must be to one another. Inside document/ only. */
#ifndef DOCUMENT_DESIGN_CHECK_H
#define DOCUMENT_DESIGN_CHECK_H

#include "document/design.h"
#include "posting/ini.h"

/* Reports ini-length, at the value, for what can't stand on the page, can't be read, or can't be filled in. */
void design_check(const struct design *design, const struct ini *ini, struct diag *diag);

#endif

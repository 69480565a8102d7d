/* artwork_judge: is an SVG fit for documents? Inside document/ only. */
#ifndef DOCUMENT_ARTWORK_JUDGE_H
#define DOCUMENT_ARTWORK_JUDGE_H

#include "base/diag.h"

/* Reports svg, at the tag, for all that would be missing, or look otherwise, on another system, or another day; false then. */
bool artwork_judge(const struct source *source, struct diag *diag);

#endif

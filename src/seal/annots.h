/* annots: the annotations of a file: links, which the seal makes, and widgets, which the device
 * made. */
#ifndef SEAL_ANNOTS_H
#define SEAL_ANNOTS_H

#include "seal/structure.h"

struct annot {
    qpdf_oh object;
    unsigned page;
    const struct doc_node *node; /* DOC_LINK, DOC_CODE or DOC_FIELD */
};

/* Makes an annotation of each of the job's links, and finds the widget of each MARK_FIELD. Reports
 * `system` when widgets and marks don't pair; NULL then. New array of struct annot (g_array_unref):
 * links in reading order, then widgets. */
GArray *annots_new(struct pdf *pdf, const struct structure *structure);

#endif

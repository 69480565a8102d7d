/* compose_grid: what the parts of the evaluation grid share. Inside document/ only. */
#ifndef DOCUMENT_COMPOSE_GRID_H
#define DOCUMENT_COMPOSE_GRID_H

#include "document/compose_common.h"

const char *compose_grid_label(const struct compose *c, enum lang_label label);
/* A label inside a sentence (g_free). */
char *compose_grid_inside(const struct compose *c, enum lang_label label);
/* A radio button with its label, in a group of this style; its label has the style `STYLE-label`.
 */
void compose_grid_choice(const struct compose *c, struct doc_node *row, const char *style,
                         const struct doc_field *field, const char *label, struct span span);

/* compose_grid_criteria.c: the table of criteria, with their fields; the table of their anchors. */
void compose_grid_criteria(const struct compose *c);
void compose_grid_anchors(const struct compose *c);

#endif

/* compose: what each document says, in which order, and how dispensable each node is; never where it stands. */
#ifndef DOCUMENT_COMPOSE_H
#define DOCUMENT_COMPOSE_H

#include "document/design.h"
#include "document/doc.h"

/* Each gives a new doc (doc_drop); never NULL. The design says which texts are set in capitals. */
struct doc *compose_poster(const struct posting *posting, const struct posting_office *here, const struct design *design);
struct doc *compose_card(const struct posting *posting, const struct posting_office *here, const struct design *design);
struct doc *compose_offer(const struct posting *posting, const struct design *design);
struct doc *compose_grid(const struct posting *posting, const struct design *design);

#endif

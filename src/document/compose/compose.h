/* compose: what each document says, in which order, and how dispensable each node is; never where
 * it stands. */
#ifndef DOCUMENT_COMPOSE_COMPOSE_H
#define DOCUMENT_COMPOSE_COMPOSE_H

#include "design/design.h"
#include "document/doc.h"
#include "posting/posting.h"

/* Each gives a new doc (doc_drop); never NULL. The posting and the design must outlive it; of the
 * design it takes what is set in capitals, how many items stay, and the house's names. Nothing is
 * reported: what is left out for good is noted in the doc (doc_omit), what may go when there is no
 * room has a drop rank. `here`: the office where it hangs, which stands first and whose facts
 * count; NULL: everyone's. Each child of the document flows into a frame of its kind, by `slot`. */
struct doc *compose_poster(const struct posting *posting, const struct posting_office *here,
                           const struct design *design);
struct doc *compose_card(const struct posting *posting, const struct posting_office *here,
                         const struct design *design);
struct doc *compose_offer(const struct posting *posting, const struct design *design);
/* The posting has criteria. */
struct doc *compose_grid(const struct posting *posting, const struct design *design);

#endif

/* compose_parts: what poster and card have in common. Inside document/ only. */
#ifndef DOCUMENT_COMPOSE_PARTS_H
#define DOCUMENT_COMPOSE_PARTS_H

#include "document/compose_common.h"

/* Organisation, badge and title, into the frame `header`. */
void compose_header(const struct compose *c);
/* Of start, deadline, places, pay and reference the first `most` that are known, into the frame `facts`. */
void compose_facts(const struct compose *c, unsigned most);
/* The QR code of the offer's address, or of the organisation's site, with the address below it; nothing where
 * neither is known. */
void compose_code(const struct compose *c, struct doc_node *parent);
/* Where to write to: the title of it, and the address, if it is known. */
void compose_contact(const struct compose *c, struct doc_node *parent);

#endif

/* compose_rank: how dispensable each part of a poster's body is. Inside document/ only. */
#ifndef DOCUMENT_COMPOSE_RANK_H
#define DOCUMENT_COMPOSE_RANK_H

#include "document/compose_common.h"

/* The children of the document from `first` on are a section of this role: notes down what of them may go. A
 * section that the posting or the layout names in `drop` goes whole, and before all else; of others, unless `keep`
 * names them, items and paragraphs past the number that they give, and last of all the parts below their second
 * and further sub-headings. */
struct compose_ranks {
    GArray *spare; /* struct spare: in the order of the document */
    unsigned parts;
};

void compose_ranks_init(struct compose_ranks *ranks);
void compose_rank_section(const struct compose *c, struct compose_ranks *ranks, struct doc_node *first, enum lang_role role);
/* Gives the drop ranks: of what is past the number, the furthest down its list goes first, of those the last in
 * the document; of parts the last. */
void compose_ranks_finish(struct compose_ranks *ranks);

#endif

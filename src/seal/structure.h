/* structure: the structure tree of a document (ISO 32000-1, 14.7 and 14.8), from its nodes and what
 * was painted of them. */
#ifndef SEAL_STRUCTURE_H
#define SEAL_STRUCTURE_H

#include "seal/pdf.h"

/* What became of each node and each mark of the job. */
struct structure {
    bool *decoration; /* by node: it or a node above it is an artifact */
    bool *painted;    /* by node: it has an element; or, a group or a text, part in one */
    unsigned *mcids;  /* by mark of content: its MCID on its page */
    unsigned *first;  /* by node: its first mark + 1; 0: none */
    unsigned *next;   /* by mark: the next mark of its node + 1; 0: none */
};

/* Pairs nodes and marks, and fills `decoration` of the pages. Reports `system` for a mark or link
 * off the pages. Clear it in either case. */
bool structure_read(struct structure *structure, struct pdf *pdf);
void structure_clear(struct structure *structure);

/* Adds the tree and its /ParentTree to the file, and /StructParent(s) to pages and annotations
 * (struct annot). What is decoration or was not painted has no element, groups and texts have none;
 * an empty cell of a painted row has. */
void structure_write(const struct structure *structure, struct pdf *pdf, const GArray *annots);

#endif

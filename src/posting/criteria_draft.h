/* criteria_draft: criteria on their way from the profile to the grid, still with the numbers by
 * which the INI names them. Inside posting/ only. */
#ifndef POSTING_CRITERIA_DRAFT_H
#define POSTING_CRITERIA_DRAFT_H

#include "posting/criteria.h"
#include "posting/criteria_words.h"

/* What the sub-heading over a line says of it. */
struct criteria_wish {
    bool knockout, bonus;
};

struct criteria_draft {
    struct posting_criterion criterion;
    unsigned number, part; /* part: from 1; 0: of one that is whole */
    double order;
    struct criteria_wish wish;
    bool gone;       /* excluded, or merged into another */
    bool overridden; /* a section of the INI spoke of it */
};

/* Derives one criterion from its line. False: there are no words, and nothing to free; else the
 * caller ends it with criteria_clear. */
bool criteria_draft_init(struct criteria_draft *draft, enum lang lang, struct span line,
                         struct criteria_wish wish);

/* Corrects the drafts (struct criteria_draft, numbered from 1 without a gap) by the INI; their
 * array is replaced where it splits some. */
void criteria_override(GArray **drafts, const struct ini *ini, enum lang lang, struct diag *diag);

#endif

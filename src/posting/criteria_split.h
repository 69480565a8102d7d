/* criteria_split: where one line of a profile gives more than one criterion (specs/grid.md §1,
 * rules 1 and 2). Inside posting/ only. */
#ifndef POSTING_CRITERIA_SPLIT_H
#define POSTING_CRITERIA_SPLIT_H

#include "posting/criteria_words.h"

/* Appends the parts of a line (struct span), stripped; none where there is nothing but marks. */
void criteria_split(const struct criteria_words *lexicon, struct span line, GArray *parts);

/* Rule 1: the same span without spaces around and `; : . ,` at its end. */
struct span criteria_strip(struct span span);

#endif

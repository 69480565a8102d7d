/* criteria_classify: categories by head words (specs/grid.md §1, rules 3 to 5). Inside posting/ only. */
#ifndef POSTING_CRITERIA_CLASSIFY_H
#define POSTING_CRITERIA_CLASSIFY_H

#include "posting/criteria_words.h"

/* The categories of one criterion's text, joined as printed (g_free); *first: the first of them; *alternative: an `ou` stands in it. */
char *criteria_classify(enum lang lang, const char *text, enum posting_category *first, bool *alternative);

/* Do the folded words begin with one of the phrases? */
bool criteria_begins_any(char *const *words, const char *const *phrases);

#endif

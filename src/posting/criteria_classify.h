/* criteria_classify: what a criterion's words say of it (specs/grid.md §1, rules 3 to 6). Inside
 * posting/ only. */
#ifndef POSTING_CRITERIA_CLASSIFY_H
#define POSTING_CRITERIA_CLASSIFY_H

#include "posting/criteria_text.h"
#include "posting/criteria_words.h"

/* Sets category, categories, indicators and alternative. */
void criteria_classify(const struct criteria_words *lexicon, const struct criteria_text *text,
                       struct posting_criterion *criterion);

/* The category of a text's head word. */
enum posting_category criteria_find_category(const struct criteria_words *lexicon,
                                             const struct criteria_text *text);

/* Is one of the phrases (with accents) said in the words before `end`, with no negation among the
 * three words before it? */
bool criteria_says(const struct criteria_words *lexicon, const struct criteria_text *text,
                   const char *const *phrases, unsigned end);

#endif

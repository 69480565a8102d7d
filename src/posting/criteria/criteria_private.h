/* criteria_text: a line of a profile as words, to be compared with phrases of the lexicon. Inside
 * posting/ only. */
#ifndef POSTING_CRITERIA_CRITERIA_PRIVATE_H
#define POSTING_CRITERIA_CRITERIA_PRIVATE_H

#include "posting/criteria/criteria.h"
#include "posting/posting.h"

#include <glib.h>
#include <stdbool.h>

struct criteria_word {
    const char *folded; /* as lang_fold has it */
    const char *lower;  /* in lower case, with its accents */
    size_t start, end;  /* bytes of the text */
    bool clause, comma; /* a mark, or indeed a comma, stands before it */
    bool nested;        /* it stands in brackets */
};

struct criteria_text {
    const char *text; /* lent */
    size_t len;
    GStringChunk *strings;
    GArray *words; /* struct criteria_word */
};

void criteria_text_init(struct criteria_text *text, const char *from, size_t len);
void criteria_text_clear(struct criteria_text *text);
const struct criteria_word *criteria_text_word(const struct criteria_text *text, unsigned index);

/* How many words the phrase has that begins at word `index`; 0: it does not stand there. In
 * phrases, a word that ends in `*` stands for all with that beginning, and a `$` at the end wants a
 * mark or the end of the text there. `accents`: the phrase has them, and they count (où is not ou).
 */
unsigned criteria_text_begins(const struct criteria_text *text, unsigned index, const char *phrase,
                              bool accents);
/* The same with the first of several phrases (NULL-terminated) that stands there. */
unsigned criteria_text_begins_any(const struct criteria_text *text, unsigned index,
                                  const char *const *phrases, bool accents);

/* criteria_draft: criteria on their way from the profile to the grid, still with the numbers by
 * which the INI names them. Inside posting/ only. */
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
bool criteria_draft_init(struct criteria_draft *draft, const struct language *lang,
                         struct span line, struct criteria_wish wish);

/* Corrects the drafts (struct criteria_draft, numbered from 1 without a gap) by the INI; their
 * array is replaced where it splits some. */
void criteria_override(GArray **drafts, const struct ini *ini, const struct language *lang,
                       struct diag *diag);

/* criteria_split: where one line of a profile gives more than one criterion (specs/grid.md §1,
 * rules 1 and 2). Inside posting/ only. */
/* Appends the parts of a line (struct span), stripped; none where there is nothing but marks. */
void criteria_split(const struct lang_criteria *lexicon, struct span line, GArray *parts);

/* Rule 1: the same span without spaces around and `; : . ,` at its end. */
struct span criteria_strip(struct span span);

/* criteria_classify: what a criterion's words say of it (specs/grid.md §1, rules 3 to 6). Inside
 * posting/ only. */
/* Sets category, categories, indicators and alternative. */
void criteria_classify(const struct lang_criteria *lexicon, const struct criteria_text *text,
                       struct posting_criterion *criterion);

/* The category of a text's head word. */
enum lang_category criteria_find_category(const struct lang_criteria *lexicon,
                                          const struct criteria_text *text);

/* Is one of the phrases (with accents) said in the words before `end`, with no negation among the
 * three words before it? */
bool criteria_says(const struct lang_criteria *lexicon, const struct criteria_text *text,
                   const char *const *phrases, unsigned end);

/* criteria_override: one section [criterion N], while it is applied. Shared by criteria_override
 * and criteria_values. Inside posting/ only. */
struct criteria_override {
    const struct ini *ini;
    const char *section;
    const struct lang_criteria *lexicon;
    const struct language *lang;
    unsigned count; /* of the criteria that the profile gives */
    struct diag *diag;
};

/* The section's entry of that key, if it says something, or NULL. */
const struct ini_entry *criteria_override_find(const struct criteria_override *o, const char *key);
/* Gives the section's values to its criterion. Reports ini-value, ini-number. */
void criteria_override_set(const struct criteria_override *o, struct criteria_draft *draft);

#endif

/* tables: what one language brings, as data. Inside lang/ only; lang.c reads them. Words are folded
 * (lang_fold). */
#ifndef LANG_LANG_PRIVATE_H
#define LANG_LANG_PRIVATE_H

#include "lang/lang.h"

/* Phrases that tell a heading's role; the first that stands in it counts. Every word must be there,
 * as a whole word, in this order; a word that ends in `*` stands for all with that beginning. After
 * `=` they must be the whole heading, but for fillers. */
struct lang_heading {
    enum lang_role role;
    const char *const *phrases; /* ended by NULL */
};

struct lang_table {
    const char *code;
    const char *labels[LABEL_COUNT];
    const struct lang_heading *headings; /* ended by phrases == NULL */
    const char *const *fillers;          /* words beside those that tell the role */
    const char *const *spoken; /* words of sentences and of jobs' titles: not beside them */
    const char *months[12], *weekdays[7]; /* each in all its forms, with a space between */
    /* phrases, longest first: what is sure to be a contract, what a text may speak of for other
     * reasons, hours */
    const char *const *contracts, *const *likely_contracts, *const *full_time, *const *part_time;
    const char *const *abbreviations;
    const char *const
        *common; /* commonest words: lang_guess; folded, none is one of another language (“à”) */
};

extern const struct lang_table lang_fr, lang_en;

extern const struct lang_facts lang_facts_fr, lang_facts_en;

const struct lang_table *lang_table(enum lang lang);

#endif

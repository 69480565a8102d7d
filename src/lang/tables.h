/* tables: what one language brings, as data. Inside lang/ only; lang.c reads them. Words are folded (lang_fold). */
#ifndef LANG_TABLES_H
#define LANG_TABLES_H

#include "lang/lang.h"

/* Words of a heading that tell its role; the first row that matches counts. Every word must stand in the heading, as a whole word; a word that
 * ends in `*` stands for all with that beginning. */
struct lang_heading {
    enum lang_role role;
    const char *words;
};

struct lang_table {
    const char *code;
    const char *labels[LABEL_COUNT];
    const struct lang_heading *headings;   /* ended by words == NULL */
    const char *months[12], *months_short[12];
    const char *weekdays[7], *weekdays_short[7];
    const char *const *contracts, *const *full_time, *const *part_time; /* folded phrases, longest first */
    const char *const *abbreviations;
    const char *const *common;             /* commonest words: lang_guess */
};

extern const struct lang_table lang_fr, lang_en;

#endif

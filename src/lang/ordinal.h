/* ordinal: the letters of ordinal numbers that stand raised: 1er, 1re, 2e, 2nde (typography rule 9; Imprimerie nationale, Lexique). */
#ifndef LANG_ORDINAL_H
#define LANG_ORDINAL_H

#include "lang/lang.h"

/* The first such letters in the text, and how many bytes they take; NULL: there are none. English raises none. Lent, inside `text`. */
const char *ordinal_find(enum lang lang, const char *text, size_t *len);

#endif

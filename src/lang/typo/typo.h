/* typo: micro-typography (specs/typography.md): spaces, quotes, apostrophes, dashes, dots; never
 * words. Idempotent. */
#ifndef LANG_TYPO_TYPO_H
#define LANG_TYPO_TYPO_H

#include "lang/lang.h"

struct typo_options {
    enum lang lang;
    const char *const *keep; /* words never touched ([typography] keep), NULL-terminated, or NULL */
    unsigned off;            /* bit n: rule n of the table is off */
};

/* A text of one paragraph → the same text, set right (g_free). */
char *typo_apply(const char *text, const struct typo_options *options);

/* ordinal: the letters of ordinal numbers that stand raised: 1er, 1re, 2e, 2nde (typography rule 9;
 * Imprimerie nationale, Lexique). */
/* The first such letters in the text, and how many bytes they take; NULL: there are none. English
 * raises none. Lent, inside `text`. */
const char *ordinal_find(enum lang lang, const char *text, size_t *len);

#endif

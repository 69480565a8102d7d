/* typo: micro-typography (specs/typography.md): spaces, quotes, apostrophes, dashes, dots; never
 * words. Idempotent. */
#ifndef LANG_TYPO_H
#define LANG_TYPO_H

#include "lang/lang.h"

struct typo_options {
    enum lang lang;
    const char *const *keep; /* words never touched ([typography] keep), NULL-terminated, or NULL */
    unsigned off;            /* bit n: rule n of the table is off */
};

/* A text of one paragraph → the same text, set right (g_free). */
char *typo_apply(const char *text, const struct typo_options *options);

#endif

/* typo: what passes share. Inside lang/typo only. */
#ifndef LANG_TYPO_TYPO_PRIVATE_H
#define LANG_TYPO_TYPO_PRIVATE_H

#include "lang/typo/typo.h"

#define TYPO_NB 0x00A0u /* no-break space */
#define TYPO_NN 0x202Fu /* narrow no-break space */

/* 0 beyond the end, and for what is protected. */
gunichar typo_at(struct typo_text text, size_t index);
/* Of what is written the last character but `back`, protected or not; 0: none. */
gunichar typo_last(const GArray *out, size_t back);
/* Appends a character of a rule's own, unprotected; or one of the text as it is. */
void typo_put(GArray *out, gunichar c);
void typo_copy(struct typo_text in, size_t index, GArray *out);
bool typo_is_space(gunichar c); /* U+0020, U+00A0, U+202F */
/* Takes spaces off the end, if they are not protected; true if there was one. */
bool typo_strip(GArray *out);
/* Is this what may follow an inclusive mark (`es` of `salarié.es`)? In lower case. */
bool typo_is_inclusive_suffix(const char *word);

/* typo_protect.c: for each byte, whether it is protected (g_free). */
bool *typo_protect(const char *text, const char *const *keep);

#endif

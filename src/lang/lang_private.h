/* lang: the languages there are. For lang.c and for tests; nothing else names one. */
#ifndef LANG_LANG_PRIVATE_H
#define LANG_LANG_PRIVATE_H

#include "lang/lang.h"

extern const struct language language_fr, language_en;

/* item: how often words of prose (folded) say that the reader, or who is hired, does something. */
unsigned lang_count_duties(const struct language *lang, char **words, unsigned count);

#endif

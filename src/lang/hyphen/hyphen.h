/* hyphen: where the words of a language may be divided, by libhyphen and a dictionary of patterns
 * (Liang, Word Hy-phen-a-tion by Com-put-er, 1983). Which words are divided at all is not said here
 * (typeset/para/hyphenate). */
#ifndef LANG_HYPHEN_HYPHEN_H
#define LANG_HYPHEN_HYPHEN_H

#include "base/base.h"
#include "lang/lang.h"

struct hyphen;  /* a dictionary */
struct hyphens; /* those that were asked for, each read once */

/* `data`: the data folder, whose hyphen/ comes before the system's. Reads nothing yet. */
struct hyphens *hyphens_new(const char *data);
void hyphens_drop(struct hyphens *hyphens);

/* The dictionary of a language, hyph_NAME.dic. NULL: it has none, which is reported each time
 * (hyphenation), or names none, which is not. Lent. */
const struct hyphen *hyphens_find(struct hyphens *hyphens, const struct language *lang,
                                  struct diag *diag);

/* The files that hold those of all languages: char * paths (g_ptr_array_unref). */
GPtrArray *hyphens_list_files(const struct hyphens *hyphens);

/* The longest word that can be divided, in characters; a longer one is none. */
#define HYPHEN_WORD_MAX 40

/* Of a word of small letters alone, UTF-8 of `len` bytes and at most HYPHEN_WORD_MAX characters:
 * may a line end, with a hyphen, behind each of its characters? Where that would change how it is
 * spelt, it may not. */
void hyphen_divide(const struct hyphen *hyphen, const char *word, size_t len,
                   bool after[HYPHEN_WORD_MAX]);

#endif

/* What the passes of typo/ share. */
#ifndef LANG_TYPO_TYPO_PRIVATE_H
#define LANG_TYPO_TYPO_PRIVATE_H

#include "lang/typo/typo.h"

#define TYPO_NB 0x00A0u /* no-break space */
#define TYPO_NN 0x202Fu /* narrow no-break space */
#define TYPO_GROUP 3    /* digits */

enum { TYPO_WORD_BYTES = 64 }; /* of a word that is looked at; of longer ones the beginning */

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
size_t typo_skip_spaces(struct typo_text text, size_t index);

/* The letters that begin at `index`, and how many there are. */
size_t typo_read_word(struct typo_text in, size_t index, char word[static TYPO_WORD_BYTES]);
/* Of what is written, but for the last `back` characters: the last word, with its stop or `°`,
 * empty if other marks stand before it; the number of spaces at the end. */
void typo_word_before(const GArray *out, size_t back, char word[static TYPO_WORD_BYTES]);
size_t typo_spaces_before(const GArray *out, size_t back);

/* Is this what may follow an inclusive mark (`es` of `salarié.es`)? In lower case. */
bool typo_is_inclusive_suffix(const char *word);

/* protect.c: for each byte, whether it is protected (g_free). */
bool *typo_protect(const char *text, const char *const *keep);

/* change.c: appends what differs between a text and what a rule made of it, and gives what the rule
 * made a place and a number. */
void typo_list_changes(const struct typo_rule *rule, struct typo_text in, GArray *out,
                       GArray *changes);

#endif

/* What the passes of typo/ share. */
#ifndef LANG_TYPO_TYPO_PRIVATE_H
#define LANG_TYPO_TYPO_PRIVATE_H

#include "lang/typo/typo.h"

#define TYPO_NB 0x00A0u /* no-break space */
#define TYPO_NN 0x202Fu /* narrow no-break space */
#define TYPO_GROUP 3    /* digits */

enum { TYPO_WORD_BYTES = 64 }; /* of a word that is looked at; of longer ones the beginning */

/* Inline, what every pass does with every character. */
/* 0 beyond the end, and for what is protected. */
static inline gunichar typo_at(struct typo_text text, size_t index)
{
    return index < text.len && !text.chars[index].protected ? text.chars[index].c : 0;
}

/* Of what is written the last character but `back`, protected or not; 0: none. */
static inline gunichar typo_last(const struct typo_out *out, size_t back)
{
    return back < out->len ? out->chars[out->len - 1 - back].c : 0;
}

void typo_grow(struct typo_out *out);

/* Appends a character as it is; one of the text; or one of a rule's own, unprotected. */
static inline void typo_append(struct typo_out *out, const struct typo_char *c)
{
    if (out->len == out->room)
        typo_grow(out);
    out->chars[out->len++] = *c;
}

static inline void typo_copy(struct typo_text in, size_t index, struct typo_out *out)
{
    typo_append(out, &in.chars[index]);
}

static inline void typo_put(struct typo_out *out, gunichar c)
{
    typo_append(out, &(struct typo_char){.c = c});
}

/* U+0020, U+00A0, U+202F */
static inline bool typo_is_space(gunichar c)
{
    return c == ' ' || c == TYPO_NB || c == TYPO_NN;
}

/* A digit, or a capital that is one of the Romans. */
static inline bool typo_is_numeral(gunichar c)
{
    return g_unichar_isdigit(c) || c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C';
}

/* Takes spaces off the end, if they are not protected; true if there was one. */
bool typo_strip(struct typo_out *out);
size_t typo_skip_spaces(struct typo_text text, size_t index);

/* The letters that begin at `index`, and how many there are. */
size_t typo_read_word(struct typo_text in, size_t index, char word[static TYPO_WORD_BYTES]);
/* Of what is written, but for the last `back` characters: the last word, with its stop or `°`,
 * empty if other marks stand before it; the number of spaces at the end. */
void typo_word_before(const struct typo_out *out, size_t back, char word[static TYPO_WORD_BYTES]);
size_t typo_spaces_before(const struct typo_out *out, size_t back);

/* Is this what may follow an inclusive mark (`es` of `salarié.es`)? In lower case. */
bool typo_is_inclusive_suffix(const char *word);

/* protect.c: for each byte, whether it is protected (g_free). */
bool *typo_protect(const char *text, const char *const *keep);

/* change.c: appends what differs between a text and what a rule made of it, and gives what the rule
 * made a place and a number. */
void typo_list_changes(const struct typo_rule *rule, struct typo_text in, struct typo_out *out,
                       GArray *changes);

#endif

/* criteria_text: a line of a profile as words, to be compared with phrases of the lexicon. Inside
 * posting/ only. */
#ifndef POSTING_CRITERIA_TEXT_H
#define POSTING_CRITERIA_TEXT_H

#include <glib.h>
#include <stdbool.h>

struct criteria_word {
    const char *folded; /* as lang_fold has it */
    const char *lower;  /* in lower case, with its accents */
    size_t start, end;  /* bytes of the text */
    bool clause, comma; /* a mark, or indeed a comma, stands before it */
    bool nested;        /* it stands in brackets */
};

struct criteria_text {
    const char *text; /* lent */
    size_t len;
    GStringChunk *strings;
    GArray *words; /* struct criteria_word */
};

void criteria_text_init(struct criteria_text *text, const char *from, size_t len);
void criteria_text_clear(struct criteria_text *text);
const struct criteria_word *criteria_text_word(const struct criteria_text *text, unsigned index);

/* How many words the phrase has that begins at word `index`; 0: it does not stand there. In
 * phrases, a word that ends in `*` stands for all with that beginning, and a `$` at the end wants a
 * mark or the end of the text there. `accents`: the phrase has them, and they count (où is not ou).
 */
unsigned criteria_text_begins(const struct criteria_text *text, unsigned index, const char *phrase,
                              bool accents);
/* The same with the first of several phrases (NULL-terminated) that stands there. */
unsigned criteria_text_begins_any(const struct criteria_text *text, unsigned index,
                                  const char *const *phrases, bool accents);

#endif

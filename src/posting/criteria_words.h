/* criteria_words: the lexicon of criteria, by language. Inside posting/ only. Words are folded (lang_fold); one that ends in `*` stands for all
 * with that beginning. */
#ifndef POSTING_CRITERIA_WORDS_H
#define POSTING_CRITERIA_WORDS_H

#include "posting/posting.h"

struct criteria_head {
    enum posting_category category;
    const char *words;   /* one or more, in a row */
};

struct criteria_words {
    const char *names[CATEGORY_COUNT];          /* as printed */
    const char *questions[CATEGORY_COUNT];      /* asked where the INI gives none */
    const struct criteria_head *heads;          /* ended by words == NULL */
    const char *const *skipped;                 /* before a head: evaluative adjectives, articles, prepositions */
    const char *const *openers;                 /* a line that begins so has its head further on */
    const char *const *triggers;                /* words that begin an indicator */
    const char *const *particles;               /* before a noun of behaviour, they begin one too */
    const char *const *and_words, *const *or_words;
    const char *const *knockouts, *const *bonuses, *const *negations;
    const char *const *dangling;                /* never the last word of a label */
    const char *to;                             /* before an infinitive */
};

const struct criteria_words *criteria_words_of(enum lang lang);

#endif

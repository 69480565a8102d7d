/* criteria_words: the lexicon of criteria, by language. Inside posting/ only. Phrases are written
 * as criteria_text has them; folded, except where it says that they have accents. */
#ifndef POSTING_CRITERIA_WORDS_H
#define POSTING_CRITERIA_WORDS_H

#include "posting/posting.h"

struct criteria_head {
    enum posting_category category;
    const char *const *words;
};

struct criteria_words {
    const char *names[CATEGORY_COUNT];     /* as printed */
    const char *questions[CATEGORY_COUNT]; /* asked where the INI gives none */
    const struct criteria_head *heads;     /* ended by words == NULL */
    const char *const
        *skipped; /* before a head: evaluative adjectives, articles, prepositions, durations */
    const char *const *openers; /* a line that begins so has its head further on */
    const char *const *stops; /* the head of a compound (“writing skills”) stands before these;
                                 NULL: no compounds */
    const char *const *triggers;  /* words that begin an indicator */
    const char *const *particles; /* before a noun of behaviour, they begin one too */
    const char *to;               /* and so does this before an infinitive, which ends in one of: */
    const char *const *infinitives;                 /* NULL: in anything */
    const char *const *and_words, *const *or_words; /* with accents */
    const char *const *knockouts, *const *bonuses;  /* with accents; in lines and in headings */
    const char *const
        *line_knockouts; /* with accents; in lines alone (“Compétences requises” is any heading) */
    const char *const *negations;
    const char *const *dangling;    /* never the last word of a label */
    const char *const *abbreviated; /* before a dot that ends no sentence */
};

const struct criteria_words *criteria_words_of(enum lang lang);

#endif

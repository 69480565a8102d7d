/* clues: the words by which facts are found where no heading names them, and by which dates are read. */
#ifndef LANG_CLUES_H
#define LANG_CLUES_H

#include "lang/lang.h"

enum clue {
    CLUE_OFFER,     /* what announces a job, and is no part of its title: "offre d'emploi" */
    CLUE_SEEKS,     /* stands between employer and title: "recherche", "recrute" */
    CLUE_NOUN,      /* before one of those, it is none: "date d'embauche", "chargé de recherche" */
    CLUE_JOIN,      /* with one of those, no line begins that stands by itself */
    CLUE_ARTICLE,   /* stands before a title: "un", "sa/son" */
    CLUE_START,     /* the date that follows is … */
    CLUE_DEADLINE,
    CLUE_PUBLISHED,
    CLUE_FROM,      /* the same, only where the text speaks of dates: words that mean other things elsewhere */
    CLUE_BY,
    CLUE_LINK,      /* words that may stand between those above and the date */
    CLUE_APPLYING,  /* words of applying, which make "before" a deadline */
    CLUE_PAY,       /* `words: value` */
    CLUE_EMPLOYER,
    CLUE_PLACES,
    CLUE_REFERENCE,
    CLUE_CONTRACT,  /* kind of contract, or hours */
    CLUE_NAME,      /* words that may stand behind those, before the colon, beside CLUE_LINK and the fillers of headings */
    CLUE_INTERVIEW,
    CLUE_STREET,    /* "rue" du 4 Septembre */
    CLUE_RANGE,     /* between two dates that are one stretch of time */
    CLUE_THE,       /* between a weekday and its date, and between day and month: "le", "of", "on" */
    CLUE_AT,        /* between a date and a time of day */
    CLUE_UNTIL,     /* before `21/11`, which is a fraction elsewhere */
    CLUE_MIDNIGHT,
    CLUE_NOON,
    CLUE_COUNT
};

/* Folded phrases (lang_fold), longest first, ended by NULL. */
const char *const *clues(enum lang lang, enum clue clue);

/* The first CLUE_SEEKS of the text that is a verb. */
struct lang_match clues_find_seeking(enum lang lang, const char *text, size_t len);

/* May a word (folded) stand behind what names a fact, before the colon? */
bool clues_can_go_on(enum lang lang, const char *word);

/* Is a word, alone, one of a clue's? */
bool clues_has(enum lang lang, enum clue clue, const char *word, size_t len);

#endif

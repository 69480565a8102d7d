/* lang: what a language brings: labels the tool prints, lexicons by which it understands a text,
 * names of days and months.
 *
 * Tables only; French and English. Nothing here knows a posting. */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include <stdbool.h>
#include <stddef.h>

enum lang { LANG_FR, LANG_EN, LANG_COUNT };

/* What a section is about. ROLE_NONE: a section whose heading the lexicon does not know. */
enum lang_role {
    ROLE_NONE,
    ROLE_ABOUT,
    ROLE_MISSIONS,
    ROLE_PROFILE,
    ROLE_DEADLINE,
    ROLE_START,
    ROLE_PAY,
    ROLE_PLACES,
    ROLE_APPLY,
    ROLE_COMMITMENTS,
    ROLE_COUNT
};

/* Every label that documents print in the posting's language. */
enum lang_label {
    LABEL_MISSIONS,
    LABEL_PROFILE,
    LABEL_APPLY,     /* poster's section titles */
    LABEL_JOB_OFFER, /* badge: "Offre d’emploi" · CDI · temps plein */
    LABEL_START,
    LABEL_DEADLINE,
    LABEL_DEADLINE_POSTER, /* "Prise de fonction", "Date limite", "Candidater avant le" */
    LABEL_PLACE,
    LABEL_PLACES,
    LABEL_PAY,
    LABEL_CONTRACT,
    LABEL_CONTACT,
    LABEL_REFERENCE,
    LABEL_YOU_ARE_HERE,
    LABEL_FULL_OFFER, /* "vous êtes ici", "Offre complète" */
    LABEL_AND,        /* "et": between the last two of a list */
    LABEL_PAGE,
    LABEL_PAGE_OF, /* "page" 1 "sur" 4 */
    LABEL_GLOSSARY,
    LABEL_MAIL_TO,
    LABEL_WEB_TO,
    LABEL_BULLET,
    LABEL_COLON, /* " : ": between a name and what it is */
    LABEL_GRID_TITLE,
    LABEL_GRID_ID,
    LABEL_GRID_CRITERIA,
    LABEL_GRID_HASH,
    LABEL_GRID_CANDIDATE,
    LABEL_GRID_CANDIDATE_SAYS,
    LABEL_GRID_EVALUATOR,
    LABEL_GRID_DATE,
    LABEL_GRID_ROUND,
    LABEL_GRID_NO_CONFLICT,
    LABEL_GRID_NOTE,
    LABEL_GRID_CRITERION_QUESTION,
    LABEL_GRID_SCORE,
    LABEL_GRID_EVIDENCE,
    LABEL_GRID_WEIGHT,
    LABEL_GRID_WEIGHT_REASON,
    LABEL_GRID_TOTAL,
    LABEL_GRID_COUNTED,
    LABEL_GRID_RECOMMENDATION,
    LABEL_GRID_RETAIN,
    LABEL_GRID_DISCUSS,
    LABEL_GRID_DECLINE,
    LABEL_GRID_SIGNATURE,
    LABEL_GRID_PURGE,
    LABEL_GRID_ANCHORS,
    LABEL_GRID_CRITERION,
    LABEL_GRID_EXPECTED,
    LABEL_GRID_NE_SAYS,
    LABEL_GRID_KNOCKOUT,
    LABEL_GRID_BONUS,
    LABEL_GRID_ANCHOR_0,
    LABEL_GRID_ANCHOR_1,
    LABEL_GRID_ANCHOR_2,
    LABEL_GRID_ANCHOR_3,
    LABEL_GRID_ANCHOR_4, /* one after the other: what a score means */
    LABEL_COUNT
};

const char *lang_code(enum lang lang);             /* "fr-FR", "en-GB": BCP 47 */
bool lang_find(const char *code, enum lang *lang); /* "fr", "fr-FR", "en" … */
const char *lang_label(enum lang lang, enum lang_label label);

/* The role that a heading names, or ROLE_NONE; also for what is no heading: sentences, titles of
 * jobs (“chargé de mission”), a name with what it is (“Salaire : 2 400 €”). Case, accents and
 * punctuation at the end do not count. */
enum lang_role lang_find_role(enum lang lang, const char *heading);
bool lang_is_filler(enum lang lang,
                    const char *word);           /* folded: stands in headings, and tells nothing */
const char *lang_role_name(enum lang_role role); /* "missions": for `show` and goldens */

/* Roles in an order that means something. */
struct lang_roles {
    enum lang_role list[ROLE_COUNT];
    unsigned count;
};

/* "commitments, other": names of roles with commas between; `other`: ROLE_NONE. Returns the first
 * word that is none (g_free); NULL: all are. */
char *lang_parse_roles(const char *text, struct lang_roles *roles);
bool lang_has_role(const struct lang_roles *roles, enum lang_role role);

/* 1–12, 1–7 (Monday first), 0: no such word. `len` bytes; full names and usual abbreviations; case
 * does not count. */
int lang_find_month(enum lang lang, const char *word, size_t len);
int lang_find_weekday(enum lang lang, const char *word, size_t len);
bool lang_is_whole_month(enum lang lang, const char *word,
                         size_t len);       /* a month's name, not abbreviated */
const char *lang_weekday_name(int weekday); /* English: diagnostics are in English */
const char *lang_month_name(int month);

/* A stretch of a text: where in it, how many bytes. len == 0: nothing was found. */
struct lang_match {
    size_t offset, len;
};

/* The first of the phrases (folded, NULL-terminated) that stands in the text as whole words. */
struct lang_match lang_find_phrase(const char *text, size_t len, const char *const *phrases);

/* The first words that name a kind of contract ("CDI", "fixed-term contract"; words that may mean
 * something else, such as "stage", only where there are none of these) or the hours ("temps
 * plein"). *part_time, when given: which of the two the hours are. */
struct lang_match lang_find_contract(enum lang lang, const char *text, size_t len);
struct lang_match lang_find_hours(enum lang lang, const char *text, size_t len, bool *part_time);

/* The town in an address of one line: what follows a postcode, up to the next comma; else the last
 * part. */
struct lang_match lang_find_town(enum lang lang, const char *place);

/* Usual abbreviations of postings: pairs of form and expansion, ended by NULL. */
const char *const *lang_abbreviations(enum lang lang);

/* Is a folded word the first `len` bytes of a pattern? One that ends in `*` stands for all words
 * with that beginning. */
bool lang_word_matches(const char *word, const char *pattern, size_t len);

/* A text for comparing: lower case, without accents, each run of anything but letters and digits as
 * one space, none at the ends (g_free). */
char *lang_fold(const char *text, size_t len);

/* The language a text is most likely in, by its commonest words; LANG_FR when nothing tells. */
enum lang lang_guess(const char *text, size_t len);

/* clues: the words by which facts are found where no heading names them, and by which dates are
 * read. */
enum clue {
    CLUE_OFFER,   /* what announces a job, and is no part of its title: "offre d'emploi" */
    CLUE_SEEKS,   /* stands between employer and title: "recherche", "recrute" */
    CLUE_NOUN,    /* before one of those, it is none: "date d'embauche", "chargé de recherche" */
    CLUE_JOIN,    /* with one of those, no line begins that stands by itself */
    CLUE_ARTICLE, /* stands before a title: "un", "sa/son" */
    CLUE_START,   /* the date that follows is … */
    CLUE_DEADLINE,
    CLUE_PUBLISHED,
    CLUE_FROM, /* the same, only where the text speaks of dates: words that mean other things
                  elsewhere */
    CLUE_BY,
    CLUE_LINK,     /* words that may stand between those above and the date */
    CLUE_APPLYING, /* words of applying, which make "before" a deadline */
    CLUE_PAY,      /* `words: value` */
    CLUE_EMPLOYER,
    CLUE_PLACES,
    CLUE_REFERENCE,
    CLUE_CONTRACT, /* kind of contract, or hours */
    CLUE_NAME,     /* words that may stand behind those, before the colon, beside CLUE_LINK and the
                      fillers of headings */
    CLUE_INTERVIEW,
    CLUE_STREET, /* "rue" du 4 Septembre */
    CLUE_RANGE,  /* between two dates that are one stretch of time */
    CLUE_THE,    /* between a weekday and its date, and between day and month: "le", "of", "on" */
    CLUE_AT,     /* between a date and a time of day */
    CLUE_UNTIL,  /* before `21/11`, which is a fraction elsewhere */
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

/* What names a fact in `Label: value`. */
enum lang_fact {
    LANG_FACT_TITLE,
    LANG_FACT_EMPLOYER,
    LANG_FACT_CONTRACT,
    LANG_FACT_HOURS,
    LANG_FACT_START,
    LANG_FACT_DEADLINE,
    LANG_FACT_PAY,
    LANG_FACT_PLACES,
    LANG_FACT_CONTACT,
    LANG_FACT_PUBLISHED,
    LANG_FACT_REFERENCE,
    LANG_FACT_URL,
    LANG_FACT_COUNT
};

/* The shapes that facts have in running text, as regular expressions on text that is folded letter
 * by letter (small, unaccented; plain hyphens, apostrophes and spaces; a middle dot is a dot). The
 * value is the first group that took part, else the whole. */
enum lang_pattern {
    LANG_PATTERN_CONTRACT,        /* a kind of contract, with its length */
    LANG_PATTERN_LIKELY_CONTRACT, /* words that mean other things, too */
    LANG_PATTERN_TERM,            /* a length alone, of a post */
    LANG_PATTERN_HOURS,
    LANG_PATTERN_BARE_HOURS, /* where the text speaks of hours, or a line has nothing else */
    LANG_PATTERN_PAY,        /* a sum, or two, with what they are by */
    LANG_PATTERN_PAY_SCALE,  /* pay without a sum */
    LANG_PATTERN_PAY_WORD,   /* a sentence with one of these speaks of pay … */
    LANG_PATTERN_NO_PAY,     /* … and with one of these, of other money */
    LANG_PATTERN_SOON,       /* a start without a date */
    LANG_PATTERN_MONTH,      /* a month without a day */
    LANG_PATTERN_START,      /* ends where the date begins, as all of these: */
    LANG_PATTERN_LIKELY_START,
    LANG_PATTERN_DEADLINE,
    LANG_PATTERN_BY, /* a deadline in a sentence that speaks of applying */
    LANG_PATTERN_PUBLISHED,
    LANG_PATTERN_AGO,
    LANG_PATTERN_DATELINE,  /* "Lyon, le" at the head of a letter */
    LANG_PATTERN_OTHER_DAY, /* words of interviews, answers, visits */
    LANG_PATTERN_APPLYING,
    LANG_PATTERN_CONTRACT_WORD, /* a stretch of time beside one of these is the job's */
    LANG_PATTERN_BASED,         /* leads to a place */
    LANG_PATTERN_STREET,
    LANG_PATTERN_REFERENCE,
    LANG_PATTERN_PRIVACY, /* an address beside these is that of a data officer … */
    LANG_PATTERN_ACCESS,  /* … or for those with a need … */
    LANG_PATTERN_ASKING,  /* … or for questions */
    LANG_PATTERN_SEEKING, /* before a title, with its article */
    LANG_PATTERN_TITLE_END,
    LANG_PATTERN_ANNOUNCE, /* before a title, and no part of it */
    LANG_PATTERN_GENDER,   /* a job for everyone: "H/F" */
    LANG_PATTERN_WANTED,   /* behind a title */
    LANG_PATTERN_NO_TITLE, /* how lines begin that are no title */
    LANG_PATTERN_COUNT
};

/* How a language states facts. Labels are lists of words in their order, each as in lang_heading;
 * what else stands in the label must be a filler. */
struct lang_facts {
    const char *const *const *labels; /* LANG_FACT_COUNT of them */
    const char *const *patterns;      /* LANG_PATTERN_COUNT of them */
    const char *const *fillers;
    const char *const *jobs; /* words that name who does a job */
};

const struct lang_facts *lang_facts(enum lang lang);

#endif

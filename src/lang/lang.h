/* lang: what a language brings: labels the tool prints, words by which it understands a text, dates
 * and numbers, typography. A language is one `struct language`, data alone, in a folder of its own;
 * nothing else knows which languages there are, and nothing here knows a posting.
 *
 * What a language leaves out: of what is printed, the English words stand in; by what is not there,
 * nothing in a text is recognised. */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include <stdbool.h>
#include <stddef.h>

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
    LABEL_ASK, /* where the text says to apply online: whom to ask */
    LABEL_REFERENCE,
    LABEL_YOU_ARE_HERE,
    LABEL_FULL_OFFER, /* "vous êtes ici", "Offre complète" */
    LABEL_AND,        /* "et": between the last two of a list */
    LABEL_PAGE,
    LABEL_PAGE_OF, /* "page" 1 "sur" 4 */
    LABEL_GLOSSARY,
    LABEL_DATA,   /* what a file says that rides in a PDF: the posting, for programs */
    LABEL_AROUND, /* what came with the posting, and is none of it */
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
    LABEL_GRID_DATE_SAYS,
    LABEL_GRID_CONFLICT,
    LABEL_GRID_CONFLICT_NONE,
    LABEL_GRID_CONFLICT_LINK,
    LABEL_GRID_NOTE,
    LABEL_GRID_HINT, /* how a form on paper is filled in and scanned */
    LABEL_GRID_CRITERION_QUESTION,
    LABEL_GRID_QUESTION,
    LABEL_GRID_SCALE,
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
    LABEL_GRID_PAPER,
    LABEL_GRID_CATEGORY,
    LABEL_GRID_TO_ANCHORS,
    LABEL_GRID_TO_CRITERION,
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
    LABEL_APPLY_MAIL,    /* the web page: "Candidater par courriel" */
    LABEL_APPLY_WEB,
    LABEL_SKIP,
    LABEL_CONTENTS,
    LABEL_FACTS,
    LABEL_BALLOT_CODE, /* the ballot as a web page; {n}, {of}, {file}, {candidate}: put in */
    LABEL_BALLOT_NEVER,
    LABEL_BALLOT_STAYS,
    LABEL_BALLOT_LOCKED,
    LABEL_BALLOT_NO_SCRIPT,
    LABEL_BALLOT_HINT,
    LABEL_BALLOT_LEFT,
    LABEL_BALLOT_NONE_LEFT,
    LABEL_BALLOT_PROGRESS,
    LABEL_BALLOT_PROGRESS_ONE,
    LABEL_BALLOT_DEVICE,
    LABEL_BALLOT_KEPT,
    LABEL_BALLOT_MORE,
    LABEL_BALLOT_FORGET,
    LABEL_BALLOT_SAVE,
    LABEL_BALLOT_SAVE_ANYWAY,
    LABEL_BALLOT_NO_CODES,
    LABEL_BALLOT_MISSING,
    LABEL_BALLOT_SAVED,
    LABEL_BALLOT_AGAIN,
    LABEL_BALLOT_BACK,
    LABEL_BALLOT_MOVE,
    LABEL_BALLOT_FORGOTTEN,
    LABEL_BALLOT_UNKEPT,
    LABEL_SHEET_SUMMARY, /* the spreadsheet */
    LABEL_SHEET_PANEL,
    LABEL_SHEET_RANK,
    LABEL_SHEET_COVERAGE,
    LABEL_SHEET_BALLOTS,
    LABEL_SHEET_NO_LINK,
    LABEL_SHEET_LINK,
    LABEL_SHEET_HOW,
    LABEL_COUNT
};

/* What a criterion asks for (specs/grid.md §1). */
#define LANG_CATEGORIES                                                                            \
    X(EDUCATION) X(EXPERIENCE) X(KNOWLEDGE) X(SKILL) X(BEHAVIOUR) X(CONDITION) X(UNCLASSED)
enum lang_category {
#define X(name) CATEGORY_##name,
    LANG_CATEGORIES
#undef X
        CATEGORY_COUNT
};

/* Cue phrases: words by which facts are found where no heading names them, and by which dates are
 * read. */
enum lang_cue {
    CUE_OFFER,   /* what announces a job, and is no part of its title: "offre d'emploi" */
    CUE_SEEKS,   /* stands between employer and title: "recherche", "recrute" */
    CUE_NOUN,    /* before one of those, it is none: "date d'embauche", "chargé de recherche" */
    CUE_JOIN,    /* with one of those, no line begins that stands by itself */
    CUE_ARTICLE, /* stands before a title: "un", "sa/son" */
    CUE_START,   /* the date that follows is … */
    CUE_DEADLINE,
    CUE_PUBLISHED,
    CUE_CONTRACT, /* kind of contract, or hours */
    CUE_INTERVIEW,
    CUE_STREET, /* "rue" du 4 Septembre */
    CUE_RANGE,  /* between two dates that are one stretch of time */
    CUE_THE,    /* between a weekday and its date, and between day and month: "le", "of", "on" */
    CUE_AT,     /* between a date and a time of day */
    CUE_UNTIL,  /* before `21/11`, which is a fraction elsewhere */
    CUE_MIDNIGHT,
    CUE_NOON,
    CUE_COUNT
};

/* Lists of words below are ended by NULL, and folded (lang_fold) where nothing else is said. A list
 * that is NULL is empty; NULL or 0 of anything else: the language leaves it out. */

/* Phrases that tell a heading's role; the first row with one that stands in it counts. Every word
 * must be there, as a whole word, in this order; a word that ends in `*` stands for all with that
 * beginning. After `=` they must be the whole heading, but for fillers; after `^` begin it;
 * after `<` they begin a line that leads on, whatever else is in it. */
struct lang_heading {
    enum lang_role role;
    const char *const *phrases; /* NULL: the end of the rows */
};

/* How the lines of lists begin, where no heading says what they are about. Phrases as above; a word
 * that begins with `*` stands for all with that end, `#` for a number, `$` for the line's end. */
struct lang_items {
    const struct lang_heading *openings; /* in this order */
    const char *const *verbs;            /* as a dictionary has them: those of duties */
    const char *const *verb_endings, *const *no_verbs;
    const char *const *pay;       /* wherever they stand, if the beginning tells nothing */
    const char *const *subjects;  /* in prose, a verb behind one of them is a duty … */
    const char *const *no_duties; /* … but for these */
};

/* Phrases, longest first. */
struct lang_job_words {
    const char *const *contracts;        /* what is sure to be a contract */
    const char *const *likely_contracts; /* what a text may speak of for other reasons */
    const char *const *full_time, *const *part_time;
};

struct lang_criteria_head {
    enum lang_category category;
    const char *const *words; /* NULL: the end of the rows */
};

/* Sentences that ask for nothing: where one of the phrases stands. */
struct lang_criteria_refusal {
    const char *name; /* of the rule; NULL: the end of the rows */
    bool opens;       /* they begin the sentence; else they may stand anywhere outside brackets */
    bool prose;       /* not of a line of a list that has a head */
    const char *const *words;
};

/* How lines of a profile become criteria (specs/grid.md §1). In phrases, a word that ends in `*`
 * stands for all with that beginning, `#` for a number, and a `$` at the end wants a mark or the
 * end of the text there. Folded, except where it says that they have accents; NULL: none. */
struct lang_criteria {
    const char *names[CATEGORY_COUNT];     /* as printed */
    const char *questions[CATEGORY_COUNT]; /* asked where the INI gives none */

    const struct lang_criteria_head *heads; /* head words: the first row that stands there counts */
    const struct lang_criteria_head *signs; /* where there is none: what may stand anywhere */
    const char *const *skill_endings; /* of verbs and nouns of action: where there is no sign */
    const char *const *perfect;     /* before a participle, what somebody has done: with accents */
    const char *const *participles; /* with accents; after `-`, what they end in */
    const char *const *numbers;     /* written out */
    const char *const *counting;    /* beside one, it counts: "at least" */
    const char *const *endings;     /* of the other gender: `e` of `inscrit·e`, `motivé(e)` */
    const char *const *skipped;     /* before a head: evaluative adjectives, articles, durations */
    const char *const *openers;     /* a line that begins so has its head further on */
    const char *const *stops; /* the head of a compound (“writing skills”) stands before these;
                                 NULL: no compounds */

    const char *const *triggers;  /* words that begin an indicator */
    const char *const *particles; /* before a noun of behaviour, they begin one too */
    const char *to;               /* and so does this before an infinitive, which ends in one of: */
    const char *const *infinitives;                 /* NULL: in anything */
    const char *const *and_words, *const *or_words; /* with accents */
    const char *const *or_more; /* behind an `or`, they name nothing else: `two years or more` */
    const char *const *prepositions; /* behind an `or`, they go on with what stands before it */

    const char *const *demands; /* a sentence of prose that begins so asks for something */
    const struct lang_criteria_refusal *refusals;

    const char *const *knockouts, *const *bonuses; /* with accents; in lines and in headings */
    const char *const *line_knockouts; /* with accents; in lines alone (“Compétences requises” is
                                          any heading) */
    const char *const *opening_bonuses; /* with accents; where a sentence begins so */
    const char *const *heading_bonuses; /* where a heading begins so */
    const char *const *remarks; /* a short sentence that begins so speaks of the line above it */
    const char *const *negations;

    const char *const *generic;     /* words of headings inside a profile: nothing else in them */
    const char *const *table_heads; /* what the first cell of a table's head says */
    const char *const *essentials, *const *desirables; /* whole cells */

    const char *const *dangling;    /* never the last word of a label */
    const char *const *abbreviated; /* before a dot that ends no sentence */
};

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
    LANG_FACT_FORM, /* what employers' forms say besides: "Department", "Filière" */
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
    LANG_PATTERN_FROM, /* a start where the sentence speaks of the job, and of no application */
    LANG_PATTERN_DEADLINE,
    LANG_PATTERN_OPEN_END, /* a deadline without a date */
    LANG_PATTERN_BY,       /* a deadline in a sentence that speaks of applying */
    LANG_PATTERN_PUBLISHED,
    LANG_PATTERN_AGO,
    LANG_PATTERN_DATELINE,  /* "Lyon, le" at the head of a letter */
    LANG_PATTERN_OTHER_DAY, /* words of interviews, answers, visits */
    LANG_PATTERN_APPLYING,
    LANG_PATTERN_CONTRACT_WORD,  /* a stretch of time beside one of these is the job's */
    LANG_PATTERN_RANGE,          /* behind a date, the one that ends the stretch */
    LANG_PATTERN_LATER,          /* before a kind of contract that may come later … */
    LANG_PATTERN_POSSIBLE,       /* … and behind it */
    LANG_PATTERN_CONTRACT_LABEL, /* whose value is a contract, whatever it says */
    LANG_PATTERN_TOWN,           /* where someone is sought */
    LANG_PATTERN_BASED,          /* leads to a place */
    LANG_PATTERN_PLACE_END,      /* behind a place, and none of it */
    LANG_PATTERN_STREET,
    LANG_PATTERN_POSTCODE, /* with its town */
    LANG_PATTERN_HOUSE,    /* a shop, an office, and where it is */
    LANG_PATTERN_REMOTE,   /* a term that names a way of working instead of a place */
    LANG_PATTERN_AWAY,     /* says that one may work elsewhere, too */
    LANG_PATTERN_NO_PLACE, /* what a label of places names, and is none */
    LANG_PATTERN_REFERENCE,
    LANG_PATTERN_PRIVACY,   /* an address beside these is that of a data officer … */
    LANG_PATTERN_ACCESS,    /* … or for those with a need … */
    LANG_PATTERN_ASKING,    /* … or for questions */
    LANG_PATTERN_SEEKING,   /* before a title, with its article */
    LANG_PATTERN_MAIL_HEAD, /* who wrote to whom */
    LANG_PATTERN_TITLE_END,
    LANG_PATTERN_TITLE_TAIL, /* behind its dash, and none of it */
    LANG_PATTERN_ANNOUNCE,   /* before a title, and no part of it */
    LANG_PATTERN_GENDER,     /* a job for everyone: "H/F" */
    LANG_PATTERN_WANTED,     /* behind a title */
    LANG_PATTERN_NO_TITLE,   /* how lines begin that are no title … */
    LANG_PATTERN_NAME,       /* … nor, without a word for a job, are these */
    LANG_PATTERN_ADJECTIVE,  /* what a title does not begin with */
    LANG_PATTERN_ARTICLE,    /* before a title */
    LANG_PATTERN_MAYBE,      /* what may come later, or for others */
    LANG_PATTERN_COUNT
};

/* How a language states facts. Labels are lists of words in their order, each as in lang_heading;
 * what else stands in the label must be a filler. */
struct lang_facts {
    const char *const *const *labels; /* LANG_FACT_COUNT of them; NULL: none */
    const char *const *patterns;      /* LANG_PATTERN_COUNT of them; NULL: none */
    const char *const *fillers;
    const char *const *jobs;        /* words that name who does a job */
    const char *const *job_endings; /* so do words that end so */
    bool large_titles; /* behind adjectives, a job's name may begin where words are written large */
};

/* What people write in a posting's INI, and what they mean by it: of the keys of a section, or,
 * where that is NULL, of the sections. A list of words with | between. */
struct lang_meant {
    const char *section, *written, *means;
};

/* What words of a text give away; of one thing the graver comes first. */
enum lang_judged {
    JUDGED_PAY_HISTORY,  /* asks what somebody earns, or earned */
    JUDGED_AGE,          /* asks for an age */
    JUDGED_PRIVATE_DATA, /* asks for what no application needs */
    JUDGED_LOOKS,        /* asks for a photograph, a date of birth */
    JUDGED_LINK,         /* speaks of a link that must stand near */
    JUDGED_ATTACHED,     /* speaks of a file that an offer does not bring */
    JUDGED_GROUND,       /* asks for what the law forbids to ask for */
    JUDGED_PROXY,        /* asks for what stands for it */
    JUDGED_HINT,         /* may sound so */
    JUDGED_VAGUE,        /* a criterion that nobody can score */
    JUDGED_CODED,        /* puts off women or men, or says nothing */
    JUDGED_PLACEHOLDER,  /* was to be filled in */
    JUDGED_BLANK,        /* the same, in brackets or behind a colon */
    JUDGED_COUNT
};

/* Phrases as lang_says has them (`#` not at the beginning), and those which, in the same block,
 * mean that they are meant otherwise (NULL: none). */
struct lang_judging {
    enum lang_judged what;
    const char *const *phrases; /* NULL: the end of the rows */
    const char *const *unless;
};

/* Words by which a text is judged: phrases as in lang_find_phrase, where nothing else is said. */
struct lang_check {
    const char *const *week_of;   /* lead to the day that a week begins with */
    const char *const *pay;       /* a block with one of these speaks of pay */
    const char *const *sums;      /* a pay that is known without figures: "smic", a public scale */
    const char *const *pay_vague; /* a pay that says nothing */
    const char *const *data_notice; /* what a word on candidates' data has in it */
    const struct lang_judging *judging;
    const char *const *age_schemes; /* public ones that set an age: as lang_says has them */
    const char *const *employed;    /* contracts under which a collective agreement holds … */
    const char *const *agreements;  /* … and what names one; NULL: the language has none */
    const char *const *both;        /* say that a job is for women and men: as lang_says has them */
    const char *const *gendered;    /* how words of jobs end that are for one of them: `eur` */
    const char *const *whole_gendered;   /* the same, whole words */
    const char *const *openings;         /* of sentences and headings, as typed */
    const char *const *small_openings;   /* the same, where a small word follows */
    const char *const *unaccented;       /* pairs, in small letters: a word without its accents, and
                                            with them */
    const char *const *unaccented_first; /* the same of words whose first letter alone may lack
                                            its accent: those with a capital */
    const char *const *known;            /* abbreviations that everybody knows */
    const char *const *articles; /* of names, not counted where these are compared; folded */
    bool spaced;                 /* a space stands before : ; ! ? and % */
    bool foreign_title;          /* the law wants the title in this language */
};

/* What the summary of a panel says: `{1}` stands for a value; of what is counted the singular, `|`,
 * the plural. */
enum lang_panel {
    PANEL_TITLE,
    PANEL_ROUND,
    PANEL_READ,
    PANEL_REFUSED,
    PANEL_SET_ASIDE,
    PANEL_MERGED,
    PANEL_OTHER_ROUND,
    PANEL_TO_ASK,
    PANEL_UNCHECKED,
    PANEL_CANDIDATES,
    PANEL_MEMBERS,
    PANEL_CRITERIA,
    PANEL_HASH,
    PANEL_RANKING,
    PANEL_RANK,
    PANEL_CODE,
    PANEL_OF_100,
    PANEL_COVERAGE,
    PANEL_TRIAL,
    PANEL_SCORE,
    PANEL_MEMBER,
    PANEL_SAME_RANK,
    PANEL_LOW_COVERAGE,
    PANEL_UNRANKED,
    PANEL_UNRANKED_TRIAL,
    PANEL_MEANS,
    PANEL_MEANS_HEAD,
    PANEL_FRAME,
    PANEL_DISCUSS,
    PANEL_NOTHING,
    PANEL_ELIMINATED,
    PANEL_KNOCKOUT_ZERO,
    PANEL_SCORES,
    PANEL_AGREEMENT,
    PANEL_ALPHA,
    PANEL_KENDALL,
    PANEL_ICC_ONE,
    PANEL_ICC_MEAN,
    PANEL_ALPHA_LOW,
    PANEL_ALPHA_SOME,
    PANEL_ALPHA_HIGH,
    PANEL_KENDALL_LOW,
    PANEL_KENDALL_SOME,
    PANEL_KENDALL_HIGH,
    PANEL_ICC_ONE_LOW,
    PANEL_ICC_ONE_SOME,
    PANEL_ICC_ONE_HIGH,
    PANEL_ICC_MEAN_LOW,
    PANEL_ICC_MEAN_SOME,
    PANEL_ICC_MEAN_HIGH,
    PANEL_NOT_COMPUTABLE,
    PANEL_LACK_EVALUATORS,
    PANEL_LACK_CANDIDATES,
    PANEL_LACK_PAIRS,
    PANEL_LACK_VARIANCE,
    PANEL_STRICTNESS,
    PANEL_STRICTER,
    PANEL_GENEROUS,
    PANEL_STRICTNESS_NOTE,
    PANEL_FLAT,
    PANEL_UNFOUNDED,
    PANEL_UNFOUNDED_ONE,
    PANEL_STABILITY,
    PANEL_OUT_OF,
    PANEL_STABILITY_NOTE,
    PANEL_NEVER_FIRST,
    PANEL_DECISION,
    PANEL_DECISION_NOTE,
    PANEL_DECISION_REASON,
    PANEL_DECISION_NAME,
    PANEL_DECISION_DATE,
    PANEL_CONFIDENTIAL,
    PANEL_BY_MEMBER,
    PANEL_BY_MEMBER_HEAD,
    PANEL_ALL,
    PANEL_REPORTED,
    PANEL_FILE,
    PANEL_BALLOT,
    PANEL_FATE,
    PANEL_REASON,
    PANEL_FATE_COUNTED,
    PANEL_FATE_REFUSED,
    PANEL_FATE_SET_ASIDE,
    PANEL_FATE_MERGED,
    PANEL_FATE_OTHER_ROUND,
    PANEL_FATE_TO_ASK,
    PANEL_FATE_NOTED,
    PANEL_FATE_EMPTY,
    PANEL_FATE_WAITS,
    PANEL_HANDWRITTEN, /* of {1}: evidence that stays a picture */
    PANEL_ANNEX,
    PANEL_RANK_IS,
    PANEL_NO_RANK,
    PANEL_SCORE_IS,
    PANEL_COVERAGE_IS,
    PANEL_RECOMMENDED,
    PANEL_RECOMMENDATIONS,
    PANEL_NO_RECOMMENDATION,
    PANEL_STATISTICS,
    PANEL_DEVIATION,
    PANEL_NO_SCORE,
    PANEL_CRITERION,
    PANEL_WHO,
    PANEL_SCORE_HEAD,
    PANEL_EVIDENCE,
    PANEL_DOSSIER,
    PANEL_DOSSIER_EXTRACT,
    PANEL_DOSSIER_OF,
    PANEL_DOSSIER_ROUND,
    PANEL_DOSSIER_CANDIDATES,
    PANEL_DOSSIER_MEMBERS,
    PANEL_DOSSIER_BALLOTS,
    PANEL_DOSSIER_READ,
    PANEL_DOSSIER_CANDIDATE,
    PANEL_DOSSIER_CONTENTS,
    PANEL_DOSSIER_OFFER_SAYS,
    PANEL_DOSSIER_ANCHORS_SAYS,
    PANEL_DOSSIER_SUMMARY_SAYS,
    PANEL_DOSSIER_FIGURES,
    PANEL_DOSSIER_FIGURES_SAYS,
    PANEL_DOSSIER_FILLED,
    PANEL_DOSSIER_ATTACHED,
    PANEL_DOSSIER_ATTACHED_SAYS,
    PANEL_DOSSIER_CODES,
    PANEL_DOSSIER_PURGE,
    PANEL_DOSSIER_ALONE,
    PANEL_DOSSIER_INTERVIEW,
    PANEL_DOSSIER_FILE,
    PANEL_DOSSIER_DECLARED,
    PANEL_DOSSIER_UNDECLARED,
    PANEL_DOSSIER_UNASKED,
    PANEL_DOSSIER_ANCHOR,
    PANEL_DOSSIER_MADE,
    PANEL_DOSSIER_MEAN,
    PANEL_DOSSIER_MIN,
    PANEL_DOSSIER_MAX,
    PANEL_DOSSIER_SD,
    PANEL_DOSSIER_N,
    LANG_PANEL_COUNT
};

/* What a text says and a poster does not. */
enum lang_unsaid {
    UNSAID_BUTTON,       /* what a job board's page offers to press, and when it was put there */
    UNSAID_OTHER_JOBS,   /* with all below it */
    UNSAID_ANNOUNCEMENT, /* that there is a job */
    UNSAID_COMPANY,      /* registers, capital, numbers */
    UNSAID_SOCIAL,       /* follow us */
    UNSAID_GREETING,
    UNSAID_MAIL_NOTICE, /* below mails: whom they are meant for */
    UNSAID_DATA_NOTICE, /* what becomes of candidates' data */
    UNSAID_OTHER_MAIL,  /* an address for all but applications */
    UNSAID_FORWARD,     /* above a mail that is passed on */
    UNSAID_PASSING,     /* what is said by who passes a posting on */
    UNSAID_CLOSING,     /* above a signature */
    UNSAID_AGENCY,      /* who recruits for somebody else */
    UNSAID_PAGE,        /* of a site's page: cookies, ratings, its own offers */
    UNSAID_COUNT
};

/* Letters of ordinal numbers in digits that stand raised: `er` of `1er`. */
struct lang_raised {
    const char *number; /* NULL: any */
    const char *ending; /* NULL: the end of the rows */
};

/* A form with an inclusive mark, or a part of one, and what it is in either gender. */
struct lang_gendered {
    const char *form; /* NULL: the end of the rows */
    const char *masculine, *feminine;
};

/* How inclusive forms are written out (lang_find_doubled). All in small letters. */
struct lang_doubled {
    const struct lang_gendered
        *endings; /* behind the mark; of the stem before it the end, and that of the feminine */
    const struct lang_gendered *singular, *plural; /* whole words */
    const struct lang_gendered *pairs;             /* before one in the singular: "la ou le" */
    const struct lang_gendered *plurals; /* the end of a masculine, and that of its plural */
    const char *plural_mark;             /* of all others, and of the feminine */
    const char *const *before;           /* what a stem is that stands before its noun: "certain" */
    const char *and, * or ;              /* between two in the plural, in the singular */
};

enum lang_town_rule {
    LANG_TOWN_BEHIND_POSTCODE, /* `13100 Aix`, wherever in the address */
    LANG_TOWN_BEFORE_POSTCODE, /* `Bristol BS1 4DB`; a number at the beginning is a house's */
};

struct typo_rule; /* lang/typo/typo.h */
struct typo_words;

struct language {
    const char *code;                /* BCP 47: "fr-FR"; its first part is unique */
    const char *labels[LABEL_COUNT]; /* with their typography */

    const struct lang_heading *headings; /* more particular before more general */
    const char *const *wish_headings;    /* of those, below which all is a plus; as phrases above */
    const char *const *need_headings;    /* and below which all is a must */
    const struct lang_heading *tones;    /* phrases of paragraphs; after `!` one is enough, after
                                            `^` they begin it */
    const struct lang_items *items;
    const char *const *post_words;        /* before a number, one of several jobs */
    const char *const *buttons;           /* words of what a job board's page offers to press */
    const char *const *form_heads;        /* what stands above a form, and says nothing */
    const char *const *mail_fields;       /* before the colons of a mail's header */
    const char *const *inclusive_endings; /* behind a mark: `e` of `candidat·e` */
    const struct lang_doubled *doubled;   /* NULL: it has no such forms */
    const char *const *pronouns;          /* with which a sentence goes on about what was named */
    const char *const *addressing;        /* words with which a line speaks to its reader */
    const char *const *leading_words; /* articles, prepositions …: no line of a heading ends so … */
    const char *const *trailing_words; /* … or begins so: they belong to what stands before them */
    const char *const *fillers;        /* words of headings beside those that tell the role */
    const char *const *spoken;         /* words of sentences and of jobs' titles: in no heading */
    const char *const *const *cues;    /* CUE_COUNT lists of phrases, longest first */
    const struct lang_job_words *job_words;
    const struct lang_criteria *criteria;
    const struct lang_facts *facts;
    const struct lang_check *check;
    const struct lang_meant *meant;   /* ended by means NULL */
    const char *const *panel;         /* LANG_PANEL_COUNT of them, each may be NULL; NULL: none */
    bool none_is_one;                 /* none of a thing is said in the singular: `0 refusée` */
    const char *const *const *unsaid; /* UNSAID_COUNT lists of phrases, as lang_says wants them */
    const char *const *pressing;      /* words in capitals that a poster leaves out: "URGENT" */
    const char *const *abbreviations; /* pairs, as printed: form, expansion */
    const char *const *common; /* commonest words, none of them another language's: lang_guess */

    const char *months[12], *weekdays[7]; /* each in all its forms, with a space between */
    unsigned capital_months;        /* bit n: the n-th month is one only with a capital ("may") */
    bool time_leads;                /* "5 pm on Friday": a time of day may stand before its date */
    bool month_first;               /* `November 21, 2025` is a date */
    const char *const *day_endings; /* `er` of `1er`, `st` of `21st` */
    const struct lang_raised *raised;
    const char *hours;             /* what a number of hours counts, where a text leaves it out */
    const char *const *hour_marks; /* between hour and minute: `18 h 30` */
    const char *const *per;        /* stretches that have so many hours: `35 h par semaine` */
    /* "envoyer", what one sends, "à", an address: in small letters, the longest first */
    const char *const *send, *const *send_to;
    const char *day_end; /* the last minute of a day, as it is written */
    char decimal_mark;
    enum lang_town_rule town;

    const struct typo_rule *typography;  /* in the order in which they run; ended by name NULL */
    const struct typo_words *typo_words; /* where there is a chain */
    const char *hyphenation;             /* the name of libhyphen's dictionary: "en_GB" */
};

/* The language of a BCP 47 code: "fr", "fr-FR", "en_GB"; NULL: none that is known here. Lent, as
 * all below. */
const struct language *lang_find(const char *code);

/* The languages there are, ended by NULL; the first is that of a text of which nothing tells. */
const struct language *const *lang_all(void);

/* "fr or en": the codes there are, without their regions, for messages (g_free). */
char *lang_list_codes(void);
/* "fr": the first part of its code (g_free). */
char *lang_short_code(const struct language *lang);

/* Has it the form of a language's code: "en", "pt-BR" (BCP 47)? */
bool lang_is_code(const char *text);
/* The code of a text in another script than Latin, by its first letter; where the script has no
 * language of its own "und-Cyrl". `lang_script_len`: how far it goes on in that script from its
 * first byte; 0: it begins with none (g_free). */
char *lang_script_code(const char *text);
size_t lang_script_len(const char *text);
/* The language that a text is in without doubt, by its commonest words, and that is not this one;
 * NULL: there is none. */
const struct language *lang_find_other(const struct language *lang, const char *text, size_t len);
/* The language a text is most likely in, by its commonest words. */
const struct language *lang_guess(const char *text, size_t len);
/* Does it name a job in another language, and none in this one? */
bool lang_is_foreign_job(const struct language *lang, const char *title);

/* An inclusive phrase, `salarié·es permanent·es`. */
struct lang_written_out {
    size_t offset, len; /* in the text */
    char *says;         /* `salariées et salariés permanents` (g_free); NULL: rules can't tell */
};

/* The first one from `from` on, in a text with its typography. False: there is none. */
bool lang_find_doubled(const struct language *lang, const char *text, size_t from,
                       struct lang_written_out *found);

/* What is printed; the English where the language says nothing. */
const char *lang_label(const struct language *lang, enum lang_label label);

/* A number with the language's decimal mark in place of the point. */
void lang_set_decimal_mark(const struct language *lang, char *number);
/* The same of the words of a panel's summary, and of those for so many (`{1}` stays). */
const char *lang_panel(const struct language *lang, enum lang_panel text);
char *lang_panel_count(const struct language *lang, enum lang_panel text,
                       unsigned count); /* (g_free) */
const char *lang_category_name(const struct lang_criteria *words, enum lang_category category);
const char *lang_question(const struct lang_criteria *words, enum lang_category category);
const char *lang_day_end(const struct language *lang);

/* Never NULL. */
const struct lang_criteria *lang_criteria(const struct language *lang);
/* Never NULL, nor are its lists. */
const struct lang_facts *lang_facts(const struct language *lang);
/* Never NULL; its lists may be. */
const struct lang_check *lang_check(const struct language *lang);
/* Usual abbreviations of postings: pairs of form and expansion, ended by NULL. Never NULL. */
const char *const *lang_abbreviations(const struct language *lang);

enum { LANG_LABEL_WORDS = 9 }; /* of a label */

/* The fact that a label names; LANG_FACT_COUNT: none. Its words folded, LANG_LABEL_WORDS of them at
 * most; or as it stands in the text. */
enum lang_fact lang_find_fact_label(const struct lang_facts *words, char **label, unsigned count);
/* The length of a label without a remark in brackets at its end: `Salaire (brut)`. */
size_t lang_label_len(const char *text, size_t len);
/* The fact that a picture stands for at the beginning of a line; LANG_FACT_FORM: one of several. */
enum lang_fact lang_find_symbol(unsigned symbol);
enum lang_fact lang_find_fact(const struct lang_facts *words, const char *text, size_t len);

/* The role that a heading names, or ROLE_NONE; also for what is no heading: sentences, titles of
 * jobs (“chargé de mission”), a name with what it is (“Salaire : 2 400 €”). Case, accents and
 * punctuation at the end do not count. */
enum lang_role lang_find_role(const struct language *lang, const char *heading);
/* Is a heading all of what the lexicon knows, and nothing beside it but fillers? */
bool lang_is_whole_heading(const struct language *lang, const char *heading);
/* A heading inside a profile: what stands below it is a plus; is a must. */
bool lang_is_wish_heading(const struct language *lang, const char *heading);
bool lang_is_need_heading(const struct language *lang, const char *heading);
/* What a paragraph is about by how it sounds: `len` bytes; ROLE_NONE: nothing tells, or two things
 * do. */
enum lang_role lang_find_tone(const struct language *lang, const char *text, size_t len);
/* What a line of a list is about by how it begins: `len` bytes; ROLE_NONE: that tells nothing. */
enum lang_role lang_find_item_role(const struct language *lang, const char *text, size_t len);
/* Does a line begin by speaking to its reader: “Vous aimez …”, “Do you …”? */
bool lang_addresses_reader(const struct language *lang, const char *text, size_t len);
/* Folded: does it stand in headings, and tell nothing? */
bool lang_is_filler(const struct language *lang, const char *word);
/* Is a section of that role about one fact: deadline, start, pay, places? About the work: missions,
 * profile? */
bool lang_is_fact_role(enum lang_role role);
bool lang_is_work_role(enum lang_role role);
const char *lang_role_name(enum lang_role role); /* "missions": for `show` and goldens */

/* Roles in an order that means something. */
struct lang_roles {
    enum lang_role list[ROLE_COUNT];
    unsigned count;
};

/* "commitments, other": names of roles with commas between; `other`: ROLE_NONE. Returns the first
 * word that is none (g_free), and leaves `roles` as they were; NULL: all are. */
char *lang_parse_roles(const char *text, struct lang_roles *roles);
bool lang_has_role(const struct lang_roles *roles, enum lang_role role);

/* 1–12, 1–7 (Monday first), 0: no such word. `len` bytes; full names and usual abbreviations; case
 * does not count. */
int lang_find_month(const struct language *lang, const char *word, size_t len);
int lang_find_weekday(const struct language *lang, const char *word, size_t len);
/* A month's name, not abbreviated. */
bool lang_is_whole_month(const struct language *lang, const char *word, size_t len);
const char *lang_weekday_name(int weekday); /* in the language of messages (say_) */
const char *lang_month_name(int month);

/* A stretch of a text: where in it, how many bytes. len == 0: nothing was found. */
struct lang_match {
    size_t offset, len;
};

/* The first of the phrases (folded, ended by NULL; NULL: none) that stands in the text as whole
 * words. */
struct lang_match lang_find_phrase(const char *text, size_t len, const char *const *phrases);

/* The first words that name a kind of contract ("CDI", "fixed-term contract"; words that may mean
 * something else, such as "stage", only where there are none of these) or the hours ("temps
 * plein"). *part_time, when given: which of the two the hours are. */
struct lang_match lang_find_contract(const struct language *lang, const char *text, size_t len);
struct lang_match lang_find_hours(const struct language *lang, const char *text, size_t len,
                                  bool *part_time);

/* The postcode in an address of one line, by the language's own country: five digits before their
 * town, or a British one; len 0: none. */
struct lang_match lang_find_postcode(const struct language *lang, const char *place);

/* The town in an address of one line: what follows a postcode, up to the next comma; else the last
 * part. */
struct lang_match lang_find_town(const struct language *lang, const char *place);

/* What a phrase, as lang_says has it but for `^` and `=`, takes from where a word of a folded text
 * begins, in bytes; 0: it is another. */
size_t lang_takes(const char *folded, const char *phrase);
/* Where a stretch of the folded text stands in the text that it was folded from. */
struct lang_match lang_unfold(const char *text, size_t start, size_t len);

/* Does a folded text say one of the phrases (NULL: none)? After `^` it begins so, after `=` it is
 * all of it; a word that ends in `*` stands for all with that beginning, `#` for a number. How many
 * bytes from its beginning on the phrase takes that stands there, of those after `^` and `=`; of
 * others 1. 0: none. */
size_t lang_says(const char *folded, const char *const *phrases);
/* Is a folded text nothing but phrases after `=`, one behind the other, and at least one? */
bool lang_says_only(const char *folded, const char *const *phrases);

/* `poste 2 …`: what stands behind the words with which a folded text begins that name one of
 * several posts; "": nothing does; NULL: it begins otherwise. Lent. */
const char *lang_behind_post(const struct language *lang, const char *folded);

/* The phrases of a list of what posters do not say; NULL: none. */
const char *const *lang_unsaid(const struct language *lang, enum lang_unsaid what);

/* Is a word one of the list (NULL: empty)? */
bool lang_has_word(const char *const *words, const char *word);

/* Is a folded word the first `len` bytes of a pattern? One that ends in `*` stands for all words
 * with that beginning. */
bool lang_word_matches(const char *word, const char *pattern, size_t len);

/* A text for comparing: lower case, without accents, each run of anything but letters and digits as
 * one space, none at the ends (g_free). */
char *lang_fold(const char *text, size_t len);
/* A text in small letters, or in capitals, letter by letter: GLib's own ways follow the locale
 * (Turkish), and documents never do (g_free). */
char *lang_lower(const char *text, size_t len);
char *lang_upper(const char *text, size_t len);
/* The same as lang_fold, without inclusive endings: `candidat·e`, `un(e)`, `le/la` (g_free). */
char *lang_fold_inclusive(const struct language *lang, const char *text, size_t len);

/* The length of an inclusive ending with its mark, where one stands: `·e`, `(e)`, `/la`; 0: there
 * is none. */
size_t lang_inclusive_len(const struct language *lang, const char *at, const char *end);

/* Phrases of a cue, longest first, ended by NULL. Never NULL. */
const char *const *lang_cues(const struct language *lang, enum lang_cue cue);

/* The first CUE_SEEKS of the text that is a verb. */
struct lang_match lang_find_seeking(const struct language *lang, const char *text, size_t len);

/* Is a word, alone, one of a cue's? */
bool lang_is_cue(const struct language *lang, enum lang_cue cue, const char *word, size_t len);

/* Where from `from` on a line should not begin, since it would part words that are read in one
 * breath: a number and what it counts (`3 personnes`, `13100 Aix`), a range (`12–16`), the parts of
 * a name
 * (`Aix-en-Provence`); in a heading also a small word and what it leads to, any compound, a
 * street's name, a postcode. A byte of the text; 0: nowhere. */
size_t lang_find_bond(const struct language *lang, const char *text, size_t from, bool heading);

#endif

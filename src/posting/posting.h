/* posting: one job posting as a typed thing: blocks, sections, facts, offices, criteria.
 *
 * Read once from posting.ini and posting.txt; after that nobody opens these files. Texts are as the
 * organisation wrote them (UTF-8, line breaks inside a block folded to one space); typography comes
 * later, in compose. Every part keeps its span. */
#ifndef POSTING_POSTING_H
#define POSTING_POSTING_H

#include "base/base.h"
#include "ini/ini.h"
#include "lang/lang.h"

struct typo_options;

/* The two files of a posting's folder. */
#define POSTING_INI "posting.ini"
#define POSTING_TXT "posting.txt"

enum posting_block_kind { BLOCK_HEADING, BLOCK_ITEM, BLOCK_PARAGRAPH };

/* `[text](target)` of what was pasted: a stretch of a block's text that leads somewhere. */
struct posting_link {
    size_t start, len; /* bytes of the block's text */
    char *target;      /* as typed */
};

struct posting_block {
    enum posting_block_kind kind;
    unsigned level;   /* headings: 2 or 3 */
    unsigned depth;   /* items: 1, or more for one of a list inside an item; else 0 */
    unsigned number;  /* items of an ordered list: their number; 0: bullet */
    bool lettered;    /* and it is written as a letter: a), b) */
    bool wish;        /* stands below a heading that wishes: "Desirable", "Souhaité" */
    bool aside;       /* no poster says it: it is `around`, or says again what the text says */
    bool around;      /* not the posting's own: a mail's header and signature, the words of who
                         passed it on, hashtags, what a page offers to press */
    char *marker;     /* of an item, as typed: "•", "1/"; NULL: none */
    const char *rule; /* the rule that said what it is; static, NULL: none */
    bool row;         /* it is one of a table */
    char *text;       /* without marker, folded, trimmed */
    struct span span; /* the text in posting.txt, without the marker; the cells of a row of a
                         table are parted by tabs in it */
    struct span label, value; /* `Salary: 2 000 €`, one line or two cells, or a line that names the
                                 next: what names, without the colon, and what it says, which may
                                 be another block's; source NULL: nothing of the kind */
    GArray *links;            /* struct posting_link; NULL: none */
    struct ini_value brief;   /* of an item: how the poster says it, if the organisation wants it
                                     otherwise; text NULL: as it is */
    unsigned section;         /* index of the section it belongs to */
};

/* A heading of level 2 and all until the next, or blocks that are of another role than what stands
 * above them. Section 0 has no heading: what stands before the first one; nor need others have. */
struct posting_section {
    enum lang_role role;
    unsigned first, count; /* blocks [first, first + count): the heading, if there is one, is the
                              first of them */
};

enum posting_fact_id {
    FACT_TITLE,
    FACT_EMPLOYER,
    FACT_CONTRACT,
    FACT_START,
    FACT_DEADLINE,
    FACT_PAY,
    FACT_PLACES,
    FACT_CONTACT,
    FACT_PUBLISHED,
    FACT_REFERENCE,
    FACT_URL,
    FACT_TIMEZONE,
    FACT_HOURS, /* "temps plein" */
    FACT_SITE,  /* the organisation's own */
    FACT_COUNT
};

struct posting_fact {
    char *text;       /* NULL: unknown. Of several (places): lines joined by \n */
    struct date date; /* start, deadline, published: what was understood */
    struct span span; /* where from */
    bool from_ini;
    const char *rule;      /* the name of the rule that found it, static; NULL: the INI states it */
    struct ini_value hint; /* of an unknown one: what it might be, and where; text NULL: nothing */
};

struct posting_office {
    char *id;      /* `friche`: file names, --office */
    char *name;    /* Friche la Belle de Mai */
    char *address; /* 41 rue Jobin, 13003 Marseille */
    struct span name_span, address_span;
    struct posting_fact facts[FACT_COUNT]; /* what holds for it alone; text NULL: as for all */
    struct span span;
};

#define POSTING_ANCHORS 5 /* 0 … 4 */
#define POSTING_NOT_EVALUATED POSTING_ANCHORS
/* What a criterion may be given: "0" … "4", "NE"; NULL behind them. */
extern const char *const posting_scores[POSTING_ANCHORS + 2];

struct posting_criterion {
    char *text;                  /* the line it comes from, stripped */
    char *label;                 /* at most 45 characters, or the INI's */
    char *categories;            /* in the posting's language: "savoir-faire / savoir-être" */
    char **indicators;           /* what the line asks for, one by one, an elided head given back;
                                    NULL-terminated */
    enum lang_category category; /* the first of them: picks the question template */
    double weight;               /* 1 unless the INI says otherwise */
    char *weight_reason;         /* NULL: none */
    char *question;
    char *anchors[POSTING_ANCHORS];
    bool alternative, bonus;
    bool knockout;           /* the INI says so */
    bool knockout_suggested; /* the text sounds like it: `show` says so, the grid does not */
    struct span span;        /* the line; of the texts below, the INI's value where it gives them */
    struct span label_span, category_span, reason_span, question_span,
        anchor_spans[POSTING_ANCHORS];
};

/* What words of the text stand for, or are. */
struct posting_phrase {
    char *form;       /* CDI */
    char *says;       /* contrat à durée indéterminée */
    struct span span; /* of both, in the INI; of the language's own none */
};

/* [poster]: what the organisation wants of its poster. */
struct posting_poster {
    char *lead; /* NULL: none given */
    struct span lead_span;
    unsigned items;         /* 0: as the layout says */
    struct lang_roles drop; /* sections to leave out first, where not all fits */
    struct lang_roles keep; /* sections of which nothing is left out */
};

/* What boards ask for and texts rarely say: keys of [facts] that stand on no document of pages. */
enum posting_board_key {
    BOARD_ROME,              /* "K1206": of the French register of jobs */
    BOARD_PAY_MIN,           /* a number, with a point */
    BOARD_PAY_MAX,           /* likewise */
    BOARD_PAY_UNIT,          /* HOUR, DAY, WEEK, MONTH, YEAR */
    BOARD_AGREEMENT,         /* a collective agreement */
    BOARD_REMOTE,            /* yes: wholly from elsewhere; partly; no */
    BOARD_OPENINGS,          /* a whole number, 1 at least */
    BOARD_EDUCATION,         /* "bachelor degree", and what else board.c lists */
    BOARD_EXPERIENCE_MONTHS, /* a whole number */
    BOARD_BENEFITS,
    BOARD_COUNTRY, /* ISO 3166-1, two letters: FR */
    BOARD_COUNT
};

/* [panel] and [evaluators]: how a round is counted, and who its codes are. */
struct posting_panel {
    char *calibration;      /* code of a trial candidate; NULL: none */
    GHashTable *names;      /* char * code, in capitals → char * name */
    unsigned keep_months;   /* in the working files, after the answer */
    bool consent;           /* the candidates agreed to more than three */
    struct date answered;   /* when they were; year 0: not said */
    unsigned archive_years; /* after the answer; 0: not said */
};

struct posting {
    char *folder;     /* the posting's folder; its last part names the output folder */
    char *name;       /* mediation-2026; bytes of the file system's, for paths */
    char *shown_name; /* the same as people are shown it: always UTF-8 */
    struct source *ini, *txt;
    const struct language *lang;
    char *organisation; /* CHRONIQUES; NULL: unknown */
    char *tagline;      /* Biennale des Imaginaires Numériques */
    struct span organisation_span, tagline_span;
    struct ini_value brand; /* name of brand-NAME.ini; text NULL: the default brand */
    GHashTable
        *brand_overrides; /* char * colour name → struct ini_value *: [brand] of the posting */
    GArray *blocks;       /* struct posting_block */
    GArray *sections;     /* struct posting_section */
    struct posting_fact facts[FACT_COUNT];
    GArray *offices;        /* struct posting_office; may be empty */
    GArray *criteria;       /* struct posting_criterion */
    GArray *abbreviations;  /* struct posting_phrase: the INI's, then the language's defaults that
                               the text uses */
    GArray *inclusive;      /* struct posting_phrase: [inclusive], and how they are written out */
    GArray *foreign;        /* struct posting_phrase: words of another language, and its code */
    char criteria_hash[10]; /* "4f7c-91ab" (specs/grid.md §1) */
    struct posting_poster poster;
    struct posting_panel panel;
    struct ini_value board[BOARD_COUNT];    /* text NULL: not given, or nothing that it may be */
    char **typography_keep;                 /* NULL-terminated; may be NULL */
    unsigned typography_off, typography_on; /* bits of rules, as typo_options has them */
    GHashTable *set; /* texts (g_free) as posting_typo set them (g_free); NULL: none is kept */
};

/* Reads a posting: POSTING is a folder, or a posting.ini. Reports ini-*, input-*,
 * unclassed-criterion, no-criteria, many-criteria; goes on after errors, so one run shows every
 * mistake. NULL: nothing usable. The sources it read stay alive as long as the posting. */
struct posting *posting_load(const char *path, struct diag *diag);

/* The same of one that is in memory: what its files would hold, and what its folder is called,
 * whose last part is its name. It has nothing else of its own: no layouts, fonts or brands. */
struct posting_texts {
    const char *folder, *ini, *text;
};
struct posting *posting_read(const struct posting_texts *texts, struct diag *diag);

/* "fr": the language of such a posting, from its INI or its text, without all the rest (g_free).
 * NULL: there is none to be read. Reports nothing. */
char *posting_find_language(const char *path);
/* The same of what the two files would hold. */
char *posting_read_language(const char *ini, const char *text);
void posting_drop(struct posting *posting);

/* Does the posting's INI have this office? True, too, where the INI can't be read: posting_load
 * says why. */
bool posting_may_have_office(const char *path, const char *id);

/* Does the path name an INI, and not a folder of such a name? */
bool posting_is_ini(const char *path);

/* Gives dates without a year the one that today's implies, where the text has none that does
 * (year 0: it stays open). */
void posting_settle_dates(struct posting *posting, const struct date *today);

/* What kinds of things facts are. */
enum {
    POSTING_FACT_DATE = 1,  /* start, deadline, published */
    POSTING_FACT_LINES = 2, /* several, a line each */
    POSTING_FACT_WEB = 4    /* an address that a browser opens */
};
bool posting_fact_is(enum posting_fact_id id, unsigned what);

/* May [facts] say this of it? Reports ini-date, ini-value, as of an INI that does. */
bool posting_may_be_fact(const struct language *lang, enum posting_fact_id id, const char *text,
                         struct diag *diag);

/* The country of a place, as its line names it: as [facts] says; else the language's own, where the
 * line, or the address of an office that it names, has a postcode of that country. "FR"; NULL:
 * nothing tells. Lent. */
const char *posting_country(const struct posting *posting, const char *place);

/* How the posting wants its typography; borrows of it. */
struct typo_options posting_typo_options(const struct posting *posting);
/* A text with its typography set right, as far as the posting wants that (g_free); worked out once,
 * since its documents say much the same. */
char *posting_typo(const struct posting *posting, const char *text);

const struct posting_block *posting_block(const struct posting *posting, unsigned index);
const struct posting_section *posting_section(const struct posting *posting, unsigned index);
const struct posting_criterion *posting_criterion(const struct posting *posting, unsigned index);
/* Has it anchors of its own, or only the scale that holds for all? */
bool posting_is_anchored(const struct posting *posting, unsigned criterion);
/* The first section with a role, or NULL. */
const struct posting_section *posting_find_section(const struct posting *posting,
                                                   enum lang_role role);
/* The heading that opens a section; NULL: it has none. */
const struct posting_block *posting_heading_of(const struct posting *posting,
                                               const struct posting_section *section);
/* Does a block name what the next line says, as the rows of forms do? Its value stands there. */
bool posting_names_next(const struct posting_block *block);
const char *posting_fact_name(enum posting_fact_id id); /* the key in [facts] */

/* dates: those that a text names: "mardi 21 novembre, à minuit", "Tuesday, November 25, 2025",
 * "21/11/2025", "février 2026". */
struct dates_match {
    struct date date;
    bool impossible;      /* it is written as a date, but there is no such day: 30 February */
    struct span all;      /* weekday, date and time of day */
    struct span weekday;  /* len 0: none */
    struct span day;      /* day, month and year, as far as they are there */
    struct span midnight; /* "à minuit", "12 am", behind the date or before it; len 0: not said */
};

/* The first date in `within` from byte `*from` of it on; *from is then where to go on. False: there
 * is none. Linear over all calls. */
bool dates_next(const struct language *lang, struct span within, size_t *from,
                struct dates_match *found);

/* Of an impossible one, what is wrong: "30 February does not exist; February 2026 has 28 days"
 * (g_free). */
char *dates_explain(const struct date *impossible);

/* The year of a date without one: the last in which it is not after `start`; where that has no year
 * itself, the first in which it is not before `today`. False: neither tells (year 0), or there is
 * no day in it. A date with a year stays as it is, and is true. */
bool dates_settle(struct date *date, const struct date *start, const struct date *today);

/* The last day that a date may mean: a month without a day ends with it. */
struct date dates_latest(const struct date *date);

#endif

/* panel: the ballots of one round, and what they say together (specs/grid.md §4 and §5).
 *
 * A ballot is one filled grid: one evaluator on one candidate. It comes as plain names and values,
 * or as rows of a CSV; where from is for others to know. What always holds: a ballot counts whole
 * or not at all, and whatever doesn't count is listed with its reason. */
#ifndef PANEL_PANEL_H
#define PANEL_PANEL_H

#include "base/base.h"

/* What the grid asks: what ballots are held against. Lent by the caller as long as the panel lives.
 */
struct panel_criterion {
    const char *label;
    double weight; /* > 0 */
    bool knockout;
};

struct panel_grid {
    const struct panel_criterion *criteria;
    unsigned count;
    const char *hash;  /* "4f7c-91ab" */
    const char *round; /* take only ballots of this one; NULL: of any */
    const char
        *calibration; /* a trial candidate: reported, and left out of the ranking; NULL: none */
};

/* A score: 0 … 4, or one of these, which are missing values. */
enum { BALLOT_BLANK = -1, BALLOT_NE = -2 };

enum ballot_conflict { CONFLICT_BLANK, CONFLICT_NONE, CONFLICT_LINK, CONFLICT_UNASKED };
enum ballot_recommendation {
    RECOMMEND_BLANK,
    RECOMMEND_RETAIN,
    RECOMMEND_DISCUSS,
    RECOMMEND_DECLINE,
    RECOMMEND_COUNT
};

/* What only pictures of a ballot's pages say. */
struct ballot_paper {
    bool *waits;            /* by criterion: a person has to read the score */
    bool declaration_waits; /* … the declaration */
    bool others_wait;       /* … or what is no score */
    GBytes **written;       /* by criterion: evidence in somebody's hand, PNG; empty: that is not
                               shown; NULL: none */
};

struct ballot {
    char *file;                  /* as the user named it */
    char *candidate, *evaluator; /* codes as they are compared: trimmed, in capitals */
    char *respelt;    /* what there is to say of a code that was typed otherwise; NULL: nothing */
    char *round;      /* "": not said */
    bool round_asked; /* false: a CSV without that column */
    char *date;       /* of the interview, as people wrote it; "": not said */
    enum ballot_conflict conflict; /* UNASKED: a CSV without that column */
    enum ballot_recommendation recommendation;
    bool hash_checked;          /* false: a CSV without that column */
    int *scores;                /* by criterion */
    char **evidence;            /* by criterion; "": none */
    struct ballot_paper *paper; /* NULL: it is none of paper */
};

/* All that nobody waits for (ballot_paper_drop, takes NULL). */
struct ballot_paper *ballot_paper_new(unsigned criteria);
void ballot_paper_drop(struct ballot_paper *paper, unsigned criteria);
/* In words, or in somebody's hand. */
bool ballot_has_evidence(const struct ballot *ballot, unsigned criterion);

enum ballot_fate {
    BALLOT_COUNTED, /* of a remark: with a warning */
    BALLOT_REFUSED,
    BALLOT_SET_ASIDE,
    BALLOT_MERGED,
    BALLOT_OTHER_ROUND,
    BALLOT_TO_ASK, /* counted, and somebody has to be asked */
    BALLOT_NOTED,  /* counted, and something is said of it */
    BALLOT_EMPTY,  /* a form that nobody has filled in: no ballot */
    BALLOT_WAITS,  /* something on paper that a person has to read */
    BALLOT_FATES
};

/* What became of a file or a ballot in it, and what there is to say of one that counts. */
struct panel_remark {
    enum ballot_fate fate;
    char *file, *candidate, *evaluator; /* codes may be NULL */
    char *reason; /* in the language of messages, one sentence without full stop */
};

struct panel {
    const struct panel_grid *grid;
    GPtrArray *ballots;    /* struct ballot *: those that count, by candidate and evaluator */
    GArray *remarks;       /* struct panel_remark, in the order in which things were met */
    unsigned read;         /* ballots met, whatever became of them */
    GPtrArray *dates;      /* char *: of the interviews, as those ballots write them */
    unsigned unchecked;    /* of those that count: without hash or declaration to check */
    GPtrArray *candidates; /* char *: codes, in order */
    GPtrArray *evaluators;
    bool unnamed; /* evaluators are numbers that begin anew with each candidate: a number is nobody
                     in particular */
    GHashTable *linked; /* char * candidate and evaluator → char * file: where a link is declared,
                           also in a ballot that is refused */
    char *rounds; /* "1, 2": several rounds were met where one was not asked for, and their ballots
                     are no panel; NULL: one */
};

/* Characters of a code: of a candidate's as much as the form's field holds; of an evaluator's, and
 * of a round; of what others write into a ballot. */
#define PANEL_CANDIDATE_MAX 16
#define PANEL_CODE_MAX 40
#define PANEL_WRITTEN_MAX 64

/* A code as it is compared: trimmed, in capitals (g_free). */
char *ballot_new_code(const char *text);

struct panel *panel_new(const struct panel_grid *grid);
void panel_drop(struct panel *panel);

/* One field of a filled form: `K1.score` = `3`. */
struct panel_field {
    const char *name, *value;
};

/* Takes the ballot of a filled form; one that can't count is remarked upon. */
void panel_add_form(struct panel *panel, const char *file, const struct panel_field *fields,
                    unsigned count);
/* The same of pages of paper; `paper` is the panel's from then on. */
void panel_add_paper(struct panel *panel, const char *file, const struct panel_field *fields,
                     unsigned count, struct ballot_paper *paper);
/* A person has to read something of a file; codes may be NULL. The reason is taken. */
void panel_wait(struct panel *panel, const char *file, const char *candidate, const char *evaluator,
                char *reason);
/* Of a file that is no form at all. */
void panel_refuse(struct panel *panel, const char *file, const char *reason);
/* Something that there is to say of a file whose ballots are read. */
void panel_note(struct panel *panel, const char *file, const char *note);
/* Takes all ballots of a CSV: a header with candidate, evaluator, criterion, score; `,` or `;`;
 * quotes doubled inside quotes. Rows of one candidate and evaluator make one ballot; those whose
 * candidate and score are both blank make none. */
void panel_add_csv(struct panel *panel, const struct source *csv);
/* confirmed: what people read off pictures where nothing else could, as a page saved it. */
#define PANEL_ANSWER_BLANK "blank" /* the value of a row in which nothing is marked */

struct panel_answers;
struct panel_answers *panel_answers_new(void);
void panel_answers_drop(struct panel_answers *answers);
/* Is a CSV one of answers? */
bool panel_is_answers(const struct source *csv);
/* Takes all of a file; what is missing in a row leaves it out. */
void panel_answers_add(struct panel_answers *answers, const struct source *csv);
/* What was said of a row ("K3.score"), by the digest of its picture: "2", PANEL_ANSWER_BLANK; of
 * codes what is written. NULL: nobody has said, or two have, who differ. Lent. */
const char *panel_answers_find(const struct panel_answers *answers, const char *row,
                               const char *digest);

/* After the last: settles what is there twice, and sorts. */
void panel_close(struct panel *panel);

/* Of ballots and files with that fate; of those counted, the ballots. */
unsigned panel_count(const struct panel *panel, enum ballot_fate fate);
/* Is there anything that people should know of, but for copies and other rounds? */
bool panel_is_spotless(const struct panel *panel);

/* How evaluators are called; VIEW_NONE: by numbers that begin anew with each candidate. */
enum panel_view_evaluators { VIEW_CODES, VIEW_NAMES, VIEW_NONE };

/* What of a round is shown. All lent. */
struct panel_view {
    const char *candidate; /* alone; NULL: all. A code as it is compared */
    enum panel_view_evaluators evaluators;
    GHashTable *names; /* char * code → char * name; NULL: nobody is named */
};

/* A closed panel as it is shown (panel_drop); where evidence names a candidate or an evaluator who
 * is not, `[…]` stands instead. */
struct panel *panel_view_new(const struct panel *from, const struct panel_view *view);

/* Of one candidate and criterion. NAN where nobody scored it; sd with n < 2. */
struct panel_cell {
    unsigned n;
    double mean, min, max, sd;
    bool discuss; /* max − min ≥ 2, or a single 0 on a knock-out */
};

struct panel_candidate {
    const char *code;
    unsigned ballots;
    double score, coverage; /* 0–100, 0–1; NAN: nothing was scored */
    bool failed;            /* a knock-out */
    bool calibration;
    unsigned rank; /* 0: none */
    unsigned wins; /* in how many scenarios it has the highest score */
    unsigned recommendations[RECOMMEND_COUNT];
};

struct panel_evaluator {
    const char *code;
    unsigned scores;    /* given, NE and blanks apart */
    double strictness;  /* mean difference to the others on the same candidate and criterion; NAN:
                           none to compare */
    bool flat;          /* the same score for all */
    unsigned unfounded; /* scores without evidence */
};

/* Why a coefficient can't be computed. */
enum panel_lack { LACK_NOTHING, LACK_EVALUATORS, LACK_CANDIDATES, LACK_PAIRS, LACK_VARIANCE };

/* A coefficient: how much the evaluators agree. */
struct panel_agreement {
    double value; /* NAN: not computable */
    unsigned n;   /* alpha: pairable scores; W and ICC: candidates whom every judge scored */
    enum panel_lack lack;
    const char *why; /* the same in words; NULL: computable */
};

struct panel_result {
    unsigned candidates, evaluators, criteria, scenarios;
    unsigned members; /* how many people evaluated: the evaluators, where they are named */
    unsigned judges;  /* evaluators who scored a candidate other than the trial */
    struct panel_candidate
        *candidate; /* in order of rank; then those who failed; then those without a score */
    struct panel_evaluator *evaluator; /* by code */
    unsigned *column;             /* of a candidate in that order, its index in panel->candidates */
    struct panel_cell *cells;     /* candidates (in that order) × criteria */
    double *scores;               /* s(c,e): candidates (in that order) × evaluators; NAN: none */
    struct panel_agreement alpha; /* Krippendorff's, ordinal (Krippendorff 2011) */
    struct panel_agreement kendall;           /* W, with tie correction */
    struct panel_agreement icc_one, icc_mean; /* ICC(2,1), ICC(2,k): Shrout & Fleiss 1979 */
};

/* The first line of panel.csv, which tells it from a CSV of ballots. */
#define PANEL_CSV_HEAD "figure,candidate,evaluator,criterion,value"

/* All figures of §5. */
struct panel_result *panel_evaluate(const struct panel *panel);
void panel_result_drop(struct panel_result *result);
const struct panel_cell *panel_cell(const struct panel_result *result, unsigned candidate,
                                    unsigned criterion);

/* The coefficients by themselves, over plain tables. `values`: units × coders, NAN: missing; of
 * alpha whole numbers. */
struct panel_agreement agreement_alpha(const double *values, unsigned units, unsigned coders);
/* Complete tables: targets × judges. */
struct panel_agreement agreement_kendall(const double *values, unsigned targets, unsigned judges);
struct panel_agreement agreement_icc(const double *values, unsigned targets, unsigned judges,
                                     bool mean);

#endif

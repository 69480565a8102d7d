/* product: which documents there are, and the one way that each of them goes.
 *
 * A `house` is what all postings share: the data folder with its fonts and layouts, opened once. A
 * `job` takes one posting through it, as an `order` says, and writes what is made. The commands
 * parse options into an order, and print what they are told. */
#ifndef PRODUCT_PRODUCT_H
#define PRODUCT_PRODUCT_H

#include "base/base.h"
#include "design/design.h"
#include "document/compose/compose.h"
#include "document/doc.h"
#include "panel/panel.h"
#include "posting/posting.h"
#include "typeset/typeset.h"

/* A document on its way; each part is NULL until it is made. */
struct product {
    const struct document *document;
    const struct posting *posting;
    const struct posting_office *here; /* NULL: everyone's */
    const struct design *design;       /* the job's */
    struct fonts *fonts;               /* the job's */
    const struct doc *doc;             /* what it says: the job's, until it composes another */
    bool is_part;                      /* of a document that is bound */
    struct pages *pages;               /* where it stands */
    const char *created;               /* the order's */
    bool doubled;                      /* the order's */
};

/* A row of the table of documents: another kind of document is another row, and the files of what
 * it says. */
struct document {
    const char *name;      /* poster: --only; file names begin with it */
    const char *suffix;    /* .pdf */
    const char *stem;      /* what its file's name begins with instead; NULL: the name */
    const char *layout;    /* poster-a4, unless --layout says otherwise */
    enum design_kind kind; /* of that layout */
    bool each_office;      /* one for each office */
    bool needs_criteria;   /* none where the profile gives none */
    bool on_request;       /* made only when it is named, or its layout */
    bool of_round;         /* what a round says, not the posting: written into the order's folder
                              itself, for its owner alone */
    bool form;             /* people fill it in: never written over when they have */
    bool flows;            /* over as many pages as it takes */
    bool press;            /* may have bleed and crop marks, and go to the press */
    bool paged;            /* placed on pages, before it is made */
    bool sealed;           /* what is made is a PDF that has yet to conform */
    bool bookmarks;
    bool attaches;   /* carries the files that its round was read from, and panel.csv */
    bool carries;    /* carries the posting as data, posting.jsonld, for boards that read PDFs */
    bool own_layout; /* it is what it is by its layout, and there is none of it in another's */
    const struct document_part *parts; /* bound of these, the first is its cover; NULL: of none */
    /* What it says (doc_drop); of one that is bound NULL. */
    struct doc *(*compose)(const struct compose_request *request);
    /* The verb that makes it, of its pages or of what it says; appends to `marks` what it painted.
     * NULL: reported (g_bytes_unref). */
    GBytes *(*make)(const struct product *product, GArray *marks, struct diag *diag);
};

/* A document inside another one; a list ends with name == NULL. */
struct document_part {
    struct document document;
    enum dossier_part part; /* of all but the cover */
};

/* Every document, in the order in which they are made; ends with name == NULL. */
extern const struct document documents[];

/* How far a document goes, and what is written of it: itself; or, for goldens and those who write
 * layouts, what it is on its way; or a picture of each page; or nothing, once it is placed and
 * judged. */
enum product_stage { STAGE_FINAL, STAGE_TREE, STAGE_TRACE, STAGE_PICTURES, STAGE_NOTHING };

/* Personal forms: the grid, once for each candidate and evaluator, with their codes and the round
 * filled in. What they are called makes file names: the caller has seen to that. */
struct forms {
    const char *round;
    char *const *candidates, *const *evaluators; /* end with NULL; at least one each */
    bool force; /* one that may be filled is moved aside; else it stays, and is reported */
};

/* What is asked for. All is lent. */
struct order {
    const char *out; /* folder of the postings' folders; unused by STAGE_NOTHING; of a round's
                        documents that of these */
    const struct round *round; /* its documents alone; NULL: the posting's own */
    const char *candidate;     /* of an extract; NULL: the whole round */
    const char *const *names;  /* of documents, ends with NULL; NULL: all but those on request */
    const char *office;        /* id: its documents alone; NULL: every office's */
    const char *layout;        /* in place of the documents' own, of its kind alone; NULL: none */
    const char *brand;         /* in place of the posting's; NULL: that */
    enum product_stage stage;
    double bleed_pt; /* what a print shop wants of what may go there; nothing else is made then */
    bool marks;
    bool press;         /* PDF/X-4 */
    bool pdf2;          /* PDF/UA-2, PDF/A-4 and WTPDF; not with `press` */
    bool doubled;       /* offer.txt says inclusive forms as they are read aloud */
    unsigned pages_max; /* of a document; 0: any number */
    int dpi;            /* of pictures */
    bool guides;
    const struct forms *forms; /* the document is the grid, and goes to the round's folder: these
                                  instead; nothing is judged; NULL: none */
    const char *password;      /* what is confidential is encrypted with it; NULL: none */
    struct date today;         /* year 0: rules that need it are skipped */
    const char *created;       /* ISO 8601, or NULL: no date at all */
    /* Hooks; each may be NULL. */
    /* The posting was judged: struct check_edit, how findings can be mended. */
    void (*judged)(void *data, const GArray *edits);
    void (*made)(void *data, const char *path);
    void (*step)(void *data, const char *name); /* a step begins, and so ends the one before; NULL:
                                                   the last one has ended */
    void *data;
};

bool order_is_for_print(const struct order *order); /* bleed, marks or press */

/* The house lends `data`, a folder with fonts/ and layouts/. A posting's own fonts, layouts and
 * brands, in its folder, come before the house's. */
struct house *house_open(const char *data);
void house_close(struct house *house);
/* Reads before its time what most postings need: the layouts that the order goes by, plain and in
 * each brand of the house. Reports nothing: who needs one that is unsound reads it again. */
void house_warm(struct house *house, const struct order *order);

/* inputs: what documents depend on, as a digest (g_free): the same digest, the same bytes and the
 * same findings. Of the house: program (program_new_id), data folder, dictionaries; and, with that
 * one, of a posting that goes through it by this order. */
char *inputs_of_house(const struct house *house, const char *program);
char *inputs_of_posting(const char *house, const struct order *order, const char *path);
char *inputs_of_texts(const char *house, const struct order *order,
                      const struct posting_texts *texts);

/* Is there a layout of this name for a posting in `folder`: its own, or the house's? */
bool house_has_layout(const char *data, const char *folder, const char *name);
/* The names of all that there are for it, sorted, with commas (g_free). */
char *house_list_layouts(const char *data, const char *folder);

/* What became of a posting: documents, or pictures, that were made; documents that were not. */
struct job_result {
    unsigned made, failed;
    bool lost; /* nothing of it could be tried */
};

/* Takes the posting at `path` the whole way: reads it, judges it, and makes each document that is
 * asked for. What goes wrong is reported, and leaves the other documents, and what was there
 * before, alone. */
struct job_result job_run(struct house *house, const char *path, const struct order *order,
                          struct diag *diag);

/* The same of a posting that is in memory. */
struct job_result job_run_texts(struct house *house, const struct posting_texts *texts,
                                const struct order *order, struct diag *diag);

/* The same with the posting of the order's round, which was read already and isn't judged again:
 * the documents of the round. */
struct job_result job_run_round(struct house *house, const struct order *order, struct diag *diag);

/* Where all of a round goes, since it is confidential: `panel-1` in the posting's own folder; of
 * all rounds (NULL) `panel-all` (g_free). */
char *forms_folder(const struct posting *posting, const char *round);

/* A file as it was received. */
struct round_file {
    char *path;
    GBytes *bytes;
    const char *mime; /* of what it holds, whatever it is called */
};

/* A row of a page on paper that a person has to read, or a code. */
struct round_wait {
    char *file; /* with the number of its picture, where it has several */
    unsigned page;
    char *candidate, *evaluator; /* "": not known yet */
    char *row;                   /* the field: "K3.score", "candidate" */
    char *proposal;              /* NULL: none */
    bool is_blank;               /* nothing seems to be marked */
    const char *reason;          /* of a code NULL */
    char *digest;
    GBytes *crop;  /* PNG */
    char **values; /* what it may be (g_strfreev); of a code NULL */
};

/* What came of paper. */
struct round_paper {
    unsigned pages;     /* that were read */
    unsigned read;      /* values that nobody had to look at */
    unsigned confirmed; /* … that a person has said */
    unsigned missing;   /* pages of ballots */
};

/* A round of a posting's panel: what its grid asks, the ballots that came back, and what they say.
 */
struct round {
    struct posting *posting;
    struct panel_criterion *criteria;
    struct panel_grid grid;
    struct panel *panel;
    struct panel_result *result;
    GArray *files; /* struct round_file: that its ballots were read from, which documents may carry;
                      none where they would say what is not shown */
    GArray *waiting; /* struct round_wait */
    struct round_paper paper;
};

/* The round as it is shown to somebody: `panel` and `result` are the view's from then on; the rank
 * of a candidate that is shown alone is that among all. Files are kept where all is shown. */
void round_show(struct round *round, const struct panel_view *view);

/* What is read of a round. All lent. */
struct round_request {
    const char *posting;
    const char *number;   /* only ballots of that round; NULL: of any */
    char *const *files;   /* ends with NULL; none: all forms and ballots in the round's folder */
    bool whole;           /* those beside the named ones */
    const char *password; /* of encrypted ones; NULL: none */
    struct house *house;  /* whose layouts say what pages look like; NULL: scans are not read */
    const char *folder;   /* where answers may lie, beside the round's own; NULL: nowhere */
};

/* Reads ballots: filled forms (PDF), CSV, pictures of pages, and what people said of these. A file
 * that can't be read is a remark of the panel. NULL: the posting can't be read (reported), or has
 * no criteria (no-criteria). */
struct round *round_read(const struct round_request *request, struct diag *diag);
/* confirm: writes confirm.html, with all that waits, into the folder of the round's documents: its
 * path (g_free). NULL: reported. */
char *confirm_write(const struct round *round, const char *folder, struct diag *diag);
/* … and the pictures of what waits, and of evidence by hand, into a folder of their own there, for
 * the owner alone. False: reported. */
bool confirm_save_crops(const struct round *round, const char *folder, struct diag *diag);
/* Makes the folder of the round's documents, readable by its owner alone; the round's own is closed
 * to others also if it was there. Reports `system`. */
bool round_make_folder(const struct round *round, const char *folder, struct diag *diag);
/* What was made of a round in a folder and can be read without a password: char * paths
 * (g_ptr_array_unref). */
GPtrArray *round_find_plain(const char *folder);
void round_drop(struct round *round);

/* status: how far the personal forms of a round are. */
enum status_state { STATUS_MISSING, STATUS_REFUSED, STATUS_BLANK, STATUS_PARTLY, STATUS_WHOLLY };

struct status_entry {
    char *candidate, *evaluator; /* as they are compared; "": a file of nobody's */
    char *file;                  /* NULL: missing */
    char *what;                  /* what is left to fill in, or why it is refused; "": nothing */
    enum status_state state;
    bool is_placed; /* it is one of a candidate's and evaluator's who are known */
};

/* What is asked. `files` and the lists end with NULL; files: none: all forms and ballots in the
 * round's folder; candidates, evaluators: who is expected beside those whose forms are there; may
 * be NULL. */
struct status_request {
    const char *posting, *round, *password;
    char *const *files, *const *candidates, *const *evaluators;
};

/* An entry for each candidate and each evaluator who are known, by their codes, with the fullest of
 * their forms; then those of files that name neither (g_array_unref). NULL: reported. */
GArray *status_read(const struct status_request *request, struct diag *diag);

/* purge: how long the files of a posting's rounds are kept (specs/grid.md §5). */
struct purge_round {
    char *round;
    struct date from; /* the answer; without it the last interview; year 0: neither is known */
    bool is_answer;
    struct date keep_until;    /* in the working files */
    struct date archive_until; /* year 0: the posting doesn't say */
    GPtrArray *files;          /* char *: all of the round's folder, by name */
};

/* Each round whose folder is there, by name; `round`: that one alone, NULL: all; `password`: NULL,
 * or that of forms that say when the interview was (g_array_unref). NULL: reported. */
GArray *purge_read(const char *posting, const char *round, const char *password, struct diag *diag);

/* feed: what boards take in bulk from many postings. */
struct feed;
enum feed_fate {
    FEED_TAKEN,
    FEED_UNREAD,  /* it can't be read; reported */
    FEED_UNDATED, /* no day of publication */
    FEED_EXPIRED, /* its deadline was before today */
    FEED_DOUBLE   /* another one of its name was taken */
};

struct feed *feed_new(const struct date *today);
/* What becomes of a posting; of one that is taken nothing is kept but what is written. */
enum feed_fate feed_add(struct feed *feed, const char *path, struct diag *diag);
/* Writes into a folder, which is made, NAME.jsonld for each posting that was taken, feed.xml and
 * sitemap.xml, in the order in which they came; `made` is told. NAME.jsonld of one that was refused
 * goes. False: reported. */
bool feed_write(const struct feed *feed, const char *folder,
                void (*made)(void *data, const char *path), struct diag *diag);
void feed_drop(struct feed *feed);

#endif

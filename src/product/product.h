/* timing: milliseconds of each step of a build, for --time. Nothing that is made depends on it. */
#ifndef PRODUCT_PRODUCT_H
#define PRODUCT_PRODUCT_H

#include "device/device.h"
#include "posting/posting.h"
#include "typeset/typeset.h"

#include <stdio.h>

enum timing_step {
    TIMING_READ,
    TIMING_COMPOSE,
    TIMING_PLACE,
    TIMING_CHECK,
    TIMING_PAINT,
    TIMING_SEAL,
    TIMING_WRITE,
    TIMING_COUNT
};

struct timing {
    double cpu_ms[TIMING_COUNT], wall_ms[TIMING_COUNT]; /* sums */
    double cpu_start_ms, wall_start_ms;                 /* of the step that runs */
};

void timing_start(struct timing *timing);
void timing_stop(struct timing *timing, enum timing_step step); /* and starts the next one */

void timing_add(struct timing *sum, const struct timing *timing);

/* `start`: what no step counts, of CPU: loading libraries, options; a line a step; then `all`: the
 * CPU of the process so far, and the steps' time on the wall. */
void timing_print(const struct timing *timing, FILE *to);

/* documents: the table of documents, and the way from a posting to the bytes of each. `build` walks
 * it to its end, `check` up to the pages. */
struct document {
    const char *name;   /* poster: --only; file names begin with it */
    const char *suffix; /* .pdf */
    const char *layout; /* poster-a4, unless --layout says otherwise */
    enum design_kind kind;
    bool each_office; /* one for each office */
    bool needs_criteria;
    bool bookmarks;
    bool on_request; /* made only when it is named, or its layout */
    bool picture;    /* painted bytes are all there is to it: no seal */
    struct doc *(*compose)(const struct posting *posting, const struct posting_office *here,
                           const struct design *design);
    GBytes *(*paint)(const struct pages *pages, GArray *marks,
                     struct diag *diag); /* NULL: text_export of the doc */
};

/* Every document that `build` makes, in the order in which it does; ends with name == NULL. */
extern const struct document documents[];

/* Every document of a posting, in that order: those that go to each office once an office, without
 * offices once; none that needs criteria where there are none. */
typedef void documents_visit(const struct document *document, const struct posting_office *here,
                             void *data);
void documents_each(const struct posting *posting, documents_visit *visit, void *data);

/* What a document is written as: itself, or, for goldens and for those who write layouts, what it
 * is on its way. */
enum documents_form { DOCUMENTS_FINAL, DOCUMENTS_TREE, DOCUMENTS_TRACE, DOCUMENTS_FORM_COUNT };
extern const char *const documents_form_names[DOCUMENTS_FORM_COUNT]; /* final, tree, trace */

/* What a print shop wants of a poster. */
struct documents_print {
    double bleed_pt;
    bool marks;
    bool press; /* PDF/X-4 */
};

/* What the documents of one posting share. */
struct documents_job {
    const struct posting *posting;
    const char *data;   /* folder with fonts/ and layouts/ */
    const char *layout; /* --layout, or NULL */
    enum documents_form form;
    struct documents_print print;
    bool says_left_out;  /* notes what a poster has no room for */
    const char *created; /* ISO 8601, or NULL: no date at all */
    struct fonts *fonts;
    GHashTable *designs; /* char * → struct design *, or NULL where it can't be used */
    struct doc *doc;     /* the last one composed: offer.txt says the same as offer.pdf */
    const struct document *doc_of;
    const struct design *doc_design;
    const struct document *contrast_of; /* the last one whose colours were judged */
    struct diag *diag;
    struct timing timing;
};

/* Lends posting, names and diag. False: no fonts (reported). Drop it in any case, after the
 * diagnostics are printed. */
bool documents_open(struct documents_job *job);
void documents_close(struct documents_job *job);

/* A document on its way; each pointer is NULL until it is made. */
struct documents_made {
    const struct doc *doc; /* the job's, until it composes another */
    struct pages *pages;   /* NULL for a text */
};

/* The design of a document: that of its layout, or of --layout. *other: --layout is of another
 * kind, so this document is not asked for. NULL: reported, or other. */
const struct design *documents_design(struct documents_job *job, const struct document *document,
                                      bool *other);

/* Composes and places one document, and checks its contrast. False: reported, and it is not made.
 * Drop `made` in any case. */
bool documents_place(struct documents_job *job, const struct document *document,
                     const struct design *design, const struct posting_office *here,
                     struct documents_made *made);
/* Paints and seals, or prints the form that was asked for. NULL: reported (g_bytes_unref). */
GBytes *documents_finish(struct documents_job *job, const struct document *document,
                         const struct documents_made *made);
void documents_made_drop(struct documents_made *made);

/* `poster-friche.pdf`; in another layout than its own, `poster-friche-a3.pdf` (g_free). */
char *documents_file_name(const struct documents_job *job, const struct document *document,
                          const struct posting_office *here);

#endif

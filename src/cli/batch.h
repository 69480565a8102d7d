/* batch: postings on their way through the table of documents, and the options that `build` and
 * `preview` share. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "base/date.h"
#include "cli/documents.h"

struct batch;

/* A document that is placed (made.pages) or, a text, composed. */
struct batch_step {
    struct documents_job *job;
    const struct document *document;
    const struct posting_office *here; /* or NULL */
    const struct design *design;
    struct documents_made made;
};

struct batch {
    const char *command, *what; /* "build", "document": what it says begins with it, what it counts */
    bool pages_only;            /* documents without pages are not asked for */
    bool (*emit)(struct batch *batch, const struct batch_step *step); /* false: not made, reported */
    enum documents_form form;
    char *out, *only, *office, *layout, *today_option, *data_option, *bleed, *standard; /* options; NULL: not given */
    gboolean marks;
    struct documents_print print;
    char **arguments;
    char **names; /* of --only; NULL: all */
    char *data, *created;
    struct date today;
    struct timing timing; /* of all postings */
    unsigned made, failed, errors, warnings; /* documents (made: what it counts), findings */
    unsigned lost;                           /* postings of which nothing could be tried */
    bool system;                             /* it failed */
};

/* Reads the options that all have, and those in `own` (ends with {0}); `says` is the help's first
 * line. False: the command ends with *status. */
bool batch_parse(struct batch *batch, int argc, char **argv, const GOptionEntry *own, const char *says, int *status);
/* Judges the options, and finds the data folder. False: reported, and nothing can be made. */
bool batch_prepare(struct batch *batch);
bool batch_is_for_print(const struct batch *batch); /* which is for posters alone */
/* Judges the list of postings: there are some, no two of one name, and each has the office that was asked for. False: reported. */
bool batch_check(const struct batch *batch, const GPtrArray *postings);
/* Takes all postings along the way, counting from nothing. False: the list can't be taken (batch_check), and nothing is made; or the layout
 * suits nothing that was asked for. Reported. */
bool batch_run(struct batch *batch);
/* `5 documents, 1 posting not made; 1 error, 5 warnings` */
void batch_print_summary(const struct batch *batch);
int batch_status(const struct batch *batch); /* enum cli_status */
void batch_clear(struct batch *batch);

/* For emit: one file in the posting's folder, named on stdout. False: reported. */
bool batch_write(struct batch *batch, struct documents_job *job, const char *name, GBytes *bytes);

#endif

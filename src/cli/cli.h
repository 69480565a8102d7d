/* cli: the commands, and what they share: exit codes; in which language it is said (messages_);
 * options, and what day it is (options_); the POSTING arguments (postings_), or lines instead
 * (stream_); postings on their way (batch_), in parts (shard_), side by side (parallel_), how far
 * they are (progress_), what was found in them (findings_), what the text alone can mend of it
 * (mend_, diff_), how long that took (timing_), and what changes meanwhile (watch_). Only this
 * layer ends the program. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/base.h"
#include "check/check.h"
#include "product/product.h"

#include <glib.h>
#include <stdbool.h>

#define CLI_VERSION "0.1.0"

/* DESIGN §8. */
enum cli_status {
    CLI_OK,     /* everything was made; nothing was found that counts */
    CLI_FAILED, /* a document could not be made; `check` found an error */
    CLI_USAGE,  /* the command line can't be understood */
    CLI_SYSTEM  /* the system failed: disk, permission, library */
};

/* Each parses its own options (argv[0] is its name), says on stderr what is wrong with them, and
 * returns an enum cli_status. */
int cli_brand(int argc, char **argv);
int cli_build(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_feed(int argc, char **argv);
int cli_grid(int argc, char **argv);
int cli_dossier(int argc, char **argv);
int cli_new(int argc, char **argv);
int cli_panel(int argc, char **argv);
int cli_preview(int argc, char **argv);
int cli_rules(int argc, char **argv);
int cli_show(int argc, char **argv);
int cli_typo(int argc, char **argv);

/* messages: the language in which all is said (say_, in base/). */
/* Where catalogues are, and --messages of the command line, if it is there. First of all. */
void messages_open(char **argv);
/* Is this a language that is known? NULL is. False: reported. */
bool messages_check(const char *command, const char *option);
/* Where --messages is not given, the first of these says which language it is, once something has
 * to be said. */
void messages_ask(const GPtrArray *postings);
void messages_ask_one(const char *posting);
/* Says on stderr, as of `command` (NULL: of none), what is wrong with the command line or with the
 * system: `affiche COMMAND: …`. The format is English, without a line's end. */
void cli_complain(const char *command, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* A hook of an order: says on stdout which file was made. */
void cli_print_path(void *data, const char *path);

/* ask: asks on the terminal, fact by fact. answers[id] is what was typed (g_free), NULL where the
 * fact stays as it was found, or unknown. False: given up. */
bool ask_facts(const struct posting *posting, char *answers[FACT_COUNT]);

/* options: how every command takes its command line. What is wrong is said on stderr as of
 * `command`. */

/* Reads the options of `entries` (each list ends with {0}; so does the list of lists, with NULL)
 * and --help, whose first line is `says`. Values are taken as they are typed
 * (G_OPTION_ARG_FILENAME), whatever the locale: texts among them go through options_are_text.
 * False: the command ends here, with *status: help was asked for, or reported. */
bool options_parse(const char *command, const char *says, const GOptionEntry *const *entries,
                   int argc, char **argv, int *status);

/* Are these values, some of which may be NULL, UTF-8? False: reported. */
bool options_are_text(const char *command, const char *const *values, size_t count);

/* Is there a POSTING, and is each a path? False: reported. */
bool options_has_postings(const char *command, const GPtrArray *postings);

/* What the commands of a round are asked: each takes some of it. NULL: not given. */
struct options_round {
    char *round, *candidates, *candidate, *evaluators, *layout, *out, *password_file, *today, *data;
    gboolean force, time, json, strict, status, purge, confirm;
    char **arguments; /* POSTING, and files; ends with NULL */
    char *password;   /* once it was read */
};

/* Reads the password, if there is a file of it: its first line, which confidential files are
 * encrypted with; 1 to 127 bytes of UTF-8, as ISO 32000-2 wants it. False: reported. */
bool options_read_password(const char *command, struct options_round *options);

/* Where files are encrypted: says which of an earlier run, without a password, still stand beside
 * them. They stay: nobody but their owner deletes what may be the only record. */
void options_warn_plain(const char *command, const struct options_round *options,
                        const char *folder);

/* The way of such a command: `parse` is called as options_parse is; then it is asked in which
 * language to speak, and `run` does the rest, and says what was reported. */
int options_run_round(int argc, char **argv,
                      bool (*parse)(struct options_round *options, int argc, char **argv,
                                    int *status),
                      enum cli_status (*run)(struct options_round *options, struct diag *diag));

/* The data folder, which has fonts/ and layouts/: `named` (--data; may be NULL), else AFFICHE_DATA,
 * else the first that has layouts/ of: the binary's folder, two above it (a checkout), and
 * share/affiche beside its bin/ (an installation) (g_free). NULL: reported. */
char *options_find_data(const char *command, const char *named);

/* From --today (`option`, may be NULL), else SOURCE_DATE_EPOCH; year 0: neither is given. *created:
 * the same as ISO 8601 in UTC, or NULL (g_free). False: what is given is no date; said on stderr.
 */
bool options_find_today(const char *command, const char *option, struct date *today,
                        char **created);

/* The same, else from the clock, in local time: only `check`, `feed` and --purge-list may ask,
 * which judge by it and write no date of it. */
bool options_find_day(const char *command, const char *option, struct date *today);

/* postings: the POSTING arguments of a command. */

/* Each POSTING as a path for posting_load: what is one (below) and a posting.ini stand for
 * themselves; a folder of postings for those in it, by name. What is none of these is left as it
 * is: posting_load says why. `arguments` ends with NULL, and may be NULL. char *, freed with the
 * array. NULL: a folder can't be read to its end, reported. */
GPtrArray *postings_expand(char *const *arguments, struct diag *diag);
/* The same for a command, whose messages are those postings' from here on. NULL: said on stderr;
 * *status is what the command exits with. */
GPtrArray *postings_take(char *const *arguments, int *status);

/* Is this a folder with a posting.ini or, though the other is missing, a posting.txt? */
bool postings_is_one(const char *folder);

/* The posting's folder, from the root (g_free). */
char *postings_folder(const char *path);
/* `mediation-2026`: the posting's folder, as its documents' folder is named (g_free). */
char *postings_name(const char *path);

/* stream: postings as lines of a file, for --from-jsonl. */
struct stream;

/* A line: all three are there. */
struct stream_line {
    char *name, *ini, *text;
};

/* Reads the file of this path (`-`: the standard input) once, up to its end, and keeps where its
 * lines are. NULL: reported. */
struct stream *stream_open(const char *path, struct diag *diag);
void stream_close(struct stream *stream);
/* What its postings are called, in their order, as if each were a folder: char *
 * (g_ptr_array_unref).
 */
GPtrArray *stream_list(const struct stream *stream);
/* Of the first that can be read; NULL: not known. Lent. */
const char *stream_language(const struct stream *stream);
/* The keys that nobody reads, sorted, with commas; NULL: there are none (g_free). */
char *stream_list_others(const struct stream *stream);
/* The posting that is called so (stream_line_clear). False: reported (input-json, input-size,
 * input-line, system). */
bool stream_read(const struct stream *stream, const char *posting, struct stream_line *line,
                 struct diag *diag);

/* One line, which is the number-th of the file at `path`. `others` takes other keys than those of a
 * posting; may be NULL. False: reported, and there is nothing to clear. */
bool stream_line_read(struct stream_line *line, GBytes *bytes, const char *path, unsigned number,
                      GHashTable *others, struct diag *diag);
void stream_line_clear(struct stream_line *line);

/* codes: the codes that a round, its candidates and its evaluators have: parts of file names, and
 * texts of a form. */

/* `C-01..C-03,C-07` as C-01, C-02, C-03, C-07 (g_strfreev). NULL: one of them makes no file name,
 * or two are the same; said on stderr as of `command`. `max`: characters of a code. */
char **codes_parse(const char *command, const char *option, const char *list, size_t max);
/* Is this one code? False: said on stderr. */
bool codes_check(const char *command, const char *option, const char *code, size_t max);

/* status: how far the forms of a round are; a line each on stdout. CLI_FAILED: reported. */
enum cli_status status_print(const struct status_request *request, struct diag *diag);
/* Which files of a round (NULL: of all rounds) are to be taken out as of today. CLI_FAILED:
 * reported, or it isn't known when a round ended. */
enum cli_status purge_print(const char *posting, const char *number, const char *password,
                            const struct date *today, struct diag *diag);

/* mend: what `check --fix` does with a posting. */
struct mending {
    bool write;
    const char *const *only; /* ids, ends with NULL; NULL: all, and typography */
    struct date today;
};

/* Prints what would be mended as a diff on stdout, what may be a false alarm behind it, and, with
 * `write`, writes the first. What hinders that is reported. */
void mend_posting(const char *path, const struct mending *mending, struct diag *diag);
/* A unified diff of a text and what changes make of it, each in one line of it (g_free); the file
 * has `mark` before its text. */
char *diff_new(const struct source *old, const char *mark, const GArray *changes);

/* findings: what `check` found, as text on stderr, or as JSON or SARIF on stdout. */
struct findings;

/* NULL: there is no such format ("text", "json", "sarif"). The language is that of messages. */
struct findings *findings_new(const char *format);
void findings_drop(struct findings *findings);
bool findings_are_text(const struct findings *findings);
/* What was found in one more posting: text at once, the others at the end. */
void findings_put(struct findings *findings, const struct diag *diag);
/* How some of that can be mended, beforehand: struct check_edit. */
void findings_take_edits(struct findings *findings, const GArray *edits);
void findings_end(struct findings *findings);

/* timing: milliseconds of each step of a build, for --time. Nothing that is made depends on it. */
struct timing;

struct timing *timing_new(void);
void timing_drop(struct timing *timing);
/* For an order's hook: a step begins, and ends the one before; NULL: the last one has ended. */
void timing_step(struct timing *timing, const char *name);
/* What a worker measured, for its caller, who adds it to his own. */
void timing_pack(const struct timing *timing, GString *to);
/* The packed one at `at`, whose end it gives. */
const char *timing_add(struct timing *timing, const char *at);
/* `start`: what no step counts, of CPU: loading libraries, options; a line a step; then `all`: the
 * CPU of the process and its workers so far, and the steps' time on the wall. */
void timing_print(const struct timing *timing, FILE *to);

/* What became of postings. */
struct batch_tally {
    unsigned made, failed, errors, warnings; /* documents (made: what it counts), findings */
    unsigned lost;                           /* postings of which nothing could be tried */
    unsigned unchanged;                      /* postings that an earlier run has made */
    bool system;                             /* it failed */
};

/* shard: a part of the postings. */
struct shard {
    unsigned number, count; /* the number-th of so many, from 1 */
};

/* From `2/4`; NULL: all, 1/1. False: it is none, reported. */
bool shard_parse(const char *command, const char *option, struct shard *shard);
/* Is the posting of this name in it? */
bool shard_has(const struct shard *shard, const char *name);
/* Those paths that are, in their order; char *, freed with the array. */
GPtrArray *shard_take(const struct shard *shard, const GPtrArray *postings);

#define BATCH_ALONE (-1)

/* batch: postings on their way through the house, and the options that `build` and `preview` share.
 */
struct batch {
    const char *command; /* "build": what it says begins with it */
    struct order order;  /* ends in it what the options say */
    char *out, *only, *office, *layout, *today_option, *data_option, *bleed, *standard, *part,
        *from;          /* options; NULL: not given */
    struct shard shard; /* that part of the postings */
    gboolean time, marks;
    int jobs;      /* processes, at least one; BATCH_ALONE: none but this one */
    int timeout_s; /* for a posting, in a process */
    int pages_max; /* of a document */
    char **arguments;
    char **names;          /* of --only; NULL: all */
    struct stream *stream; /* where postings come from; NULL: they are folders */
    char *data, *created;
    struct timing *timing; /* of all postings; NULL: nobody asks */
    char *program;         /* its id */
    char *inputs;     /* of the house: what a run made holds for the next one; NULL: it doesn't */
    gboolean rebuild; /* whatever there is */
    bool watches;     /* folders come and go: files stay open to it */
    GPtrArray *made;  /* of the posting at hand: char * */
    struct batch_tally tally;
};

/* Reads the options that all have, and those in `own` (ends with {0}); `says` is the help's first
 * line. False: the command ends with *status. */
bool batch_parse(struct batch *batch, int argc, char **argv, const GOptionEntry *own,
                 const char *says, int *status);
/* Judges the options, and finds the data folder. False: reported, and nothing can be made. */
bool batch_prepare(struct batch *batch);
/* Judges the list of postings: there are some, no two of one name, and each has the layout and the
 * office that were asked for. False: reported. */
bool batch_check(const struct batch *batch, const GPtrArray *postings);
/* Takes all postings along the way, counting from nothing, and says how many documents that makes.
 * CLI_USAGE: the list can't be taken (batch_check), and nothing is made; or the layout suits
 * nothing that was asked for. */
enum cli_status batch_run(struct batch *batch);
/* What came of a posting. */
struct batch_answer {
    struct batch_tally tally;
    GPtrArray *made; /* char *: paths */
    char *found;     /* as it is printed in colour */
};

void batch_answer_init(struct batch_answer *answer);
void batch_answer_clear(struct batch_answer *answer);
/* One posting on its way, or what an earlier run made of it, if that may be. */
void batch_take_posting(struct batch *batch, struct house *house, const char *path,
                        struct batch_answer *answer);
void batch_print_made(const char *path);
void batch_print_found(const char *found, bool colour);
void batch_add_tally(struct batch_tally *sum, const struct batch_tally *part);
void batch_count_findings(struct batch_tally *tally, const struct diag *diag);
void batch_clear(struct batch *batch);

/* confine: what a process that builds may still do. */
/* Of these postings; makes the folder of the documents. sandbox_drop. */
struct sandbox *confine_new(const struct batch *batch, const GPtrArray *postings);
/* Says so where the system can't do all of that. */
void confine_tell(const char *command);

/* manifest: what was made of a posting, for the next run. `folder` is that of its documents,
 * `inputs` the digest of what they depend on. */
/* Is all there, as it was made of these inputs? Then the answer is that of the run that made it;
 * else it is left as it is. */
bool manifest_recall(const char *folder, const char *inputs, struct batch_answer *answer);
/* Writes down what was made. */
void manifest_keep(const char *folder, const char *inputs, const struct batch_answer *answer);

/* parallel: the postings of a batch in worker processes. */

/* Postings for a worker, before a fresh one takes its place: of each, Pango and fontconfig keep
 * some 10 KB, and to fork takes a few milliseconds. */
#define PARALLEL_SHARE 100

/* Turns -j, as it stands in a command line (argv ends with NULL), into what GLib can read; without
 * its number into 0: that of the processors. */
void parallel_turn_option(int argc, char **argv);
/* Settles how many processes there will be. False: that, or the time that a posting may take, is
 * none; reported. */
bool parallel_check(struct batch *batch);
/* All postings on their way, in batch->jobs processes forked from this one; what it says, and the
 * tally, are as of one after the other, but for postings that cost a worker (`worker`). */
void parallel_run(struct batch *batch, struct house *house, const GPtrArray *postings);

/* progress: how far a batch is, on stderr: a bar on a terminal, else a line a minute. */
struct progress;

struct progress *progress_new(unsigned postings);
void progress_drop(struct progress *progress);
/* So many are done. */
void progress_tell(struct progress *progress, unsigned answered);
/* Takes the bar away, before something else is said. */
void progress_hide(struct progress *progress);

/* watch: tells when the files that documents are made from have changed. */
struct watch;

/* Watches what the POSTING arguments name, and the data folder's fonts and layouts; takes Ctrl-C
 * for watch_wait. Lends both. NULL: the system can't, which is said on stderr as of `command`. */
struct watch *watch_new(const char *command, char *const *arguments, const char *data);
void watch_drop(struct watch *watch);

/* Watches what has come since as well. Before each reading: a change during it wakes the next
 * watch_wait. False: nothing can be watched, which is said. */
bool watch_look(struct watch *watch);

enum watch_end { WATCH_CHANGED, WATCH_ENDED, WATCH_FAILED };

/* Sleeps until something changes, and then has not changed for a moment; or until the user wants an
 * end; or the system can't go on, which is said. */
enum watch_end watch_wait(struct watch *watch);

#endif

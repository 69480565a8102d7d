/* base: what every layer stands on, and nothing that knows a posting: numbers (num_), Windows-1252
 * (latin_), sources and spans (source_, span_), dates (date_), what people are told, in their
 * language (say_), diagnostics (diag_), what a file says of itself (digest_), writing files (out_),
 * tasks in processes of their own (worker_), many of them side by side (workers_), and what those
 * give up (sandbox_); which program this is (program_).
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* num: numbers and lengths of files, whatever the locale (DESIGN §6.9). */
#define NUM_PT_PER_MM (72 / 25.4)

/* A whole string as a number; `-1.5`, never `1,5`, `1e3` or `0x10`. False: it is not one. */
bool num_parse(const char *text, double *value);

/* Appends a number with at most `decimals` decimals, without trailing zeros, with a point. */
void num_append(GString *to, double value, int decimals);
/* With just so many decimals (at most 6), rounded as people do: halves away from 0, also where sums
 * in binary ended a little below; with a point (g_free). */
char *num_fixed(double value, int decimals);

/* latin: Windows-1252, the encoding of simple fonts in a PDF (ISO 32000-1, annex D.2:
 * WinAnsiEncoding). */
/* The character of a code; 0: a control, or one of its five holes. */
gunichar latin_char(unsigned char code);
/* The code of a character; 0: it has none. */
unsigned char latin_code(gunichar c);

/* The encoding of a form's fields. Of a code: its character (0: none), and its name in the Adobe
 * Glyph List where it is another than in WinAnsiEncoding (NULL otherwise). */
gunichar form_char(unsigned code);
/* The character whose glyph stands for it: fonts that lack µ have the Greek letter. */
gunichar form_shown(unsigned code);
const char *form_name(unsigned code);
/* Its code; 0: it has none. */
unsigned char form_code(gunichar c);

/* source: one input file held in memory, and where things stand in it.
 *
 * posting_load, ini_load and design_load make sources; every node of a posting, a design or a
 * document keeps a span into one, so that any later layer can point at the line a person wrote. A
 * source outlives every span into it. */
struct diag;

/* Limits of DESIGN §8, in bytes. */
#define SOURCE_TEXT_MAX (8u << 20)
#define SOURCE_INI_MAX (1u << 20)
#define SOURCE_LINE_MAX 1000000u

struct source {
    char *path;      /* as the user named it; printed in diagnostics */
    char *text;      /* UTF-8, NUL-terminated, no NUL inside, line ends as in the file */
    size_t len;      /* bytes of text, without the final NUL */
    GArray *lines;   /* size_t: byte offset at which each line begins */
    bool as_in_file; /* the file holds these bytes and no other: no byte order mark, no other
                        encoding */
    /* What a rewritten text was made from, owned, and where its stretches stood there: places are
     * said in what was typed. NULL: this is as typed. */
    struct source *typed;
    GArray *stretches; /* struct source_stretch, ascending */
};

/* From byte `at` of the rewritten text on, up to the next stretch: byte `from` of the typed one and
 * those behind it. */
struct source_stretch {
    size_t at, from;
};

/* A place: `len` bytes from `offset`. source == NULL: no place at all. */
struct span {
    const struct source *source;
    size_t offset;
    size_t len;
};

#define NO_SPAN ((struct span){0})

/* A place as people count: from 1; columns and width in characters (code points), not bytes. */
struct source_place {
    unsigned line;
    unsigned column;
    unsigned width;
};

/* Loads a text file: UTF-8 (a BOM is dropped) or, where hardly anything is, Windows-1252, which is
 * reported as input-guessed. `max` bytes at most. Reports input-missing, input-unreadable,
 * input-folder, input-empty, input-binary, input-encoding, input-size, input-line; returns NULL
 * then. The caller owns the source. `line_max` bytes a line at most. */
struct source *source_load(const char *path, size_t max, size_t line_max, struct diag *diag);
/* The same, but for input-empty: there may be nothing in it. */
struct source *source_load_blank(const char *path, size_t max, size_t line_max, struct diag *diag);

/* The bytes of a file, whatever they are, read and not mapped: it may be cut meanwhile. Reports as
 * source_load; NULL then (g_bytes_unref). */
GBytes *source_load_bytes(const char *path, size_t max, struct diag *diag);
/* Reports what an input's `errno` means: `input-missing`, `input-unreadable` where it is for its
 * owner to mend, `system` else. */
void source_report_errno(struct diag *diag, const char *path, int error);
/* Is there surely nothing of that name? What can't be looked for may be there: who opens it is told
 * why. */
bool source_is_missing(const char *path);
/* The names in a folder, sorted, without `.` and `..`; of one that isn't there, none (char *,
 * g_ptr_array_unref). NULL: not all can be read, reported as source_report_errno does. */
GPtrArray *source_list_folder(const char *path, struct diag *diag);
/* Bytes in memory that have a path, for libraries that read nothing else: it can't be lost or
 * change meanwhile. The path (g_free) holds until *fd is closed. NULL: errno. */
char *source_hold(const char *bytes, size_t len, int *fd);
/* The same of what is open already, as source_read reads it. */
GBytes *source_read_bytes(int fd, const char *path, size_t max, struct diag *diag);
/* The text of such bytes, as source_load has it of their file. */
struct source *source_from_bytes(GBytes *bytes, const char *path, size_t line_max,
                                 struct diag *diag);

/* The same of what is open already, from where it is read to its end; `path` is what diagnostics
 * call it. */
struct source *source_read(int fd, const char *path, size_t max, size_t line_max,
                           struct diag *diag);

/* The bytes of a file, which a source was read from, with another text in their place: in the same
 * encoding, with the same mark (g_bytes_unref). NULL: the file says something else by now, or its
 * encoding can't say the text; reported, input-encoding. U+202F, which Windows-1252 lacks, is
 * U+00A0 there. */
GBytes *source_encode(GBytes *file, const struct source *source, const char *text,
                      struct diag *diag);

/* Links are followed, inside the posting's folder alone. False: this one leads outside, reported.
 * True as well: one of them is not there. */
bool source_check_inside(const char *folder, const char *path, struct diag *diag);

/* A source from memory (tests, lists of defaults). Copies; never fails. */
struct source *source_new(const char *path, const char *text, size_t len);

/* Takes all its arguments: a text made from `typed`, without NUL, and its stretches (struct
 * source_stretch, ascending, the first at 0; each begins a character in both texts). */
struct source *source_rewritten(struct source *typed, char *text, size_t len, GArray *stretches);

/* The same place in what was typed, from the span's first character to its last; of a source that
 * was not rewritten, the span itself. */
struct span source_typed(struct span span);

void source_drop(struct source *source);

/* Where a span stands. A span without source gives {1, 1, 0}. */
struct source_place source_find_place(struct span span);

/* The bytes of line `line` (from 1) without its line end; *len says how many. */
const char *source_line(const struct source *source, unsigned line, size_t *len);

/* A part of a span, clipped to it. */
struct span span_part(struct span span, size_t offset, size_t len);

/* Where the span's text begins; it goes on behind the span. Not of a span without source. */
const char *span_text(struct span span);

/* The span as a new string (g_free). */
char *span_dup(struct span span);

/* date: civil dates of postings, in French and English. Gregorian, no clock: the caller says what
 * today is. */
/* What a text says of a date; 0 means: not said. year 1–9999, month 1–12, day 1–31, weekday 1
 * (Monday) – 7 (Sunday), ISO 8601. hour and minute are −1 when not said, and at midnight, which may
 * be either end of the day. */
struct date {
    int year, month, day, weekday;
    int hour, minute;
};

/* `2025-11-21` → date. False: not that form, or no such day. */
bool date_parse_iso(const char *text, struct date *date);

/* Back again (g_free). */
char *date_new_iso(const struct date *date);

/* Is there such a day? */
bool date_is_valid(int year, int month, int day);
/* 1 Monday … 7 Sunday, of a day that there is. */
int date_weekday(int year, int month, int day);
/* By year, month and day alone: < 0, 0, > 0. What is not said comes first. */
int date_compare(const struct date *a, const struct date *b);
/* So many days later, or earlier, than a complete date: its day and weekday; no time. */
struct date date_add_days(const struct date *date, int days);
/* So many months later, on the same day, or on the month's last where it has no such day. */
struct date date_add_months(const struct date *date, unsigned months);
/* Are year, month and day said? */
bool date_is_complete(const struct date *date);

/* say: what people are told. The source says it in English; po/ holds the other languages, as
 * gettext's catalogues. One process speaks one language, whatever the user's locale: English until
 * say_open. */
/* Where catalogues stand: FOLDER/fr/LC_MESSAGES/affiche.mo. To be called before there are threads;
 * copied. */
void say_open(const char *folder);
void say_close(void);

/* The code of the language to speak, as catalogues are named (g_free); NULL: not known yet. */
typedef char *(*say_finder)(const char *about);
/* Who is asked, once, when there is something to say first and say_speak was not called: `about`,
 * which is copied, goes to it. */
void say_ask(say_finder find, const char *about);
/* From now on this one; whoever comes second changes nothing. Without a catalogue it is English. */
void say_speak(const char *language);
const char *say_language(void); /* lent: "en", "fr" */

/* A text, or a format, in the language spoken; as it is where no catalogue has it. Lent for good.
 */
const char *say_text(const char *english) __attribute__((format_arg(1)));
/* The same of two, by what is counted. */
const char *say_count(const char *one, const char *more, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));
/* What an errno says. */
const char *say_error(int error);
/* Marks a text that stands elsewhere than in a call that `make po` knows; say_text translates it.
 */
#define N_(text) text

/* diag: every diagnostic the tool can give, and the list of those given.
 *
 * No global state: who can find something is handed a `struct diag *`. Layers report
 * and go on; `cli` prints, and turns the worst level into the exit status. The one table (id,
 * level, what it means) is DIAG_TABLE; affiche.1 lists the same ids. */
enum diag_level { DIAG_NOTE, DIAG_INFO, DIAG_WARNING, DIAG_ERROR };

/* X(enum name, printed id, level, stops, what it means: as the manual lists it). `stops`: a
 * document that needs it is not made. */
#define DIAG_TABLE(X)                                                                              \
    /* input files */                                                                              \
    X(INPUT_MISSING, "input-missing", ERROR, true, "a file or folder that is not there")           \
    X(INPUT_UNREADABLE, "input-unreadable", ERROR, true, "a file that may not be read")            \
    X(INPUT_FOLDER, "input-folder", ERROR, true, "a folder where a file is expected")              \
    X(INPUT_EMPTY, "input-empty", ERROR, true, "a text with nothing in it")                        \
    X(INPUT_BINARY, "input-binary", ERROR, true, "a file that is no text")                         \
    X(INPUT_ENCODING, "input-encoding", ERROR, true,                                               \
      "a text that is neither UTF-8 nor Windows-1252, or damaged")                                 \
    X(INPUT_GUESSED, "input-guessed", WARNING, false,                                              \
      "a text that is not UTF-8, read as UTF-16 or Windows-1252")                                  \
    X(INPUT_SIZE, "input-size", ERROR, true, "a file over the size limit")                         \
    X(INPUT_LINE, "input-line", ERROR, true, "a line over the length limit")                       \
    X(INPUT_KIND, "input-kind", ERROR, true, "a file of a kind that `new` takes no text from")     \
    X(INPUT_DAMAGED, "input-damaged", ERROR, true,                                                 \
      "a document that is damaged, or made to do harm")                                            \
    X(INPUT_TAKEN, "input-taken", NOTE, false,                                                     \
      "how the text of a document was taken, and what was left out")                               \
    X(INPUT_JSON, "input-json", ERROR, true, "a line of --from-jsonl that is no posting")          \
    /* INI files */                                                                                \
    X(INI_SYNTAX, "ini-syntax", ERROR, true,                                                       \
      "a line that is neither a section, a key nor a comment")                                     \
    X(INI_SECTION, "ini-section", ERROR, true, "an unknown section")                               \
    X(INI_KEY, "ini-key", ERROR, true, "an unknown key")                                           \
    X(INI_DOUBLE, "ini-double", ERROR, true, "a key or section given twice")                       \
    X(INI_CUT, "ini-cut", ERROR, true, "a value that an unquoted ; or # would cut")                \
    X(INI_LINE, "ini-line", ERROR, true, "a line longer than iniparser reads (1,022 bytes)")       \
    X(INI_NUMBER, "ini-number", ERROR, true, "a value that is no number")                          \
    X(INI_LENGTH, "ini-length", ERROR, true, "a value that is no length")                          \
    X(INI_COLOUR, "ini-colour", ERROR, true, "a value that is no colour")                          \
    X(INI_DATE, "ini-date", ERROR, true, "a value that is no date")                                \
    X(INI_VALUE, "ini-value", ERROR, true, "a value that is none of those allowed")                \
    X(INI_FILE, "ini-file", ERROR, true, "a font, layout, brand or file that was not found")       \
    X(INI_PATH, "ini-path", ERROR, true, "a path that leads outside the folder of its INI")        \
    /* what a document needs */                                                                    \
    X(GLYPH, "glyph", ERROR, true, "a character that no font has")                                 \
    X(FIT, "fit", ERROR, true, "a page that can't hold what it must")                              \
    X(PAGES, "pages", ERROR, true, "a document of more pages than --max-pages allows")             \
    X(SVG, "svg", ERROR, true, "artwork that can't be used")                                       \
    X(PRESS, "press", ERROR, true, "a poster that can't be made for the press")                    \
    /* rules of `check` */                                                                         \
    X(WEEKDAY, "weekday", ERROR, false, "weekday and date disagree")                               \
    X(DATE_IMPOSSIBLE, "date-impossible", ERROR, false, "a day that the calendar does not have")   \
    X(DATE_YEAR, "date-year", WARNING, false, "a day and month without a year")                    \
    X(MIDNIGHT, "midnight", WARNING, false, "“à minuit” may mean the night before")                \
    X(DATE_ORDER, "date-order", ERROR, false, "dates in an impossible order")                      \
    X(EXPIRED, "expired", WARNING, false, "a deadline that is over")                               \
    X(INTERVIEW_WEEKDAY, "interview-weekday", WARNING, false,                                      \
      "a week that is named by another day than its Monday")                                       \
    X(FACT_CONFLICT, "fact-conflict", WARNING, false,                                              \
      "two places of the text, or the text and posting.ini, that give a fact differently")         \
    X(MISSING_FACT, "missing-fact", WARNING, false, "a fact that nobody gave")                     \
    X(UNKNOWN_ROLE, "unknown-role", INFO, false,                                                   \
      "nobody knows what a heading says, and it may be what every posting has")                    \
    X(NO_APPLY, "no-apply", WARNING, false, "nothing says how to apply")                           \
    X(PAY_RANGE, "pay-range", WARNING, false, "no pay, nor a pay range")                           \
    X(PAY_VAGUE, "pay-vague", WARNING, false, "a pay that says nothing")                           \
    X(DATA_NOTICE, "data-notice", INFO, false, "no word on what happens to candidates' data")      \
    X(ITEM_END, "item-end", WARNING, false, "an item that ends in : or , and leads to nothing")    \
    X(ITEM_PUNCTUATION, "item-punctuation", INFO, false, "items of a list that end differently")   \
    X(TWO_DOTS, "two-dots", WARNING, false, "two dots")                                            \
    X(UNBALANCED, "unbalanced", ERROR, false, "brackets or quotes that don't pair")                \
    X(ADDRESS, "address", ERROR, false, "an e-mail address or URL that can't be one")              \
    X(PAY_HISTORY, "pay-history", ERROR, false, "asks what somebody earns or earned")              \
    X(AGREEMENT, "agreement", INFO, false, "no collective agreement is named")                     \
    X(LANGUAGE, "language", WARNING, false, "a title or a section in another language")            \
    X(AGE_LIMIT, "age-limit", ERROR, false, "asks for an age")                                     \
    X(ASKED_DATA, "asked-data", ERROR, false, "asks for data that no application needs")           \
    X(DANGLING_LINK, "dangling-link", WARNING, false,                                              \
      "a link or a file is spoken of, and is not there")                                           \
    X(PLACEHOLDER, "placeholder", ERROR, false, "something that was to be filled in")              \
    X(MARKUP, "markup", INFO, false, "Markdown or HTML that was taken for structure")              \
    X(UNEXPANDED, "unexpanded", INFO, false, "an abbreviation that nothing explains")              \
    X(MANY_DUTIES, "many-duties", INFO, false, "more than 15 duties, or 12 criteria")              \
    X(CODED, "coded", INFO, false, "words that put off women or men, or say nothing")              \
    X(LINK_TEXT, "link-text", INFO, false, "a long raw address as text")                           \
    X(CRITERIA, "criteria", ERROR, false, "a ground by which nobody may be chosen")                \
    X(GENDERED_TITLE, "gendered-title", WARNING, false, "a title for one gender alone")            \
    X(VAGUE, "vague", INFO, false, "a criterion that can't be scored")                             \
    X(INCLUSIVE_MIXED, "inclusive-mixed", WARNING, false, "several inclusive marks in one text")   \
    X(INCLUSIVE_UNSAID, "inclusive-unsaid", INFO, false,                                           \
      "an inclusive form that no rule can write out")                                              \
    X(LOST_BREAK, "lost-break", WARNING, false, "two lines that ran together")                     \
    X(SPACING, "spacing", INFO, false, "a missing or a needless space at a mark")                  \
    X(NAME_VARIANTS, "name-variants", WARNING, false,                                              \
      "a name written otherwise than in posting.ini")                                              \
    X(NEAR_DUPLICATE, "near-duplicate", INFO, false, "two sentences that share twelve words")      \
    X(UNACCENTED, "unaccented", WARNING, false, "capitals without their accents")                  \
    X(CONTRAST, "contrast", ERROR, false, "colours under the contrast of WCAG 2.2 AA")             \
    X(URL_LONG, "url-long", WARNING, false, "a QR target so long that its modules get too small")  \
    X(NO_CRITERIA, "no-criteria", WARNING, false, "a profile that gives no criterion: no grid")    \
    X(MANY_CRITERIA, "many-criteria", WARNING, false,                                              \
      "a profile that gives more than 30 criteria")                                                \
    X(UNCLASSED_CRITERION, "unclassed-criterion", WARNING, false,                                  \
      "a criterion that no category fits")                                                         \
    X(CONTROL, "control", WARNING, false, "control characters in a text; they are taken out")      \
    X(MOJIBAKE, "mojibake", WARNING, false,                                                        \
      "characters that an encoding damaged, or encoded twice")                                     \
    /* what `build` says, no finding */                                                            \
    X(LEFT_OUT, "left-out", NOTE, false, "what the poster leaves out")                             \
    X(HYPHENATION, "hyphenation", NOTE, false,                                                     \
      "a language whose hyphenation dictionary is not installed")                                  \
    X(FILLED_FORM, "filled-form", NOTE, false,                                                     \
      "a form that people have filled, and that was moved aside")                                  \
    X(FORM_KEPT, "form-kept", ERROR, true,                                                         \
      "a personal form that may be filled, and that stays as it is")                               \
    /* the system */                                                                               \
    X(WORKER, "worker", ERROR, true,                                                               \
      "a posting whose process hung or died; the others were built")                               \
    X(SYSTEM, "system", ERROR, true, "the system failed: disk, permission, library")

enum diag_id {
#define X(name, id, level, stops, what) DIAG_##name,
    DIAG_TABLE(X)
#undef X
        DIAG_COUNT
};

struct diag *diag_new(void);
void diag_drop(struct diag *diag);

/* Reports one thing, at the table's level. The format is English, and translated here: one whole
 * sentence without final stop that says what is wrong and what to do. The span may be {0}. The
 * place and its line are copied: the source may go. The same id at the same place with the same
 * message is kept once; of one id, the first thousand are listed and the others counted, which a
 * note says. */
void diag_add(struct diag *diag, enum diag_id id, struct span span, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The same at another level than the table's. */
void diag_add_at(struct diag *diag, enum diag_id id, enum diag_level level, struct span span,
                 const char *format, ...) G_GNUC_PRINTF(5, 6);

/* The same about a file as a whole, or about one line of it (from 1), when there is no source to
 * point into. */
void diag_add_file(struct diag *diag, enum diag_id id, const char *path, unsigned line,
                   const char *format, ...) G_GNUC_PRINTF(5, 6);

/* The last message; NULL: there is none. Lent until the next one. */
const char *diag_last(const struct diag *diag);

/* Where findings without a place stand: offset 0 of this source (specs/check.md:
 * `posting.ini:1:1`). Lent. */
void diag_set_home(struct diag *diag, const struct source *home);

/* Switches a rule off (`[check] off`), or raises it to an error (`-W`). False: there is no such id;
 * to switch off, it is that of what stops a document; to raise, that of a note, which is no
 * finding.
 */
bool diag_switch_off(struct diag *diag, const char *id);
bool diag_is_off(const struct diag *diag, enum diag_id id);
/* Leaves on, of what can be switched off, these alone (a list that ends with NULL). */
void diag_switch_off_others(struct diag *diag, const char *const *ids);
bool diag_raise(struct diag *diag, const char *id);

unsigned diag_count(const struct diag *diag, enum diag_level level); /* of just that level */
bool diag_has(const struct diag *diag, enum diag_id id);
/* Has anything been reported that stops a document? A mark taken before, to ask about what came
 * since. */
size_t diag_mark(const struct diag *diag);
bool diag_stopped_since(const struct diag *diag, size_t mark);
/* Did the system fail since, or is there a file that can't be read? */
bool diag_failed_since(const struct diag *diag, size_t mark);
bool diag_system_failed(const struct diag *diag); /* exit status 3 */

/* Prints in the order of source (path, offset), `file:line:col: level: message [id]`, the line,
 * carets. `colour`: ANSI. */
void diag_print(const struct diag *diag, FILE *to, bool colour);

char *diag_to_text(const struct diag *diag, bool colour); /* the same (g_free) */

/* One thing that was reported, as it is printed. Lent. */
struct diag_finding {
    const char *path;
    struct source_place place; /* width 0: a place, and no words */
    enum diag_level level;     /* as it counts: raised or not */
    enum diag_id id;
    const char *message;
};

/* Visits all in the order in which they are printed. */
typedef void (*diag_visit)(const struct diag_finding *finding, void *data);
void diag_each(const struct diag *diag, diag_visit visit, void *data);

/* Text as a terminal may have it: what would be obeyed, control characters, and what is not UTF-8
 * is shown as U+FFFD, a tab as a space (g_free). */
char *diag_printable(const char *text, size_t len);

/* What the table says of an id. */
const char *diag_id_name(enum diag_id id);
const char *diag_id_meaning(enum diag_id id);
enum diag_level diag_id_level(enum diag_id id); /* unless it is raised */
bool diag_id_stops(enum diag_id id);
const char *diag_level_name(enum diag_level level);
/* The id of a name. False: there is none. */
bool diag_find_id(const char *name, enum diag_id *id);

/* digest: a file that says of itself that it is as it was made. Its place must be there: both
 * halves of a PDF's /ID, or 32 digits behind this mark in its last 2 KB (a comment of HTML or of a
 * ZIP archive). It tells chance and other programs, not forgers. */
#define DIGEST_MARK "affiche:"
#define DIGEST_BLANK "00000000000000000000000000000000"

/* Puts the digest of all other bytes into its place. False: there is none. */
bool digest_put(char *bytes, size_t len);
/* The same bytes with a comment at their end that holds it (g_bytes_unref); of a ZIP archive that
 * has none yet. */
GBytes *digest_in_html(GBytes *html);
GBytes *digest_in_zip(GBytes *zip);
/* Is every byte as it was then? False as well: it has no digest. */
bool digest_holds(const char *bytes, size_t len);

/* out: the only one that writes files. Whole or not at all: it writes beside the target, flushes,
 * checks, renames. What was there before is still whole after any failure. */
/* Writes `len` bytes to `path`, replacing it in one step. Mode 0644 less the umask. Reports
 * `system` with the path and the system's reason; false then. */
bool out_write(const char *path, const void *bytes, size_t len, struct diag *diag);
/* The same, mode 0600: for what is confidential. */
bool out_write_private(const char *path, const void *bytes, size_t len, struct diag *diag);

/* The same as out_write, where there is no file yet, nor a link of that name. */
bool out_write_new(const char *path, const void *bytes, size_t len, struct diag *diag);
/* Puts new bytes into a file that somebody else made, in one step: behind a link, with its mode
 * and, where the system lets us, its owner. One that nobody may write stays. Reports `system`. */
bool out_rewrite(const char *path, const void *bytes, size_t len, struct diag *diag);
/* Whole, too, but not made to last through a power cut: for what its reader can tell to be damaged.
 */
bool out_write_passing(const char *path, const void *bytes, size_t len, struct diag *diag);

/* What became of a file. */
enum out_fate {
    OUT_FAILED,  /* reported, `system` */
    OUT_WRITTEN, /* what was there before, if anything, was written over */
    OUT_ASIDE,   /* of a form: what was there is somebody's: it has another name now */
    OUT_KEPT     /* the same, and it stays; nothing was written */
};

enum {
    OUT_PRIVATE = 1, /* mode 0600, else 0644 less the umask */
    OUT_FORM = 2,    /* people fill it in */
    OUT_KEEP = 4     /* of a form: what is somebody's stays, else it is moved aside */
};

/* Files of one folder that come to their places together: all are written beside theirs, and made
 * to last through a power cut at once, which takes hardly longer than for one.
 *
 * A form that is there is written over only if it holds its digest, so that nobody has touched it.
 * Anything else stays, or is moved to a free name beside it, grid.pdf → grid-1.pdf, grid-2.pdf …
 * (`aside`, lent, else NULL); it is never hidden, or the report says where it is. What is saved
 * there while the file is written is moved aside in either case. */
struct out_set;
typedef void out_placed(void *data, const char *path, enum out_fate fate, const char *aside);
struct out_set *out_set_new(out_placed *placed, void *data, struct diag *diag);
/* `how`: flags. What can't be written is reported, and placed as OUT_FAILED; the others aren't
 * touched by that. */
void out_set_add(struct out_set *set, const char *path, GBytes *bytes, unsigned how);
/* Calls `placed` for each, in the order in which they came. */
void out_set_place(struct out_set *set);
/* What has no place yet is gone. */
void out_set_drop(struct out_set *set);
/* Is there a file that was made and not changed since? Read to its end, and not mapped: it may
 * change meanwhile. */
bool out_is_untouched(const char *path);

/* False: errno says why. */
bool out_write_all(int fd, const char *bytes, size_t len);
/* Removes a file that an earlier run made. False: there is none, or it has to stay. */
bool out_remove(const char *path);

/* Makes the folder if it is missing; its parent must be there. Of one that is there, takes away
 * what runs left behind that were killed while they wrote. Reports `system`. */
bool out_make_folder(const char *path, struct diag *diag);
/* The same, mode 0700; one that is there keeps its mode, or, with `close`, gets this one if it is
 * this user's. */
bool out_make_private_folder(const char *path, bool close, struct diag *diag);

/* sandbox: what a process gives up for good, before it reads what others wrote. */
enum sandbox_kind {
    SANDBOX_READ,    /* all but its memory and what is open: no file, program, network, process */
    SANDBOX_PAINT,   /* the same, but it reads what the system has, and may have threads */
    SANDBOX_PROGRAM, /* network, and writing any file: what another program is run in */
    SANDBOX_BUILD    /* network and other programs; it reads and writes what it is given */
};
struct sandbox;

/* What will be given up, so that many processes may enter it; it costs some open files while it is
 * made. `reads` (up to NULL), `writes`: folders and files that stay open to it, beside what
 * libraries need of the system; what isn't there is passed over. SANDBOX_BUILD with NULL as `reads`
 * keeps all files as they are. Drop it. */
struct sandbox *sandbox_new(enum sandbox_kind kind, const char *const *reads, const char *writes);
/* From now on: of this thread, and of all threads and processes that it starts. What the kernel
 * can't keep them from stays. */
void sandbox_enter(const struct sandbox *sandbox);
void sandbox_drop(struct sandbox *sandbox); /* may be NULL */
/* All three, for one process alone. */
void sandbox_enter_new(enum sandbox_kind kind, const char *const *reads, const char *writes);
/* Has the kernel seccomp and Landlock, and is libseccomp there? */
bool sandbox_is_whole(void);

/* worker: a task in a process of its own. */
struct worker_limits {
    unsigned cpu_s; /* seconds of CPU; ten times as many by the clock, and a minute at least */
    size_t memory;  /* bytes, beside what the caller has */
};

enum worker_fate {
    WORKER_DONE,    /* the task returned true */
    WORKER_REFUSED, /* … false */
    WORKER_LATE,    /* it took too long */
    WORKER_DIED,    /* a signal ended it, or it ran out of memory */
    WORKER_NONE     /* there is no process to be had: errno says why */
};

/* Runs in the child, which says nothing on stderr and leaves nothing behind but its answer. */
typedef bool (*worker_task)(void *data);

/* Runs a task there, and waits for it. No thread of the caller's may hold a lock that the task
 * needs. */
enum worker_fate worker_try(worker_task task, void *data, const struct worker_limits *limits);

/* nursery: a process that is forked before its owner paints or opens anything, and that tasks are
 * forked from later on: what a library of the owner's has in threads by then, no task waits for in
 * vain. */
struct nursery;
typedef bool (*nursery_task)(const char *bytes, size_t len); /* in SANDBOX_PAINT */

/* Not yet forked (nursery_drop). */
struct nursery *nursery_new(void);
void nursery_drop(struct nursery *nursery); /* may be NULL */
/* Runs a task on these bytes, as worker_try does; the first forks the nursery. */
enum worker_fate nursery_try(struct nursery *nursery, nursery_task task, const char *bytes,
                             size_t len, const struct worker_limits *limits);
/* In a process that is forked from its owner: forks one of its own, if its owner's was. */
void nursery_renew(struct nursery *nursery);

/* workers: many tasks, in processes that stay for the next one. */
struct workers_answer {
    enum worker_fate fate; /* WORKER_DONE, WORKER_LATE or WORKER_DIED */
    GBytes *bytes;         /* of one that is done: what `work` gave */
    int signal, status; /* of one that died: what ended it, or, if signal is 0, its exit status */
};

struct workers_plan {
    unsigned workers, tasks; /* workers: at least one, and the most there are */
    unsigned timeout_s;      /* by the clock, for each task */
    size_t memory;           /* bytes that a worker may take beside what the caller has */
    unsigned share; /* of tasks for a worker, which a fresh one replaces then: what libraries never
                       give back goes with it; 0: no end */
    void *data;
    /* In a worker, before its first task: it may open what it needs, and give up the rest. May be
     * NULL. */
    void (*begin)(void *data);
    /* In a worker: does a task (from 0), and appends what came of it. */
    void (*work)(void *data, unsigned task, GString *answer);
    /* In the caller: what came of each task, in their order. */
    void (*take)(void *data, unsigned task, const struct workers_answer *answer);
    /* In the caller, every now and then: how many are answered. May be NULL. */
    void (*tell)(void *data, unsigned answered);
};

/* Has all tasks done. A worker begins with what the caller has in memory; one that dies, or takes
 * too long and is ended, is replaced. False: no process is to be had, errno says why; tasks that
 * weren't taken are left. No thread of the caller's may hold a lock that a task needs. */
bool workers_run(const struct workers_plan *plan);

/* helper: a process that stays for the next request: bytes go in, bytes come out. */
struct helper_plan {
    unsigned timeout_s; /* by the clock, for each request */
    size_t memory;      /* bytes that it may take beside what its owner has */
    size_t answer_max;  /* bytes of one */
    /* In it, before its first request: it may open what it needs, and give up the rest. */
    void (*begin)(void *data);
    /* In it: appends to the answer what comes of a request. */
    void (*work)(void *data, GBytes *request, GString *answer);
};
struct helper;

/* Not yet forked; lends both (helper_drop). */
struct helper *helper_new(const struct helper_plan *plan, void *data);
/* The first one forks it, as does the first after helper_rest. NULL: *error says why the system
 * gives no process, or is 0: it took too long, or died twice; the next request has a fresh process
 * (g_bytes_unref). No thread of the caller's may hold a lock that it needs. */
GBytes *helper_ask(struct helper *helper, GBytes *request, int *error);
/* Ends it; what is opened from now on, the next one has, too. */
void helper_rest(struct helper *helper);
void helper_drop(struct helper *helper); /* may be NULL */

/* module: what brings a library along that most documents do without: shared objects of our own,
 * one a library, in ../lib/affiche beside the program's folder. Each holds one table of the
 * library's functions, `module_table`, and is opened when somebody asks for it; it stays open.
 * NULL: it can't be opened, or the library behind it; *why says so then, until the next is opened.
 */
const void *module_open(const char *name, const char **why);
/* Where they are; lent. */
const char *module_folder(void);

/* program: the build ids of the program and of the libraries that it was linked with, as one
 * (g_free): to be asked before a module is opened. */
char *program_new_id(void);

/* nearest: of the known names (NULL-terminated; `office *` knows all that begin so) the one that is
 * most likely meant, or NULL. */
const char *nearest_find(const char *name, const char *const *known);

#endif

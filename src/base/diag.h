/* diag: every diagnostic the tool can give, and the list of those given.
 *
 * Base layer; no global state: who can find something is handed a `struct diag *`. Layers report and go on; `cli`
 * prints, and turns the worst level into the exit status. The one table (id, level, what it means) is in diag.c;
 * affiche.1 lists the same ids. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/source.h"

#include <stdio.h>

enum diag_level { DIAG_NOTE, DIAG_INFO, DIAG_WARNING, DIAG_ERROR };

/* X(enum name, printed id, level, stops, what it means: as the manual lists it). `stops`: a document that needs it is not made. */
#define DIAG_TABLE(X)                                                                                                \
    /* input files */                                                                                                \
    X(INPUT_MISSING, "input-missing", ERROR, true, "a file or folder that is not there")                             \
    X(INPUT_UNREADABLE, "input-unreadable", ERROR, true, "a file that may not be read")                              \
    X(INPUT_FOLDER, "input-folder", ERROR, true, "a folder where a file is expected")                                \
    X(INPUT_EMPTY, "input-empty", ERROR, true, "a text with nothing in it")                                          \
    X(INPUT_BINARY, "input-binary", ERROR, true, "a file that is no text")                                           \
    X(INPUT_ENCODING, "input-encoding", ERROR, true, "a text that is neither UTF-8 nor Windows-1252, or damaged")    \
    X(INPUT_GUESSED, "input-guessed", WARNING, false, "a text that is not UTF-8, read as Windows-1252")              \
    X(INPUT_SIZE, "input-size", ERROR, true, "a file over the size limit")                                           \
    X(INPUT_LINE, "input-line", ERROR, true, "a line over the length limit")                                         \
    /* INI files */                                                                                                  \
    X(INI_SYNTAX, "ini-syntax", ERROR, true, "a line that is neither a section, a key nor a comment")                \
    X(INI_SECTION, "ini-section", ERROR, true, "an unknown section")                                                 \
    X(INI_KEY, "ini-key", ERROR, true, "an unknown key")                                                             \
    X(INI_DOUBLE, "ini-double", ERROR, true, "a key or section given twice")                                         \
    X(INI_CUT, "ini-cut", ERROR, true, "a value that an unquoted ; or # would cut")                                  \
    X(INI_LINE, "ini-line", ERROR, true, "a line longer than iniparser reads (1,022 bytes)")                               \
    X(INI_NUMBER, "ini-number", ERROR, true, "a value that is no number")                                            \
    X(INI_LENGTH, "ini-length", ERROR, true, "a value that is no length")                                            \
    X(INI_COLOUR, "ini-colour", ERROR, true, "a value that is no colour")                                            \
    X(INI_DATE, "ini-date", ERROR, true, "a value that is no date")                                                  \
    X(INI_VALUE, "ini-value", ERROR, true, "a value that is none of those allowed")                                  \
    X(INI_FILE, "ini-file", ERROR, true, "a font, layout, brand or file that was not found")                         \
    X(INI_PATH, "ini-path", ERROR, true, "a path that leads outside the folder of its INI")                          \
    /* what a document needs */                                                                                      \
    X(GLYPH, "glyph", ERROR, true, "a character that no font has")                                                   \
    X(FIT, "fit", ERROR, true, "a page that can't hold what it must")                                                \
    X(SVG, "svg", ERROR, true, "artwork that can't be used")                                                         \
    X(PRESS, "press", ERROR, true, "a poster that can't be made for the press")                                      \
    /* rules of `check` */                                                                                           \
    X(WEEKDAY, "weekday", ERROR, false, "weekday and date disagree")                                                 \
    X(DATE_IMPOSSIBLE, "date-impossible", ERROR, false, "a day that the calendar does not have")                     \
    X(DATE_YEAR, "date-year", WARNING, false, "a day and month without a year")                                      \
    X(MIDNIGHT, "midnight", WARNING, false, "“à minuit” may mean the night before")                                  \
    X(DATE_ORDER, "date-order", ERROR, false, "dates in an impossible order")                                        \
    X(MISSING_FACT, "missing-fact", WARNING, false, "a fact that nobody gave")                                       \
    X(ADDRESS, "address", ERROR, false, "an e-mail address or URL that can't be one")                                \
    X(CONTRAST, "contrast", ERROR, false, "colours under the contrast of WCAG 2.2 AA")                               \
    X(URL_LONG, "url-long", WARNING, false, "a QR target so long that its modules get too small")                    \
    X(NO_CRITERIA, "no-criteria", WARNING, false, "a profile that gives no criterion: no grid")                      \
    X(MANY_CRITERIA, "many-criteria", WARNING, false, "a profile that gives more than 30 criteria")                  \
    X(UNCLASSED_CRITERION, "unclassed-criterion", WARNING, false, "a criterion that no category fits")               \
    X(UNBALANCED, "unbalanced", ERROR, false, "brackets or quotes that don't pair")                                  \
    /* what `build` says, no finding */                                                                              \
    X(LEFT_OUT, "left-out", NOTE, false, "what the poster leaves out")                                               \
    X(FILLED_FORM, "filled-form", NOTE, false, "a form that people have filled, and that was moved aside")           \
    /* the system */                                                                                                 \
    X(SYSTEM, "system", ERROR, true, "the system failed: disk, permission, library")

enum diag_id {
#define X(name, id, level, stops, what) DIAG_##name,
    DIAG_TABLE(X)
#undef X
        DIAG_COUNT
};

struct diag;

struct diag *diag_new(void);
void diag_drop(struct diag *diag);

/* Reports one thing. The message is one sentence without final stop that says what is wrong and what to do. The span may be
 * {0}. The place and its line are copied: the source may go. The same
 * id at the same place with the same message is kept once; of one id, the first thousand are listed and the others counted, which a note says. */
void diag_add(struct diag *diag, enum diag_id id, struct span span, const char *format, ...) G_GNUC_PRINTF(4, 5);

/* The same about a file as a whole, or about one line of it (from 1), when there is no source to point into. */
void diag_add_file(struct diag *diag, enum diag_id id, const char *path, unsigned line, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

/* Where findings without a place stand: offset 0 of this source (specs/check.md: `posting.ini:1:1`). Lent. */
void diag_set_home(struct diag *diag, const struct source *home);

/* Switches a rule off (`[check] off`), or raises it to an error (`-W`). False: there is no such id, or, to switch off, it is that of what stops a
 * document. */
bool diag_switch_off(struct diag *diag, const char *id);
bool diag_raise(struct diag *diag, const char *id);

unsigned diag_count(const struct diag *diag, enum diag_level level); /* of just that level */
bool diag_has(const struct diag *diag, enum diag_id id);
/* Has anything been reported that stops a document? A mark taken before, to ask about what came since. */
size_t diag_mark(const struct diag *diag);
bool diag_stopped_since(const struct diag *diag, size_t mark);
bool diag_system_failed(const struct diag *diag); /* exit status 3 */

/* Prints in the order of source (path, offset), `file:line:col: level: message [id]`, the line, carets. `colour`: ANSI. */
void diag_print(const struct diag *diag, FILE *to, bool colour);

/* The same as a JSON array: file, line, column, length, level, id, message (g_free). */
char *diag_to_json(const struct diag *diag);

/* Text as a terminal may have it: what would be obeyed, control characters, and what is not UTF-8 is shown as U+FFFD, a tab as a space (g_free). */
char *diag_printable(const char *text, size_t len);

const char *diag_id_name(enum diag_id id);

#endif

/* check: what is wrong or missing in a posting (specs/check.md): the rules, as one table.
 *
 * Beside the way from posting to PDF, once the posting is read. Colours, artwork and what a page
 * can't hold are found further down the way; those rules stand in the table all the same, so that
 * they can be explained. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "posting/posting.h"

struct check; /* a run of the rules over one posting: their own */
struct dates_match;

/* What `check --fix` does about what a rule finds. */
enum check_mending {
    CHECK_BY_HAND, /* a person has to */
    CHECK_SHOWN,   /* it may be a false alarm: shown, never written */
    CHECK_MENDED
};

/* How a finding can be mended: a place that is not empty, and what belongs there. */
struct check_edit {
    enum diag_id id;
    struct span finding, span;
    char *text; /* owned */
};

/* struct check_edit (g_array_unref). */
GArray *check_edits_new(void);

/* What becomes of a file: `len` bytes of its text, from `offset` on, become others. */
struct check_change {
    size_t offset, len;
    char *text; /* owned */
};

/* Of what was found in one of the posting's two sources and, with `typography`, of that what
 * anybody sees (no kinds of spaces, which documents set): changes of the text as it was typed, in
 * ascending order and apart from each other (g_array_unref). A change that goes over a line's end,
 * or where the file says the same in another way, is left out. */
GArray *check_fix(const struct posting *posting, const struct source *source, const GArray *edits,
                  bool typography);
/* The edits that are only shown, as changes of the text with `made`, those of check_fix. */
GArray *check_fix_shown(const struct source *source, const GArray *edits, const GArray *made);
/* The text with changes (g_free). */
char *check_apply(const struct source *typed, const GArray *changes);
/* A source as it was typed. */
const struct source *check_typed(const struct source *source);

/* A rule finds something in one of these ways, or, with none of them, is found elsewhere. Its level
 * and what it means stand in base's table of diagnostics. */
struct check_rule {
    enum diag_id id;
    const char *documents; /* those that a finding spoils: "grid"; NULL: all */
    const char *source;    /* the article or norm; NULL: none but sense */
    const char *read;      /* when the source was looked up: "September 2026"; NULL: no law */
    const char *why;       /* the reason, a sentence or two */
    enum check_mending mending;
    void (*posting)(const struct check *check); /* once */
    void (*facts)(const struct check *check);   /* for what holds everywhere, and for each office */
    void (*text)(const struct check *check, struct span span); /* for each block, and each value
                                                                  that the INI states */
    void (*date)(const struct check *check, const struct dates_match *match); /* for each date in
                                                                                 those */
};

/* In the order in which they are explained; ends with why == NULL. */
extern const struct check_rule check_rules[];

/* The rule of an id; NULL: it is not that of a rule. */
const struct check_rule *check_find_rule(enum diag_id id);

/* Runs every rule. `today` with year 0: rules that need today are skipped. Reports the ids of the
 * table's rules that have a function; how they can be mended is appended to `edits`, struct
 * check_edit, or NULL. */
void check_run(const struct posting *posting, const struct date *today, GArray *edits,
               struct diag *diag);

#endif

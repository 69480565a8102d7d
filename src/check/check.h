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

/* A rule finds something in one of these ways, or, with none of them, is found elsewhere. Its level
 * and what it means stand in base's table of diagnostics. */
struct check_rule {
    enum diag_id id;
    const char *documents; /* those that a finding spoils: "grid"; NULL: all */
    const char *source;    /* the article or norm; NULL: none but sense */
    const char *read;      /* when the source was looked up: "September 2026"; NULL: no law */
    const char *why;       /* the reason, a sentence or two */
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
 * table's rules that have a function. */
void check_run(const struct posting *posting, const struct date *today, struct diag *diag);

#endif

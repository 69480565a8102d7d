/* What the files of panel/ share: single ballots, and the table of all scores. */
#ifndef PANEL_PANEL_PRIVATE_H
#define PANEL_PANEL_PRIVATE_H

#include "panel/panel.h"

/* All blank. */
struct ballot *ballot_new(const char *file, const struct panel_grid *grid);
void ballot_drop(struct ballot *ballot);

/* As much of a value as reminds of it (g_free). */
char *ballot_new_quote(const char *value);
/* `K3.score`, `3`, `K3 Label`: which criterion begins the name, from 0, and what stands behind it.
 * False: the grid has none such. */
bool ballot_find_criterion(const struct panel_grid *grid, const char *name, unsigned *index,
                           const char **rest);
/* Takes one value of the fields of specs/grid.md §3; passes over what it doesn't know. The reason
 * why the ballot can't count (g_free), or NULL. */
char *ballot_take(const struct panel_grid *grid, struct ballot *ballot, const char *name,
                  const char *value);

/* cells.c: a CSV on its way, row by row. Lends the source. */
struct cells {
    const char *at, *end;
    char separator;
    bool is_cut; /* the file ended inside a quoted cell */
};
struct cells cells_of(const struct source *csv);
/* The cells of the next row, char * (g_ptr_array_unref); NULL: there is none. */
GPtrArray *cells_read_row(struct cells *cells);

/* Takes a whole ballot: judges it, and lists it or says why not. `refused`: why it can't count;
 * NULL: nothing was found yet. Both are the panel's from then on. */
void panel_take(struct panel *panel, struct ballot *ballot, char *refused);
/* Takes the reason. */
void panel_remark(struct panel *panel, enum ballot_fate fate, const struct ballot *ballot,
                  char *reason);

/* Candidates and evaluators of the ballots that count. */
void panel_list_codes(struct panel *panel);

/* hide.c: what words must not say, as GRegex *. */
/* A code, however people write it; nothing of one without a letter or a digit. */
void hide_code(GPtrArray *hidden, const char *code);
/* A name, and each of its words. */
void hide_name(GPtrArray *hidden, const char *name);
/* The words with `[…]` in place of all that is hidden (g_free). */
char *hide_in(const GPtrArray *hidden, const char *words);

/* table.c */
/* All scores, and how they are weighed: x[(c · evaluators + e) · criteria + k]. */
struct table {
    const struct panel *panel;
    unsigned candidates, evaluators, criteria;
    double *x;
    double *weights;
    unsigned *ballots; /* by candidate */
    bool *failed;      /* by candidate */
    bool *trial;       /* by candidate: calibration */
};

/* What a scenario leaves out; `evaluator` and `criterion` from 0, NOTHING: none. */
#define NOTHING UINT_MAX
struct scenario {
    unsigned evaluator, criterion, scaled;
    double factor; /* of the weight of criterion `scaled` */
};

/* The table of a panel that is closed. */
void table_init(struct table *table, const struct panel *panel);
void table_clear(struct table *table);
/* A score, or NAN. */
double table_get(const struct table *table, unsigned c, unsigned e, unsigned k);
/* Of one candidate and criterion. */
struct panel_cell table_new_cell(const struct table *table, unsigned c, unsigned k);
/* S(c) in a scenario: 25 · Σ w m / Σ w over the criteria that someone scored; NAN: none. */
double table_score(const struct table *table, const struct scenario *scenario, unsigned c);
/* s(c,e), and how much of what was asked was scored. */
double table_evaluator_score(const struct table *table, unsigned c, unsigned e);
double table_coverage(const struct table *table, unsigned c);

#endif

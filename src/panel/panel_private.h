/* What the files of panel/ share: single ballots. */
#ifndef PANEL_PANEL_PRIVATE_H
#define PANEL_PANEL_PRIVATE_H

#include "panel/panel.h"

/* All blank. */
struct ballot *ballot_new(const char *file, const struct panel_grid *grid);
void ballot_drop(struct ballot *ballot);

/* A code as it is compared: trimmed, in capitals (g_free). */
char *ballot_new_code(const char *text);
/* Takes one value of the fields of specs/grid.md §3; passes over what it doesn't know. The reason
 * why the ballot can't count (g_free), or NULL. */
char *ballot_take(const struct panel_grid *grid, struct ballot *ballot, const char *name,
                  const char *value);

/* Takes a whole ballot: judges it, and lists it or says why not. `refused`: why it can't count;
 * NULL: nothing was found yet. Both are the panel's from then on. */
void panel_take(struct panel *panel, struct ballot *ballot, char *refused);
void panel_remark(struct panel *panel, enum ballot_fate fate, const struct ballot *ballot,
                  char *reason);

#endif

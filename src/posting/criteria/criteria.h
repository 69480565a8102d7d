/* criteria: from the profile to what the panel scores (specs/grid.md §1). Deterministic; the INI
 * overrides everything. For posting.c and schema.c. */
#ifndef POSTING_CRITERIA_CRITERIA_H
#define POSTING_CRITERIA_CRITERIA_H

#include "ini/ini.h"
#include "posting/posting.h"

/* The keys of `[criterion N]`, NULL-terminated: for the schema of posting.ini. N is the number that
 * the criterion has before any override; parts of one that `split` makes are N.1, N.2 …
 *
 *   label, question, anchor.0 … anchor.4   texts
 *   category        names of categories, with a / between
 *   weight          over 0 and up to 100; other than 1 only with weight_reason
 *   weight_reason   text
 *   knockout        yes or no
 *   exclude         yes: it is left out
 *   order           the number of the criterion whose place it takes
 *   split           the words of the line with which the next criterion begins; of several, with
 *                   a | between
 *   merge           numbers, with commas: these criteria become part of this one */
extern const char *const criteria_keys[];

/* Appends to posting->criteria, and sets criteria_hash, from the sections with the role profile and
 * the `[criterion N]` sections of `ini` (may be NULL). Reports unclassed-criterion, no-criteria,
 * many-criteria; ini-section for a criterion that the profile does not give; ini-value and
 * ini-number for what can't be. */
void criteria_derive(struct posting *posting, const struct ini *ini, struct diag *diag);

/* Frees what a criterion holds. */
void criteria_clear(struct posting_criterion *criterion);

#endif

/* criteria: from the profile to what the panel scores (specs/grid.md §1). Deterministic; the INI overrides everything. Inside posting/ only. */
#ifndef POSTING_CRITERIA_H
#define POSTING_CRITERIA_H

#include "posting/ini.h"
#include "posting/posting.h"

/* The keys of `[criterion N]`, NULL-terminated: for the schema of posting.ini. */
extern const char *const criteria_keys[];

/* Fills posting->criteria and criteria_hash from the section with the role profile and the `[criterion N]` sections of `ini` (may be NULL).
 * Reports unclassed-criterion, no-criteria, many-criteria; ini-section for a criterion that the profile does not give; ini-value and
 * ini-number for what can't be. */
void criteria_derive(struct posting *posting, const struct ini *ini, struct diag *diag);

/* Frees what a criterion holds. */
void criteria_clear(struct posting_criterion *criterion);

#endif

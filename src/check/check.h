/* rules: what `check` finds in the posting alone (specs/check.md). Colours and fit are found
 * further down the way. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "posting/posting.h"

/* Runs every rule. `today` with year 0: rules that need today are skipped. Reports weekday,
 * date-impossible, date-year, midnight, date-order, missing-fact, address. */
void rules_check(const struct posting *posting, const struct date *today, struct diag *diag);

#endif

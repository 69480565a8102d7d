/* rules_address: the rule `address`. Inside posting/rules* only. */
#ifndef CHECK_CHECK_PRIVATE_H
#define CHECK_CHECK_PRIVATE_H

#include "base/base.h"
#include "posting/posting.h"

/* Reports address for each e-mail address and URL in the span that can't be one. Linear. */
void rules_check_addresses(struct span span, struct diag *diag);

/* rules_order: the order of a posting's dates. Inside posting/rules* only. */
struct rules {
    const struct posting *posting;
    const struct posting_office *office; /* whose facts prevail; NULL: those for all */
    struct date start, today;            /* year 0: unknown */
    struct diag *diag;
};

/* What the office states, else what holds for all. */
const struct posting_fact *rules_fact(const struct rules *check, enum posting_fact_id id);

/* `21 November 2025`, as diagnostics say it (g_free). */
char *rules_print_date(const struct date *date, bool with_year);

/* Reports date-order. */
void rules_check_order(const struct rules *check);

#endif

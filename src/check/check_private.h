/* check: what the rules share, and each of them. Inside check/ only. */
#ifndef CHECK_CHECK_PRIVATE_H
#define CHECK_CHECK_PRIVATE_H

#include "check/check.h"

struct check {
    const struct posting *posting;
    const struct posting_office *office; /* whose facts prevail; NULL: those for all */
    struct date start, today;            /* year 0: unknown */
    struct diag *diag;
};

/* What the office states, else what holds for all. */
const struct posting_fact *check_fact(const struct check *check, enum posting_fact_id id);

/* Each reports the id it is named for. dates.c: */
void check_weekday(const struct check *check, const struct dates_match *match);
void check_date_year(const struct check *check, const struct dates_match *match);
void check_date_impossible(const struct check *check, const struct dates_match *match);
void check_midnight(const struct check *check, const struct dates_match *match);
void check_date_order(const struct check *check);
void check_interview_weekday(const struct check *check, struct span span);
/* facts.c */
void check_missing_fact(const struct check *check);
void check_no_apply(const struct check *check);
void check_unknown_role(const struct check *check);
void check_expired(const struct check *check);
void check_pay_range(const struct check *check);
void check_pay_vague(const struct check *check);
void check_data_notice(const struct check *check);
/* lists.c */
void check_item_end(const struct check *check);
void check_item_punctuation(const struct check *check);
/* marks.c */
void check_two_dots(const struct check *check, struct span span);
void check_unbalanced(const struct check *check);
/* address.c: linear */
void check_address(const struct check *check, struct span span);

#endif

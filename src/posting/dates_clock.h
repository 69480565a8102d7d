/* dates_clock: the times of day that stand beside dates. Inside posting/dates* only. */
#ifndef POSTING_DATES_CLOCK_H
#define POSTING_DATES_CLOCK_H

#include "base/date.h"
#include "posting/dates_scan.h"

/* The time of day after a date: ", à minuit", "at noon", "à 18 h". Gives where it ends, and where midnight is said. */
size_t dates_time_behind(const struct dates_reader *reader, size_t at, struct date *date, struct dates_word *midnight);

/* "by midnight on 21 November", "à minuit le 21 novembre": what stands before the date. */
void dates_midnight_before(const struct dates_reader *reader, size_t start, struct dates_word *midnight);

#endif

/* dates_clock: the times of day that stand beside dates. Inside posting/dates* only. */
#ifndef POSTING_DATES_CLOCK_H
#define POSTING_DATES_CLOCK_H

#include "base/date.h"
#include "posting/dates_scan.h"

#include <stdbool.h>

/* A time of day that begins at a place: fills in hour and minute; *end is what follows it. */
bool dates_clock(const struct dates_reader *reader, size_t at, struct date *date, size_t *end);

#endif

/* today: the one date that a run may depend on. */
#ifndef CLI_TODAY_H
#define CLI_TODAY_H

#include "base/date.h"

/* From --today (`option`, may be NULL), else SOURCE_DATE_EPOCH; year 0: neither is given. *created:
 * the same as ISO 8601 in UTC, or NULL (g_free). False: what is given is no date; said on stderr.
 */
bool today_find(const char *option, struct date *today, char **created);

/* From the clock, in local time: only `check` may ask. */
void today_from_clock(struct date *today);

#endif

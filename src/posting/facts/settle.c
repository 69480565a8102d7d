/* dates_settle: what a date that says too little means. Beside posting/dates, for the rules. What
 * always holds: no clock; the caller says what today is. */
#include "posting/facts/facts.h"

#include "posting/facts/facts_private.h"

char *dates_explain(const struct date *impossible)
{
    const int day = impossible->day, month = impossible->month, year = impossible->year;
    const char *name;

    if (month > 12)
        return g_strdup_printf("there is no month %d; write the day first: %02d/%02d/%d", month,
                               month, day, year);
    name = lang_month_name(month);
    if (year != 0)
        return g_strdup_printf("%d %s does not exist; %s %d has %d days", day, name, name, year,
                               g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
    return g_strdup_printf("%d %s does not exist; %s has at most %d days", day, name, name,
                           g_date_get_days_in_month((GDateMonth)month, DATES_LEAP_YEAR));
}

struct date dates_latest(const struct date *date)
{
    struct date latest = *date;

    if (latest.day == 0 && latest.month != 0)
        latest.day =
            g_date_get_days_in_month((GDateMonth)latest.month, (GDateYear)MAX(1, latest.year));
    return latest;
}

bool dates_settle(struct date *date, const struct date *start, const struct date *today)
{
    const bool by_start = start && start->year != 0, by_today = today && today->year != 0;
    const struct date limit = by_start ? dates_latest(start) : by_today ? *today : (struct date){0};

    if (date->year != 0)
        return true;
    if (date->month == 0 || date->day == 0 || (!by_start && !by_today))
        return false;
    date->year = limit.year;
    if (by_start && date_compare(date, &limit) > 0)
        date->year--;
    if (!by_start && date_compare(date, &limit) < 0)
        date->year++;
    while (!date_is_valid(date->year, date->month, date->day)) /* 29 February */
        date->year += by_start ? -1 : 1;
    return true;
}

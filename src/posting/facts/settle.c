/* dates_settle: what a date that says too little means. Beside posting/dates, for the rules. What
 * always holds: no clock; the caller says what today is. */
#include "posting/facts/facts.h"

#include "posting/facts/facts_private.h"

#include <string.h>

char *dates_explain(const struct date *impossible)
{
    const int day = impossible->day, month = impossible->month, year = impossible->year;
    const char *name;

    if (month == 0 || (month > 12 && day > 12))
        return g_strdup_printf(say_text("there is no month %d"), month);
    if (month > 12)
        return g_strdup_printf(say_text("there is no month %d; write the day first: %02d/%02d/%d"),
                               month, month, day, year);
    name = lang_month_name(month);
    if (year != 0)
        return g_strdup_printf(say_text("%d %s does not exist; %s %d has %d days"), day, name, name,
                               year, g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
    return g_strdup_printf(say_text("%d %s does not exist; %s has at most %d days"), day, name,
                           name, g_date_get_days_in_month((GDateMonth)month, DATES_LEAP_YEAR));
}

struct date dates_latest(const struct date *date)
{
    struct date latest = *date;

    if (latest.day == 0 && latest.month != 0)
        latest.day =
            g_date_get_days_in_month((GDateMonth)latest.month, (GDateYear)MAX(1, latest.year));
    return latest;
}

/* 29 February: the next year, or the one before, that has one. */
static void go_to_leap_year(struct date *date, int step)
{
    while (date_is_valid(DATES_LEAP_YEAR, date->month, date->day) &&
           !date_is_valid(date->year, date->month, date->day))
        date->year += step;
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
    go_to_leap_year(date, by_start ? -1 : 1);
    return true;
}

/* The year of a date that comes after another, which has one: the first in which it does. */
static void follow(struct date *date, const struct date *earlier)
{
    if (date->year != 0 || date->month == 0 || earlier->year == 0)
        return;
    date->year = earlier->year;
    if (earlier->month != 0 &&
        (date->month < earlier->month || (date->month == earlier->month && date->day != 0 &&
                                          earlier->day != 0 && date->day < earlier->day)))
        date->year++;
    go_to_leap_year(date, 1);
}

/* The same of a date that comes before another. */
static void precede(struct date *date, const struct date *later)
{
    if (date->year != 0 || date->month == 0 || later->year == 0)
        return;
    date->year = later->year;
    if (later->month != 0 &&
        (date->month > later->month || (date->month == later->month && date->day != 0 &&
                                        later->day != 0 && date->day > later->day)))
        date->year--;
    go_to_leap_year(date, -1);
}

/* "Publié il y a 3 jours", "posted 2 weeks ago": so many days before today. */
static void count_back(struct posting_fact *published, const struct date *today)
{
    const char *text = published->text;
    char *unit;
    guint64 number;

    if (!text || g_strcmp0(published->rule, "ago") != 0 || !date_is_complete(today))
        return;
    number = g_ascii_strtoull(text + strcspn(text, "0123456789"), &unit, 10);
    if (number > 60)
        return;
    unit += strspn(unit, " ");
    if (strchr("jd", *unit))
        published->date = date_add_days(today, -(int)number);
    else if (strchr("sw", *unit))
        published->date = date_add_days(today, -7 * (int)number);
    else if (*unit == 'h')
        published->date = *today;
}

/* Publication, deadline and start come one after the other, and so tell each other's year. */
void posting_settle_dates(struct posting *posting, const struct date *today)
{
    struct date *published = &posting->facts[FACT_PUBLISHED].date,
                *deadline = &posting->facts[FACT_DEADLINE].date,
                *start = &posting->facts[FACT_START].date;

    count_back(&posting->facts[FACT_PUBLISHED], today);
    precede(deadline, start);
    follow(deadline, published);
    follow(start, deadline);
    follow(start, published);
    precede(published, deadline);
    precede(published, start);
    follow(deadline, today);
    follow(start, deadline);
    follow(start, today);
    precede(published, today);
}

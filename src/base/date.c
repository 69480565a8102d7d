/* date: civil dates. What always holds: no clock, no time zone; GLib's proleptic Gregorian
 * calendar. */
#include "base/base.h"

#include <glib.h>

bool date_is_valid(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           g_date_valid_dmy((GDateDay)MIN(day, 99), (GDateMonth)month, (GDateYear)year);
}

static bool read_digits(const char **text, unsigned count, int *value)
{
    *value = 0;
    for (unsigned i = 0; i < count; i++, (*text)++) {
        if (!g_ascii_isdigit(**text))
            return false;
        *value = *value * 10 + (**text - '0');
    }
    return true;
}

bool date_parse_iso(const char *text, struct date *date)
{
    int year, month, day;

    if (!read_digits(&text, 4, &year) || *text++ != '-' || !read_digits(&text, 2, &month) ||
        *text++ != '-' || !read_digits(&text, 2, &day) || *text != '\0' ||
        !date_is_valid(year, month, day))
        return false;
    *date = (struct date){.year = year, .month = month, .day = day, .hour = -1, .minute = -1};
    return true;
}

char *date_new_iso(const struct date *date)
{
    return g_strdup_printf("%04d-%02d-%02d", date->year, date->month, date->day);
}

int date_weekday(int year, int month, int day)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return (int)g_date_get_weekday(&date);
}

static GDate to_gdate(const struct date *date)
{
    GDate day;

    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)date->day, (GDateMonth)date->month, (GDateYear)date->year);
    return day;
}

static struct date from_gdate(const GDate *day)
{
    return (struct date){.year = g_date_get_year(day),
                         .month = (int)g_date_get_month(day),
                         .day = g_date_get_day(day),
                         .weekday = (int)g_date_get_weekday(day),
                         .hour = -1,
                         .minute = -1};
}

struct date date_add_days(const struct date *date, int days)
{
    GDate sum = to_gdate(date);

    if (days < 0)
        g_date_subtract_days(&sum, (guint)-days);
    else
        g_date_add_days(&sum, (guint)days);
    return from_gdate(&sum);
}

struct date date_add_months(const struct date *date, unsigned months)
{
    GDate sum = to_gdate(date);

    g_date_add_months(&sum, months);
    return from_gdate(&sum);
}

int date_compare(const struct date *a, const struct date *b)
{
    if (a->year != b->year)
        return a->year - b->year;
    return a->month != b->month ? a->month - b->month : a->day - b->day;
}

bool date_is_complete(const struct date *date)
{
    return date->year != 0 && date->month != 0 && date->day != 0;
}

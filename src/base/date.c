/* date: civil dates. What always holds: no clock, no time zone; GLib's proleptic Gregorian calendar. */
#include "base/date.h"

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

    if (!read_digits(&text, 4, &year) || *text++ != '-' || !read_digits(&text, 2, &month) || *text++ != '-' ||
        !read_digits(&text, 2, &day) || *text != '\0' || !date_is_valid(year, month, day))
        return false;
    *date = (struct date){.year = year, .month = month, .day = day, .hour = -1, .minute = -1};
    return true;
}

int date_weekday(int year, int month, int day)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return (int)g_date_get_weekday(&date);
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

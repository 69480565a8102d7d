/* date: civil dates of postings, in French and English. Gregorian, no clock: the caller says what today is. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

/* What a text says of a date; 0 means: not said. year 1–9999, month 1–12, day 1–31, weekday 1 (Monday) – 7 (Sunday), ISO 8601.
 * hour and minute are −1 when not said, and at midnight, which may be
 * either end of the day. */
struct date {
    int year, month, day, weekday;
    int hour, minute;
};

/* `2025-11-21` → date. False: not that form, or no such day. */
bool date_parse_iso(const char *text, struct date *date);

/* Is there such a day? */
bool date_is_valid(int year, int month, int day);
/* 1 Monday … 7 Sunday, of a day that there is. */
int date_weekday(int year, int month, int day);
/* By year, month and day alone: < 0, 0, > 0. What is not said comes first. */
int date_compare(const struct date *a, const struct date *b);
/* So many days later, or earlier, than a complete date: its day and weekday; no time. */
struct date date_add_days(const struct date *date, int days);
/* Are year, month and day said? */
bool date_is_complete(const struct date *date);

#endif

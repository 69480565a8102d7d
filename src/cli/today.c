/* today: what day it is for a run: as told, else not at all; the clock serves `check` alone.
 *
 * What always holds: no document depends on the clock (DESIGN §6.10). */
#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>

static void set_date(struct date *today, GDateTime *time)
{
    *today = (struct date){.year = g_date_time_get_year(time),
                           .month = g_date_time_get_month(time),
                           .day = g_date_time_get_day_of_month(time),
                           .hour = -1,
                           .minute = -1};
}

static bool from_epoch(const char *text, struct date *today, char **created)
{
    g_autoptr(GDateTime) time = NULL;
    gint64 seconds;

    if (g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &seconds, NULL))
        time = g_date_time_new_from_unix_utc(seconds);
    if (!time) {
        fprintf(stderr, "affiche: SOURCE_DATE_EPOCH is “%s”, which is no number of seconds\n",
                text);
        return false;
    }
    set_date(today, time);
    *created = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    return true;
}

bool today_find(const char *option, struct date *today, char **created)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");

    *today = (struct date){.hour = -1, .minute = -1};
    *created = NULL;
    if (!option)
        return !epoch || !*epoch || from_epoch(epoch, today, created);
    if (!date_parse_iso(option, today)) {
        fprintf(stderr, "affiche: --today takes a date like 2025-11-01, not “%s”\n", option);
        return false;
    }
    *created = g_strdup_printf("%sT00:00:00Z", option);
    return true;
}

void today_from_clock(struct date *today)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();

    set_date(today, now);
}

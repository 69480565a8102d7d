/* dates_clock: `18 h 30`, `18 heures`, `18:30`, `6 pm`, `6.30 p.m.`. A part of facts. What
 * always holds: a time of day ends where a word ends. */
#include "posting/facts/facts_private.h"

#include "posting/facts/facts.h"

#include <string.h>

enum { TIME_BEFORE = 24 }; /* bytes between a time of day and its date's beginning */

/* `pm`, `p.m.`: gives the letter before the m, small, or 0. */
static char read_half(const struct dates_reader *reader, size_t at, size_t *end)
{
    const char first = g_ascii_tolower((char)MIN(dates_char(reader, at), 0x7F));
    const bool dotted = dates_char(reader, at + 1) == '.';
    const size_t m = at + (dotted ? 2 : 1);

    if ((first != 'a' && first != 'p') || m >= reader->len ||
        g_ascii_tolower(reader->text[m]) != 'm' || g_unichar_isalnum(dates_char(reader, m + 1)))
        return 0;
    *end = m + 1 + (dotted && dates_char(reader, m + 1) == '.' ? 1 : 0);
    return first;
}

/* `h`, `heure`, `heures` between hour and minute; *end is what follows it. */
static bool read_hour_mark(const struct dates_reader *reader, size_t at, size_t *end)
{
    struct dates_word word;

    if (!dates_word_at(reader, at, &word))
        return false;
    *end = word.end;
    return dates_is_one_of(reader, reader->lang->hour_marks, word);
}

static bool read_minute(const struct dates_reader *reader, size_t at, int *minute, size_t *end)
{
    int value;
    size_t after;

    if (!dates_number(reader, at, &value, &after) || value > 59)
        return false;
    *minute = value;
    *end = after;
    return true;
}

/* `:30`, `.30` right behind the hour. */
static bool read_colon_minute(const struct dates_reader *reader, size_t at, int *minute,
                              size_t *end)
{
    const gunichar mark = dates_char(reader, at);

    return (mark == ':' || mark == '.') && read_minute(reader, at + 1, minute, end);
}

static bool read_clock(const struct dates_reader *reader, size_t at, struct date *date, size_t *end)
{
    size_t hour_end, minute_end;
    int hour, minute = -1;
    char half;

    if (!dates_number(reader, at, &hour, &hour_end) || hour > 24)
        return false;
    minute_end = hour_end;
    if (read_colon_minute(reader, hour_end, &minute, &minute_end) || hour <= 12) {
        half = read_half(reader, dates_skip(reader, minute_end), end);
        if (half) {
            date->hour = hour % 12 + (half == 'p' ? 12 : 0);
            date->minute = minute;
            return true;
        }
    }
    if (minute >= 0 && dates_char(reader, hour_end) == ':') {
        *end = minute_end;
    } else if (read_hour_mark(reader, dates_skip(reader, hour_end), end)) {
        minute = -1;
        read_minute(reader, dates_skip(reader, *end), &minute, end);
    } else {
        return false;
    }
    date->hour = hour;
    date->minute = minute;
    return true;
}

/* `24 h/semaine`, `35 h par semaine`, `8 hours a week`: so long, and no time of day. */
static bool is_duration(const struct dates_reader *reader, size_t end)
{
    size_t at = dates_skip(reader, end);
    struct dates_word word;

    for (unsigned words = 0; words < 2; words++) {
        at += dates_char(reader, at) == '/' ? 1 : 0;
        if (!dates_word_at(reader, dates_skip(reader, at), &word))
            return false;
        if (dates_is_one_of(reader, reader->lang->per, word))
            return true;
        at = dates_skip(reader, word.end);
    }
    return false;
}

/* `12 noon`: the figure says nothing more. */
static size_t skip_twelve(const struct dates_reader *reader, size_t at)
{
    struct dates_word word;
    size_t next;

    if (dates_char(reader, at) != '1' || dates_char(reader, at + 1) != '2')
        return at;
    next = dates_skip(reader, at + 2);
    return dates_word_at(reader, next, &word) && dates_word_is(reader, CUE_NOON, word) ? next : at;
}

size_t dates_time_behind(const struct dates_reader *reader, size_t at, struct date *date,
                         struct dates_word *midnight)
{
    size_t start = dates_skip(reader, at), end;
    struct date time = *date;
    struct dates_word word;

    if (dates_char(reader, start) == ',')
        start = dates_skip(reader, start + 1);
    end = start;
    if (dates_word_at(reader, start, &word) && dates_word_is(reader, CUE_AT, word))
        end = dates_skip(reader, word.end);
    end = skip_twelve(reader, end);
    if (dates_word_at(reader, end, &word) && dates_word_is(reader, CUE_MIDNIGHT, word)) {
        *midnight = (struct dates_word){start, word.end};
        return word.end;
    }
    if (word.end > word.start && dates_word_is(reader, CUE_NOON, word)) {
        date->hour = 12;
        return word.end;
    }
    if (!read_clock(reader, end, &time, &end) || is_duration(reader, end))
        return at;
    date->hour = time.hour;
    date->minute = time.minute;
    if (date->hour == 0 && date->minute <= 0) {
        date->hour = date->minute = -1;
        *midnight = (struct dates_word){start, end};
    }
    return end;
}

/* "11:55 pm on Sunday 14 March", "midday, Friday": where the time of day begins that stands before
 * a date; the same place: none does. */
static bool leads_to(const struct dates_reader *reader, size_t at, size_t start)
{
    struct dates_word word;

    at = dates_skip(reader, at);
    if (dates_char(reader, at) == ',')
        at = dates_skip(reader, at + 1);
    if (at < start && dates_word_at(reader, at, &word) && dates_word_is(reader, CUE_THE, word))
        at = dates_skip(reader, word.end);
    return at == start;
}

size_t dates_time_before(const struct dates_reader *reader, size_t start, struct date *date)
{
    const size_t from = start > TIME_BEFORE ? start - TIME_BEFORE : 0;
    struct dates_word word;
    size_t end;

    for (size_t at = from; at < start; at++) {
        if (at > 0 &&
            (g_ascii_isalnum(reader->text[at - 1]) || strchr(":.-/", reader->text[at - 1]) ||
             (unsigned char)reader->text[at - 1] >= 0x80))
            continue;
        if (g_ascii_isdigit(reader->text[at])) {
            struct date time = *date;

            if (read_clock(reader, at, &time, &end) && leads_to(reader, end, start)) {
                date->hour = time.hour;
                date->minute = time.minute;
                return at;
            }
        } else if (g_ascii_isalpha(reader->text[at]) && dates_word_at(reader, at, &word) &&
                   dates_word_is(reader, CUE_NOON, word) && leads_to(reader, word.end, start)) {
            date->hour = 12;
            return at;
        }
    }
    return start;
}

void dates_midnight_before(const struct dates_reader *reader, size_t start,
                           struct dates_word *midnight)
{
    size_t at = dates_skip_back(reader, start);
    struct dates_word word, before;

    if (dates_word_before(reader, at, &word) && dates_word_is(reader, CUE_THE, word))
        at = dates_skip_back(reader, word.start);
    if (at > 0 && reader->text[at - 1] == ',')
        at = dates_skip_back(reader, at - 1);
    if (!dates_word_before(reader, at, &word) || !dates_word_is(reader, CUE_MIDNIGHT, word))
        return;
    if (dates_word_before(reader, dates_skip_back(reader, word.start), &before) &&
        dates_word_is(reader, CUE_AT, before))
        word.start = before.start;
    *midnight = word;
}

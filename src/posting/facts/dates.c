/* dates: reads dates out of running text. On the way from posting to PDF: for the facts, then for
 * the rules. What always holds: a date begins at a number, so only numbers and the few words around
 * them are looked at. */
#include "posting/facts/facts.h"

#include "posting/facts/facts_private.h"

#include <string.h>

enum { FULL_DAY_MONTH = 5 }; /* bytes of "15/02" */

/* Does prose go on here, so that a number before it is one of persons or things? A time of day may
 * follow a date. */
static bool goes_on(const struct dates_reader *reader, size_t at)
{
    struct dates_word word;

    return dates_word_at(reader, dates_skip(reader, at), &word) &&
           !dates_word_is(reader, CUE_AT, word);
}

enum { SHORT_FROM = 20, SHORT_TO = 60, CENTURY = 2000 };

/* `8 Jan 27`, `Jan 8, '27`: two digits that nothing goes on behind. False: they are no year. */
static bool read_short_year(const struct dates_reader *reader, size_t start, size_t *end,
                            int *value)
{
    const gunichar quote = dates_char(reader, start);
    gunichar behind;

    if (quote == '\'' || quote == 0x2019)
        start += quote == '\'' ? 1 : strlen("\u2019");
    if (!dates_number(reader, start, value, end) || *end - start != 2 || *value < SHORT_FROM ||
        *value > SHORT_TO)
        return false;
    behind = dates_char(reader, *end);
    *value += CENTURY;
    return (behind == 0 || g_unichar_isspace(behind) || behind == ',' || behind == '.' ||
            behind == ')') &&
           !goes_on(reader, *end);
}

/* ` 2025` after day and month; across a comma or stop only where no prose goes on, or where that
 * mark is sure to be the date's own. */
static size_t read_year(const struct dates_reader *reader, size_t at, gunichar own,
                        struct date *date)
{
    size_t start = dates_skip(reader, at), end;
    const gunichar mark = dates_char(reader, start);
    const bool marked = mark == '.' || mark == ',';
    int value;

    if (marked)
        start = dates_skip(reader, start + 1);
    if (start != at &&
        (!marked ||
         (mark == own && (mark == '.' || !g_ascii_isdigit(dates_char(reader, start))))) &&
        read_short_year(reader, start, &end, &value)) {
        date->year = value;
        return end;
    }
    if (start == at || !dates_number(reader, start, &value, &end) || end - start != 4 ||
        !dates_is_year(value) || (marked && mark != own && goes_on(reader, end)))
        return at;
    date->year = value;
    return end;
}

/* Is the day in a month of that length? Without a year, February has 29 days. */
static bool is_day(const struct date *date)
{
    return date_is_valid(date->year ? date->year : DATES_LEAP_YEAR, date->month, date->day);
}

/* A day that no month has is a slip of the pen only where a year follows; else it is a number of
 * something: "40 mars". */
static bool can_be_meant(const struct date *date)
{
    return date->year != 0 || (date->day >= 1 && date->day <= 31);
}

/* "er" of "1er", of "1 er", and of "1ᵉʳ"; "st" of "1st". */
static size_t skip_ordinal(const struct dates_reader *reader, size_t at)
{
    struct dates_word word;

    return dates_word_at(reader, dates_skip(reader, at), &word) &&
                   dates_is_one_of(reader, reader->lang->day_endings, word)
               ? word.end
               : at;
}

/* `21 novembre`, `21st of November`, then the year. *end: what follows. */
static bool read_day_month(const struct dates_reader *reader, size_t number_end, int day,
                           struct date *date, size_t *end)
{
    size_t at = dates_skip(reader, skip_ordinal(reader, number_end));
    struct dates_word word;
    bool whole;

    if (dates_word_at(reader, at, &word) && dates_word_is(reader, CUE_THE, word))
        at = dates_skip(reader, word.end);
    if (!dates_word_at(reader, at, &word) || !(date->month = dates_month(reader, word)))
        return false;
    date->day = day;
    whole = lang_is_whole_month(reader->lang, reader->text + word.start, word.end - word.start);
    *end = read_year(reader, word.end, whole ? 0 : '.', date);
    return can_be_meant(date);
}

/* `November 21, 2025`: the number is the day, the month before it. "In February 30 people came": no
 * date without a year; "April 31st" is meant as one. */
static bool read_month_day(const struct dates_reader *reader, size_t *start, size_t number_end,
                           int day, struct date *date, size_t *end)
{
    const size_t at = skip_ordinal(reader, number_end);
    struct dates_word word;

    if (!reader->lang->month_first ||
        !dates_word_before(reader, dates_skip_back(reader, *start), &word) ||
        !(date->month = dates_month(reader, word)))
        return false;
    date->day = day;
    *start = word.start;
    *end = read_year(reader, at, ',', date);
    return is_day(date) || ((date->year != 0 || at > number_end) && can_be_meant(date));
}

/* `février 2026`: the number is the year; not in `31 février 2026`, which is no date at all. */
static bool read_month_year(const struct dates_reader *reader, size_t *start, int year,
                            struct date *date)
{
    struct dates_word word;
    size_t before_month;

    if (!dates_is_year(year) ||
        !dates_word_before(reader, dates_skip_back(reader, *start), &word) ||
        !(date->month = dates_month(reader, word)))
        return false;
    before_month = dates_skip_back(reader, word.start);
    if (before_month > 0 && g_ascii_isdigit(reader->text[before_month - 1]))
        return false;
    date->year = year;
    *start = word.start;
    return true;
}

/* 2026-02-30 and, by Americans, 11/21/2025 are meant as dates, and so are, where the year is
 * written in full, 32/12/2025 and 31/13/2025, a slip of one figure; 45/12/2025 is a number of
 * something. */
static bool could_be_date(const struct date *date, bool full_year)
{
    if (full_year && date->day < 40 && date->month < 20 && (date->day || date->month))
        return true;
    return date->day >= 1 && date->month >= 1 && date->day <= 31 &&
           (date->month <= 12 || (date->day <= 12 && date->month <= 31));
}

/* A fourth number, before or behind: 04.05.06.07.08 is a telephone. */
static bool is_among_more(const struct dates_reader *reader, size_t start, size_t end,
                          gunichar mark)
{
    return (start >= 2 && dates_char(reader, start - 1) == mark &&
            g_ascii_isdigit(reader->text[start - 2])) ||
           (dates_char(reader, end) == mark && end + 1 < reader->len &&
            g_ascii_isdigit(reader->text[end + 1]));
}

/* "Cedar Forks, OR": two capitals behind a comma. */
static bool names_state(const char *text)
{
    for (const char *at = strchr(text, ','); at; at = strchr(at + 1, ','))
        if (at[1] == ' ' && g_ascii_isupper(at[2]) && g_ascii_isupper(at[3]) &&
            !g_ascii_isalnum(at[4]))
            return true;
    return false;
}

/* Dollars, and a state or what only Americans have: then 3/12 is in March. */
static bool is_american(const struct source *source)
{
    static const char *const signs[] = {"401(k)", "401k", "GED", " PTO", "U.S.", "EEO", "E-Verify"};
    bool says = names_state(source->text);

    for (size_t i = 0; i < G_N_ELEMENTS(signs) && !says; i++)
        says = strstr(source->text, signs[i]) != NULL;
    return says && strchr(source->text, '$') && !strstr(source->text, "£") &&
           !strstr(source->text, "€") && !strstr(source->text, "uperannuation");
}

/* `21/11/2025`, `21.11.25`, `2025-11-21`. */
static bool read_digits(const struct dates_reader *reader, size_t start, size_t first_end,
                        int first, struct date *date, size_t *end)
{
    const gunichar mark = dates_char(reader, first_end);
    size_t second_end;
    int second, third;

    if ((mark != '/' && mark != '.' && mark != '-') ||
        !dates_number(reader, first_end + 1, &second, &second_end) ||
        dates_char(reader, second_end) != mark ||
        !dates_number(reader, second_end + 1, &third, end))
        return false;
    if (first_end - start == 4)
        *date = (struct date){.year = first, .month = second, .day = third};
    else
        *date = (struct date){
            .year = third < 100 ? third + 2000 : third, .month = second, .day = first};
    if (reader->lang->month_first && mark == '/' && date->month <= 31 && date->day <= 12 &&
        (date->month > 12 || is_american(reader->source)))
        *date = (struct date){.year = date->year, .month = date->day, .day = date->month};
    return !is_among_more(reader, start, *end, mark) && dates_is_year(date->year) &&
           could_be_date(date, first_end - start == 4 || third >= 100);
}

/* `21/11` behind a weekday or "avant le"; behind "le" alone 3/4 is three quarters, and 21/11 the
 * day. */
static bool read_day_slash_month(const struct dates_reader *reader, size_t start, size_t first_end,
                                 int first, struct date *date, size_t *end)
{
    struct dates_word word, earlier;
    int second;

    if (dates_char(reader, first_end) != '/' ||
        !dates_number(reader, first_end + 1, &second, end) ||
        is_among_more(reader, start, *end, '/') ||
        !dates_word_before(reader, dates_skip_back(reader, start), &word))
        return false;
    *date = (struct date){.day = first, .month = second};
    if (!could_be_date(date, false) || second > 12)
        return false;
    if (lang_find_weekday(reader->lang, reader->text + word.start, word.end - word.start) != 0)
        return true;
    if (*end - start == FULL_DAY_MONTH && dates_word_is(reader, CUE_THE, word))
        return true;
    if (!dates_word_is(reader, CUE_UNTIL, word))
        return false;
    return *end - start > 3 || !dates_word_is(reader, CUE_THE, word) ||
           (dates_word_before(reader, dates_skip_back(reader, word.start), &earlier) &&
            dates_word_is(reader, CUE_UNTIL, earlier));
}

/* `01/2027`; what numbers something stands behind a sign or a stop. */
static bool read_month_slash_year(const struct dates_reader *reader, size_t start, size_t first_end,
                                  int first, struct date *date, size_t *end)
{
    const size_t before = dates_skip_back(reader, start);
    struct dates_word word;
    int year;

    if (dates_char(reader, first_end) != '/' || first < 1 || first > 12 ||
        !dates_number(reader, first_end + 1, &year, end) || *end - first_end != 5 ||
        !dates_is_year(year) || is_among_more(reader, start, *end, '/') ||
        (before > 0 && !dates_word_before(reader, before, &word) &&
         !strchr(":(,\n", reader->text[before - 1])))
        return false;
    *date = (struct date){.year = year, .month = first};
    return true;
}

static bool read_date(const struct dates_reader *reader, size_t *start, struct date *date,
                      size_t *end)
{
    const size_t number = *start;
    size_t number_end;
    int value;

    if (!dates_number(reader, number, &value, &number_end))
        return false;
    if (read_digits(reader, number, number_end, value, date, end))
        return true;
    if (number_end - number <= 2 &&
        read_day_slash_month(reader, number, number_end, value, date, end))
        return true;
    if (number_end - number == 2 &&
        read_month_slash_year(reader, number, number_end, value, date, end))
        return true;
    *date = (struct date){0};
    *end = number_end;
    if (number_end - number == 4)
        return read_month_year(reader, start, value, date);
    if (number_end - number > 2)
        return false;
    if (read_day_month(reader, number_end, value, date, end))
        return true;
    *date = (struct date){0};
    *start = number;
    return read_month_day(reader, start, number_end, value, date, end);
}

/* "Mardi" before "21", also with a comma or an article between them. */
static bool read_weekday(const struct dates_reader *reader, size_t start, struct date *date,
                         struct dates_word *word)
{
    size_t at = dates_skip_back(reader, start);

    if (dates_word_before(reader, at, word) && dates_word_is(reader, CUE_THE, *word))
        at = dates_skip_back(reader, word->start);
    if (at > 0 && (reader->text[at - 1] == ',' || reader->text[at - 1] == '.'))
        at = dates_skip_back(reader, at - 1);
    if (!dates_word_before(reader, at, word))
        return false;
    date->weekday =
        lang_find_weekday(reader->lang, reader->text + word->start, word->end - word->start);
    return date->weekday != 0;
}

/* "rue du 4 Septembre" */
static bool is_street(const struct dates_reader *reader, size_t start)
{
    struct dates_word word;

    return dates_word_before(reader, dates_skip_back(reader, start), &word) &&
           dates_word_is(reader, CUE_THE, word) &&
           dates_word_before(reader, dates_skip_back(reader, word.start), &word) &&
           dates_word_is(reader, CUE_STREET, word);
}

/* "Du 15 décembre au 3 janvier 2026": the second date lends its year, or the one before it. */
static void borrow_year(const struct dates_reader *reader, size_t end, struct date *date)
{
    size_t at = dates_skip(reader, end), later_end;
    struct dates_word word;
    struct date later;

    if (!dates_word_at(reader, at, &word) || !dates_word_is(reader, CUE_RANGE, word))
        return;
    at = dates_skip(reader, word.end);
    if (dates_word_at(reader, at, &word) &&
        lang_find_weekday(reader->lang, reader->text + word.start, word.end - word.start) != 0)
        at = dates_skip(reader, word.end);
    if (read_date(reader, &at, &later, &later_end) && later.day != 0 && later.year != 0)
        date->year = later.year - (later.month < date->month ||
                                           (later.month == date->month && later.day < date->day)
                                       ? 1
                                       : 0);
}

enum { MONTH_YEAR = 7 }; /* bytes of "01/2027" */

/* `février 2026` and `02/2026` say no day; `0 février 2026` says one that there is not. */
static bool says_day(const struct dates_reader *reader, struct dates_word day, size_t number,
                     const struct date *date)
{
    return date->day != 0 || (day.start == number && (day.end - day.start != MONTH_YEAR ||
                                                      dates_char(reader, number + 2) != '/'));
}

static struct span part(struct span within, struct dates_word word)
{
    return span_part(within, word.start, word.end - word.start);
}

static bool match_at(const struct dates_reader *reader, struct span within, size_t number,
                     struct dates_match *found, size_t *next)
{
    struct dates_word day = {number, number}, weekday = {0, 0}, midnight = {0, 0};
    struct date date = {0};
    size_t end, start;

    if (!read_date(reader, &day.start, &date, &day.end) ||
        (date.year == 0 && is_street(reader, day.start)))
        return false;
    if (date.day != 0 && date.year == 0)
        borrow_year(reader, day.end, &date);
    date.hour = date.minute = -1;
    if (date.day == 0 || !read_weekday(reader, day.start, &date, &weekday))
        weekday.start = weekday.end = day.start;
    end = date.day ? dates_time_behind(reader, day.end, &date, &midnight) : day.end;
    if (date.day && midnight.end == 0)
        dates_midnight_before(reader, weekday.start, &midnight);
    start = date.day && midnight.end == 0 && date.hour < 0 && reader->lang->time_leads
                ? dates_time_before(reader, weekday.start, &date)
                : weekday.start;
    *found = (struct dates_match){date,
                                  says_day(reader, day, number, &date) && !is_day(&date),
                                  part(within, (struct dates_word){start, end}),
                                  part(within, weekday),
                                  part(within, day),
                                  part(within, midnight)};
    *next = end;
    return true;
}

static bool begins_number(const struct dates_reader *reader, size_t at)
{
    return g_ascii_isdigit(reader->text[at]) &&
           (at == 0 || !g_unichar_isalnum(dates_char(reader, dates_before(reader, at))));
}

bool dates_next(const struct language *lang, struct span within, size_t *from,
                struct dates_match *found)
{
    const struct dates_reader reader = {lang, span_text(within), within.len, within.source};

    while (*from < within.len) {
        const size_t at = *from;

        if (begins_number(&reader, at) && match_at(&reader, within, at, found, from))
            return true;
        *from = at + 1;
        while (*from < within.len && g_ascii_isdigit(reader.text[at]) &&
               g_ascii_isdigit(reader.text[*from]))
            (*from)++;
    }
    return false;
}

/* dates: reads dates out of running text. On the way from posting to PDF: for the facts, then for the rules. What always holds: a date begins at a
 * number, so only numbers and the few words around them are looked at. */
#include "posting/dates.h"

#include "lang/clues.h"

#include <string.h>

enum { WORD_MAX = 24, YEAR_MIN = 1900, YEAR_MAX = 2199 };

/* A text, and a stretch of it. */
struct reader {
    enum lang lang;
    const char *text;
    size_t len;
};

struct word {
    size_t start, end;
};

static gunichar char_at(const struct reader *reader, size_t at)
{
    return at < reader->len ? g_utf8_get_char(reader->text + at) : 0;
}

static size_t after(const struct reader *reader, size_t at)
{
    return (size_t)(g_utf8_next_char(reader->text + at) - reader->text);
}

static size_t before(const struct reader *reader, size_t at)
{
    return (size_t)(g_utf8_prev_char(reader->text + at) - reader->text);
}

static size_t skip_blanks(const struct reader *reader, size_t at)
{
    while (g_unichar_isspace(char_at(reader, at)))
        at = after(reader, at);
    return at;
}

static size_t skip_blanks_back(const struct reader *reader, size_t at)
{
    while (at > 0 && g_unichar_isspace(char_at(reader, before(reader, at))))
        at = before(reader, at);
    return at;
}

/* The letters that begin at a place; none, or too many to be of use: false. */
static bool word_at(const struct reader *reader, size_t at, struct word *word)
{
    word->start = word->end = at;
    while (g_unichar_isalpha(char_at(reader, word->end)) && word->end - at <= WORD_MAX)
        word->end = after(reader, word->end);
    return word->end > at && word->end - at <= WORD_MAX;
}

static bool word_before(const struct reader *reader, size_t at, struct word *word)
{
    word->start = word->end = at;
    while (word->start > 0 && at - word->start <= WORD_MAX && g_unichar_isalpha(char_at(reader, before(reader, word->start))))
        word->start = before(reader, word->start);
    return word->start < at && at - word->start <= WORD_MAX;
}

static bool has_clue(const struct reader *reader, enum clue clue, struct word word)
{
    return clues_has(reader->lang, clue, reader->text + word.start, word.end - word.start);
}

static int month_of(const struct reader *reader, struct word word)
{
    return lang_find_month(reader->lang, reader->text + word.start, word.end - word.start);
}

/* A number of at most four digits that stands alone; *end is what follows it. */
static bool number_at(const struct reader *reader, size_t at, int *value, size_t *end)
{
    *value = 0;
    for (*end = at; *end < reader->len && g_ascii_isdigit(reader->text[*end]); (*end)++) {
        if (*end - at == 4)
            return false;
        *value = *value * 10 + (reader->text[*end] - '0');
    }
    return *end > at;
}

static bool is_year(int value)
{
    return value >= YEAR_MIN && value <= YEAR_MAX;
}

/* ` 2025` or `, 2025` after day and month. */
static size_t read_year(const struct reader *reader, size_t at, struct date *date)
{
    size_t start = skip_blanks(reader, at), end;
    int value;

    if (char_at(reader, start) == '.' || char_at(reader, start) == ',')
        start = skip_blanks(reader, start + 1);
    if (start == at || !number_at(reader, start, &value, &end) || end - start != 4 || !is_year(value))
        return at;
    date->year = value;
    return end;
}

/* "er" of "1er", "st" of "1st". */
static size_t skip_ordinal(const struct reader *reader, size_t at)
{
    static const char *const endings[] = {"er", "st", "nd", "rd", "th"};
    struct word word;

    for (size_t i = 0; word_at(reader, at, &word) && i < G_N_ELEMENTS(endings); i++)
        if (word.end - word.start == 2 && g_ascii_strncasecmp(reader->text + at, endings[i], 2) == 0)
            return word.end;
    return at;
}

/* `21 novembre`, `21st of November`, then the year. *end: what follows. */
static bool read_day_month(const struct reader *reader, size_t number_end, int day, struct date *date, size_t *end)
{
    size_t at = skip_blanks(reader, skip_ordinal(reader, number_end));
    struct word word;

    if (word_at(reader, at, &word) && has_clue(reader, CLUE_THE, word))
        at = skip_blanks(reader, word.end);
    if (!word_at(reader, at, &word) || !(date->month = month_of(reader, word)))
        return false;
    date->day = day;
    *end = read_year(reader, word.end, date);
    return date_is_valid(date->year ? date->year : 2024, date->month, date->day);
}

/* `November 21, 2025`: the number is the day, the month before it. */
static bool read_month_day(const struct reader *reader, size_t *start, size_t number_end, int day, struct date *date, size_t *end)
{
    const size_t at = skip_ordinal(reader, number_end);
    struct word word;

    if (reader->lang != LANG_EN || !word_before(reader, skip_blanks_back(reader, *start), &word) ||
        !(date->month = month_of(reader, word)))
        return false;
    date->day = day;
    *start = word.start;
    *end = read_year(reader, at, date);
    return date_is_valid(date->year ? date->year : 2024, date->month, date->day);
}

/* `février 2026`: the number is the year; not in `31 février 2026`, which is no date at all. */
static bool read_month_year(const struct reader *reader, size_t *start, int year, struct date *date)
{
    struct word word;
    size_t before_month;

    if (!is_year(year) || !word_before(reader, skip_blanks_back(reader, *start), &word) || !(date->month = month_of(reader, word)))
        return false;
    before_month = skip_blanks_back(reader, word.start);
    if (before_month > 0 && g_ascii_isdigit(reader->text[before_month - 1]))
        return false;
    date->year = year;
    *start = word.start;
    return true;
}

/* `21/11/2025`, `21.11.25`, `2025-11-21`. */
static bool read_digits(const struct reader *reader, size_t start, size_t first_end, int first, struct date *date, size_t *end)
{
    const gunichar mark = char_at(reader, first_end);
    size_t second_end;
    int second, third;

    if ((mark != '/' && mark != '.' && mark != '-') || !number_at(reader, first_end + 1, &second, &second_end) ||
        char_at(reader, second_end) != mark || !number_at(reader, second_end + 1, &third, end))
        return false;
    if (first_end - start == 4)
        *date = (struct date){.year = first, .month = second, .day = third};
    else
        *date = (struct date){.year = third < 100 ? third + 2000 : third, .month = second, .day = first};
    return is_year(date->year) && date_is_valid(date->year, date->month, date->day);
}

static bool read_date(const struct reader *reader, size_t *start, struct date *date, size_t *end)
{
    const size_t number = *start;
    size_t number_end;
    int value;

    if (!number_at(reader, number, &value, &number_end))
        return false;
    if (read_digits(reader, number, number_end, value, date, end))
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
static bool read_weekday(const struct reader *reader, size_t start, struct date *date, struct word *word)
{
    size_t at = skip_blanks_back(reader, start);

    if (word_before(reader, at, word) && has_clue(reader, CLUE_THE, *word))
        at = skip_blanks_back(reader, word->start);
    if (at > 0 && (reader->text[at - 1] == ',' || reader->text[at - 1] == '.'))
        at = skip_blanks_back(reader, at - 1);
    if (!word_before(reader, at, word))
        return false;
    date->weekday = lang_find_weekday(reader->lang, reader->text + word->start, word->end - word->start);
    return date->weekday != 0;
}

/* `18 h 30`, `18h`, `18:30`, `6 pm`. */
static bool read_clock(const struct reader *reader, size_t at, struct date *date, size_t *end)
{
    size_t hour_end, minute_end, mark;
    int hour, minute;

    if (!number_at(reader, at, &hour, &hour_end) || hour > 24)
        return false;
    mark = skip_blanks(reader, hour_end);
    if (mark + 2 <= reader->len && strchr("apAP", reader->text[mark]) && g_ascii_tolower(reader->text[mark + 1]) == 'm') {
        date->hour = hour % 12 + (g_ascii_tolower(reader->text[mark]) == 'p' ? 12 : 0);
        *end = mark + 2;
        return true;
    }
    if (char_at(reader, mark) != 'h' && char_at(reader, mark) != 'H' && char_at(reader, mark) != ':')
        return false;
    date->hour = hour;
    *end = mark + 1;
    if (number_at(reader, skip_blanks(reader, *end), &minute, &minute_end) && minute < 60) {
        date->minute = minute;
        *end = minute_end;
    }
    return true;
}

/* The time of day after a date: ", à minuit", "at noon", "à 18 h". Gives where it ends, and where midnight is said. */
static size_t read_time(const struct reader *reader, size_t at, struct date *date, struct word *midnight)
{
    size_t start = skip_blanks(reader, at), end;
    struct word word;

    if (char_at(reader, start) == ',')
        start = skip_blanks(reader, start + 1);
    end = start;
    if (word_at(reader, start, &word) && has_clue(reader, CLUE_AT, word))
        end = skip_blanks(reader, word.end);
    if (word_at(reader, end, &word) && has_clue(reader, CLUE_MIDNIGHT, word)) {
        date->midnight = true;
        *midnight = (struct word){start, word.end};
        return word.end;
    }
    if (word.end > word.start && has_clue(reader, CLUE_NOON, word)) {
        date->hour = 12;
        return word.end;
    }
    return read_clock(reader, end, date, &end) ? end : at;
}

static struct span part(struct span within, struct word word)
{
    return span_part(within, word.start, word.end - word.start);
}

static bool match_at(const struct reader *reader, struct span within, size_t number, struct dates_match *found, size_t *next)
{
    struct word day = {number, number}, weekday = {0, 0}, midnight = {0, 0};
    struct date date = {0};
    size_t end;

    if (!read_date(reader, &day.start, &date, &day.end))
        return false;
    date.hour = date.minute = -1;
    if (date.day == 0 || !read_weekday(reader, day.start, &date, &weekday))
        weekday.start = weekday.end = day.start;
    end = date.day ? read_time(reader, day.end, &date, &midnight) : day.end;
    *found = (struct dates_match){date, part(within, (struct word){weekday.start, end}), part(within, weekday), part(within, day),
                                  part(within, midnight)};
    *next = end;
    return true;
}

static bool begins_number(const struct reader *reader, size_t at)
{
    return g_ascii_isdigit(reader->text[at]) && (at == 0 || !g_unichar_isalnum(char_at(reader, before(reader, at))));
}

bool dates_next(enum lang lang, struct span within, size_t *from, struct dates_match *found)
{
    const struct reader reader = {lang, span_text(within), within.len};

    while (*from < within.len) {
        const size_t at = *from;

        if (begins_number(&reader, at) && match_at(&reader, within, at, found, from))
            return true;
        *from = at + 1;
        while (*from < within.len && g_ascii_isdigit(reader.text[at]) && g_ascii_isdigit(reader.text[*from]))
            (*from)++;
    }
    return false;
}

struct date dates_latest(const struct date *date)
{
    struct date latest = *date;

    if (latest.day == 0 && latest.month != 0)
        latest.day = g_date_get_days_in_month((GDateMonth)latest.month, (GDateYear)MAX(1, latest.year));
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

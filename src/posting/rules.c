/* rules: judges dates, facts and addresses of a posting. On the way from posting to PDF: beside it, for `check` and `build`. What always holds: a rule
 * that needs to know what year or day it is keeps silent where nothing tells. */
#include "posting/rules.h"

#include "lang/clues.h"
#include "posting/address.h"
#include "posting/dates.h"
#include "posting/facts.h"
#include "posting/rules_address.h"

#include <string.h>

struct check {
    const struct posting *posting;
    const struct posting_office *office; /* whose facts prevail; NULL: those for all */
    struct date start, today; /* year 0: unknown */
    struct diag *diag;
};

static char *print_date(const struct date *date, bool with_year)
{
    if (with_year)
        return g_strdup_printf("%d %s %d", date->day, lang_month_name(date->month), date->year);
    return g_strdup_printf("%d %s", date->day, lang_month_name(date->month));
}

/* "18 and 25 November": the dates before and after that are the weekday which was said. */
static char *print_fitting(const struct date *date, int real)
{
    const struct date next = date_add_days(date, (date->weekday - real + 7) % 7), previous = date_add_days(&next, -7);
    const bool years = next.year != previous.year;
    g_autofree char *later = print_date(&next, years), *earlier = print_date(&previous, years);

    if (next.month == previous.month)
        return g_strdup_printf("%d and %s", previous.day, later);
    return g_strdup_printf("%s and %s", earlier, later);
}

static void check_weekday(const struct check *check, const struct dates_match *match)
{
    struct date date = match->date;
    g_autofree char *day = NULL, *fitting = NULL;
    int real;

    if (date.weekday == 0 || !dates_settle(&date, &check->start, &check->today))
        return;
    real = date_weekday(date.year, date.month, date.day);
    if (real == date.weekday)
        return;
    day = print_date(&date, true);
    fitting = print_fitting(&date, real);
    diag_add(check->diag, DIAG_WEEKDAY, match->weekday, "%s is a %s, not a %s; %s are %ss", day, lang_weekday_name(real),
             lang_weekday_name(date.weekday), fitting, lang_weekday_name(date.weekday));
}

static void check_year(const struct check *check, const struct dates_match *match)
{
    struct date date = match->date;

    if (date.day == 0 || date.year != 0)
        return;
    if (dates_settle(&date, &check->start, &check->today))
        diag_add(check->diag, DIAG_DATE_YEAR, match->day, "a day and month without a year; write %d after it", date.year);
    else
        diag_add(check->diag, DIAG_DATE_YEAR, match->day, "a day and month without a year; write it");
}

static void check_midnight(const struct check *check, const struct dates_match *match)
{
    g_autofree char *said = NULL;

    if (match->midnight.len == 0)
        return;
    said = span_dup(match->midnight);
    diag_add(check->diag, DIAG_MIDNIGHT, match->midnight, "“%s” may mean the night before; write %s", said,
             check->posting->lang == LANG_FR ? "23 h 59" : "23:59");
}

static void check_impossible(const struct check *check, const struct dates_match *match)
{
    g_autofree char *why = dates_explain(&match->date);

    diag_add(check->diag, DIAG_DATE_IMPOSSIBLE, match->day, "%s", why);
}

static void check_dates(const struct check *check, struct span span)
{
    struct dates_match match;
    size_t from = 0;

    while (dates_next(check->posting->lang, span, &from, &match)) {
        if (match.impossible) {
            check_impossible(check, &match);
        } else {
            check_weekday(check, &match);
            check_year(check, &match);
        }
        check_midnight(check, &match);
    }
}

static void check_span(const struct check *check, struct span span)
{
    check_dates(check, span);
    rules_check_addresses(span, check->diag);
}

/* What the INI states. What can't be the date or the web address that it should be was reported when it was read. */
static void check_facts(const struct check *check, const struct posting_fact *facts)
{
    for (unsigned id = 0; id < FACT_COUNT; id++) {
        if (!facts[id].from_ini)
            continue;
        if (!facts_has_date(id) || facts[id].date.month != 0)
            check_dates(check, facts[id].span);
        if ((id != FACT_URL && id != FACT_SITE) || address_is_web(facts[id].text))
            rules_check_addresses(facts[id].span, check->diag);
    }
}

/* What comes one after the other. */
struct step {
    const char *name;
    struct date date; /* year 0: unknown */
    struct span span;
};

static void compare_steps(const struct check *check, const struct step *earlier, const struct step *later)
{
    g_autofree char *first = NULL, *second = NULL;

    if (!date_is_complete(&earlier->date) || !date_is_complete(&later->date) || date_compare(&earlier->date, &later->date) < 0)
        return;
    first = print_date(&earlier->date, true);
    second = print_date(&later->date, true);
    diag_add(check->diag, DIAG_DATE_ORDER, later->span, "%s (%s) should come after %s (%s); correct one of them", later->name, second,
             earlier->name, first);
}

static struct step step_of(const struct check *check, const char *name, struct date date, struct span span)
{
    if (!dates_settle(&date, &check->start, &check->today))
        date.year = 0;
    return (struct step){name, date, span};
}

static const struct posting_fact *fact_of(const struct check *check, enum posting_fact_id id)
{
    const struct posting_fact *own = check->office ? &check->office->facts[id] : NULL;

    return own && own->text ? own : &check->posting->facts[id];
}

static struct step step_of_fact(const struct check *check, const char *name, enum posting_fact_id id)
{
    const struct posting_fact *fact = fact_of(check, id);

    return step_of(check, name, fact->date, fact->span);
}

/* The rest of a sentence: dates after its end speak of something else. */
static struct span sentence_after(struct span span, size_t from)
{
    const char *text = span_text(span);
    size_t end = from;

    while (end < span.len && !(strchr(".!?", text[end]) && end + 2 < span.len && text[end + 1] == ' ' &&
                               g_unichar_isupper(g_utf8_get_char(text + end + 2))))
        end++;
    return span_part(span, from, end - from);
}

static void check_interviews(const struct check *check, const struct step *deadline, const struct step *start)
{
    const struct posting *posting = check->posting;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct span span = posting_block(posting, i)->span;
        const struct lang_match clue =
            lang_find_phrase(span_text(span), span.len, clues(posting->lang, CLUE_INTERVIEW));
        const struct span sentence = sentence_after(span, clue.offset + clue.len);
        struct dates_match match;
        size_t from = 0;

        while (clue.len > 0 && dates_next(posting->lang, sentence, &from, &match) && !match.impossible) {
            const struct step interview = step_of(check, "the interviews", match.date, match.day);

            compare_steps(check, deadline, &interview);
            compare_steps(check, &interview, start);
        }
    }
}

static void check_order(const struct check *check)
{
    const struct step published = step_of_fact(check, "the publication", FACT_PUBLISHED);
    const struct step deadline = step_of_fact(check, "the deadline", FACT_DEADLINE);
    const struct step start = {"the start", dates_latest(&check->start), fact_of(check, FACT_START)->span};

    compare_steps(check, &published, &deadline);
    compare_steps(check, &deadline, &start);
    check_interviews(check, &deadline, &start);
}

/* Does every office state it for itself? */
static bool all_offices_have(const struct posting *posting, enum posting_fact_id id)
{
    for (unsigned i = 0; i < posting->offices->len; i++)
        if (!g_array_index(posting->offices, struct posting_office, i).facts[id].text)
            return false;
    return posting->offices->len > 0;
}

static void check_missing(const struct check *check)
{
    static const struct {
        enum posting_fact_id id;
        const char *what;
    } wanted[] = {{FACT_TITLE, "title"},         {FACT_EMPLOYER, "employer"},
                  {FACT_PLACES, "place of work"}, {FACT_CONTRACT, "kind of contract"},
                  {FACT_CONTACT, "contact"},      {FACT_DEADLINE, "deadline"},
                  {FACT_START, "start date"},     {FACT_PUBLISHED, "publication date"},
                  {FACT_REFERENCE, "reference"},  {FACT_URL, "address (URL) of the offer"}};

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!check->posting->facts[wanted[i].id].text && !all_offices_have(check->posting, wanted[i].id))
            diag_add(check->diag, DIAG_MISSING_FACT, (struct span){0}, "no %s is known; give it in [facts], key %s", wanted[i].what,
                     posting_fact_name(wanted[i].id));
}

static void set_start(struct check *check)
{
    check->start = fact_of(check, FACT_START)->date;
    if (check->start.month != 0 && !dates_settle(&check->start, NULL, &check->today))
        check->start.year = 0;
}

/* Dates of one office are judged with those that hold for all. */
static void check_offices(const struct check *for_all)
{
    for (unsigned i = 0; i < for_all->posting->offices->len; i++) {
        struct check check = *for_all;

        check.office = &g_array_index(check.posting->offices, struct posting_office, i);
        set_start(&check);
        check_facts(&check, check.office->facts);
        check_order(&check);
    }
}

void rules_check(const struct posting *posting, const struct date *today, struct diag *diag)
{
    struct check check = {.posting = posting, .today = *today, .diag = diag};

    set_start(&check);
    check_missing(&check);
    for (unsigned i = 0; i < posting->blocks->len; i++)
        check_span(&check, posting_block(posting, i)->span);
    check_facts(&check, posting->facts);
    check_order(&check);
    check_offices(&check);
}

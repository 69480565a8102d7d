/* rules: judges dates, facts and addresses of a posting. On the way from posting to PDF: beside it,
 * for `check` and `build`. What always holds: a rule that needs to know what year or day it is
 * keeps silent where nothing tells. */
#include "check/check.h"

#include "check/check_private.h"
#include "lang/address/address.h"
#include "lang/lang.h"
#include "posting/facts/facts.h"

#include <string.h>

/* "18 and 25 November": the dates before and after that are the weekday which was said. */
static char *print_fitting(const struct date *date, int real)
{
    const struct date next = date_add_days(date, (date->weekday - real + 7) % 7),
                      previous = date_add_days(&next, -7);
    const bool years = next.year != previous.year;
    g_autofree char *later = rules_print_date(&next, years),
                    *earlier = rules_print_date(&previous, years);

    if (next.month == previous.month)
        return g_strdup_printf("%d and %s", previous.day, later);
    return g_strdup_printf("%s and %s", earlier, later);
}

static void check_weekday(const struct rules *check, const struct dates_match *match)
{
    struct date date = match->date;
    g_autofree char *day = NULL, *fitting = NULL;
    int real;

    if (date.weekday == 0 || !dates_settle(&date, &check->start, &check->today))
        return;
    real = date_weekday(date.year, date.month, date.day);
    if (real == date.weekday)
        return;
    day = rules_print_date(&date, true);
    fitting = print_fitting(&date, real);
    diag_add(check->diag, DIAG_WEEKDAY, match->weekday, "%s is a %s, not a %s; %s are %ss", day,
             lang_weekday_name(real), lang_weekday_name(date.weekday), fitting,
             lang_weekday_name(date.weekday));
}

static void check_year(const struct rules *check, const struct dates_match *match)
{
    struct date date = match->date;

    if (date.day == 0 || date.year != 0)
        return;
    if (dates_settle(&date, &check->start, &check->today))
        diag_add(check->diag, DIAG_DATE_YEAR, match->day,
                 "a day and month without a year; write %d after it", date.year);
    else
        diag_add(check->diag, DIAG_DATE_YEAR, match->day,
                 "a day and month without a year; write it");
}

static void check_midnight(const struct rules *check, const struct dates_match *match)
{
    g_autofree char *said = NULL;

    if (match->midnight.len == 0)
        return;
    said = span_dup(match->midnight);
    diag_add(check->diag, DIAG_MIDNIGHT, match->midnight,
             "“%s” may mean the night before; write %s", said, lang_day_end(check->posting->lang));
}

static void check_impossible(const struct rules *check, const struct dates_match *match)
{
    g_autofree char *why = dates_explain(&match->date);

    diag_add(check->diag, DIAG_DATE_IMPOSSIBLE, match->day, "%s", why);
}

static void check_dates(const struct rules *check, struct span span)
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

static void check_span(const struct rules *check, struct span span)
{
    check_dates(check, span);
    rules_check_addresses(span, check->diag);
}

/* What the INI states. What can't be the date or the web address that it should be was reported
 * when it was read. */
static void check_facts(const struct rules *check, const struct posting_fact *facts)
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

/* Does every office state it for itself? */
static bool all_offices_have(const struct posting *posting, enum posting_fact_id id)
{
    for (unsigned i = 0; i < posting->offices->len; i++)
        if (!g_array_index(posting->offices, struct posting_office, i).facts[id].text)
            return false;
    return posting->offices->len > 0;
}

static void check_missing(const struct rules *check)
{
    static const struct {
        enum posting_fact_id id;
        const char *what;
    } wanted[] = {{FACT_TITLE, "title"},          {FACT_EMPLOYER, "employer"},
                  {FACT_PLACES, "place of work"}, {FACT_CONTRACT, "kind of contract"},
                  {FACT_CONTACT, "contact"},      {FACT_DEADLINE, "deadline"},
                  {FACT_START, "start date"},     {FACT_PUBLISHED, "publication date"},
                  {FACT_REFERENCE, "reference"},  {FACT_URL, "address (URL) of the offer"}};

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!check->posting->facts[wanted[i].id].text &&
            !all_offices_have(check->posting, wanted[i].id))
            diag_add(check->diag, DIAG_MISSING_FACT, NO_SPAN,
                     "no %s is known; give it in [facts], key %s", wanted[i].what,
                     posting_fact_name(wanted[i].id));
}

static void set_start(struct rules *check)
{
    check->start = rules_fact(check, FACT_START)->date;
    if (check->start.month != 0 && !dates_settle(&check->start, NULL, &check->today))
        check->start.year = 0;
}

/* Dates of one office are judged with those that hold for all. */
static void check_offices(const struct rules *for_all)
{
    for (unsigned i = 0; i < for_all->posting->offices->len; i++) {
        struct rules check = *for_all;

        check.office = &g_array_index(check.posting->offices, struct posting_office, i);
        set_start(&check);
        check_facts(&check, check.office->facts);
        rules_check_order(&check);
    }
}

void rules_check(const struct posting *posting, const struct date *today, struct diag *diag)
{
    struct rules check = {.posting = posting, .today = *today, .diag = diag};

    set_start(&check);
    check_missing(&check);
    for (unsigned i = 0; i < posting->blocks->len; i++)
        check_span(&check, posting_block(posting, i)->span);
    check_facts(&check, posting->facts);
    rules_check_order(&check);
    check_offices(&check);
}

/* dates: the dates that a text names: "mardi 21 novembre, à minuit", "Tuesday, November 25, 2025",
 * "21/11/2025", "février 2026". */
#ifndef POSTING_FACTS_FACTS_H
#define POSTING_FACTS_FACTS_H

#include "base/base.h"
#include "ini/ini.h"
#include "lang/lang.h"
#include "posting/posting.h"

struct dates_match {
    struct date date;
    bool impossible;      /* it is written as a date, but there is no such day: 30 February */
    struct span all;      /* weekday, date and time of day */
    struct span weekday;  /* len 0: none */
    struct span day;      /* day, month and year, as far as they are there */
    struct span midnight; /* "à minuit", "12 am", behind the date or before it; len 0: not said */
};

/* The first date in `within` from byte `*from` of it on; *from is then where to go on. False: there
 * is none. Linear over all calls. */
bool dates_next(const struct language *lang, struct span within, size_t *from,
                struct dates_match *found);

/* Of an impossible one, what is wrong: "30 February does not exist; February 2026 has 28 days"
 * (g_free). */
char *dates_explain(const struct date *impossible);

/* The year of a date without one: the last in which it is not after `start`; where that has no year
 * itself, the first in which it is not before `today`. False: neither tells (year 0), or there is
 * no day in it. A date with a year stays as it is, and is true. */
bool dates_settle(struct date *date, const struct date *start, const struct date *today);

/* The last day that a date may mean: a month without a day ends with it. */
struct date dates_latest(const struct date *date);

/* facts: what a posting says of its job, typed: found in the text by lexicon, or stated by the INI,
 * which prevails. */
/* The keys of [facts], NULL-terminated: for the schema of posting.ini. */
extern const char *const facts_keys[];

/* First of all, since no heading holds it: the title, from [facts] or the beginning of the text.
 * `ini` may be NULL, here and below. */
void facts_read_title(struct posting *posting, const struct ini *ini);

/* All other facts, once blocks, sections and offices are there. Reports as facts_read_ini. */
void facts_read(struct posting *posting, const struct ini *ini, struct diag *diag);

/* What a section states, [facts] or that of an office: fills in those of `facts` (FACT_COUNT of
 * them) that have no text yet. Reports ini-date, and ini-value for the offer's address, or the
 * site, that no browser opens. */
void facts_read_ini(const struct language *lang, struct posting_fact *facts, const struct ini *ini,
                    const char *section, struct diag *diag);

/* Is the fact a date: start, deadline, published? */
bool facts_has_date(enum posting_fact_id id);

#endif

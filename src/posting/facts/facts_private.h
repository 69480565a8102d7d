/* dates_scan: words and numbers at a place in a text. Inside posting/dates* only. Places are bytes
 * of the text; what looks past its ends finds nothing. */
#ifndef POSTING_FACTS_FACTS_PRIVATE_H
#define POSTING_FACTS_FACTS_PRIVATE_H

#include "base/base.h"
#include "lang/lang.h"
#include "posting/posting.h"

#include <glib.h>

/* A text, and a stretch of it. */
struct dates_reader {
    const struct language *lang;
    const char *text;
    size_t len;
};

enum { DATES_LEAP_YEAR = 2024 };

struct dates_word {
    size_t start, end;
};

gunichar dates_char(const struct dates_reader *reader, size_t at); /* 0 at the end */
size_t dates_after(const struct dates_reader *reader, size_t at);  /* behind the character there */
size_t dates_before(const struct dates_reader *reader,
                    size_t at); /* where the character before it begins */
size_t dates_skip(const struct dates_reader *reader, size_t at); /* over blanks */
size_t dates_skip_back(const struct dates_reader *reader, size_t at);

/* The letters that begin there, or that end there. False: none, or too many to be of use. */
bool dates_word_at(const struct dates_reader *reader, size_t at, struct dates_word *word);
bool dates_word_before(const struct dates_reader *reader, size_t at, struct dates_word *word);

bool dates_word_is(const struct dates_reader *reader, enum lang_cue cue, struct dates_word word);
/* One of the list (folded; NULL: empty)? */
bool dates_is_one_of(const struct dates_reader *reader, const char *const *words,
                     struct dates_word word);
int dates_month(const struct dates_reader *reader,
                struct dates_word word); /* 1 to 12; 0: it is none */

/* A number of at most four digits; *end is what follows it. */
bool dates_number(const struct dates_reader *reader, size_t at, int *value, size_t *end);
bool dates_is_year(int value);

/* dates_clock: the times of day that stand beside dates. Inside posting/dates* only. */
/* The time of day after a date: ", à minuit", "at noon", "à 18 h". Gives where it ends, and where
 * midnight is said. */
size_t dates_time_behind(const struct dates_reader *reader, size_t at, struct date *date,
                         struct dates_word *midnight);

/* "by midnight on 21 November", "à minuit le 21 novembre": what stands before the date. */
void dates_midnight_before(const struct dates_reader *reader, size_t start,
                           struct dates_word *midnight);

/* places: where the work is done: addresses in running text, taken apart. Inside posting/ only. */
/* Sets FACT_PLACES from the section with that role, one address a line, unless it is known. The
 * offices' addresses say where one ends. */
void places_read(struct posting *posting);

/* `A | B` in place: a line each. */
void places_split(char *text);

/* title: what the job is called, found at the beginning of the text. Inside posting/ only. */
/* Where the title stands in posting->txt; len 0: nothing looks like one. Needs language,
 * organisation, tagline and offices. */
struct span title_find(const struct posting *posting);

/* Does a line only say that there is a job: "OFFRE D'EMPLOI", "MAISON X RECRUTE"? */
bool title_is_announcement(const struct language *lang, struct span line);

/* facts_lead: dates to which words lead. Inside posting/facts* only. */
/* Start, deadline and publication in those blocks of the text that are `searched` (one bool for
 * each). What is known stays. */
void facts_read_leads(struct posting *posting, const bool *searched);

/* facts_prose: facts in running text, where no heading names them. Inside posting/facts* only. */
/* `Lieu : Marseille`, `Salary: £30,000`: facts that lines of the block name; FACT_COUNT: all of
 * them, else the wanted one alone. What is known stays. */
void facts_read_named(struct posting *posting, struct span block, enum posting_fact_id wanted);

/* What a line says of pay: surer than a section of that role, which may speak of holidays. What is
 * known stays. */
void facts_read_named_pay(struct posting *posting);

/* All that the text says of contract, hours, dates and employer without a heading. What is known
 * stays. */
void facts_read_prose(struct posting *posting);

#endif

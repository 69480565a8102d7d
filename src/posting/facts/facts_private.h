/* What the files of facts/ share, in the order of the way from a text to facts. Places of scan are
 * bytes of the text; what looks past its ends finds nothing. */
#ifndef POSTING_FACTS_FACTS_PRIVATE_H
#define POSTING_FACTS_FACTS_PRIVATE_H

#include "base/base.h"
#include "lang/lang.h"
#include "lang/pattern/pattern.h"
#include "posting/facts/facts.h"
#include "posting/posting.h"
#include "posting/text/text.h"

#include <glib.h>

/* A text, and a stretch of it. */
struct dates_reader {
    const struct language *lang;
    const char *text;
    size_t len;
    const struct source *source; /* of the text; what stands elsewhere in it tells how it counts */
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

/* dates_clock: the times of day that stand beside dates. */
/* The time of day after a date: ", à minuit", "at noon", "à 18 h". Gives where it ends, and where
 * midnight is said. */
size_t dates_time_behind(const struct dates_reader *reader, size_t at, struct date *date,
                         struct dates_word *midnight);

/* Where the time of day begins that stands before a date ("11:55 pm on Sunday 14 March") and sets
 * its hour; `start`: none does. */
size_t dates_time_before(const struct dates_reader *reader, size_t start, struct date *date);

/* "by midnight on 21 November", "à minuit le 21 novembre": what stands before the date. */
void dates_midnight_before(const struct dates_reader *reader, size_t start,
                           struct dates_word *midnight);

/* view: the text as the rules read it. */
/* Bytes of view->low. */
struct facts_stretch {
    size_t start, len;
};

/* A line of the text, or lines that go on in each other; an item, a heading. */
struct facts_unit {
    size_t plain, plain_len, low, low_len;
    enum posting_block_kind kind;
    enum lang_role role;
    unsigned block; /* of the posting */
    unsigned line;  /* of the text, from 1 */
    bool around;    /* not the posting's own */
};

/* What a part of a unit is, as far as its own words tell. */
enum facts_part_kind {
    PART_LABELLED, /* the value of `label: value`, or of a label on the line above */
    PART_OTHER,    /* the same below a label that names no fact */
    PART_TERM,     /* a few words among others of their kind: "18 hours per week" */
    PART_SENTENCE,
};

struct facts_part {
    enum facts_part_kind kind;
    enum lang_fact label; /* of PART_LABELLED */
    bool below;           /* and it stands on the line above */
    unsigned unit;
    struct facts_stretch value, all; /* all: with the label */
};

struct facts_view {
    const struct posting *posting;
    const struct lang_facts *words;
    GString *plain;            /* without markup; units end in \n */
    GString *low;              /* plain, folded letter by letter */
    GArray *plain_at, *low_at; /* size_t: the byte of the text, of plain, that a byte comes from */
    struct source *source;     /* plain, for spans into it */
    GArray *units;             /* struct facts_unit */
    GArray *parts;             /* struct facts_part, in the order of the text */
    struct pattern *patterns[LANG_PATTERN_COUNT];
};

struct facts_view *view_new(const struct posting *posting);
struct facts_view *view_of_blocks(const struct posting *posting); /* of all blocks */
void view_drop(struct facts_view *view);
void view_add_block(struct facts_view *view, struct facts_unit unit, struct span block);
struct span view_unquote(struct span line); /* without the marks of a mail that is quoted */
void view_finish(struct facts_view *view);  /* nothing is added any more */
const struct facts_unit *view_unit(const struct facts_view *view, unsigned index);

/* The value of the first match of a pattern; `found` may be NULL. */
bool view_match(struct facts_view *view, enum lang_pattern id, struct facts_stretch in,
                struct facts_stretch *found);
/* All of the first match, whatever its groups; len 0: none. */
struct facts_stretch view_match_whole(struct facts_view *view, enum lang_pattern id,
                                      struct facts_stretch in);
/* Where a stretch says that someone is sought; len 0: nowhere ("recherché", "chargé de recherche").
 */
struct facts_stretch view_seeks(struct facts_view *view, struct facts_stretch in);
bool view_says(struct facts_view *view, enum lang_pattern id, struct facts_stretch in);

struct span view_plain(const struct facts_view *view, struct facts_stretch part); /* in source */
struct span view_span(const struct facts_view *view, struct facts_stretch part);  /* in the text */
struct facts_stretch view_low(const struct facts_view *view, struct span plain);
struct facts_stretch view_trim(const struct facts_view *view, struct facts_stretch part,
                               const char *marks);
struct facts_stretch view_part(struct facts_stretch in, size_t from, size_t len);
struct facts_stretch view_between(size_t start, size_t end);
/* The first sentence of a stretch, with its mark. */
struct facts_stretch view_sentence(const struct facts_view *view, struct facts_stretch rest);

/* plain: what view is made of. */
void plain_append(struct facts_view *view, struct span line); /* to plain */
void plain_fold(struct facts_view *view, size_t from);        /* plain from a byte on, to low */

/* label: takes units apart into parts: labels and their values, terms, sentences. */
void label_read(struct facts_view *view);
enum lang_role part_role(const struct facts_view *view, const struct facts_part *part);
/* Does it stand where other people's contracts and money are spoken of? */
bool part_is_away(const struct facts_view *view, const struct facts_part *part);

/* candidate: what rules propose for a fact, and the choice among it. */
struct facts_candidate {
    const char *rule;
    int score; /* out of 100 */
    char *text;
    struct span span;
    struct date date;
};

struct facts_pool {
    struct facts_view *view;
    GArray *of[FACT_COUNT]; /* struct facts_candidate */
};

struct facts_pool *pool_new(struct facts_view *view);
void pool_drop(struct facts_pool *pool);
/* `date` may be NULL. Nothing is proposed of an empty stretch, nor under FACTS_BAR / 2. */
void pool_add(struct facts_pool *pool, enum posting_fact_id id, const char *rule, int score,
              struct facts_stretch value, const struct date *date);
void pool_add_text(struct facts_pool *pool, enum posting_fact_id id, const char *rule, int score,
                   char *text, struct span span, const struct date *date); /* takes the text */
/* The best of each fact that is not known yet, if it is over the bar; several of places and
 * contact. Reports fact-conflict. */
void pool_choose(const struct facts_pool *pool, struct posting *posting, struct diag *diag);

/* Is something proposed that is over the bar? */
bool pool_knows(const struct facts_pool *pool, enum posting_fact_id id);

enum { FACTS_BAR = 50 };

/* The rules, each for its facts: all that they find is proposed. */
void rules_terms(struct facts_pool *pool);    /* contract, hours, pay, reference, employer */
void rules_dates(struct facts_pool *pool);    /* start, deadline, published */
void rules_places(struct facts_pool *pool);   /* places */
void rules_contacts(struct facts_pool *pool); /* contact, url, site */

enum {
    FACTS_VALUE_MAX = 100, /* bytes of a value that a label names */
    FACTS_AWAY = 25        /* what a section on other things takes from a score */
};

/* What a rule of terms finds in a part: the value, and what speaks for it or against. False:
 * nothing. */
typedef bool facts_reader(struct facts_view *view, const struct facts_part *part,
                          struct facts_stretch *value, int *score);
facts_reader pay_read_labelled, pay_read_term, pay_read_scale, pay_read_sentence;

/* The names at the beginning of a stretch: words in capitals, and small ones between them. */
struct facts_stretch places_names(const struct facts_view *view, struct facts_stretch part);
bool places_hold_capital(const struct facts_view *view, struct facts_stretch part);
void places_in_section(struct facts_pool *pool); /* of the section with that role */
void places_beside(struct facts_pool *pool);     /* those that no word names */

/* `A | B` in place: a line each. */
void places_split(char *text);

/* title: what the job is called, found at the beginning of the text. */
/* The best of what looks like it. False: nothing does. Needs language, organisation, tagline and
 * offices. */
bool title_find(const struct posting *posting, struct facts_candidate *found);

/* title_head, title_cut: for title alone. */
/* Runs of lines with none blank between them, and items, as far as they are looked at
 * (view_drop). */
struct facts_view *title_head(const struct posting *posting);
bool title_can_be(struct facts_view *view, struct facts_stretch part, size_t max); /* max: bytes */
bool title_is_role(const struct facts_view *view, struct facts_stretch part); /* of a section */
bool title_has_job(const struct facts_view *view, struct facts_stretch part); /* who does a job */
bool title_is_name(const struct facts_view *view,
                   struct facts_stretch part);                              /* of those who hire */
bool title_is_contract(struct facts_view *view, struct facts_stretch part); /* begins with one */
/* Without marks and pictures around it. */
struct facts_stretch title_strip(const struct facts_view *view, struct facts_stretch part);
/* Without what stands behind its dashes, in its last bracket, or before it, and is none of it. */
struct facts_stretch title_cut(struct facts_view *view, struct facts_stretch part);
size_t title_dash_at(const char *text, size_t len); /* len: no dash parts it */

#endif

/* check: what the rules share, and each of them. Inside check/ only. */
#ifndef CHECK_CHECK_PRIVATE_H
#define CHECK_CHECK_PRIVATE_H

#include "check/check.h"

struct check {
    const struct posting *posting;
    const struct posting_office *office; /* whose facts prevail; NULL: those for all */
    struct date start, today;            /* year 0: unknown */
    struct diag *diag;
};

/* A stretch of a text between spaces, of whatever kind. */
struct check_word {
    size_t start, len; /* bytes of the text */
    bool address;      /* it is one, or a domain, or part of one: not ours to judge */
    bool broken;       /* a line end or a tab stands before it: it may well begin something */
};

/* The words of a span, one after the other (g_array_unref): struct check_word. Linear. */
GArray *check_words_of(struct span span);

/* What the office states, else what holds for all. */
const struct posting_fact *check_fact(const struct check *check, enum posting_fact_id id);

/* A question about the block, or the section, of this number. */
typedef bool check_question(const struct posting *posting, unsigned at);

/* Its answers, each found when it is first asked for. */
struct check_answers {
    const struct posting *posting;
    check_question *ask;
    char *known; /* one a number; owned */
};

/* For numbers below `count`; borrows the posting. */
struct check_answers check_answers_init(const struct posting *posting, check_question *ask,
                                        unsigned count);
void check_answers_clear(struct check_answers *answers);
bool check_answer(const struct check_answers *answers, unsigned at);

/* Each reports the id it is named for. dates.c: */
void check_weekday(const struct check *check, const struct dates_match *match);
void check_date_year(const struct check *check, const struct dates_match *match);
void check_date_impossible(const struct check *check, const struct dates_match *match);
void check_midnight(const struct check *check, const struct dates_match *match);
void check_date_order(const struct check *check);
void check_interview_weekday(const struct check *check, struct span span);
/* facts.c */
void check_missing_fact(const struct check *check);
void check_no_apply(const struct check *check);
void check_unknown_role(const struct check *check);
void check_expired(const struct check *check);
void check_pay_range(const struct check *check);
void check_pay_vague(const struct check *check);
void check_data_notice(const struct check *check);
/* lists.c */
void check_item_end(const struct check *check);
void check_item_punctuation(const struct check *check);
/* marks.c */
void check_two_dots(const struct check *check, struct span span);
void check_unbalanced(const struct check *check);
/* words.c: pay-history, age-limit, asked-data, dangling-link, criteria, vague, coded, and what is
 * to be filled in, of placeholder */
void check_words(const struct check *check);
/* slips.c: spacing, lost-break, unaccented, placeholder, link-text, and those of inclusive.c, in
 * one walk */
void check_slips(const struct check *check);
/* inclusive.c: inclusive-mixed, inclusive-unsaid. Marks are brothers where typography makes them
 * alike (rule 19): each kind is one. */
struct check_inclusive {
    const struct check *check;
    gunichar first; /* the mark that the text began with; 0: none yet */
    bool told;
    GHashTable *unsaid; /* words that were reported; owned */
};
struct check_inclusive check_inclusive_init(const struct check *check);
void check_inclusive_clear(struct check_inclusive *inclusive);
/* A block, and its words. */
void check_inclusive_block(struct check_inclusive *inclusive, struct span span,
                           const GArray *words);
/* names.c: name-variants, near-duplicate, unexpanded, over the same words */
void check_names(const struct check *check);
/* job.c */
void check_agreement(const struct check *check);
void check_language(const struct check *check);
void check_gendered_title(const struct check *check);
void check_many_duties(const struct check *check);
void check_markup(const struct check *check);
/* address.c: linear */
void check_address(const struct check *check, struct span span);

#endif

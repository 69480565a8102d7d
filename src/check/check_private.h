/* check: what the rules share, and each of them. Inside check/ only. */
#ifndef CHECK_CHECK_PRIVATE_H
#define CHECK_CHECK_PRIVATE_H

#include "check/check.h"

struct check {
    const struct posting *posting;
    const struct posting_office *office; /* whose facts prevail; NULL: those for all */
    struct date start, today;            /* year 0: unknown */
    struct diag *diag;
    GArray *edits; /* struct check_edit: how findings can be mended; NULL: nobody asks */
};

/* A stretch of a text between spaces, of whatever kind. */
struct check_word {
    size_t start, len; /* bytes of the text */
    bool address;      /* it is one, or a domain, or part of one: not ours to judge */
    bool broken;       /* a line end or a tab stands before it: it may well begin something */
};

/* The words of a span, one after the other (g_array_unref): struct check_word. Linear. */
GArray *check_words_of(struct span span);

/* All of it letters, small ones, with a hyphen or an apostrophe at most. */
bool check_is_small(const char *word, size_t len);
bool check_is_letter(const char *at);
bool check_is_letter_before(const char *text, const char *at);

/* A finding of this id at `finding` is mended by `text` in place of `span`, which is not empty. */
void check_add_edit(const struct check *check, enum diag_id id, struct span finding,
                    struct span span, const char *text);

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

/* Which blocks are in another language, or stand in a section that is. */
struct check_foreign {
    struct check_answers blocks, sections;
};

struct check_foreign check_foreign_init(const struct posting *posting);
void check_foreign_clear(struct check_foreign *foreign);
bool check_is_foreign(const struct check_foreign *foreign, unsigned at);

/* A block at hand. */
struct check_block {
    const struct check *check;
    const struct posting_block *block;
    const char *text; /* of its span */
    GArray *words;    /* struct check_word */
    unsigned at;      /* its number */
    const struct check_foreign *foreign;
};

const struct check_word *check_word_at(const struct check_block *block, unsigned i); /* or NULL */
/* `len` bytes of its span's text from `at` on. */
struct span check_part(const struct check_block *block, const char *at, size_t len);

/* Letters and digits without anything between, of one of the posting's own blocks; none of an
 * address. */
struct check_token {
    unsigned block;
    size_t start, len; /* bytes of the block's span */
    char *folded;
    unsigned sum; /* of that */
};

GArray *check_tokens_of(const char *text);                      /* no block's (g_array_unref) */
GArray *check_tokens_of_posting(const struct posting *posting); /* likewise */
const struct check_token *check_token_at(const GArray *tokens, unsigned i); /* or NULL */
struct span check_tokens_span(const struct posting *posting, const struct check_token *first,
                              const struct check_token *last);

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
/* spaces.c */
void check_spacing(const struct check_block *block);
void check_lost_break(const struct check_block *block);
/* inclusive.c: inclusive-mixed, inclusive-unsaid: block by block, and what follows from them all at
 * the end. Marks are brothers where typography makes them alike (rule 19): each kind is one. */
struct check_inclusive {
    const struct check *check;
    gunichar first;     /* the mark that the text began with; 0: none yet */
    struct span second; /* the first of another kind */
    GArray *marks;      /* struct span: all, with their plurals, where edits are asked for; owned */
    GHashTable *unsaid; /* words that were reported; owned */
};
struct check_inclusive check_inclusive_init(const struct check *check);
void check_inclusive_block(struct check_inclusive *inclusive, const struct check_block *block);
void check_inclusive_end(struct check_inclusive *inclusive);
/* names.c: name-variants, near-duplicate, and with the same words unexpanded */
void check_names(const struct check *check);
/* abbreviations.c */
void check_abbreviations(const struct check *check, const GArray *tokens);
/* job.c */
/* Is one of the phrases said in any of the blocks? */
bool check_text_says(const struct posting *posting, const char *const *phrases);
void check_agreement(const struct check *check);
void check_language(const struct check *check);
void check_gendered_title(const struct check *check);
void check_many_duties(const struct check *check);
void check_markup(const struct check *check);
/* address.c: linear */
void check_address(const struct check *check, struct span span);

#endif

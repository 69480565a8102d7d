/* What the files of criteria/ share, in the order of the way from a profile to the grid: the words
 * of a line (text), a draft of a criterion (draft), and by what it is made and corrected. */
#ifndef POSTING_CRITERIA_CRITERIA_PRIVATE_H
#define POSTING_CRITERIA_CRITERIA_PRIVATE_H

#include "posting/criteria/criteria.h"
#include "posting/posting.h"

#include <glib.h>
#include <stdbool.h>

/* text: a line of a profile as words, to be compared with phrases of the lexicon. */
struct criteria_word {
    const char *folded; /* as lang_fold has it */
    const char *lower;  /* in lower case, with its accents */
    size_t start, end;  /* bytes of the text */
    bool clause, comma; /* a mark, or indeed a comma, stands before it */
    bool nested;        /* it stands in brackets */
};

struct criteria_text {
    const char *text; /* lent */
    size_t len;
    GStringChunk *strings;
    GArray *words; /* struct criteria_word */
    const struct lang_criteria *lexicon;
};

void criteria_text_init(struct criteria_text *text, const struct lang_criteria *lexicon,
                        const char *from, size_t len);
void criteria_text_clear(struct criteria_text *text);
const struct criteria_word *criteria_text_word(const struct criteria_text *text, unsigned index);

/* How many words the phrase (as lang_criteria has them) has that begins at word `index`; 0: it does
 * not stand there. `accents`: the phrase has them, and they count (où is not ou). */
unsigned criteria_text_begins(const struct criteria_text *text, unsigned index, const char *phrase,
                              bool accents);
/* The same with the first of several phrases (NULL-terminated) that stands there. */
unsigned criteria_text_begins_any(const struct criteria_text *text, unsigned index,
                                  const char *const *phrases, bool accents);

/* draft: criteria on their way from the profile to the grid, still with the numbers by which the
 * INI names them. */

/* What stands over a line says of it: a sub-heading, what leads to the list, a table's column. */
struct criteria_wish {
    bool knockout, bonus;
    enum lang_category
        topic; /* where the line's own words tell none; CATEGORY_UNCLASSED: nor that */
};

#define CRITERIA_NO_WISH ((struct criteria_wish){false, false, CATEGORY_UNCLASSED})

struct criteria_draft {
    struct posting_criterion criterion;
    unsigned number, part; /* part: from 1; 0: of one that is whole */
    double order;
    struct criteria_wish wish;
    bool gone;       /* excluded, or merged into another */
    bool overridden; /* a section of the INI spoke of it */
};

/* Derives one criterion from its line. False: there are no words, and nothing to free; else the
 * caller ends it with criteria_clear. */
bool criteria_draft_init(struct criteria_draft *draft, const struct language *lang,
                         struct span line, struct criteria_wish wish);

/* Corrects the drafts (struct criteria_draft, numbered from 1 without a gap) by the INI; their
 * array is replaced where it splits some. */
void criteria_override(GArray **drafts, const struct ini *ini, const struct language *lang,
                       struct diag *diag);

/* split: where one line of a profile gives more than one criterion (specs/grid.md §1, rules 1 and
 * 2). */

/* Appends the parts of a line (struct span), stripped; none where there is nothing but marks. */
void criteria_split(const struct lang_criteria *lexicon, struct span line, GArray *parts);

/* Rule 1: the same span without spaces around and `; : . ,` at its end. */
struct span criteria_strip(struct span span);

/* category: what kind of criterion words make (specs/grid.md §1, rule 5). */
struct criteria_head_word {
    enum lang_category category; /* CATEGORY_UNCLASSED: there is no head that the lexicon knows */
    unsigned index;              /* of the word */
};

/* The category that a row of heads gives to what begins at a word; *count: its words. */
enum lang_category criteria_head_at(const struct criteria_text *text, unsigned index,
                                    unsigned *count);
/* The head word among the words [start, end). */
struct criteria_head_word criteria_find_head(const struct criteria_text *text, unsigned start,
                                             unsigned end);
/* Behind adjectives, articles and numbers. */
unsigned criteria_skip_adjectives(const struct criteria_text *text, unsigned index, unsigned end);
/* What a text without a known head most likely is: by its signs, then the topic of what stands over
 * it. */
/* Does it name what the lexicon knows as a sign of a category: a language, a tool? */
bool criteria_has_sign(const struct criteria_text *text);

enum lang_category criteria_guess(const struct criteria_text *text, enum lang_category topic);

/* classify: what a criterion's words say of it (rules 3 to 6). */

/* Sets category, categories, indicators and alternative. */
void criteria_classify(const struct criteria_text *text, enum lang_category topic,
                       struct posting_criterion *criterion);

/* Is one of the phrases said in the words before `end`, with no negation among the three words
 * before it? */
bool criteria_says(const struct criteria_text *text, const char *const *phrases, unsigned end);
/* The wish that a heading, or the line that leads to a list, says of what stands under it. `words`:
 * only its first words count. */
struct criteria_wish criteria_read_wish(const struct lang_criteria *lexicon, const char *heading,
                                        unsigned words);
/* That of a line itself. */
void criteria_read_line(const struct criteria_text *text, struct criteria_wish over,
                        struct posting_criterion *criterion);

/* refuse: lines that ask for nothing. */

/* The name of the rule that refuses a line, or NULL. `prose`: it is a sentence, no line of a list.
 */
const char *criteria_refuse(const struct lang_criteria *lexicon, struct span line, bool prose);
enum criteria_place {
    PLACE_PROFILE,
    PLACE_BEHIND, /* after a profile, with no heading between */
    PLACE_ELSEWHERE
};

/* Does a sentence of prose ask for something, where it stands? */
bool criteria_asks(const struct lang_criteria *lexicon, struct span line,
                   enum criteria_place place);
/* Is it nothing but words that name a kind of criteria, and how much they are wanted:
 * `Additional requirements (desirable)`? */
bool criteria_is_topic(const struct language *lang, const char *text);

/* profile: where a posting asks for something. */
struct criteria_found {
    GArray *drafts;    /* struct criteria_draft */
    struct span first; /* heading of the first profile; else the line that may be meant for one, or
                          NO_SPAN */
    bool found;        /* there is a profile */
};

/* sections: is the profile said again in another language? */
bool criteria_is_foreign(const struct posting *posting, const struct posting_section *section);
/* Does a section without a role go on with the profile before it: `Souhaité`, `Savoir-être`? */
bool criteria_goes_on(const struct posting *posting, const struct posting_block *heading);
/* The heading that may be meant for one of a profile, or NO_SPAN. */
struct span criteria_find_meant(const struct posting *posting);

/* Appends a draft for each criterion, numbered from 1. */
void criteria_profile(const struct posting *posting, struct criteria_found *found);

/* table: rows of a table as criteria. */
struct criteria_table {
    bool headed; /* its first row names the columns: none of the cells below does */
    const struct language *lang;
    unsigned columns, rows; /* rows: that were read */
    enum criteria_column { COLUMN_OTHER, COLUMN_ESSENTIAL, COLUMN_DESIRABLE } kinds[8];
};

/* One cell that asks for something, and what its row and column say of it. */
struct criteria_cell {
    struct span span;
    struct criteria_wish wish;
};

/* Reads a row, which may be the head of the table; appends struct criteria_cell. False: it is no
 * row, and nothing was appended. */
bool criteria_table_read(struct criteria_table *table, struct span row, struct criteria_wish over,
                         GArray *cells);

/* hash: sets criteria_hash from the criteria as they are. */
void criteria_set_hash(struct posting *posting);

/* override, values: one section [criterion N], while it is applied. */
struct criteria_override {
    const struct ini *ini;
    const char *section;
    const struct lang_criteria *lexicon;
    const struct language *lang;
    unsigned count; /* of the criteria that the profile gives */
    struct diag *diag;
};

/* The section's entry of that key, if it says something, or NULL. */
const struct ini_entry *criteria_override_find(const struct criteria_override *o, const char *key);
/* Gives the section's values to its criterion. Reports ini-value, ini-number. */
void criteria_override_set(const struct criteria_override *o, struct criteria_draft *draft);

#endif

/* typo: micro-typography (specs/typography.md): spaces, quotes, apostrophes, dashes, dots; never
 * words. Idempotent. */
#ifndef LANG_TYPO_TYPO_H
#define LANG_TYPO_TYPO_H

#include "lang/lang.h"

#include <glib.h>

struct typo_rule;

/* What one rule changed, with the words around it. */
struct typo_change {
    const struct typo_rule *rule;
    size_t offset;        /* bytes of the text that was given */
    char *before, *after; /* owned */
};

struct typo_options {
    const struct language *lang;
    const char *const *keep; /* words never touched ([typography] keep), NULL-terminated, or NULL */
    unsigned off;            /* bit n: rule n of the table is off */
    unsigned on;             /* the same of those that are off unless they are wanted */
    GArray *changes;         /* struct typo_change: what was changed is appended, rule after rule;
                                NULL: nobody asks */
    GArray *origins;         /* guint32, appended for each character of the result: the byte of the
                                text that it was copied from, TYPO_MADE: a rule made it; NULL:
                                nobody asks. Not with `changes` */
};

#define TYPO_MADE G_MAXUINT32

/* Adds to `bits` those of rules, by number or name, with commas between. Returns the first word
 * that names none of any language (g_free), and leaves `bits` as they were; NULL: all do. */
char *typo_parse_rules(const char *text, unsigned *bits);
void typo_change_clear(gpointer change);

/* A text of one paragraph → the same text, set right (g_free). */
char *typo_apply(const char *text, const struct typo_options *options);

/* A text as characters, so that rules can look back and ahead; what is protected goes through every
 * rule untouched. */
struct typo_char {
    gunichar c;
    guint32 at; /* bytes of the text that was given: where it stood, or what it was made from */
    guint32 id; /* from 1, one a character; 0: a rule has just made it */
    bool protected;
};

struct typo_text {
    const struct typo_char *chars;
    size_t len;
    const struct language *lang;
};

/* What a pass has written so far; `room`: how many characters fit before it is moved. */
struct typo_out {
    struct typo_char *chars;
    size_t len, room;
};

/* One pass: all of `in` → appended to `out`. */
typedef void typo_pass(struct typo_text in, struct typo_out *out);

enum { TYPO_RULE_END = 32 }; /* numbers of rules are bits, and smaller */

/* A link of a language's chain. */
struct typo_rule {
    unsigned number;     /* that of specs/typography.md: below TYPO_RULE_END */
    const char *name;    /* NULL: the end of the chain */
    const char *example; /* a text that it changes */
    typo_pass *apply;
    const char *marks; /* a text with no byte of these is none of the rule's business: most texts
                          meet few rules; NULL: any text is */
    const char *const *needs; /* the same of longer strings; NULL: marks say enough */
    bool optional;            /* off unless it is switched on */
};

/* Words by which rules tell what they have before them; lists ended by NULL, or NULL: empty. */
struct typo_words {
    const char *const *function_words; /* 10: folded: no nouns, though they follow a number */
    const char *const *short_nouns;    /* 10: folded: nouns of two letters */
    const char *const *capital_nouns;  /* 10: those that are written in capitals: `ETP` */
    const char *const *ordinal_nouns;  /* 10: in small letters: what an ordinal belongs to */
    const char *const *labels;         /* 11: in small letters: a number belongs to them */
    const char *code_letters;          /* 11: before a number of a law: `article L. 1132-1` */
    const char *const *titles;         /* 12: a name belongs to them */
    const char *const *ligatures;      /* 15: folded patterns (lang_word_matches) */
    const char *const *number_cues;    /* 6: folded: before a number that is a name */
    const char *const *domain_cues;    /* 19: folded: before the name of a site */
};

/* First bytes, in UTF-8, of marks: « and »; …, bullets and curly quotes. */
#define TYPO_ANGLE "\xC2"
#define TYPO_CURLY "\xE2"
#define TYPO_DIGITS "0123456789"

/* What chains are made of. */
typo_pass typo_high_marks, typo_colon, typo_guillemets, typo_inner_spaces, typo_english_marks;
typo_pass typo_french_quotes, typo_english_quotes, typo_dots;
typo_pass typo_thousands, typo_phones, typo_ranges;
typo_pass typo_nouns, typo_labels, typo_titles;
typo_pass typo_french_dashes, typo_english_dashes, typo_em_dashes;
typo_pass typo_ligatures, typo_ordinals;
typo_pass typo_french_apostrophes, typo_english_apostrophes;
typo_pass typo_french_units, typo_english_units, typo_hours, typo_days;
typo_pass typo_inclusive, typo_inclusive_brackets;

/* ordinal: the letters of ordinal numbers that stand raised: 1er, 1re, 2e, 2nde (typography rule 9;
 * Imprimerie nationale, Lexique). */
/* The first such letters in the text, and how many bytes they take; NULL: there are none. English
 * raises none. Lent, inside `text`. */
const char *ordinal_find(const struct language *lang, const char *text, size_t *len);

#endif

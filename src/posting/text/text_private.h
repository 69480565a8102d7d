/* body_line: what one line of a text looks like, by itself. */
#ifndef POSTING_TEXT_TEXT_PRIVATE_H
#define POSTING_TEXT_TEXT_PRIVATE_H

#include "ini/ini.h"
#include "posting/posting.h"
#include "posting/text/text.h"

/* rewrite: a text made out of another. */
struct rewrite {
    const struct source *from;
    GString *out;
    GArray *stretches; /* struct source_stretch */
};

void rewrite_begin(struct rewrite *rewrite, const struct source *from);
/* `len` bytes of the old text from byte `from` on; or others that stand for what begins there. */
void rewrite_copy(struct rewrite *rewrite, size_t from, size_t len);
void rewrite_put(struct rewrite *rewrite, size_t from, const char *text, size_t len);
/* Takes the old text, and gives the new one; the old one itself, if nothing changed. */
struct source *rewrite_end(struct rewrite *rewrite, struct source *from);

/* html: from tags and entities to Markdown. Takes the text. */
struct source *html_read(struct source *clean);

/* What marks said of a line. */
struct text_mark {
    unsigned level; /* of a heading, by `#`; 0: none */
    bool strong;    /* all its words are bold */
    bool run_in;    /* its first ones are */
    bool decorated; /* it stood between stars or the like: a title */
    bool row;       /* of a table; its cells are parted by tabs */
    bool quoted;    /* `>` stood before it */
    bool foreign;   /* it is of the same text in another language, below a rule */
    bool aside;     /* it is not of the text that is quoted, but of who passed that on */
};

struct text_link {
    size_t at, len; /* in the text */
    char *target;
};

enum { BODY_HEADING_MAX = 100, BODY_SHORT_MAX = 80 }; /* characters */
enum { TEXT_LINES_MAX = 5000 }; /* what is longer is no posting, and is read without the lexicon */
enum { SECTION_SIGN = 0xA7 };   /* a bullet, where a font of signs is lost */

/* line: what one line of a text looks like, by itself. */
struct body_line {
    struct span whole;    /* trimmed */
    struct span content;  /* without the marker of an item */
    bool blank;           /* nothing, or only a rule such as ----- */
    bool rule;            /* it is that */
    bool item;            /* it has a marker; whether it is an item, the lines around it tell too */
    bool lettered, roman; /* `a)`, `IV.` */
    char mark;            /* behind a number or letter: '.', ')', '/' …; 0: a bullet */
    unsigned number;      /* of an item, also of one with a letter; 0: bullet */
    unsigned indent;      /* columns before it */
};

struct body_line body_line_read(const struct source *source, unsigned number);
struct body_line body_line_read_span(struct span line); /* the same of a line's span */

bool body_line_is_capitals(struct span line); /* a heading in capitals */
bool body_line_is_question(struct span line); /* ends in ? or : and is no longer than a heading */
bool body_line_is_short(struct span line);    /* short, and ends no sentence */
bool body_line_ends_sentence(struct span line);
bool body_line_ends_in(struct span line, const char *marks);
bool body_line_begins_lower(struct span line); /* its first letter is a small one */
/* Has it more characters than that? Looks no further than it must: a line may hold a million bytes.
 */
bool body_line_is_longer(struct span line, size_t characters);
/* `Salary: 24 000 €`, `a<tab>b`: what names and what is said. False: it is not so. */
bool body_line_parts(struct span line, struct span *label, struct span *value);

/* What a line is for the text. */
enum text_kind { TEXT_UNREAD, TEXT_PARAGRAPH, TEXT_HEADING, TEXT_ITEM, TEXT_MORE };

/* A line that is not blank, as the rules of headings see it. */
struct text_line {
    struct body_line look;
    struct text_mark mark;
    bool below_blank, above_blank; /* a blank line, or the text's end, stands above; below */
    bool below_rule, above_rule;   /* or a rule */
    bool underlined;               /* by - or =, as long as it */
    bool capitals;
    bool asked;             /* the lexicon was */
    enum lang_role role;    /* what the lexicon says of the line without its marker */
    bool whole, wish, need; /* and of nothing else; what stands below is a plus, a must */
    enum text_kind kind;
    const char *rule;   /* that said so; static */
    const char *around; /* it frames the posting, and is none of it: how; static */
    struct body_correction *correction;
};

/* A text on its way from lines to blocks. */
struct text {
    const struct language *lang;
    const struct source *source;
    const char *title; /* folded; NULL: unknown */
    GArray *lines;     /* struct text_line */
    struct text_marks *marks;
    GHashTable *corrections; /* folded line → struct body_correction *; NULL: none */
    enum lang_role at;       /* of the last heading above the line that is decided */
    /* its habits */
    unsigned width;          /* characters at which its lines were broken; 0: they were not */
    bool all_capitals;       /* small letters are rare */
    bool lower_starts;       /* many lines begin with one */
    unsigned marked;         /* headings by #, bold or a rule below */
    unsigned known_capitals; /* lines in capitals that the lexicon knows */
    unsigned openers;        /* lines that the lexicon knows, right above their texts */
};

static inline struct text_line *text_line(const struct text *text, unsigned index)
{
    return index < text->lines->len ? &g_array_index(text->lines, struct text_line, index) : NULL;
}

/* habit: the lines of a source, and what the text does with them all. Fills lines and habits. */
void text_read_lines(struct text *text);
/* What the lexicon says of a line; asks once, and only of the first thousands. */
enum lang_role text_role(const struct text *text, struct text_line *line);
/* The words of a line without its marker. */
struct span text_words(const struct text_line *line);

/* frame: marks what stands around the posting. */
void text_find_frame(struct text *text);

/* rules: says of each line what it is, by an ordered table. */
void text_decide(struct text *text);
/* Does a line go on in the next one, or end? */
bool text_goes_on(const struct text *text, unsigned index);

/* body_correct: corrections of how lines were understood (text.h has their language). Inside
 * posting/body* only. */
struct body_correction {
    enum posting_block_kind kind;
    unsigned level;
    bool has_role;
    enum lang_role role;
    struct span span;
    bool used; /* a line answers to it: whoever uses it says so */
};

/* Folded line → struct body_correction *, owned (g_hash_table_unref); NULL: there are none. `ini`
 * may be NULL. Reports ini-value. */
GHashTable *body_corrections_read(const struct ini *ini, struct diag *diag);

/* The correction of a line, lent, or NULL. `corrections` may be NULL, here and below. */
struct body_correction *body_corrections_find(GHashTable *corrections, struct span line);

/* Reports ini-value for each that was not used. */
void body_corrections_report(GHashTable *corrections, struct diag *diag);

#endif

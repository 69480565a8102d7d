/* What the files of text/ share, in the order of the way from bytes to blocks. */
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

/* markup, inline: from marks that people paste to what they mean, on the way. */
enum { MARKING_NESTED_MAX = 4 }; /* emphasis in emphasis */

struct marking_emphasis {
    const char *end; /* its closing mark */
    size_t len;      /* of that */
    bool bold;
};

struct marking {
    struct rewrite rewrite;
    struct text_marks *marks;
    const char *text, *end, *at; /* of the old text */
    bool markdown;               /* the text has marks that only Markdown has */
    bool quoted;                 /* `>` quotes, and is no bullet */
    bool forwarded;              /* and most of the text is quoted: the rest is the sender's */
    bool notes;                  /* a star stands behind a word */
    bool starred;                /* `*bold*` begins lines */
    struct text_mark mark;       /* of the line at hand */
    unsigned strong, plain;      /* letters and digits of it in bold, and not */
    struct marking_emphasis open[MARKING_NESTED_MAX];
    unsigned depth;
    const char *link_text_end, *link_end; /* of the link we are in; NULL: none */
    struct text_link link;
};

const char *marking_line_end(const char *at, const char *end);
const char *marking_skip_blanks(const char *at, const char *end);
size_t marking_run(const char *at, const char *end, char mark); /* how often it stands there */
bool marking_is_word(const char *at, const char *text, const char *end);
void marking_copy(struct marking *m, size_t len);
/* The rest of the line, up to `end`. */
void marking_read_text(struct marking *m, const char *end);

enum { BODY_HEADING_MAX = 100, BODY_SHORT_MAX = 80 }; /* characters */
enum { BODY_BRIEF_MAX = 40 };                         /* prose that wraps has longer lines */
enum { BODY_LISTED_MAX = 120 }; /* characters of a line that is one of a list without marks */
enum { TEXT_LINES_MAX = 5000 }; /* what is longer is no posting, and is read without the lexicon */
enum { SECTION_SIGN = 0xA7 };   /* a bullet, where a font of signs is lost */

/* line: what one line of a text looks like, by itself. */
struct body_line {
    struct span whole;    /* trimmed */
    struct span content;  /* without the marker of an item */
    bool blank;           /* nothing, or only a rule such as ----- */
    bool rule;            /* it is that */
    bool dotted;          /* `4.1 Diplôme`: the content is what stands behind the number */
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
bool body_line_ends_in_dots(struct span line); /* three of them */
bool body_line_begins_lower(struct span line); /* its first letter is a small one */
/* Has it more characters than that? Looks no further than it must: a line may hold a million bytes.
 */
bool body_line_is_longer(struct span line, size_t characters);
unsigned body_line_count_words(struct span line); /* at least one */
bool body_line_has_tab(struct span line);
/* `Salary: 24 000 €`, `a<tab>b`: what names and what is said. False: it is not so. */
bool body_line_parts(struct span line, struct span *label, struct span *value);

/* What a line is for the text. */
enum text_kind { TEXT_UNREAD, TEXT_PARAGRAPH, TEXT_HEADING, TEXT_ITEM, TEXT_MORE };

struct text;

enum {
    RULE_AROUND = 1,   /* the line is none of the posting's own text */
    RULE_ALONE = 2,    /* it is of no section by what it says */
    RULE_POST = 4,     /* it heads one of several posts */
    RULE_ROW = 8,      /* it is one of a table */
    RULE_LISTED = 16,  /* several below each other may be items without marks */
    RULE_ASIDE = 32,   /* no poster says it */
    RULE_SYMBOL = 128, /* a picture says what it is about */
    RULE_NAMES = 64    /* it names what the next line says */
};

/* A row of the table in rules. */
struct text_rule {
    const char *name;
    bool (*applies)(const struct text *text, unsigned i);
    enum text_kind becomes;
    unsigned traits; /* RULE_… */
};

/* What a line is that stands around the posting. */
enum text_form { FORM_NONE, FORM_NAME, FORM_VALUE }; /* of a line of a form */
enum text_frame {
    FRAME_NONE,
    FRAME_PASSED_ON,
    FRAME_HEADER,
    FRAME_GREETING,
    FRAME_SIGNATURE,
    FRAME_PAGE
};

/* A line that is not blank, as the rules of headings see it. */
struct text_line {
    struct body_line look;
    struct text_mark mark;
    bool below_blank, above_blank; /* a blank line, or the text's end, stands above; below */
    bool below_rule, above_rule;   /* or a rule */
    bool parted;                   /* a rule stands above, perhaps with blank lines between */
    bool underlined;               /* by - or =, as long as it */
    bool capitals;
    bool asked;             /* the lexicon was */
    enum lang_role role;    /* what the lexicon says of the line without its marker */
    bool whole, wish, need; /* and of nothing else; what stands below is a plus, a must */
    enum text_kind kind;
    const struct text_rule *rule; /* that said so */
    enum text_frame frame;
    enum text_form form;
    struct body_correction *correction;
};

/* A text on its way from lines to blocks. */
struct text {
    const struct language *lang;
    const struct source *source;
    const char *title;    /* folded; NULL: unknown */
    const char *employer; /* the same */
    GArray *lines;        /* struct text_line */
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

/* Does its rule say that (RULE_…)? */
static inline bool text_line_is(const struct text_line *line, unsigned trait)
{
    return line->rule->traits & trait;
}

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
char *text_folded(const struct text_line *line);      /* all of the line (g_free) */
size_t text_characters(const struct text_line *line); /* with its indent */

/* frame: marks what stands around the posting. */
void text_find_frame(struct text *text);

/* form: marks the lines of a form. */
void text_find_forms(struct text *text);

/* rules: says of each line what it is, by an ordered table. */
void text_decide(struct text *text);

/* around: what rules ask about a line and its neighbours. */
struct text_line *text_above(const struct text *text, unsigned i); /* NULL: it is the first */
bool text_is_glued_above(const struct text *text, unsigned i);     /* with no blank line between */
bool text_is_glued_below(const struct text *text, unsigned i);
bool text_is_short(const struct text_line *line, size_t characters); /* and ends no sentence */
bool text_says_more(const struct text_line *line); /* `X: y` says something, however short */
bool text_begins_upper(const struct text *text, const struct text_line *line);
bool text_leads_to_item(const struct text *text, unsigned i);     /* the next line is one */
bool text_leaves_open(const struct text *text, struct span line); /* "LIEUX DE": more must come */
bool text_has_digit(struct span line);
/* Does a line go on from the one above it, or begin anew? */
bool text_goes_on(const struct text *text, unsigned i);
/* apart: a line that holds the title, or says that there is a job, is no heading. */
bool text_holds_title(const struct text *text, const struct text_line *line);
/* heading: short lines below such a heading are its content. */
bool text_role_holds_facts(enum lang_role role);

/* What the table in rules asks, by file. */
typedef bool text_applies(const struct text *text, unsigned i);
text_applies rule_more, rule_more_capitals; /* around */
/* apart */
text_applies rule_announcement, rule_buttons, rule_corrected, rule_hashtags, rule_one_of_posts,
    rule_row, rule_symbol, rule_title;
/* form, frame */
text_applies rule_form_head, rule_form_name, rule_form_value;
text_applies rule_page, rule_greeting, rule_mail_header, rule_passed_on, rule_signature;
/* heading */
text_applies rule_bold_heading, rule_capital_heading, rule_colon_heading, rule_decorated,
    rule_dotted, rule_ellipsis_heading, rule_hash_heading, rule_item, rule_known_heading,
    rule_label_value, rule_line_between_items, rule_list_head, rule_marked_heading,
    rule_numbered_heading, rule_question, rule_question_to_reader, rule_short_above_list,
    rule_short_above_text, rule_short_alone, rule_underlined, rule_value_in_capitals,
    rule_wish_heading, rule_wish_item;

/* body, section, paragraph: lines on their way to blocks and sections. */
struct body_reading {
    struct posting *posting;
    struct text *text;
    const struct text_line *head; /* of the section at hand; NULL: it has none */
    enum lang_role role;          /* of it */
    enum lang_role headed;        /* of the last section with a heading */
    const struct text_line *sub;  /* its last sub-heading */
    bool told;                    /* a heading has said what it is about */
    bool wish;                    /* below a heading that wishes */
    bool sub_capitals;            /* the section has sub-headings in capitals */
    bool started;                 /* it has a block below its heading */
    unsigned heads;               /* bits: the roles that headings have */
    unsigned link;                /* the first that no block has yet */
};

bool body_is_aside(const struct text_line *line);
void body_add_section(struct body_reading *reading, enum lang_role role,
                      const struct text_line *head);
struct posting_block *body_last_block(const struct body_reading *reading); /* NULL: none */
struct posting_block *body_add_block(struct body_reading *reading, enum posting_block_kind kind,
                                     const struct text_line *line, struct span span);
void body_add_heading(struct body_reading *reading, struct text_line *line, struct span span,
                      unsigned i);
void body_add_corrected(struct body_reading *reading, struct text_line *line, struct span span,
                        unsigned i);
void body_add_paragraph(struct body_reading *reading, struct text_line *line, struct span span,
                        unsigned i);

/* correct: corrections of how lines were understood (text.h has their language). */
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

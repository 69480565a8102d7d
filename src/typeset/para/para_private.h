/* para: what a paragraph is made of; shared by the steps of its making and breaking.
 *
 * Lengths are those of scale 1. x_pt runs over the whole paragraph in logical order as if it were
 * one line. */
#ifndef TYPESET_PARA_PARA_PRIVATE_H
#define TYPESET_PARA_PARA_PRIVATE_H

#include "typeset/para/para.h"

/* May a line begin before a character, and what is it that it breaks after? */
enum para_opportunity {
    OPPORTUNITY_NONE,
    OPPORTUNITY_FREE,
    OPPORTUNITY_HYPHEN,
    OPPORTUNITY_SLASH,
    OPPORTUNITY_ADDRESS,  /* only if the whole is too wide */
    OPPORTUNITY_SINGLE,   /* a word of one letter, a number of one digit */
    OPPORTUNITY_DIVISION, /* inside a word: with a hyphen of the line's own */
    OPPORTUNITY_FORCED
};

/* A character, and the cluster that begins at it: what no line may cut. Glyphs are in
 * logical order. */
struct para_char {
    gunichar c;
    unsigned byte; /* where it begins in the text that Pango sees */
    unsigned segment;
    unsigned first_glyph, glyph_count; /* 0: it is none, or nothing is painted of it */
    bool grapheme;                     /* one begins here (UAX #29) */
    bool whole;                        /* part of an address */
    bool cluster;                      /* and so does a cluster */
    bool space;                        /* of a cluster: it may hang over the end of a line */
    unsigned char opportunity;         /* enum para_opportunity */
    double x_pt;                       /* within a cluster: where that ends */
};

/* In FONT_UNITS of the em; y down. */
struct para_glyph {
    unsigned id;
    int advance, dx, dy;
};

/* Characters of one run in one face, direction and script. */
struct para_segment {
    unsigned run;
    const struct font_face *face;
    unsigned char level; /* odd: right to left */
    unsigned end;        /* the first character after it */
};

/* Where a line may begin, before the character `at`. The first is the paragraph's begin, the last
 * its end. */
struct para_breakpoint {
    unsigned at;
    bool forced;
    bool bond;       /* a line that ends here parts what belongs together */
    bool flagged;    /* a line that ends here ends in a hyphen: */
    bool division;   /* in one of its own, in place of the rest of a word */
    double x_pt;     /* a line that begins here begins there, what hangs out apart */
    double end_x_pt; /* a line that ends here ends there: before the spaces, behind the hyphen */
    double penalty;  /* added to the line's badness */
};

struct para {
    struct para_run *runs;
    unsigned *run_starts; /* the first character of each, and the end */
    unsigned run_count;
    struct para_char *chars; /* of all runs, controls taken out, line ends as \n; and one at the
                                end, a cluster of nothing */
    unsigned char_count;
    unsigned char base_level;
    bool hang;
    GArray *glyphs;      /* struct para_glyph */
    GArray *segments;    /* struct para_segment */
    GArray *breakpoints; /* struct para_breakpoint */
    double width_pt, min_width_pt;
    GArray *lines;                        /* struct para_line: of the last para_break */
    double lines_measure_pt, lines_scale; /* that was asked with these */
};

/* What a paragraph takes a character of a text as; 0: it is none of it. */
gunichar para_clean_char(gunichar c);
/* The character as it is set in a face: U+202F as U+00A0, a hyphen that the face lacks as one that
 * it has, a line end as a space. */
gunichar para_set_char(const struct font_face *face, gunichar c);
/* Joiners belong to the spelling of some languages; of the other characters without a glyph nothing
 * is left in a PDF. */
bool para_is_shown(gunichar c);

/* rules.c: direction, graphemes and break opportunities. `utf8`: the characters as they are set,
 * line ends apart.
 */
void para_analyse(struct para *para, const char *lang, const GString *utf8);
/* shape.c: glyphs, segments, clusters. */
void para_shape(struct para *para, struct fonts *fonts, const GString *utf8,
                const struct para_options *options);
/* Where the clusters stand, at the sizes of the runs. */
void para_place(struct para *para);
/* hyphenate.c: opportunities inside words. */
void para_hyphenate(struct para *para);
/* para.c: the width of what hangs out of a line that begins with a character. */
double para_hang_at(const struct para *para, unsigned at, unsigned end);
/* The width of the hyphen of a line that ends before a character. */
double para_hyphen_width(const struct para *para, unsigned end);
/* break.c: breakpoints and widths. */
void para_find_breakpoints(struct para *para);
/* What a line costs that is not the last, or that is; `only`: of its paragraph. */
double para_line_demerits(const struct para_breakpoint *from, const struct para_breakpoint *to,
                          double measure);
double para_last_demerits(const struct para_breakpoint *from, const struct para_breakpoint *to,
                          double measure, bool alone);

#endif

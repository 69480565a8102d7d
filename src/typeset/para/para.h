/* para: a paragraph shaped once, then broken for any measure and any scale.
 *
 * Glyph advances are unhinted, so they scale linearly: shape at one size, break and emit at
 * another. Lines are chosen for the whole paragraph (Knuth & Plass 1981, flush-left form): as few
 * as can be, and of those ways the one with the smallest sum over lines of the square of the rest,
 * plus penalties: a last line under 20 % of the measure, a one-letter word at a line's end, a
 * hyphen, a second one running; there is never a third. A line is a range over the shaped glyphs.
 * The hyphen of a divided word is an artifact behind them, so that readers get the word whole. The
 * space at a line's end is a real glyph of the last word's item (DESIGN §6.5). U+202F is shaped as
 * U+00A0 and narrowed; U+00AD is taken out. Right-to-left runs are reordered by line (UAX #9). A
 * word wider than the measure breaks at a character, with a hyphen as well; an address without one,
 * first after / . @ ?. */
#ifndef TYPESET_PARA_PARA_H
#define TYPESET_PARA_PARA_H

#include "lang/hyphen/hyphen.h"
#include "typeset/font/font.h"
#include "typeset/typeset.h"

/* A piece of the paragraph: one DOC_TEXT leaf in one style. */
struct para_run {
    const struct doc_node *leaf;
    const char *text; /* UTF-8; may hold \n: a forced line break */
    const struct font_face *face;
    double size_pt;
    struct colour colour;
    double tracking_pt;          /* added to each cluster's advance */
    double rise_pt;              /* baseline shift, up: letters of ordinals (rule 9) */
    const struct hyphen *hyphen; /* its words may be divided; NULL: they stay whole */
};

struct para_options {
    const char *lang; /* BCP 47: shaping and break rules */
    bool kerning, ligatures;
    bool hang; /* quotes and dashes that begin a line stand outside the measure (para_hang) */
};

struct para_line {
    unsigned first, end; /* characters [first, end) in logical order */
    double width_pt;     /* without the space at its end and what hangs out, with its hyphen */
    bool hyphen;         /* it ends in a word that goes on in the next */
};

struct para;

/* Never fails: a character without a glyph was refused before (fonts_check_text). */
struct para *para_new(struct fonts *fonts, const struct para_run *runs, unsigned count,
                      const struct para_options *options);
void para_drop(struct para *para);

/* Says where no line should begin, since it would part what belongs together in sense: bytes of the
 * runs' texts as if they were one, rising. Such a break costs as much as a line that is two thirds
 * empty, but is never forbidden. */
void para_bind(struct para *para, const size_t *bytes, unsigned count);
/* Does a line end at such a place? */
bool para_parts_bond(const struct para *para, const struct para_line *line);

/* Breaks for a measure, all lengths of the paragraph times `scale`. Returns the number of lines;
 * *lines is lent until the next call. */
unsigned para_break(struct para *para, double measure_pt, double scale,
                    const struct para_line **lines);
/* The smallest measure that still takes `count` lines: balances titles. */
double para_balance(struct para *para, double measure_pt, double scale, unsigned count);
double para_width(const struct para *para, double scale); /* of the longest forced line, unbroken */
double para_min_width(const struct para *para, double scale); /* of the longest word, undivided */
/* How far a line stands out to the left, so that its first letter, and not a quote or dash before
 * it, is flush; 0: not at all. */
double para_hang(const struct para *para, const struct para_line *line, double scale);
bool para_is_rtl(const struct para *para);                 /* its lines begin at the right */
double para_ascent(const struct para *para, double scale); /* largest of its runs */
double para_descent(const struct para *para, double scale);

/* Appends the items (PAGE_TEXT) of one line, in logical order, so that marks stand in reading
 * order; pen starting at x on the baseline y. The glyphs and texts go into `pages`. */
void para_emit(const struct para *para, const struct para_line *line, double scale, double x_pt,
               double y_pt, struct pages *pages, GArray *items);

#endif

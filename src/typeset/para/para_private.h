/* para_parts: what a paragraph is made of; shared by para_shape, para_rules, para_break and
 * para_emit. Inside typeset/ only.
 *
 * Lengths are those of scale 1. x_pt runs over the whole paragraph in logical order as if it were
 * one line. */
#ifndef TYPESET_PARA_PARA_PRIVATE_H
#define TYPESET_PARA_PARA_PRIVATE_H

#include "typeset/font/font_private.h"
#include "typeset/para/para.h"

/* In units of the face, as HarfBuzz gives them. */
struct para_glyph {
    unsigned id;
    int advance, dx, dy;
};

/* What no line may cut: characters [first_char, that of the next cluster) and their glyphs. */
struct para_cluster {
    unsigned first_char;
    unsigned first_glyph, glyph_count;
    unsigned segment;
    bool space; /* may hang over the end of a line */
    bool part;  /* of an address: a line may begin here if the whole is too wide */
    double x_pt;
};

/* Clusters of one run in one face, direction and script. */
struct para_segment {
    unsigned run;
    const struct font_face *face;
    unsigned char level; /* UAX #9; odd: right to left. Glyphs stand in visual order */
    unsigned first, end; /* clusters */
    double unit_pt;      /* one unit of the face */
};

/* Where a line may begin, before `cluster`. The first is the paragraph's begin, the last its end.
 */
struct para_place {
    unsigned cluster;
    bool forced;
    double x_pt;     /* a line that begins here begins there */
    double end_x_pt; /* a line that ends here ends there: before the spaces */
    double penalty;  /* added to the square of the line's rest, a share of the measure */
};

struct para {
    struct para_run *runs;
    unsigned run_count;
    gunichar *chars;     /* of all runs, controls taken out, line ends as \n */
    unsigned *char_runs; /* the first character of each run, and the end */
    unsigned char_count;
    unsigned char base_level;
    GArray *clusters; /* struct para_cluster; one more at the end, for its x_pt and first_char */
    GArray *glyphs;   /* struct para_glyph */
    GArray *segments; /* struct para_segment */
    GArray *places;   /* struct para_place */
    double width_pt, min_width_pt;
    GArray *lines; /* struct para_line: of the last para_break */
};

/* What analysis of the text gives, character by character; char_count + 1 of each of the first two.
 */
struct para_text {
    GString *utf8;
    unsigned *bytes;       /* where each character begins in it */
    unsigned char *levels; /* embedding levels */
    unsigned char *breaks; /* enum para_chance: may a line begin before it? */
    bool *graphemes;       /* does one begin here? */
};

enum para_chance {
    CHANCE_NONE,
    CHANCE_FREE,
    CHANCE_HYPHEN,
    CHANCE_SLASH,
    CHANCE_ADDRESS,
    CHANCE_SINGLE,
    CHANCE_FORCED
};

/* The character as it is set in a face: U+202F as U+00A0, a hyphen that the face lacks as one that
 * it has, a line end as a space. */
gunichar para_char(const struct font_face *face, gunichar c);

void para_analyse(struct para *para, const char *lang, struct para_text *text);
void para_text_clear(struct para_text *text);
/* What Pango says of breaks, corrected by rules for addresses, slashes, middle dots and marks with
 * spaces. */
void para_find_chances(const struct para *para, const char *lang, struct para_text *text);
/* Fills clusters, glyphs and segments. */
void para_shape(struct para *para, const struct fonts *fonts, const struct para_text *text,
                const struct para_options *options);
/* Fills places and widths. */
void para_find_places(struct para *para, const struct para_text *text);

static inline struct para_cluster *para_cluster(const struct para *para, unsigned index)
{
    return &g_array_index(para->clusters, struct para_cluster, index);
}

static inline unsigned para_cluster_count(const struct para *para)
{
    return para->clusters->len - 1;
}

#endif

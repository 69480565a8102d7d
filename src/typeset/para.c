/* para: makes a paragraph of runs, and says how large it is.
 *
 * Between the document's leaves and place. Steps, a file each: para_rules (the characters: direction, where lines may break), para_shape
 * (glyphs), para_break (lines), para_emit (items). What always holds: after para_new nothing but the list of the last lines changes. */
#include "typeset/para_parts.h"

#include <string.h>

/* Controls are dropped: nothing would be painted of them. So are soft hyphens: no line breaks there, since readers would find a hyphen
 * within the word. 0: dropped. */
static gunichar clean(gunichar c)
{
    switch (c) {
    case '\t':
        return ' ';
    case '\n':
    case '\v':
    case '\f':
    case 0x85:
    case 0x2028:
    case 0x2029:
        return '\n';
    case 0xAD:
    case 0xFEFF:
        return 0;
    default:
        return c < ' ' || (c >= 0x7F && c < 0xA0) ? 0 : c;
    }
}

static void collect(struct para *para)
{
    size_t bytes = 0;

    for (unsigned i = 0; i < para->run_count; i++)
        bytes += strlen(para->runs[i].text);
    para->chars = g_new(gunichar, bytes + 1);
    para->char_runs = g_new(unsigned, para->run_count + 1);
    for (unsigned i = 0; i < para->run_count; i++) {
        para->char_runs[i] = para->char_count;
        for (const char *at = para->runs[i].text; *at; at = g_utf8_next_char(at)) {
            const gunichar c = clean(g_utf8_get_char(at));

            if (c)
                para->chars[para->char_count++] = c;
        }
    }
    para->char_runs[para->run_count] = para->char_count;
}

struct para *para_new(struct fonts *fonts, const struct para_run *runs, unsigned count, const struct para_options *options)
{
    struct para *para = g_new0(struct para, 1);
    struct para_text text = {0};

    para->runs = g_memdup2(runs, count * sizeof *runs);
    para->run_count = count;
    para->clusters = g_array_new(FALSE, FALSE, sizeof(struct para_cluster));
    para->glyphs = g_array_new(FALSE, FALSE, sizeof(struct para_glyph));
    para->segments = g_array_new(FALSE, FALSE, sizeof(struct para_segment));
    para->places = g_array_new(FALSE, FALSE, sizeof(struct para_place));
    para->lines = g_array_new(FALSE, FALSE, sizeof(struct para_line));
    collect(para);
    para_analyse(para, options->lang, &text);
    para_shape(para, fonts, &text, options);
    para_find_places(para, &text);
    para_text_clear(&text);
    return para;
}

void para_drop(struct para *para)
{
    if (!para)
        return;
    g_free(para->runs);
    g_free(para->chars);
    g_free(para->char_runs);
    g_array_free(para->clusters, TRUE);
    g_array_free(para->glyphs, TRUE);
    g_array_free(para->segments, TRUE);
    g_array_free(para->places, TRUE);
    g_array_free(para->lines, TRUE);
    g_free(para);
}

double para_width(const struct para *para, double scale)
{
    return para->width_pt * scale;
}

double para_min_width(const struct para *para, double scale)
{
    return para->min_width_pt * scale;
}

double para_ascent(const struct para *para, double scale)
{
    double ascent_pt = 0;

    for (unsigned i = 0; i < para->run_count; i++) {
        const struct para_run *run = &para->runs[i];

        ascent_pt = MAX(ascent_pt, run->face->ascent * run->size_pt + run->rise_pt);
    }
    return ascent_pt * scale;
}

double para_descent(const struct para *para, double scale)
{
    double descent_pt = 0;

    for (unsigned i = 0; i < para->run_count; i++) {
        const struct para_run *run = &para->runs[i];

        descent_pt = MAX(descent_pt, run->face->descent * run->size_pt - run->rise_pt);
    }
    return descent_pt * scale;
}

/* para: makes a paragraph of runs, and says how large it is.
 *
 * Between the document's leaves and place. Steps, a file each: para_rules (the characters:
 * direction, where lines may break), para_shape (glyphs), para_break (lines), para_emit (items).
 * What always holds: after para_new nothing but the list of the last lines changes. */
#include "typeset/para/para_private.h"

#include <string.h>

/* Controls are dropped: nothing would be painted of them. So are soft hyphens: no line breaks
 * there, since readers would find a hyphen within the word. 0: dropped. */
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

static void shape(struct para *para, struct fonts *fonts, const struct para_options *options)
{
    struct para_text text = {0};

    para->clusters = g_array_new(FALSE, FALSE, sizeof(struct para_cluster));
    para->glyphs = g_array_new(FALSE, FALSE, sizeof(struct para_glyph));
    para->segments = g_array_new(FALSE, FALSE, sizeof(struct para_segment));
    para->places = g_array_new(FALSE, FALSE, sizeof(struct para_place));
    collect(para);
    para_analyse(para, options->lang, &text);
    para_shape(para, fonts, &text, options);
    para_find_places(para, &text);
    para_text_clear(&text);
}

/* The same steps on the same glyphs, which nothing changes once they are there; of the runs nothing
 * is taken. */
static void share(struct para *para, const struct para *from, unsigned run_count)
{
    para->clusters = g_array_ref(from->clusters);
    para->glyphs = g_array_ref(from->glyphs);
    para->segments = g_array_ref(from->segments);
    para->places = g_array_ref(from->places);
    para->chars = g_memdup2(from->chars, (from->char_count + 1) * sizeof *from->chars);
    para->char_runs = g_memdup2(from->char_runs, (run_count + 1) * sizeof *from->char_runs);
    para->char_count = from->char_count;
    para->base_level = from->base_level;
    para->width_pt = from->width_pt;
    para->min_width_pt = from->min_width_pt;
}

/* All that the glyphs depend on. */
static GBytes *key_of(const struct para_run *runs, unsigned count,
                      const struct para_options *options)
{
    GByteArray *key = g_byte_array_new();
    const guint8 features = (guint8)(options->kerning | options->ligatures << 1);

    g_byte_array_append(key, &features, 1);
    g_byte_array_append(key, (const guint8 *)options->lang, (guint)strlen(options->lang) + 1);
    for (unsigned i = 0; i < count; i++) {
        g_byte_array_append(key, (const guint8 *)&runs[i].face, sizeof runs[i].face);
        g_byte_array_append(key, (const guint8 *)&runs[i].size_pt, sizeof runs[i].size_pt);
        g_byte_array_append(key, (const guint8 *)&runs[i].tracking_pt, sizeof runs[i].tracking_pt);
        g_byte_array_append(key, (const guint8 *)&runs[i].rise_pt, sizeof runs[i].rise_pt);
        g_byte_array_append(key, (const guint8 *)runs[i].text, (guint)strlen(runs[i].text) + 1);
    }
    return g_byte_array_free_to_bytes(key);
}

/* Documents of one posting say much the same: what was shaped is kept for the next, of texts as
 * people write them. */
#define KEPT_CHARS_MAX 2000
#define KEPT_MAX 2000

static void keep(GHashTable *shaped, GBytes *key, const struct para *para)
{
    struct para *kept;

    if (para->char_count > KEPT_CHARS_MAX || g_hash_table_size(shaped) >= KEPT_MAX)
        return;
    kept = g_new0(struct para, 1);
    share(kept, para, para->run_count);
    kept->lines = g_array_new(FALSE, FALSE, sizeof(struct para_line));
    g_hash_table_insert(shaped, g_bytes_ref(key), kept);
}

struct para *para_new(struct fonts *fonts, const struct para_run *runs, unsigned count,
                      const struct para_options *options)
{
    struct para *para = g_new0(struct para, 1);
    g_autoptr(GBytes) key = key_of(runs, count, options);
    const struct para *kept = g_hash_table_lookup(fonts_shaped(fonts), key);

    para->runs = g_memdup2(runs, count * sizeof *runs);
    para->run_count = count;
    para->lines = g_array_new(FALSE, FALSE, sizeof(struct para_line));
    if (kept) {
        share(para, kept, count);
    } else {
        shape(para, fonts, options);
        keep(fonts_shaped(fonts), key, para);
    }
    return para;
}

void para_drop(struct para *para)
{
    if (!para)
        return;
    g_free(para->runs);
    g_free(para->chars);
    g_free(para->char_runs);
    g_array_unref(para->clusters);
    g_array_unref(para->glyphs);
    g_array_unref(para->segments);
    g_array_unref(para->places);
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

/* Quotes and dashes; not brackets, which have weight of their own. */
static bool hangs(gunichar c)
{
    static const gunichar marks[] = {0xAB, 0x2039, 0x201C, 0x2018, 0x201E, '"', 0x2013, 0x2014};

    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (marks[i] == c)
            return true;
    return false;
}

static bool is_no_break_space(gunichar c)
{
    return c == 0xA0 || c == 0x202F;
}

double para_hang(const struct para *para, const struct para_line *line, double scale)
{
    const struct para_cluster *first =
        line->first < line->end ? para_cluster(para, line->first) : NULL;

    unsigned next = line->first + 1;

    if (!first || para->base_level & 1 || !hangs(para->chars[first->first_char]))
        return 0;
    while (next < line->end && is_no_break_space(para->chars[para_cluster(para, next)->first_char]))
        next++;
    return (para_cluster(para, next)->x_pt - first->x_pt) * scale;
}

bool para_is_rtl(const struct para *para)
{
    return para->base_level & 1;
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

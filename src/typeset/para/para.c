/* para: makes a paragraph of runs, and says how large it is.
 *
 * Between the document's leaves and place. Steps, a file each: rules (the characters:
 * direction, where lines may break), shape (glyphs), hyphenate (words), break (lines), emit
 * (items).
 * What always holds: after para_new nothing but the list of the last lines changes. */
#include "typeset/para/para_private.h"

#include <string.h>

/* Controls are dropped: nothing would be painted of them. So are soft hyphens: no line breaks
 * there, since readers would find a hyphen within the word. 0: dropped. */
gunichar para_clean_char(gunichar c)
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

/* The characters; and how they are set, line ends apart. */
static GString *collect(struct para *para)
{
    GString *utf8 = g_string_new(NULL);
    size_t bytes = 0;

    for (unsigned i = 0; i < para->run_count; i++)
        bytes += strlen(para->runs[i].text);
    para->chars = g_rc_box_alloc0((bytes + 1) * sizeof *para->chars);
    para->run_starts = g_rc_box_alloc((para->run_count + 1) * sizeof *para->run_starts);
    for (unsigned i = 0; i < para->run_count; i++) {
        para->run_starts[i] = para->char_count;
        for (const char *at = para->runs[i].text; *at; at = g_utf8_next_char(at)) {
            const gunichar c = para_clean_char(g_utf8_get_char(at));

            if (!c)
                continue;
            para->chars[para->char_count].c = c;
            para->chars[para->char_count++].byte = (unsigned)utf8->len;
            g_string_append_unichar(utf8, c == '\n' ? c : para_set_char(para->runs[i].face, c));
        }
    }
    para->run_starts[para->run_count] = para->char_count;
    para->chars[para->char_count].byte = (unsigned)utf8->len;
    return utf8;
}

static void append_sizes(GByteArray *key, const struct para_run *run)
{
    g_byte_array_append(key, (const guint8 *)&run->size_pt, sizeof run->size_pt);
    g_byte_array_append(key, (const guint8 *)&run->tracking_pt, sizeof run->tracking_pt);
    g_byte_array_append(key, (const guint8 *)&run->rise_pt, sizeof run->rise_pt);
}

/* All that the glyphs depend on; `sized`: and their places. */
static GBytes *key_of(const struct para_run *runs, unsigned count,
                      const struct para_options *options, bool sized)
{
    GByteArray *key = g_byte_array_new();
    const guint8 features = (guint8)(options->kerning | options->ligatures << 1 |
                                     (sized && options->hang) << 2 | sized << 3);

    g_byte_array_append(key, &features, 1);
    g_byte_array_append(key, (const guint8 *)options->lang, (guint)strlen(options->lang) + 1);
    for (unsigned i = 0; i < count; i++) {
        const guint8 tracked = runs[i].tracking_pt != 0;

        g_byte_array_append(key, (const guint8 *)&runs[i].face, sizeof runs[i].face);
        g_byte_array_append(key, (const guint8 *)&runs[i].hyphen, sizeof runs[i].hyphen);
        g_byte_array_append(key, &tracked, 1);
        if (sized)
            append_sizes(key, &runs[i]);
        g_byte_array_append(key, (const guint8 *)runs[i].text, (guint)strlen(runs[i].text) + 1);
    }
    return g_byte_array_free_to_bytes(key);
}

static struct para *shape(struct fonts *fonts, const struct para_run *runs, unsigned count,
                          const struct para_options *options)
{
    struct para *para = g_new0(struct para, 1);
    GString *utf8;

    para->runs = g_memdup2(runs, count * sizeof *runs);
    para->run_count = count;
    para->hang = options->hang;
    para->glyphs = g_array_new(FALSE, FALSE, sizeof(struct para_glyph));
    para->segments = g_array_new(FALSE, FALSE, sizeof(struct para_segment));
    para->breakpoints = g_array_new(FALSE, FALSE, sizeof(struct para_breakpoint));
    para->lines = g_array_new(FALSE, FALSE, sizeof(struct para_line));
    utf8 = collect(para);
    para_analyse(para, options->lang, utf8);
    para_shape(para, fonts, utf8, options);
    para_hyphenate(para);
    g_string_free(utf8, TRUE);
    return para;
}

/* The same glyphs, which nothing changes once they are there; of the runs nothing is taken. */
static struct para *share(const struct para *from, const struct para_run *runs)
{
    struct para *para = g_memdup2(from, sizeof *from);

    para->runs = g_memdup2(runs, from->run_count * sizeof *runs);
    g_rc_box_acquire(from->chars);
    g_rc_box_acquire(from->run_starts);
    g_array_ref(from->glyphs);
    g_array_ref(from->segments);
    g_array_ref(from->breakpoints);
    para->lines = g_array_new(FALSE, FALSE, sizeof(struct para_line));
    return para;
}

/* The same glyphs at the sizes of other runs, of which nothing is placed yet. */
static struct para *resize(const struct para *from, const struct para_run *runs, bool hang)
{
    struct para *para = share(from, runs);

    para->hang = hang;
    para->chars = g_rc_box_dup((from->char_count + 1) * sizeof *from->chars, from->chars);
    g_rc_box_release(from->chars);
    para->breakpoints = g_array_new(FALSE, FALSE, sizeof(struct para_breakpoint));
    g_array_unref(from->breakpoints);
    para->width_pt = 0;
    return para;
}

/* Documents of one posting say much the same: what was shaped is kept for the next, of texts as
 * people write them. */
#define KEPT_CHARS_MAX 2000
#define KEPT_MAX 2000

static struct para *find_kept(struct fonts *fonts, GBytes *key)
{
    GHashTable **kept = fonts_kept(fonts);

    if (!*kept)
        *kept = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                      (GDestroyNotify)para_drop);
    return g_hash_table_lookup(*kept, key);
}

static void keep(struct fonts *fonts, GBytes *key, const struct para *para)
{
    GHashTable *kept = *fonts_kept(fonts);

    if (para->char_count <= KEPT_CHARS_MAX && g_hash_table_size(kept) < KEPT_MAX)
        g_hash_table_insert(kept, g_bytes_ref(key), share(para, para->runs));
}

struct para *para_new(struct fonts *fonts, const struct para_run *runs, unsigned count,
                      const struct para_options *options)
{
    g_autoptr(GBytes) sized = key_of(runs, count, options, true),
                      shaped = key_of(runs, count, options, false);
    const struct para *same = find_kept(fonts, sized),
                      *like = same ? NULL : find_kept(fonts, shaped);
    struct para *para;

    if (same)
        return share(same, runs);
    para = like ? resize(like, runs, options->hang) : shape(fonts, runs, count, options);
    para_place(para);
    para_find_breakpoints(para);
    keep(fonts, sized, para);
    if (!like)
        keep(fonts, shaped, para);
    return para;
}

void para_drop(struct para *para)
{
    if (!para)
        return;
    g_free(para->runs);
    g_rc_box_release(para->chars);
    g_rc_box_release(para->run_starts);
    g_array_unref(para->glyphs);
    g_array_unref(para->segments);
    g_array_unref(para->breakpoints);
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

double para_hang_at(const struct para *para, unsigned at, unsigned end)
{
    unsigned next = at + 1;

    if (!para->hang || at == end || para->base_level & 1 || !hangs(para->chars[at].c))
        return 0;
    while (next < end && is_no_break_space(para->chars[next].c))
        next++;
    return para->chars[next].x_pt - para->chars[at].x_pt;
}

double para_hyphen_width(const struct para *para, unsigned end)
{
    const struct para_segment *segment =
        &g_array_index(para->segments, struct para_segment, para->chars[end - 1].segment);
    const struct para_run *run = &para->runs[segment->run];

    return font_face_advance(segment->face, '-') * run->size_pt + run->tracking_pt;
}

double para_hang(const struct para *para, const struct para_line *line, double scale)
{
    return para_hang_at(para, line->first, line->end) * scale;
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

/* para_shape: turns the characters of a paragraph into glyphs.
 *
 * Second step of para_new. What always holds: a segment has one run, face, level and script;
 * HarfBuzz sees what stands around it, so that Arabic letters join across leaves. */
#include "typeset/para/para_private.h"

/* The width of U+202F, times the word space. */
#define NARROW_SPACE 0.6

struct shaper {
    struct para *para;
    const struct para_text *text;
    const struct font_face **faces; /* of each character */
    hb_script_t *scripts;
    gunichar *chars; /* as they are set */
    hb_buffer_t *buffer;
    hb_language_t lang;
    bool kerning, ligatures;
};

gunichar para_char(const struct font_face *face, gunichar c)
{
    hb_codepoint_t glyph;

    switch (c) {
    case 0x202F:
        return 0xA0;
    case '\n':
        return ' ';
    case 0x2010:
    case 0x2011:
        return hb_font_get_nominal_glyph(face->shaper, c, &glyph) ? c : '-';
    default:
        return c;
    }
}

static void set_face(struct shaper *shaper, const struct font_face *face, unsigned first,
                     unsigned end)
{
    for (unsigned i = first; i < end; i++) {
        shaper->faces[i] = face;
        shaper->chars[i] = para_char(face, shaper->para->chars[i]);
    }
}

static bool is_space_char(gunichar c)
{
    return c == '\n' || g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR;
}

/* A space goes with the word before it, or else with the one after it, so that fewer items are of
 * spaces alone. */
static void choose_space_faces(struct shaper *shaper, unsigned run)
{
    const unsigned begin = shaper->para->char_runs[run], end = shaper->para->char_runs[run + 1];
    const unsigned char *levels = shaper->text->levels;

    for (unsigned i = begin; i < end; i++) {
        if (!is_space_char(shaper->para->chars[i]))
            continue;
        if (i > begin && levels[i - 1] == levels[i] && shaper->faces[i - 1]->space > 0)
            set_face(shaper, shaper->faces[i - 1], i, i + 1);
        else if (i + 1 < end && levels[i + 1] == levels[i] && shaper->faces[i + 1]->space > 0)
            set_face(shaper, shaper->faces[i + 1], i, i + 1);
    }
}

/* Letters; more of them are no word, and would be looked at again from each letter that no face has
 * with the rest. */
#define WORD_MAX 64

/* Marks, and the joiners (ZWNJ, ZWJ) that no face needs a glyph for. */
static bool is_inside_word(gunichar c)
{
    return g_unichar_ismark(c) || c == 0x200C || c == 0x200D;
}

/* A word is set in one face if there is one that has it all, though the run's own may have some of
 * its letters. */
static unsigned find_word_end(const struct para *para, unsigned first, unsigned limit)
{
    unsigned end = first;

    limit = MIN(limit, first + WORD_MAX);
    while (end < limit && (g_unichar_isalpha(para->chars[end]) ||
                           (end > first && is_inside_word(para->chars[end]))))
        end++;
    return end;
}

static unsigned find_grapheme_end(const struct shaper *shaper, unsigned first, unsigned limit)
{
    unsigned end = first + 1;

    while (end < limit && !shaper->text->graphemes[end])
        end++;
    return end;
}

static void choose_faces(struct shaper *shaper, const struct fonts *fonts, unsigned run)
{
    const struct para *para = shaper->para;
    const struct font_face *own = para->runs[run].face, *face;
    const unsigned limit = para->char_runs[run + 1];

    for (unsigned first = para->char_runs[run], end; first < limit; first = end) {
        end = find_word_end(para, first, limit);
        face = end > first ? fonts_find_cover(fonts, own, para->chars + first, end - first) : NULL;
        if (!face) {
            end = find_grapheme_end(shaper, first, limit);
            face = fonts_find_cover(fonts, own, para->chars + first, end - first);
        }
        if (!face)
            face = fonts_find_cover(fonts, own, para->chars + first, 1);
        set_face(shaper, face ? face : own, first, end);
    }
    choose_space_faces(shaper, run);
}

static bool is_real(hb_script_t script)
{
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           script != HB_SCRIPT_UNKNOWN;
}

/* What has no script of its own goes with what stands before it, at the beginning with what
 * follows. */
static void find_scripts(struct shaper *shaper, unsigned first, unsigned end)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_script_t script = HB_SCRIPT_LATIN;

    for (unsigned i = end; i > first; i--) {
        shaper->scripts[i - 1] = hb_unicode_script(unicode, shaper->chars[i - 1]);
        if (is_real(shaper->scripts[i - 1]))
            script = shaper->scripts[i - 1];
    }
    for (unsigned i = first; i < end; i++) {
        if (is_real(shaper->scripts[i]))
            script = shaper->scripts[i];
        shaper->scripts[i] = script;
    }
}

static unsigned set_features(const struct shaper *shaper, bool tracked, hb_feature_t *features)
{
    static const hb_tag_t ligatures[] = {HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g'),
                                         HB_TAG('d', 'l', 'i', 'g')};
    unsigned count = 0;

    if (!shaper->kerning)
        features[count++] = (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1};
    if (shaper->ligatures && !tracked)
        return count;
    for (unsigned i = 0; i < G_N_ELEMENTS(ligatures); i++)
        features[count++] = (hb_feature_t){ligatures[i], 0, 0, (unsigned)-1};
    return count;
}

static void run_harfbuzz(struct shaper *shaper, const struct para_segment *segment, unsigned first,
                         unsigned end)
{
    const bool tracked = shaper->para->runs[segment->run].tracking_pt != 0;
    hb_feature_t features[4];
    const unsigned count = set_features(shaper, tracked, features);

    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_add_codepoints(shaper->buffer, shaper->chars, (int)shaper->para->char_count, first,
                             (int)(end - first));
    hb_buffer_set_direction(shaper->buffer,
                            segment->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(shaper->buffer, shaper->scripts[first]);
    hb_buffer_set_language(shaper->buffer, shaper->lang);
    hb_buffer_set_flags(shaper->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_shape(segment->face->shaper, shaper->buffer, features, count);
}

/* A cluster of spaces and line ends; spaces that may not break don't hang either. */
static bool is_space(const gunichar *chars, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (!g_unichar_isspace(chars[i]) || chars[i] == 0xA0 || chars[i] == 0x202F ||
            chars[i] == 0x2007)
            return false;
    return count > 0;
}

/* In whatever face a space is, it is as wide as that of its run; a narrow one narrower. */
static int advance_of(const struct shaper *shaper, const struct para_segment *segment, unsigned at,
                      int advance)
{
    const struct font_face *own = shaper->para->runs[segment->run].face;
    const gunichar c = shaper->para->chars[at];
    const double space = own->space * segment->face->units;

    if (c == 0x202F)
        return (int)(space * NARROW_SPACE + 0.5);
    if (own == segment->face || (c != ' ' && c != '\n' && c != 0xA0))
        return advance;
    return (int)(space + 0.5);
}

static void add_glyphs(struct shaper *shaper, const struct para_segment *segment)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(shaper->buffer, NULL);

    for (unsigned i = 0; i < count; i++) {
        const struct para_glyph glyph = {
            infos[i].codepoint,
            advance_of(shaper, segment, infos[i].cluster, positions[i].x_advance),
            positions[i].x_offset, positions[i].y_offset};

        g_array_append_val(shaper->para->glyphs, glyph);
    }
}

/* In logical order, though in a segment from right to left the glyphs of the last cluster come
 * first. */
static void add_clusters(struct shaper *shaper, const struct para_segment *segment)
{
    struct para *para = shaper->para;
    unsigned count, last = (unsigned)-1;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const unsigned first_glyph = para->glyphs->len;

    for (unsigned step = 0; step < count; step++) {
        const unsigned i = segment->level & 1 ? count - 1 - step : step;
        const struct para_cluster cluster = {
            infos[i].cluster, first_glyph + i, 1, para->segments->len, false, false, 0};

        if (infos[i].cluster == last) {
            struct para_cluster *same = para_cluster(para, para->clusters->len - 1);

            same->glyph_count++;
            same->first_glyph = MIN(same->first_glyph, first_glyph + i);
            continue;
        }
        last = infos[i].cluster;
        g_array_append_val(para->clusters, cluster);
    }
}

/* Every character of the segment belongs to a cluster, those too that HarfBuzz took out: before the
 * first, or all of them. */
static void complete_clusters(struct para *para, unsigned first_cluster, unsigned first,
                              unsigned end)
{
    const struct para_cluster none = {
        first, para->glyphs->len, 0, para->segments->len, false, false, 0};

    if (para->clusters->len == first_cluster)
        g_array_append_val(para->clusters, none);
    para_cluster(para, first_cluster)->first_char = first;
    for (unsigned i = first_cluster; i < para->clusters->len; i++) {
        const unsigned cluster_end =
            i + 1 < para->clusters->len ? para_cluster(para, i + 1)->first_char : end;
        struct para_cluster *cluster = para_cluster(para, i);

        cluster->space =
            is_space(para->chars + cluster->first_char, cluster_end - cluster->first_char);
    }
}

static void add_segment(struct shaper *shaper, unsigned run, unsigned first, unsigned end)
{
    struct para *para = shaper->para;
    const struct font_face *face = shaper->faces[first];
    struct para_segment segment = {
        .run = run,
        .face = face,
        .level = shaper->text->levels[first],
        .first = para->clusters->len,
        .unit_pt = para->runs[run].size_pt / face->units,
    };

    run_harfbuzz(shaper, &segment, first, end);
    add_clusters(shaper, &segment);
    add_glyphs(shaper, &segment);
    complete_clusters(para, segment.first, first, end);
    segment.end = para->clusters->len;
    g_array_append_val(para->segments, segment);
}

/* More marks than that stand on no letter (UAX #15, 13), and HarfBuzz takes quadratic time over
 * them. */
#define MARKS_MAX 30

/* In one face and at one level. */
static void shape_scripts(struct shaper *shaper, unsigned run, unsigned first, unsigned end)
{
    find_scripts(shaper, first, end);
    for (unsigned next; first < end; first = next) {
        unsigned marks = 0;

        next = first + 1;
        while (next < end && shaper->scripts[next] == shaper->scripts[first] && marks < MARKS_MAX) {
            const bool mark =
                g_unichar_ismark(shaper->chars[next]) || face_is_ignorable(shaper->chars[next]);

            marks = mark ? marks + 1 : 0;
            next++;
        }
        add_segment(shaper, run, first, next);
    }
}

static void shape_run(struct shaper *shaper, unsigned run)
{
    const unsigned run_end = shaper->para->char_runs[run + 1];
    const unsigned char *levels = shaper->text->levels;

    for (unsigned first = shaper->para->char_runs[run], end; first < run_end; first = end) {
        end = first + 1;
        while (end < run_end && shaper->faces[end] == shaper->faces[first] &&
               levels[end] == levels[first])
            end++;
        shape_scripts(shaper, run, first, end);
    }
}

/* Sums up the advances, and ends the list with a cluster that is none. */
static void add_up(struct para *para)
{
    struct para_cluster end = {.first_char = para->char_count, .first_glyph = para->glyphs->len};

    for (unsigned i = 0; i < para->clusters->len; i++) {
        struct para_cluster *cluster = para_cluster(para, i);
        const struct para_segment *segment =
            &g_array_index(para->segments, struct para_segment, cluster->segment);
        int advance = 0;

        for (unsigned k = 0; k < cluster->glyph_count; k++)
            advance +=
                g_array_index(para->glyphs, struct para_glyph, cluster->first_glyph + k).advance;
        cluster->x_pt = end.x_pt;
        end.x_pt += advance * segment->unit_pt + para->runs[segment->run].tracking_pt;
    }
    g_array_append_val(para->clusters, end);
}

void para_shape(struct para *para, const struct fonts *fonts, const struct para_text *text,
                const struct para_options *options)
{
    struct shaper shaper = {
        .para = para,
        .text = text,
        .faces = g_new(const struct font_face *, para->char_count + 1),
        .scripts = g_new(hb_script_t, para->char_count + 1),
        .chars = g_new(gunichar, para->char_count + 1),
        .buffer = hb_buffer_create(),
        .lang = hb_language_from_string(options->lang, -1),
        .kerning = options->kerning,
        .ligatures = options->ligatures,
    };

    for (unsigned run = 0; run < para->run_count; run++)
        choose_faces(&shaper, fonts, run);
    for (unsigned run = 0; run < para->run_count; run++)
        shape_run(&shaper, run);
    add_up(para);
    hb_buffer_destroy(shaper.buffer);
    g_free(shaper.chars);
    g_free(shaper.scripts);
    g_free(shaper.faces);
}

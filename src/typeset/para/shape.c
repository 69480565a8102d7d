/* shape: turns the characters of a paragraph into glyphs, by Pango.
 *
 * Second step of para_new. What always holds: a segment has one run, face, level and script; it is
 * shaped with what stands around it in sight, so that Arabic letters join across leaves. */
#include "typeset/para/para_private.h"

#include <pango/pango.h>

/* The width of U+202F, times the word space. */
#define NARROW_SPACE 0.6

struct shaper {
    struct para *para;
    struct fonts *fonts;
    const GString *utf8;
    PangoAttrList *attributes;
    PangoGlyphString *glyphs; /* of one segment */
};

gunichar para_set_char(const struct font_face *face, gunichar c)
{
    if (c == 0x202F)
        return 0xA0;
    if (c == '\n')
        return ' ';
    return (c == 0x2010 || c == 0x2011) && !font_face_has(face, c) ? '-' : c;
}

bool para_is_shown(gunichar c)
{
    return c == 0x200C || c == 0x200D || c == '\n' || !font_is_ignorable(c);
}

static void add_attribute(struct shaper *shaper, PangoAttribute *attribute, unsigned first,
                          unsigned end)
{
    attribute->start_index = shaper->para->chars[first].byte;
    attribute->end_index = shaper->para->chars[end].byte;
    pango_attr_list_insert(shaper->attributes, attribute);
}

/* Letters; more of them are no word. */
#define WORD_MAX 64

/* From here on there are characters that Pango takes for emoji, and sets in a face of those
 * (Unicode's Emoji_Presentation). */
#define EMOJI_MIN 0x231A

/* A word, or one other character with its marks. *lacks: the face has not all of it. */
static unsigned find_word_end(const struct shaper *shaper, const struct font_face *face,
                              unsigned first, unsigned limit, bool *lacks)
{
    const struct para *para = shaper->para;
    const bool word = g_unichar_isalpha(para->chars[first].c);
    unsigned end = first;

    *lacks = false;
    limit = MIN(limit, first + WORD_MAX);
    do {
        const gunichar c = para_set_char(face, para->chars[end++].c);
        const bool has = font_face_has(face, c);

        if (!has || c >= EMOJI_MIN)
            fonts_open_all(shaper->fonts);
        *lacks |= !has && !font_is_ignorable(c);
    } while (end < limit && ((word && g_unichar_isalpha(para->chars[end].c)) ||
                             g_unichar_ismark(para->chars[end].c) || para->chars[end].c == 0x200C ||
                             para->chars[end].c == 0x200D));
    return end;
}

static PangoFontDescription *find_cover(const struct shaper *shaper, const struct font_face *face,
                                        unsigned first, unsigned end)
{
    gunichar chars[WORD_MAX];

    for (unsigned i = first; i < end; i++)
        chars[i - first] = shaper->para->chars[i].c;
    return fonts_find_cover(shaper->fonts, face, chars, end - first);
}

/* Latin letters without marks of their own are shaped as they are: Noto Sans would take some apart
 * (`ị`), and readers would get a letter, a gap and a mark. */
static bool is_plain_latin(const struct para *para, unsigned first, unsigned end)
{
    for (unsigned i = first; i < end; i++)
        if (g_unichar_get_script(para->chars[i].c) != G_UNICODE_SCRIPT_LATIN)
            return false;
    return true;
}

/* The attributes of words in a fallback; `whole`: NULL where letters may be taken apart. */
struct fallback {
    PangoAttribute *face, *whole;
};

static bool goes_on(const struct fallback *last, const PangoFontDescription *face, bool whole)
{
    return last->face && !last->whole == !whole &&
           pango_font_description_equal(((const PangoAttrFontDesc *)last->face)->desc, face);
}

static struct fallback add_fallback(struct shaper *shaper, const PangoFontDescription *face,
                                    const char *whole, unsigned first, unsigned end)
{
    struct fallback fallback = {pango_attr_font_desc_new(face), NULL};

    add_attribute(shaper, fallback.face, first, end);
    if (is_plain_latin(shaper->para, first, end)) {
        fallback.whole = pango_attr_font_features_new(whole);
        add_attribute(shaper, fallback.whole, first, end);
    }
    return fallback;
}

/* Pango falls back character by character. So it is told a face for each word that the run's own
 * has not all letters of, or half a name would be in another; and for the spaces between two such.
 */
static void add_fallbacks(struct shaper *shaper, unsigned run, const char *features)
{
    const struct para *para = shaper->para;
    const struct font_face *face = para->runs[run].face;
    const unsigned limit = para->run_starts[run + 1];
    g_autofree char *whole = g_strconcat(features, ",ccmp=0", NULL);
    struct fallback last = {NULL, NULL}; /* goes up to here, but for spaces */

    for (unsigned first = para->run_starts[run], end; first < limit; first = end) {
        g_autoptr(PangoFontDescription) found = NULL;
        bool lacks;

        end = find_word_end(shaper, face, first, limit, &lacks);
        if (lacks)
            found = find_cover(shaper, face, first, end);
        if (found && goes_on(&last, found, is_plain_latin(para, first, end))) {
            last.face->end_index = para->chars[end].byte;
            if (last.whole)
                last.whole->end_index = para->chars[end].byte;
        } else if (found || !g_unichar_isspace(para->chars[first].c)) {
            last = (struct fallback){NULL, NULL};
            if (found)
                last = add_fallback(shaper, found, whole, first, end);
        }
    }
}

static void add_attributes(struct shaper *shaper, const struct para_options *options)
{
    static const char *const features[2][2] = {{"kern=0,liga=0,clig=0,dlig=0", "kern=0"},
                                               {"liga=0,clig=0,dlig=0", ""}};
    const struct para *para = shaper->para;

    for (unsigned run = 0; run < para->run_count; run++) {
        const unsigned first = para->run_starts[run], end = para->run_starts[run + 1];
        const bool ligatures = options->ligatures && para->runs[run].tracking_pt == 0;
        const char *wanted = features[options->kerning][ligatures];

        add_attribute(shaper, pango_attr_font_features_new(wanted), first, end);
        add_attribute(shaper, pango_attr_font_desc_new(para->runs[run].face->description), first,
                      end);
        add_fallbacks(shaper, run, wanted);
    }
}

/* A line end is set as a space. In whatever face a space is, it is as wide as that of its run; a
 * narrow one narrower. */
static struct para_glyph make_glyph(const struct para *para, const struct para_segment *segment,
                                    gunichar c, const PangoGlyphInfo *info)
{
    const struct font_face *own = para->runs[segment->run].face;
    struct para_glyph glyph = {info->glyph, info->geometry.width, info->geometry.x_offset,
                               info->geometry.y_offset};
    const bool unknown = glyph.id & PANGO_GLYPH_UNKNOWN_FLAG;

    if (unknown)
        glyph.id = font_face_glyph(segment->face, para_set_char(segment->face, c));
    if (c == 0x202F)
        glyph.advance = (int)(font_face_advance(own, ' ') * FONT_UNITS * NARROW_SPACE + 0.5);
    else if (unknown || (own != segment->face && (c == ' ' || c == 0xA0)))
        glyph.advance = (int)(font_face_advance(own, ' ') * FONT_UNITS + 0.5);
    return glyph;
}

/* In logical order. Pango's clusters are smaller than graphemes. What is not shown belongs to the
 * cluster before it, or else to the first. */
static void add_glyphs(struct shaper *shaper, const struct para_segment *segment, unsigned first)
{
    struct para *para = shaper->para;
    const PangoGlyphString *glyphs = shaper->glyphs;
    const unsigned count = (unsigned)glyphs->num_glyphs, none = para->char_count;

    para->chars[first].cluster = true;
    for (unsigned step = 0, at = first, last = none, cluster = first; step < count; step++) {
        const unsigned i = segment->level & 1 ? count - 1 - step : step;
        struct para_glyph glyph;

        while (para->chars[at].byte - para->chars[first].byte < (unsigned)glyphs->log_clusters[i])
            at++;
        if (glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY || !para_is_shown(para->chars[at].c))
            continue;
        if (last == none || (at != last && para->chars[at].grapheme)) {
            cluster = last == none ? first : at;
            para->chars[cluster].cluster = true;
            para->chars[cluster].first_glyph = para->glyphs->len;
        }
        last = at;
        para->chars[cluster].glyph_count++;
        glyph = make_glyph(para, segment, para->chars[at].c, &glyphs->glyphs[i]);
        g_array_append_val(para->glyphs, glyph);
    }
}

static void add_segment(struct shaper *shaper, PangoAnalysis *analysis, unsigned run,
                        unsigned first, unsigned end)
{
    struct para *para = shaper->para;
    const unsigned byte = para->chars[first].byte;
    const struct para_segment segment = {
        .run = run,
        .face = fonts_face(shaper->fonts, analysis->font),
        .level = analysis->level,
        .end = end,
    };

    pango_shape_full(shaper->utf8->str + byte, (int)(para->chars[end].byte - byte),
                     shaper->utf8->str, (int)shaper->utf8->len, analysis, shaper->glyphs);
    for (unsigned i = first; i < end; i++)
        para->chars[i].segment = para->segments->len;
    add_glyphs(shaper, &segment, first);
    g_array_append_val(para->segments, segment);
}

/* More marks than that stand on no letter (UAX #15, 13), and HarfBuzz takes quadratic time over
 * them. */
#define MARKS_MAX 30

static unsigned find_segment_end(const struct para *para, unsigned first, unsigned limit)
{
    unsigned end = first + 1;

    for (unsigned marks = 0; end < limit && marks < MARKS_MAX; end++) {
        const gunichar c = para->chars[end].c;

        marks = g_unichar_ismark(c) || font_is_ignorable(c) ? marks + 1 : 0;
    }
    return end;
}

static bool is_blank(const struct para *para, unsigned first, unsigned end)
{
    while (first < end && g_unichar_isspace(para->chars[first].c))
        first++;
    return first == end;
}

static bool takes_blank(const struct shaper *shaper, const PangoItem *item, const PangoItem *blank)
{
    return item->analysis.level == blank->analysis.level &&
           font_face_has(fonts_face(shaper->fonts, item->analysis.font), ' ');
}

/* Items of spaces alone, which readers don't see, join the one before them, or else the one after
 * them: what Pango cuts off at a change of direction or face. */
static GList *join_blanks(const struct shaper *shaper, GList *items)
{
    const struct para *para = shaper->para;
    unsigned run = 0, first = 0, end;

    for (GList *at = items, *next; at; at = next, first = end) {
        PangoItem *item = at->data, *into = NULL;

        next = at->next;
        end = first + (unsigned)item->num_chars;
        while (first >= para->run_starts[run + 1])
            run++;
        if (!is_blank(para, first, end))
            continue;
        if (first > para->run_starts[run] && takes_blank(shaper, at->prev->data, item))
            into = at->prev->data;
        else if (end < para->run_starts[run + 1] && takes_blank(shaper, next->data, item))
            into = next->data;
        if (!into)
            continue;
        into->num_chars += item->num_chars;
        if (next && into == next->data)
            end = first;
        pango_item_free(item);
        items = g_list_delete_link(items, at);
    }
    return items;
}

/* Pango's choice of the language for another script would be the locale's. */
static void shape_items(struct shaper *shaper, GList *items, PangoLanguage *language)
{
    const struct para *para = shaper->para;
    unsigned run = 0, first = 0, limit;

    for (GList *at = items; at; at = at->next) {
        PangoItem *item = at->data;

        while (first >= para->run_starts[run + 1])
            run++;
        item->analysis.language = language;
        limit = first + (unsigned)item->num_chars;
        for (unsigned end; first < limit; first = end) {
            end = find_segment_end(para, first, limit);
            add_segment(shaper, &item->analysis, run, first, end);
        }
    }
}

/* Spaces and line ends; spaces that may not break don't hang either. */
static bool is_space(gunichar c)
{
    return g_unichar_isspace(c) && c != 0xA0 && c != 0x202F && c != 0x2007;
}

static double cluster_width(const struct para *para, const struct para_char *cluster)
{
    const struct para_run *run =
        &para->runs[g_array_index(para->segments, struct para_segment, cluster->segment).run];
    int advance = 0;

    for (unsigned i = 0; i < cluster->glyph_count; i++)
        advance += g_array_index(para->glyphs, struct para_glyph, cluster->first_glyph + i).advance;
    return advance * (run->size_pt / FONT_UNITS) + run->tracking_pt;
}

void para_place(struct para *para)
{
    double x_pt = 0;

    for (unsigned first = 0, end; first < para->char_count; first = end) {
        struct para_char *cluster = &para->chars[first];

        cluster->x_pt = x_pt;
        cluster->space = is_space(cluster->c);
        x_pt += cluster_width(para, cluster);
        for (end = first + 1; end < para->char_count && !para->chars[end].cluster; end++) {
            para->chars[end].x_pt = x_pt;
            cluster->space &= is_space(para->chars[end].c);
        }
    }
    para->chars[para->char_count].x_pt = x_pt;
    para->chars[para->char_count].cluster = true;
}

void para_shape(struct para *para, struct fonts *fonts, const GString *utf8,
                const struct para_options *options)
{
    struct shaper shaper = {
        .para = para,
        .fonts = fonts,
        .utf8 = utf8,
        .attributes = pango_attr_list_new(),
        .glyphs = pango_glyph_string_new(),
    };
    GList *items;

    add_attributes(&shaper, options);
    items = pango_itemize_with_base_dir(
        fonts_context(fonts), para->base_level & 1 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR,
        utf8->str, 0, (int)utf8->len, shaper.attributes, NULL);
    items = join_blanks(&shaper, items);
    shape_items(&shaper, items, pango_language_from_string(options->lang));
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    pango_glyph_string_free(shaper.glyphs);
    pango_attr_list_unref(shaper.attributes);
}

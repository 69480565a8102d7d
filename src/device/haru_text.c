/* haru_text: fonts, and text set glyph by glyph where the paragraph put it.
 *
 * Between a placed text and its marked content. libharu has no shaping: a code stands for one
 * character, and the font's own table of characters for its glyph. What always holds: what is
 * painted is the glyph that was laid out, within a hundredth of a point of its place; a text of
 * which that is not true is refused. */
#include "device/haru.h"

#include "base/num.h"

#include <math.h>
#include <string.h>

#define OFF_MAX_PT 0.01   /* from where a glyph was laid out */
#define ADJUST_DECIMALS 2 /* thousandths of the size: under 0.001 pt at 100 pt */

static const gunichar latin_middle[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The code of a character in CP1252; 0: none. */
static unsigned char latin_code(gunichar c)
{
    if ((c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xFF))
        return (unsigned char)c;
    for (unsigned i = 0; i < G_N_ELEMENTS(latin_middle); i++)
        if (c == latin_middle[i] && c)
            return (unsigned char)(0x80 + i);
    return 0;
}

bool haru_latin(const char *text, GString *latin)
{
    bool all = true;

    for (; *text; text = g_utf8_next_char(text)) {
        const unsigned char code = latin_code(g_utf8_get_char(text));

        if (code)
            g_string_append_c(latin, (char)code);
        else
            all = false;
    }
    return all;
}

/* libharu writes `Name-Bold,Bold`, as is done for fonts that are not embedded (ISO 32000-1, 9.6.3).
 */
static HPDF_FontDef find_def(struct haru *haru, const char *name)
{
    HPDF_FontDef def = HPDF_Doc_FindFontDef(haru->pdf, name);
    char *comma = strchr(((HPDF_TTFontDefAttr)def->attr)->base_font, ',');

    if (comma)
        *comma = '\0';
    return def;
}

static HPDF_FontDef load(struct haru *haru, const char *path)
{
    const char *name = HPDF_LoadTTFontFromFile(haru->pdf, path, HPDF_TRUE);

    if (name)
        return find_def(haru, name);
    diag_add(haru->diag, DIAG_SYSTEM, (struct span){0},
             "libharu can't read %s (error %04lX); it takes TrueType outlines with a Unicode table",
             path, HPDF_GetError(haru->pdf));
    HPDF_ResetError(haru->pdf);
    return NULL;
}

struct haru_font *haru_font_find(struct haru *haru, const struct font_face *face)
{
    struct haru_font *font = g_hash_table_lookup(haru->fonts, face);

    if (!font) {
        font = g_new0(struct haru_font, 1);
        font->face = face;
        font->def = load(haru, font_face_path(face));
        g_snprintf(font->name, sizeof font->name, "F%u", g_hash_table_size(haru->fonts));
        g_hash_table_insert(haru->fonts, (gpointer)face, font);
    }
    return font->def ? font : NULL;
}

static void embed_all(HPDF_Font simple)
{
    HPDF_BYTE codes[0x100 - 0x20];
    HPDF_UINT count = 0;

    for (unsigned code = 0x20; code < 0x100; code++)
        if (code < 0x7F || code >= 0xA0 || (code >= 0x80 && latin_middle[code - 0x80]))
            codes[count++] = (HPDF_BYTE)code;
    HPDF_Font_TextWidth(simple, codes, count);
}

HPDF_Font haru_font_simple(struct haru *haru, struct haru_font *font, bool whole)
{
    if (!font->simple)
        font->simple = HPDF_GetFont(haru->pdf, font->def->base_font, HPDF_ENCODING_CP1252);
    if (whole && font->simple)
        embed_all(font->simple);
    return font->simple;
}

static HPDF_Font find_wide(struct haru *haru, struct haru_font *font)
{
    if (!haru->has_utf)
        HPDF_UseUTFEncodings(haru->pdf);
    haru->has_utf = true;
    if (!font->wide)
        font->wide = HPDF_GetFont(haru->pdf, font->def->base_font, "UTF-8");
    return font->wide;
}

/* Joiners show nothing. */
static const char *next_shown(const char *text)
{
    do {
        text = g_utf8_next_char(text);
    } while (g_utf8_get_char(text) == 0x200C || g_utf8_get_char(text) == 0x200D);
    return text;
}

/* The one character that a cluster is; 0: it is none, or not only one. A mark and its letter that
 * are one character together count as that. */
static gunichar find_character(const char *text, size_t len)
{
    g_autofree char *cluster = g_strndup(text, len), *composed = NULL;

    if (!*cluster)
        return 0;
    if (!*next_shown(cluster))
        return g_utf8_get_char(cluster);
    composed = g_utf8_normalize(cluster, -1, G_NORMALIZE_NFC);
    return composed && !*next_shown(composed) ? g_utf8_get_char(composed) : 0;
}

static size_t cluster_len(const struct page_text *text, unsigned glyph)
{
    const unsigned end = glyph + 1 < text->count ? text->glyphs[glyph + 1].byte : text->len;

    return end > text->glyphs[glyph].byte ? end - text->glyphs[glyph].byte : 0;
}

/* A character for each glyph. NULL: the text needs shaping. */
static gunichar *find_characters(const struct page_text *text, HPDF_FontDef def)
{
    g_autofree gunichar *characters = g_new0(gunichar, text->count + 1);

    if (text->right_to_left && text->count > 1)
        return NULL;
    for (unsigned i = 0; i < text->count; i++) {
        const struct page_glyph *glyph = &text->glyphs[i];

        characters[i] = find_character(text->text + glyph->byte, cluster_len(text, i));
        if (!characters[i] || characters[i] > 0xFFFF || fabs(glyph->dy_pt) > OFF_MAX_PT ||
            HPDF_TTFontDef_GetGlyphid(def, (HPDF_UINT16)characters[i]) != glyph->id)
            return NULL;
    }
    return g_steal_pointer(&characters);
}

static bool is_latin(const gunichar *characters, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (!latin_code(characters[i]))
            return false;
    return true;
}

/* Tells libharu that the glyph is used, and gives its width in the file, in thousandths. */
static double use_character(HPDF_Font font, bool wide, gunichar c)
{
    HPDF_BYTE code[8] = {0};
    HPDF_UINT len = 1;

    if (wide)
        len = (HPDF_UINT)g_unichar_to_utf8(c, (char *)code);
    else
        code[0] = latin_code(c);
    return (double)HPDF_Font_TextWidth(font, code, len).width;
}

/* The operand of TJ: codes, and a move wherever the pen of the reader would be off. */
static void put_codes(GString *out, const struct page_text *text, const gunichar *characters,
                      HPDF_Font font, bool wide)
{
    double pen_pt = 0, reader_pt = 0;

    g_string_append(out, "[<");
    for (unsigned i = 0; i < text->count; i++) {
        const struct page_glyph *glyph = &text->glyphs[i];
        const double off_pt = pen_pt + glyph->dx_pt - reader_pt;

        pen_pt += glyph->advance_pt;
        if (fabs(off_pt) > OFF_MAX_PT) {
            g_string_append(out, "> ");
            num_append(out, -off_pt / text->size_pt * 1000, ADJUST_DECIMALS);
            g_string_append(out, " <");
            reader_pt += off_pt;
        }
        g_string_append_printf(out, wide ? "%04X" : "%02X",
                               wide ? characters[i] : latin_code(characters[i]));
        reader_pt += use_character(font, wide, characters[i]) * text->size_pt / 1000;
    }
    g_string_append(out, ">] TJ\n");
}

static void put_text(struct haru *haru, const struct page_item *item, const gunichar *characters,
                     HPDF_Font font, bool wide)
{
    const double place[] = {1, 0, 0, 1, item->x_pt, haru->height_pt - item->y_pt};
    GString *out = haru->out;

    g_string_append_printf(out, "BT\n/%s ", HPDF_Page_GetLocalFontName(haru->page, font));
    haru_put(out, 1, &item->u.text.size_pt, "Tf");
    haru_colour(out, item->u.text.colour, false);
    haru_put(out, G_N_ELEMENTS(place), place, "Tm");
    put_codes(out, &item->u.text, characters, font, wide);
    g_string_append(out, "ET\n");
}

static void begin_mark(struct haru *haru, const struct page_item *item)
{
    const struct mark mark = {
        .kind = MARK_CONTENT,
        .page = haru->index,
        .node = item->node,
        .y_pt = item->y_pt - item->ascent_pt,
    };

    g_string_append_printf(haru->out, "/Span <</MCID %u>> BDC\n", haru->mcid++);
    if (haru->marks)
        g_array_append_val(haru->marks, mark);
}

/* Where the text itself stands, in what its node came from, if typography left it alone. */
static struct span find_span(const struct page_item *item)
{
    const struct span whole = item->node ? item->node->span : (struct span){0};
    g_autofree char *text = g_strndup(item->u.text.text, item->u.text.len);
    const char *from = whole.source ? whole.source->text + whole.offset : NULL;
    const char *found = from ? g_strstr_len(from, (gssize)whole.len, text) : NULL;

    return found ? span_part(whole, (size_t)(found - from), item->u.text.len) : whole;
}

static bool refuse(struct haru *haru, const struct page_item *item)
{
    diag_add(haru->diag, DIAG_GLYPH, find_span(item),
             "“%.*s” can't be set in a form, which has no shaping and no characters beyond U+FFFF; "
             "write it otherwise",
             (int)item->u.text.len, item->u.text.text);
    return false;
}

bool haru_text(struct haru *haru, const struct page_item *item)
{
    struct haru_font *font = haru_font_find(haru, item->u.text.face);
    g_autofree gunichar *characters = font ? find_characters(&item->u.text, font->def) : NULL;
    HPDF_Font used;
    bool wide;

    if (!font)
        return false;
    if (!characters)
        return refuse(haru, item);
    wide = !is_latin(characters, item->u.text.count);
    used = wide ? find_wide(haru, font) : haru_font_simple(haru, font, false);
    if (!used)
        return false; /* libharu's error is reported at the end */
    if (item->node)
        begin_mark(haru, item);
    put_text(haru, item, characters, used, wide);
    if (item->node)
        g_string_append(haru->out, "EMC\n");
    return true;
}

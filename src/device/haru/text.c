/* haru_text: fonts, and text set glyph by glyph where the paragraph put it.
 *
 * Between a placed text and its marked content. libharu has no shaping: a code stands for one
 * character, and the font's own table of characters for its glyph. What always holds: what is
 * painted is the glyph that was laid out, within a hundredth of a point of its place; a text of
 * which that is not true is refused. */
#include "device/haru/haru_private.h"

#include "base/base.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define OFF_MAX_PT 0.01   /* from where a glyph was laid out */
#define ADJUST_DECIMALS 2 /* thousandths of the size: under 0.001 pt at 100 pt */

/* libharu writes `Name-Bold,Bold`, as is done for fonts that are not embedded (ISO 32000-1, 9.6.3).
 */
static HPDF_FontDef get_def(struct haru *haru, const char *name)
{
    HPDF_FontDef def = HPDF_Doc_FindFontDef(haru->pdf, name);
    char *comma = strchr(((HPDF_TTFontDefAttr)def->attr)->base_font, ',');

    if (comma)
        *comma = '\0';
    return def;
}

#define FILE_MAX (64 << 20) /* bytes: no font is larger */

/* The name that libharu gives it, which has the file open from then on: where reading it fails
 * later, libharu does not say so. NULL: reported. */
static const char *read_file(struct haru *haru, const char *path)
{
    g_autoptr(GBytes) bytes = source_load_bytes(path, FILE_MAX, haru->diag);
    g_autofree char *held = NULL;
    const char *name;
    int fd;

    if (!bytes)
        return NULL;
    held = source_hold(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), &fd);
    if (!held) {
        source_report_errno(haru->diag, path, errno);
        return NULL;
    }
    name = HPDF_LoadTTFontFromFile(haru->pdf, held, HPDF_TRUE);
    close(fd);
    if (!name)
        diag_add(
            haru->diag, DIAG_SYSTEM, NO_SPAN,
            "libharu can't read %s (error %04lX); it takes TrueType outlines with a Unicode table",
            path, HPDF_GetError(haru->pdf));
    return name;
}

static HPDF_FontDef load(struct haru *haru, const char *path)
{
    const char *name = read_file(haru, path);

    if (name)
        return get_def(haru, name);
    HPDF_ResetError(haru->pdf);
    return NULL;
}

struct haru_font *haru_font_get(struct haru *haru, const struct font_face *face)
{
    struct haru_font *font = g_hash_table_lookup(haru->fonts, face);

    if (!font) {
        font = g_new0(struct haru_font, 1);
        font->face = face;
        font->def = load(haru, face->path);
        g_snprintf(font->name, sizeof font->name, "F%u", g_hash_table_size(haru->fonts));
        g_hash_table_insert(haru->fonts, (gpointer)face, font);
    }
    return font->def ? font : NULL;
}

static HPDF_Font get_simple(struct haru *haru, struct haru_font *font)
{
    if (!font->simple)
        font->simple = HPDF_GetFont(haru->pdf, font->def->base_font, HPDF_ENCODING_CP1252);
    return font->simple;
}

static HPDF_Font get_wide(struct haru *haru, struct haru_font *font)
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

/* HarfBuzz makes the other spaces from the glyph of U+0020, and only that one is in the font's
 * table. */
static bool is_space(const struct page_glyph *glyph, gunichar c, HPDF_FontDef def)
{
    return g_unichar_isspace(c) && HPDF_TTFontDef_GetGlyphid(def, ' ') == glyph->id;
}

/* The character that a glyph is painted as; 0: the glyph needs shaping. */
static gunichar choose_character(const struct page_text *text, unsigned index, HPDF_FontDef def)
{
    const struct page_glyph *glyph = &text->glyphs[index];
    const gunichar c = find_character(text->text + glyph->byte, cluster_len(text, index));

    if (!c || c > 0xFFFF || fabs(glyph->dy_pt) > OFF_MAX_PT)
        return 0;
    if (HPDF_TTFontDef_GetGlyphid(def, (HPDF_UINT16)c) == glyph->id)
        return c;
    return is_space(glyph, c, def) ? ' ' : 0;
}

/* From right to left all of it needs more than libharu has: the first glyph in the text's order
 * that is no space. */
static unsigned find_backward(const struct page_text *text)
{
    for (unsigned i = text->count; i-- > 0;)
        if (g_unichar_isgraph(g_utf8_get_char(text->text + text->glyphs[i].byte)))
            return i;
    return text->count - 1;
}

/* A character for each glyph; 0 for those that need shaping. Gives the first of these in the text's
 * order, or their count. */
static unsigned choose_characters(const struct page_text *text, HPDF_FontDef def,
                                  gunichar *characters)
{
    unsigned bad = text->count;

    if (text->right_to_left && text->count > 1)
        return find_backward(text);
    for (unsigned i = text->count; i-- > 0;) {
        characters[i] = choose_character(text, i, def);
        if (!characters[i])
            bad = i;
    }
    return bad;
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
        .kind = item->foot ? MARK_FOOT : MARK_CONTENT,
        .page = haru->index,
        .node = item->node,
        .y_pt = item->y_pt - item->ascent_pt,
    };

    g_string_append_printf(haru->out, "/Span <</MCID %u>> BDC\n", haru->mcid++);
    if (haru->marks)
        g_array_append_val(haru->marks, mark);
}

/* The cluster of a glyph, up to the next in the text. */
static char *dup_cluster(const struct page_text *text, unsigned glyph)
{
    const unsigned begin = text->glyphs[glyph].byte;
    unsigned end = text->len;

    for (unsigned i = 0; i < text->count; i++)
        if (text->glyphs[i].byte > begin)
            end = MIN(end, text->glyphs[i].byte);
    return g_strndup(text->text + begin, end - begin);
}

/* Where a part of the text stands, in what its node came from; all of that, if typography changed
 * the part. */
static struct span find_span(struct span whole, const char *part)
{
    const char *from = whole.source ? whole.source->text + whole.offset : NULL;
    const char *found = from ? g_strstr_len(from, (gssize)whole.len, part) : NULL;

    return found ? span_part(whole, (size_t)(found - from), strlen(part)) : whole;
}

/* Once for what a node came from, however many items and copies it has. */
static bool refuse(struct haru *haru, const struct page_item *item, unsigned glyph)
{
    const struct span whole = item->node ? item->node->span : NO_SPAN;
    const void *place =
        whole.source ? (const void *)(whole.source->text + whole.offset) : item->node;
    g_autofree char *cluster = dup_cluster(&item->u.text, glyph);

    if (g_hash_table_add(haru->refused, (gpointer)place))
        diag_add(
            haru->diag, DIAG_GLYPH, find_span(whole, cluster),
            "“%s” can't be set in a form, which has no shaping and no characters beyond U+FFFF; "
            "write it otherwise",
            cluster);
    return false;
}

bool haru_text(struct haru *haru, const struct page_item *item)
{
    struct haru_font *font = haru_font_get(haru, item->u.text.face);
    g_autofree gunichar *characters = g_new0(gunichar, item->u.text.count + 1);
    HPDF_Font used;
    unsigned bad;
    bool wide;

    if (!font)
        return false;
    if (item->u.text.colour.a <= 0)
        return true;
    bad = choose_characters(&item->u.text, font->def, characters);
    if (bad < item->u.text.count)
        return refuse(haru, item, bad);
    wide = !is_latin(characters, item->u.text.count);
    used = wide ? get_wide(haru, font) : get_simple(haru, font);
    if (!used)
        return false; /* libharu's error is reported at the end */
    if (item->node || item->foot)
        begin_mark(haru, item);
    put_text(haru, item, characters, used, wide);
    if (item->node || item->foot)
        g_string_append(haru->out, "EMC\n");
    return true;
}

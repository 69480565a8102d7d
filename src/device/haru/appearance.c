/* appearance: the appearance streams of a field, in each of its states: form XObjects (ISO
 * 32000-1, 12.5.5).
 *
 * Part of the haru device, for field. What always holds: it fills its widget's rectangle,
 * and its marks are paths, never letters of a symbol font (ISO 19005-3, 6.4.1). */
#include "device/haru/haru_private.h"

#define TEXT_INSET_PT 2 /* between border and text */

/* The box of the border's middle line. */
static struct haru_box find_frame(const struct page_item *item)
{
    const double line_pt = page_is_stroked(item) ? item->stroke_pt : 0;

    return (struct haru_box){line_pt / 2, line_pt / 2, item->width_pt - line_pt,
                             item->height_pt - line_pt};
}

static GString *begin_appearance(const struct page_item *item)
{
    GString *out = g_string_new("q\n");

    haru_frame(out, find_frame(item), item);
    return out;
}

static HPDF_Dict new_appearance(struct haru *haru, const struct page_item *item,
                                const char *content, const struct haru_font *font)
{
    HPDF_Dict appearance = HPDF_DictStream_New(haru->pdf->mmgr, haru->pdf->xref);
    HPDF_Dict resources = HPDF_Dict_New(haru->pdf->mmgr);
    const HPDF_Box corners = {0, 0, (HPDF_REAL)item->width_pt, (HPDF_REAL)item->height_pt};

    HPDF_Stream_WriteStr(appearance->stream, content);
    HPDF_Dict_AddName(appearance, "Type", "XObject");
    HPDF_Dict_AddName(appearance, "Subtype", "Form");
    HPDF_Dict_Add(appearance, "BBox", HPDF_Box_Array_New(haru->pdf->mmgr, corners));
    HPDF_Dict_Add(appearance, "Resources", resources);
    if (font) {
        HPDF_Dict fonts = HPDF_Dict_New(haru->pdf->mmgr);

        HPDF_Dict_Add(resources, "Font", fonts);
        HPDF_Dict_Add(fonts, font->name, font->form);
    }
    return appearance;
}

/* Takes the content. */
static HPDF_Dict end_appearance(struct haru *haru, const struct page_item *item, GString *out,
                                const struct haru_font *font)
{
    HPDF_Dict appearance;

    g_string_append(out, "Q\n");
    appearance = new_appearance(haru, item, out->str, font);
    g_string_free(out, TRUE);
    return appearance;
}

static void draw_dot(GString *out, const struct page_item *item)
{
    const double across_pt = MIN(item->width_pt, item->height_pt);

    haru_colour(out, item->u.field.ink, false);
    haru_circle(out, item->width_pt / 2, item->height_pt / 2, across_pt * 0.28);
    haru_paint(out, true, false);
}

static void draw_tick(GString *out, const struct page_item *item)
{
    static const double points[][2] = {{0.22, 0.52}, {0.42, 0.28}, {0.80, 0.76}}; /* of the box */
    const double line_pt = 0.12 * MIN(item->width_pt, item->height_pt);

    haru_colour(out, item->u.field.ink, true);
    haru_put(out, 1, &line_pt, "w");
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++)
        haru_put(out, 2,
                 (const double[]){points[i][0] * item->width_pt, points[i][1] * item->height_pt},
                 i ? "l" : "m");
    haru_paint(out, false, true);
}

/* One for all that look like it, which is half of a long form: programs choose among a button's
 * appearances, and write texts alone into theirs. */
HPDF_Dict haru_appearance_button(struct haru *haru, const struct page_item *item, bool on)
{
    GString *out = begin_appearance(item), *key = g_string_new(NULL);
    HPDF_Dict look;

    if (on)
        (item->node->field->kind == DOC_FIELD_RADIO ? draw_dot : draw_tick)(out, item);
    haru_put(key, 2, (const double[]){item->width_pt, item->height_pt}, out->str);
    look = g_hash_table_lookup(haru->looks, key->str);
    if (look) {
        g_string_free(out, TRUE);
    } else {
        look = end_appearance(haru, item, out, NULL);
        g_hash_table_insert(haru->looks, g_strdup(key->str), look);
    }
    g_string_free(key, TRUE);
    return look;
}

/* The codes of one line, as many as `width_pt` holds: at least one; a word that fits in a line is
 * not cut. Gives where the next begins. */
static gsize fill_line(const struct haru_font *font, const GString *codes, gsize from,
                       double width_pt, double size_pt, gsize *end)
{
    double pen_pt = 0;
    gsize at = from, space = 0;

    for (; at < codes->len && codes->str[at] != '\n'; at++) {
        pen_pt += haru_form_advance(font, (unsigned char)codes->str[at]) * size_pt;
        if (codes->str[at] == ' ')
            space = at;
        else if (pen_pt > width_pt && at > from)
            break;
    }
    *end = at;
    if (at == codes->len || codes->str[at] == '\n')
        return MIN(at + 1, codes->len);
    *end = space ? space : at;
    return space ? space + 1 : at;
}

void haru_show_codes(GString *out, const GString *codes, gsize from, gsize end)
{
    g_string_append_c(out, '<');
    for (gsize i = from; i < end; i++)
        g_string_append_printf(out, "%02X", (unsigned char)codes->str[i]);
    g_string_append(out, "> Tj\n");
}

/* From the top of the box down; what does not fit is cut off, as readers do. */
static void draw_lines(GString *out, const struct haru_font *font, const GString *codes,
                       double width_pt, double size_pt, double line_pt)
{
    gsize end;

    for (gsize from = 0, next; from < codes->len; from = next) {
        next = fill_line(font, codes, from, width_pt, size_pt, &end);
        haru_show_codes(out, codes, from, end);
        if (next < codes->len)
            haru_put(out, 2, (const double[]){0, -line_pt}, "Td");
    }
}

/* One line in the middle of the box's height, or as many as it takes from the top. */
static void draw_value(GString *out, const struct page_item *item, const struct haru_font *font,
                       const GString *codes)
{
    const double size_pt = item->u.field.size_pt;
    const double down_pt = font->face->descent * size_pt;
    const double line_pt = font->face->ascent * size_pt + down_pt;
    const double border_pt = page_is_stroked(item) ? item->stroke_pt : 0,
                 inset_pt = border_pt + TEXT_INSET_PT;
    const struct haru_box inside = {border_pt, border_pt, item->width_pt - 2 * border_pt,
                                    item->height_pt - 2 * border_pt};
    const bool lines = item->node->field->multi_line;
    const double bottom_pt =
        lines ? item->height_pt - inset_pt - line_pt : (item->height_pt - line_pt) / 2;

    haru_rect(out, inside, 0);
    g_string_append_printf(out, "W n\nBT\n/%s ", font->name);
    haru_put(out, 1, &size_pt, "Tf");
    haru_colour(out, item->u.field.ink, false);
    haru_put(out, 2, (const double[]){inset_pt, bottom_pt + down_pt}, "Td");
    if (lines)
        draw_lines(out, font, codes, item->width_pt - 2 * inset_pt, size_pt, line_pt);
    else
        haru_show_codes(out, codes, 0, codes->len);
    g_string_append(out, "ET\n");
}

/* Line by line, where it has lines. */
static bool read_value(const char *value, bool lines, GString *codes)
{
    g_auto(GStrv) parts = g_strsplit(value, "\n", lines ? -1 : 1);
    bool all = true;

    for (unsigned i = 0; parts[i]; i++) {
        if (i > 0)
            g_string_append_c(codes, '\n');
        all &= haru_form_codes(parts[i], codes);
    }
    return all;
}

HPDF_Dict haru_appearance_text(struct haru *haru, const struct page_item *item,
                               const struct haru_font *font)
{
    const char *value = item->node->field->value;
    g_autoptr(GString) codes = g_string_new(NULL);
    GString *out;

    if (value && !read_value(value, item->node->field->multi_line, codes)) {
        diag_add(haru->diag, DIAG_GLYPH, item->node->span,
                 "“%s” has characters that a field can't show; it can those of Western and Central "
                 "Europe",
                 value);
        return NULL;
    }
    out = begin_appearance(item);
    g_string_append(out, "/Tx BMC\nq\n");
    if (codes->len)
        draw_value(out, item, font, codes);
    g_string_append(out, "Q\nEMC\n");
    return end_appearance(haru, item, out, font);
}

char *haru_appearance_default(const struct haru_font *font, const struct page_item *item)
{
    GString *text = g_string_new(NULL);

    g_string_append_printf(text, "/%s ", font->name);
    haru_put(text, 1, &item->u.field.size_pt, "Tf");
    haru_colour(text, item->u.field.ink, false);
    return g_strchomp(g_strdelimit(g_string_free(text, FALSE), "\n", ' '));
}

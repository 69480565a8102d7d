/* codes_write: writes a font's texts, widths and map of glyphs anew.
 *
 * Under codes. What always holds: the codes that were there keep glyph and width. */
#include "seal/codes/codes_private.h"

static void append_pair(GString *cmap, unsigned code, const char *text)
{
    g_string_append_printf(cmap, "<%04X> <", code);
    for (; *text; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);

        if (c < 0x10000)
            g_string_append_printf(cmap, "%04X", c);
        else
            g_string_append_printf(cmap, "%04X%04X", 0xD800 + ((c - 0x10000) >> 10),
                                   0xDC00 + ((c - 0x10000) & 0x3FF));
    }
    g_string_append(cmap, ">\n");
}

/* A riddle that nothing shows any more is no loss. */
static bool is_kept(const struct code *code)
{
    return code->text && (code->used || !codes_is_riddle(code->text));
}

/* Block by block: each has at most 100 pairs. */
static void write_cmap(const struct codes *codes)
{
    g_autoptr(GString) cmap =
        g_string_new(PDF_CMAP_START "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    g_autoptr(GString) block = g_string_new(NULL);
    unsigned count = 0;

    for (unsigned i = 0; i <= codes->list->len; i++) {
        if (i < codes->list->len && is_kept(codes_get(codes, i))) {
            append_pair(block, i, codes_get(codes, i)->text);
            count++;
        }
        if (count == 0 || (count < 100 && i < codes->list->len))
            continue;
        g_string_append_printf(cmap, "%u beginbfchar\n%sendbfchar\n", count, block->str);
        g_string_truncate(block, 0);
        count = 0;
    }
    g_string_append(cmap, PDF_CMAP_END);
    pdf_put(codes->pdf, codes->font, "/ToUnicode",
            pdf_add_stream(codes->pdf, cmap->str, cmap->len));
}

static void write_widths(const struct codes *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh widths = qpdf_oh_get_key(qpdf, codes->kid, "/W"), run = qpdf_oh_new_array(qpdf);

    for (unsigned i = codes->old; i < codes->list->len; i++)
        pdf_push_number(codes->pdf, run, codes_get(codes, i)->advance);
    pdf_push(codes->pdf, widths, qpdf_oh_new_integer(qpdf, codes->old));
    pdf_push(codes->pdf, widths, run);
    qpdf_oh_release(qpdf, widths);
}

static void write_map(const struct codes *codes)
{
    g_autoptr(GByteArray) map = g_byte_array_new();

    for (unsigned i = 0; i < codes->list->len; i++) {
        const unsigned glyph = codes_get(codes, i)->glyph;
        const guint8 bytes[] = {(guint8)(glyph >> 8), (guint8)glyph};

        g_byte_array_append(map, bytes, sizeof bytes);
    }
    pdf_put(codes->pdf, codes->kid, "/CIDToGIDMap",
            pdf_add_stream(codes->pdf, map->data, map->len));
}

void codes_write(struct codes *codes)
{
    if (codes->list->len == codes->old)
        return;
    write_cmap(codes);
    write_widths(codes);
    write_map(codes);
}

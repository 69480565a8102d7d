/* tounicode: reads and extends the fonts of cairo.
 *
 * Under actual_text. A code has one text, but a glyph may have more than one code: a CIDFontType2
 * finds its glyphs by a map (ISO 32000-1, 9.7.4.3). What always holds: font programs stay as they
 * were, and the codes that were there keep glyph, width and text. */
#include "seal/tounicode/tounicode_private.h"

#include <string.h>

static void clear_code(gpointer data)
{
    g_free(((struct tounicode_code *)data)->text);
}

/* Lent; the second makes it, and those before it, if need be. */
static struct tounicode_code *get_code(const struct tounicode *codes, unsigned code)
{
    return &g_array_index(codes->list, struct tounicode_code, code);
}

static struct tounicode_code *reach_code(struct tounicode *codes, unsigned code)
{
    for (unsigned i = codes->list->len; i <= code; i++) {
        const struct tounicode_code blank = {.glyph = i};

        g_array_append_val(codes->list, blank);
    }
    return get_code(codes, code);
}

static unsigned read_code(const struct tounicode *codes, struct lexer_token token)
{
    g_autoptr(GByteArray) bytes = pdf_new_bytes(codes->pdf, token);
    unsigned code = 0;

    for (unsigned i = 0; i < MIN(bytes->len, 2); i++)
        code = code << 8 | bytes->data[i];
    return code;
}

static char *dup_text(const struct tounicode *codes, struct lexer_token token)
{
    g_autoptr(GByteArray) bytes = pdf_new_bytes(codes->pdf, token);
    g_autofree gunichar2 *units = g_new(gunichar2, bytes->len / 2 + 1);

    for (unsigned i = 0; i + 1 < bytes->len; i += 2)
        units[i / 2] = (gunichar2)(bytes->data[i] << 8 | bytes->data[i + 1]);
    return g_utf16_to_utf8(units, bytes->len / 2, NULL, NULL, NULL);
}

/* The pairs of its bfchar blocks, all that cairo writes. */
static void read_pairs(struct tounicode *codes, const char *bytes, size_t len)
{
    struct lexer lexer = {bytes, bytes + len};
    struct lexer_token token = lexer_next(&lexer), value;
    bool inside = false;

    for (; token.kind > LEXER_ERROR; token = lexer_next(&lexer)) {
        if (token.kind == LEXER_OPERATOR)
            inside = lexer_is(token, "beginbfchar");
        if (!inside || token.kind != LEXER_OPERAND)
            continue;
        value = lexer_next(&lexer);
        if (value.kind == LEXER_OPERAND) {
            struct tounicode_code *code = reach_code(codes, read_code(codes, token));

            g_free(code->text);
            code->text = dup_text(codes, value);
        }
    }
}

/* From /ToUnicode: the texts. From the descendant of a composite font: widths, and whether its map
 * of glyphs may be replaced. */
static void read_cmap(struct tounicode *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh cmap = qpdf_oh_get_key(qpdf, codes->font, "/ToUnicode");
    unsigned char *bytes = NULL;
    size_t len = 0;

    if (qpdf_oh_is_stream(qpdf, cmap) &&
        qpdf_oh_get_stream_data(qpdf, cmap, qpdf_dl_generalized, NULL, &bytes, &len) ==
            QPDF_SUCCESS)
        read_pairs(codes, (const char *)bytes, len);
    free(bytes);
    qpdf_oh_release(qpdf, cmap);
}

/* `first [w w …]`, the only form that cairo writes (9.7.4.3). */
static void read_widths(struct tounicode *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh widths = qpdf_oh_get_key(qpdf, codes->kid, "/W");
    const int count = qpdf_oh_is_array(qpdf, widths) ? qpdf_oh_get_array_n_items(qpdf, widths) : 0;

    for (int i = 0; i + 1 < count; i += 2) {
        const unsigned first = (unsigned)pdf_number_at(codes->pdf, widths, i);
        const qpdf_oh run = qpdf_oh_get_array_item(qpdf, widths, i + 1);

        codes->mapped &= qpdf_oh_is_array(qpdf, run) != 0;
        for (int k = 0; codes->mapped && k < qpdf_oh_get_array_n_items(qpdf, run) &&
                        first + (unsigned)k <= G_MAXUINT16;
             k++)
            reach_code(codes, first + (unsigned)k)->advance = pdf_number_at(codes->pdf, run, k);
        qpdf_oh_release(qpdf, run);
    }
    qpdf_oh_release(qpdf, widths);
}

static void read_descendant(struct tounicode *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh kids = qpdf_oh_get_key(qpdf, codes->font, "/DescendantFonts");

    codes->wide = true;
    codes->kid = qpdf_oh_get_array_item(qpdf, kids, 0);
    codes->mapped = pdf_has_name(codes->pdf, codes->kid, "/CIDToGIDMap", "/Identity");
    qpdf_oh_release(qpdf, kids);
    read_widths(codes);
}

struct tounicode *tounicode_new(struct pdf *pdf, qpdf_oh font)
{
    struct tounicode *codes = g_new0(struct tounicode, 1);

    codes->pdf = pdf;
    codes->font = font;
    codes->list = g_array_new(FALSE, FALSE, sizeof(struct tounicode_code));
    g_array_set_clear_func(codes->list, clear_code);
    codes->made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (pdf_has_name(pdf, font, "/Subtype", "/Type0"))
        read_descendant(codes);
    read_cmap(codes);
    codes->old = codes->list->len;
    return codes;
}

void tounicode_drop(struct tounicode *codes)
{
    if (!codes)
        return;
    g_array_unref(codes->list);
    g_hash_table_unref(codes->made);
    g_free(codes);
}

unsigned tounicode_width(const struct tounicode *codes)
{
    return codes->wide ? 2 : 1;
}

bool tounicode_can_add(const struct tounicode *codes, unsigned code)
{
    return codes->mapped && code < codes->list->len && codes->list->len < G_MAXUINT16;
}

const char *tounicode_text(const struct tounicode *codes, unsigned code)
{
    return code < codes->list->len ? get_code(codes, code)->text : NULL;
}

double tounicode_advance(const struct tounicode *codes, unsigned code)
{
    return code < codes->list->len ? get_code(codes, code)->advance : 0;
}

void tounicode_use(struct tounicode *codes, unsigned code)
{
    if (code < codes->list->len)
        get_code(codes, code)->used = true;
}

unsigned tounicode_add(struct tounicode *codes, unsigned code, const char *text)
{
    g_autofree char *key = g_strdup_printf("%u %s", code, text);
    struct tounicode_code added;
    gpointer made;

    if (g_hash_table_lookup_extended(codes->made, key, NULL, &made))
        return GPOINTER_TO_UINT(made);
    added = (struct tounicode_code){get_code(codes, code)->glyph, get_code(codes, code)->advance,
                                    g_strdup(text), true};
    g_array_append_val(codes->list, added);
    g_hash_table_insert(codes->made, g_steal_pointer(&key), GUINT_TO_POINTER(codes->list->len - 1));
    return codes->list->len - 1;
}

/* Does it hold what no reader could say: U+FFFD, or something private (ISO 19005-3, 6.2.11.7.3)? */
static bool tounicode_is_unmapped(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_utf8_get_char(text) == 0xFFFD ||
            g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_PRIVATE_USE)
            return true;
    return false;
}

bool tounicode_has_unmapped(const struct tounicode *codes, bool used)
{
    for (unsigned i = 0; i < codes->list->len; i++)
        if ((get_code(codes, i)->used || !used) && get_code(codes, i)->text &&
            tounicode_is_unmapped(get_code(codes, i)->text))
            return true;
    return false;
}

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

/* A code without a text that nothing shows any more is no loss. */
static bool is_kept(const struct tounicode_code *code)
{
    return code->text && (code->used || !tounicode_is_unmapped(code->text));
}

/* Block by block: each has at most 100 pairs. */
static void write_cmap(const struct tounicode *codes)
{
    g_autoptr(GString) cmap =
        g_string_new(PDF_CMAP_START "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    g_autoptr(GString) block = g_string_new(NULL);
    unsigned count = 0;

    for (unsigned i = 0; i <= codes->list->len; i++) {
        if (i < codes->list->len && is_kept(get_code(codes, i))) {
            append_pair(block, i, get_code(codes, i)->text);
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

static void write_widths(const struct tounicode *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh widths = qpdf_oh_get_key(qpdf, codes->kid, "/W"), run = qpdf_oh_new_array(qpdf);

    for (unsigned i = codes->old; i < codes->list->len; i++)
        pdf_push_number(codes->pdf, run, get_code(codes, i)->advance);
    pdf_push(codes->pdf, widths, qpdf_oh_new_integer(qpdf, codes->old));
    pdf_push(codes->pdf, widths, run);
    qpdf_oh_release(qpdf, widths);
}

static void write_map(const struct tounicode *codes)
{
    g_autoptr(GByteArray) map = g_byte_array_new();

    for (unsigned i = 0; i < codes->list->len; i++) {
        const unsigned glyph = get_code(codes, i)->glyph;
        const guint8 bytes[] = {(guint8)(glyph >> 8), (guint8)glyph};

        g_byte_array_append(map, bytes, sizeof bytes);
    }
    pdf_put(codes->pdf, codes->kid, "/CIDToGIDMap",
            pdf_add_stream(codes->pdf, map->data, map->len));
}

void tounicode_write(struct tounicode *codes)
{
    if (codes->list->len == codes->old)
        return;
    write_cmap(codes);
    write_widths(codes);
    write_map(codes);
}

/* codes: reads and extends the fonts of cairo.
 *
 * Under actual. A code has one text, but a glyph may have more than one code: a CIDFontType2 finds its glyphs by a map (ISO 32000-1,
 * 9.7.4.3). What always holds: font programs stay as they were, and the codes that were there keep glyph, width and text. */
#include "seal/codes.h"

#include <string.h>

struct code {
    unsigned glyph;
    double advance;
    char *text; /* NULL: unknown */
    bool used;
};

struct codes {
    struct pdf *pdf;
    qpdf_oh font, kid;  /* kid: the descendant, or 0 */
    bool wide, mapped;  /* two bytes a code; glyphs are found through a map that may be replaced */
    unsigned old;       /* so many codes were there */
    GArray *list;       /* struct code */
    GHashTable *made;   /* "glyph text" → code */
};

static void clear_code(gpointer data)
{
    g_free(((struct code *)data)->text);
}

static struct code *get_code(const struct codes *codes, unsigned code)
{
    return &g_array_index(codes->list, struct code, code);
}

static struct code *reach_code(struct codes *codes, unsigned code)
{
    for (unsigned i = codes->list->len; i <= code; i++) {
        const struct code blank = {.glyph = i};

        g_array_append_val(codes->list, blank);
    }
    return get_code(codes, code);
}

/* `<0041>`, as cairo writes almost all of them; anything else is left to qpdf. */
static bool read_hex(struct lexer_token token, GByteArray *bytes)
{
    if (*token.start != '<' || token.len % 2 != 0)
        return false;
    for (const char *at = token.start + 1; at + 2 < token.start + token.len; at += 2) {
        const guint8 byte = (guint8)(g_ascii_xdigit_value(at[0]) << 4 | g_ascii_xdigit_value(at[1]));

        if (!g_ascii_isxdigit(at[0]) || !g_ascii_isxdigit(at[1]))
            return false;
        g_byte_array_append(bytes, &byte, 1);
    }
    return true;
}

GByteArray *codes_new_bytes(const struct pdf *pdf, struct lexer_token token)
{
    GByteArray *bytes = g_byte_array_new();
    g_autofree char *text = NULL;
    const char *read;
    qpdf_oh string;
    size_t len = 0;

    if (read_hex(token, bytes))
        return bytes;
    text = g_strndup(token.start, token.len);
    string = pdf_parse(pdf, text);
    read = qpdf_oh_get_binary_string_value(pdf->qpdf, string, &len);
    g_byte_array_set_size(bytes, 0);
    g_byte_array_append(bytes, (const guint8 *)read, (guint)len);
    qpdf_oh_release(pdf->qpdf, string);
    return bytes;
}

static unsigned read_code(const struct codes *codes, struct lexer_token token)
{
    g_autoptr(GByteArray) bytes = codes_new_bytes(codes->pdf, token);
    unsigned code = 0;

    for (unsigned i = 0; i < MIN(bytes->len, 2); i++)
        code = code << 8 | bytes->data[i];
    return code;
}

static char *dup_text(const struct codes *codes, struct lexer_token token)
{
    g_autoptr(GByteArray) bytes = codes_new_bytes(codes->pdf, token);
    g_autofree gunichar2 *units = g_new(gunichar2, bytes->len / 2 + 1);

    for (unsigned i = 0; i + 1 < bytes->len; i += 2)
        units[i / 2] = (gunichar2)(bytes->data[i] << 8 | bytes->data[i + 1]);
    return g_utf16_to_utf8(units, bytes->len / 2, NULL, NULL, NULL);
}

/* The pairs of its bfchar blocks, all that cairo writes. */
static void read_pairs(struct codes *codes, const char *bytes, size_t len)
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
            struct code *code = reach_code(codes, read_code(codes, token));

            g_free(code->text);
            code->text = dup_text(codes, value);
        }
    }
}

static void read_cmap(struct codes *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh cmap = qpdf_oh_get_key(qpdf, codes->font, "/ToUnicode");
    unsigned char *bytes = NULL;
    size_t len = 0;

    if (qpdf_oh_is_stream(qpdf, cmap) &&
        qpdf_oh_get_stream_data(qpdf, cmap, qpdf_dl_generalized, NULL, &bytes, &len) == QPDF_SUCCESS)
        read_pairs(codes, (const char *)bytes, len);
    free(bytes);
    qpdf_oh_release(qpdf, cmap);
}

/* `first [w w …]`, the only form that cairo writes (9.7.4.3). */
static void read_widths(struct codes *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh widths = qpdf_oh_get_key(qpdf, codes->kid, "/W");
    const int count = qpdf_oh_is_array(qpdf, widths) ? qpdf_oh_get_array_n_items(qpdf, widths) : 0;

    for (int i = 0; i + 1 < count; i += 2) {
        const unsigned first = (unsigned)pdf_number_at(codes->pdf, widths, i);
        const qpdf_oh run = qpdf_oh_get_array_item(qpdf, widths, i + 1);

        codes->mapped &= qpdf_oh_is_array(qpdf, run) != 0;
        for (int k = 0; codes->mapped && k < qpdf_oh_get_array_n_items(qpdf, run) && first + (unsigned)k <= G_MAXUINT16; k++)
            reach_code(codes, first + (unsigned)k)->advance = pdf_number_at(codes->pdf, run, k);
        qpdf_oh_release(qpdf, run);
    }
    qpdf_oh_release(qpdf, widths);
}

static void read_kid(struct codes *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh kids = qpdf_oh_get_key(qpdf, codes->font, "/DescendantFonts");

    codes->wide = true;
    codes->kid = qpdf_oh_get_array_item(qpdf, kids, 0);
    codes->mapped = pdf_has_name(codes->pdf, codes->kid, "/CIDToGIDMap", "/Identity");
    qpdf_oh_release(qpdf, kids);
    read_widths(codes);
}

struct codes *codes_new(struct pdf *pdf, qpdf_oh font)
{
    struct codes *codes = g_new0(struct codes, 1);

    codes->pdf = pdf;
    codes->font = font;
    codes->list = g_array_new(FALSE, FALSE, sizeof(struct code));
    g_array_set_clear_func(codes->list, clear_code);
    codes->made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (pdf_has_name(pdf, font, "/Subtype", "/Type0"))
        read_kid(codes);
    read_cmap(codes);
    codes->old = codes->list->len;
    return codes;
}

void codes_drop(struct codes *codes)
{
    if (!codes)
        return;
    g_array_unref(codes->list);
    g_hash_table_unref(codes->made);
    g_free(codes);
}

unsigned codes_width(const struct codes *codes)
{
    return codes->wide ? 2 : 1;
}

bool codes_can_add(const struct codes *codes, unsigned code)
{
    return codes->mapped && code < codes->list->len && codes->list->len < G_MAXUINT16;
}

const char *codes_text(const struct codes *codes, unsigned code)
{
    return code < codes->list->len ? get_code(codes, code)->text : NULL;
}

double codes_advance(const struct codes *codes, unsigned code)
{
    return code < codes->list->len ? get_code(codes, code)->advance : 0;
}

void codes_use(struct codes *codes, unsigned code)
{
    if (code < codes->list->len)
        get_code(codes, code)->used = true;
}

unsigned codes_add(struct codes *codes, unsigned code, const char *text)
{
    g_autofree char *key = g_strdup_printf("%u %s", code, text);
    struct code added;
    gpointer made;

    if (g_hash_table_lookup_extended(codes->made, key, NULL, &made))
        return GPOINTER_TO_UINT(made);
    added = (struct code){get_code(codes, code)->glyph, get_code(codes, code)->advance, g_strdup(text), true};
    g_array_append_val(codes->list, added);
    g_hash_table_insert(codes->made, g_steal_pointer(&key), GUINT_TO_POINTER(codes->list->len - 1));
    return codes->list->len - 1;
}

static void append_pair(GString *cmap, unsigned code, const char *text)
{
    g_string_append_printf(cmap, "<%04X> <", code);
    for (; *text; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);

        if (c < 0x10000)
            g_string_append_printf(cmap, "%04X", c);
        else
            g_string_append_printf(cmap, "%04X%04X", 0xD800 + ((c - 0x10000) >> 10), 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
    g_string_append(cmap, ">\n");
}

static bool is_riddle(const struct code *code)
{
    return code->text && codes_is_riddle(code->text);
}

/* A riddle that nothing shows any more is no loss. */
static bool is_kept(const struct code *code)
{
    return code->text && (code->used || !is_riddle(code));
}

/* Block by block: each has at most 100 pairs. */
static void write_cmap(const struct codes *codes)
{
    g_autoptr(GString) cmap = g_string_new(PDF_CMAP_START "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
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
    pdf_put(codes->pdf, codes->font, "/ToUnicode", pdf_add_stream(codes->pdf, cmap->str, cmap->len));
}

static void write_widths(const struct codes *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh widths = qpdf_oh_get_key(qpdf, codes->kid, "/W"), run = qpdf_oh_new_array(qpdf);

    for (unsigned i = codes->old; i < codes->list->len; i++)
        pdf_push_number(codes->pdf, run, get_code(codes, i)->advance);
    pdf_push(codes->pdf, widths, qpdf_oh_new_integer(qpdf, codes->old));
    pdf_push(codes->pdf, widths, run);
    qpdf_oh_release(qpdf, widths);
}

static void write_map(const struct codes *codes)
{
    g_autoptr(GByteArray) map = g_byte_array_new();

    for (unsigned i = 0; i < codes->list->len; i++) {
        const unsigned glyph = get_code(codes, i)->glyph;
        const guint8 bytes[] = {(guint8)(glyph >> 8), (guint8)glyph};

        g_byte_array_append(map, bytes, sizeof bytes);
    }
    pdf_put(codes->pdf, codes->kid, "/CIDToGIDMap", pdf_add_stream(codes->pdf, map->data, map->len));
}

void codes_write(struct codes *codes)
{
    if (codes->list->len == codes->old)
        return;
    write_cmap(codes);
    write_widths(codes);
    write_map(codes);
}

bool codes_is_riddle(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_utf8_get_char(text) == 0xFFFD || g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_PRIVATE_USE)
            return true;
    return false;
}

bool codes_has_riddle(const struct codes *codes, bool used)
{
    for (unsigned i = 0; i < codes->list->len; i++)
        if ((get_code(codes, i)->used || !used) && is_riddle(get_code(codes, i)))
            return true;
    return false;
}

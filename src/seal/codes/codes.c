/* codes: reads and extends the fonts of cairo.
 *
 * Under actual. A code has one text, but a glyph may have more than one code: a CIDFontType2 finds
 * its glyphs by a map (ISO 32000-1, 9.7.4.3). What always holds: font programs stay as they were,
 * and the codes that were there keep glyph, width and text. */
#include "seal/codes/codes_private.h"

#include <string.h>

static void clear_code(gpointer data)
{
    g_free(((struct code *)data)->text);
}

struct code *codes_get(const struct codes *codes, unsigned code)
{
    return &g_array_index(codes->list, struct code, code);
}

struct code *codes_reach(struct codes *codes, unsigned code)
{
    for (unsigned i = codes->list->len; i <= code; i++) {
        const struct code blank = {.glyph = i};

        g_array_append_val(codes->list, blank);
    }
    return codes_get(codes, code);
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
        codes_read_kid(codes);
    codes_read_cmap(codes);
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
    return code < codes->list->len ? codes_get(codes, code)->text : NULL;
}

double codes_advance(const struct codes *codes, unsigned code)
{
    return code < codes->list->len ? codes_get(codes, code)->advance : 0;
}

void codes_use(struct codes *codes, unsigned code)
{
    if (code < codes->list->len)
        codes_get(codes, code)->used = true;
}

unsigned codes_add(struct codes *codes, unsigned code, const char *text)
{
    g_autofree char *key = g_strdup_printf("%u %s", code, text);
    struct code added;
    gpointer made;

    if (g_hash_table_lookup_extended(codes->made, key, NULL, &made))
        return GPOINTER_TO_UINT(made);
    added = (struct code){codes_get(codes, code)->glyph, codes_get(codes, code)->advance,
                          g_strdup(text), true};
    g_array_append_val(codes->list, added);
    g_hash_table_insert(codes->made, g_steal_pointer(&key), GUINT_TO_POINTER(codes->list->len - 1));
    return codes->list->len - 1;
}

bool codes_is_riddle(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_utf8_get_char(text) == 0xFFFD ||
            g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_PRIVATE_USE)
            return true;
    return false;
}

bool codes_has_riddle(const struct codes *codes, bool used)
{
    for (unsigned i = 0; i < codes->list->len; i++)
        if ((codes_get(codes, i)->used || !used) && codes_get(codes, i)->text &&
            codes_is_riddle(codes_get(codes, i)->text))
            return true;
    return false;
}

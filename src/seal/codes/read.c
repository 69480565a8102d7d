/* codes_read: what a painted font says of its codes: texts, widths, and how glyphs are found.
 *
 * Under codes. What always holds: only the forms that cairo writes are understood; a font in
 * another can have no new codes. */
#include "seal/codes/codes_private.h"

static unsigned read_code(const struct codes *codes, struct lexer_token token)
{
    g_autoptr(GByteArray) bytes = pdf_new_bytes(codes->pdf, token);
    unsigned code = 0;

    for (unsigned i = 0; i < MIN(bytes->len, 2); i++)
        code = code << 8 | bytes->data[i];
    return code;
}

static char *dup_text(const struct codes *codes, struct lexer_token token)
{
    g_autoptr(GByteArray) bytes = pdf_new_bytes(codes->pdf, token);
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
            struct code *code = codes_reach(codes, read_code(codes, token));

            g_free(code->text);
            code->text = dup_text(codes, value);
        }
    }
}

void codes_read_cmap(struct codes *codes)
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
static void read_widths(struct codes *codes)
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
            codes_reach(codes, first + (unsigned)k)->advance = pdf_number_at(codes->pdf, run, k);
        qpdf_oh_release(qpdf, run);
    }
    qpdf_oh_release(qpdf, widths);
}

void codes_read_kid(struct codes *codes)
{
    const qpdf_data qpdf = codes->pdf->qpdf;
    const qpdf_oh kids = qpdf_oh_get_key(qpdf, codes->font, "/DescendantFonts");

    codes->wide = true;
    codes->kid = qpdf_oh_get_array_item(qpdf, kids, 0);
    codes->mapped = pdf_has_name(codes->pdf, codes->kid, "/CIDToGIDMap", "/Identity");
    qpdf_oh_release(qpdf, kids);
    read_widths(codes);
}

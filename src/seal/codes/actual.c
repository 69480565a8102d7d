/* actual: gives codes of their own to the glyphs that cairo put under an /ActualText.
 *
 * After glyphs, before content. Cairo writes one where a glyph's own character, of the font's
 * table, is not the text that it stands for: flags, letters of several glyphs, forms of Arabic.
 * Readers of structure lose the rest of a paragraph at such a span (DESIGN §6.5), and without it
 * they get wrong characters. What always holds: the same glyphs stand in the same places. */
#include "seal/codes/codes.h"

#include "pdf/pdf.h"
#include "seal/codes/codes_private.h"

#include <string.h>

/* A string that is shown inside the span that is open. */
struct shown {
    struct lexer_token token;
    unsigned first, end; /* glyphs */
};

struct teller {
    struct pdf *pdf;
    qpdf_oh fonts;       /* of the page */
    GHashTable *known;   /* id of a font → struct codes */
    struct codes *codes; /* those of the current font, or NULL */
    GArray *saved;       /* struct codes *: by q */
    struct lexer lexer;
    const char *copied; /* the input up to here is in `out` */
    const char *operands;
    GString *out;
    unsigned depth,
        told; /* open sequences; the one with the text that holds, counted from 1, 0: none */
    char *text;
    GArray *glyphs, *shown; /* of that one */
};

static struct codes *get_codes(struct teller *teller, const char *name)
{
    const qpdf_oh font = qpdf_oh_get_key(teller->pdf->qpdf, teller->fonts, name);
    const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(teller->pdf->qpdf, font));
    struct codes *codes = g_hash_table_lookup(teller->known, id);

    if (!codes && qpdf_oh_is_dictionary(teller->pdf->qpdf, font)) {
        codes = codes_new(teller->pdf, font);
        g_hash_table_insert(teller->known, id, codes);
    } else {
        qpdf_oh_release(teller->pdf->qpdf, font); /* else the codes keep it */
    }
    return codes;
}

static void set_font(struct teller *teller)
{
    struct lexer operands = {teller->operands, teller->lexer.at};
    const struct lexer_token token = lexer_next(&operands);
    g_autofree char *name = g_strndup(token.start, token.len);

    teller->codes = token.kind == LEXER_NAME ? get_codes(teller, name) : NULL;
}

/* One string: outside a span its codes are used as they are. Those of one byte say what
 * WinAnsiEncoding says. */
static void show_string(struct teller *teller, struct lexer_token token)
{
    const unsigned width = codes_width(teller->codes);
    struct shown shown = {token, teller->glyphs->len, teller->glyphs->len};
    g_autoptr(GByteArray) bytes = NULL;

    if (!teller->told && width == 1)
        return;
    bytes = pdf_new_bytes(teller->pdf, token);
    for (unsigned i = 0; i + width <= bytes->len; i += width) {
        const unsigned code =
            width == 2 ? (unsigned)bytes->data[i] << 8 | bytes->data[i + 1] : bytes->data[i];
        const struct actual_glyph glyph = {teller->codes, code};

        if (teller->told)
            g_array_append_val(teller->glyphs, glyph);
        else
            codes_use(glyph.codes, glyph.code);
    }
    shown.end = teller->glyphs->len;
    if (teller->told)
        g_array_append_val(teller->shown, shown);
}

static void show(struct teller *teller)
{
    struct lexer operands = {teller->operands, teller->lexer.at};
    struct lexer_token token = lexer_next(&operands);

    for (; teller->codes && token.kind > LEXER_ERROR && token.kind != LEXER_OPERATOR;
         token = lexer_next(&operands))
        if (token.kind == LEXER_OPERAND && (*token.start == '(' || *token.start == '<'))
            show_string(teller, token);
}

/* The /ActualText of a property list, or NULL. */
static char *dup_actual(const struct teller *teller)
{
    struct lexer operands = {teller->operands, teller->lexer.at};
    struct lexer_token token = lexer_next(&operands);
    g_autofree char *source = NULL;
    qpdf_oh string;
    char *text;

    while (token.kind > LEXER_ERROR && !lexer_is_name(token, "ActualText"))
        token = lexer_next(&operands);
    token = lexer_next(&operands);
    if (token.kind != LEXER_OPERAND)
        return NULL;
    source = g_strndup(token.start, token.len);
    string = pdf_parse(teller->pdf, source);
    text = g_strdup(qpdf_oh_get_utf8_value(teller->pdf->qpdf, string));
    qpdf_oh_release(teller->pdf->qpdf, string);
    return text;
}

static void begin_sequence(struct teller *teller)
{
    teller->depth++;
    if (teller->told || !teller->operands)
        return;
    teller->text = dup_actual(teller);
    teller->told = teller->text ? teller->depth : 0;
}

static void write_shown(struct teller *teller, const struct shown *shown)
{
    g_string_append_len(teller->out, teller->copied, shown->token.start - teller->copied);
    g_string_append_c(teller->out, '<');
    for (unsigned i = shown->first; i < shown->end; i++) {
        const struct actual_glyph *glyph = &g_array_index(teller->glyphs, struct actual_glyph, i);

        g_string_append_printf(teller->out, "%0*X", (int)codes_width(glyph->codes) * 2,
                               glyph->code);
    }
    g_string_append_c(teller->out, '>');
    teller->copied = shown->token.start + shown->token.len;
}

static void end_sequence(struct teller *teller)
{
    const bool told = teller->told && teller->told == teller->depth;

    teller->depth -= teller->depth > 0;
    if (!told)
        return;
    actual_choose(teller->glyphs, teller->text);
    for (unsigned i = 0; i < teller->shown->len; i++)
        write_shown(teller, &g_array_index(teller->shown, struct shown, i));
    g_array_set_size(teller->shown, 0);
    g_array_set_size(teller->glyphs, 0);
    g_clear_pointer(&teller->text, g_free);
    teller->told = 0;
}

static void save(struct teller *teller)
{
    g_array_append_val(teller->saved, teller->codes);
}

static void restore(struct teller *teller)
{
    if (teller->saved->len == 0)
        return;
    teller->codes = g_array_index(teller->saved, struct codes *, teller->saved->len - 1);
    g_array_set_size(teller->saved, teller->saved->len - 1);
}

static void apply(struct teller *teller, struct lexer_token operator)
{
    static const struct {
        const char *name;
        void (*apply)(struct teller *);
    } operators[] = {{"Tf", set_font},
                     {"TJ", show},
                     {"Tj", show},
                     {"'", show},
                     {"\"", show},
                     {"q", save},
                     {"Q", restore},
                     {"BDC", begin_sequence},
                     {"BMC", begin_sequence},
                     {"EMC", end_sequence}};

    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++)
        if (lexer_is(operator, operators[i].name)) {
            operators[i].apply(teller);
            return;
        }
}

/* Whatever the last page left behind: handles and tokens of its bytes, which are gone. */
static void start_stream(struct teller *teller, const char *bytes, size_t len)
{
    teller->lexer = (struct lexer){bytes, bytes + len};
    teller->copied = bytes;
    teller->operands = NULL;
    teller->codes = NULL;
    teller->depth = teller->told = 0;
    g_clear_pointer(&teller->text, g_free);
    g_array_set_size(teller->saved, 0);
    g_array_set_size(teller->glyphs, 0);
    g_array_set_size(teller->shown, 0);
    g_string_truncate(teller->out, 0);
}

/* False: no painter ends a page like this. */
static bool tell_stream(struct teller *teller, const char *bytes, size_t len)
{
    struct lexer_token token;

    start_stream(teller, bytes, len);
    for (token = lexer_next(&teller->lexer); token.kind > LEXER_ERROR;
         token = lexer_next(&teller->lexer)) {
        if (token.kind < LEXER_OPERATOR) {
            teller->operands = teller->operands ? teller->operands : token.start;
            continue;
        }
        apply(teller, token);
        teller->operands = NULL;
    }
    g_string_append_len(teller->out, teller->copied, bytes + len - teller->copied);
    return token.kind == LEXER_END && teller->depth == 0;
}

static qpdf_oh get_fonts(const struct pdf *pdf, qpdf_oh page)
{
    const qpdf_oh resources = qpdf_oh_get_key(pdf->qpdf, page, "/Resources");
    const qpdf_oh fonts = qpdf_oh_is_dictionary(pdf->qpdf, resources)
                              ? qpdf_oh_get_key(pdf->qpdf, resources, "/Font")
                              : qpdf_oh_new_null(pdf->qpdf);

    qpdf_oh_release(pdf->qpdf, resources);
    return fonts;
}

/* Is there a font of the page that says a riddle? */
static bool has_riddle(struct teller *teller)
{
    g_autoptr(GPtrArray) names = pdf_new_keys(teller->pdf, teller->fonts);
    bool riddle = false;

    for (unsigned i = 0; i < names->len; i++) {
        const struct codes *codes = get_codes(teller, g_ptr_array_index(names, i));

        riddle |= codes && codes_width(codes) > 1 && codes_has_riddle(codes, false);
    }
    return riddle;
}

/* Most pages have no such span and no riddle: there is nothing to tell. */
static bool tell_fonts(struct teller *teller, const struct pdf_page *page, const char *bytes,
                       size_t len)
{
    if (!g_strstr_len(bytes, (gssize)len, "/ActualText") && !has_riddle(teller))
        return true;
    if (!tell_stream(teller, bytes, len))
        return pdf_fail(teller->pdf, "a page that ends inside marked content, or can't be read");
    if (teller->out->len != len || memcmp(teller->out->str, bytes, len) != 0)
        pdf_put(teller->pdf, page->object, "/Contents",
                pdf_add_stream(teller->pdf, teller->out->str, teller->out->len));
    return true;
}

static bool tell_page(struct teller *teller, const struct pdf_page *page)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    bool ok = true;

    if (qpdf_oh_get_page_content_data(teller->pdf->qpdf, page->object, &bytes, &len) ==
        QPDF_SUCCESS) {
        teller->fonts = get_fonts(teller->pdf, page->object);
        if (qpdf_oh_is_dictionary(teller->pdf->qpdf, teller->fonts) && bytes)
            ok = tell_fonts(teller, page, (const char *)bytes, len);
        qpdf_oh_release(teller->pdf->qpdf, teller->fonts);
    }
    free(bytes);
    return ok && pdf_check(teller->pdf);
}

static bool write_fonts(struct teller *teller)
{
    GHashTableIter iter;
    gpointer codes;

    g_hash_table_iter_init(&iter, teller->known);
    while (g_hash_table_iter_next(&iter, NULL, &codes)) {
        if (codes_has_riddle(codes, true))
            return pdf_fail(teller->pdf, "a glyph of which no reader could say what it means");
        codes_write(codes);
    }
    return pdf_check(teller->pdf);
}

bool actual_tell(struct pdf *pdf)
{
    struct teller teller = {
        .pdf = pdf,
        .known = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)codes_drop),
        .saved = g_array_new(FALSE, FALSE, sizeof(struct codes *)),
        .out = g_string_new(NULL),
        .glyphs = g_array_new(FALSE, FALSE, sizeof(struct actual_glyph)),
        .shown = g_array_new(FALSE, FALSE, sizeof(struct shown)),
    };
    bool ok = true;

    for (unsigned i = 0; ok && i < pdf->pages->len; i++)
        ok = tell_page(&teller, pdf_page(pdf, i));
    ok = ok && write_fonts(&teller);
    g_hash_table_unref(teller.known);
    g_array_unref(teller.saved);
    g_string_free(teller.out, TRUE);
    g_array_unref(teller.glyphs);
    g_array_unref(teller.shown);
    g_free(teller.text);
    return ok;
}

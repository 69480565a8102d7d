/* actual_text: gives codes of their own to the glyphs that cairo put under an /ActualText.
 *
 * After resources, before content. Cairo writes one where a glyph's own character, of the font's
 * table, is not the text that it stands for: flags, letters of several glyphs, forms of Arabic.
 * Readers of structure lose the rest of a paragraph at such a span (DESIGN §6.5), and without it
 * they get wrong characters. What always holds: the same glyphs stand in the same places. */
#include "seal/tounicode/tounicode.h"

#include "pdf/pdf.h"
#include "seal/tounicode/tounicode_private.h"

#include <string.h>

/* A string that is shown inside the span that is open. */
struct shown {
    struct lexer_token token;
    unsigned first, end; /* glyphs */
};

struct rewriter {
    struct pdf *pdf;
    qpdf_oh fonts;           /* of the page */
    GHashTable *known;       /* id of a font → struct tounicode */
    struct tounicode *codes; /* those of the current font, or NULL */
    GArray *saved;           /* struct tounicode *: by q */
    struct lexer lexer;
    const char *copied; /* the input up to here is in `out` */
    const char *operands;
    GString *out;
    unsigned depth;      /* of the open sequences */
    unsigned span_depth; /* of the one whose text holds, counted from 1; 0: none */
    char *text;
    GArray *glyphs, *shown; /* of that one */
};

static struct tounicode *get_codes(struct rewriter *rewriter, const char *name)
{
    const qpdf_oh font = qpdf_oh_get_key(rewriter->pdf->qpdf, rewriter->fonts, name);
    const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(rewriter->pdf->qpdf, font));
    struct tounicode *codes = g_hash_table_lookup(rewriter->known, id);

    if (!codes && qpdf_oh_is_dictionary(rewriter->pdf->qpdf, font)) {
        codes = tounicode_new(rewriter->pdf, font);
        g_hash_table_insert(rewriter->known, id, codes);
    } else {
        qpdf_oh_release(rewriter->pdf->qpdf, font); /* else the codes keep it */
    }
    return codes;
}

static void set_font(struct rewriter *rewriter)
{
    struct lexer operands = {rewriter->operands, rewriter->lexer.at};
    const struct lexer_token token = lexer_next(&operands);
    g_autofree char *name = g_strndup(token.start, token.len);

    rewriter->codes = token.kind == LEXER_NAME ? get_codes(rewriter, name) : NULL;
}

/* One string: outside a span its codes are used as they are. Those of one byte say what
 * WinAnsiEncoding says. */
static void show_string(struct rewriter *rewriter, struct lexer_token token)
{
    const unsigned width = tounicode_width(rewriter->codes);
    struct shown shown = {token, rewriter->glyphs->len, rewriter->glyphs->len};
    g_autoptr(GByteArray) bytes = NULL;

    if (!rewriter->span_depth && width == 1)
        return;
    bytes = pdf_new_bytes(rewriter->pdf, token);
    for (unsigned i = 0; i + width <= bytes->len; i += width) {
        const unsigned code =
            width == 2 ? (unsigned)bytes->data[i] << 8 | bytes->data[i + 1] : bytes->data[i];
        const struct actual_text_glyph glyph = {rewriter->codes, code};

        if (rewriter->span_depth)
            g_array_append_val(rewriter->glyphs, glyph);
        else
            tounicode_use(glyph.codes, glyph.code);
    }
    shown.end = rewriter->glyphs->len;
    if (rewriter->span_depth)
        g_array_append_val(rewriter->shown, shown);
}

static void show(struct rewriter *rewriter)
{
    struct lexer operands = {rewriter->operands, rewriter->lexer.at};
    struct lexer_token token = lexer_next(&operands);

    for (; rewriter->codes && token.kind > LEXER_ERROR && token.kind != LEXER_OPERATOR;
         token = lexer_next(&operands))
        if (token.kind == LEXER_OPERAND && (*token.start == '(' || *token.start == '<'))
            show_string(rewriter, token);
}

/* The /ActualText of a property list, or NULL. */
static char *dup_actual(const struct rewriter *rewriter)
{
    struct lexer operands = {rewriter->operands, rewriter->lexer.at};
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
    string = pdf_parse(rewriter->pdf, source);
    text = g_strdup(qpdf_oh_get_utf8_value(rewriter->pdf->qpdf, string));
    qpdf_oh_release(rewriter->pdf->qpdf, string);
    return text;
}

static void begin_sequence(struct rewriter *rewriter)
{
    rewriter->depth++;
    if (rewriter->span_depth || !rewriter->operands)
        return;
    rewriter->text = dup_actual(rewriter);
    rewriter->span_depth = rewriter->text ? rewriter->depth : 0;
}

static void write_shown(struct rewriter *rewriter, const struct shown *shown)
{
    g_string_append_len(rewriter->out, rewriter->copied, shown->token.start - rewriter->copied);
    g_string_append_c(rewriter->out, '<');
    for (unsigned i = shown->first; i < shown->end; i++) {
        const struct actual_text_glyph *glyph =
            &g_array_index(rewriter->glyphs, struct actual_text_glyph, i);

        g_string_append_printf(rewriter->out, "%0*X", (int)tounicode_width(glyph->codes) * 2,
                               glyph->code);
    }
    g_string_append_c(rewriter->out, '>');
    rewriter->copied = shown->token.start + shown->token.len;
}

static void end_sequence(struct rewriter *rewriter)
{
    const bool ends = rewriter->span_depth && rewriter->span_depth == rewriter->depth;

    rewriter->depth -= rewriter->depth > 0;
    if (!ends)
        return;
    actual_text_choose(rewriter->glyphs, rewriter->text);
    for (unsigned i = 0; i < rewriter->shown->len; i++)
        write_shown(rewriter, &g_array_index(rewriter->shown, struct shown, i));
    g_array_set_size(rewriter->shown, 0);
    g_array_set_size(rewriter->glyphs, 0);
    g_clear_pointer(&rewriter->text, g_free);
    rewriter->span_depth = 0;
}

static void save(struct rewriter *rewriter)
{
    g_array_append_val(rewriter->saved, rewriter->codes);
}

static void restore(struct rewriter *rewriter)
{
    if (rewriter->saved->len == 0)
        return;
    rewriter->codes = g_array_index(rewriter->saved, struct tounicode *, rewriter->saved->len - 1);
    g_array_set_size(rewriter->saved, rewriter->saved->len - 1);
}

static void apply(struct rewriter *rewriter, struct lexer_token operator)
{
    static const struct {
        const char *name;
        void (*apply)(struct rewriter *);
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
            operators[i].apply(rewriter);
            return;
        }
}

/* Whatever the last page left behind: handles and tokens of its bytes, which are gone. */
static void start_stream(struct rewriter *rewriter, const char *bytes, size_t len)
{
    rewriter->lexer = (struct lexer){bytes, bytes + len};
    rewriter->copied = bytes;
    rewriter->operands = NULL;
    rewriter->codes = NULL;
    rewriter->depth = rewriter->span_depth = 0;
    g_clear_pointer(&rewriter->text, g_free);
    g_array_set_size(rewriter->saved, 0);
    g_array_set_size(rewriter->glyphs, 0);
    g_array_set_size(rewriter->shown, 0);
    g_string_truncate(rewriter->out, 0);
}

/* False: no painter ends a page like this. */
static bool rewrite_stream(struct rewriter *rewriter, const char *bytes, size_t len)
{
    struct lexer_token token;

    start_stream(rewriter, bytes, len);
    for (token = lexer_next(&rewriter->lexer); token.kind > LEXER_ERROR;
         token = lexer_next(&rewriter->lexer)) {
        if (token.kind < LEXER_OPERATOR) {
            rewriter->operands = rewriter->operands ? rewriter->operands : token.start;
            continue;
        }
        apply(rewriter, token);
        rewriter->operands = NULL;
    }
    g_string_append_len(rewriter->out, rewriter->copied, bytes + len - rewriter->copied);
    return token.kind == LEXER_END && rewriter->depth == 0;
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

/* Is there a font of the page that has no text that a reader could say? */
static bool has_unmapped(struct rewriter *rewriter)
{
    g_autoptr(GPtrArray) names = pdf_new_keys(rewriter->pdf, rewriter->fonts);
    bool unmapped = false;

    for (unsigned i = 0; i < names->len; i++) {
        const struct tounicode *codes = get_codes(rewriter, g_ptr_array_index(names, i));

        unmapped |= codes && tounicode_width(codes) > 1 && tounicode_has_unmapped(codes, false);
    }
    return unmapped;
}

/* Most pages have no such span and no such code: there is nothing to do. */
static bool rewrite_content(struct rewriter *rewriter, struct pdf_page *page,
                            const GString *content)
{
    if (!memmem(content->str, content->len, "/ActualText", strlen("/ActualText")) &&
        !has_unmapped(rewriter))
        return true;
    if (!rewrite_stream(rewriter, content->str, content->len))
        return pdf_fail(rewriter->pdf, "a page that ends inside marked content, or can't be read");
    if (!g_string_equal(rewriter->out, content))
        pdf_page_set_content(page,
                             g_string_new_len(rewriter->out->str, (gssize)rewriter->out->len));
    return true;
}

static bool rewrite_page(struct rewriter *rewriter, struct pdf_page *page)
{
    const GString *content = pdf_page_content(rewriter->pdf, page);
    bool ok = content != NULL;

    if (!ok)
        return false;
    rewriter->fonts = get_fonts(rewriter->pdf, page->object);
    if (qpdf_oh_is_dictionary(rewriter->pdf->qpdf, rewriter->fonts))
        ok = rewrite_content(rewriter, page, content);
    qpdf_oh_release(rewriter->pdf->qpdf, rewriter->fonts);
    return ok && pdf_check(rewriter->pdf);
}

static bool write_fonts(struct rewriter *rewriter)
{
    GHashTableIter iter;
    gpointer codes;

    g_hash_table_iter_init(&iter, rewriter->known);
    while (g_hash_table_iter_next(&iter, NULL, &codes)) {
        if (tounicode_has_unmapped(codes, true))
            return pdf_fail(rewriter->pdf, "a glyph of which no reader could say what it means");
        tounicode_write(codes);
    }
    return pdf_check(rewriter->pdf);
}

bool actual_text_encode(struct pdf *pdf)
{
    struct rewriter rewriter = {
        .pdf = pdf,
        .known = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)tounicode_drop),
        .saved = g_array_new(FALSE, FALSE, sizeof(struct tounicode *)),
        .out = g_string_new(NULL),
        .glyphs = g_array_new(FALSE, FALSE, sizeof(struct actual_text_glyph)),
        .shown = g_array_new(FALSE, FALSE, sizeof(struct shown)),
    };
    bool ok = true;

    for (unsigned i = 0; ok && i < pdf->pages->len; i++)
        ok = rewrite_page(&rewriter, pdf_page(pdf, i));
    ok = ok && write_fonts(&rewriter);
    g_hash_table_unref(rewriter.known);
    g_array_unref(rewriter.saved);
    g_string_free(rewriter.out, TRUE);
    g_array_unref(rewriter.glyphs);
    g_array_unref(rewriter.shown);
    g_free(rewriter.text);
    return ok;
}

/* copies: one form in many copies, each with texts of its own in some fields, locked.
 *
 * Behind the seal, for personal forms: the form is laid out, painted and sealed once, with texts in
 * these fields, whose appearances show where theirs go. What always holds: value and appearance of
 * a field say the same, and nothing else differs between the copies. */
#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

/* A field that differs: its widget, its appearance, and what stands in that before and behind the
 * text. */
struct place {
    qpdf_oh widget, look;
    GString *before, *behind;
};

struct copies {
    struct pdf pdf;
    const char *password;
    unsigned count;
    struct place *places;
};

/* The top field of this name; false: there is none. */
static bool find_field(const struct pdf *pdf, const char *name, qpdf_oh *field)
{
    const qpdf_oh form = qpdf_oh_get_key(pdf->qpdf, pdf->root, "/AcroForm"),
                  all = qpdf_oh_get_key(pdf->qpdf, form, "/Fields");
    const int count = qpdf_oh_get_array_n_items(pdf->qpdf, all);
    bool found = false;

    for (int i = 0; i < count && !found; i++) {
        qpdf_oh title;

        *field = qpdf_oh_get_array_item(pdf->qpdf, all, i);
        title = qpdf_oh_get_key(pdf->qpdf, *field, "/T");
        found = qpdf_oh_is_string(pdf->qpdf, title) &&
                strcmp(qpdf_oh_get_utf8_value(pdf->qpdf, title), name) == 0;
        qpdf_oh_release(pdf->qpdf, title);
    }
    return found;
}

/* The one string that the appearance shows, in hexadecimal as the device writes it. */
static bool divide(struct place *place, const char *bytes, size_t len)
{
    struct lexer lexer = {bytes, bytes + len};
    struct lexer_token token = lexer_next(&lexer), last = {0};

    for (; token.kind > LEXER_ERROR; last = token, token = lexer_next(&lexer)) {
        const char *end;

        if (token.kind != LEXER_OPERATOR || !lexer_is(token, "Tj") || !last.start)
            continue;
        end = last.start + last.len;
        place->before = g_string_new_len(bytes, last.start - bytes);
        place->behind = g_string_new_len(end, lexer.end - end);
        return true;
    }
    return false;
}

static bool find_place(struct copies *copies, struct place *place, const char *name)
{
    struct pdf *pdf = &copies->pdf;
    unsigned char *bytes = NULL;
    size_t len = 0;
    bool ok = find_field(pdf, name, &place->widget);

    if (ok) {
        const qpdf_oh looks = qpdf_oh_get_key(pdf->qpdf, place->widget, "/AP");

        place->look = qpdf_oh_get_key(pdf->qpdf, looks, "/N");
        ok = pdf_read_stream(pdf, place->look, &bytes, &len) && bytes &&
             divide(place, (const char *)bytes, len);
        free(bytes);
    }
    return ok || (pdf_check(pdf) && pdf_fail(pdf, "a field without its text"));
}

struct copies *copies_new(GBytes *form, const char *password, const char *const *names,
                          struct diag *diag)
{
    struct copies *copies = g_new0(struct copies, 1);
    bool ok;

    copies->pdf.diag = diag;
    copies->password = password;
    copies->places = g_new0(struct place, g_strv_length((char **)names) + 1);
    ok = pdf_open(&copies->pdf, form, password);
    for (; ok && names[copies->count]; copies->count++)
        ok = find_place(copies, &copies->places[copies->count], names[copies->count]);
    if (!ok)
        g_clear_pointer(&copies, copies_drop);
    return copies;
}

void copies_drop(struct copies *copies)
{
    if (!copies)
        return;
    for (unsigned i = 0; i < copies->count; i++) {
        if (copies->places[i].before)
            g_string_free(copies->places[i].before, TRUE);
        if (copies->places[i].behind)
            g_string_free(copies->places[i].behind, TRUE);
    }
    g_free(copies->places);
    pdf_drop(&copies->pdf);
    g_free(copies);
}

static bool put_value(struct pdf *pdf, const struct place *place, const char *value)
{
    GString *look = g_string_new_len(place->before->str, (gssize)place->before->len);
    bool ok = true;

    g_string_append_c(look, '<');
    for (const char *at = value; *at; at = g_utf8_next_char(at)) {
        const unsigned char code = form_code(g_utf8_get_char(at));

        ok &= code != 0;
        g_string_append_printf(look, "%02X", code);
    }
    g_string_append_c(look, '>');
    g_string_append_len(look, place->behind->str, (gssize)place->behind->len);
    if (ok) {
        pdf_put_text(pdf, place->widget, "/V", value);
        pdf_replace_stream(pdf, place->look, look->str, look->len);
    }
    g_string_free(look, TRUE);
    return ok;
}

GBytes *copies_make(struct copies *copies, const char *const *values)
{
    struct pdf *pdf = &copies->pdf;

    for (unsigned i = 0; i < copies->count; i++)
        if (!put_value(pdf, &copies->places[i], values[i])) {
            diag_add(pdf->diag, DIAG_GLYPH, NO_SPAN,
                     "“%s” has characters that a field can't show; it can those of Western and "
                     "Central Europe",
                     values[i]);
            return NULL;
        }
    return pdf_write(pdf, "1.7", copies->password);
}

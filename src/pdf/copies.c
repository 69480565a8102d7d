/* copies: one form in many copies, each with texts of its own in some fields, locked, and codes of
 * its own on its pages.
 *
 * Behind the seal, for personal forms: the form is laid out, painted and sealed once, with texts in
 * these fields, whose appearances show where theirs go. What always holds: value, name and
 * appearance of a field say the same; but for the title and the codes, nothing else differs between
 * the copies. */
#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

/* A field that differs: its widget, its element, its appearance, and what stands in that before and
 * behind the text; what its name says before the text. */
struct place {
    qpdf_oh widget, element, look;
    GString *before, *behind;
    char *says;
};

/* What the file is called, in both places that say it (ISO 19005-3, 6.6.3): `rest` follows the
 * label in each. */
struct title {
    qpdf_oh info, metadata;
    char *whole, *rest, *xmp;
};

struct copies {
    struct pdf pdf;
    const char *password;
    unsigned count;
    struct place *places;
    struct title title;
    GArray *codes; /* qpdf_oh: what paints the code of each page */
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

static char *dup_text(const struct pdf *pdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh text = qpdf_oh_get_key(pdf->qpdf, dict, key);
    char *copy = g_strdup(qpdf_oh_get_utf8_value(pdf->qpdf, text));

    qpdf_oh_release(pdf->qpdf, text);
    return copy;
}

/* The number of an entry; -1: it has none. */
static long long find_number(const struct pdf *pdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh number = qpdf_oh_get_key(pdf->qpdf, dict, key);
    const long long value =
        qpdf_oh_is_integer(pdf->qpdf, number) ? qpdf_oh_get_int_value(pdf->qpdf, number) : -1;

    qpdf_oh_release(pdf->qpdf, number);
    return value;
}

/* The widget's element, by the parent tree as the seal writes it: pairs in one array. */
static bool find_element(const struct pdf *pdf, qpdf_oh widget, qpdf_oh *element)
{
    const long long wanted = find_number(pdf, widget, "/StructParent");
    const qpdf_oh tree = qpdf_oh_get_key(pdf->qpdf, pdf->root, "/StructTreeRoot"),
                  parents = qpdf_oh_get_key(pdf->qpdf, tree, "/ParentTree"),
                  pairs = qpdf_oh_get_key(pdf->qpdf, parents, "/Nums");
    const int count = qpdf_oh_get_array_n_items(pdf->qpdf, pairs);
    bool found = false;

    for (int i = 0; i + 1 < count && !found; i += 2) {
        const qpdf_oh key = qpdf_oh_get_array_item(pdf->qpdf, pairs, i);

        found = qpdf_oh_get_int_value(pdf->qpdf, key) == wanted;
        if (found)
            *element = qpdf_oh_get_array_item(pdf->qpdf, pairs, i + 1);
        qpdf_oh_release(pdf->qpdf, key);
    }
    return found;
}

/* A locked field's name ends in its text. */
static bool find_name(const struct pdf *pdf, struct place *place)
{
    g_autofree char *value = dup_text(pdf, place->widget, "/V");

    place->says = dup_text(pdf, place->widget, "/TU");
    if (!g_str_has_suffix(place->says, value))
        return false;
    place->says[strlen(place->says) - strlen(value)] = '\0';
    return find_element(pdf, place->widget, &place->element);
}

static bool find_place(struct copies *copies, struct place *place, const char *name)
{
    struct pdf *pdf = &copies->pdf;
    unsigned char *bytes = NULL;
    size_t len = 0;
    bool ok = find_field(pdf, name, &place->widget) && find_name(pdf, place);

    if (ok) {
        const qpdf_oh looks = qpdf_oh_get_key(pdf->qpdf, place->widget, "/AP");

        place->look = qpdf_oh_get_key(pdf->qpdf, looks, "/N");
        ok = pdf_read_stream(pdf, place->look, &bytes, &len) && bytes &&
             divide(place, (const char *)bytes, len);
        free(bytes);
    }
    return ok || (pdf_check(pdf) && pdf_fail(pdf, "a field without its text"));
}

static char *dup_stream(const struct pdf *pdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    char *text =
        pdf_read_stream(pdf, stream, &bytes, &len) && bytes ? g_strndup((char *)bytes, len) : NULL;

    free(bytes);
    return text;
}

static bool find_title(struct pdf *pdf, struct title *title, const char *label)
{
    title->info = qpdf_oh_get_key(pdf->qpdf, qpdf_get_trailer(pdf->qpdf), "/Info");
    title->metadata = qpdf_oh_get_key(pdf->qpdf, pdf->root, "/Metadata");
    title->whole = dup_text(pdf, title->info, "/Title");
    title->xmp = dup_stream(pdf, title->metadata);
    if (!title->xmp || !g_str_has_prefix(title->whole, label))
        return pdf_check(pdf) && pdf_fail(pdf, "a title without its label");
    title->rest = g_strdup(title->whole + strlen(label));
    return true;
}

static void put_title(const struct pdf *pdf, const struct title *title, const char *label)
{
    g_autofree char *whole = g_strconcat(label, title->rest, NULL),
                    *to = g_markup_escape_text(whole, -1),
                    *from = g_markup_escape_text(title->whole, -1);
    g_autoptr(GString) xmp = g_string_new(title->xmp);

    g_string_replace(xmp, from, to, 0);
    pdf_put_text(pdf, title->info, "/Title", whole);
    pdf_replace_stream(pdf, title->metadata, xmp->str, xmp->len);
}

/* `code`: the name of a form XObject, in each page's resources. */
static bool find_codes(struct copies *copies, const char *code)
{
    struct pdf *pdf = &copies->pdf;

    for (unsigned i = 0; code && i < pdf->pages->len; i++) {
        const qpdf_oh page = pdf_page(pdf, i)->object,
                      resources = qpdf_oh_get_key(pdf->qpdf, page, "/Resources"),
                      forms = qpdf_oh_get_key(pdf->qpdf, resources, "/XObject"),
                      form = qpdf_oh_get_key(pdf->qpdf, forms, code);

        if (!qpdf_oh_is_stream(pdf->qpdf, form))
            return pdf_check(pdf) && pdf_fail(pdf, "a page without its code");
        g_array_append_val(copies->codes, form);
    }
    return true;
}

struct copies *copies_new(GBytes *form, const char *password, const char *const *names,
                          const char *label, const char *code, struct diag *diag)
{
    struct copies *copies = g_new0(struct copies, 1);
    bool ok;

    copies->pdf.diag = diag;
    copies->password = password;
    copies->codes = g_array_new(FALSE, FALSE, sizeof(qpdf_oh));
    copies->places = g_new0(struct place, g_strv_length((char **)names) + 1);
    ok = pdf_open(&copies->pdf, form, password) &&
         find_title(&copies->pdf, &copies->title, label) && find_codes(copies, code);
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
        g_free(copies->places[i].says);
    }
    g_free(copies->places);
    g_array_unref(copies->codes);
    g_free(copies->title.whole);
    g_free(copies->title.rest);
    g_free(copies->title.xmp);
    pdf_drop(&copies->pdf);
    g_free(copies);
}

static void put_name(const struct pdf *pdf, const struct place *place, const char *value)
{
    g_autofree char *says = g_strconcat(place->says, value, NULL);

    pdf_put_text(pdf, place->widget, "/TU", says);
    pdf_put_text(pdf, place->widget, "/Contents", says);
    pdf_put_text(pdf, place->element, "/Alt", says);
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
        put_name(pdf, place, value);
        pdf_put_text(pdf, place->widget, "/V", value);
        pdf_replace_stream(pdf, place->look, look->str, look->len);
    }
    g_string_free(look, TRUE);
    return ok;
}

GBytes *copies_make(struct copies *copies, const char *const *values, const char *label,
                    const GPtrArray *codes)
{
    struct pdf *pdf = &copies->pdf;

    put_title(pdf, &copies->title, label);
    for (unsigned i = 0; i < copies->codes->len; i++) {
        const GString *code = codes->pdata[i];

        pdf_replace_stream(pdf, g_array_index(copies->codes, qpdf_oh, i), code->str, code->len);
    }
    for (unsigned i = 0; i < copies->count; i++)
        if (!put_value(pdf, &copies->places[i], values[i])) {
            diag_add(pdf->diag, DIAG_GLYPH, NO_SPAN,
                     "“%s” has characters that a field can't show; it can those of Western and "
                     "Central Europe",
                     values[i]);
            return NULL;
        }
    return pdf_write(pdf, "1.7", copies->password, false);
}

/* press: walks over what pages show, form by form, and has every colour converted (DESIGN §6.14, §6.19).
 *
 * Between seal and colour. What always holds: nothing in RGB is left in a file that it lets through. */
#include "seal/press.h"

#include "seal/colour.h"

#include <stdlib.h>
#include <string.h>

struct walk {
    struct pdf *pdf;
    struct colour_press *press;
    GArray *forms;   /* qpdf_oh: streams that are still to be looked at */
    GHashTable *met; /* numbers of objects that were */
};

static bool is_new(const struct walk *walk, qpdf_oh object)
{
    const int number = qpdf_oh_get_object_id(walk->pdf->qpdf, object);

    return number == 0 || g_hash_table_add(walk->met, GINT_TO_POINTER(number));
}

static qpdf_oh get(const struct walk *walk, qpdf_oh dict, const char *key)
{
    return qpdf_oh_get_key(walk->pdf->qpdf, dict, key);
}

/* A blending space is a colour space, too. */
static void convert_group(const struct walk *walk, qpdf_oh dict)
{
    const qpdf_oh group = get(walk, dict, "/Group");

    if (qpdf_oh_is_dictionary(walk->pdf->qpdf, group) && pdf_has_name(walk->pdf, group, "/CS", "/DeviceRGB"))
        pdf_put_name(walk->pdf, group, "/CS", "/DeviceCMYK");
    qpdf_oh_release(walk->pdf->qpdf, group);
}

static GString *convert_bytes(const struct walk *walk, unsigned char *bytes, size_t len)
{
    const char *why = "a content stream that can't be read";
    GString *converted = bytes || len == 0 ? colour_convert(walk->press, bytes ? (const char *)bytes : "", len, &why) : NULL;

    free(bytes);
    if (!converted)
        pdf_fail(walk->pdf, why);
    return converted;
}

static unsigned char *stream_bytes(const struct walk *walk, qpdf_oh stream, size_t *len)
{
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;

    *len = 0;
    qpdf_oh_get_stream_data(walk->pdf->qpdf, stream, qpdf_dl_all, &filtered, &bytes, len);
    if (filtered || !bytes)
        return bytes;
    free(bytes);
    *len = 1; /* there is something, but it can't be read */
    return NULL;
}

static void replace_bytes(const struct walk *walk, qpdf_oh stream, const void *bytes, size_t len)
{
    qpdf_data qpdf = walk->pdf->qpdf;

    qpdf_oh_replace_stream_data(qpdf, stream, bytes, len, qpdf_oh_new_null(qpdf), qpdf_oh_new_null(qpdf));
}

static bool convert_form(const struct walk *walk, qpdf_oh stream, qpdf_oh dict)
{
    size_t len;
    unsigned char *bytes = stream_bytes(walk, stream, &len);
    GString *converted = convert_bytes(walk, bytes, len);

    if (!converted)
        return false;
    replace_bytes(walk, stream, converted->str, converted->len);
    g_string_free(converted, TRUE);
    convert_group(walk, dict);
    return true;
}

/* 24 bits a pixel, as painters write them; grey ones and masks are good as they are. */
static bool convert_image(const struct walk *walk, qpdf_oh stream, qpdf_oh dict)
{
    size_t len;
    unsigned char *bytes;
    GByteArray *inks;

    if (!pdf_has_name(walk->pdf, dict, "/ColorSpace", "/DeviceRGB"))
        return true;
    bytes = stream_bytes(walk, stream, &len);
    if (!bytes || len % 3 != 0)
        return pdf_fail(walk->pdf, "an image that can't be told in inks; convert it to 8 bits a channel");
    inks = g_byte_array_sized_new((guint)(len / 3 * 4));
    for (size_t i = 0; i < len; i += 3) {
        const double rgb[3] = {bytes[i] / 255.0, bytes[i + 1] / 255.0, bytes[i + 2] / 255.0};
        double cmyk[4];
        guint8 pixel[4];

        colour_to_inks(walk->press, rgb, cmyk);
        for (unsigned k = 0; k < 4; k++)
            pixel[k] = (guint8)(cmyk[k] * 255 + 0.5);
        g_byte_array_append(inks, pixel, 4);
    }
    free(bytes);
    replace_bytes(walk, stream, inks->data, inks->len);
    pdf_put_name(walk->pdf, dict, "/ColorSpace", "/DeviceCMYK");
    g_byte_array_free(inks, TRUE);
    return true;
}

static bool convert_object(const struct walk *walk, qpdf_oh stream)
{
    const qpdf_oh dict = qpdf_oh_get_dict(walk->pdf->qpdf, stream);
    bool ok;

    if (pdf_has_name(walk->pdf, dict, "/Subtype", "/Image")) {
        ok = convert_image(walk, stream, dict);
    } else {
        ok = convert_form(walk, stream, dict);
        g_array_append_val(walk->forms, dict);
    }
    return ok;
}

static bool convert_each(const struct walk *walk, qpdf_oh dict)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    bool ok = true;

    qpdf_oh_begin_dict_key_iter(walk->pdf->qpdf, dict);
    while (qpdf_oh_dict_more_keys(walk->pdf->qpdf))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(walk->pdf->qpdf)));
    for (unsigned i = 0; i < keys->len && ok; i++) {
        const qpdf_oh object = get(walk, dict, g_ptr_array_index(keys, i));

        if (qpdf_oh_is_stream(walk->pdf->qpdf, object) && is_new(walk, object))
            ok = convert_object(walk, object);
        else if (qpdf_oh_is_dictionary(walk->pdf->qpdf, object)) { /* a graphics state with a soft mask */
            const qpdf_oh mask = get(walk, object, "/SMask");
            const qpdf_oh group = qpdf_oh_is_dictionary(walk->pdf->qpdf, mask) ? get(walk, mask, "/G") : mask;

            if (qpdf_oh_is_stream(walk->pdf->qpdf, group) && is_new(walk, group))
                ok = convert_object(walk, group);
        }
    }
    return ok;
}

/* What the resources of a page or form name: forms and images, and masks of graphics states. */
static bool convert_resources(const struct walk *walk, qpdf_oh dict)
{
    static const char *const kinds[] = {"/XObject", "/ExtGState"};
    const qpdf_oh resources = get(walk, dict, "/Resources");
    bool ok = true;

    for (size_t i = 0; i < G_N_ELEMENTS(kinds) && ok && qpdf_oh_is_dictionary(walk->pdf->qpdf, resources); i++) {
        const qpdf_oh named = get(walk, resources, kinds[i]);

        ok = !qpdf_oh_is_dictionary(walk->pdf->qpdf, named) || convert_each(walk, named);
    }
    return ok;
}

static bool convert_page(const struct walk *walk, qpdf_oh page)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    GString *converted;

    if (qpdf_oh_get_page_content_data(walk->pdf->qpdf, page, &bytes, &len) != QPDF_SUCCESS)
        return pdf_check(walk->pdf);
    converted = convert_bytes(walk, bytes, len);
    if (!converted)
        return false;
    pdf_put(walk->pdf, page, "/Contents", pdf_add_stream(walk->pdf, converted->str, converted->len));
    g_string_free(converted, TRUE);
    convert_group(walk, page);
    g_array_append_val(walk->forms, page);
    for (unsigned i = walk->forms->len - 1; i < walk->forms->len; i++)
        if (!convert_resources(walk, g_array_index(walk->forms, qpdf_oh, i)))
            return false;
    return true;
}

static void add_intent(struct pdf *pdf)
{
    gsize len;
    const void *bytes = g_bytes_get_data(pdf->job->press, &len);
    const qpdf_oh stream = pdf_add_stream(pdf, bytes, len), dict = qpdf_oh_get_dict(pdf->qpdf, stream);
    const qpdf_oh intents = qpdf_oh_new_array(pdf->qpdf),
                  intent = pdf_parse(pdf, "<< /Type /OutputIntent /S /GTS_PDFX /Info (Offset on coated paper, FOGRA39)"
                                          " /OutputConditionIdentifier (FOGRA39) /OutputCondition (Offset on coated paper, FOGRA39)"
                                          " /RegistryName (http://www.color.org) >>");

    pdf_put_int(pdf, dict, "/N", 4);
    qpdf_oh_release(pdf->qpdf, dict);
    pdf_put(pdf, intent, "/DestOutputProfile", stream);
    pdf_push(pdf, intents, pdf_add(pdf, intent));
    pdf_put(pdf, pdf->root, "/OutputIntents", intents);
}

bool press_convert(struct pdf *pdf)
{
    const struct walk walk = {
        .pdf = pdf,
        .press = colour_press_new(pdf->job->press),
        .forms = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
        .met = g_hash_table_new(NULL, NULL),
    };
    bool ok = walk.press != NULL || pdf_fail(pdf, "the press profile is no profile of four inks");

    for (unsigned i = 0; i < pdf->pages->len && ok; i++)
        ok = convert_page(&walk, pdf_page(pdf, i)->object);
    if (ok)
        add_intent(pdf);
    colour_press_drop(walk.press);
    g_array_unref(walk.forms);
    g_hash_table_unref(walk.met);
    return ok && pdf_check(pdf);
}

/* press: makes a painted file PDF/X-4, as far as colours go: goes over all that pages show, form by
 * form, and has every colour converted (DESIGN §6.14, §6.19).
 *
 * For the seal; colour, stream and image convert. What always holds: nothing but inks is left in a
 * file that it lets through; what it can't tell in inks it refuses, and says what that is.
 * Annotations and fields are no matter: the seal takes them all out. */
#include "press/press_private.h"

#include "press/press.h"

#include <stdlib.h>

struct walk {
    struct pdf *pdf;
    struct press_inks *press;
    const char *artwork; /* NULL: none is shown */
    struct span artwork_span;
    GArray *owners;  /* qpdf_oh: dictionaries whose resources are still to be looked at */
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

/* Always false. */
static bool refuse(const struct walk *walk, const char *why)
{
    if (walk->artwork)
        diag_add(walk->pdf->diag, DIAG_PRESS, walk->artwork_span,
                 "PDF/X-4 can't be made: %s (the pages show %s)", say_text(why), walk->artwork);
    else
        diag_add(walk->pdf->diag, DIAG_PRESS, walk->artwork_span, "PDF/X-4 can't be made: %s",
                 say_text(why));
    return false;
}

/* What stands under the keys of a dictionary, if it is one. */
static bool visit_each(const struct walk *walk, qpdf_oh dict,
                       bool (*visit)(const struct walk *walk, qpdf_oh object))
{
    const qpdf_data qpdf = walk->pdf->qpdf;
    g_autoptr(GPtrArray) keys = pdf_new_keys(walk->pdf, dict);
    bool ok = true;

    for (unsigned i = 0; i < keys->len && ok; i++) {
        const qpdf_oh object = get(walk, dict, g_ptr_array_index(keys, i));

        ok = visit(walk, object);
        qpdf_oh_release(qpdf, object);
    }
    return ok;
}

/* A blending space is a colour space, too. */
static bool convert_group(const struct walk *walk, qpdf_oh dict)
{
    const struct pdf *pdf = walk->pdf;
    const qpdf_oh group = get(walk, dict, "/Group");
    bool ok = true;

    if (qpdf_oh_is_dictionary(pdf->qpdf, group)) {
        if (pdf_has_name(pdf, group, "/CS", "/DeviceRGB"))
            pdf_put_name(pdf, group, "/CS", "/DeviceCMYK");
        ok = !qpdf_oh_has_key(pdf->qpdf, group, "/CS") ||
             pdf_has_name(pdf, group, "/CS", "/DeviceCMYK") ||
             pdf_has_name(pdf, group, "/CS", "/DeviceGray");
    }
    qpdf_oh_release(pdf->qpdf, group);
    return ok || refuse(walk, "artwork whose transparency blends in a colour space of its own; let "
                              "it blend in RGB, grey or CMYK");
}

static GString *convert_bytes(const struct walk *walk, const char *bytes, size_t len)
{
    const char *why;
    GString *converted = press_convert_content(walk->press, bytes, len, &why);

    if (!converted)
        refuse(walk, why);
    return converted;
}

/* The operators of a form, or of a glyph. */
static bool convert_stream(const struct walk *walk, qpdf_oh stream)
{
    unsigned char *bytes;
    size_t len;
    GString *converted;

    if (!pdf_read_stream(walk->pdf, stream, &bytes, &len))
        return refuse(walk, press_why_unreadable);
    converted = convert_bytes(walk, bytes ? (const char *)bytes : "", len);
    free(bytes);
    if (!converted)
        return false;
    pdf_replace_stream(walk->pdf, stream, converted->str, converted->len);
    g_string_free(converted, TRUE);
    return true;
}

static void add_owner(const struct walk *walk, qpdf_oh dict)
{
    const qpdf_oh owner = qpdf_oh_new_object(walk->pdf->qpdf, dict);

    g_array_append_val(walk->owners, owner);
}

static bool convert_form(const struct walk *walk, qpdf_oh stream, qpdf_oh dict)
{
    if (!convert_stream(walk, stream) || !convert_group(walk, dict))
        return false;
    add_owner(walk, dict);
    return true;
}

static bool convert_xobject(const struct walk *walk, qpdf_oh stream)
{
    const char *why = N_("artwork that is neither a form nor an image");
    qpdf_oh dict;
    bool ok;

    if (!qpdf_oh_is_stream(walk->pdf->qpdf, stream) || !is_new(walk, stream))
        return true;
    dict = qpdf_oh_get_dict(walk->pdf->qpdf, stream);
    if (pdf_has_name(walk->pdf, dict, "/Subtype", "/Form"))
        ok = convert_form(walk, stream, dict);
    else
        ok = (pdf_has_name(walk->pdf, dict, "/Subtype", "/Image") &&
              press_convert_image(walk->pdf, walk->press, stream, &why)) ||
             refuse(walk, why);
    qpdf_oh_release(walk->pdf->qpdf, dict);
    return ok;
}

/* A luminosity mask has a backdrop in its group's colour space. Black is what it is where none is
 * said (ISO 32000-1, table 144). */
static bool convert_backdrop(const struct walk *walk, qpdf_oh mask)
{
    const struct pdf *pdf = walk->pdf;
    const qpdf_oh colour = get(walk, mask, "/BC");
    const bool is_rgb =
        qpdf_oh_is_array(pdf->qpdf, colour) && qpdf_oh_get_array_n_items(pdf->qpdf, colour) == 3;
    bool is_black = true;

    for (int i = 0; is_rgb && i < 3; i++)
        is_black = is_black && !(pdf_number_at(pdf, colour, i) > 0);
    qpdf_oh_release(pdf->qpdf, colour);
    if (is_rgb && is_black)
        qpdf_oh_remove_key(pdf->qpdf, mask, "/BC");
    return is_black || refuse(walk, "artwork with a mask over a colour; mask it over black");
}

static bool convert_mask(const struct walk *walk, qpdf_oh mask)
{
    const qpdf_oh group = get(walk, mask, "/G");
    const bool ok = convert_backdrop(walk, mask) && convert_xobject(walk, group);

    qpdf_oh_release(walk->pdf->qpdf, group);
    return ok;
}

/* The procedures of a type 3 font's glyphs may set colours (9.6.5), and show what its own resources
 * name. */
static bool convert_font(const struct walk *walk, qpdf_oh font)
{
    qpdf_oh glyphs;
    bool ok;

    if (!pdf_has_name(walk->pdf, font, "/Subtype", "/Type3") || !is_new(walk, font))
        return true;
    glyphs = get(walk, font, "/CharProcs");
    ok = visit_each(walk, glyphs, convert_stream);
    qpdf_oh_release(walk->pdf->qpdf, glyphs);
    add_owner(walk, font);
    return ok;
}

/* Over converted inks the others mix to other colours, and to more ink than paper takes (11.3.5).
 */
static bool check_blending(const struct walk *walk, qpdf_oh state)
{
    const bool plain = !qpdf_oh_has_key(walk->pdf->qpdf, state, "/BM") ||
                       pdf_has_name(walk->pdf, state, "/BM", "/Normal") ||
                       pdf_has_name(walk->pdf, state, "/BM", "/Compatible");

    return plain || refuse(walk, "artwork with a blend mode, as multiply is, can't be told in "
                                 "inks; draw it in the colours that it gives");
}

/* A graphics state may name a mask, a font, and how it blends. */
static bool convert_state(const struct walk *walk, qpdf_oh state)
{
    const qpdf_data qpdf = walk->pdf->qpdf;
    qpdf_oh mask, font;
    bool ok;

    if (!qpdf_oh_is_dictionary(qpdf, state) || !is_new(walk, state))
        return true;
    mask = get(walk, state, "/SMask");
    font = get(walk, state, "/Font");
    ok = check_blending(walk, state) &&
         (!qpdf_oh_is_dictionary(qpdf, mask) || convert_mask(walk, mask));
    if (ok && qpdf_oh_is_array(qpdf, font)) {
        const qpdf_oh named = qpdf_oh_get_array_item(qpdf, font, 0);

        ok = convert_font(walk, named);
        qpdf_oh_release(qpdf, named);
    }
    qpdf_oh_release(qpdf, mask);
    qpdf_oh_release(qpdf, font);
    return ok;
}

static const char why_gradient[] =
    N_("artwork with a gradient that is neither linear nor radial can't be told in inks; make it "
       "one of those, or an image");

static bool convert_shading(const struct walk *walk, qpdf_oh shading)
{
    return !is_new(walk, shading) ||
           press_convert_shading(walk->pdf, walk->press, walk->met, shading) ||
           refuse(walk, why_gradient);
}

/* Tiles are painted as a form is (8.7.3). Those without colours of their own (PaintType 2) would
 * need a space for the ones that they are given. */
static bool convert_tiles(const struct walk *walk, qpdf_oh stream)
{
    const qpdf_oh dict = qpdf_oh_get_dict(walk->pdf->qpdf, stream),
                  paint = get(walk, dict, "/PaintType");
    const bool is_coloured = qpdf_oh_get_numeric_value(walk->pdf->qpdf, paint) < 2;
    const bool ok =
        (is_coloured && convert_form(walk, stream, dict)) ||
        (!is_coloured && refuse(walk, "artwork with a pattern without colours of its own can't be "
                                      "told in inks; give it colours"));

    qpdf_oh_release(walk->pdf->qpdf, paint);
    qpdf_oh_release(walk->pdf->qpdf, dict);
    return ok;
}

static bool convert_pattern(const struct walk *walk, qpdf_oh pattern)
{
    qpdf_oh shading, state;
    bool ok;

    if (!is_new(walk, pattern))
        return true;
    if (!qpdf_oh_is_dictionary(walk->pdf->qpdf, pattern))
        return qpdf_oh_is_stream(walk->pdf->qpdf, pattern) ? convert_tiles(walk, pattern)
                                                           : refuse(walk, why_gradient);
    shading = get(walk, pattern, "/Shading");
    state = get(walk, pattern, "/ExtGState");
    ok = convert_shading(walk, shading) && convert_state(walk, state);
    qpdf_oh_release(walk->pdf->qpdf, shading);
    qpdf_oh_release(walk->pdf->qpdf, state);
    return ok;
}

static bool is_none(const struct walk *walk G_GNUC_UNUSED, qpdf_oh object G_GNUC_UNUSED)
{
    return false;
}

/* What the resources of a page, form or font name, used or not; of the other kinds (7.8.3) none has
 * a colour. */
static bool convert_resources(const struct walk *walk, qpdf_oh owner)
{
    static const struct {
        const char *key;
        bool (*visit)(const struct walk *walk, qpdf_oh object);
        const char *why; /* none may be there */
    } kinds[] = {
        {"/XObject", convert_xobject, NULL}, {"/ExtGState", convert_state, NULL},
        {"/Font", convert_font, NULL},       {"/Shading", convert_shading, NULL},
        {"/Pattern", convert_pattern, NULL}, {"/ColorSpace", is_none, press_why_space},
    };
    const qpdf_oh resources = get(walk, owner, "/Resources");
    bool ok = true;

    for (size_t i = 0;
         i < G_N_ELEMENTS(kinds) && ok && qpdf_oh_is_dictionary(walk->pdf->qpdf, resources); i++) {
        const qpdf_oh named = get(walk, resources, kinds[i].key);

        ok =
            visit_each(walk, named, kinds[i].visit) || (kinds[i].why && refuse(walk, kinds[i].why));
        qpdf_oh_release(walk->pdf->qpdf, named);
    }
    qpdf_oh_release(walk->pdf->qpdf, resources);
    return ok;
}

static bool convert_page(const struct walk *walk, struct pdf_page *page)
{
    const GString *content = pdf_page_content(walk->pdf, page);
    GString *converted = content ? convert_bytes(walk, content->str, content->len) : NULL;

    if (!converted)
        return false;
    pdf_page_set_content(page, converted);
    add_owner(walk, page->object);
    return convert_group(walk, page->object);
}

/* Pages, and through their resources forms, images, masks and glyphs. False: reported, as `press`
 * where something has colours that can't be told in inks. */
static bool convert_pages(struct pdf *pdf, struct press_inks *press, const char *artwork,
                          struct span artwork_span)
{
    const struct walk walk = {
        .pdf = pdf,
        .press = press,
        .artwork = artwork,
        .artwork_span = artwork_span,
        .owners = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
        .met = g_hash_table_new(NULL, NULL),
    };
    bool ok = true;

    qpdf_push_inherited_attributes_to_page(pdf->qpdf); /* resources among them */
    for (unsigned i = 0; i < pdf->pages->len && ok; i++)
        ok = convert_page(&walk, pdf_page(pdf, i));
    for (unsigned i = 0; i < walk.owners->len && ok; i++)
        ok = convert_resources(&walk, g_array_index(walk.owners, qpdf_oh, i));
    g_array_unref(walk.owners);
    g_hash_table_unref(walk.met);
    return ok;
}

/* ISO 15930-7. */
static const char fogra39[] =
    "<< /Type /OutputIntent /S /GTS_PDFX /Info (Offset on coated paper, FOGRA39)"
    " /OutputConditionIdentifier (FOGRA39) /OutputCondition (Offset on coated paper, FOGRA39)"
    " /RegistryName (http://www.color.org) >>";

bool press_convert(struct pdf *pdf, GBytes *profile, const char *artwork, struct span artwork_span)
{
    const char *why = NULL;
    struct press_inks *press = press_inks_new(profile, &why);
    bool ok;

    if (!press)
        return pdf_fail(pdf, why);
    ok = convert_pages(pdf, press, artwork, artwork_span);
    if (ok)
        pdf_put_intent(pdf, profile, 4, fogra39);
    press_inks_drop(press);
    return ok && pdf_check(pdf);
}

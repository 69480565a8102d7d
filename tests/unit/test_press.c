/* press: files with colours of every kind, told in a press's inks or refused with the reason. */
#include "lang/lang_private.h"
#include "seal_cairo.h"
#include "seal_maker.h"

#include "press/press_private.h"

#define SIDE 8
#define INK_MOST 765 /* 300 %, of 255 each */

static GBytes *read_profile(void)
{
    g_autofree char *path =
        g_build_filename(g_getenv("AFFICHE_DATA"), "layouts", "fogra39.icc", NULL);
    char *bytes;
    gsize len;

    g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    return g_bytes_new_take(bytes, len);
}

/* Sealed for the press; NULL, and what was reported. Takes the painted bytes. */
static GBytes *press(GBytes *painted, char **report)
{
    struct sample sample;
    g_autoptr(GBytes) profile = read_profile();
    GBytes *sealed;

    sample_init(&sample, &language_en, "For the press");
    sealed = seal_apply(painted,
                        &(struct seal_job){.doc = sample.doc,
                                           .marks = sample.marks,
                                           .links = sample.links,
                                           .press = profile,
                                           .created = "2026-12-01T00:00:00Z"},
                        sample.diag);
    *report = diag_to_text(sample.diag, false);
    g_assert_true(sealed || diag_has(sample.diag, DIAG_PRESS) ||
                  diag_has(sample.diag, DIAG_SYSTEM));
    g_bytes_unref(painted);
    sample_clear(&sample);
    return sealed;
}

static void press_opens(struct reader *reader, GBytes *painted, GBytes **sealed)
{
    g_autofree char *report = NULL;

    *sealed = press(painted, &report);
    if (!*sealed)
        g_error("refused: %s", report);
    reader_open(reader, *sealed);
}

static void press_refuses(GBytes *painted, const char *why)
{
    g_autofree char *report = NULL;
    g_autoptr(GBytes) sealed = press(painted, &report);

    if (sealed || !strstr(report, why))
        g_error("refused, but not as \"%s\": %s", why, report);
}

/* As many bytes as an image of SIDE × SIDE has, dark to light. */
static GBytes *ramp(size_t a_pixel)
{
    const size_t len = SIDE * SIDE * a_pixel;
    guint8 *bytes = g_malloc(len);

    for (size_t i = 0; i < len; i++)
        bytes[i] = (guint8)(i * 255 / len);
    return g_bytes_new_take(bytes, len);
}

static qpdf_oh new_image(const struct maker *m, const char *entries, size_t a_pixel)
{
    g_autoptr(GBytes) bytes = ramp(a_pixel);
    g_autofree char *all = g_strdup_printf(
        "<< /Type /XObject /Subtype /Image /Width %d /Height %d %s >>", SIDE, SIDE, entries);
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);

    return new_stream(m, all, data, len);
}

/* A page with one image; `mask` is the image's /SMask or NULL. */
static GBytes *page_with_image(const char *entries, size_t a_pixel, const char *mask)
{
    struct maker m;
    qpdf_oh image;

    maker_begin(&m);
    image = new_image(&m, entries, a_pixel);
    if (mask)
        put(&m, image, "/SMask", new_image(&m, mask, 1));
    name(&m, m.page, "/XObject", image);
    return maker_end(&m, "/it Do");
}

#define RGB8 "/ColorSpace /DeviceRGB /BitsPerComponent 8 "
#define GREY8 "/ColorSpace /DeviceGray /BitsPerComponent 8 "
#define CMYK8 "/ColorSpace /DeviceCMYK /BitsPerComponent 8 "

static qpdf_oh page_resource(const struct reader *reader, const char *path)
{
    g_autofree char *whole = g_strconcat("Pages/Kids/0/Resources/", path, NULL);

    return reader_get(reader, reader->root, whole);
}

static GBytes *stream_bytes(const struct reader *reader, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    GBytes *copy;

    g_assert_cmpint(
        qpdf_oh_get_stream_data(reader->qpdf, stream, qpdf_dl_generalized, NULL, &bytes, &len), ==,
        QPDF_SUCCESS);
    copy = g_bytes_new(bytes, len);
    free(bytes);
    return copy;
}

static void assert_shows(const struct reader *reader, qpdf_oh from, const char *path,
                         const char *expected)
{
    g_autofree char *shown = reader_show(reader, from, path);

    g_assert_cmpstr(shown, ==, expected);
}

/* Of each pixel: inks under 300 %. Gives how many colours there are. */
static unsigned assert_inks(GBytes *bytes)
{
    g_autoptr(GHashTable) colours = g_hash_table_new(NULL, NULL);
    gsize len;
    const guint8 *data = g_bytes_get_data(bytes, &len);

    g_assert_cmpuint(len % 4, ==, 0);
    for (size_t i = 0; i < len; i += 4) {
        g_assert_cmpint(data[i] + data[i + 1] + data[i + 2] + data[i + 3], <, INK_MOST);
        g_hash_table_add(colours, GUINT_TO_POINTER((guint)data[i] << 24 | (guint)data[i + 1] << 16 |
                                                   (guint)data[i + 2] << 8 | data[i + 3]));
    }
    return g_hash_table_size(colours);
}

static void test_rgb_image(void)
{
    static const char *const entries[] = {RGB8, RGB8 "/Decode [0 1 0 1 0 1]",
                                          RGB8 "/Alternates [ ]"};

    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
        struct reader reader;
        g_autoptr(GBytes) sealed = NULL;
        g_autoptr(GBytes) inks = NULL;
        qpdf_oh image;

        press_opens(&reader, page_with_image(entries[i], 3, i ? NULL : GREY8), &sealed);
        image = page_resource(&reader, "XObject/it");
        assert_shows(&reader, image, "ColorSpace", "/DeviceCMYK");
        assert_shows(&reader, image, "Decode", NULL);
        assert_shows(&reader, image, "Alternates", NULL);
        if (i == 0)
            assert_shows(&reader, image, "SMask/ColorSpace", "/DeviceGray");
        inks = stream_bytes(&reader, image);
        g_assert_cmpuint(g_bytes_get_size(inks), ==, SIDE * SIDE * 4);
        g_assert_cmpuint(assert_inks(inks), >, SIDE * SIDE / 2);
        reader_close(&reader);
    }
}

/* Grey, stencils, and CMYK that keeps to the limit: not a byte of them changes. */
static void test_kept_images(void)
{
    static const struct {
        const char *entries, *mask;
        size_t a_pixel;
    } cases[] = {
        {GREY8, NULL, 1},
        {GREY8, GREY8, 1},
        {GREY8 "/Decode [1 0] /Mask [3 4]", NULL, 1},
        {"/ColorSpace /DeviceGray /BitsPerComponent 16", NULL, 2},
        {"/ImageMask true /BitsPerComponent 1", NULL, 1},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct reader reader;
        g_autoptr(GBytes) sealed = NULL;
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(GBytes) before = ramp(cases[i].a_pixel);

        press_opens(&reader, page_with_image(cases[i].entries, cases[i].a_pixel, cases[i].mask),
                    &sealed);
        bytes = stream_bytes(&reader, page_resource(&reader, "XObject/it"));
        g_assert_true(g_bytes_equal(bytes, before));
        reader_close(&reader);
    }
}

/* CMYK over the limit loses coloured ink, and no other pixel changes; with and without the /Decode
 * that is meant anyhow. */
static void test_cmyk_images(void)
{
    static const char *const entries[] = {CMYK8, CMYK8 "/Decode [0 1 0 1 0 1 0 1]"};

    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
        struct reader reader;
        g_autoptr(GBytes) sealed = NULL;
        g_autoptr(GBytes) after = NULL;
        g_autoptr(GBytes) before = ramp(4);
        const guint8 *was, *is;
        gsize len;

        press_opens(&reader, page_with_image(entries[i], 4, GREY8), &sealed);
        after = stream_bytes(&reader, page_resource(&reader, "XObject/it"));
        assert_inks(after);
        was = g_bytes_get_data(before, &len);
        is = g_bytes_get_data(after, NULL);
        g_assert_cmpuint(g_bytes_get_size(after), ==, len);
        for (size_t k = 0; k < len; k += 4)
            if (was[k] + was[k + 1] + was[k + 2] + was[k + 3] <= (int)(PRESS_INK_MAX * 255))
                g_assert_cmpint(memcmp(was + k, is + k, 4), ==, 0);
        reader_close(&reader);
    }
}

static void test_refused_images(void)
{
    static const struct {
        const char *entries, *mask, *why;
        size_t a_pixel;
    } cases[] = {
        {"/ColorSpace /DeviceRGB /BitsPerComponent 16", NULL, "other than 8 bits", 6},
        {"/ColorSpace /DeviceRGB", NULL, "other than 8 bits", 3},
        {RGB8, NULL, "that is damaged", 1},
        {RGB8, NULL, "that is damaged", 4},
        {RGB8 "/Filter /DCTDecode", NULL, "that is damaged", 3},
        {RGB8 "/Decode [1 0 1 0 1 0]", NULL, "/Decode of its own", 3},
        {RGB8 "/Decode [0 1]", NULL, "/Decode of its own", 3},
        {RGB8 "/Mask [0 9 0 9 0 9]", NULL, "see-through by colour", 3},
        {RGB8, GREY8 "/Matte [0 0 0]", "/Matte", 3},
        {RGB8, "/ColorSpace [/CalGray << /WhitePoint [1 1 1] >>] /BitsPerComponent 8",
         "soft mask is not grey", 3},
        {GREY8, "/ColorSpace /DeviceGray /Filter /JPXDecode", "soft mask is not grey", 1},
        {"/ColorSpace /DeviceCMYK /BitsPerComponent 16", NULL, "whose ink can't be limited", 8},
        {CMYK8 "/Decode [1 0 1 0 1 0 1 0]", NULL, "whose ink can't be limited", 4},
        {CMYK8 "/Mask [0 9 0 9 0 9 0 9]", NULL, "whose ink can't be limited", 4},
        {CMYK8, GREY8 "/Matte [0 0 0 0]", "whose ink can't be limited", 4},
        {CMYK8, NULL, "that is damaged", 3},
        {GREY8 "/Filter /JPXDecode", NULL, "JPEG 2000", 1},
        {"/Filter [/JPXDecode]", NULL, "JPEG 2000", 3},
        {"/ColorSpace [/Indexed /DeviceRGB 1 <000000ffffff>] /BitsPerComponent 8", NULL, "an index",
         1},
        {"/ColorSpace [/ICCBased null] /BitsPerComponent 8", NULL, "a profile", 3},
        {"/ColorSpace [/CalRGB << /WhitePoint [1 1 1] >>] /BitsPerComponent 8", NULL,
         "a space of its own", 3},
        {"/ColorSpace [/Lab << /WhitePoint [1 1 1] >>] /BitsPerComponent 8", NULL,
         "a space of its own", 3},
        {"/BitsPerComponent 8", NULL, "a space of its own", 3},
        {"/ImageMask true /ColorSpace /DeviceRGB /BitsPerComponent 1", NULL, "other than 8 bits",
         1},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        press_refuses(page_with_image(cases[i].entries, cases[i].a_pixel, cases[i].mask),
                      cases[i].why);
}

/* Operators, one page each: what they become, or why they can't. */
static void test_content(void)
{
    static const struct {
        const char *content, *why;
    } cases[] = {
        {"/Pattern cs 1 0 0 /p scn", "a space of its own"},
        {"/Pattern cs 1 scn", "a space of its own"},
        {"/Cs1 cs 1 0 0 sc", "a space of its own"},
        {"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", "inside a content stream"},
        {"1 0 rg", "can't be read"},
        {"0 0 0 rg (", "can't be read"},
    };
    static const char *const kinds[][2] = {{"/Shading", "neither linear nor radial"},
                                           {"/Pattern", "neither linear nor radial"},
                                           {"/ColorSpace", "a space of its own"}};
    struct maker m;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        maker_begin(&m);
        press_refuses(maker_end(&m, cases[i].content), cases[i].why);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) { /* named, though not used */
        maker_begin(&m);
        name(&m, m.page, kinds[i][0],
             qpdf_oh_parse(m.qpdf, "[ /CalRGB << /WhitePoint [1 1 1] >> ]"));
        press_refuses(maker_end(&m, "q Q"), kinds[i][1]);
    }
}

static qpdf_oh new_form(const struct maker *m, const char *group, const char *content)
{
    g_autofree char *entries =
        g_strdup_printf("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] %s >>", group);

    return new_stream(m, entries, content, strlen(content));
}

/* A form whose graphics state has a mask whose form shows an image: all of it is found. */
static void test_depth(void)
{
    struct maker m;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    g_autoptr(GBytes) inks = NULL;
    g_autofree char *text = NULL;
    qpdf_oh outer, inner, state, mask;

    maker_begin(&m);
    inner = new_form(&m, "/Group << /S /Transparency /CS /DeviceRGB >>", "1 g /it Do");
    name(&m, inner, "/XObject", new_image(&m, RGB8, 3));
    mask = qpdf_oh_parse(m.qpdf, "<< /S /Luminosity /BC [0 0 0] >>");
    put(&m, mask, "/G", inner);
    state = qpdf_oh_new_dictionary(m.qpdf);
    put(&m, state, "/SMask", mask);
    outer = new_form(&m, "/Group << /S /Transparency /CS /DeviceRGB >>",
                     "/it gs 1 0 0 rg 0 0 9 9 re f");
    name(&m, outer, "/ExtGState", state);
    name(&m, m.page, "/XObject", outer);
    put(&m, m.page, "/Group", qpdf_oh_parse(m.qpdf, "<< /S /Transparency /CS /DeviceRGB >>"));
    press_opens(&reader, maker_end(&m, "/it Do"), &sealed);
    assert_shows(&reader, reader.root, "Pages/Kids/0/Group/CS", "/DeviceCMYK");
    outer = page_resource(&reader, "XObject/it");
    assert_shows(&reader, outer, "Group/CS", "/DeviceCMYK");
    text = reader_stream(&reader, outer);
    g_assert_nonnull(strstr(text, " k 0 0 9 9 re f"));
    mask = reader_get(&reader, outer, "Resources/ExtGState/it/SMask");
    assert_shows(&reader, mask, "BC", NULL);
    assert_shows(&reader, mask, "G/Group/CS", "/DeviceCMYK");
    inks = stream_bytes(&reader, reader_get(&reader, mask, "G/Resources/XObject/it"));
    g_assert_cmpuint(assert_inks(inks), >, 1);
    reader_close(&reader);
}

static void test_refused_groups(void)
{
    struct maker m;
    qpdf_oh mask, state;

    maker_begin(&m);
    put(&m, m.page, "/Group",
        qpdf_oh_parse(m.qpdf, "<< /S /Transparency /CS [/CalRGB << /WhitePoint [1 1 1] >>] >>"));
    press_refuses(maker_end(&m, "q Q"), "whose transparency blends");

    maker_begin(&m);
    name(&m, m.page, "/XObject",
         new_form(&m, "/Group << /S /Transparency /CS [/ICCBased null] >>", "q Q"));
    press_refuses(maker_end(&m, "/it Do"), "whose transparency blends");

    maker_begin(&m);
    mask = qpdf_oh_parse(m.qpdf, "<< /S /Luminosity /BC [1 0.5 0] >>");
    put(&m, mask, "/G", new_form(&m, "/Group << /S /Transparency /CS /DeviceRGB >>", "1 g"));
    state = qpdf_oh_new_dictionary(m.qpdf);
    put(&m, state, "/SMask", mask);
    name(&m, m.page, "/ExtGState", state);
    press_refuses(maker_end(&m, "/it gs"), "a mask over a colour");

    maker_begin(&m);
    name(&m, m.page, "/XObject",
         new_stream(&m, "<< /Type /XObject /Subtype /PS >>", "1 0 0 setrgbcolor", 17));
    press_refuses(maker_end(&m, "/it Do"), "neither a form nor an image");
}

/* What mixes inks otherwise than paint over paint. */
static void test_blending(void)
{
    static const struct {
        const char *state, *why;
    } cases[] = {
        {"<< /BM /Normal >>", NULL},
        {"<< /BM /Compatible /ca 0.5 >>", NULL},
        {"<< /BM /Multiply >>", "a blend mode"},
        {"<< /BM /Difference >>", "a blend mode"},
        {"<< /BM [/Screen /Normal] >>", "a blend mode"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct maker m;
        struct reader reader;
        g_autoptr(GBytes) sealed = NULL;

        maker_begin(&m);
        name(&m, m.page, "/ExtGState", qpdf_oh_parse(m.qpdf, cases[i].state));
        if (cases[i].why) {
            press_refuses(maker_end(&m, "/it gs"), cases[i].why);
            continue;
        }
        press_opens(&reader, maker_end(&m, "/it gs"), &sealed);
        reader_close(&reader);
    }
}

static qpdf_oh new_type3(const struct maker *m, const char *glyph)
{
    const qpdf_oh font = qpdf_oh_parse(
        m->qpdf,
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65"
        " /LastChar 65 /Widths [9] /Encoding << /Differences [65 /a] >> >>");
    const qpdf_oh glyphs = qpdf_oh_new_dictionary(m->qpdf);

    put(m, glyphs, "/a", new_stream(m, "<< >>", glyph, strlen(glyph)));
    put(m, font, "/CharProcs", glyphs);
    return font;
}

/* Glyphs that set their own colour (d0), and what their fonts name. */
static void test_type3(void)
{
    struct maker m;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    g_autofree char *text = NULL;
    qpdf_oh font, state;

    maker_begin(&m);
    font = new_type3(&m, "9 0 d0 1 0 0 rg 0 0 9 9 re f BI /IM true /W 1 /H 1 /BPC 1 ID \200 EI");
    name(&m, font, "/XObject", new_image(&m, RGB8, 3));
    name(&m, m.page, "/Font", font);
    press_opens(&reader, maker_end(&m, "BT /it 1 Tf (A) Tj ET"), &sealed);
    font = page_resource(&reader, "Font/it");
    text = reader_stream(&reader, reader_get(&reader, font, "CharProcs/a"));
    g_assert_nonnull(strstr(text, " k 0 0 9 9 re f"));
    g_assert_null(strstr(text, "rg"));
    assert_shows(&reader, font, "Resources/XObject/it/ColorSpace", "/DeviceCMYK");
    reader_close(&reader);

    maker_begin(&m); /* named by a graphics state alone */
    state = qpdf_oh_parse(m.qpdf, "<< /Font [ ] >>");
    qpdf_oh_append_item(m.qpdf, qpdf_oh_get_key(m.qpdf, state, "/Font"),
                        new_type3(&m, "9 0 d0 /s cs"));
    name(&m, m.page, "/ExtGState", state);
    press_refuses(maker_end(&m, "/it gs"), "a space of its own");
}

/* Resources that the page inherits; annotations and fields, which go. */
static void test_page(void)
{
    struct maker m;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    gsize len;
    const char *data;

    maker_begin(&m);
    name(&m, qpdf_oh_get_key(m.qpdf, qpdf_get_root(m.qpdf), "/Pages"), "/XObject",
         new_image(&m, RGB8, 3));
    qpdf_oh_remove_key(m.qpdf, m.page, "/Resources");
    put(&m, m.page, "/Thumb", new_image(&m, RGB8, 3));
    put(&m, m.page, "/Annots",
        qpdf_oh_parse(m.qpdf, "[ << /Subtype /Square /Rect [0 0 9 9] /C [1 0 0] >> ]"));
    put(&m, qpdf_get_root(m.qpdf), "/AcroForm",
        qpdf_oh_parse(m.qpdf, "<< /Fields [ << /T (a) /MK << /BG [1 0 0] >> >> ] >>"));
    press_opens(&reader, maker_end(&m, "/it Do"), &sealed);
    assert_shows(&reader, page_resource(&reader, "XObject/it"), "ColorSpace", "/DeviceCMYK");
    reader_close(&reader);
    data = g_bytes_get_data(sealed, &len);
    g_assert_null(g_strstr_len(data, (gssize)len, "/DeviceRGB"));
    g_assert_null(g_strstr_len(data, (gssize)len, "/Square"));
    g_assert_null(g_strstr_len(data, (gssize)len, "/AcroForm"));
}

#define STOPS "/FunctionType 2 /Domain [0 1] /N 1 "
#define LINEAR "/ShadingType 2 /Coords [0 0 99 0] /ColorSpace /DeviceRGB "

static GBytes *page_with_gradient(const char *entries)
{
    struct maker m;

    maker_begin(&m);
    name(&m, m.page, "/Shading", qpdf_oh_parse(m.qpdf, entries));
    return maker_end(&m, "/it sh");
}

static double number_at(const struct reader *reader, qpdf_oh array, int index)
{
    return qpdf_oh_get_numeric_value(reader->qpdf,
                                     qpdf_oh_get_array_item(reader->qpdf, array, index));
}

static void read_inks(const struct reader *reader, qpdf_oh from, const char *path, double inks[4])
{
    const qpdf_oh array = reader_get(reader, from, path);

    g_assert_cmpint(qpdf_oh_get_array_n_items(reader->qpdf, array), ==, 4);
    for (int i = 0; i < 4; i++)
        inks[i] = number_at(reader, array, i);
}

static void read_flat(const char *rgb, double inks[4])
{
    struct maker m;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    g_autofree char *content = g_strconcat(rgb, " rg", NULL);
    g_autofree char *text = NULL;
    const char *at;

    maker_begin(&m);
    name(&m, m.page, "/XObject", new_form(&m, "", content));
    press_opens(&reader, maker_end(&m, "/it Do"), &sealed);
    text = reader_stream(&reader, page_resource(&reader, "XObject/it"));
    at = text;
    for (int i = 0; i < 4; i++) {
        char *end;

        inks[i] = g_ascii_strtod(at, &end);
        at = end;
    }
    reader_close(&reader);
}

/* Between two colours there are as many stops as it takes; at both ends the inks are, to the digit,
 * those of flat colours, and where stops meet they agree; the limit of ink holds at each. */
static void test_gradient_ends(void)
{
    static const struct {
        const char *from, *to;
        unsigned least, most;
    } cases[] = {
        {"1 0 0", "0 0 0", 4, 128},
        {"0.0392157 0.360784 0.290196", "0.0235294 0.231373 0.188235", 2, 64},
        {"0.5 0.5 0.5", "1 1 1", 1, 1}, /* grey is black ink alone, all the way */
        {"0.2 0.2 0.2", "0 0 0", 1, 64},
        {"0 0 1", "0 0.01 0.01", 4, 128},
        {"1 1 1", "0.24 0.20 0.22", 2, 64},
        {"0.1 0.1 0.1", "0.01 0.0 0.02", 1, 1},
        {"1 0 0", "1 0 0", 1, 1},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct reader reader;
        g_autoptr(GBytes) sealed = NULL;
        g_autofree char *entries =
            g_strdup_printf("<< " LINEAR "/Function << " STOPS "/C0 [%s] /C1 [%s] >> >>",
                            cases[i].from, cases[i].to);
        double wanted[2][4], before[4];
        qpdf_oh shading, parts;
        int count;

        read_flat(cases[i].from, wanted[0]);
        read_flat(cases[i].to, wanted[1]);
        press_opens(&reader, page_with_gradient(entries), &sealed);
        shading = page_resource(&reader, "Shading/it");
        assert_shows(&reader, shading, "ColorSpace", "/DeviceCMYK");
        assert_shows(&reader, shading, "Function/FunctionType", "3");
        parts = reader_get(&reader, shading, "Function/Functions");
        count = qpdf_oh_get_array_n_items(reader.qpdf, parts);
        g_assert_cmpint(count, >=, (int)cases[i].least);
        g_assert_cmpint(count, <=, (int)cases[i].most);
        memcpy(before, wanted[0], sizeof before);
        for (int k = 0; k < count; k++) {
            const qpdf_oh part = qpdf_oh_get_array_item(reader.qpdf, parts, k);
            double inks[4];

            read_inks(&reader, part, "C0", inks);
            for (int n = 0; n < 4; n++)
                g_assert_cmpfloat_with_epsilon(inks[n], before[n], 1e-9);
            read_inks(&reader, part, "C1", before);
            g_assert_cmpfloat(before[0] + before[1] + before[2] + before[3], <, INK_MOST / 255.0);
        }
        for (int n = 0; n < 4; n++)
            g_assert_cmpfloat_with_epsilon(wanted[1][n], before[n], 1e-9);
        reader_close(&reader);
    }
}

/* A colour of a bright way: far from grey and from black, so that a flat one is no black ink alone.
 */
static void random_bright(double rgb[3])
{
    rgb[0] = g_test_rand_double_range(0.6, 1);
    rgb[1] = g_test_rand_double_range(0, 0.4);
    rgb[2] = g_test_rand_double_range(0, 1);
}

/* What a function of pieces gives, between 0 and 1. */
static void evaluate(const struct reader *reader, qpdf_oh function, double at, double inks[4])
{
    const qpdf_oh bounds = qpdf_oh_get_key(reader->qpdf, function, "/Bounds"),
                  pieces = qpdf_oh_get_key(reader->qpdf, function, "/Functions");
    const int count = qpdf_oh_get_array_n_items(reader->qpdf, bounds);
    double from = 0, to = 1, first[4], last[4];
    int piece = 0;

    while (piece < count && number_at(reader, bounds, piece) <= at)
        from = number_at(reader, bounds, piece++);
    if (piece < count)
        to = number_at(reader, bounds, piece);
    read_inks(reader, qpdf_oh_get_array_item(reader->qpdf, pieces, piece), "C0", first);
    read_inks(reader, qpdf_oh_get_array_item(reader->qpdf, pieces, piece), "C1", last);
    for (int i = 0; i < 4; i++)
        inks[i] = first[i] + (at - from) / (to - from) * (last[i] - first[i]);
}

/* Wherever one looks, a gradient has nearly the inks that a flat colour would have. */
static void test_gradient_between(void)
{
    g_autoptr(GBytes) profile = read_profile();
    const char *why;
    struct press_inks *press = press_inks_new(profile, &why);

    for (unsigned i = 0; i < 20; i++) {
        struct reader reader;
        g_autoptr(GBytes) sealed = NULL;
        g_autofree char *entries = NULL;
        double from[3], to[3];

        random_bright(from);
        random_bright(to);
        entries = g_strdup_printf("<< " LINEAR "/Function << " STOPS
                                  "/C0 [%f %f %f] /C1 [%f %f %f] >> >>",
                                  from[0], from[1], from[2], to[0], to[1], to[2]);
        press_opens(&reader, page_with_gradient(entries), &sealed);
        for (unsigned k = 0; k < 50; k++) {
            const double at = g_test_rand_double();
            double rgb[3], flat[4], inks[4];

            for (unsigned n = 0; n < 3; n++)
                rgb[n] = from[n] + at * (to[n] - from[n]);
            press_convert_colour(press, rgb, flat);
            evaluate(&reader, page_resource(&reader, "Shading/it/Function"), at, inks);
            for (unsigned n = 0; n < 4; n++)
                g_assert_cmpfloat_with_epsilon(inks[n], flat[n], 0.03);
        }
        reader_close(&reader);
    }
    press_inks_drop(press);
}

/* Functions that others are stitched of, one twice, in a pattern: each is converted once. */
static void test_gradient_stitched(void)
{
    struct maker m;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    qpdf_oh shared, function, functions, shading, pattern;

    maker_begin(&m);
    shared = qpdf_make_indirect_object(
        m.qpdf, qpdf_oh_parse(m.qpdf, "<< " STOPS "/C0 [1 1 1] /C1 [0 0 0] >>"));
    function = qpdf_oh_parse(m.qpdf, "<< /FunctionType 3 /Domain [-1 1] /Bounds [0] "
                                     "/Encode [0 1 1 0] /Functions [] >>");
    functions = qpdf_oh_get_key(m.qpdf, function, "/Functions");
    qpdf_oh_append_item(m.qpdf, functions, shared);
    qpdf_oh_append_item(m.qpdf, functions, shared);
    shading = qpdf_oh_parse(m.qpdf, "<< " LINEAR "/Domain [-1 1] /Extend [true true] >>");
    put(&m, shading, "/Function", function);
    pattern = qpdf_oh_parse(m.qpdf, "<< /PatternType 2 /Matrix [1 0 0 1 9 9] >>");
    put(&m, pattern, "/Shading", shading);
    name(&m, m.page, "/Pattern", pattern);
    press_opens(&reader, maker_end(&m, "/Pattern cs /it scn 0 0 99 99 re f"), &sealed);
    shading = page_resource(&reader, "Pattern/it/Shading");
    assert_shows(&reader, shading, "ColorSpace", "/DeviceCMYK");
    assert_shows(&reader, shading, "Function/Encode", "[ 0 1 1 0 ]");
    assert_shows(&reader, shading, "Function/Functions/1/FunctionType", "3");
    assert_shows(&reader, shading, "Function/Functions/1/Functions/0/C0", "[ 0 0 0 0 ]");
    reader_close(&reader);
}

/* What a mask is made of keeps its grey; so does its group. */
static void test_gradient_mask(void)
{
    struct maker m;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    qpdf_oh state, mask, group;

    maker_begin(&m);
    group = new_form(&m, "/Group << /S /Transparency /CS /DeviceGray >>", "/it sh");
    name(&m, group, "/Shading",
         qpdf_oh_parse(m.qpdf, "<< /ShadingType 2 /Coords [0 0 99 0] /ColorSpace /DeviceGray "
                               "/Function << " STOPS "/C0 [1] /C1 [0.3] >> >>"));
    mask = qpdf_oh_parse(m.qpdf, "<< /S /Luminosity >>");
    put(&m, mask, "/G", group);
    state = qpdf_oh_new_dictionary(m.qpdf);
    put(&m, state, "/SMask", mask);
    name(&m, m.page, "/ExtGState", state);
    press_opens(&reader, maker_end(&m, "/it gs"), &sealed);
    group = page_resource(&reader, "ExtGState/it/SMask/G");
    assert_shows(&reader, group, "Group/CS", "/DeviceGray");
    assert_shows(&reader, group, "Resources/Shading/it/ColorSpace", "/DeviceGray");
    assert_shows(&reader, group, "Resources/Shading/it/Function/C1", "[ 0.3 ]");
    reader_close(&reader);
}

static void test_refused_gradients(void)
{
    static const char *const shadings[] = {
        "<< /ShadingType 1 /ColorSpace /DeviceRGB >>",
        "<< " LINEAR ">>",
        "<< " LINEAR "/Background [1 0 0] /Function << " STOPS "/C0 [1 1 1] /C1 [0 0 0] >> >>",
        "<< " LINEAR "/Function << " STOPS "/C0 [1] /C1 [0] >> >>",
        "<< " LINEAR "/Function << " STOPS ">> >>",
        "<< " LINEAR "/Function << " STOPS "/Range [0 1] /C0 [1 1 1] /C1 [0 0 0] >> >>",
        "<< " LINEAR "/Function << /FunctionType 2 /Domain [0 1] /N 2 /C0 [1 1 1] /C1 [0 0 0] >> "
        ">>",
        "<< " LINEAR "/Function << /FunctionType 2 /Domain [0 2] /N 1 /C0 [1 1 1] /C1 [0 0 0] >> "
        ">>",
        "<< " LINEAR "/Function << /FunctionType 3 /Domain [0 1] /Functions [ ] >> >>",
        "<< " LINEAR "/Function [ << " STOPS "/C0 [1] /C1 [0] >> ] >>",
        "<< /ShadingType 2 /ColorSpace [/CalRGB << /WhitePoint [1 1 1] >>] >>",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(shadings); i++)
        press_refuses(page_with_gradient(shadings[i]), "neither linear nor radial");
}

/* Tiles are painted as forms are; without colours of their own they are refused. */
static void test_tiles(void)
{
    struct maker m;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    g_autofree char *text = NULL;
    const char *const tile = "1 0 0 rg 0 0 5 5 re f";

    for (unsigned type = 1; type <= 2; type++) {
        g_autofree char *entries = g_strdup_printf(
            "<< /PatternType 1 /PaintType %u /TilingType 1 /BBox [0 0 9 9] /XStep 9 "
            "/YStep 9 /Resources << >> >>",
            type);

        maker_begin(&m);
        name(&m, m.page, "/Pattern", new_stream(&m, entries, tile, strlen(tile)));
        if (type == 2) {
            press_refuses(maker_end(&m, "/Pattern cs /it scn"), "without colours of its own");
            continue;
        }
        press_opens(&reader, maker_end(&m, "/Pattern cs /it scn 0 0 99 99 re f"), &sealed);
        text = reader_stream(&reader, page_resource(&reader, "Pattern/it"));
        g_assert_nonnull(strstr(text, " k 0 0 5 5 re f"));
        reader_close(&reader);
    }
}

static cairo_status_t draw_glyph(cairo_scaled_font_t *font G_GNUC_UNUSED,
                                 unsigned long glyph G_GNUC_UNUSED, cairo_t *cr,
                                 cairo_text_extents_t *extents)
{
    extents->x_advance = 1;
    cairo_rectangle(cr, 0, 0, 1, 1);
    cairo_fill(cr);
    return CAIRO_STATUS_SUCCESS;
}

static void paint_picture(cairo_t *cr, cairo_format_t format, double alpha)
{
    cairo_surface_t *picture = cairo_image_surface_create(format, SIDE, SIDE);
    unsigned char *row = cairo_image_surface_get_data(picture);

    cairo_surface_flush(picture);
    for (unsigned y = 0; y < SIDE; y++, row += cairo_image_surface_get_stride(picture))
        for (unsigned x = 0; x < SIDE; x++)
            ((guint32 *)(void *)row)[x] = (format == CAIRO_FORMAT_ARGB32 ? (y * 9 + 64) << 24 : 0) |
                                          x * 8 << 16 | y * 8 << 8 | 20;
    cairo_surface_mark_dirty(picture);
    cairo_set_source_surface(cr, picture, 20, 20);
    cairo_paint_with_alpha(cr, alpha);
    cairo_surface_destroy(picture);
}

/* All that cairo makes of them: both kinds, see-through or not, and what goes on beyond their ends.
 */
static void paint_gradients(cairo_t *cr)
{
    for (unsigned i = 0; i < 16; i++) {
        cairo_pattern_t *gradient = i & 1 ? cairo_pattern_create_radial(200, 200, 5, 210, 200, 60)
                                          : cairo_pattern_create_linear(150, 150, 200, 220);

        cairo_pattern_add_color_stop_rgba(gradient, 0.1, 0.9, 0.2, 0.1, 1);
        cairo_pattern_add_color_stop_rgba(gradient, 0.5, 0.1, 0.4, 0.9, i & 2 ? 0.3 : 1);
        cairo_pattern_add_color_stop_rgba(gradient, 0.9, 0, 0, 0, 1);
        cairo_pattern_set_extend(gradient, (cairo_extend_t)(i / 4));
        cairo_set_source(cr, gradient);
        cairo_rectangle(cr, 100, 100, 300, 300);
        if (i & 2)
            cairo_stroke(cr);
        else
            cairo_fill(cr);
        cairo_pattern_destroy(gradient);
    }
}

/* Every object of the file is looked at: nothing of it is in RGB, and its pictures keep their
 * colours apart. */
static void assert_cairo(const struct reader *reader)
{
    const long long count = qpdf_oh_get_int_value(
        reader->qpdf, reader_get(reader, qpdf_get_trailer(reader->qpdf), "Size"));
    unsigned pictures = 0, fonts = 0, gradients = 0;

    for (int i = 1; i < count; i++) {
        const qpdf_oh object = qpdf_get_object_by_id(reader->qpdf, i, 0);
        const qpdf_oh dict = qpdf_oh_is_stream(reader->qpdf, object)
                                 ? qpdf_oh_get_dict(reader->qpdf, object)
                                 : object;
        const char *shown = qpdf_oh_is_dictionary(reader->qpdf, dict)
                                ? qpdf_oh_unparse_resolved(reader->qpdf, dict)
                                : "";

        g_assert_null(strstr(shown, "/DeviceRGB"));
        fonts += strstr(shown, "/Type3") != NULL;
        gradients += strstr(shown, "/ShadingType") && strstr(shown, "/ColorSpace /DeviceCMYK");
        if (strstr(shown, "/Subtype /Image") && strstr(shown, "/DeviceCMYK")) {
            g_autoptr(GBytes) inks = stream_bytes(reader, object);

            g_assert_cmpuint(assert_inks(inks), >, SIDE);
            pictures++;
        }
    }
    g_assert_cmpuint(pictures, ==, 3);
    g_assert_cmpuint(fonts, ==, 1);
    g_assert_cmpuint(gradients, ==, 16);
}

/* What cairo makes of pictures, gradients, groups and fonts of its user's. */
static void test_cairo(void)
{
    struct sample sample;
    struct painter painter;
    struct reader reader;
    g_autoptr(GBytes) sealed = NULL;
    cairo_font_face_t *font = cairo_user_font_face_create();

    sample_init(&sample, &language_en, "Pictures");
    painter_begin(&painter, &sample);
    paint_picture(painter.cr, CAIRO_FORMAT_RGB24, 1);
    paint_picture(painter.cr, CAIRO_FORMAT_ARGB32, 1);
    cairo_push_group(painter.cr);
    paint_picture(painter.cr, CAIRO_FORMAT_RGB24, 1);
    cairo_pop_group_to_source(painter.cr);
    cairo_paint_with_alpha(painter.cr, 0.5);
    cairo_user_font_face_set_render_glyph_func(font, draw_glyph);
    cairo_set_font_face(painter.cr, font);
    cairo_set_source_rgb(painter.cr, 1, 0, 0);
    cairo_move_to(painter.cr, 50, 50);
    cairo_show_text(painter.cr, "A");
    cairo_font_face_destroy(font);
    paint_gradients(painter.cr);
    press_opens(&reader, painter_end(&painter), &sealed);
    assert_cairo(&reader);
    reader_close(&reader);
    sample_clear(&sample);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/rgb-image", test_rgb_image);
    g_test_add_func("/press/kept-images", test_kept_images);
    g_test_add_func("/press/cmyk-images", test_cmyk_images);
    g_test_add_func("/press/refused-images", test_refused_images);
    g_test_add_func("/press/content", test_content);
    g_test_add_func("/press/depth", test_depth);
    g_test_add_func("/press/refused-groups", test_refused_groups);
    g_test_add_func("/press/blending", test_blending);
    g_test_add_func("/press/type3", test_type3);
    g_test_add_func("/press/gradient-ends", test_gradient_ends);
    g_test_add_func("/press/gradient-between", test_gradient_between);
    g_test_add_func("/press/gradient-stitched", test_gradient_stitched);
    g_test_add_func("/press/gradient-mask", test_gradient_mask);
    g_test_add_func("/press/refused-gradients", test_refused_gradients);
    g_test_add_func("/press/tiles", test_tiles);
    g_test_add_func("/press/page", test_page);
    g_test_add_func("/press/cairo", test_cairo);
    return g_test_run();
}

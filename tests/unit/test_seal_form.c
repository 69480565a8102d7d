/* seal: a form painted by libharu, with each kind of field and both of its encoders, sealed and
 * read back. */
#include "lang/lang_private.h"
#include "seal_sample.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#define FONT "fonts/atkinson-hyperlegible-next/atkinson-regular.ttf"
#define FALLBACK "fonts/noto-sans/noto-sans-regular.ttf"

/* Paints as the haru device does: each text in /Span <</MCID n>> BDC … EMC, each widget into
 * /Annots. */
struct painter {
    struct sample *sample;
    HPDF_Doc doc;
    HPDF_Page page;
    HPDF_Font font, fallback;
    HPDF_Array fields, annots;
    unsigned mcid;
};

static void fail(HPDF_STATUS error, HPDF_STATUS detail, void *user G_GNUC_UNUSED)
{
    g_error("libharu: %04lx %lu", (unsigned long)error, (unsigned long)detail);
}

static HPDF_Dict new_dict(struct painter *p)
{
    HPDF_Dict dict = HPDF_Dict_New(p->doc->mmgr);

    HPDF_Xref_Add(p->doc->xref, dict);
    return dict;
}

static void put_text(struct painter *p, HPDF_Dict dict, const char *key, const char *text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(p->doc->mmgr, text, NULL));
}

static HPDF_Array put_array(struct painter *p, HPDF_Dict dict, const char *key)
{
    HPDF_Array array = HPDF_Array_New(p->doc->mmgr);

    HPDF_Dict_Add(dict, key, array);
    return array;
}

/* Never blank what people type: libharu embeds only the glyphs that it was asked for. */
static void embed_all(HPDF_Font font)
{
    for (unsigned c = 0x20; c <= 0xFF; c++) {
        const HPDF_BYTE byte = (HPDF_BYTE)c;

        HPDF_Font_TextWidth(font, &byte, 1);
    }
}

static void add_form(struct painter *p)
{
    HPDF_Dict form = new_dict(p), resources = HPDF_Dict_New(p->doc->mmgr);
    HPDF_Dict fonts = HPDF_Dict_New(p->doc->mmgr);

    HPDF_Dict_Add(p->doc->catalog, "AcroForm", form);
    p->fields = put_array(p, form, "Fields");
    HPDF_Dict_Add(form, "DR", resources);
    HPDF_Dict_Add(resources, "Font", fonts);
    HPDF_Dict_Add(fonts, "F", p->font);
    put_text(p, form, "DA", "/F 10 Tf 0 g");
}

static void painter_begin(struct painter *p, struct sample *sample)
{
    *p = (struct painter){.sample = sample, .doc = HPDF_New(fail, NULL)};
    HPDF_SetCompressionMode(p->doc, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(p->doc);
    p->font = HPDF_GetFont(p->doc, HPDF_LoadTTFontFromFile(p->doc, FONT, HPDF_TRUE), "CP1252");
    p->fallback =
        HPDF_GetFont(p->doc, HPDF_LoadTTFontFromFile(p->doc, FALLBACK, HPDF_TRUE), "UTF-8");
    embed_all(p->font);
    p->page = HPDF_AddPage(p->doc);
    HPDF_Page_SetWidth(p->page, 300);
    HPDF_Page_SetHeight(p->page, 300);
    p->annots = put_array(p, p->page, "Annots");
    add_form(p);
}

static GBytes *painter_end(struct painter *p)
{
    HPDF_UINT32 len;
    HPDF_BYTE *bytes;

    HPDF_SaveToStream(p->doc);
    len = HPDF_GetStreamSize(p->doc);
    bytes = g_malloc(len);
    HPDF_ReadFromStream(p->doc, bytes, &len);
    HPDF_Free(p->doc);
    return g_bytes_new_take(bytes, len);
}

/* Text as the font's encoder wants it: CP1252, or UTF-8 in the fallback font. */
static void paint(struct painter *p, const struct doc_node *leaf, HPDF_Font font, const char *text,
                  double y_pt)
{
    g_autofree char *begin = g_strdup_printf("/Span <</MCID %u>> BDC\n", p->mcid++);
    HPDF_Stream stream = ((HPDF_PageAttr)p->page->attr)->stream;

    HPDF_Stream_WriteStr(stream, begin);
    HPDF_Page_BeginText(p->page);
    HPDF_Page_SetFontAndSize(p->page, font, 12);
    HPDF_Page_MoveTextPos(p->page, 20, (HPDF_REAL)(300 - y_pt));
    HPDF_Page_ShowText(p->page, text);
    HPDF_Page_EndText(p->page);
    HPDF_Stream_WriteStr(stream, "EMC\n");
    sample_mark(p->sample, MARK_CONTENT, 0, leaf, y_pt - 12);
}

static HPDF_Dict add_appearance(struct painter *p, const char *content)
{
    HPDF_Dict form = HPDF_DictStream_New(p->doc->mmgr, p->doc->xref), resources, fonts;

    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    HPDF_Dict_Add(form, "BBox",
                  HPDF_Box_Array_New(p->doc->mmgr, (HPDF_Box){.right = 20, .top = 20}));
    resources = HPDF_Dict_New(p->doc->mmgr);
    fonts = HPDF_Dict_New(p->doc->mmgr);
    HPDF_Dict_Add(form, "Resources", resources);
    HPDF_Dict_Add(resources, "Font", fonts);
    HPDF_Dict_Add(fonts, "F", p->font);
    HPDF_Stream_WriteStr(form->stream, content);
    return form;
}

static HPDF_Dict add_widget(struct painter *p, double x_pt, double y_pt)
{
    HPDF_Dict widget = new_dict(p);
    const HPDF_Box box = {(HPDF_REAL)x_pt, (HPDF_REAL)(280 - y_pt), (HPDF_REAL)(x_pt + 20),
                          (HPDF_REAL)(300 - y_pt)};

    HPDF_Dict_AddName(widget, "Type", "Annot");
    HPDF_Dict_AddName(widget, "Subtype", "Widget");
    HPDF_Dict_Add(widget, "Rect", HPDF_Box_Array_New(p->doc->mmgr, box));
    HPDF_Array_Add(p->annots, widget);
    return widget;
}

static void put_states(struct painter *p, HPDF_Dict widget, const char *on)
{
    HPDF_Dict appearances = HPDF_Dict_New(p->doc->mmgr), normal = HPDF_Dict_New(p->doc->mmgr);

    HPDF_Dict_Add(widget, "AP", appearances);
    HPDF_Dict_Add(appearances, "N", normal);
    HPDF_Dict_Add(normal, on, add_appearance(p, "0 0 20 20 re s 5 5 10 10 re f"));
    HPDF_Dict_Add(normal, "Off", add_appearance(p, "0 0 20 20 re s"));
    HPDF_Dict_AddName(widget, "AS", "Off");
}

static void mark_field(struct painter *p, struct doc_node *parent, enum doc_field_kind kind,
                       const char *name)
{
    const struct doc_field field = {.kind = kind, .name = name, .says = name};

    sample_mark(p->sample, MARK_FIELD, 0,
                doc_add_field(p->sample->doc, parent, "field", &field, NOWHERE), 0);
}

static void paint_text_field(struct painter *p, struct doc_node *parent)
{
    HPDF_Dict field = add_widget(p, 20, 50), appearances = HPDF_Dict_New(p->doc->mmgr);

    HPDF_Dict_AddName(field, "FT", "Tx");
    put_text(p, field, "T", "candidate");
    put_text(p, field, "TU", "Candidate code");
    put_text(p, field, "DA", "/F 10 Tf 0 g");
    put_text(p, field, "V", "C-07");
    HPDF_Dict_Add(field, "AP", appearances);
    HPDF_Dict_Add(appearances, "N",
                  add_appearance(p, "/Tx BMC q BT /F 10 Tf 0 g 2 5 Td (C-07) Tj ET Q EMC"));
    HPDF_Array_Add(p->fields, field);
    mark_field(p, parent, DOC_FIELD_TEXT, "candidate");
}

static void paint_check_box(struct painter *p, struct doc_node *parent)
{
    HPDF_Dict field = add_widget(p, 20, 100);

    HPDF_Dict_AddName(field, "FT", "Btn");
    put_text(p, field, "T", "no_conflict");
    put_text(p, field, "TU", "No conflict");
    HPDF_Dict_AddName(field, "V", "Off");
    put_states(p, field, "Yes");
    HPDF_Array_Add(p->fields, field);
    mark_field(p, parent, DOC_FIELD_CHECK, "no_conflict");
}

static void paint_radio_group(struct painter *p, struct doc_node *parent)
{
    HPDF_Dict criterion = new_dict(p), group = new_dict(p);
    HPDF_Array kids = put_array(p, criterion, "Kids"), buttons = put_array(p, group, "Kids");

    put_text(p, criterion, "T", "K1");
    HPDF_Array_Add(p->fields, criterion);
    HPDF_Array_Add(kids, group);
    HPDF_Dict_Add(group, "Parent", criterion);
    HPDF_Dict_AddName(group, "FT", "Btn");
    put_text(p, group, "T", "score");
    put_text(p, group, "TU", "K1, score");
    HPDF_Dict_AddNumber(group, "Ff", 1 << 15 | 1 << 14);
    HPDF_Dict_AddName(group, "V", "Off");
    for (int i = 0; i < 3; i++) {
        HPDF_Dict button = add_widget(p, 20 + 30 * i, 150);
        const char value[] = {(char)('0' + i), '\0'};

        HPDF_Dict_Add(button, "Parent", group);
        put_text(p, button, "TU", value);
        put_states(p, button, value);
        HPDF_Array_Add(buttons, button);
        mark_field(p, parent, DOC_FIELD_RADIO, "K1.score");
    }
}

static GBytes *paint_form(struct sample *sample)
{
    struct painter p;
    struct doc_node *root = sample->doc->root, *heading, *para;

    painter_begin(&p, sample);
    heading = doc_add_block(sample->doc, root, DOC_HEADING, "h", "Grille", NOWHERE);
    heading->level = 1;
    paint(&p, heading->first, p.font, "Grille \x9Cuvre \x80 (EMC) caf\xE9", 30);
    para = doc_add_block(sample->doc, root, DOC_PARAGRAPH, "p", "Code", NOWHERE);
    paint_text_field(&p, para);
    HPDF_Page_Rectangle(p.page, 20, 230, 20, 20);
    HPDF_Page_Stroke(p.page);
    paint_check_box(&p, root);
    paint_radio_group(&p, root);
    paint(&p, para->first, p.fallback, "Ćićo Ωmega Москва", 200);
    return painter_end(&p);
}

/* The one font of a page with this subtype. */
static qpdf_oh find_font(const struct reader *reader, const char *subtype)
{
    const qpdf_oh fonts = reader_get(reader, reader->root, "Pages/Kids/0/Resources/Font");

    qpdf_oh_begin_dict_key_iter(reader->qpdf, fonts);
    while (qpdf_oh_dict_more_keys(reader->qpdf)) {
        const qpdf_oh font =
            qpdf_oh_get_key(reader->qpdf, fonts, qpdf_oh_dict_next_key(reader->qpdf));

        if (qpdf_oh_is_dictionary_of_type(reader->qpdf, font, "/Font", subtype))
            return font;
    }
    g_assert_not_reached();
}

static void assert_cmap(const struct reader *reader, const char *subtype, const char *entry)
{
    g_autofree char *cmap =
        reader_stream(reader, reader_get(reader, find_font(reader, subtype), "ToUnicode"));

    g_assert_nonnull(strstr(cmap, entry));
}

static void test_form(void)
{
    struct sample sample;
    struct reader reader;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    g_autofree char *dump = NULL;

    sample_init(&sample, &language_fr, "Grille");
    painted = paint_form(&sample);
    sealed = sample_seal(&sample, painted);
    sample_keep("sample-form.pdf", sealed);
    reader_open(&reader, sealed);
    dump = reader_dump(&reader);
    g_assert_cmpstr(dump, ==,
                    "Document\n"
                    "  H1\n"
                    "    0.0\n"
                    "  P\n"
                    "    0.1\n"
                    "    Form Alt=candidate\n"
                    "      annot 0 candidate\n"
                    "  P\n"
                    "    Form Alt=no_conflict\n"
                    "      annot 0 no_conflict\n"
                    "  P\n"
                    "    Form Alt=K1.score\n"
                    "      annot 0 -\n"
                    "  P\n"
                    "    Form Alt=K1.score\n"
                    "      annot 0 -\n"
                    "  P\n"
                    "    Form Alt=K1.score\n"
                    "      annot 0 -\n");
    assert_cmap(&reader, "/TrueType", "<9C> <0153>\n");
    assert_cmap(&reader, "/TrueType", "<A0> <FF> <00A0>\n");
    assert_cmap(&reader, "/Type0", "<0400> <04FF> <0400>\n");
    reader_close(&reader);
    sample_clear(&sample);
}

/* A field that has no widget, and a widget that has no field. */
static void test_refused(void)
{
    struct sample sample;
    g_autoptr(GBytes) painted = NULL;
    struct seal_job job;

    sample_init(&sample, &language_fr, "Grille");
    painted = paint_form(&sample);
    job = (struct seal_job){.doc = sample.doc, .marks = sample.marks, .links = sample.links};
    mark_field(&(struct painter){.sample = &sample}, sample.doc->root, DOC_FIELD_TEXT, "one more");
    g_assert_null(seal_apply(painted, &job, sample.diag));
    g_array_set_size(sample.marks, sample.marks->len - 1);
    for (unsigned i = sample.marks->len; i-- > 0;)
        if (g_array_index(sample.marks, struct mark, i).kind == MARK_FIELD) {
            g_array_remove_index(sample.marks, i);
            break;
        }
    g_assert_null(seal_apply(painted, &job, sample.diag));
    g_assert_true(diag_has(sample.diag, DIAG_SYSTEM));
    sample_clear(&sample);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/seal/form", test_form);
    g_test_add_func("/seal/form/refused", test_refused);
    return g_test_run();
}

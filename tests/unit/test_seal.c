/* seal: a file painted by cairo, with every kind of node, sealed and read back. */
#include "lang/lang_private.h"
#include "seal_cairo.h"

static void paint_bar(struct painter *p)
{
    cairo_save(p->cr);
    cairo_set_source_rgba(p->cr, 0.8, 0.8, 1, 0.5);
    cairo_rectangle(p->cr, 0, 0, PAGE_PT, 10);
    cairo_rectangle(p->cr, 0, PAGE_PT - 10, PAGE_PT, 10);
    cairo_fill(p->cr);
    cairo_restore(p->cr);
}

static struct doc_node *add_heading(struct sample *s, struct doc_node *to, unsigned level,
                                    const char *text)
{
    struct doc_node *node = doc_add_block(s->doc, to, DOC_HEADING, "h", text, NOWHERE);

    node->level = level;
    return node;
}

/* A block with one text, painted on a line of its own. */
static struct doc_node *set(struct painter *p, struct doc_node *parent, enum doc_role role,
                            const char *text)
{
    struct doc_node *node = doc_add_block(p->sample->doc, parent, role, "p", text, NOWHERE);

    paint(p, node->first, text);
    return node;
}

static void set_heading(struct painter *p, struct doc_node *to, unsigned level, const char *text)
{
    paint(p, add_heading(p->sample, to, level, text)->first, text);
    new_line(p);
}

static void set_table(struct painter *p, struct doc_node *to)
{
    struct doc_node *table = doc_add(p->sample->doc, to, DOC_TABLE, "facts", NOWHERE);
    struct doc_node *row;

    for (unsigned i = 0; i < 3; i++) {
        row = doc_add(p->sample->doc, table, DOC_ROW, "row", NOWHERE);
        if (i == 2) { /* left out */
            doc_add_block(p->sample->doc, row, DOC_CELL, "p", "absent", NOWHERE);
            continue;
        }
        set(p, row, DOC_HEADER_CELL, i ? "Début " : "Contrat ")->scope =
            i ? DOC_SCOPE_COLUMN : DOC_SCOPE_ROW;
        if (i)
            doc_add(p->sample->doc, row, DOC_CELL, "p", NOWHERE); /* empty */
        else
            set(p, row, DOC_CELL, "CDI");
        new_line(p);
    }
}

static void set_list(struct painter *p, struct doc_node *to, const char *label,
                     enum doc_numbering numbering)
{
    struct doc_node *list = doc_add(p->sample->doc, to, DOC_LIST, "list", NOWHERE);

    list->numbering = numbering;
    for (unsigned i = 0; i < 2; i++) {
        struct doc_node *item = doc_add(p->sample->doc, list, DOC_ITEM, "item", NOWHERE);

        set(p, item, DOC_LABEL, label);
        p->x_pt += 10;
        set(p, item, DOC_BODY, "une mission");
        new_line(p);
    }
}

/* A paragraph with a nested span, a link over two lines, and texts between them. */
static void set_paragraph(struct painter *p, struct doc_node *to)
{
    struct doc *doc = p->sample->doc;
    struct doc_node *para = doc_add(doc, to, DOC_PARAGRAPH, "p", NOWHERE), *span, *link;

    paint(p, doc_add_text(doc, para, "x", NOWHERE), "(EMC) /Span <</MCID 0>> BDC \\) Do ");
    span = doc_add_block(doc, para, DOC_SPAN, NULL, "CDI", NOWHERE);
    span->expansion = doc_keep(doc, "contrat à durée indéterminée");
    paint(p, span->first,
          "CDI "); /* the device adds the next text's space, which cairo would drop alone */
    new_line(p);
    paint(p, doc_add_text(doc, para, " voir ", NOWHERE), "voir ");
    link = doc_add_link(doc, para, "le site", "https://a.example/(é)?a=b", "Ouvrir a.example",
                        NOWHERE);
    paint_link(p, link, "le ");
    new_line(p);
    paint_link(
        p, link,
        "site "); /* not in the span: some readers put its ActualText in place of its words */
    span = doc_add_block(doc, para, DOC_SPAN, NULL, "see", NOWHERE);
    span->lang = doc_keep(doc, "en");
    span->actual_text = doc_keep(doc, "See");
    paint(p, span->first, "see");
    paint(p, doc_add_text(doc, para, ".", NOWHERE), ".");
    new_line(p);
}

static void set_code(struct painter *p, struct doc_node *to)
{
    struct doc_node *code = doc_add(p->sample->doc, to, DOC_CODE, "code", NOWHERE);
    const struct mark_link area = {p->page, code, p->x_pt, p->y_pt, 30, 30};

    code->uri = doc_keep(p->sample->doc, "mailto:a@a.example?subject=100%%20é");
    code->alt = doc_keep(p->sample->doc, "Écrire à a@a.example");
    for (unsigned i = 0; i < 9; i++)
        cairo_rectangle(p->cr, p->x_pt + (i % 3) * 10, p->y_pt + i / 3 * 10, 9, 9);
    cairo_fill(p->cr);
    g_array_append_val(p->sample->links, area);
    p->y_pt += 40;
    new_line(p);
}

/* What is drawn and marked, but decoration in the document; and what was left out. */
static void set_decoration(struct painter *p, struct doc_node *to)
{
    struct doc *doc = p->sample->doc;
    struct doc_node *group = doc_add(doc, to, DOC_GROUP, "foot", NOWHERE), *list;

    group->artifact = true;
    set(p, group, DOC_PARAGRAPH, "page 1 ");
    paint(p, NULL, "sur 2");
    list = doc_add(doc, to, DOC_LIST, "list", NOWHERE);
    doc_add_block(doc, doc_add(doc, list, DOC_ITEM, "item", NOWHERE), DOC_BODY, "p", "absent",
                  NOWHERE);
    add_heading(p->sample, to, 2, "Absent");
}

static GBytes *paint_everything(struct sample *sample)
{
    struct painter p;
    struct doc_node *group, *para;

    sample->doc->author = doc_keep(sample->doc, "CHRONIQUES & Cie");
    painter_begin(&p, sample);
    paint_bar(&p);
    group = doc_add(sample->doc, sample->doc->root, DOC_GROUP, "head", NOWHERE);
    set_heading(&p, group, 1, "Médiation <numérique>");
    set_table(&p, sample->doc->root);
    set_heading(&p, sample->doc->root, 2, "Missions");
    set_list(&p, sample->doc->root, "–", DOC_NUMBERING_BULLET);
    set_heading(&p, sample->doc->root, 3, "Détail");
    set_list(&p, sample->doc->root, "1.", DOC_NUMBERING_DECIMAL);
    set_paragraph(&p, sample->doc->root);
    set_decoration(&p, sample->doc->root);
    para = doc_add_block(sample->doc, sample->doc->root, DOC_PARAGRAPH, "p", "xx", NOWHERE);
    new_line(&p);
    paint(&p, para->first, "d’une page ");
    new_page(&p);
    paint_bar(&p);
    paint(&p, para->first, "à l’autre");
    new_line(&p);
    set_heading(&p, sample->doc->root, 2, "Candidater");
    set_code(&p, sample->doc->root);
    return painter_end(&p);
}

static void test_structure(void)
{
    struct sample sample;
    struct reader reader;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    g_autofree char *dump = NULL;

    sample_init(&sample, &language_fr, "Médiation <numérique>");
    painted = paint_everything(&sample);
    sealed = sample_seal(&sample, painted);
    sample_keep("sample-offer.pdf", sealed);
    sample_keep_two("two-offer.pdf", &sample, painted);
    reader_open(&reader, sealed);
    dump = reader_dump(&reader);
    g_assert_cmpstr(dump, ==,
                    "Document\n"
                    "  H1\n"
                    "    0.0\n"
                    "  Table\n"
                    "    TR\n"
                    "      TH A/Scope=/Row\n"
                    "        0.1\n"
                    "      TD\n"
                    "        0.2\n"
                    "    TR\n"
                    "      TH A/Scope=/Column\n"
                    "        0.3\n"
                    "      TD\n"
                    "  H2\n"
                    "    0.4\n"
                    "  L A/ListNumbering=/Disc\n"
                    "    LI\n"
                    "      Lbl\n"
                    "        0.5\n"
                    "      LBody\n"
                    "        0.6\n"
                    "    LI\n"
                    "      Lbl\n"
                    "        0.7\n"
                    "      LBody\n"
                    "        0.8\n"
                    "  H3\n"
                    "    0.9\n"
                    "  L A/ListNumbering=/Decimal\n"
                    "    LI\n"
                    "      Lbl\n"
                    "        0.10\n"
                    "      LBody\n"
                    "        0.11\n"
                    "    LI\n"
                    "      Lbl\n"
                    "        0.12\n"
                    "      LBody\n"
                    "        0.13\n"
                    "  P\n"
                    "    0.14\n"
                    "    Span E=contrat à durée indéterminée\n"
                    "      0.15\n"
                    "    0.16\n"
                    "    Link\n"
                    "      0.17\n"
                    "      0.18\n"
                    "      annot 0 https://a.example/(%C3%A9)?a=b\n"
                    "      annot 0 https://a.example/(%C3%A9)?a=b\n"
                    "    Span Lang=en ActualText=See\n"
                    "      0.19\n"
                    "    0.20\n"
                    "  P\n"
                    "    0.22\n"
                    "    1.0\n"
                    "  H2\n"
                    "    1.1\n"
                    "  P\n"
                    "    Link Alt=Écrire à a@a.example\n"
                    "      annot 1 mailto:a@a.example?subject=100%25%20%C3%A9\n");
    reader_close(&reader);
    sample_clear(&sample);
}

/* Two glyphs that are one character: cairo writes an /ActualText for them. */
static void paint_cluster(struct painter *p, const struct doc_node *leaf)
{
    const cairo_text_cluster_t clusters[] = {{1, 1}, {2, 2}, {1, 1}};
    cairo_glyph_t glyphs[4];

    for (unsigned i = 0; i < G_N_ELEMENTS(glyphs); i++)
        glyphs[i] = (cairo_glyph_t){FT_Get_Char_Index(p->face, (FT_ULong) "aoeb"[i]),
                                    p->x_pt + 8 * i, p->y_pt};
    cairo_tag_begin(p->cr, "Span", NULL);
    cairo_show_text_glyphs(p->cr, "aœb", 4, glyphs, 4, clusters, 3, 0);
    cairo_tag_end(p->cr, "Span");
    sample_mark(p->sample, MARK_CONTENT, p->page, leaf, p->y_pt - SIZE_PT);
}

static char *page_content(GBytes *bytes)
{
    struct reader reader;
    char *content;

    reader_open(&reader, bytes);
    content = reader_stream(&reader, reader_get(&reader, reader.root, "Pages/Kids/0/Contents"));
    reader_close(&reader);
    return content;
}

static void test_unwrapped(void)
{
    struct sample sample;
    struct painter p;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    g_autofree char *before = NULL, *after = NULL;

    sample_init(&sample, &language_fr, "Titre");
    painter_begin(&p, &sample);
    paint_cluster(
        &p, doc_add_block(sample.doc, sample.doc->root, DOC_PARAGRAPH, "p", "x", NOWHERE)->first);
    painted = painter_end(&p);
    before = page_content(painted);
    g_assert_nonnull(strstr(before, "/ActualText"));
    sealed = sample_seal(&sample, painted);
    sample_keep("sample-unwrapped.pdf", sealed);
    after = page_content(sealed);
    g_assert_null(strstr(after, "/ActualText"));
    g_assert_nonnull(strstr(after, "/MCID 0"));
    sample_clear(&sample);
}

/* Two lines on one page. `painted_on`: what cairo takes for today, and says where it can be read;
 * NULL: the clock's. */
static GBytes *paint_short(struct sample *sample, const char *painted_on)
{
    struct painter p;

    painter_begin(&p, sample);
    if (painted_on) {
        cairo_pdf_surface_restrict_to_version(p.surface, CAIRO_PDF_VERSION_1_4);
        cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_CREATE_DATE, painted_on);
    }
    set_heading(&p, sample->doc->root, 1, "Titre");
    set(&p, sample->doc->root, DOC_PARAGRAPH, "Texte");
    return painter_end(&p);
}

static void assert_value(const struct reader *reader, qpdf_oh from, const char *path,
                         const char *expected)
{
    g_autofree char *value = reader_show(reader, from, path);

    g_assert_cmpstr(value, ==, expected);
}

/* The bookmarks as indented titles with their counts. */
static void dump_bookmarks(GString *to, const struct reader *reader, qpdf_oh parent, int depth)
{
    qpdf_oh item = reader_get(reader, parent, "First");
    int previous = 0;

    while (qpdf_oh_is_dictionary(reader->qpdf, item)) {
        g_autofree char *title = reader_show(reader, item, "Title");
        g_autofree char *count = reader_show(reader, item, "Count");

        g_assert_cmpint(qpdf_oh_get_object_id(reader->qpdf, reader_get(reader, item, "Parent")), ==,
                        qpdf_oh_get_object_id(reader->qpdf, parent));
        g_assert_cmpint(qpdf_oh_get_object_id(reader->qpdf, reader_get(reader, item, "Prev")), ==,
                        previous);
        g_string_append_printf(to, "%*s%s %s\n", depth * 2, "", title, count ? count : "-");
        dump_bookmarks(to, reader, item, depth + 1);
        previous = qpdf_oh_get_object_id(reader->qpdf, item);
        item = reader_get(reader, item, "Next");
    }
    g_assert_cmpint(qpdf_oh_get_object_id(reader->qpdf, reader_get(reader, parent, "Last")), ==,
                    previous);
}

/* ISO 32000-1, table 347: a list says how its labels are made; words are no numbering. */
static void test_numberings(void)
{
    static const struct {
        const char *label;
        enum doc_numbering numbering;
    } lists[] = {{"–", DOC_NUMBERING_BULLET},
                 {"1)", DOC_NUMBERING_DECIMAL},
                 {"a)", DOC_NUMBERING_LOWER_ALPHA},
                 {"A.", DOC_NUMBERING_UPPER_ALPHA},
                 {"CDI", DOC_NUMBERING_NONE}};
    struct sample sample;
    struct reader reader;
    struct painter p;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    g_autoptr(GString) said = g_string_new(NULL);

    sample_init(&sample, &language_fr, "Titre");
    painter_begin(&p, &sample);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        set_list(&p, sample.doc->root, lists[i].label, lists[i].numbering);
    painted = painter_end(&p);
    sealed = sample_seal(&sample, painted);
    reader_open(&reader, sealed);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *path = g_strdup_printf("StructTreeRoot/K/K/%zu/A/ListNumbering", i);
        g_autofree char *value = reader_show(&reader, reader.root, path);

        g_string_append(said, value);
    }
    g_assert_cmpstr(said->str, ==, "/Disc/Decimal/LowerAlpha/UpperAlpha/None");
    reader_close(&reader);
    sample_clear(&sample);
}

static void test_bookmarks(void)
{
    struct sample sample;
    struct reader reader;
    struct painter p;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    g_autoptr(GString) dump = g_string_new(NULL);

    sample_init(&sample, &language_fr, "Titre");
    painter_begin(&p, &sample);
    set_heading(&p, sample.doc->root, 2, "Avant");
    set_heading(&p, sample.doc->root, 1, "Titre");
    set_heading(&p, sample.doc->root, 3, "Un (1)");
    new_page(&p);
    set_heading(&p, sample.doc->root, 2, "Deux");
    sample.doc->root->last->actual_text = doc_keep(sample.doc, "Deux, dit autrement");
    set_heading(&p, sample.doc->root, 3, "Trois");
    painted = painter_end(&p);
    sealed = sample_seal(&sample, painted);
    reader_open(&reader, sealed);
    dump_bookmarks(dump, &reader, reader_get(&reader, reader.root, "Outlines"), 0);
    g_assert_cmpstr(dump->str, ==,
                    "Avant -\nTitre 3\n  Un (1) -\n  Deux, dit autrement 1\n    Trois -\n");
    assert_value(&reader, reader.root, "Outlines/Count", "5");
    assert_value(&reader, reader.root, "Outlines/Last/Last/Dest/1", "/XYZ");
    assert_value(&reader, reader.root, "Outlines/Last/Last/Dest/3", "372");
    g_assert_cmpint(qpdf_find_page_by_oh(
                        reader.qpdf, reader_get(&reader, reader.root, "Outlines/Last/Last/Dest/0")),
                    ==, 1);
    reader_close(&reader);
    sample_clear(&sample);
}

static GBytes *seal_with_files(const struct sample *sample, GBytes *painted, const char *created)
{
    g_autoptr(GBytes) json = g_bytes_new_static("{}", 2);
    const struct seal_attachment attachments[] = {
        {"posting.jsonld", "application/ld+json", "L’annonce (données)", "Data", json},
        {"a.txt", "text/plain", "Texte", "Source", json},
    };
    const struct seal_job job = {.doc = sample->doc,
                                 .marks = sample->marks,
                                 .links = sample->links,
                                 .attachments = attachments,
                                 .attachment_count = G_N_ELEMENTS(attachments),
                                 .created = created};
    GBytes *sealed = seal_apply(painted, &job, sample->diag);

    g_assert_nonnull(sealed);
    return sealed;
}

static void test_catalog(void)
{
    static const char *const expected[][2] = {
        {"Lang", "fr-FR"},
        {"MarkInfo/Marked", "true"},
        {"ViewerPreferences/DisplayDocTitle", "true"},
        {"Outlines", NULL},
        {"OutputIntents/0/S", "/GTS_PDFA1"},
        {"Names/EmbeddedFiles/Names/0", "a.txt"},
        {"Names/EmbeddedFiles/Names/2", "posting.jsonld"},
        {"AF/1/UF", "posting.jsonld"},
        {"AF/1/AFRelationship", "/Data"},
        {"AF/1/Desc", "L’annonce (données)"},
        {"Pages/Kids/0/Tabs", "/S"},
    };
    struct sample sample;
    struct reader reader;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    g_autofree char *xmp = NULL, *file = NULL;
    qpdf_oh stream;

    sample_init(&sample, &language_fr, "Offre <1> & \"2\"\001");
    painted = paint_short(&sample, NULL);
    sealed = seal_with_files(&sample, painted, "2025-11-01T12:00:00+01:00");
    sample_keep("sample-attached.pdf", sealed);
    reader_open(&reader, sealed);
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
        assert_value(&reader, reader.root, expected[i][0], expected[i][1]);
    assert_value(&reader, qpdf_get_trailer(reader.qpdf), "Info/CreationDate",
                 "D:20251101120000+01'00");
    stream = reader_get(&reader, reader.root, "AF/1/EF/F");
    file = reader_stream(&reader, stream);
    g_assert_cmpstr(file, ==, "{}");
    assert_value(&reader, stream, "Subtype", "/application#2fld+json");
    assert_value(&reader, stream, "Params/ModDate", "D:20251101120000+01'00");
    xmp = reader_stream(&reader, reader_get(&reader, reader.root, "Metadata"));
    g_assert_nonnull(
        strstr(xmp, "<rdf:li xml:lang=\"fr-FR\">Offre &lt;1&gt; &amp; &quot;2&quot; <"));
    g_assert_nonnull(strstr(xmp, "<xmp:CreateDate>2025-11-01T12:00:00+01:00</xmp:CreateDate>"));
    g_assert_nonnull(strstr(xmp, "<pdfaid:part>3</pdfaid:part>"));
    g_assert_nonnull(strstr(xmp, "<pdfuaid:part>1</pdfuaid:part>"));
    reader_close(&reader);
    sample_clear(&sample);
}

/* The same painting as if it had been made on another day; both are eight digits. */
static GBytes *with_date(GBytes *painted, const char *day, const char *other)
{
    gsize len;
    const char *data = g_bytes_get_data(painted, &len);
    char *bytes = g_memdup2(data, len), *at = memmem(bytes, len, day, strlen(day));

    g_assert_nonnull(at);
    memcpy(at, other, strlen(other));
    return g_bytes_new_take(bytes, len);
}

/* No date but the one given: what cairo took from the clock is gone. */
static void test_dates(void)
{
    struct sample sample;
    struct reader reader;
    g_autoptr(GBytes) painted = NULL, later = NULL, sealed = NULL, again = NULL;
    g_autofree char *xmp = NULL;

    sample_init(&sample, &language_en, "Offer");
    painted = paint_short(&sample, "2001-01-01T00:00:00Z");
    later = with_date(painted, "20010101", "20020202");
    sealed = seal_with_files(&sample, painted, NULL);
    again = seal_with_files(&sample, later, NULL);
    sample_clear(&sample);
    g_assert_true(g_bytes_equal(sealed, again));

    reader_open(&reader, sealed);
    xmp = reader_stream(&reader, reader_get(&reader, reader.root, "Metadata"));
    g_assert_null(strstr(xmp, "Date"));
    assert_value(&reader, qpdf_get_trailer(reader.qpdf), "Info/CreationDate", NULL);
    assert_value(&reader, reader.root, "AF/0/EF/F/Params/ModDate", NULL);
    reader_close(&reader);
}

static void assert_refused(struct sample *sample, GBytes *painted)
{
    const struct seal_job job = {
        .doc = sample->doc, .marks = sample->marks, .links = sample->links};
    struct diag *diag = diag_new();

    g_assert_null(seal_apply(painted, &job, diag));
    g_assert_true(diag_has(diag, DIAG_SYSTEM));
    diag_drop(diag);
}

/* Marks, links and pages that don't pair. */
static void test_refused(void)
{
    struct sample sample;
    g_autoptr(GBytes) painted = NULL, nothing = g_bytes_new_static(NULL, 0);
    struct mark_link link = {.page = 1, .width_pt = 1, .height_pt = 1};

    sample_init(&sample, &language_fr, "Titre");
    painted = paint_short(&sample, NULL);
    assert_refused(&sample, nothing);
    sample_mark(&sample, MARK_CONTENT, 0, sample.doc->root->first->first, 0);
    assert_refused(&sample, painted);
    g_array_set_size(sample.marks, 1);
    assert_refused(&sample, painted);
    sample_mark(&sample, MARK_CONTENT, 1, sample.doc->root->last->first, 0);
    assert_refused(&sample, painted);
    g_array_set_size(sample.marks, 1);
    sample_mark(&sample, MARK_CONTENT, 0, sample.doc->root->last->first, 0);
    sample_mark(&sample, MARK_FIELD, 0, sample.doc->root->last, 0);
    assert_refused(&sample, painted);
    g_array_set_size(sample.marks, 2);
    link.node = sample.doc->root->last;
    g_array_append_val(sample.links, link);
    assert_refused(&sample, painted);
    g_array_set_size(sample.links, 0);
    g_bytes_unref(sample_seal(&sample, painted));
    sample_clear(&sample);
}

/* Sealed, or refused with a report. */
static bool is_refused(const struct sample *sample, const guint8 *bytes, gsize len)
{
    const struct seal_job job = {
        .doc = sample->doc, .marks = sample->marks, .links = sample->links};
    g_autoptr(GBytes) painted = g_bytes_new(bytes, len);
    struct diag *diag = diag_new();
    g_autoptr(GBytes) sealed = seal_apply(painted, &job, diag);

    g_assert_cmpint(sealed != NULL, !=, diag_has(diag, DIAG_SYSTEM));
    diag_drop(diag);
    return !sealed;
}

/* Cut anywhere, or with a byte changed anywhere. */
static void test_damaged(void)
{
    struct sample sample;
    g_autoptr(GBytes) painted = NULL;
    g_autofree guint8 *bytes = NULL;
    gsize len;
    unsigned cut = 0, changed = 0, tried = 0;

    sample_init(&sample, &language_fr, "Titre");
    painted = paint_short(&sample, NULL);
    len = g_bytes_get_size(painted);
    bytes = g_memdup2(g_bytes_get_data(painted, NULL), len);
    for (gsize i = 0; i < len; i += 1 + len / 400, tried++) {
        const guint8 change = (guint8)(1 + i % 255);

        cut += is_refused(&sample, bytes, i);
        bytes[i] ^= change;
        changed += is_refused(&sample, bytes, len);
        bytes[i] ^= change;
    }
    g_assert_cmpuint(cut, >=, tried - 5);
    g_assert_cmpuint(changed, >, tried / 20);
    sample_clear(&sample);
}

/* Ten thousand marks on five hundred pages: were each searched among all, this would not end soon.
 */
static void test_long(void)
{
    struct sample sample;
    struct painter p;
    g_autoptr(GBytes) painted = NULL;

    sample_init(&sample, &language_fr, "Titre");
    painter_begin(&p, &sample);
    for (unsigned i = 0; i < 10000; i++) {
        if (i % 20 == 19)
            new_page(&p);
        set(&p, sample.doc->root, DOC_PARAGRAPH, "Texte");
        new_line(&p);
    }
    painted = painter_end(&p);
    g_bytes_unref(sample_seal(&sample, painted));
    sample_clear(&sample);
}

/* Its level would be none of the outline's. */
static void test_no_level(void)
{
    struct sample sample;
    struct painter p;
    g_autoptr(GBytes) painted = NULL;

    sample_init(&sample, &language_fr, "Titre");
    painter_begin(&p, &sample);
    set_heading(&p, sample.doc->root, 0, "Titre");
    painted = painter_end(&p);
    const struct seal_job job = {
        .doc = sample.doc, .marks = sample.marks, .links = sample.links, .bookmarks = true};

    g_assert_null(seal_apply(painted, &job, sample.diag));
    g_assert_true(diag_has(sample.diag, DIAG_SYSTEM));
    sample_clear(&sample);
}

/* A document of which nothing was painted has a tree of one element. */
static void test_empty(void)
{
    struct sample sample;
    struct reader reader;
    struct painter p;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    g_autofree char *dump = NULL;

    sample_init(&sample, &language_fr, "Titre");
    add_heading(&sample, sample.doc->root, 1, "Absent");
    painter_begin(&p, &sample);
    paint_bar(&p);
    painted = painter_end(&p);
    sealed = sample_seal(&sample, painted);
    reader_open(&reader, sealed);
    dump = reader_dump(&reader);
    g_assert_cmpstr(dump, ==, "Document\n");
    assert_value(&reader, reader.root, "Outlines", NULL);
    reader_close(&reader);
    sample_clear(&sample);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/seal/structure", test_structure);
    g_test_add_func("/seal/unwrapped", test_unwrapped);
    g_test_add_func("/seal/bookmarks", test_bookmarks);
    g_test_add_func("/seal/catalog", test_catalog);
    g_test_add_func("/seal/dates", test_dates);
    g_test_add_func("/seal/refused", test_refused);
    g_test_add_func("/seal/damaged", test_damaged);
    g_test_add_func("/seal/no-level", test_no_level);
    g_test_add_func("/seal/long", test_long);
    g_test_add_func("/seal/empty", test_empty);
    g_test_add_func("/seal/numberings", test_numberings);
    return g_test_run();
}

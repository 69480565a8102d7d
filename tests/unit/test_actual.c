/* actual, codes: what cairo tells of glyphs beside their codes is told by codes, or refused. */
#include "lang/lang_private.h"
#include "seal_cairo.h"
#include "seal_maker.h"

#define L_STROKE 0x141 /* outside cairo's Latin subsets, whose codes can say nothing else */

struct cluster {
    const char *text;
    gunichar glyphs[3]; /* by the characters that the font has them for */
};

/* A paragraph of clusters, each 20 pt after the one before; glyphs of one cluster 8 pt apart. */
static GBytes *paint_clusters(struct sample *sample, const struct cluster *clusters, unsigned count)
{
    const struct doc_node *leaf =
        doc_add_block(sample->doc, sample->doc->root, DOC_PARAGRAPH, "p", "x", NOWHERE)->first;
    struct painter p;

    painter_begin(&p, sample);
    cairo_tag_begin(p.cr, "Span", NULL);
    for (unsigned i = 0; i < count; i++) {
        cairo_text_cluster_t cluster = {(int)strlen(clusters[i].text), 0};
        cairo_glyph_t glyphs[3];

        for (; cluster.num_glyphs < 3 && clusters[i].glyphs[cluster.num_glyphs];
             cluster.num_glyphs++)
            glyphs[cluster.num_glyphs] =
                (cairo_glyph_t){FT_Get_Char_Index(p.face, clusters[i].glyphs[cluster.num_glyphs]),
                                MARGIN_PT + 20 * i + 8 * cluster.num_glyphs, MARGIN_PT};
        cairo_show_text_glyphs(p.cr, clusters[i].text, cluster.num_bytes, glyphs,
                               cluster.num_glyphs, &cluster, 1, 0);
    }
    cairo_tag_end(p.cr, "Span");
    sample_mark(sample, MARK_CONTENT, 0, leaf, MARGIN_PT);
    return painter_end(&p);
}

/* The composite font's /ToUnicode (g_free), and what its map says of the glyphs behind the codes.
 */
static char *read_fonts(GBytes *sealed, char **map)
{
    struct reader reader;
    qpdf_oh fonts, font = 0;
    char *text;

    reader_open(&reader, sealed);
    fonts = reader_get(&reader, reader.root, "Pages/Kids/0/Resources/Font");
    qpdf_oh_begin_dict_key_iter(reader.qpdf, fonts);
    while (qpdf_oh_dict_more_keys(reader.qpdf)) {
        const qpdf_oh one = qpdf_oh_get_key(reader.qpdf, fonts, qpdf_oh_dict_next_key(reader.qpdf));

        if (qpdf_oh_is_name_and_equals(reader.qpdf, reader_get(&reader, one, "Subtype"), "/Type0"))
            font = one;
    }
    g_assert_cmpint(font, !=, 0);
    text = reader_stream(&reader, reader_get(&reader, font, "ToUnicode"));
    *map = reader_show(&reader, font, "DescendantFonts/0/CIDToGIDMap");
    reader_close(&reader);
    return text;
}

/* What the fonts of a sealed page of these clusters say: their ToUnicode, and *map (g_free both);
 * the file is kept under a name, unless NULL. */
static char *tell(const struct cluster *clusters, unsigned count, const char *name, char **map)
{
    struct sample sample;
    g_autoptr(GBytes) painted = NULL, sealed = NULL;
    char *cmap;

    sample_init(&sample, &language_fr, "Titre");
    painted = paint_clusters(&sample, clusters, count);
    sealed = sample_seal(&sample, painted);
    if (name)
        sample_keep(name, sealed);
    cmap = read_fonts(sealed, map);
    sample_clear(&sample);
    return cmap;
}

/* One glyph with several texts: each has a code of its own. */
static void test_told(void)
{
    static const struct cluster clusters[] = {{"\U0001F1EB\U0001F1F7", {L_STROKE}},
                                              {"x\u0301\u0302", {L_STROKE}},
                                              {"\U0001F1EB\U0001F1F7", {L_STROKE}}};
    g_autofree char *map = NULL,
                    *cmap = tell(clusters, G_N_ELEMENTS(clusters), "sample-told.pdf", &map);

    g_assert_nonnull(strstr(cmap, "3 beginbfchar\n"));
    g_assert_nonnull(strstr(cmap, "<D83CDDEBD83CDDF7>\n"));
    g_assert_nonnull(strstr(cmap, "<007803010302>\n"));
    g_assert_true(g_str_has_suffix(map, " R"));
}

/* Of several glyphs the widest says all of a character, the others nothing that is read; two with
 * two characters say one each. */
static void test_shared(void)
{
    static const struct cluster clusters[] = {{"\u0628", {0x131, L_STROKE, 0x142}},
                                              {"\u0416\u0417", {L_STROKE, 0x142}}};
    g_autofree char *map = NULL, *cmap = tell(clusters, G_N_ELEMENTS(clusters), NULL, &map);

    g_assert_nonnull(strstr(cmap, "8 beginbfchar\n"));
    g_assert_nonnull(strstr(cmap, "<0628>\n"));
    g_assert_nonnull(strstr(cmap, "<00AD>\n"));
    g_assert_nonnull(strstr(cmap, "<0416>\n"));
    g_assert_nonnull(strstr(cmap, "<0417>\n"));
}

/* What no reader could say. */
static void test_unmapped(void)
{
    static const struct cluster unmapped[] = {
        {"\uE000", {L_STROKE}}, {"\U000FE4E7", {L_STROKE}}, {"\uFFFD", {L_STROKE}}};

    for (unsigned i = 0; i < G_N_ELEMENTS(unmapped); i++) {
        struct sample sample;
        g_autoptr(GBytes) painted = NULL;

        sample_init(&sample, &language_fr, "Titre");
        painted = paint_clusters(&sample, &unmapped[i], 1);
        const struct seal_job job = {
            .doc = sample.doc, .marks = sample.marks, .links = sample.links};

        g_assert_null(seal_apply(painted, &job, sample.diag));
        g_assert_true(diag_has(sample.diag, DIAG_SYSTEM));
        sample_clear(&sample);
    }
}

#define HELVETICA "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"

/* Pages that end inside a sequence, or inside a string: nothing of them is left to the next one. */
static void test_unended(void)
{
    static const char next[] =
        "/Span << /ActualText (y) >> BDC EMC /Span BMC BT /F 1 Tf (B) Tj ET EMC";
    static const char *const unended[] = {
        "/Span << /ActualText (x) >> BDC BT /F 1 Tf (AAAAAAAA) Tj ET",
        "/Span << /ActualText (x) >> BDC BT /F 1 Tf (A) Tj ET EMC /P BMC",
        "/Span << /ActualText (x) >> BDC BT /F 1 Tf (A) Tj ET EMC (",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(unended); i++) {
        struct maker m;
        struct sample sample;
        qpdf_oh page;
        g_autoptr(GBytes) painted = NULL;

        maker_begin(&m);
        put(&m, m.page, "/Resources", qpdf_oh_parse(m.qpdf, HELVETICA));
        page = qpdf_make_indirect_object(
            m.qpdf,
            qpdf_oh_parse(m.qpdf,
                          "<< /Type /Page /MediaBox [0 0 99 99] /Resources " HELVETICA " >>"));
        put(&m, page, "/Contents", new_stream(&m, "<< >>", next, strlen(next)));
        qpdf_add_page(m.qpdf, m.qpdf, page, QPDF_FALSE);
        painted = maker_end(&m, unended[i]);
        sample_init(&sample, &language_en, "Title");
        g_assert_null(seal_apply(
            painted,
            &(struct seal_job){.doc = sample.doc, .marks = sample.marks, .links = sample.links},
            sample.diag));
        g_assert_true(diag_has(sample.diag, DIAG_SYSTEM));
        sample_clear(&sample);
    }
}

/* A cluster that says nothing has a code that says nothing to be read, no empty one. */
static void test_silent(void)
{
    static const struct cluster clusters[] = {{"\u0416", {L_STROKE}}, {"", {0x142}}};
    g_autofree char *map = NULL, *cmap = tell(clusters, G_N_ELEMENTS(clusters), NULL, &map);

    g_assert_null(strstr(cmap, "<>"));
    g_assert_nonnull(strstr(cmap, "<00AD>\n"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/actual/told", test_told);
    g_test_add_func("/actual/shared", test_shared);
    g_test_add_func("/actual/unmapped", test_unmapped);
    g_test_add_func("/actual/unended", test_unended);
    g_test_add_func("/actual/silent", test_silent);
    return g_test_run();
}

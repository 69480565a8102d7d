/* web: the web pages: offer.html and grid.html, from what they say, with the brand's colours and
 * faces.
 *
 * Verbs of the table of documents, between the tree and export. What always holds: a page stands
 * alone. */
#include "product/product_private.h"

#include "export/export.h"

#include <string.h>

/* What stands on the offer's page in its display face: the organisation's name, and headings. */
static char *new_display_text(const struct doc *doc)
{
    GString *text = g_string_new(doc->author);

    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node)) {
        const bool brand = node->parent && node->parent->role == DOC_GROUP;
        g_autofree char *said =
            node->role == DOC_HEADING || brand ? doc_text((struct doc_node *)node) : NULL;

        g_string_append(text, said ? said : "");
    }
    return g_string_free(text, FALSE);
}

/* All that stands on the offer's page, for the subsets. */
static char *all_text(const struct doc *doc, const struct html_page *page)
{
    g_autofree char *said = doc_text(doc->root);

    return g_strconcat(said, page->kicker, page->apply_label ? page->apply_label : "",
                       page->apply_note ? page->apply_note : "", page->skip_label,
                       page->contents_label, page->facts_label, " –-·•0123456789", NULL);
}

/* "Offre d’emploi · CDI · temps plein". */
static char *new_kicker(const struct posting *posting)
{
    GString *kicker = g_string_new(lang_label(posting->lang, LABEL_JOB_OFFER));
    static const enum posting_fact_id facts[] = {FACT_CONTRACT, FACT_HOURS};

    for (unsigned i = 0; i < G_N_ELEMENTS(facts); i++)
        if (posting->facts[facts[i]].text)
            g_string_append_printf(kicker, " · %s", posting->facts[facts[i]].text);
    return g_string_free(kicker, FALSE);
}

GBytes *web_make_offer(const struct product *product, struct diag *diag)
{
    const struct language *lang = product->posting->lang;
    const char *apply = web_find_application(product->doc, product->posting);
    const bool mail = apply && g_str_has_prefix(apply, "mailto:");
    g_autofree char *kicker = new_kicker(product->posting), *sent = web_new_sent(product->posting),
                    *text = NULL, *display = new_display_text(product->doc),
                    *jsonld = export_jsonld(product->posting, product->doc);
    char *html;
    struct web_brand brand;
    struct html_page page = {.brand = &brand.page,
                             .kicker = kicker,
                             .apply_uri = apply,
                             .apply_label =
                                 lang_label(lang, mail ? LABEL_APPLY_MAIL : LABEL_APPLY_WEB),
                             .apply_note = sent,
                             .skip_label = lang_label(lang, LABEL_SKIP),
                             .contents_label = lang_label(lang, LABEL_CONTENTS),
                             .facts_label = lang_label(lang, LABEL_FACTS),
                             .jsonld = jsonld};

    text = all_text(product->doc, &page);
    web_brand_init(&brand, product,
                   (const struct web_face[]){{"document", "400", text},
                                             {"document", "600", text},
                                             {"title", "800", display},
                                             {NULL, NULL, NULL}},
                   diag);
    html = export_html(product->doc, &page);
    web_brand_clear(&brand);
    return g_bytes_new_take(html, strlen(html));
}

/* What stands on the ballot, and what people may type: any letter of Latin Europe. */
static char *new_typing_letters(const struct doc *grid)
{
    g_autofree char *said = doc_text(grid->root);
    GString *letters = g_string_new(said);

    for (gunichar c = 0x20; c < 0x180; c++)
        if (g_unichar_isprint(c))
            g_string_append_unichar(letters, c);
    g_string_append(letters, "–—‘’“”„…•€\u202F");
    return g_string_free(letters, FALSE);
}

GBytes *web_make_ballot(const struct product *product, struct diag *diag)
{
    const struct doc *grid = product->doc;
    g_autofree char *letters = new_typing_letters(grid);
    g_autofree char *display =
        g_strconcat(lang_label(grid->lang, LABEL_GRID_TITLE), grid->author, NULL);
    struct web_brand brand;
    char *html;

    web_brand_init(&brand, product,
                   (const struct web_face[]){{"document", "400", letters},
                                             {"document", "600", letters},
                                             {"title", "800", display},
                                             {NULL, NULL, NULL}},
                   diag);
    brand.page.motif = NULL; /* people read and write here, and print it */
    html = export_ballot(product->posting, grid, &brand.page);
    web_brand_clear(&brand);
    return g_bytes_new_take(html, strlen(html));
}

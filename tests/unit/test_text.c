/* text: a document as plain text. */
#include "export/export.h"
#include "lang/lang_private.h"

static const struct span none;

static struct doc *sample(const struct language *lang)
{
    struct doc *doc = doc_new(lang, "Poste");
    struct doc_node *root = doc->root, *table = doc_add(doc, root, DOC_TABLE, "facts", none), *row,
                    *cell, *list, *item;

    row = doc_add(doc, table, DOC_ROW, "fact", none);
    doc_add_block(doc, row, DOC_HEADER_CELL, "fact-label", "Contrat", none)->scope = DOC_SCOPE_ROW;
    row->first->first->dressed = doc_keep(doc, "CONTRAT"); /* a look, which no text shows */
    doc_add_block(doc, row, DOC_CELL, "fact-value", "CDI", none);
    row = doc_add(doc, table, DOC_ROW, "fact", none);
    doc_add_block(doc, row, DOC_HEADER_CELL, "fact-label", "Lieux", none)->scope = DOC_SCOPE_ROW;
    cell = doc_add(doc, row, DOC_CELL, "fact-value", none);
    doc_add_block(doc, cell, DOC_PARAGRAPH, "fact-line", "Aix", none);
    doc_add_block(doc, cell, DOC_PARAGRAPH, "fact-line", "Marseille", none);
    doc_add_block(doc, root, DOC_HEADING, "section", "Missions\u00A0?", none);
    list = doc_add(doc, root, DOC_LIST, "list", none);
    item = doc_add(doc, list, DOC_ITEM, "item", none);
    doc_add_block(doc, item, DOC_LABEL, "item-label", "–", none);
    doc_add_block(doc, item, DOC_BODY, "item-text", "créa\u00ADtion de 1\u202F000\npages", none);
    item = doc_add(doc, list, DOC_ITEM, "item", none);
    doc_add_block(doc, item, DOC_LABEL, "item-label", "2.", none);
    doc_add_block(doc, item, DOC_BODY, "item-text", "gestion", none);
    doc_add_block(doc, root, DOC_PARAGRAPH, "text", "Merci.", none);
    list = doc_add(doc, root, DOC_LIST, "glossary", none);
    item = doc_add(doc, list, DOC_ITEM, "entry", none);
    doc_add_block(doc, item, DOC_LABEL, "entry-label", "CV", none);
    doc_add_block(doc, item, DOC_BODY, "entry-text", "curriculum vitæ", none);
    return doc;
}

/* A list inside an item stands under it. */
static void test_nested(void)
{
    struct doc *doc = doc_new(&language_en, "Job");
    struct doc_node *list = doc_add(doc, doc->root, DOC_LIST, "list", none),
                    *item = doc_add(doc, list, DOC_ITEM, "item", none), *body;
    g_autofree char *text = NULL;

    list->numbering = DOC_NUMBERING_LOWER_ALPHA;
    doc_add_block(doc, item, DOC_LABEL, "item-label", "a)", none);
    body = doc_add(doc, item, DOC_BODY, "item-body", none);
    doc_add_block(doc, body, DOC_PARAGRAPH, "item-text", "plants", none);
    item = doc_add(doc, doc_add(doc, body, DOC_LIST, "list", none), DOC_ITEM, "item", none);
    doc_add_block(doc, item, DOC_LABEL, "item-label", "–", none);
    doc_add_block(doc, item, DOC_BODY, "item-text", "trees", none);
    item = doc_add(doc, list, DOC_ITEM, "item", none);
    doc_add_block(doc, item, DOC_LABEL, "item-label", "b)", none);
    doc_add_block(doc, item, DOC_BODY, "item-text", "tools", none);
    text = export_text(doc, false);
    g_assert_cmpstr(text, ==, "a) plants\n  - trees\nb) tools\n");
    doc_drop(doc);
}

static void test_french(void)
{
    struct doc *doc = sample(&language_fr);
    g_autofree char *text = export_text(doc, false);

    g_assert_cmpstr(text, ==,
                    "Contrat : CDI\n"
                    "Lieux : Aix; Marseille\n"
                    "\n"
                    "Missions ?\n"
                    "\n"
                    "- création de 1 000 pages\n"
                    "2. gestion\n"
                    "\n"
                    "Merci.\n"
                    "\n"
                    "CV : curriculum vitæ\n");
    doc_drop(doc);
}

static void test_english(void)
{
    struct doc *doc = sample(&language_en);
    g_autofree char *text = export_text(doc, false);

    g_assert_true(g_str_has_prefix(text, "Contrat: CDI\nLieux: Aix; Marseille\n\n"));
    doc_drop(doc);
}

static void test_empty(void)
{
    struct doc *doc = doc_new(&language_fr, "");
    g_autofree char *text = export_text(doc, false);

    g_assert_cmpstr(text, ==, "");
    doc_drop(doc);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/nested", test_nested);
    g_test_add_func("/text/french", test_french);
    g_test_add_func("/text/english", test_english);
    g_test_add_func("/text/empty", test_empty);
    return g_test_run();
}

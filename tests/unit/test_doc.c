/* doc: order, ownership and the dump. */
#include "document/doc.h"
#include "lang/lang_private.h"

static struct doc *sample(const struct source *source)
{
    struct doc *doc = doc_new(&language_fr, "Médiation");
    const struct doc_field field = {
        .kind = DOC_FIELD_RADIO, .name = "K1.score", .value = "3", .says = "note 3", .max_len = 4};
    struct doc_node *list, *item, *para;

    doc_add_block(doc, doc->root, DOC_HEADING, "title", "Titre", (struct span){source, 6, 5})
        ->level = 1;
    list = doc_add(doc, doc->root, DOC_LIST, "list", (struct span){0});
    item = doc_add(doc, list, DOC_ITEM, "item", (struct span){0});
    doc_add_block(doc, item, DOC_LABEL, "item-label", "–", (struct span){0});
    para = doc_add(doc, item, DOC_BODY, "item-text", (struct span){0});
    doc_add_text(doc, para, "voir «\u00A0", (struct span){0});
    doc_add_link(doc, para, "le \"site\"", "https://a.example", "Ouvrir a.example",
                 (struct span){0});
    doc_add_field(doc, doc->root, "score", &field, (struct span){0});
    return doc;
}

static void test_dump(void)
{
    g_autofree char *dump = NULL;
    struct source *source = source_new("/somewhere/posting.txt", "ligne\nTitre\n", 12);
    struct doc *doc = sample(source);

    dump = doc_dump(doc);
    g_assert_cmpstr(
        dump, ==,
        "doc lang=fr-FR title=\"Médiation\"\n"
        "  document document\n"
        "    heading title level=1 @posting.txt:2:1\n"
        "      text \"Titre\"\n"
        "    list list\n"
        "      item item\n"
        "        label item-label\n"
        "          text \"–\"\n"
        "        body item-text\n"
        "          text \"voir «<nb>\"\n"
        "          link alt=\"Ouvrir a.example\" uri=\"https://a.example\"\n"
        "            text \"le \\\"site\\\"\"\n"
        "    field score kind=radio name=\"K1.score\" value=\"3\" says=\"note 3\" max=4\n");
    doc_drop(doc);
    source_drop(source);
}

/* Walking a subtree ends at its end, not at the document's. */
static void test_next(void)
{
    struct doc *doc = sample(NULL);
    const struct doc_node *list = doc->root->first->next;
    unsigned count = 0;

    for (const struct doc_node *at = list; at; at = doc_next(list, at))
        count++;
    g_assert_cmpuint(count, ==, 8);
    for (unsigned i = 0; i < doc->nodes->len; i++)
        g_assert_cmpuint(((const struct doc_node *)g_ptr_array_index(doc->nodes, i))->id, ==, i);
    doc_drop(doc);
}

/* Each node is entered once and left once, after what is below it; what is skipped is not entered.
 */
static void test_walk(void)
{
    struct doc *doc = doc_new(&language_en, NULL);
    struct doc_walk walk = {.root = doc->root};
    GString *seen = g_string_new(NULL);

    doc_add_block(doc, doc->root, DOC_HEADING, "title", "a", (struct span){0});
    doc_add_block(doc, doc->root, DOC_PARAGRAPH, "text", "b", (struct span){0});
    doc_add(doc, doc->root, DOC_GROUP, "box", (struct span){0});
    while (doc_walk_next(&walk)) {
        walk.skip = walk.node->role == DOC_PARAGRAPH;
        if (walk.leave)
            g_string_append(seen, ")");
        else
            g_string_append_printf(seen, "%u(%s", walk.depth, doc_role_name(walk.node->role));
    }
    g_assert_cmpstr(seen->str, ==, "0(document1(heading2(text))1(para)1(group))");
    g_assert_false(doc_walk_next(&walk));
    g_string_free(seen, TRUE);
    doc_drop(doc);
}

static void test_text(void)
{
    struct doc *doc = sample(NULL);
    g_autofree char *item = doc_text(doc->root->first->next), *title = doc_text(doc->root->first);

    g_assert_cmpstr(item, ==, "–\nvoir «\u00A0le \"site\"");
    g_assert_cmpstr(title, ==, "Titre");
    doc_drop(doc);
}

/* Strings and fields are the doc's own: the caller's may go. */
static void test_ownership(void)
{
    struct doc *doc = doc_new(&language_en, NULL);
    char name[] = "K1.score", says[] = "score";
    const struct doc_field field = {.name = name, .says = says};
    struct doc_node *group = doc_add(doc, doc->root, DOC_GROUP, "row", (struct span){0});
    const struct doc_node *node = doc_add_field(doc, group, "score", &field, (struct span){0});

    name[0] = says[0] = '?';
    g_assert_cmpstr(node->field->name, ==, "K1.score");
    g_assert_cmpstr(node->field->says, ==, "score");
    g_assert_true(doc_element(group) == doc->root);
    g_assert_true(doc_element(node) == node);
    g_assert_false(doc_is_inline(node));
    g_assert_null(doc_keep(doc, NULL));
    doc_drop(doc);
    doc_drop(NULL);
}

/* What is ranked above the cut goes with all below it, and lists that lose all their items; what
 * says so is there only then. */
static void test_cut(void)
{
    static const struct {
        unsigned cut;
        const char *left;
    } cases[] = {
        {DOC_CUT_NONE, "lead\none\ntwo\nthree"},
        {DOC_RANK_LEAD - 1, "one\ntwo\nthree"},
        {5, "one\ntwo\nmore"},
        {4, "one\nmore"},
        {0, "more"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct doc *doc = doc_new(&language_en, "t");
        struct doc_node *list;
        g_autofree char *left = NULL;

        doc_add_block(doc, doc->root, DOC_PARAGRAPH, "p", "lead", (struct span){0})->drop_rank =
            DOC_RANK_LEAD;
        list = doc_add(doc, doc->root, DOC_LIST, "list", (struct span){0});
        doc_add_block(doc, list, DOC_PARAGRAPH, "p", "one", (struct span){0})->drop_rank = 3;
        doc_add_block(doc, list, DOC_PARAGRAPH, "p", "two", (struct span){0})->drop_rank = 5;
        doc_add_block(doc, list, DOC_PARAGRAPH, "p", "three", (struct span){0})->drop_rank = 9;
        doc_add_block(doc, doc->root, DOC_PARAGRAPH, "p", "more", (struct span){0})->says_cut =
            true;
        doc_cut(doc, cases[i].cut);
        left = doc_text(doc->root);
        g_assert_cmpstr(left, ==, cases[i].left);
        g_assert_null(doc->root->last->next);
        g_assert_true(doc->root->first != list || list->first != NULL);
        doc_drop(doc);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/doc/walk", test_walk);
    g_test_add_func("/doc/dump", test_dump);
    g_test_add_func("/doc/next", test_next);
    g_test_add_func("/doc/cut", test_cut);
    g_test_add_func("/doc/text", test_text);
    g_test_add_func("/doc/ownership", test_ownership);
    return g_test_run();
}

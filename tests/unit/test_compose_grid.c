/* compose_grid: the fields of specs/grid.md §3, in order, each with what it says; and its layout
 * holds any number of criteria. */
#include "document/compose/compose.h"
#include "document/dress/dress.h"
#include "lang/lang_private.h"
#include "typeset/typeset.h"

#include <string.h>

struct fixture {
    struct posting posting;
    struct design *design;
    struct doc *doc;
    struct diag *diag;
    struct grid_codes codes;
};

static const struct posting_criterion samples[] = {
    {.label = "Coordination de programmation",
     .text = "Expérience de coordination de programmation culturelle",
     .categories = "expérience",
     .question = "Racontez.",
     .weight = 1,
     .anchors = {"aucun exemple", "participation", "actions isolées", "programme", "multi-sites"}},
    {.label = "Permis B",
     .categories = "condition",
     .question = "Disponible ?",
     .weight = 1.5,
     .weight_reason = "tournées",
     .knockout = true,
     .bonus = true,
     .anchors = {"a", "b", "c", "d", "e"}},
};

static void compose(struct fixture *f)
{
    const struct compose_request request = {.posting = &f->posting,
                                            .brand_name = f->design->brand_name,
                                            .brand_tagline = f->design->brand_tagline,
                                            .codes = f->codes};

    f->doc = compose_grid(&request);
    doc_dress(f->doc, f->design);
}

static void set_up(struct fixture *f, unsigned criteria, const struct language *lang)
{
    const struct design_request request = {.folder = "/nowhere",
                                           .data = g_getenv("AFFICHE_DATA"),
                                           .brand = {.text = (char *)"chroniques"}};

    *f = (struct fixture){.diag = diag_new()};
    f->posting.folder = "/nowhere";
    f->posting.name = f->posting.shown_name = "essai";
    f->posting.lang = lang;
    f->posting.organisation = "ORG";
    f->posting.brand = request.brand;
    f->posting.facts[FACT_TITLE].text = "Poste";
    f->posting.abbreviations = g_array_new(FALSE, FALSE, sizeof(struct posting_phrase));
    f->posting.inclusive = g_array_new(FALSE, FALSE, sizeof(struct posting_phrase));
    f->posting.foreign = g_array_new(FALSE, FALSE, sizeof(struct posting_phrase));
    f->posting.criteria = g_array_new(FALSE, FALSE, sizeof(struct posting_criterion));
    for (unsigned i = 0; i < criteria; i++)
        g_array_append_val(f->posting.criteria, samples[i % G_N_ELEMENTS(samples)]);
    strcpy(f->posting.criteria_hash, "0123-abcd");
    f->design = design_load("grid-a4", &request, f->diag);
    g_assert_nonnull(f->design);
    compose(f);
}

static void tear_down(struct fixture *f)
{
    doc_drop(f->doc);
    design_drop(f->design);
    g_array_unref(f->posting.criteria);
    g_array_unref(f->posting.abbreviations);
    diag_drop(f->diag);
}

/* A line a field: name, value, what it says. */
static char *list_fields(const struct doc *doc)
{
    GString *list = g_string_new(NULL);

    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node))
        if (node->field)
            g_string_append_printf(list, "%s|%s|%s\n", node->field->name,
                                   node->field->value ? node->field->value : "", node->field->says);
    return g_string_free(list, FALSE);
}

static void test_fields(void)
{
    g_autofree char *fields = NULL;
    struct fixture f;

    set_up(&f, 1, &language_fr);
    fields = list_fields(f.doc);
    g_assert_cmpstr(fields, ==,
                    "hash|0123-abcd|Empreinte de la grille : 0123-abcd\n"
                    "candidate||Code candidature, jamais le nom, 16\u00A0caractères au plus\n"
                    "evaluator||Membre du jury\n"
                    "date||Date de l’entretien, par exemple 2026-01-15\n"
                    "round||Session\n"
                    "conflict|none|Je déclare n’avoir ni lien personnel ni intérêt.\n"
                    "conflict|link|Je déclare un lien\u202F: cette grille sera mise à part.\n"
                    "K1.score|0|0 : aucun exemple\n"
                    "K1.score|1|1 : participation\n"
                    "K1.score|2|2 : actions isolées\n"
                    "K1.score|3|3 : programme\n"
                    "K1.score|4|4 : multi-sites\n"
                    "K1.score|NE|NE : non évalué\n"
                    "K1.evidence||K1 Coordination de programmation, éléments observés\n"
                    "recommendation|retain|retenir\n"
                    "recommendation|discuss|à discuter\n"
                    "recommendation|decline|écarter\n");
    tear_down(&f);
}

static void test_english(void)
{
    g_autofree char *fields = NULL, *text = NULL;
    struct fixture f;

    set_up(&f, 2, &language_en);
    fields = list_fields(f.doc);
    text = doc_text(f.doc->root);
    g_assert_nonnull(strstr(fields, "K2.score|2|2: c\n"));
    g_assert_nonnull(strstr(
        text, "condition · weight 1.5 · knock-out · a plus\nReason for the weight: tournées\n"));
    tear_down(&f);
}

/* A personal form is somebody's: what it says of that is not to be changed. */
static void test_personal(void)
{
    static const char *const expected[] = {"0123-abcd", "C-07", "A", "1"};
    unsigned locked = 0;
    struct fixture f;

    set_up(&f, 1, &language_fr);
    doc_drop(f.doc);
    f.codes = (struct grid_codes){.round = "1", .candidate = "C-07", .evaluator = "A"};
    compose(&f);
    for (const struct doc_node *node = f.doc->root; node; node = doc_next(f.doc->root, node))
        if (node->field && node->field->read_only) {
            g_assert_cmpuint(locked, <, G_N_ELEMENTS(expected));
            g_assert_cmpstr(node->field->value, ==, expected[locked++]);
        }
    g_assert_cmpuint(locked, ==, G_N_ELEMENTS(expected));
    tear_down(&f);
}

static void test_text(void)
{
    g_autofree char *text = NULL;
    struct fixture f;

    set_up(&f, 1, &language_fr);
    text = doc_text(f.doc->root);
    g_assert_nonnull(strstr(text, "Poste · ORG\ngrille essai · 1\u00A0critère\n"));
    g_assert_cmpstr(f.doc->title, ==, "Grille d’évaluation · Poste");
    tear_down(&f);
    g_free(text);
    set_up(&f, 2, &language_fr);
    text = doc_text(f.doc->root);
    g_assert_nonnull(strstr(text, "essai · 2\u00A0critères\n"));
    g_assert_nonnull(strstr(text, "condition · poids 1,5 · éliminatoire · un plus\n"));
    tear_down(&f);
}

/* A criterion and its anchors lead to each other; one with the scale that holds for all has none.
 */
static void test_links(void)
{
    struct fixture f;
    unsigned links = 0;

    set_up(&f, 2, &language_fr);
    for (const struct doc_node *node = f.doc->root; node; node = doc_next(f.doc->root, node))
        if (node->role == DOC_LINK) {
            g_assert_true(node->target && node->target->target == node);
            links++;
        }
    g_assert_cmpuint(links, ==, 4);
    tear_down(&f);
}

/* Every row of a table has as many cells as its head, and every style is the layout's own. */
static void test_tree(void)
{
    struct fixture f;

    set_up(&f, 3, &language_fr);
    for (const struct doc_node *node = f.doc->root->first; node;
         node = doc_next(f.doc->root, node)) {
        unsigned cells = 0;

        if (node->style)
            g_assert_true(g_hash_table_contains(f.design->styles, node->style));
        for (const struct doc_node *cell = doc_next(node, node); cell; cell = doc_next(node, cell))
            cells += cell->role == DOC_CELL || cell->role == DOC_HEADER_CELL;
        if (node->role == DOC_ROW)
            g_assert_cmpuint(cells, ==, strcmp(node->parent->style, "anchors") == 0 ? 6 : 4);
    }
    tear_down(&f);
}

static unsigned count_heads(const struct page *page)
{
    unsigned count = 0;

    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind == PAGE_TEXT && !item->node &&
            memcmp(item->u.text.text, "Éléments", strlen("Éléments")) == 0)
            count++;
    }
    return count;
}

static void check_field(const struct page *page, const struct page_item *item)
{
    g_assert_cmpfloat(item->x_pt, >=, 0);
    g_assert_cmpfloat(item->y_pt, >=, 0);
    g_assert_cmpfloat(item->x_pt + item->width_pt, <=, page->width_pt);
    g_assert_cmpfloat(item->y_pt + item->height_pt, <=, page->height_pt);
    if (item->node->field->kind == DOC_FIELD_RADIO)
        g_assert_cmpfloat(MIN(item->width_pt, item->height_pt), >=, 4 * 72 / 25.4);
    if (item->node->field->multi_line)
        g_assert_cmpfloat(item->height_pt, >=, 15 * 72 / 25.4);
    if (item->node->field->read_only) /* stands there as a text */
        return;
    g_assert_cmpfloat(colour_contrast(item->stroke, item->fill), >=, 3);
    g_assert_cmpfloat(colour_contrast(item->stroke, (struct colour){1, 1, 1, 1}), >=, 3);
}

/* Forty criteria go on over pages under their head; each field is placed once, on paper big enough
 * for a pen. */
static void test_pages(void)
{
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "fonts", NULL);
    const char *const folders[] = {folder, NULL};
    struct fixture f;
    struct fonts *fonts;
    struct pages *pages;
    unsigned fields = 0, heads = 0;

    set_up(&f, 40, &language_fr);
    fonts = fonts_new(folders, f.diag);
    pages = place_document(f.doc, f.design, fonts, NULL, f.diag);
    g_assert_nonnull(pages);
    g_assert_cmpuint(pages->pages->len, >, 5);
    for (unsigned i = 0; i < pages->pages->len; i++) {
        const struct page *page = pages_get(pages, i);

        heads += count_heads(page);
        for (unsigned j = 0; j < page->items->len; j++) {
            const struct page_item *item = &g_array_index(page->items, struct page_item, j);

            if (item->kind != PAGE_FIELD)
                continue;
            check_field(page, item);
            fields++;
        }
    }
    g_assert_cmpuint(fields, ==, 7 + 40 * 7 + 3);
    g_assert_cmpuint(heads, >=, 3);
    pages_drop(pages);
    fonts_drop(fonts);
    tear_down(&f);
}

/* On which page the last of a number's fields stands. */
static unsigned find_page(const struct pages *pages, const char *name)
{
    for (unsigned i = pages->pages->len; i-- > 0;) {
        const struct page *page = pages_get(pages, i);

        for (unsigned j = 0; j < page->items->len; j++) {
            const struct page_item *item = &g_array_index(page->items, struct page_item, j);

            if (item->kind == PAGE_FIELD && strcmp(item->node->field->name, name) == 0)
                return i;
        }
    }
    return G_MAXUINT;
}

/* The last row takes the one before along, and the foot of the form stands with both. */
static void test_last_rows(void)
{
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "fonts", NULL);
    const char *const folders[] = {folder, NULL};

    for (unsigned count = 2; count <= 30; count++) {
        g_autofree char *last = g_strdup_printf("K%u.score", count);
        g_autofree char *before = g_strdup_printf("K%u.score", count - 1);
        struct fixture f;
        struct fonts *fonts;
        struct pages *pages;

        set_up(&f, count, &language_fr);
        fonts = fonts_new(folders, f.diag);
        pages = place_document(f.doc, f.design, fonts, NULL, f.diag);
        g_assert_nonnull(pages);
        g_assert_cmpuint(find_page(pages, last), ==, find_page(pages, before));
        g_assert_cmpuint(find_page(pages, last), ==, find_page(pages, "recommendation"));
        pages_drop(pages);
        fonts_drop(fonts);
        tear_down(&f);
    }
}

static const struct page_item *find_field(const struct page *page, const char *name)
{
    for (unsigned j = 0; j < page->items->len; j++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, j);

        if (item->kind == PAGE_FIELD && strcmp(item->node->field->name, name) == 0)
            return item;
    }
    return NULL;
}

/* With so many criteria: what was left out, and whether the form stands on one page. */
static unsigned find_cut(unsigned count, bool *alone, double *evidence_pt)
{
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "fonts", NULL);
    const char *const folders[] = {folder, NULL};
    struct fixture f;
    struct fonts *fonts;
    struct pages *pages;
    unsigned cut;

    set_up(&f, count, &language_fr);
    fonts = fonts_new(folders, f.diag);
    pages = place_document(f.doc, f.design, fonts, NULL, f.diag);
    g_assert_nonnull(pages);
    cut = pages->cut;
    *alone = find_page(pages, "recommendation") == 0;
    *evidence_pt = find_field(pages_get(pages, 0), "K1.evidence")->height_pt;
    pages_drop(pages);
    fonts_drop(fonts);
    tear_down(&f);
    return cut;
}

/* Lines go first, then anchors, then pages break, and all is there again. */
static void test_steps(void)
{
    static const unsigned steps[] = {DOC_CUT_NONE, DOC_RANK_LEAD, DOC_RANK_LEAD - 1, DOC_CUT_NONE};
    unsigned step = 0;

    for (unsigned count = 1; count <= 30; count++) {
        double evidence_pt;
        bool alone;
        const unsigned cut = find_cut(count, &alone, &evidence_pt);

        while (step + 1 < G_N_ELEMENTS(steps) && cut != steps[step])
            step++;
        g_assert_cmpuint(cut, ==, steps[step]);
        g_assert_true(alone == (step < 3));
        g_assert_cmpfloat(evidence_pt, >=, 15 * 72 / 25.4);
        if (count == 1) /* a box takes what its page has, up to a bound */
            g_assert_cmpfloat(evidence_pt, >, 40 * 72 / 25.4);
    }
    g_assert_cmpuint(step, ==, 3);
}

/* As the poster and the offer: a house lends its name to a posting that asks for its brand. */
static void test_brand_name(void)
{
    g_autofree char *line = NULL;
    struct fixture f;

    set_up(&f, 1, &language_fr);
    doc_drop(f.doc);
    f.posting.organisation = NULL;
    compose(&f);
    line = doc_text(f.doc->root->first);
    g_assert_nonnull(strstr(line, "Poste · CHRONIQUES"));
    tear_down(&f);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose-grid/fields", test_fields);
    g_test_add_func("/compose-grid/english", test_english);
    g_test_add_func("/compose-grid/personal", test_personal);
    g_test_add_func("/compose-grid/text", test_text);
    g_test_add_func("/compose-grid/links", test_links);
    g_test_add_func("/compose-grid/tree", test_tree);
    g_test_add_func("/compose-grid/pages", test_pages);
    g_test_add_func("/compose-grid/last-rows", test_last_rows);
    g_test_add_func("/compose-grid/steps", test_steps);
    g_test_add_func("/compose-grid/brand-name", test_brand_name);
    return g_test_run();
}

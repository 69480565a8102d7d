/* compose: what the offer and the poster say, and in which structure. */
#include "design/design.h"
#include "document/compose/compose.h"
#include "document/dress/dress.h"

#include <glib/gstdio.h>
#include <string.h>

static const char text[] = "A recherche une personne en CDI.\n\n"
                           "MISSIONS\n\n"
                           "Accueil\n\n"
                           "- Accueillir le public (CV, EAC)\n"
                           "- Répondre sur www.a.example\n\n"
                           "PROFIL RECHERCHÉ\n\n"
                           "- Permis B\n\n"
                           "MODALITÉS DE CANDIDATURE\n\n"
                           "CV à rh@a.example.\n\n"
                           "- Entretiens le 8 décembre\n\n"
                           "A s'engage pour l'égalité.\n";

static const char ini[] = "[posting]\nlang = fr\n[organisation]\nname = A\n"
                          "[office un]\nname = Un\naddress = 1 rue Haute, 13100 Aix-en-Provence\n"
                          "[office deux]\nname = Deux\naddress = 2 rue Basse, 13001 Marseille\n"
                          "[facts]\ntitle = Médiatrice\ncontract = CDI\n"
                          "places = 1 rue Haute, 13100 Aix-en-Provence | 2 rue Basse, 13001 "
                          "Marseille | 3 rue Basse, 13002 Marseille\n"
                          "start = mars 2026\nsite = www.a.example\n";

struct place {
    char *folder;
    struct posting *posting;
    struct design *design;
    struct diag *diag;
    struct doc *doc;
};

static void write_file(const char *folder, const char *name, const char *content)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    g_assert_true(g_file_set_contents(path, content, -1, NULL));
}

static void remove_file(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    g_unlink(path);
}

static void place_open(struct place *place, const char *layout, const char *posting_text)
{
    place->folder = g_dir_make_tmp("affiche-XXXXXX", NULL);
    write_file(place->folder, "posting.ini", ini);
    write_file(place->folder, "posting.txt", posting_text);
    place->diag = diag_new();
    place->posting = posting_load(place->folder, place->diag);
    g_assert_nonnull(place->posting);
    const struct design_request request = {
        .folder = place->folder, .data = g_getenv("AFFICHE_DATA"), .brand = place->posting->brand};
    place->design = design_load(layout, &request, place->diag);
    g_assert_nonnull(place->design);
    g_assert_cmpuint(diag_count(place->diag, DIAG_ERROR), ==, 0);
}

/* As the way goes: what is said, in the layout's looks. */
static void compose(struct place *place, struct doc *(*verb)(const struct compose_request *),
                    const struct posting_office *here)
{
    const struct compose_request request = {.posting = place->posting,
                                            .here = here,
                                            .brand_name = place->design->brand_name,
                                            .brand_tagline = place->design->brand_tagline};

    place->doc = verb(&request);
    doc_dress(place->doc, place->design);
}

static void place_close(struct place *place)
{
    doc_drop(place->doc);
    design_drop(place->design);
    posting_drop(place->posting);
    diag_drop(place->diag);
    remove_file(place->folder, "posting.ini");
    remove_file(place->folder, "posting.txt");
    g_rmdir(place->folder);
    g_free(place->folder);
}

/* The n-th node (from 0) of a style, or NULL. */
static const struct doc_node *find(const struct doc *doc, const char *style, unsigned n)
{
    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node))
        if (node->style && strcmp(node->style, style) == 0 && n-- == 0)
            return node;
    return NULL;
}

/* As it is set. */
static void assert_dressed(const struct doc_node *block, const char *expected)
{
    GString *set = g_string_new(NULL);

    for (const struct doc_node *node = block; node; node = doc_next(block, node))
        g_string_append(set, node->text ? doc_set_text(node) : "");
    g_assert_cmpstr(set->str, ==, expected);
    g_string_free(set, TRUE);
}

static void assert_text(const struct doc_node *node, const char *expected)
{
    g_autofree char *said = node ? doc_text(node) : NULL;

    g_assert_cmpstr(said, ==, expected);
}

/* All that a slot says, in order. */
static char *slot_text(const struct doc *doc, const char *slot)
{
    GString *said = g_string_new(NULL);

    for (const struct doc_node *node = doc->root->first; node; node = node->next) {
        g_autofree char *part = g_str_equal(node->slot, slot) ? doc_text(node) : g_strdup("");

        g_string_append_printf(said, "%s%s", said->len && *part ? "\n" : "", part);
    }
    return g_string_free(said, FALSE);
}

static void test_offer_structure(void)
{
    struct place place = {0};
    const struct doc_node *row, *list;
    unsigned levels = 0;

    place_open(&place, "offer-a4", text);
    compose(&place, compose_offer, NULL);
    assert_text(find(place.doc, "title", 0), "Médiatrice");
    row = find(place.doc, "fact", 0);
    g_assert_cmpint(row->role, ==, DOC_ROW);
    g_assert_cmpint(row->parent->role, ==, DOC_TABLE);
    g_assert_cmpint(row->first->scope, ==, DOC_SCOPE_ROW);
    assert_text(find(place.doc, "fact-line", 2), "3 rue Basse, 13002 Marseille");
    list = find(place.doc, "list", 0);
    g_assert_cmpint(list->first->first->role, ==, DOC_LABEL);
    g_assert_cmpint(list->first->last->role, ==, DOC_BODY);
    for (const struct doc_node *node = place.doc->root->first; node; node = node->next) {
        g_assert_cmpstr(node->slot, ==, "main");
        if (node->role == DOC_HEADING)
            levels = levels * 10 + node->level;
    }
    g_assert_cmpuint(levels, ==,
                     123222); /* title, missions, reception, profile, how to apply, glossary */
    place_close(&place);
}

static void test_offer_inline(void)
{
    struct place place = {0};
    const struct doc_node *link, *span = NULL;

    place_open(&place, "offer-a4", text);
    compose(&place, compose_offer, NULL);
    for (const struct doc_node *node = find(place.doc, "list", 0); node && !span;
         node = doc_next(place.doc->root, node))
        span = node->role == DOC_SPAN ? node : NULL;
    assert_text(span, "CV");
    g_assert_cmpstr(span->expansion, ==, "curriculum vitæ");
    link = find(place.doc, "link", 1); /* the first is the contact's, among the facts */
    assert_text(link, "www.a.example");
    g_assert_cmpstr(link->uri, ==, "https://www.a.example");
    g_assert_cmpstr(link->alt, ==, "Ouvrir www.a.example");
    link = find(place.doc, "link", 2);
    g_assert_cmpstr(link->uri, ==, "mailto:rh@a.example");
    g_assert_cmpstr(link->alt, ==, "Écrire à rh@a.example");
    assert_text(find(place.doc, "entry-label", 0), "CDI");
    assert_text(find(place.doc, "entry-label", 2), "EAC");
    g_assert_null(find(place.doc, "entry-label", 3));
    place_close(&place);
}

/* Items of items are a list in the body of the one above; markers stay as typed. */
static void test_nested_lists(void)
{
    struct place place = {0};
    static const unsigned depths[] = {0, 1, 2, 3, 2, 1};
    const struct doc_node *outer, *body, *inner;

    place_open(&place, "offer-a4", "MISSIONS\n\n1) un\n2) deux\n3) trois\n4) quatre\n5) cinq\n");
    for (unsigned i = 0; i < G_N_ELEMENTS(depths); i++)
        g_array_index(place.posting->blocks, struct posting_block, i).depth = depths[i];
    compose(&place, compose_offer, NULL);
    outer = find(place.doc, "list", 0);
    g_assert_cmpint(outer->numbering, ==, DOC_NUMBERING_DECIMAL);
    assert_text(outer->first->first, "1)");
    assert_text(outer->last->first, "5)");
    g_assert_true(outer->first->next == outer->last);
    body = outer->first->last;
    g_assert_cmpint(body->role, ==, DOC_BODY);
    g_assert_cmpint(body->first->role, ==, DOC_PARAGRAPH);
    inner = body->last;
    g_assert_cmpint(inner->role, ==, DOC_LIST);
    assert_text(inner->first->first, "2)");
    assert_text(inner->first->last->last->first->last, "trois");
    assert_text(inner->last->last, "quatre");
    g_assert_true(doc_is_inline(inner->last->last->first));
    place_close(&place);
}

/* Whole words only: nothing in CDIX or in an address, and the longest form wins. */
static void test_abbreviations(void)
{
    struct place place = {0};
    unsigned spans = 0;

    place_open(&place, "offer-a4", "CDIX, ACDI, l'EAC, cv@a.example, www.CV.example\n");
    compose(&place, compose_offer, NULL);
    for (const struct doc_node *node = find(place.doc, "text", 0); node;
         node = doc_next(place.doc->root, node))
        spans += node->role == DOC_SPAN;
    g_assert_cmpuint(spans, ==, 1);
    place_close(&place);
}

/* Forms stand in the text as typography sets them, whichever way the INI writes them. */
static void test_abbreviations_as_set(void)
{
    static const char *const forms[] = {"Dir. de l'EAC", "chef·fe d’équipe", "R & D..."};
    struct place place = {0};
    unsigned spans = 0;

    place_open(&place, "offer-a4",
               "La Dir. de l’EAC, un·e chef·fe d'équipe, la R & D... et fin.\n");
    for (unsigned i = 0; i < G_N_ELEMENTS(forms); i++) {
        struct posting_phrase next = {g_strdup(forms[i]), g_strdup("x"), {0}};

        g_array_append_val(place.posting->abbreviations, next);
    }
    compose(&place, compose_offer, NULL);
    for (const struct doc_node *node = place.doc->root; node;
         node = doc_next(place.doc->root, node))
        spans += node->role == DOC_SPAN;
    g_assert_cmpuint(spans, ==, 3);
    assert_text(find(place.doc, "entry-label", 0), "Dir. de l’EAC");
    place_close(&place);
}

/* What is said of words: the posting's INI before the rules, one beside the other. */
static void test_spans(void)
{
    static const struct {
        const char *text, *actual, *lang;
    } wanted[] = {
        {"salarié·es permanent·es", "salariées et salariés permanents", NULL},
        {"héros·oïnes", "héroïnes et héros", NULL},
        {"Артём Иванов", NULL, "und-Cyrl"},
        {"Νίκος", NULL, "el"},
        {"דוד כהן", NULL, "he"},
        {"fab lab", NULL, "en"},
    };
    struct posting_phrase heroes = {g_strdup("héros·oïnes"), g_strdup("héroïnes et héros"), {0}},
                          lab = {g_strdup("fab lab"), g_strdup("en"), {0}};
    struct place place = {0};
    unsigned count = 0;

    place_open(&place, "offer-a4",
               "Nos salarié.es permanent.es, des héros·oïnes, Артём Иванов, Νίκος et (דוד כהן) du "
               "fab lab.\n\nWe welcome all of you, and this is the place for your ideas.\n");
    g_array_append_val(place.posting->inclusive, heroes);
    g_array_append_val(place.posting->foreign, lab);
    compose(&place, compose_offer, NULL);
    for (const struct doc_node *node = place.doc->root; node;
         node = doc_next(place.doc->root, node)) {
        g_autofree char *says = node->role == DOC_SPAN ? doc_text(node) : NULL;

        if (!says)
            continue;
        g_assert_cmpuint(count, <, G_N_ELEMENTS(wanted));
        g_assert_cmpstr(says, ==, wanted[count].text);
        g_assert_cmpstr(node->actual_text, ==, wanted[count].actual);
        g_assert_cmpstr(node->lang, ==, wanted[count++].lang);
    }
    g_assert_cmpuint(count, ==, G_N_ELEMENTS(wanted));
    g_assert_null(find(place.doc, "text", 0)->lang);
    g_assert_cmpstr(find(place.doc, "text", 1)->lang, ==, "en-GB");
    place_close(&place);
}

/* One may follow upon another. */
static void test_abbreviation_after_abbreviation(void)
{
    struct posting_phrase number = {g_strdup("n."), g_strdup("numéro"), {0}},
                          negative = {g_strdup("-x"), g_strdup("moins x"), {0}};
    struct place place = {0};
    unsigned spans = 0;

    place_open(&place, "offer-a4",
               "Un poste n.-x, que nous cherchons à pourvoir dès que possible.\n");
    g_array_append_val(place.posting->abbreviations, number);
    g_array_append_val(place.posting->abbreviations, negative);
    compose(&place, compose_offer, NULL);
    for (const struct doc_node *node = find(place.doc, "text", 0); node;
         node = doc_next(place.doc->root, node))
        spans += node->role == DOC_SPAN;
    g_assert_cmpuint(spans, ==, 2);
    place_close(&place);
}

/* Capitals reach what stands in a link too; what is said, and readers get, is still the mixed form.
 */
static void test_caps_of_links(void)
{
    struct place place = {0};

    place_open(&place, "offer-a4", text);
    ((struct design_style *)design_style(place.design, "item-text"))->caps = CAPS_YES;
    compose(&place, compose_offer, NULL);
    assert_dressed(find(place.doc, "item-text", 1), "RÉPONDRE SUR WWW.A.EXAMPLE");
    assert_text(find(place.doc, "item-text", 1), "Répondre sur www.a.example");
    g_assert_null(find(place.doc, "link", 1)->actual_text);
    g_assert_cmpstr(find(place.doc, "item-text", 1)->actual_text, ==, "Répondre sur www.a.example");
    g_assert_cmpstr(find(place.doc, "link", 1)->uri, ==, "https://www.a.example");
    doc_drop(place.doc);
    ((struct design_style *)design_style(place.design, "item-text"))->caps = CAPS_NO;
    ((struct design_style *)design_style(place.design, "link"))->caps = CAPS_YES;
    compose(&place, compose_offer, NULL);
    assert_dressed(find(place.doc, "item-text", 1), "Répondre sur WWW.A.EXAMPLE");
    g_assert_null(find(place.doc, "item-text", 1)->actual_text);
    g_assert_cmpstr(find(place.doc, "link", 1)->actual_text, ==, "www.a.example");
    place_close(&place);
}

/* The letter that a text begins with, where its first word is one: no code, address or own way. */
static void test_first_letter(void)
{
    static const struct {
        const char *said, *shown;
    } texts[] = {
        {"chef·fe d’équipe", "Chef·fe d’équipe"},
        {"École d’été", "École d’été"},
        {"élagueur(se)", "Élagueur(se)"},
        {"ab-12 au plus", "ab-12 au plus"},
        {"iOS à Lyon", "iOS à Lyon"},
        {"a.example", "a.example"},
        {"mi-Avril", "Mi-Avril"},
        {"fonctionnaire, par mutation", "Fonctionnaire, par mutation"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *posting = g_strdup_printf("%s\n\n- %s\n", text, texts[i].said);
        const bool changes = strcmp(texts[i].said, texts[i].shown) != 0;
        const struct doc_node *item = NULL;
        struct place place = {0};

        place_open(&place, "offer-a4", posting);
        ((struct design_style *)design_style(place.design, "item-text"))->caps = CAPS_FIRST;
        compose(&place, compose_offer, NULL);
        for (unsigned n = 0; find(place.doc, "item-text", n); n++)
            item = find(place.doc, "item-text", n);
        assert_dressed(item, texts[i].shown);
        assert_text(item, texts[i].said);
        g_assert_cmpstr(item->actual_text, ==, changes ? texts[i].said : NULL);
        place_close(&place);
    }
}

static void test_poster(void)
{
    struct place place = {0};
    g_autofree char *body = NULL, *apply = NULL, *facts = NULL;

    place_open(&place, "poster-a4", text);
    compose(&place, compose_poster,
            &g_array_index(place.posting->offices, struct posting_office, 1));
    facts = slot_text(place.doc, "facts");
    body = slot_text(place.doc, "body");
    apply = slot_text(place.doc, "apply");
    g_assert_cmpstr(
        facts, ==,
        "Prise de fonction\nmars 2026\nLieux de travail\nAix-en-Provence et\u00A0Marseille");
    g_assert_true(g_str_has_prefix(apply, "Offre complète\n"));
    doc_cut(place.doc, DOC_CUT_NONE);
    g_free(apply);
    apply = slot_text(place.doc, "apply");
    assert_dressed(find(place.doc, "fact-label", 0), "PRISE DE FONCTION");
    g_assert_cmpstr(find(place.doc, "fact-label", 0)->actual_text, ==, "Prise de fonction");
    g_assert_null(find(place.doc, "logo", 0)); /* the brand says its name in type */
    g_assert_cmpstr(
        body, ==,
        "A recherche une personne en CDI.\n"
        "Missions\nAccueil\n–\nAccueillir le public (CV, EAC)\n–\nRépondre sur www.a.example\n"
        "Profil recherché\n–\nPermis B");
    g_assert_cmpstr(apply, ==,
                    "www.a.example\nCandidater\nCV à\nrh@a.example\nEntretiens le 8\u00A0décembre\n"
                    "Deux\nvous êtes ici\n2 rue Basse, 13001 Marseille\nUn\n1 rue Haute, 13100 "
                    "Aix-en-Provence\n"
                    "A s’engage pour l’égalité.");
    g_assert_cmpstr(find(place.doc, "code", 0)->uri, ==, "https://www.a.example");
    g_assert_cmpuint(find(place.doc, "commitment", 0)->drop_rank, >, 0);
    place_close(&place);
}

/* Without missions, profile, offices or address there is still a poster: of what the text says
 * otherwise. */
static void test_poor_poster(void)
{
    struct place place = {0};
    g_autofree char *body = NULL;

    place_open(&place, "poster-a4", "On cherche quelqu'un.\n");
    place.posting->facts[FACT_SITE].text = (g_free(place.posting->facts[FACT_SITE].text), NULL);
    compose(&place, compose_poster, NULL);
    body = slot_text(place.doc, "body");
    g_assert_cmpstr(body, ==, "On cherche quelqu’un.");
    g_assert_null(find(place.doc, "code", 0));
    g_assert_null(find(place.doc, "office-tag", 0));
    g_assert_null(find(place.doc, "tagline",
                       0)); /* the layout's brand has one, but it is not this organisation's */
    g_assert_nonnull(find(place.doc, "office-name", 1));
    place_close(&place);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose/spans", test_spans);
    g_test_add_func("/compose/offer-structure", test_offer_structure);
    g_test_add_func("/compose/offer-inline", test_offer_inline);
    g_test_add_func("/compose/nested-lists", test_nested_lists);
    g_test_add_func("/compose/abbreviations", test_abbreviations);
    g_test_add_func("/compose/abbreviations-as-set", test_abbreviations_as_set);
    g_test_add_func("/compose/abbreviation-after-abbreviation",
                    test_abbreviation_after_abbreviation);
    g_test_add_func("/compose/caps-of-links", test_caps_of_links);
    g_test_add_func("/compose/first-letter", test_first_letter);
    g_test_add_func("/compose/poster", test_poster);
    g_test_add_func("/compose/poor-poster", test_poor_poster);
    return g_test_run();
}

/* A language of three labels and two headings, added from outside: a text is read with it, and
 * composed with its labels; what it leaves out is English where it is printed, and nothing where a
 * text is understood by it. */
#include "document/compose/compose.h"
#include "lang/typo/typo.h"
#include "posting/criteria/criteria.h"
#include "posting/facts/facts.h"
#include "posting/text/text.h"

#include <glib/gstdio.h>
#include <string.h>

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct language toy = {
    .code = "eo",
    .labels =
        {
            [LABEL_START] = "Komenco",
            [LABEL_CONTACT] = "Skribu al",
            [LABEL_CONTRACT] = "Kontrakto",
        },
    .headings = (const struct lang_heading[]){{ROLE_MISSIONS, WORDS("taskoj")},
                                              {ROLE_PROFILE, WORDS("profilo", "kiun ni sercas")},
                                              {ROLE_NONE, NULL}},
};

static const char text[] = "TASKOJ\n\n- Akcepti la publikon\n\n"
                           "KIUN NI SERĈAS\n\n- Sperto pri \"arto\" kaj scienco\n- Bona humoro\n\n"
                           "KIEL KANDIDATIĜI\n\nSkribu antaŭ 21/11/2026 al ni.\n";

static const char ini[] = "[posting]\nlang = en\n[organisation]\nname = A\n"
                          "[facts]\ntitle = Peranto\nstart = March 2027\ncontract = CDI\n"
                          "contact = rh@a.example\ndeadline = 21/11/2026\n";

struct place {
    char *folder, *ini, *txt;
    struct diag *diag;
    struct posting *posting;
};

static void read_with_toy(struct posting *posting, struct diag *diag)
{
    g_array_set_size(posting->blocks, 0);
    g_array_set_size(posting->sections, 0);
    for (unsigned i = 0; i < posting->criteria->len; i++)
        criteria_clear(&g_array_index(posting->criteria, struct posting_criterion, i));
    g_array_set_size(posting->criteria, 0);
    posting->lang = &toy;
    body_read(posting, NULL, NULL, NULL, diag);
    criteria_derive(posting, NULL, diag);
}

static void set_up(struct place *place)
{
    place->folder = g_dir_make_tmp("affiche-XXXXXX", NULL);
    place->ini = g_build_filename(place->folder, "posting.ini", NULL);
    place->txt = g_build_filename(place->folder, "posting.txt", NULL);
    g_assert_true(g_file_set_contents(place->ini, ini, -1, NULL));
    g_assert_true(g_file_set_contents(place->txt, text, -1, NULL));
    place->diag = diag_new();
    place->posting = posting_load(place->folder, place->diag);
    g_assert_nonnull(place->posting);
    read_with_toy(place->posting, place->diag);
}

static void tear_down(struct place *place)
{
    posting_drop(place->posting);
    diag_drop(place->diag);
    g_unlink(place->ini);
    g_unlink(place->txt);
    g_rmdir(place->folder);
    g_free(place->ini);
    g_free(place->txt);
    g_free(place->folder);
}

static void test_reads(void)
{
    struct place place;
    const struct posting_criterion *criterion;

    set_up(&place);
    g_assert_nonnull(posting_find_section(place.posting, ROLE_MISSIONS));
    g_assert_nonnull(posting_find_section(place.posting, ROLE_PROFILE));
    g_assert_null(posting_find_section(place.posting, ROLE_APPLY));
    g_assert_cmpuint(place.posting->criteria->len, ==, 2);
    criterion = &g_array_index(place.posting->criteria, struct posting_criterion, 0);
    g_assert_cmpint(criterion->category, ==, CATEGORY_UNCLASSED);
    g_assert_cmpstr(criterion->categories, ==, "unclassed");
    g_assert_cmpstr(criterion->question, ==, "Which precise fact shows it?");
    tear_down(&place);
}

static void test_understands_nothing_more(void)
{
    static const char said[] = "CDI, full time, 5 pm on 3 March, avant le 4 mai, 21/11/2026";
    struct source *source = source_new("t", said, strlen(said));
    const struct typo_options options = {.lang = &toy};
    g_autofree char *typo = typo_apply("l'\"arto\" : 5 % ...", &options);
    struct dates_match match;
    size_t from = 0, len;

    g_assert_true(dates_next(&toy, (struct span){source, 0, strlen(said)}, &from, &match));
    g_assert_cmpint(match.date.month, ==, 11);
    g_assert_false(dates_next(&toy, (struct span){source, 0, strlen(said)}, &from, &match));
    g_assert_cmpuint(lang_find_contract(&toy, said, strlen(said)).len, ==, 0);
    g_assert_cmpuint(lang_find_hours(&toy, said, strlen(said), NULL).len, ==, 0);
    g_assert_cmpuint(lang_find_seeking(&toy, said, strlen(said)).len, ==, 0);
    g_assert_null(*lang_abbreviations(&toy));
    g_assert_null(ordinal_find(&toy, "1er 2e", &len));
    g_assert_cmpstr(lang_day_end(&toy), ==, "23:59");
    g_assert_cmpstr(typo, ==, "l'\"arto\" : 5 % ...");
    source_drop(source);
}

static void test_composes(void)
{
    struct place place;
    struct compose_request request = {0};
    struct doc *doc, *grid;
    g_autofree char *said = NULL, *asked = NULL;

    set_up(&place);
    request.posting = place.posting;
    doc = compose_offer(&request);
    said = doc_dump(doc);
    g_assert_true(g_str_has_prefix(said, "doc lang=eo"));
    g_assert_nonnull(strstr(said, "Komenco"));
    g_assert_nonnull(strstr(said, "Skribu al"));
    g_assert_nonnull(strstr(said, "Kontrakto"));
    g_assert_nonnull(strstr(said, "Deadline"));
    grid = compose_grid(&request);
    asked = doc_dump(grid);
    g_assert_nonnull(strstr(asked, "Evaluation grid"));
    doc_drop(grid);
    doc_drop(doc);
    tear_down(&place);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/toy/reads", test_reads);
    g_test_add_func("/toy/understands-nothing-more", test_understands_nothing_more);
    g_test_add_func("/toy/composes", test_composes);
    return g_test_run();
}

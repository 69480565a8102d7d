/* para: where lines break, what they measure, and what items they give. */
#include "typeset/para/para_private.h"

#include <glib/gstdio.h>
#include <string.h>

struct fixture {
    struct diag *diag;
    struct fonts *fonts;
    const struct font_face *regular, *bold;
    struct pages *pages;
    struct hyphens *hyphens;
    const struct hyphen *dictionary;
};

/* Words may be divided behind any of their small letters: what the dictionary has no say in. */
static const struct hyphen *open_dictionary(struct fixture *fixture)
{
    static const char patterns[] = "UTF-8\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n1a\n1b\n1c\n1d\n1e\n"
                                   "1f\n1g\n1h\n1i\n1l\n1m\n1n\n1o\n1p\n1q\n1r\n1s\n1t\n1u\n1v\n"
                                   "1z\n1é\n1è\n";
    static const struct language language = {.code = "fr", .hyphenation = "test"};
    g_autofree char *data = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *folder = g_build_filename(data, "hyphen", NULL),
                    *file = g_build_filename(folder, "hyph_test.dic", NULL);
    const struct hyphen *hyphen;

    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(file, patterns, -1, NULL));
    fixture->hyphens = hyphens_new(data);
    hyphen = hyphens_find(fixture->hyphens, &language, fixture->diag);
    g_assert_nonnull(hyphen);
    g_unlink(file);
    g_rmdir(folder);
    g_rmdir(data);
    return hyphen;
}

static void set_up(struct fixture *fixture, gconstpointer unused)
{
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "fonts", NULL);
    const char *const folders[] = {folder, NULL};
    const char *family = "Atkinson Hyperlegible Next";

    (void)unused;
    fixture->diag = diag_new();
    fixture->fonts = fonts_new(folders, fixture->diag);
    fixture->regular =
        fonts_find(fixture->fonts, family, 400, false, (struct span){0}, fixture->diag);
    fixture->bold = fonts_find(fixture->fonts, family, 700, false, (struct span){0}, fixture->diag);
    fixture->pages = pages_new(NULL);
    fixture->dictionary = open_dictionary(fixture);
}

static void tear_down(struct fixture *fixture, gconstpointer unused)
{
    (void)unused;
    pages_drop(fixture->pages);
    fonts_drop(fixture->fonts);
    hyphens_drop(fixture->hyphens);
    diag_drop(fixture->diag);
}

static struct para *make_divided(struct fixture *fixture, const char *text)
{
    const struct para_run run = {
        .text = text, .face = fixture->regular, .size_pt = 10, .hyphen = fixture->dictionary};
    const struct para_options options = {"fr", true, false, true};

    return para_new(fixture->fonts, &run, 1, &options);
}

static struct para *make(struct fixture *fixture, const char *text, const char *lang)
{
    const struct para_run run = {.text = text, .face = fixture->regular, .size_pt = 10};
    const struct para_options options = {lang, true, false, true};

    return para_new(fixture->fonts, &run, 1, &options);
}

static GArray *emit(struct fixture *fixture, const struct para *para, const struct para_line *line,
                    double scale)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(struct page_item));

    para_emit(para, line, scale, 100, 200, fixture->pages, items);
    return items;
}

static const struct page_item *item_at(const GArray *items, unsigned index)
{
    return &g_array_index(items, struct page_item, index);
}

/* The text of a paragraph's lines, spaces at their ends as `_`, lines joined by ` | `. */
static char *lines_text(struct fixture *fixture, struct para *para, double measure_pt)
{
    const struct para_line *lines;
    const unsigned count = para_break(para, measure_pt, 1, &lines);
    GString *all = g_string_new(NULL);

    for (unsigned i = 0; i < count; i++) {
        GArray *items = emit(fixture, para, &lines[i], 1);

        g_string_append(all, i ? "|" : "");
        for (unsigned k = 0; k < items->len; k++)
            g_string_append_len(all, item_at(items, k)->u.text.text, item_at(items, k)->u.text.len);
        if (all->len > 0 && all->str[all->len - 1] == ' ')
            all->str[all->len - 1] = '_';
        g_array_free(items, TRUE);
    }
    return g_string_free(all, FALSE);
}

/* The text with a | at each place where a line may begin, a ¶ where one must, a ¦ where one may if
 * the word is too wide. */
static char *opportunities(const struct para *para)
{
    GString *all = g_string_new(NULL);

    for (unsigned i = 0, k = 1; i < para->char_count; i++) {
        const struct para_breakpoint *next =
            &g_array_index(para->breakpoints, struct para_breakpoint, k);

        if (next->at == i) {
            g_string_append(all, next->forced ? "¶" : "|");
            k++;
        } else if (para->chars[i].cluster && para->chars[i].opportunity == OPPORTUNITY_ADDRESS) {
            g_string_append(all, "¦");
        }
        if (para->chars[i].c != '\n')
            g_string_append_unichar(all, para->chars[i].c);
    }
    return g_string_free(all, FALSE);
}

static void test_opportunities(struct fixture *fixture, gconstpointer unused)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"la mer", "la |mer"},
        {"la mer\nmonte", "la |mer¶monte"},
        {"la mer\r\n\r\nmonte\n", "la |mer¶¶monte"},
        {"Dès lors\u202F: non", "Dès |lors\u202F: |non"},
        {"Dès lors : non", "Dès |lors : |non"},
        {"après-midi", "après-|midi"},
        {"chargé-e", "chargé-e"},
        {"mandataire·s", "mandataire·s"},
        {"Friche · Aix", "Friche · |Aix"},
        {"artiste/auteur", "artiste/|auteur"},
        {"H/F", "H/F"},
        {"04-91", "04-91"},
        {"(bref) [ici]", "(bref) |[ici]"},
        {"dit « oui » à", "dit |« oui » |à"},
        {"ein „Wort“ da", "ein |„Wort“ |da"},
        {"un »Wort« da", "un |»Wort« |da"},
        {"https://www.a-b.org/c-d?e", "https://¦www.¦a-b.¦org/¦c-d?¦e"},
        {"admin@chroniques.org.", "admin@¦chroniques.¦org."},
        {"co\u00ADopérer", "coopérer"},
        {"un\tdeux", "un |deux"},
        {"5\u00A0000", "5\u00A0000"},
        {"👩\u200D💻👍🏽", "👩\u200D💻|👍🏽"},
        {"", ""},
    };

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct para *para = make(fixture, cases[i].text, "fr");
        g_autofree char *found = opportunities(para);

        g_assert_cmpstr(found, ==, cases[i].expected);
        para_drop(para);
    }
}

/* Where a word may be divided: ~. Two letters stand before a hyphen, three after it. */
static void test_divisions(struct fixture *fixture, gconstpointer unused)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"animer fin", "an~i~mer fin"},
        {"dans la fin", "dans la fin"},
        {"public, fin", "pu~b~lic, fin"},
        {"les « arts » et (mesure) fin", "les « arts » et (me~s~ure) fin"},
        {"l’élan et l'étude fin", "l’élan et l'ét~ude fin"},
        {"aujourd’hui fin", "auj~o~urd’hui fin"},
        /* The last word of a paragraph, and of a line that ends one. */
        {"animer", "animer"},
        {"animer les publics.", "an~i~mer les publics."},
        {"animer\nmesure fin", "animer\nme~s~ure fin"},
        {"voir le chapitre 5", "voir le ch~a~p~i~tre 5"},
        /* Names and capitals. */
        {"avec Marseille et MUSEES fin", "avec Marseille et MUSEES fin"},
        {"Mesurer les eBooks fin", "Mesurer les eBooks fin"},
        /* Addresses, names of sites and files. */
        {"sur https://www.emploi.example/offres/publics fin",
         "sur https://www.emploi.example/offres/publics fin"},
        {"admin@chroniques.org fin", "admin@chroniques.org fin"},
        {"biennale.org et annexe.pdf fin", "biennale.org et annexe.pdf fin"},
        {"dossier/annexe fin", "dossier/annexe fin"},
        /* Inclusive and hyphenated words, and numbers. */
        {"salarié·es motivé(e)s acteur.rices fin", "salarié·es motivé(e)s acteur.rices fin"},
        {"chargé-e apres-midi fin", "chargé-e apres-midi fin"},
        {"cent2vingt fin", "cent2vingt fin"},
        /* Other alphabets, and what is no word. */
        {"φωταψία עולמות fin", "φωταψία עולמות fin"},
        {"anticonstitutionnellementanticonstitution fin",
         "anticonstitutionnellementanticonstitution fin"},
    };

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct para *para = make_divided(fixture, cases[i].text);
        GString *found = g_string_new(NULL);

        for (unsigned k = 0; k < para->char_count; k++) {
            if (para->chars[k].opportunity == OPPORTUNITY_DIVISION)
                g_string_append_c(found, '~');
            g_string_append_unichar(found, para->chars[k].c);
        }
        g_assert_cmpstr(found->str, ==, cases[i].expected);
        g_string_free(found, TRUE);
        para_drop(para);
    }
}

/* No run without a dictionary, and none of another language's leaf, is divided. */
static void test_undivided(struct fixture *fixture, gconstpointer unused)
{
    const struct para_run runs[] = {
        {.text = "animer ", .face = fixture->regular, .size_pt = 10},
        {.text = "mesurer ",
         .face = fixture->regular,
         .size_pt = 10,
         .hyphen = fixture->dictionary},
        {.text = "mesu", .face = fixture->regular, .size_pt = 10, .hyphen = fixture->dictionary},
        {.text = "rer", .face = fixture->bold, .size_pt = 10, .hyphen = fixture->dictionary},
        {.text = " fin", .face = fixture->regular, .size_pt = 10}};
    const struct para_options options = {"fr", true, false, false};
    struct para *para = para_new(fixture->fonts, runs, G_N_ELEMENTS(runs), &options);

    (void)unused;
    for (unsigned i = 0; i < para->char_count; i++)
        g_assert_cmpint(para->chars[i].opportunity == OPPORTUNITY_DIVISION, ==, i >= 9 && i <= 11);
    para_drop(para);
}

/* The hyphen is inside the measure, an artifact behind the line's last letters, and belongs to no
 * text. */
static void test_hyphen(struct fixture *fixture, gconstpointer unused)
{
    struct para *para = make_divided(fixture, "Venez animer fin"),
                *first = make(fixture, "Venez ani-", "fr");
    const double measure_pt = para_width(first, 1) + 0.5;
    const struct para_line *lines;
    const struct page_item *item;
    GArray *items;

    (void)unused;
    g_assert_cmpuint(para_break(para, measure_pt, 1, &lines), ==, 2);
    g_assert_true(lines[0].hyphen && !lines[1].hyphen);
    g_assert_cmpuint(lines[0].end, ==, strlen("Venez ani"));
    g_assert_cmpfloat(lines[0].width_pt, <=, measure_pt);
    items = emit(fixture, para, &lines[0], 1);
    g_assert_cmpuint(items->len, ==, 2);
    g_assert_cmpstr(item_at(items, 0)->u.text.text, ==, "Venez ani");
    item = item_at(items, 1);
    g_assert_cmpstr(item->u.text.text, ==, "-");
    g_assert_null(item->node);
    g_assert_cmpuint(item->u.text.glyphs[0].id, ==, font_face_glyph(fixture->regular, '-'));
    g_assert_cmpfloat_with_epsilon(item->x_pt, 100 + item_at(items, 0)->width_pt, 1e-9);
    g_assert_cmpfloat_with_epsilon(item->x_pt + item->width_pt, 100 + lines[0].width_pt, 1e-9);
    g_assert_cmpuint(para_break(para, para_width(first, 1) - 0.5, 1, &lines), ==, 2);
    g_assert_cmpuint(lines[0].end, <, strlen("Venez ani"));
    g_array_free(items, TRUE);
    para_drop(first);
    para_drop(para);
}

/* A third line running with a hyphen costs a line more instead; only a word that is longer than
 * that goes on. */
static void test_running(struct fixture *fixture, gconstpointer unused)
{
    static const struct {
        const char *text;
        unsigned running;
    } cases[] = {{"aaaaaaa aaaaaaa aaaaaaa aaaaaaa aaaaaaa fin", 2},
                 {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa fin", 4}};

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct para *para = make_divided(fixture, cases[i].text),
                    *measure = make(fixture, "aaaaaaa aa-", "fr");
        const struct para_line *lines;
        const unsigned count = para_break(para, para_width(measure, 1) + 0.1, 1, &lines);
        unsigned running = 0, most = 0;

        for (unsigned k = 0; k < count; k++) {
            running = lines[k].hyphen ? running + 1 : 0;
            most = MAX(most, running);
        }
        g_assert_cmpuint(most, ==, cases[i].running);
        para_drop(measure);
        para_drop(para);
    }
}

/* A quote that hangs out takes nothing of the measure. */
static void test_hang_measure(struct fixture *fixture, gconstpointer unused)
{
    const struct para_run run = {
        .text = "«\u00A0Venez donc\u00A0» vraiment", .face = fixture->regular, .size_pt = 10};
    const struct para_options hanging = {"fr", true, false, true},
                              plain = {"fr", true, false, false};
    struct para *hung = para_new(fixture->fonts, &run, 1, &hanging),
                *flush = para_new(fixture->fonts, &run, 1, &plain),
                *measure = make(fixture, "Venez donc\u00A0»", "fr");
    const struct para_line *lines;
    const double measure_pt = para_width(measure, 1) + 0.5;

    (void)unused;
    g_assert_cmpuint(para_break(hung, measure_pt, 1, &lines), ==, 2);
    g_assert_cmpfloat_with_epsilon(lines[0].width_pt, para_width(measure, 1), 0.3);
    g_assert_cmpuint(para_break(flush, measure_pt, 1, &lines), ==, 3);
    para_drop(hung);
    para_drop(flush);
    para_drop(measure);
}

/* What the data folder lacks is looked for in the system; what is nowhere is said. */
static void test_dictionary(struct fixture *fixture, gconstpointer unused)
{
    const struct language none = {.code = "xx", .hyphenation = "no_such"}, silent = {.code = "yy"};

    (void)unused;
    g_assert_null(hyphens_find(fixture->hyphens, &silent, fixture->diag));
    g_assert_false(diag_has(fixture->diag, DIAG_HYPHENATION));
    g_assert_null(hyphens_find(fixture->hyphens, &none, fixture->diag));
    g_assert_true(diag_has(fixture->diag, DIAG_HYPHENATION));
    g_assert_nonnull(strstr(diag_last(fixture->diag), "hyph_no_such.dic"));
    g_assert_nonnull(hyphens_find(fixture->hyphens, lang_find("fr"), fixture->diag));
    g_assert_nonnull(hyphens_find(fixture->hyphens, lang_find("en"), fixture->diag));
}

static void test_lines(struct fixture *fixture, gconstpointer unused)
{
    static const struct {
        const char *text;
        double measure_pt;
        const char *lines;
    } cases[] = {
        {"la mer", 100, "la mer"},
        {"la mer", 20, "la_|mer"},
        {"la mer\nmonte", 100, "la mer_|monte"},
        {"", 100, ""},
        {"\n", 100, "_"},
        {"Dès lors\u202F: non", 30, "Dès_|lors\u00A0:_|non"},
        {"voir https://www.a.org/emploi/2026 ici", 60, "voir https://|www.a.org/|emploi/2026_|ici"},
        {"incompréhensible", 30, "inco-|mpré-|hensi-|ble"},
        {"incompréhensible", 12, "in|co|m|pr|éh|en|si|bl|e"},
    };

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct para *para = make(fixture, cases[i].text, "fr");
        g_autofree char *found = lines_text(fixture, para, cases[i].measure_pt);

        g_assert_cmpstr(found, ==, cases[i].lines);
        para_drop(para);
    }
}

/* Lines are as few as greedy breaking gives, but chosen together. The measure is that of the second
 * text. */
static void test_choice(struct fixture *fixture, gconstpointer unused)
{
    static const struct {
        const char *text, *measure, *lines;
    } cases[] = {
        /* the first line leaves a word to the second, which would be short */
        {"aaaaaa bbbb ccc eeeeeee ffffffffffffff gg", "aaaaaa bbbb ccc e",
         "aaaaaa bbbb_|ccc eeeeeee_|ffffffffffffff gg"},
        /* no last line under a fifth of the measure, where it can be helped */
        {"aaaa bbbb cccc dddd eeee ff", "aaaa bbbb cccc dddd eeee f",
         "aaaa bbbb cccc dddd_|eeee ff"},
        /* no word of one letter at a line's end */
        {"Vous accompagnez les publics à la Friche et ailleurs", "Vous accompagnez les publics à",
         "Vous accompagnez les publics_|à la Friche et ailleurs"},
    };

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct para *para = make(fixture, cases[i].text, "fr"),
                    *measure = make(fixture, cases[i].measure, "fr");
        g_autofree char *found = lines_text(fixture, para, para_width(measure, 1));

        g_assert_cmpstr(found, ==, cases[i].lines);
        para_drop(para);
        para_drop(measure);
    }
}

/* One empty line; it gives no item. */
static void test_empty(struct fixture *fixture, gconstpointer unused)
{
    struct para *para = make(fixture, "", "fr");
    const struct para_line *lines;
    GArray *items;

    (void)unused;
    g_assert_cmpuint(para_break(para, 100, 1, &lines), ==, 1);
    g_assert_cmpfloat(lines[0].width_pt, ==, 0);
    g_assert_cmpfloat(para_ascent(para, 1), >, 0);
    items = emit(fixture, para, &lines[0], 1);
    g_assert_cmpuint(items->len, ==, 0);
    g_array_free(items, TRUE);
    para_drop(para);
}

/* Shaped once, measured at any scale; a line's width is that of its glyphs, without the space at
 * its end. */
static void test_widths(struct fixture *fixture, gconstpointer unused)
{
    struct para *para = make(fixture, "Vous accompagnez les artistes", "fr"),
                *word = make(fixture, "artistes", "fr");
    const struct para_line *lines;
    const double width_pt = para_width(para, 1);
    const struct page_item *item;
    double sum_pt = 0;
    GArray *items;

    (void)unused;
    g_assert_cmpfloat_with_epsilon(para_width(para, 2.5), 2.5 * width_pt, 1e-9);
    g_assert_cmpuint(para_break(para, 3 * width_pt, 3, &lines), ==, 1);
    g_assert_cmpuint(para_break(para, 3 * width_pt - 0.01, 3, &lines), ==, 2);
    items = emit(fixture, para, &lines[0], 3);
    g_assert_cmpuint(items->len, ==, 1);
    item = item_at(items, 0);
    for (unsigned i = 0; i < item->u.text.count; i++)
        sum_pt += item->u.text.glyphs[i].advance_pt;
    g_assert_cmpfloat_with_epsilon(sum_pt, item->u.text.width_pt, 1e-9);
    g_assert_cmpfloat_with_epsilon(item->width_pt, lines[0].width_pt, 1e-9);
    g_assert_cmpfloat_with_epsilon(sum_pt - item->width_pt,
                                   item->u.text.glyphs[item->u.text.count - 1].advance_pt, 1e-9);
    g_assert_cmpfloat(item->x_pt, ==, 100);
    g_assert_cmpfloat(item->y_pt, ==, 200);
    g_assert_cmpfloat_with_epsilon(item->u.text.size_pt, 30, 1e-9);
    g_assert_cmpfloat(para_min_width(para, 1), >=, para_width(word, 1));
    g_array_free(items, TRUE);
    para_drop(word);
    para_drop(para);
}

/* A face without U+202F shows U+00A0, as wide as 60 % of a space. */
static void test_narrow_space(struct fixture *fixture, gconstpointer unused)
{
    struct para *narrow = make(fixture, "n\u202Fn", "fr"), *wide = make(fixture, "n\u00A0n", "fr");
    const struct para_line *lines;
    const struct page_text *text;
    GArray *items;
    double space_pt;

    (void)unused;
    para_break(wide, 100, 1, &lines);
    items = emit(fixture, wide, &lines[0], 1);
    space_pt = item_at(items, 0)->u.text.glyphs[1].advance_pt;
    g_array_free(items, TRUE);
    para_break(narrow, 100, 1, &lines);
    items = emit(fixture, narrow, &lines[0], 1);
    text = &item_at(items, 0)->u.text;
    g_assert_cmpuint(items->len, ==, 1);
    g_assert_cmpstr(text->text, ==, "n\u00A0n");
    g_assert_cmpfloat_with_epsilon(text->glyphs[1].advance_pt, 0.6 * space_pt, 0.01);
    g_assert_cmpuint(text->glyphs[1].byte, ==, 1);
    g_assert_cmpuint(text->glyphs[2].byte, ==, 3);
    g_array_free(items, TRUE);
    para_drop(narrow);
    para_drop(wide);
}

/* Leaves and fallback faces give items of their own, each beginning where the one before ends. */
static void test_items(struct fixture *fixture, gconstpointer unused)
{
    static const char *const expected[] = {"Avec ", "😀", " et ", "Ωμέγα φως", "."};
    const struct doc_node leaves[2] = {{.role = DOC_TEXT}, {.role = DOC_TEXT}};
    const struct para_run runs[] = {
        {.leaf = &leaves[0], .text = "Avec 😀 et ", .face = fixture->regular, .size_pt = 10},
        {.leaf = &leaves[1],
         .text = "Ωμέγα φως.",
         .face = fixture->bold,
         .size_pt = 10,
         .rise_pt = 2},
    };
    const struct para_options options = {"fr", true, false, false};
    struct para *para = para_new(fixture->fonts, runs, 2, &options);
    const struct para_line *lines;
    double x_pt = 100;
    GArray *items;

    (void)unused;
    g_assert_cmpuint(para_break(para, 300, 1, &lines), ==, 1);
    items = emit(fixture, para, &lines[0], 1);
    g_assert_cmpuint(items->len, ==, G_N_ELEMENTS(expected));
    for (unsigned i = 0; i < items->len; i++) {
        const struct page_item *item = item_at(items, i);

        g_assert_cmpstr(item->u.text.text, ==, expected[i]);
        g_assert_true(item->node == (i < 3 ? &leaves[0] : &leaves[1]));
        g_assert_cmpfloat(item->y_pt, ==, i < 3 ? 200 : 198);
        g_assert_cmpfloat_with_epsilon(item->x_pt, x_pt, 1e-9);
        x_pt += item->u.text.width_pt;
    }
    g_assert_cmpstr(item_at(items, 1)->u.text.face->name, ==, "NotoEmoji-Regular");
    g_assert_cmpstr(item_at(items, 3)->u.text.face->name, ==, "NotoSans-Bold");
    g_assert_cmpfloat_with_epsilon(x_pt - 100, lines[0].width_pt, 1e-9);
    g_array_free(items, TRUE);
    para_drop(para);
}

/* A space that would stand alone at the line's end, of the next leaf or outside the Hebrew, goes
 * with the word before it. */
static void test_last_space(struct fixture *fixture, gconstpointer unused)
{
    static const char *const words[] = {"lien", "עולם"};

    (void)unused;
    for (unsigned i = 0; i < G_N_ELEMENTS(words); i++) {
        const struct doc_node leaves[2] = {{.role = DOC_TEXT}, {.role = DOC_TEXT}};
        const struct para_run runs[] = {
            {.leaf = &leaves[0], .text = words[i], .face = fixture->regular, .size_pt = 10},
            {.leaf = &leaves[1], .text = " administration", .face = fixture->bold, .size_pt = 10}};
        const struct para_options options = {"fr", true, false, false};
        struct para *para = para_new(fixture->fonts, runs, 2, &options);
        const struct para_line *lines;
        const struct page_item *item;
        GArray *items;

        g_assert_cmpuint(para_break(para, para_min_width(para, 1), 1, &lines), ==, 2);
        items = emit(fixture, para, &lines[0], 1);
        g_assert_cmpuint(items->len, ==, 1);
        item = item_at(items, 0);
        g_assert_true(item->node == &leaves[0]);
        g_assert_true(g_str_has_prefix(item->u.text.text, words[i]));
        g_assert_true(g_str_has_suffix(item->u.text.text, " "));
        /* From right to left with its mark (see test_backward_space). */
        g_assert_cmpuint(item->u.text.glyphs[i ? 0 : item->u.text.count - 1].byte, ==,
                         item->u.text.len - (i ? strlen("\u200F ") : 1));
        g_assert_cmpfloat_with_epsilon(item->x_pt + (i ? item->width_pt : 0),
                                       100 + (i ? lines[0].width_pt : 0), 1e-9);
        g_array_free(items, TRUE);
        para_drop(para);
    }
}

/* A leaf of a space alone goes with the word before it, and the word after it stands where it
 * stood. */
static void test_lone_space(struct fixture *fixture, gconstpointer unused)
{
    static const char *const spaces[] = {" ", "\u00A0"};

    (void)unused;
    for (unsigned i = 0; i < G_N_ELEMENTS(spaces); i++) {
        const struct doc_node leaves[3] = {
            {.role = DOC_TEXT}, {.role = DOC_TEXT}, {.role = DOC_TEXT}};
        const struct para_run runs[] = {
            {.leaf = &leaves[0], .text = "un", .face = fixture->regular, .size_pt = 10},
            {.leaf = &leaves[1], .text = spaces[i], .face = fixture->bold, .size_pt = 20},
            {.leaf = &leaves[2], .text = "deux", .face = fixture->regular, .size_pt = 10}};
        const struct para_options options = {"fr", true, false, false};
        struct para *para = para_new(fixture->fonts, runs, 3, &options);
        const struct para_line *lines;
        GArray *items;

        g_assert_cmpuint(para_break(para, 300, 1, &lines), ==, 1);
        items = emit(fixture, para, &lines[0], 1);
        g_assert_cmpuint(items->len, ==, 2);
        g_assert_cmpstr(item_at(items, 0)->u.text.text, ==, "un ");
        g_assert_true(item_at(items, 1)->node == &leaves[2]);
        g_assert_cmpfloat_with_epsilon(item_at(items, 1)->x_pt, 100 + item_at(items, 0)->width_pt,
                                       1e-9);
        g_assert_cmpfloat_with_epsilon(item_at(items, 1)->x_pt + item_at(items, 1)->width_pt,
                                       100 + lines[0].width_pt, 1e-9);
        g_array_free(items, TRUE);
        para_drop(para);
    }
}

/* Hebrew inside French: three items; its glyphs from the left are its letters from the last. */
static void test_right_to_left(struct fixture *fixture, gconstpointer unused)
{
    static const char *const expected[] = {"Avec ", "שלום עולם", "\u200E ici même"};
    struct para *para = make(fixture, "Avec שלום עולם ici même", "fr");
    const struct para_line *lines;
    const struct page_text *hebrew;
    GArray *items;

    (void)unused;
    g_assert_cmpuint(para_break(para, 300, 1, &lines), ==, 1);
    items = emit(fixture, para, &lines[0], 1);
    hebrew = NULL;
    for (unsigned i = 0; i < items->len; i++)
        if (item_at(items, i)->u.text.right_to_left) {
            hebrew = &item_at(items, i)->u.text;
            for (unsigned k = 1; k < hebrew->count; k++)
                g_assert_cmpuint(hebrew->glyphs[k].byte, <, hebrew->glyphs[k - 1].byte);
        }
    g_assert_nonnull(hebrew);
    g_assert_cmpstr(item_at(items, 0)->u.text.text, ==, expected[0]);
    g_assert_cmpstr(item_at(items, items->len - 1)->u.text.text, ==, expected[2]);
    g_array_free(items, TRUE);
    para_drop(para);
}

/* pdf.js drops a space that is followed by a step to the left: it is more than a space, with a
 * glyph that is not that of U+0020. */
static void test_backward_space(struct fixture *fixture, gconstpointer unused)
{
    static const char *const words[] = {"שלום עולם", "مرحبا بكم"};

    (void)unused;
    for (unsigned i = 0; i < G_N_ELEMENTS(words); i++) {
        struct para *para = make(fixture, words[i], "fr");
        const struct para_line *lines;
        const struct page_text *text;
        GArray *items;
        unsigned space;
        const char *mark;

        g_assert_cmpuint(para_break(para, 300, 1, &lines), ==, 1);
        items = emit(fixture, para, &lines[0], 1);
        g_assert_cmpuint(items->len, ==, 1);
        text = &item_at(items, 0)->u.text;
        mark = strstr(text->text, "\u200F ");
        g_assert_nonnull(mark);
        space = font_face_glyph(text->face, 0x20);
        for (unsigned k = 0; k < text->count; k++)
            g_assert_true(
                text->glyphs[k].id != space &&
                (text->glyphs[k].byte <= mark - text->text ||
                 text->glyphs[k].byte >= (size_t)(mark - text->text) + strlen("\u200F ")));
        g_array_free(items, TRUE);
        para_drop(para);
    }
}

/* Items come in logical order, wherever they stand: so marks do, and readers of structure. */
static void test_logical_order(struct fixture *fixture, gconstpointer unused)
{
    static const char *const expected[] = {"שלום", "alpha", "עולם", "beta", "אחרון"};
    struct para *para = make(fixture, "שלום alpha עולם beta אחרון", "he");
    const struct para_line *lines;
    GArray *items;

    (void)unused;
    g_assert_cmpuint(para_break(para, 300, 1, &lines), ==, 1);
    items = emit(fixture, para, &lines[0], 1);
    g_assert_cmpuint(items->len, ==, G_N_ELEMENTS(expected));
    for (unsigned i = 0; i < items->len; i++)
        g_assert_nonnull(strstr(item_at(items, i)->u.text.text, expected[i]));
    for (unsigned i = 1; i < items->len; i++)
        g_assert_cmpfloat_with_epsilon(item_at(items, i)->x_pt + item_at(items, i)->width_pt,
                                       item_at(items, i - 1)->x_pt, 1e-6);
    g_array_free(items, TRUE);
    para_drop(para);
}

/* A Hebrew paragraph: the line's first words stand at its right; the space at its end hangs out at
 * the left. */
static void test_right_to_left_paragraph(struct fixture *fixture, gconstpointer unused)
{
    struct para *para = make(fixture, "שלום Chroniques עולם\nשלום", "he");
    const struct para_line *lines;
    GArray *items;

    (void)unused;
    g_assert_cmpuint(para_break(para, 300, 1, &lines), ==, 2);
    items = emit(fixture, para, &lines[0], 1);
    g_assert_cmpuint(items->len, >=, 2);
    const struct page_item *left = item_at(items, items->len - 1), *right = item_at(items, 0);

    g_assert_cmpfloat(left->x_pt, <, 100);
    g_assert_true(right->u.text.right_to_left);
    g_assert_cmpfloat_with_epsilon(right->x_pt + right->u.text.width_pt, 100 + lines[0].width_pt,
                                   1e-9);
    g_array_free(items, TRUE);
    para_drop(para);
}

/* Letters of Arabic join, across leaves too: shaped in two leaves they are as wide as in one, and
 * narrower than alone. */
static void test_joining(struct fixture *fixture, gconstpointer unused)
{
    const struct para_run letters[] = {
        {.text = "مح", .face = fixture->regular, .size_pt = 10},
        {.text = "مد", .face = fixture->bold, .size_pt = 10},
        {.text = "محمد", .face = fixture->regular, .size_pt = 10},
        {.text = "م ح م د", .face = fixture->regular, .size_pt = 10}};
    const struct para_options options = {"ar", false, false, false};
    struct para *leaves = para_new(fixture->fonts, letters, 2, &options);
    struct para *whole = para_new(fixture->fonts, letters + 2, 1, &options);
    struct para *apart = para_new(fixture->fonts, letters + 3, 1, &options);

    (void)unused;
    g_assert_cmpfloat_with_epsilon(para_width(whole, 1), para_width(leaves, 1), 1e-9);
    g_assert_cmpfloat(para_width(whole, 1), <, 0.8 * para_width(apart, 1));
    para_drop(leaves);
    para_drop(whole);
    para_drop(apart);
}

static void test_tracking(struct fixture *fixture, gconstpointer unused)
{
    const struct para_run tracked = {
        .text = "ÉTÉ", .face = fixture->regular, .size_pt = 10, .tracking_pt = 2};
    const struct para_options options = {"fr", true, false, false};
    struct para *plain = make(fixture, "ÉTÉ", "fr"),
                *wide = para_new(fixture->fonts, &tracked, 1, &options);

    (void)unused;
    g_assert_cmpfloat_with_epsilon(para_width(wide, 1), para_width(plain, 1) + 6, 1e-9);
    para_drop(plain);
    para_drop(wide);
}

/* Quotes and dashes stand out by their own width and that of the no-break space behind them;
 * brackets and letters do not. */
static void test_hang(struct fixture *fixture, gconstpointer unused)
{
    static const unsigned letters[] = {2, 1, 1, 1}; /* the cluster that is flush */
    static const char *const hanging[] = {"«\u00A0Bonjour\u00A0»", "“Good” morning", "– tiret",
                                          "— dash"},
                             *const flush[] = {"Bonjour", "(bis)", "-5", ""};

    (void)unused;
    for (unsigned i = 0; i < G_N_ELEMENTS(hanging); i++) {
        struct para *hung = make(fixture, hanging[i], "fr"), *plain = make(fixture, flush[i], "fr");
        const struct para_line *lines;
        const unsigned count = para_break(hung, 400, 2, &lines);

        g_assert_cmpuint(count, ==, 1);
        g_assert_cmpfloat_with_epsilon(para_hang(hung, &lines[0], 2),
                                       2 * hung->chars[letters[i]].x_pt, 1e-9);
        g_assert_cmpfloat(para_hang(hung, &lines[0], 2), >, 2);
        for (unsigned k = 0; k < para_break(plain, 400, 1, &lines); k++)
            g_assert_cmpfloat(para_hang(plain, &lines[k], 1), ==, 0);
        para_drop(plain);
        para_drop(hung);
    }
}

static void test_balance(struct fixture *fixture, gconstpointer unused)
{
    struct para *para = make(fixture, "Chargé·e de la médiation et des publics à la Friche", "fr");
    const struct para_line *lines;
    const double measure_pt = para_width(para, 1) * 0.8;
    double balanced_pt;

    (void)unused;
    g_assert_cmpuint(para_break(para, measure_pt, 1, &lines), ==, 2);
    balanced_pt = para_balance(para, measure_pt, 1, 2);
    g_assert_cmpfloat(balanced_pt, <, measure_pt * 0.75);
    g_assert_cmpuint(para_break(para, balanced_pt, 1, &lines), ==, 2);
    g_assert_cmpfloat(lines[1].width_pt, >, 0.7 * lines[0].width_pt);
    g_assert_cmpuint(para_break(para, balanced_pt - 0.01, 1, &lines), ==, 3);
    g_assert_cmpfloat_with_epsilon(para_balance(para, 2 * measure_pt, 2, 2), 2 * balanced_pt, 0.01);
    para_drop(para);
}

/* Words of one to twelve letters, at random: no line is too wide, none is lost, and all that well
 * under a second. */
static void test_long(struct fixture *fixture, gconstpointer unused)
{
    GString *text = g_string_new(NULL);
    const struct para_line *lines;
    struct para *para;
    unsigned count, next = 0;

    (void)unused;
    for (unsigned word = 0; word < 100000; word++) {
        for (int k = g_test_rand_int_range(1, 13); k > 0; k--)
            g_string_append_c(text, (char)g_test_rand_int_range('a', 'z' + 1));
        g_string_append_c(text, word % 1000 == 999 ? '\n' : ' ');
    }
    para = make_divided(fixture, text->str);
    for (unsigned pass = 0; pass < 10; pass++)
        count = para_break(para, 180 + 2 * pass, 1, &lines);
    g_assert_cmpuint(count, >, 10000);
    for (unsigned i = 0; i < count; next = lines[i++].end) {
        g_assert_cmpuint(lines[i].first, ==, next);
        g_assert_cmpfloat(lines[i].width_pt, <=, 198 + 1e-3);
    }
    g_assert_cmpuint(next, ==, text->len);
    para_drop(para);
    g_string_free(text, TRUE);
}

/* Texts over which Pango, HarfBuzz or we could take quadratic time: nobody would wait for this
 * test, if one of us did. */
static void test_hostile(struct fixture *fixture, gconstpointer unused)
{
    static const char *const parts[] = {
        "a@b.c", "\"a.b\" ", "e\u0301\u0301\u0301", "\u0301", "\u200D", "\u202E", "αא", "中",
        ")",     "(«"};
    const struct para_line *lines;

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        GString *text = g_string_new(NULL);
        struct para *para;

        while (text->len < 400000)
            g_string_append(text, parts[i]);
        para = make_divided(fixture, text->str);
        g_assert_cmpuint(para_break(para, 200, 1, &lines), >, 0);
        para_drop(para);
        g_string_free(text, TRUE);
    }
}

/* Clusters that are no space. */
static unsigned count_words(const struct para *para, const struct para_line *line)
{
    unsigned count = 0;

    for (unsigned i = line->first; i < line->end; i++)
        count += para->chars[i].cluster && !para->chars[i].space;
    return count;
}

/* A line that ends in a hyphen ends inside a word; unless that is wider than the measure, one of
 * small letters, with two before the hyphen and three after it. */
static void assert_division(const struct para *para, const struct para_line *line)
{
    g_assert_true(g_unichar_isalpha(para->chars[line->end - 1].c));
    g_assert_true(g_unichar_isalpha(para->chars[line->end].c));
    if (para->chars[line->end].opportunity != OPPORTUNITY_DIVISION)
        return;
    for (unsigned i = line->end - 2; i < line->end + 3; i++)
        g_assert_true(g_unichar_islower(para->chars[i].c));
}

/* Any text at all, any measure: lines cover it, and none is wider than the measure, unless it is of
 * one cluster. */
static void test_any(struct fixture *fixture, gconstpointer unused)
{
    static const char *const parts[] = {
        " ",        "\n",       "-",      "/",      "·",      "e\u0301", "שָ",      "مر",    "😀",
        "👩\u200D💻", "\u202F",   "\u200B", "\u00AD", "(",      ")",       "«",      "»",     "a",
        "@",        "https://", "été",    "\u2067", "\u2069", "\u200D",  "animer", "Mesure"};
    const struct para_line *lines;

    (void)unused;
    for (unsigned round = 0; round < 300; round++) {
        GString *text = g_string_new(NULL);
        const double measure_pt = g_test_rand_double_range(0, 60);
        struct para *para;
        unsigned count, next = 0;

        for (int k = g_test_rand_int_range(0, 40); k > 0; k--)
            g_string_append(text, parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
        para = make_divided(fixture, text->str);
        count = para_break(para, measure_pt, 1, &lines);
        g_assert_cmpuint(count, >, 0);
        for (unsigned i = 0; i < count; next = lines[i++].end) {
            g_assert_cmpuint(lines[i].first, ==, next);
            if (lines[i].width_pt > measure_pt + 1e-3)
                g_assert_cmpuint(count_words(para, &lines[i]), ==, 1);
            if (lines[i].hyphen)
                assert_division(para, &lines[i]);
            g_array_free(emit(fixture, para, &lines[i], 1), TRUE);
        }
        g_assert_cmpuint(next, ==, para->char_count);
        para_drop(para);
        g_string_free(text, TRUE);
    }
}

/* Bonds are bytes of all runs together; a line ends there only if it must. */
static void test_bonds(struct fixture *fixture, gconstpointer unused)
{
    static const size_t bond = sizeof "aaaa bbbb c\u00adc " - 1;
    const struct para_run runs[] = {
        {.text = "aaaa bbbb c\u00adc ", .face = fixture->regular, .size_pt = 10},
        {.text = "dd ee", .face = fixture->bold, .size_pt = 10},
    };
    const struct para_options options = {.lang = "fr", .kerning = true};
    struct para *free = para_new(fixture->fonts, runs, 2, &options),
                *bound = para_new(fixture->fonts, runs, 2, &options);
    const double measure_pt = para_width(bound, 1) * 0.75;
    const struct para_line *lines;
    g_autofree char *before = NULL, *after = NULL;

    (void)unused;
    para_bind(bound, &bond, 1);
    para_bind(free, &bond, 0);
    before = lines_text(fixture, free, measure_pt);
    after = lines_text(fixture, bound, measure_pt);
    g_assert_cmpstr(before, ==, "aaaa bbbb cc_|dd ee");
    g_assert_cmpuint(para_break(bound, measure_pt, 1, &lines), ==, 2);
    g_assert_false(para_parts_bond(bound, &lines[0]));
    g_assert_cmpstr(after, ==, "aaaa bbbb_|cc dd ee");
    g_assert_cmpuint(para_break(bound, 1, 1, &lines), >, 4);
    para_drop(free);
    para_drop(bound);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*test)(struct fixture *fixture, gconstpointer unused);
    } tests[] = {
        {"/para/opportunities", test_opportunities},
        {"/para/divisions", test_divisions},
        {"/para/undivided", test_undivided},
        {"/para/hyphen", test_hyphen},
        {"/para/running", test_running},
        {"/para/hang-measure", test_hang_measure},
        {"/para/dictionary", test_dictionary},
        {"/para/lines", test_lines},
        {"/para/choice", test_choice},
        {"/para/bonds", test_bonds},
        {"/para/empty", test_empty},
        {"/para/widths", test_widths},
        {"/para/narrow-space", test_narrow_space},
        {"/para/items", test_items},
        {"/para/last-space", test_last_space},
        {"/para/lone-space", test_lone_space},
        {"/para/right-to-left", test_right_to_left},
        {"/para/backward-space", test_backward_space},
        {"/para/logical-order", test_logical_order},
        {"/para/right-to-left-paragraph", test_right_to_left_paragraph},
        {"/para/joining", test_joining},
        {"/para/tracking", test_tracking},
        {"/para/balance", test_balance},
        {"/para/hang", test_hang},
        {"/para/any", test_any},
        {"/para/long", test_long},
        {"/para/hostile", test_hostile},
    };

    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].test, tear_down);
    return g_test_run();
}

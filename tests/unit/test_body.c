/* body: which lines are headings, items and paragraphs, and that every word of a text stands in
 * just one block. */
#include "lang/lang_private.h"
#include "posting/text/text.h"

#include "posting/posting_private.h"

#include <string.h>

static struct posting *read_text(const char *text, const char *title, const char *corrections,
                                 struct diag *diag)
{
    struct posting *posting = g_new0(struct posting, 1);
    struct ini *ini = corrections ? ini_new("posting.ini", corrections, diag) : NULL;
    struct text_marks marks = {0};

    posting->lang = &language_fr;
    posting->txt = text_read_marks(clean_text(source_new("posting.txt", text, strlen(text)), diag),
                                   &marks, diag);
    posting->blocks = g_array_new(FALSE, TRUE, sizeof(struct posting_block));
    g_array_set_clear_func(posting->blocks, posting_block_clear);
    posting->sections = g_array_new(FALSE, TRUE, sizeof(struct posting_section));
    body_read(posting, title, ini, &marks, diag);
    text_marks_clear(&marks);
    ini_drop(ini);
    return posting;
}

static void drop(struct posting *posting)
{
    g_array_unref(posting->blocks);
    g_array_unref(posting->sections);
    source_drop(posting->txt);
    g_free(posting);
}

/* `2 HEADING|- item|1 item|p paragraph`, with `[role]` after a heading that opens a section
 * (g_free). */
static char *blocks_of(const struct posting *posting)
{
    GString *out = g_string_new(NULL);

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);

        g_string_append(out, i > 0 ? "|" : "");
        if (block->lettered)
            g_string_append_printf(out, "%c. %s", (char)('a' + block->number - 1), block->text);
        else if (block->kind == BLOCK_ITEM && block->number)
            g_string_append_printf(out, "%u. %s", block->number, block->text);
        else if (block->kind == BLOCK_HEADING)
            g_string_append_printf(out, "H%u %s", block->level, block->text);
        else
            g_string_append_printf(out, "%s %s", block->kind == BLOCK_ITEM ? "-" : "p",
                                   block->text);
        if (block->level == 2)
            g_string_append_printf(out, " [%s]",
                                   lang_role_name(posting_section(posting, block->section)->role));
    }
    return g_string_free(out, FALSE);
}

static void test_blocks(void)
{
    static const struct {
        const char *text, *blocks;
    } cases[] = {
        {"Un texte.", "p Un texte."},
        {"1. Missions\n- a b\n- c d\n\n2. Profil recherché\n- e f\n3. Contact\n\nIci.",
         "H2 1. Missions [missions]|- a b|- c d|H2 2. Profil recherché [profile]|- e f|H2 3. "
         "Contact [apply]|p Ici."},
        {"MISSIONS\n1. Tâches\n2. Compétences\n\n3. Profils\n\n4. Contacts",
         "H2 MISSIONS [missions]|1. Tâches|2. Compétences|3. Profils|4. Contacts"},
        {"LIEU DE TRAVAIL\nSAINT-OUEN\n\nDATE LIMITE\nDE CANDIDATURE\n\nDemain.",
         "H2 LIEU DE TRAVAIL [places]|p SAINT-OUEN|H2 DATE LIMITE DE CANDIDATURE [deadline]|p "
         "Demain."},
        {"MISSIONS\nACCUEIL DU PUBLIC\n- a b\nACTION CULTURELLE\n- c d\nPROFIL\n- e f",
         "H2 MISSIONS [missions]|H3 ACCUEIL DU PUBLIC|- a b|H3 ACTION CULTURELLE|- c d|H2 PROFIL "
         "[profile]|- e f"},
        {"MISSIONS\nPRINCIPALES\n- a b", "H2 MISSIONS PRINCIPALES [missions]|- a b"},
        {"- a b\nLe médiateur travaille le soir.\nIci.",
         "- a b|p Le médiateur travaille le soir.|p Ici."},
        {"- a b\nLe reste\n- c d\nqui va plus loin",
         "- a b|H2 Le reste [-]|- c d qui va plus loin"},
        {"- Une ligne assez longue pour avoir été coupée au bord de la\nMaison. Puis",
         "- Une ligne assez longue pour avoir été coupée au bord de la Maison. Puis"},
        {"Un\r\ntexte\r\n\r\nqui  \tva\rici.", "p Un texte|p qui va ici."},
        {"MISSIONS\n- a b\n– c\n• d\n* e\n1. f\n12) g",
         "H2 MISSIONS [missions]|- a b|- c|- d|- e|1. f|12. g"},
        {"Le total:\n- un\n  deux\n\ntrois quatre cinq six.",
         "H2 Le total: [-]|- un deux|p trois quatre cinq six."},
        {"Il dit - et redit - que 2. non.\n*note", "p Il dit - et redit - que 2. non.|p note"},
        {"-5 degrés ici.\n- -", "p -5 degrés ici.|- -"},
        {"Qui sommes-nous ?\n\nTexte long, avec un point.",
         "H2 Qui sommes-nous ? [about]|p Texte long, avec un point."},
        {"Avant\n\nMISSIONS\n\nAccueil\n\n- a", "p Avant|H2 MISSIONS [missions]|H3 Accueil|- a"},
        {"DATE LIMITE\n\nMardi\n\nLIEU DE TRAVAIL\n\nLyon",
         "H2 DATE LIMITE [deadline]|p Mardi|H2 LIEU DE TRAVAIL [places]|p Lyon"},
        {"LIEUX DE\nTRAVAIL\nLyon centre.", "H2 LIEUX DE TRAVAIL [places]|p Lyon centre."},
        {"13100 AIX\n\nA@B.FR\n\nWWW.A.FR", "p 13100 AIX|p A@B.FR|p WWW.A.FR"},
        {"Une phrase, qui commence ainsi,\nMARSEILLE\nla termine.",
         "p Une phrase, qui commence ainsi, MARSEILLE la termine."},
        {"Fin de phrase.\nMISSIONS\n- a", "p Fin de phrase.|H2 MISSIONS [missions]|- a"},
        {"Accueil\n----------\nB c d e f.", "H2 Accueil [-]|p B c d e f."},
        {"LE TEXTE D'UNE ASSOCIATION QUI ÉCRIT\nTOUT EN CAPITALES, LIGNE APRÈS LIGNE, SANS\nJAMAIS "
         "S'ARRÊTER POUR RESPIRER\nET QUI CONTINUE\nMISSIONS\n- a",
         "p LE TEXTE D'UNE ASSOCIATION QUI ÉCRIT|p TOUT EN CAPITALES, LIGNE APRÈS LIGNE, SANS "
         "JAMAIS S'ARRÊTER POUR RESPIRER ET QUI CONTINUE|H2 MISSIONS [missions]|- a"},
        {"OFFRE D'EMPLOI\n\nMÉDIATHÈQUE\n\nRECRUTEMENT\n\n- a",
         "p OFFRE D'EMPLOI|H2 MÉDIATHÈQUE [-]|H2 RECRUTEMENT [apply]|- a"},
        {"Jardinier en chef du parc, le grand.\n\nFiche de poste\n\n- a",
         "p Jardinier en chef du parc, le grand.|H2 Fiche de poste [missions]|- a"},
        {"MISSIONS\n- Boucler le programme\nProfil :\n- Rigueur",
         "H2 MISSIONS [missions]|- Boucler le programme|H2 Profil : [profile]|- Rigueur"},
        {"Vos missions\n\n- Boucler le programme\nProfil\n- Rigueur",
         "H2 Vos missions [missions]|- Boucler le programme|H2 Profil [profile]|- Rigueur"},
        {"- Boucler le programme\n  Profil :\n- Rigueur",
         "- Boucler le programme|H2 Profil : [profile]|- Rigueur"},
        {"- Tenir les\nProfils des artistes\nà jour", "- Tenir les Profils des artistes à jour"},
        {"- Tenir le\nBar du théâtre\n- b", "- Tenir le Bar du théâtre|- b"},
        {"Vos missions\n\nVous allez :\n- a\n\nAu quotidien\n\n- b\n\nUn mot de nous\n\nVenez nous "
         "rejoindre ici.",
         "H2 Vos missions [missions]|H3 Vous allez :|- a|H3 Au quotidien|- b|H2 Un mot de nous "
         "[-]|p Venez nous rejoindre ici."},
        {"Profil\nFormation supérieure\nPermis B\n\nDate limite\n12 mars 2026",
         "H2 Profil [profile]|- Formation supérieure|- Permis B|H2 Date limite [deadline]|p 12 "
         "mars "
         "2026"},
        {"Notre compagnie de théâtre cherche à\nrenforcer son équipe.",
         "p Notre compagnie de théâtre cherche à renforcer son équipe."},
        {"Vos missions\nVos missions changent.",
         "H2 Vos missions [missions]|p Vos missions changent."},
        {"MISSIONS\n\nProfil\nFormation supérieure",
         "H2 MISSIONS [missions]|H2 Profil [profile]|p Formation supérieure"},
        {"Bien à vous\nJeanne Martin", "p Bien à vous|p Jeanne Martin"},
        {"➢ a\n► b\n■ c\n❖ d\n✓ e\n→ f\no g\n\uF0B7 h\n\uF0A7\ti",
         "- a|- b|- c|- d|- e|- f|- g|- h|- i"},
        {"1- a\n2/ b\n3° c\n4) d\n10 e", "1. a|2. b|3. c|4. d 10 e"},
        {"a) a b\nc d.\n\nb) e\nC) f\ne) g", "a. a b c d.|b. e|c. f e) g"},
        {"a) Un seul point.\n\nb) Un autre ?\nFin.\n\nc) Perdu.",
         "a. Un seul point.|b. Un autre ?|p Fin.|c. Perdu."},
        {"a) Un seul point.\n\noù va-t-on.", "p a) Un seul point.|p où va-t-on."},
        {"Télétravail possible\n\nPROFIL\n\n- a\n\nDéplacements",
         "p Télétravail possible|H2 PROFIL [profile]|- a|p Déplacements"},
        {"Maison X\n\nQui sommes-nous ?\n\nUne maison.",
         "p Maison X|H2 Qui sommes-nous ? [about]|p Une maison."},
        {"12 QUAY STREET, BRISTOL BS1 4DB\n\nEC1A 1BB\n\nB33 8TH",
         "p 12 QUAY STREET, BRISTOL BS1 4DB|p EC1A 1BB|p B33 8TH"},
        {"LES 3 4EME\n\nTexte.", "H2 LES 3 4EME [-]|p Texte."},
        {"---", ""},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct diag *diag = diag_new();
        struct posting *posting = read_text(cases[i].text, NULL, NULL, diag);
        g_autofree char *blocks = blocks_of(posting);

        g_assert_cmpstr(blocks, ==, cases[i].blocks);
        drop(posting);
        diag_drop(diag);
    }
}

/* A line that holds the job's title is no heading. */
static void test_title(void)
{
    struct diag *diag = diag_new();
    struct posting *posting =
        read_text("POSTE DE JARDINIER - LYON\n\nMISSIONS\n\n- a", "jardinier", NULL, diag);
    g_autofree char *blocks = blocks_of(posting);

    g_assert_cmpstr(blocks, ==, "p POSTE DE JARDINIER - LYON|H2 MISSIONS [missions]|- a");
    drop(posting);
    diag_drop(diag);
}

static void test_corrections(void)
{
    static const char corrections[] = "[headings]\n1 = heading profile | Ce que vous êtes.\n2 = "
                                      "paragraph | MISSIONS\n3 = subheading | Un titre, donc.\n"
                                      "4 = item | un point\n5 = title | MISSIONS\n6 = heading | "
                                      "pas dans le texte\n7 = item profile | un point\n";
    struct diag *diag = diag_new();
    struct posting *posting =
        read_text("MISSIONS\n\nCe que vous êtes.\n\nUn titre, donc.\nun point\nla suite", NULL,
                  corrections, diag);
    g_autofree char *blocks = blocks_of(posting);

    g_assert_cmpstr(
        blocks, ==,
        "p MISSIONS|H2 Ce que vous êtes. [profile]|H3 Un titre, donc.|- un point la suite");
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 3);
    drop(posting);
    diag_drop(diag);
}

/* Pieces that mean something to the reader, thrown together: whatever comes out, no word is lost,
 * doubled or moved. */
static void test_words(void)
{
    static const char *const pieces[] = {
        "- ",        "– ",     "1. ",     "\n", "\n\n", "\r\n",    "MISSIONS", "PROFIL",
        " mot",      " d'été", ".",       " ?", " :",   "-----\n", "\t",       "«\u00A0x\u00A0»",
        "13100 Aix", "a@b.fr", " \u2028", "*"};
    const guint32 seed = (guint32)g_test_rand_int();
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);

    g_test_message("seed %u", seed);
    for (unsigned round = 0; round < 2000; round++) {
        g_autoptr(GString) text = g_string_new(NULL), read = g_string_new(NULL);
        struct diag *diag = diag_new();
        struct posting *posting;
        g_autofree char *wanted = NULL, *got = NULL;
        size_t end = 0;

        for (unsigned i = 0; i < 20; i++)
            g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
        posting = read_text(text->str, NULL, NULL, diag);
        for (unsigned i = 0; i < posting->blocks->len; i++) {
            const struct posting_block *block = posting_block(posting, i);

            g_assert_cmpuint(block->span.offset, >=, end);
            g_assert_cmpuint(block->span.len, >, 0);
            g_string_append_printf(read, "%s%.*s", block->number ? "1 " : "", (int)block->span.len,
                                   posting->txt->text + block->span.offset);
            g_string_append_c(read, ' ');
            end = block->span.offset + block->span.len;
        }
        wanted = lang_fold(posting->txt->text, posting->txt->len);
        got = lang_fold(read->str, read->len);
        g_assert_cmpstr(got, ==, wanted);
        drop(posting);
        diag_drop(diag);
    }
}

/* Forty thousand lines in capitals: each is looked at, but no further than a posting goes. */
static void test_many_capitals(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    struct diag *diag = diag_new();
    struct posting *posting;

    for (unsigned i = 0; i < 40000; i++)
        g_string_append(text, "ABC DEFG\n");
    posting = read_text(text->str, NULL, NULL, diag);
    g_assert_cmpuint(posting->blocks->len, <=, 5002);
    drop(posting);
    diag_drop(diag);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/body/blocks", test_blocks);
    g_test_add_func("/body/title", test_title);
    g_test_add_func("/body/corrections", test_corrections);
    g_test_add_func("/body/words", test_words);
    g_test_add_func("/body/many-capitals", test_many_capitals);
    return g_test_run();
}

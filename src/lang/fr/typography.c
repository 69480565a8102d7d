/* fr_typography: the chain of French micro-typography (specs/typography.md), and the words that its
 * rules know. Part of fr. What always holds: each rule leaves what the ones after it look for. */
#include "lang/fr/fr_private.h"

#define NB "\u00A0"
#define NN "\u202F"
#define LIGATURES WORDS("oe", "Oe", "OE", "ae", "Ae", "AE")
#define INNER_SPACES WORDS("( ", " )", "[ ", " ]", " ,", " .", NB, NN)
#define DASHES WORDS(" - ", "–", NB, NN)

/* Dots, letters and spaces first; then what numbers are joined to; quotes before the spaces inside
 * them; dashes and marks last, since sentences and the words before marks must be right. Rule 16 is
 * a matter of `check`. */
const struct typo_rule fr_typography[] = {
    {13, "dots", typo_dots, "." TYPO_CURLY, NULL},
    {17, "ordinals", typo_ordinals, TYPO_DIGITS "IVXLC", NULL},
    {15, "ligatures", typo_ligatures, NULL, LIGATURES},
    {18, "inner-spaces", typo_inner_spaces, "()[],.", INNER_SPACES},
    {8, "hours", typo_hours, TYPO_DIGITS, NULL},
    {7, "units", typo_french_units, TYPO_DIGITS, NULL},
    {20, "phones", typo_phones, TYPO_DIGITS, NULL},
    {6, "thousands", typo_thousands, TYPO_DIGITS, NULL},
    {9, "days", typo_days, TYPO_DIGITS, NULL},
    {11, "labels", typo_labels, TYPO_DIGITS "IVXLC", NULL},
    {12, "titles", typo_titles, "MDP", NULL},
    {10, "nouns", typo_nouns, TYPO_DIGITS, NULL},
    {4, "quotes", typo_french_quotes, "\"", NULL},
    {3, "guillemets", typo_guillemets, "\"" TYPO_ANGLE, NULL},
    {5, "apostrophes", typo_french_apostrophes, "'", NULL},
    {19, "inclusive", typo_inclusive, ".-" TYPO_CURLY, NULL},
    {14, "dashes", typo_french_dashes, NULL, DASHES},
    {1, "high-marks", typo_high_marks, ";!?", NULL},
    {2, "colon", typo_colon, ":", NULL},
    {0, NULL, NULL, NULL, NULL},
};

const struct typo_words fr_typo_words = {
    .function_words = WORDS(
        "et", "ou", "mais", "donc", "car", "puis", "avec", "sans", "sous", "sur", "dans", "par",
        "pour", "vers", "chez", "entre", "contre", "depuis", "avant", "apres", "pendant", "jusque",
        "selon", "comme", "que", "qui", "quoi", "dont", "quand", "lorsque", "puisque", "les", "des",
        "aux", "une", "mes", "tes", "ses", "nos", "vos", "leur", "leurs", "mon", "ton", "son",
        "notre", "votre", "cet", "cette", "ces", "est", "sont", "etait", "etaient", "sera",
        "seront", "ont", "avait", "soit", "peut", "peuvent", "doit", "doivent", "nous", "vous",
        "ils", "elles", "elle", "lui", "tout", "tous", "toute", "toutes", "plus", "moins", "tres",
        "bien", "aussi", "alors", "ainsi", "non", "pas", "deja", "encore", "etc", "hors", "via",
        "lors", "des", "afin", "environ", "inclus", "compris", "minimum", "maximum"),
    .short_nouns = WORDS("an"),
    .labels = WORDS("groupe", "groupes", "article", "articles", "art.", "p.", "pp.", "page",
                    "pages", "n°", "nº", "nos", "chapitre", "chapitres", "chap.", "tome", "tomes",
                    "vol.", "fig.", "annexe", "annexes", "alinéa", "alinéas", "§", "échelon",
                    "échelons", "indice", "coefficient", "niveau", "niveaux"),
    .titles = WORDS("M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Dr.", "Drs", "Pr", "Pr.",
                    "Prs", "Mgr"),
    .ligatures =
        WORDS("oeuvr*", "oeil*", "oeuf*", "oecum*", "oedem*", "oesoph*", "oenolog*", "oedip*",
              "coeur*", "soeur*", "moeurs", "noeud*", "voeu*", "boeuf*", "choeur*", "manoeuvr*",
              "desoeuvr*", "ecoeur*", "rancoeur*", "consoeur*", "foet*", "aequo", "vitae"),
    .number_cues = WORDS("n", "no", "numero", "ref", "reference", "references", "code", "postal",
                         "cp", "bp", "cs", "cedex", "tel", "telephone", "fax", "siret", "siren",
                         "rna", "ape", "naf", "dossier", "matricule", "compte", "poste", "annonce",
                         "offre", "loi", "decret", "id", "rue"),
    .domain_cues = WORDS("sur", "site", "via", "voir", "visitez", "consultez", "web", "adresse"),
};

/* fr_typography: the chain of French micro-typography (specs/typography.md), and the words that its
 * rules know. Part of fr. What always holds: each rule leaves what the ones after it look for. */
#include "lang/fr/fr_private.h"

#define NB "\u00A0"
#define NN "\u202F"
#define LIGATURES WORDS("oe", "Oe", "OE", "ae", "Ae", "AE")
#define INNER_SPACES WORDS("( ", " )", "[ ", " ]", " ,", " .", NB, NN)
#define DASHES WORDS(" - ", " -- ", "–", "—", NB, NN)

/* Dots, letters and spaces first; then what numbers are joined to; quotes before the spaces inside
 * them; dashes and marks last, since sentences and the words before marks must be right. Rule 16 is
 * a matter of `check`. */
const struct typo_rule fr_typography[] = {
    {13, "dots", "et ainsi de suite...", typo_dots, "." TYPO_CURLY, NULL, false},
    {17, "ordinals", "la 2ème fois", typo_ordinals, TYPO_DIGITS "IVXLC", NULL, false},
    {15, "ligatures", "une oeuvre", typo_ligatures, NULL, LIGATURES, false},
    {18, "inner-spaces", "( oui ) , non", typo_inner_spaces, "()[],.", INNER_SPACES, false},
    {8, "hours", "à 14h30", typo_hours, TYPO_DIGITS, NULL, false},
    {7, "units", "100% de 5 km", typo_french_units, TYPO_DIGITS, NULL, false},
    {20, "phones", "04 91 00 11 22", typo_phones, TYPO_DIGITS, NULL, false},
    {6, "thousands", "12345 habitants", typo_thousands, TYPO_DIGITS, NULL, false},
    {9, "days", "le 21 novembre", typo_days, TYPO_DIGITS, NULL, false},
    {11, "labels", "article 3", typo_labels, TYPO_DIGITS "IVXLC", NULL, false},
    {12, "titles", "M. Dupont", typo_titles, "MDP", NULL, false},
    {10, "nouns", "3 personnes", typo_nouns, TYPO_DIGITS "IVXLC", NULL, false},
    {4, "quotes", "un \"mot\" ici", typo_french_quotes, "\"", NULL, false},
    {3, "guillemets", "« oui »", typo_guillemets, "\"" TYPO_ANGLE, NULL, false},
    {5, "apostrophes", "l'art", typo_french_apostrophes, "'", NULL, false},
    {19, "inclusive", "les salarié.es", typo_inclusive, ".-" TYPO_CURLY, NULL, false},
    {22, "inclusive-brackets", "les salarié(e)s", typo_inclusive_brackets, "(", NULL, true},
    {14, "dashes", "un lieu - une friche - ouvert", typo_french_dashes, NULL, DASHES, false},
    {1, "high-marks", "Quoi ?", typo_high_marks, ";!?", NULL, false},
    {2, "colon", "Lieu : ici", typo_colon, ":", NULL, false},
    {0, NULL, NULL, NULL, NULL, NULL, false},
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
    .capital_nouns = WORDS("ETP", "RTT", "CDI", "CDD"),
    .ordinal_nouns = WORDS("siècle", "siècles", "millénaire", "millénaires", "arrondissement",
                           "arrondissements"),
    .labels =
        WORDS("groupe", "groupes", "article", "articles", "art.", "p.", "pp.", "page", "pages",
              "n°", "nº", "nos", "chapitre", "chapitres", "chap.", "tome", "tomes", "vol.", "fig.",
              "annexe", "annexes", "alinéa", "alinéas", "§", "échelon", "échelons", "indice",
              "coefficient", "niveau", "niveaux", "numéro", "numéros", "acte", "scène", "étape",
              "phase", "lot", "salle", "bâtiment", "figure", "paragraphe"),
    .code_letters = "LRDA",
    .titles = WORDS("M.", "MM.", "Mr", "Me", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Dr.", "Drs",
                    "Pr", "Pr.", "Prs", "Mgr"),
    .ligatures =
        WORDS("oeuvr*", "oeil*", "oeuf*", "oecum*", "oedem*", "oesoph*", "oenolog*", "oedip*",
              "coeur*", "soeur*", "moeurs", "noeud*", "voeu*", "boeuf*", "choeur*", "manoeuvr*",
              "desoeuvr*", "ecoeur*", "contrecoeur*", "oestr*", "coelia*", "coelio*", "coelac*",
              "caetera", "rancoeur*", "consoeur*", "foet*", "aequo", "vitae"),
    .number_cues = WORDS("n", "no", "numero", "ref", "reference", "references", "code", "postal",
                         "cp", "bp", "cs", "cedex", "tel", "telephone", "fax", "siret", "siren",
                         "rna", "ape", "naf", "dossier", "matricule", "compte", "poste", "annonce",
                         "offre", "loi", "decret", "id", "rue"),
    .domain_cues = WORDS("sur", "site", "via", "voir", "visitez", "consultez", "web", "adresse"),
};

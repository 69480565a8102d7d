/* clues: tables by language. Read when a posting's facts and dates are looked for. What always
 * holds: phrases are folded. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

enum { PHRASES_MAX = 48 };

static const char *const table[LANG_COUNT][CLUE_COUNT]
                              [PHRASES_MAX] =
                                  {
                                      [LANG_FR] =
                                          {
                                              [CLUE_OFFER] =
                                                  {"avis de vacance de poste", "vacance de poste",
                                                   "appel a candidatures", "appel a candidature",
                                                   "offre d emploi", "offre de poste",
                                                   "offre de stage", "fiche de poste",
                                                   "recrutement", "annonce", "offre", "poste"},
                                              [CLUE_SEEKS] = {"est a la recherche d",
                                                              "est a la recherche de",
                                                              "nous recherchons", "nous recrutons",
                                                              "recherche", "recrute", "embauche"},
                                              [CLUE_NOUN] = {"de", "d", "des",
                                                             "du", "en", "la", "l", "une", "date", "cette", "sa", "votre", "notre"},
                                              [CLUE_JOIN] = {"de", "d", "des",
                                                             "du", "et", "ou", "a", "au", "aux", "en", "pour", "dans", "par"},
                                              [CLUE_ARTICLE] =
                                                  {"un e", "un une", "une un",
                                                   "sa son", "son sa", "un", "une", "son", "sa", "leur", "le", "la", "d un e", "d un", "d une"},
                                              [CLUE_START] = {"prise de fonctions",
                                                              "prise de fonction",
                                                              "prise de poste", "entree en fonctions", "entree en fonction", "date de debut",
                                                              "date d embauche", "poste a pourvoir", "a pourvoir"},
                                              [CLUE_DEADLINE] = {"date limite", "au plus tard",
                                                                 "cloture des candidatures"},
                                              [CLUE_PUBLISHED] =
                                                  {
                                                      "date de publication",
                                                      "publie le", "publiee le", "mis en ligne le", "mise en ligne le",
                                                      "parue le"},
                                              [CLUE_FROM] = {"debut"},
                                              [CLUE_BY] = {"jusqu au", "avant"},
                                              [CLUE_LINK] = {"le",          "la",
                                                             "l",           "du",
                                                             "de",          "des",
                                                             "d",           "au",
                                                             "a",           "est",
                                                             "sera",        "debut",
                                                             "mi",          "fin",
                                                             "fixee",       "souhaitee",
                                                             "prevue",      "envisagee",
                                                             "partir",      "compter",
                                                             "candidature", "candidatures",
                                                             "depot",       "envoi",
                                                             "reception",   "dossier",
                                                             "dossiers",    "plus",
                                                             "tard"},
                                              [CLUE_APPLYING] = {"candidature", "candidatures",
                                                                 "candidater", "candidatez", "postuler", "postulez", "dossier", "dossiers",
                                                                 "cv", "lettre de motivation", "envoyer", "envoyez", "adresser", "adressez",
                                                                 "transmettre", "repondre"},
                                              [CLUE_PAY] = {"remuneration", "salaire"},
                                              [CLUE_NAME] =
                                                  {"travail",   "affectation", "exercice",
                                                   "contrat",   "publication", "brut",
                                                   "brute",     "net",         "nette",
                                                   "annuel",    "annuelle",    "mensuel",
                                                   "mensuelle", "indicatif",   "indicative",
                                                   "interne",   "annonce",     "mission",
                                                   "x",         "s",           "n",
                                                   "fonction",  "fonctions"},
                                              [CLUE_EMPLOYER] =
                                                  {"employeur",
                                                   "organisation", "organisme", "structure"},
                                              [CLUE_PLACES] = {"lieux de travail",
                                                               "lieu de travail", "lieux",
                                                               "lieu", "localisation"},
                                              [CLUE_CONTRACT] =
                                                  {
                                                      "type de contrat",
                                                      "nature du contrat", "contrat", "temps de travail",
                                                      "duree du travail", "quotite"},
                                              [CLUE_REFERENCE] = {"reference de l offre",
                                                                  "reference", "ref"},
                                              [CLUE_INTERVIEW] =
                                                  {"entretiens", "entretien d embauche",
                                                   "entretien de recrutement",
                                                   "entretien de selection", "entretien individuel",
                                                   "entretien oral", "entretien prevu", "entretien aura", "entretien la semaine",
                                                   "entretien semaine", "entretien le",
                                                   "entretien lundi", "entretien mardi", "entretien mercredi", "entretien jeudi", "entretien vendredi"},
                                              [CLUE_STREET] =
                                                  {
                                                      "rue", "avenue",
                                                      "boulevard", "place", "quai", "square",
                                                      "impasse", "allee", "cours", "passage", "esplanade", "r", "av",
                                                      "bd"},
                                              [CLUE_RANGE] = {"au"},
                                              [CLUE_THE] = {"le", "du", "de"},
                                              [CLUE_AT] = {"a", "avant"},
                                              [CLUE_UNTIL] = {"avant", "le"},
                                              [CLUE_MIDNIGHT] = {"minuit"},
                                              [CLUE_NOON] = {"midi"},
                                          },
                                      [LANG_EN] =
                                          {
                                              [CLUE_OFFER] = {"job description", "job offer",
                                                              "job advertisement", "we are hiring",
                                                              "vacancy", "job title", "position",
                                                              "hiring"},
                                              [CLUE_SEEKS] = {"is looking to hire",
                                                              "is looking for", "are looking for",
                                                              "is hiring", "is recruiting", "seeks",
                                                              "is seeking"},
                                              [CLUE_JOIN] = {"of", "and", "or", "to", "for", "in",
                                                             "at", "with", "from"},
                                              [CLUE_ARTICLE] = {"our new", "a", "an", "our", "its",
                                                                "the", "their", "new"},
                                              [CLUE_START] = {"start date", "starting date",
                                                              "to start"},
                                              [CLUE_DEADLINE] = {"closing date",
                                                                 "application deadline", "deadline",
                                                                 "apply by", "apply before",
                                                                 "no later than"},
                                              [CLUE_PUBLISHED] = {"date posted", "posted on",
                                                                  "published on"},
                                              [CLUE_FROM] = {"starting", "start"},
                                              [CLUE_BY] = {"before", "by"},
                                              [CLUE_LINK] =
                                                  {"the",     "of",          "on",
                                                   "in",      "is",          "from",
                                                   "by",      "for",         "will",
                                                   "be",      "early",       "mid",
                                                   "late",    "application", "applications",
                                                   "receipt", "midday",      "midnight",
                                                   "noon",    "no",          "later",
                                                   "than",    "at"},
                                              [CLUE_APPLYING] = {"apply",
                                                                 "application", "applications",
                                                                 "applicants", "cv", "send",
                                                                 "submit", "email"},
                                              [CLUE_PAY] = {"salary", "pay", "compensation"},
                                              [CLUE_NAME] = {"range", "band", "scale", "grade",
                                                             "per", "annum", "year", "month",
                                                             "gross", "annual", "work", "number",
                                                             "no", "code", "type",
                                                             "working", "week", "weekly", "s"},
                                              [CLUE_EMPLOYER] = {"employer", "organisation",
                                                                 "organization", "company"},
                                              [CLUE_PLACES] = {"place of work", "places of work",
                                                               "locations", "location"},
                                              [CLUE_CONTRACT] = {"contract type",
                                                                 "type of contract", "contract",
                                                                 "hours", "working hours",
                                                                 "working time"},
                                              [CLUE_REFERENCE] = {"job reference",
                                                                  "reference number", "reference",
                                                                  "ref"},
                                              [CLUE_INTERVIEW] = {"interviews", "interview"},
                                              [CLUE_RANGE] = {"to", "until"},
                                              [CLUE_THE] = {"the", "of", "on"},
                                              [CLUE_AT] = {"at", "by", "before"},
                                              [CLUE_UNTIL] = {"before", "by", "until", "on"},
                                              [CLUE_MIDNIGHT] = {"midnight"},
                                              [CLUE_NOON] = {"noon", "midday"},
                                          },
};

const char *const *clues(enum lang lang, enum clue clue)
{
    return table[lang][clue];
}

bool clues_has(enum lang lang, enum clue clue, const char *word, size_t len)
{
    g_autofree char *folded = lang_fold(word, len);

    return g_strv_contains(table[lang][clue], folded);
}

bool clues_can_go_on(enum lang lang, const char *word)
{
    return g_strv_contains(table[lang][CLUE_NAME], word) ||
           g_strv_contains(table[lang][CLUE_LINK], word) || lang_is_filler(lang, word);
}

/* Does the text before a place end in one of the clue's words? */
static bool ends_in(enum lang lang, enum clue clue, const char *text, size_t len)
{
    g_autofree char *folded = lang_fold(text, len);
    const char *space = strrchr(folded, ' '), *last = space ? space + 1 : folded;

    return g_strv_contains(table[lang][clue], last);
}

/* "recherché", "recruté": who is sought, not who seeks. */
static bool ends_accented(const char *text, struct lang_match match)
{
    return !g_ascii_isalnum(text[match.offset + match.len - 1]);
}

struct lang_match clues_find_seeking(enum lang lang, const char *text, size_t len)
{
    for (size_t from = 0; from < len;) {
        struct lang_match match =
            lang_find_phrase(text + from, len - from, table[lang][CLUE_SEEKS]);

        if (match.len == 0)
            break;
        match.offset += from;
        if (!ends_accented(text, match) && !ends_in(lang, CLUE_NOUN, text, match.offset))
            return match;
        from = match.offset + match.len;
    }
    return (struct lang_match){0, 0};
}

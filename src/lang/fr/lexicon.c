/* fr_lexicon: the words by which a text in French is understood: cue phrases, contracts.
 * Part of fr. What always holds: all of them are folded (lang_fold), and of phrases that share a
 * beginning the longer stands first. */
#include "lang/fr/fr_private.h"

const char *const *const fr_cues[CUE_COUNT] = {
    [CUE_OFFER] = WORDS("avis de vacance de poste", "vacance de poste", "appel a candidatures",
                        "appel a candidature", "offre d emploi", "offre de poste", "offre de stage",
                        "fiche de poste", "recrutement", "annonce", "offre", "poste"),
    [CUE_SEEKS] =
        WORDS("est a la recherche d", "est a la recherche de", "nous recherchons", "nous recrutons",
              "nous cherchons", "est a la recherche", "recherchons", "recrutons", "recherchent",
              "recrutent", "recherche", "recrute", "embauche", "cherche", "cherchons", "cherchent"),
    [CUE_NOUN] = WORDS("de", "d", "des", "du", "en", "la", "l", "une", "date", "cette", "sa",
                       "votre", "notre"),
    [CUE_JOIN] =
        WORDS("de", "d", "des", "du", "et", "ou", "a", "au", "aux", "en", "pour", "dans", "par"),
    [CUE_ARTICLE] = WORDS("un e", "un une", "une un", "sa son", "son sa", "un", "une", "son", "sa",
                          "leur", "le", "la", "d un e", "d un", "d une"),
    [CUE_START] = WORDS("prise de fonctions", "prise de fonction", "prise de poste",
                        "entree en fonctions", "entree en fonction", "date de debut",
                        "date d embauche", "poste a pourvoir", "a pourvoir"),
    [CUE_DEADLINE] = WORDS("date limite", "au plus tard", "cloture des candidatures"),
    [CUE_PUBLISHED] = WORDS("date de publication", "publie le", "publiee le", "mis en ligne le",
                            "mise en ligne le", "parue le"),
    [CUE_CONTRACT] = WORDS("type de contrat", "nature du contrat", "contrat", "temps de travail",
                           "duree du travail", "quotite"),
    [CUE_INTERVIEW] = WORDS(
        "entretiens", "entretien d embauche", "entretien de recrutement", "entretien de selection",
        "entretien individuel", "entretien oral", "entretien prevu", "entretien aura",
        "entretien la semaine", "entretien semaine", "entretien le", "entretien lundi",
        "entretien mardi", "entretien mercredi", "entretien jeudi", "entretien vendredi"),
    [CUE_STREET] = WORDS("rue", "avenue", "boulevard", "place", "quai", "square", "impasse",
                         "allee", "cours", "passage", "esplanade", "r", "av", "bd"),
    [CUE_RANGE] = WORDS("au"),
    [CUE_THE] = WORDS("le", "du", "de"),
    [CUE_AT] = WORDS("a", "avant"),
    [CUE_UNTIL] = WORDS("avant", "le"),
    [CUE_MIDNIGHT] = WORDS("minuit"),
    [CUE_NOON] = WORDS("midi"),
};

const struct lang_job_words fr_job_words = {
    .contracts =
        WORDS("contrat a duree indeterminee", "contrat a duree determinee",
              "contrat d apprentissage", "contrat de professionnalisation", "contrat d alternance",
              "contrat d engagement", "service civique", "c d i", "c d d", "cddu", "cdd", "cdi"),
    .likely_contracts = WORDS("apprentissage", "intermittence", "alternance", "vacation",
                              "freelance", "benevolat", "interim", "stage"),
    .full_time = WORDS("temps plein", "temps complet"),
    .part_time = WORDS("temps partiel", "mi temps", "temps non complet"),
};

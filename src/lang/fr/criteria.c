/* fr_criteria: by what words the lines of a profile become criteria, as data (specs/grid.md §1,
 * rules 2 to 6). Part of fr. What always holds: nothing here states a fact about a job. */
#include "lang/fr/fr_private.h"

#define NB "\u00A0"
#define NN "\u202F"

static const struct lang_criteria_head heads[] = {
    {CATEGORY_EDUCATION, WORDS("formation*", "diplome*", "etudes", "bac", "baccalaureat", "licence",
                               "master", "bts", "dut")},
    {CATEGORY_EXPERIENCE, WORDS("experience*", "poste*")},
    {CATEGORY_KNOWLEDGE, WORDS("culture*", "connaissance*", "connaitre", "connaissez", "maitris*")},
    {CATEGORY_SKILL, WORDS("competence*", "capacite*", "methodologie*", "aptitude*",
                           "qualite* redactionnelle*", "savoir faire", "savoirs faire")},
    {CATEGORY_BEHAVIOUR,
     WORDS("savoir etre", "savoirs etre", "sens", "force de", "esprit", "ecoute", "dialogue",
           "autonom*", "rigueur", "rigoureu*", "curiosite", "curieu*", "aisance")},
    {CATEGORY_CONDITION, WORDS("permis", "disponib*", "mobilite*")},
    {CATEGORY_UNCLASSED, NULL},
};

const struct lang_criteria fr_criteria = {
    .names = {"formation", "expérience", "savoir", "savoir-faire", "savoir-être", "condition",
              "à classer"},
    .questions =
        {
            [CATEGORY_EDUCATION] = "Quel diplôme ou quel parcours le montre" NN "?",
            [CATEGORY_EXPERIENCE] =
                "Racontez une expérience comparable" NB ": contexte, votre part, résultat.",
            [CATEGORY_KNOWLEDGE] =
                "Donnez deux exemples récents" NN "; qu’en faites-vous dans votre travail" NN "?",
            [CATEGORY_SKILL] =
                "Racontez une situation où vous l’avez mis en œuvre" NB ": vos actes, le résultat.",
            [CATEGORY_BEHAVIOUR] =
                "Racontez une situation qui le montre" NB ": vos actes, leur effet.",
            [CATEGORY_CONDITION] = "Comment remplissez-vous cette condition" NN "?",
            [CATEGORY_UNCLASSED] = "Quel fait précis le montre" NN "?",
        },
    .heads = heads,
    .skipped = WORDS("bon", "bons", "bonne", "bonnes", "fort", "forts", "forte", "fortes",
                     "excellent*", "solide*", "reel*", "grand", "grands", "grande", "grandes",
                     "premier*", "premiere*", "parfait*", "tres", "vrai*", "veritable*",
                     "parfaitement", "un", "une", "des", "le", "la", "les", "l", "de", "d", "du",
                     "en", "votre", "vos", "au", "moins", "minimum", "plus", "niveau", "an", "ans",
                     "annee*", "mois", "deux", "trois", "quatre", "cinq", "dix"),
    .openers = WORDS("vous", "tu", "nous", "avoir", "etre", "disposer", "justifier", "posseder",
                     "titulaire", "faire preuve"),
    .triggers = WORDS("capacite*", "sens", "force", "forte sensibilite"),
    .particles = WORDS("de", "d"),
    .to = "a",
    .infinitives = WORDS("er", "ir", "re"),
    .and_words = WORDS("et"),
    .or_words = WORDS("ou"),
    .knockouts = WORDS("impératif*", "impérative*", "exigé", "exigés", "exigée", "exigées",
                       "indispensable*", "obligatoire*"),
    .line_knockouts = WORDS("requis*"),
    .bonuses = WORDS("un plus $", "un plus pour", "un plus dans", "un vrai plus", "un réel plus",
                     "un atout", "souhaité", "souhaités", "souhaitée", "souhaitées", "souhaitable*",
                     "apprécié", "appréciés", "appréciée", "appréciées", "appréciable*"),
    .negations = WORDS("pas", "non", "ni", "aucun*", "sans", "nullement"),
    .dangling = WORDS("de", "d", "du", "des", "la", "le", "les", "l", "un", "une", "et", "ou", "a",
                      "au", "aux", "en", "pour", "dans", "par", "sur", "avec", "que", "qui", "qu",
                      "votre", "vos"),
    .abbreviated =
        WORDS("m", "mm", "mme", "mmes", "mlle", "dr", "pr", "st", "ste", "p", "ex", "cf", "env"),
};

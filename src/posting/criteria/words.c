/* criteria_words: the lexicon of criteria as data (specs/grid.md §1, rules 2 to 6). What always
 * holds: nothing here states a fact about a job. */
#include "posting/criteria/criteria_private.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NB "\u00A0"
#define NN "\u202F"

static const struct criteria_head french_heads[] = {
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

static const struct criteria_head english_heads[] = {
    {CATEGORY_EDUCATION, WORDS("degree*", "diploma*", "education", "training", "qualification*",
                               "bachelor*", "master s", "masters")},
    {CATEGORY_EXPERIENCE, WORDS("experience*", "track record", "background")},
    {CATEGORY_KNOWLEDGE, WORDS("knowledge", "understanding", "command", "familiarity", "mastery",
                               "proficiency", "fluency")},
    {CATEGORY_SKILL, WORDS("skill*", "ability", "abilities", "able", "capacity", "aptitude*",
                           "competenc*", "method*")},
    {CATEGORY_BEHAVIOUR, WORDS("sense of", "spirit", "attention to", "team player", "teamwork",
                               "listening", "dialogue", "autonomy", "rigour", "rigor", "curiosity",
                               "initiative", "empathy", "flexib*", "behaviour*")},
    {CATEGORY_CONDITION, WORDS("driving licen*", "driver s licen*", "availability", "available",
                               "mobility", "willing* to travel", "right to work")},
    {CATEGORY_UNCLASSED, NULL},
};

static const struct criteria_words french = {
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
    .heads = french_heads,
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

static const struct criteria_words english = {
    .names = {"education", "experience", "knowledge", "skills", "behaviours", "condition",
              "unclassed"},
    .questions =
        {
            [CATEGORY_EDUCATION] = "Which degree or path shows it?",
            [CATEGORY_EXPERIENCE] =
                "Tell us of a comparable experience: context, your part, result.",
            [CATEGORY_KNOWLEDGE] =
                "Give two recent examples; what do you make of them in your work?",
            [CATEGORY_SKILL] =
                "Tell us of a situation where you put it to work: what you did, the result.",
            [CATEGORY_BEHAVIOUR] =
                "Tell us of a situation that shows it: what you did, its effect.",
            [CATEGORY_CONDITION] = "How do you meet this condition?",
            [CATEGORY_UNCLASSED] = "Which precise fact shows it?",
        },
    .heads = english_heads,
    .skipped = WORDS("good", "strong", "excellent", "solid", "proven", "great", "first", "perfect",
                     "deep", "sound", "very", "a", "an", "the", "some", "your", "relevant",
                     "demonstrable", "in", "of", "at", "least", "minimum", "year*", "month*", "one",
                     "two", "three", "four", "five", "ten"),
    .openers = WORDS("you", "we", "have", "having", "being"),
    .stops = WORDS("of", "in", "with", "to", "for", "at", "on", "from", "or"),
    .triggers = WORDS("ability", "sense of", "capacity", "strong interest", "keen interest"),
    .particles = WORDS("of"),
    .to = "to",
    .and_words = WORDS("and"),
    .or_words = WORDS("or"),
    .knockouts = WORDS("must", "required", "essential*", "mandatory", "indispensable"),
    .line_knockouts = WORDS(NULL),
    .bonuses = WORDS("a plus", "an asset", "an advantage", "desirable*", "nice to have",
                     "preferred", "appreciated", "advantageous"),
    .negations = WORDS("not", "no", "non", "isn", "aren", "without"),
    .dangling = WORDS("of", "the", "a", "an", "and", "or", "to", "in", "for", "with", "on", "at",
                      "by", "from", "your"),
    .abbreviated =
        WORDS("mr", "mrs", "ms", "dr", "prof", "st", "vs", "approx", "incl", "e", "g", "i"),
};

const struct criteria_words *criteria_words_of(enum lang lang)
{
    return lang == LANG_EN ? &english : &french;
}

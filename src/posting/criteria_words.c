/* criteria_words: the lexicon of criteria as data (specs/grid.md §1, rules 3 to 6). What always holds: nothing here states a fact about a job. */
#include "posting/criteria_words.h"

#define WORDS(...) (const char *const[]) { __VA_ARGS__, NULL }

static const struct criteria_head french_heads[] = {
    {CATEGORY_EDUCATION, "formation*"},    {CATEGORY_EDUCATION, "diplome*"},
    {CATEGORY_EXPERIENCE, "experience*"},  {CATEGORY_EXPERIENCE, "poste*"},
    {CATEGORY_KNOWLEDGE, "culture*"},      {CATEGORY_KNOWLEDGE, "connaissance*"}, {CATEGORY_KNOWLEDGE, "maitrise*"},
    {CATEGORY_SKILL, "competence*"},       {CATEGORY_SKILL, "capacite*"},         {CATEGORY_SKILL, "methodologie*"},
    {CATEGORY_SKILL, "aptitude*"},         {CATEGORY_SKILL, "qualite* redactionnelle*"},
    {CATEGORY_BEHAVIOUR, "sens"},          {CATEGORY_BEHAVIOUR, "force de"},      {CATEGORY_BEHAVIOUR, "esprit"},
    {CATEGORY_BEHAVIOUR, "ecoute"},        {CATEGORY_BEHAVIOUR, "dialogue"},      {CATEGORY_BEHAVIOUR, "autonomie"},
    {CATEGORY_BEHAVIOUR, "rigueur"},       {CATEGORY_BEHAVIOUR, "curiosite"},     {CATEGORY_BEHAVIOUR, "aisance"},
    {CATEGORY_CONDITION, "permis"},        {CATEGORY_CONDITION, "disponibilite*"}, {CATEGORY_CONDITION, "mobilite*"},
    {CATEGORY_UNCLASSED, NULL},
};

static const struct criteria_head english_heads[] = {
    {CATEGORY_EDUCATION, "degree*"},       {CATEGORY_EDUCATION, "diploma*"},     {CATEGORY_EDUCATION, "education"},
    {CATEGORY_EDUCATION, "training"},      {CATEGORY_EDUCATION, "qualification*"},
    {CATEGORY_EXPERIENCE, "experience*"},  {CATEGORY_EXPERIENCE, "track record"}, {CATEGORY_EXPERIENCE, "year*"},
    {CATEGORY_KNOWLEDGE, "knowledge"},     {CATEGORY_KNOWLEDGE, "understanding"}, {CATEGORY_KNOWLEDGE, "command"},
    {CATEGORY_KNOWLEDGE, "familiarity"},
    {CATEGORY_SKILL, "skill*"},            {CATEGORY_SKILL, "ability"},          {CATEGORY_SKILL, "capacity"},
    {CATEGORY_SKILL, "writing skill*"},    {CATEGORY_SKILL, "communication skill*"}, {CATEGORY_SKILL, "method*"},
    {CATEGORY_BEHAVIOUR, "sense of"},      {CATEGORY_BEHAVIOUR, "listening"},    {CATEGORY_BEHAVIOUR, "autonomy"},
    {CATEGORY_BEHAVIOUR, "rigour"},        {CATEGORY_BEHAVIOUR, "curiosity"},    {CATEGORY_BEHAVIOUR, "team spirit"},
    {CATEGORY_BEHAVIOUR, "initiative"},    {CATEGORY_BEHAVIOUR, "empathy"},
    {CATEGORY_CONDITION, "driving licence"}, {CATEGORY_CONDITION, "availability"}, {CATEGORY_CONDITION, "mobility"},
    {CATEGORY_CONDITION, "right to work"},
    {CATEGORY_UNCLASSED, NULL},
};

static const struct criteria_words french = {
    .names = {"formation", "expérience", "savoir", "savoir-faire", "savoir-être", "condition", "à classer"},
    .questions = {
        [CATEGORY_EDUCATION] = "Quel diplôme ou quel parcours le montre ?",
        [CATEGORY_EXPERIENCE] = "Racontez une expérience comparable : contexte, votre part, résultat.",
        [CATEGORY_KNOWLEDGE] = "Donnez deux exemples récents ; qu'en faites-vous dans votre travail ?",
        [CATEGORY_SKILL] = "Racontez une situation où vous l'avez mis en œuvre : vos actes, le résultat.",
        [CATEGORY_BEHAVIOUR] = "Racontez une situation qui le montre : vos actes, leur effet.",
        [CATEGORY_CONDITION] = "Comment remplissez-vous cette condition ?",
        [CATEGORY_UNCLASSED] = "Quel fait précis le montre ?",
    },
    .heads = french_heads,
    .skipped = WORDS("bonne*", "bon", "bons", "fort", "forte*", "excellent*", "solide*", "reel*", "grand*", "premier*", "premiere*", "parfait*",
                     "tres", "un", "une", "des", "le", "la", "les", "l", "de", "d", "du", "en", "votre", "vos"),
    .openers = WORDS("vous", "tu", "nous", "avoir", "etre", "disposer", "justifier", "posseder", "titulaire"),
    .triggers = WORDS("capacite*", "sens", "force", "forte sensibilite"),
    .particles = WORDS("de", "d"),
    .and_words = WORDS("et"),
    .or_words = WORDS("ou"),
    .knockouts = WORDS("imperatif*", "imperative*", "exige*", "indispensable*", "obligatoire*", "requis*"),
    .bonuses = WORDS("un plus", "un atout", "souhaite*", "souhaitable*", "apprecie*"),
    .negations = WORDS("pas", "non", "ni", "aucun*"),
    .dangling = WORDS("de", "d", "du", "des", "la", "le", "les", "l", "un", "une", "et", "ou", "a", "au", "aux", "en", "pour", "dans",
                      "par", "sur", "avec"),
    .to = "a",
};

static const struct criteria_words english = {
    .names = {"education", "experience", "knowledge", "skills", "behaviours", "condition", "unclassed"},
    .questions = {
        [CATEGORY_EDUCATION] = "Which degree or path shows it?",
        [CATEGORY_EXPERIENCE] = "Tell of a comparable experience: context, your part, result.",
        [CATEGORY_KNOWLEDGE] = "Give two recent examples; what do you make of them in your work?",
        [CATEGORY_SKILL] = "Tell of a situation where you put it to work: what you did, the result.",
        [CATEGORY_BEHAVIOUR] = "Tell of a situation that shows it: what you did, its effect.",
        [CATEGORY_CONDITION] = "How do you meet this condition?",
        [CATEGORY_UNCLASSED] = "Which precise fact shows it?",
    },
    .heads = english_heads,
    .skipped = WORDS("good", "strong", "excellent", "solid", "proven", "great", "first", "perfect", "deep", "sound", "very", "a", "an", "the",
                     "some", "your", "relevant", "in", "of"),
    .openers = WORDS("you", "we", "have", "having", "being", "at", "minimum"),
    .triggers = WORDS("ability", "sense of", "capacity"),
    .particles = WORDS("of"),
    .and_words = WORDS("and"),
    .or_words = WORDS("or"),
    .knockouts = WORDS("must", "required", "essential*", "mandatory", "indispensable"),
    .bonuses = WORDS("a plus", "an asset", "desirable*", "nice to have", "preferred", "appreciated"),
    .negations = WORDS("not", "no", "non", "isn"),
    .dangling = WORDS("of", "the", "a", "an", "and", "or", "to", "in", "for", "with", "on", "at", "by"),
    .to = "to",
};

const struct criteria_words *criteria_words_of(enum lang lang)
{
    return lang == LANG_EN ? &english : &french;
}

/* en_criteria: by what words the lines of a profile become criteria, as data (specs/grid.md §1,
 * rules 2 to 6). Part of en. What always holds: nothing here states a fact about a job. */
#include "lang/en/en_private.h"

static const struct lang_criteria_head heads[] = {
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

const struct lang_criteria en_criteria = {
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
    .heads = heads,
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

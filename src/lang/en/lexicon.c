/* en_lexicon: the words by which a text in English is understood: headings, cue phrases, contracts.
 * Part of en. What always holds: all of them are folded (lang_fold), and of phrases that share a
 * beginning the longer stands first. */
#include "lang/en/en_private.h"

/* More particular before more general. Words that jobs have in their titles (“Benefits officer”)
 * only where they are the whole heading. */
const struct lang_heading en_headings[] = {
    {ROLE_DEADLINE, WORDS("deadline*", "closing date", "apply by", "apply before",
                          "=applications close", "due date")},
    {ROLE_START, WORDS("start* date", "date start*", "=starting", "=start", "when will you start")},
    {ROLE_APPLY, WORDS("how to apply", "to apply", "apply", "application process",
                       "application procedure", "recruitment process", "selection process",
                       "hiring process", "join us", "=application*", "=contact")},
    {ROLE_PAY, WORDS("salary", "compensation", "remuneration", "what we offer", "we offer",
                     "what s in it for you", "terms conditions", "terms employment", "rate of pay",
                     "=pay", "=benefits", "=pay benefits", "=perks benefits", "=perks")},
    {ROLE_PLACES, WORDS("place* work", "where you will work", "where you ll work", "=location*",
                        "=workplace*", "where we are", "=where")},
    {ROLE_PROFILE,
     WORDS("profile", "requirement*", "qualifications", "person specification", "who you are",
           "about you", "=we are looking for", "=we re looking for", "what you bring",
           "what you will bring", "what you ll bring", "what you need", "what you will need",
           "what you ll need", "selection criteria", "essential criteria", "=skills experience",
           "=experience skills", "=knowledge skills", "=skills", "=experience", "=you")},
    {ROLE_MISSIONS,
     WORDS("mission*", "responsibilities", "duties", "tasks", "what you will do", "what you ll do",
           "what will you do", "what you will be doing", "what you ll be doing", "job description",
           "role description", "about the role", "about the job", "about the position", "=role",
           "=job", "=position", "purpose of the")},
    {ROLE_COMMITMENTS, WORDS("equal opportunit*", "commitment*", "diversity", "equality", "=values",
                             "=inclusion", "=accessibility")},
    {ROLE_ABOUT,
     WORDS("about us", "who we are", "about", "the organisation", "the organization", "the company",
           "the team", "the employer", "our", "=background", "=context")},
    {ROLE_NONE, NULL},
};

const char *const en_fillers[] = {
    "a",       "an",          "and",      "are",       "at",      "for",       "from",
    "in",      "is",          "it",       "of",        "on",      "or",        "our",
    "s",       "the",         "this",     "to",        "us",      "what",      "when",
    "where",   "who",         "with",     "you",       "your",    "job",       "role",
    "key",     "main",        "required", "essential", "desired", "preferred", "general",
    "detail*", "information", "expected", "package",   "person",  "overview",  NULL};

const char *const en_spoken[] = {
    "please",         "we",        "you",        "i",        "will",        "must",
    "should",         "send",      "if",         "because",  "officer*",    "manager*",
    "director*",      "designer*", "developer*", "head",     "assistant*",  "coordinator*",
    "engineer*",      "agent*",    "adviser*",   "advisor*", "specialist*", "technician*",
    "administrator*", "curator*",  "producer*",  NULL};

const char *const *const en_cues[CUE_COUNT] = {
    [CUE_OFFER] = WORDS("job description", "job offer", "job advertisement", "we are hiring",
                        "vacancy", "job title", "position", "hiring"),
    [CUE_SEEKS] = WORDS("is looking to hire", "is looking for", "are looking for", "is hiring",
                        "is recruiting", "seeks", "is seeking"),
    [CUE_JOIN] = WORDS("of", "and", "or", "to", "for", "in", "at", "with", "from"),
    [CUE_ARTICLE] = WORDS("our new", "a", "an", "our", "its", "the", "their", "new"),
    [CUE_START] = WORDS("start date", "starting date", "to start"),
    [CUE_DEADLINE] = WORDS("closing date", "application deadline", "deadline", "apply by",
                           "apply before", "no later than"),
    [CUE_PUBLISHED] = WORDS("date posted", "posted on", "published on"),
    [CUE_FROM] = WORDS("starting", "start"),
    [CUE_BY] = WORDS("before", "by"),
    [CUE_LINK] = WORDS("the", "of", "on", "in", "is", "from", "by", "for", "will", "be", "early",
                       "mid", "late", "application", "applications", "receipt", "midday",
                       "midnight", "noon", "no", "later", "than", "at"),
    [CUE_APPLYING] = WORDS("apply", "application", "applications", "applicants", "cv", "send",
                           "submit", "email"),
    [CUE_PAY] = WORDS("salary", "pay", "compensation"),
    [CUE_NAME] =
        WORDS("range", "band", "scale", "grade", "per", "annum", "year", "month", "gross", "annual",
              "work", "number", "no", "code", "type", "working", "week", "weekly", "s"),
    [CUE_EMPLOYER] = WORDS("employer", "organisation", "organization", "company"),
    [CUE_PLACES] = WORDS("place of work", "places of work", "locations", "location"),
    [CUE_CONTRACT] = WORDS("contract type", "type of contract", "contract", "hours",
                           "working hours", "working time"),
    [CUE_REFERENCE] = WORDS("job reference", "reference number", "reference", "ref"),
    [CUE_INTERVIEW] = WORDS("interviews", "interview"),
    [CUE_RANGE] = WORDS("to", "until"),
    [CUE_THE] = WORDS("the", "of", "on"),
    [CUE_AT] = WORDS("at", "by", "before"),
    [CUE_UNTIL] = WORDS("before", "by", "until", "on"),
    [CUE_MIDNIGHT] = WORDS("midnight"),
    [CUE_NOON] = WORDS("noon", "midday"),
};

const struct lang_job_words en_job_words = {
    .contracts =
        WORDS("permanent contract", "fixed term contract", "temporary contract",
              "open ended contract", "zero hours contract", "permanent position", "permanent post",
              "permanent role", "permanent job", "fixed term position", "fixed term post",
              "fixed term", "apprenticeship", "internship", "traineeship"),
    .likely_contracts = WORDS("secondment", "permanent", "temporary", "freelance", "voluntary"),
    .full_time = WORDS("full time"),
    .part_time = WORDS("part time"),
};

/* en_lexicon: the words by which a text in English is understood: cue phrases, contracts.
 * Part of en. What always holds: all of them are folded (lang_fold), and of phrases that share a
 * beginning the longer stands first. */
#include "lang/en/en_private.h"

const char *const *const en_cues[CUE_COUNT] = {
    [CUE_OFFER] = WORDS("job description", "job offer", "job advertisement", "we are hiring",
                        "vacancy", "job title", "position", "hiring"),
    [CUE_SEEKS] = WORDS("is looking to hire", "is looking for", "are looking for", "is hiring",
                        "is recruiting", "are recruiting", "re recruiting", "are hiring",
                        "re hiring", "are looking for", "re looking for", "is looking to",
                        "are seeking", "wish to appoint", "wishes to appoint", "is now recruiting",
                        "has a vacancy", "have a vacancy", "is seeking", "seeks"),
    [CUE_JOIN] = WORDS("of", "and", "or", "to", "for", "in", "at", "with", "from"),
    [CUE_ARTICLE] = WORDS("our new", "a", "an", "our", "its", "the", "their", "new"),
    [CUE_START] = WORDS("start date", "starting date", "to start"),
    [CUE_DEADLINE] = WORDS("closing date", "application deadline", "deadline", "apply by",
                           "apply before", "no later than"),
    [CUE_PUBLISHED] = WORDS("date posted", "posted on", "published on"),
    [CUE_CONTRACT] = WORDS("contract type", "type of contract", "contract", "hours",
                           "working hours", "working time"),
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

/* en: words by which `check` judges English postings. All are folded (lang_fold). */
#include "lang/en/en_private.h"

const struct lang_check en_check = {
    .week_of = WORDS("week commencing", "week beginning", "week starting", "week of", "w c"),
    .pay = WORDS("salary", "pay", "wage", "wages", "remuneration", "compensation", "stipend",
                 "per hour", "per annum"),
    .sums = WORDS("minimum wage", "living wage", "scale point", "scale points", "spine point",
                  "spine points", "agenda for change", "pay band"),
    .pay_vague = WORDS("competitive", "depending on experience", "dependent on experience",
                       "according to experience", "based on experience", "commensurate with", "doe",
                       "negotiable", "attractive salary", "attractive package", "to be discussed",
                       "subject to experience", "tbd", "market rate"),
    .data_notice = WORDS("gdpr", "personal data", "your data", "data protection", "privacy",
                         "personal information", "data controller", "applications will be kept",
                         "applications are kept"),
};

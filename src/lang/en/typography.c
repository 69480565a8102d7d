/* en_typography: the chain of English micro-typography (specs/typography.md), and the words that
 * its rules know. Part of en. What always holds: each rule leaves what the ones after it look for.
 */
#include "lang/en/en_private.h"

/* Dashes before marks: a mark loses the space before it where a space follows. */
const struct typo_rule en_typography[] = {
    {13, "dots", "and so on...", typo_dots, "." TYPO_CURLY, NULL, false},
    {4, "quotes", "a \"big\" idea", typo_english_quotes, "\"", NULL, false},
    {5, "apostrophes", "it's", typo_english_apostrophes, "'", NULL, false},
    {14, "dashes", "a place - a barn", typo_english_dashes, "-" TYPO_CURLY, NULL, false},
    {23, "em-dashes", "a place - a barn", typo_em_dashes, "-" TYPO_CURLY, NULL, true},
    {1, "high-marks", "Yes !", typo_english_marks, ":;!?", NULL, false},
    {7, "units", "5 km", typo_english_units, TYPO_DIGITS, NULL, false},
    {9, "days", "3 May", typo_days, TYPO_DIGITS, NULL, false},
    {11, "labels", "No. 12", typo_labels, TYPO_DIGITS "IVX", NULL, false},
    {12, "titles", "Mr Smith", typo_titles, "MDPS", NULL, false},
    {21, "ranges", "10-12 weeks", typo_ranges, TYPO_DIGITS, NULL, false},
    {0, NULL, NULL, NULL, NULL, NULL, false},
};

const struct typo_words en_typo_words = {
    .labels = WORDS("no.", "nos.", "p.", "pp.", "§", "fig.", "vol."),
    .titles = WORDS("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx", "Dr", "Dr.", "Prof", "Prof.",
                    "St", "St."),
};

/* en_typography: the chain of English micro-typography (specs/typography.md), and the words that
 * its rules know. Part of en. What always holds: each rule leaves what the ones after it look for.
 */
#include "lang/en/en_private.h"

/* Dashes before marks: a mark loses the space before it where a space follows. */
const struct typo_rule en_typography[] = {
    {13, "dots", typo_dots, "." TYPO_CURLY, NULL},
    {4, "quotes", typo_english_quotes, "\"", NULL},
    {5, "apostrophes", typo_english_apostrophes, "'", NULL},
    {14, "dashes", typo_english_dashes, "-" TYPO_CURLY, NULL},
    {1, "high-marks", typo_english_marks, ":;!?", NULL},
    {7, "units", typo_english_units, TYPO_DIGITS, NULL},
    {9, "days", typo_days, TYPO_DIGITS, NULL},
    {11, "labels", typo_labels, TYPO_DIGITS, NULL},
    {12, "titles", typo_titles, "MDPS", NULL},
    {21, "ranges", typo_ranges, TYPO_DIGITS, NULL},
    {0, NULL, NULL, NULL, NULL},
};

const struct typo_words en_typo_words = {
    .labels = WORDS("no.", "nos.", "p.", "pp.", "§", "fig.", "vol."),
    .titles = WORDS("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx", "Dr", "Dr.", "Prof", "Prof.",
                    "St", "St."),
};

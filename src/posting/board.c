/* posting_board: what boards ask for and texts rarely say: keys of [facts] beside those that are
 * printed, and the country of a place.
 *
 * Part of posting, before the text is read. What always holds: a value is what it may be, or it is
 * reported and none. */
#include "posting/posting_private.h"

#include <math.h>
#include <string.h>

const char *const board_keys[] = {
    [BOARD_ROME] = "rome",           [BOARD_PAY_MIN] = "pay_min",
    [BOARD_PAY_MAX] = "pay_max",     [BOARD_PAY_UNIT] = "pay_unit",
    [BOARD_AGREEMENT] = "agreement", [BOARD_REMOTE] = "remote",
    [BOARD_OPENINGS] = "openings",   [BOARD_EDUCATION] = "education",
    [BOARD_BENEFITS] = "benefits",   [BOARD_EXPERIENCE_MONTHS] = "experience_months",
    [BOARD_COUNTRY] = "country",     [BOARD_COUNT] = NULL,
};

static const char *const units[] = {"hour", "day", "week", "month", "year", NULL},
                         *const remotes[] = {"yes", "partly", "no", NULL},
                         /* credentialCategory, as Google reads it */
                             *const degrees[] = {"high school",         "associate degree",
                                                 "bachelor degree",     "professional certificate",
                                                 "postgraduate degree", NULL};

/* One of these words alone may stand there; NULL: whatever there is. */
static const char *const *const words[BOARD_COUNT] = {
    [BOARD_PAY_UNIT] = units, [BOARD_REMOTE] = remotes, [BOARD_EDUCATION] = degrees};

static bool is_rome(const char *text)
{
    return strlen(text) == 5 && g_ascii_isalpha(text[0]) && strspn(text + 1, "0123456789") == 4;
}

static bool is_country(const char *text)
{
    return strlen(text) == 2 && g_ascii_isalpha(text[0]) && g_ascii_isalpha(text[1]);
}

/* What is wrong with it is reported. */
static bool check_words(enum posting_board_key key, const struct ini_entry *entry,
                        struct diag *diag)
{
    g_autofree char *list = words[key] ? g_strjoinv(", ", (char **)words[key]) : NULL;

    if (!list || g_strv_contains(words[key], entry->value))
        return true;
    diag_add(diag, DIAG_INI_VALUE, entry->value_span, "“%s” is none of these: %s", entry->value,
             list);
    return false;
}

static bool check_number(enum posting_board_key key, const struct ini_entry *entry,
                         struct diag *diag)
{
    const bool sum = key == BOARD_PAY_MIN || key == BOARD_PAY_MAX,
               count = key == BOARD_OPENINGS || key == BOARD_EXPERIENCE_MONTHS;
    double value;

    if (!sum && !count)
        return true;
    if (num_parse(entry->value, &value) && value >= (key == BOARD_OPENINGS) && value < 1e9 &&
        (sum || value == floor(value)))
        return true;
    if (sum)
        diag_add(diag, DIAG_INI_NUMBER, entry->value_span,
                 "“%s” is no sum; write figures alone, like 2450 or 13.50", entry->value);
    else
        diag_add(diag, DIAG_INI_NUMBER, entry->value_span,
                 "“%s” is no number; write a whole one in figures", entry->value);
    return false;
}

static bool check_code(enum posting_board_key key, const struct ini_entry *entry, struct diag *diag)
{
    if (key == BOARD_ROME && !is_rome(entry->value)) {
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "“%s” is no ROME code; write a letter and four digits, like K1206", entry->value);
        return false;
    }
    if (key == BOARD_COUNTRY && !is_country(entry->value)) {
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "“%s” is no code of a country; write two letters, like FR", entry->value);
        return false;
    }
    return true;
}

static bool is_code(enum posting_board_key key)
{
    return key == BOARD_ROME || key == BOARD_COUNTRY || key == BOARD_PAY_UNIT;
}

/* A range whose ends are turned around is none. */
static void check_range(struct posting *posting, struct diag *diag)
{
    struct ini_value *min = &posting->board[BOARD_PAY_MIN], *max = &posting->board[BOARD_PAY_MAX];
    double least, most;

    if (!min->text || !max->text || !num_parse(min->text, &least) || !num_parse(max->text, &most) ||
        least <= most)
        return;
    diag_add(diag, DIAG_INI_VALUE, max->span, "pay_max is less than pay_min; turn them around");
    g_clear_pointer(&min->text, g_free);
    g_clear_pointer(&max->text, g_free);
}

void posting_board_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    for (unsigned key = 0; key < BOARD_COUNT; key++) {
        const struct ini_entry *entry = ini_find(ini, "facts", board_keys[key]);

        if (!entry || !*entry->value || !check_words(key, entry, diag) ||
            !check_number(key, entry, diag) || !check_code(key, entry, diag))
            continue;
        posting->board[key] = (struct ini_value){is_code(key) ? g_ascii_strup(entry->value, -1)
                                                              : g_strdup(entry->value),
                                                 entry->value_span};
    }
    check_range(posting, diag);
}

/* `fr-FR` → FR. */
static const char *own_country(const struct language *lang)
{
    const char *dash = strchr(lang->code, '-');

    return dash ? dash + 1 : NULL;
}

/* Is it named there? */
static bool names_office(const char *place, const struct posting_office *office)
{
    g_autofree char *line = lang_fold(place, strlen(place)),
                    *name = lang_fold(office->name, strlen(office->name)),
                    *lined = g_strdup_printf(" %s ", line), *named = g_strdup_printf(" %s ", name);

    return *name && strstr(lined, named);
}

const char *posting_country(const struct posting *posting, const char *place)
{
    const char *own = own_country(posting->lang);

    if (posting->board[BOARD_COUNTRY].text)
        return posting->board[BOARD_COUNTRY].text;
    if (own && lang_find_postcode(posting->lang, place).len > 0)
        return own;
    for (unsigned i = 0; own && i < posting->offices->len; i++) {
        const struct posting_office *office =
            &g_array_index(posting->offices, struct posting_office, i);

        if (names_office(place, office) &&
            lang_find_postcode(posting->lang, office->address).len > 0)
            return own;
    }
    return NULL;
}

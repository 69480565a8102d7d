/* typo_number: numbers and what belongs to them (specs/typography.md, rules 7 to 9). Part of typo.
 * What always holds: digits stay as they are. */
#include "lang/typo/typo_private.h"

#include <string.h>

enum { HOUR_DIGITS = 3 };

static const char *const units[] = {
    "€",   "k€", "K€",  "M€",  "$",   "£",  "%",  "‰",  "EUR", "USD", "GBP", "CHF", "km",
    "m",   "cm", "mm",  "nm",  "µm",  "m²", "m2", "m³", "m3",  "km²", "km2", "ha",  "h",
    "min", "mn", "s",   "ms",  "j",   "kg", "mg", "g",  "W",   "kW",  "MW",  "kWh", "V",
    "dB",  "Hz", "kHz", "MHz", "GHz", "cl", "ml", "l",  "L",   "Go",  "Mo",  "ko",  "Ko",
    "To",  "GB", "MB",  "kB",  "TB",  "°C", "px", "pt", "am",  "pm",  NULL};

/* French: these stand off their number even where nobody wrote a space. Not those of one letter,
 * of which numbers have others (`3D`, `4G`, `10l`), nor minutes, which hours take. */
static const char *const glued_units[] = {"€",  "k€", "K€", "M€", "%",   "‰",  "km", "cm",
                                          "mm", "m²", "m³", "kg", "kWh", "Go", "Mo", "km²",
                                          "To", "°C", "dB", "Hz", "kHz", "ha", "kW", NULL};

/* The word that begins at `index`, up to the next space or mark. At most 15 bytes of it. */
static size_t read_word(struct typo_text in, size_t index, char word[static 16])
{
    size_t len = 0, used = 0;

    for (;; len++) {
        const gunichar c = typo_at(in, index + len);
        char bytes[6];
        const int count = c ? g_unichar_to_utf8(c, bytes) : 0;

        if (c == 0 ||
            !(g_unichar_isalnum(c) || strchr("%$", (int)MIN(c, 127)) || c == 0x20AC || c == 0xA3 ||
              c == 0xB0 || c == 0xB2 || c == 0xB3 || c == 0x2030) ||
            used + (size_t)count > 15)
            break;
        memcpy(word + used, bytes, (size_t)count);
        used += (size_t)count;
    }
    word[used] = '\0';
    return len;
}

/* Of 10 a.m.: two letters with their stops. */
static bool is_half_of_day(struct typo_text in, size_t index)
{
    const gunichar half = typo_at(in, index);

    return (half == 'a' || half == 'p') && typo_at(in, index + 1) == '.' &&
           typo_at(in, index + 2) == 'm' && typo_at(in, index + 3) == '.';
}

static bool is_unit(struct typo_text in, size_t index, const char *const *list)
{
    char word[16];
    const gunichar next = typo_at(in, index + read_word(in, index, word));

    return next != '\'' && next != 0x2019 && g_strv_contains(list, word);
}

/* Does a number end here that is no part of a word (`A4`)? */
static bool ends_number(const struct typo_out *out)
{
    size_t back = 0;

    while (g_unichar_isdigit(typo_last(out, back)) ||
           (back > 0 && (typo_last(out, back) == ',' || typo_last(out, back) == '.')))
        back++;
    return back > 0 && !g_unichar_isalpha(typo_last(out, back)) && typo_last(out, back) != '_';
}

/* A no-break space between number and unit; before one that is `glued` (NULL: none) also where no
 * space was written. */
static void join_units(struct typo_text in, struct typo_out *out, const char *const *glued)
{
    for (size_t i = 0; i < in.len; i++) {
        if (typo_at(in, i) && g_unichar_isdigit(typo_last(out, 0))) {
            const size_t next = typo_skip_spaces(in, i);

            if (next > i ? is_unit(in, next, units) || is_half_of_day(in, next)
                         : glued && is_unit(in, i, glued) && ends_number(out)) {
                typo_put(out, TYPO_NB);
                i = next;
            }
        }
        typo_copy(in, i, out);
    }
}

/* Rule 7. */
void typo_french_units(struct typo_text in, struct typo_out *out)
{
    join_units(in, out, glued_units);
}

void typo_english_units(struct typo_text in, struct typo_out *out)
{
    join_units(in, out, NULL);
}

/* Do three digits stand there, and no more? */
static bool is_group(struct typo_text in, size_t index)
{
    size_t digits = 0;

    while (g_unichar_isdigit(typo_at(in, index + digits)))
        digits++;
    return digits == TYPO_GROUP;
}

/* Is it so many of something else: `8 h 10 h`, `9 h 16 Go`? */
static bool is_of_other_unit(struct typo_text in, size_t index)
{
    static const char *const minutes[] = {"min", "mn", NULL};

    return is_unit(in, index, units) && !is_unit(in, index, minutes);
}

/* Two digits, which are not hours themselves, nor the first of a number. */
static bool is_minutes(struct typo_text in, size_t index)
{
    const size_t next = typo_skip_spaces(in, index + 2);

    return !is_group(in, next) && typo_at(in, index) >= '0' && typo_at(in, index) < '6' &&
           g_unichar_isdigit(typo_at(in, index + 1)) &&
           !g_unichar_isalnum(typo_at(in, index + 2)) && !is_of_other_unit(in, next);
}

/* Does a number of one to three digits, standing alone, end here? */
static bool ends_hours(const struct typo_out *out)
{
    size_t digits = 0;

    while (digits <= HOUR_DIGITS && g_unichar_isdigit(typo_last(out, digits)))
        digits++;
    return digits >= 1 && digits <= HOUR_DIGITS && !g_unichar_isalnum(typo_last(out, digits)) &&
           !(digits == TYPO_GROUP &&
             g_unichar_isdigit(typo_last(out, digits + typo_spaces_before(out, digits))));
}

/* The last character of the hours that begin at `index`, `h` or ` h ` before minutes; 0: there are
 * none. */
static size_t find_hours(struct typo_text in, size_t index, bool *timed)
{
    const size_t hour = typo_skip_spaces(in, index);
    size_t minutes;

    if (typo_at(in, hour) != 'h')
        return 0;
    minutes = typo_skip_spaces(in, hour + 1);
    *timed = is_minutes(in, minutes);
    if (*timed)
        return minutes - 1;
    return g_unichar_isalnum(typo_at(in, hour + 1)) || typo_at(in, hour + 1) == 0x2019 ? 0 : hour;
}

/* Rule 8: 14h30, 14 h 30 → 14 h 30 with no-break spaces; 35h too. */
void typo_hours(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        bool timed = false;
        const size_t end = ends_hours(out) ? find_hours(in, i, &timed) : 0;

        if (end == 0) {
            typo_copy(in, i, out);
            continue;
        }
        typo_put(out, TYPO_NB);
        typo_put(out, 'h');
        if (timed)
            typo_put(out, TYPO_NB);
        i = end;
    }
}

/* The two letters of an ordinal that end here: 1er, 21st. */
static size_t ordinal_length(const struct language *lang, const struct typo_out *out)
{
    for (const char *const *ending = lang->day_endings; ending && *ending; ending++)
        if (typo_last(out, 1) == g_utf8_get_char(*ending) &&
            typo_last(out, 0) == g_utf8_get_char(g_utf8_next_char(*ending)))
            return 2;
    return 0;
}

/* Does a day of the month end here: 1 to 31, or 1er? */
static bool ends_day(const struct language *lang, const struct typo_out *out)
{
    const size_t back = ordinal_length(lang, out);
    const gunichar last = typo_last(out, back), tens = typo_last(out, back + 1);
    const gunichar day = last - '0' + (g_unichar_isdigit(tens) ? 10 * (tens - '0') : 0);
    const size_t digits = g_unichar_isdigit(tens) ? 2 : 1;

    return last >= '0' && last <= '9' && day >= 1 && day <= 31 &&
           !g_unichar_isalnum(typo_last(out, back + digits));
}

/* Does a month's name begin there? `may` is one only with a capital. */
static bool is_month(struct typo_text in, size_t index)
{
    char word[16];
    const size_t len = read_word(in, index, word);
    const int month = len > 2 ? lang_find_month(in.lang, word, strlen(word)) : 0;

    return month > 0 &&
           (!(in.lang->capital_months & 1u << month) || g_unichar_isupper(typo_at(in, index)));
}

/* Rule 9: day and month stay together. */
void typo_days(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        if (typo_is_space(typo_at(in, i)) && ends_day(in.lang, out)) {
            const size_t next = typo_skip_spaces(in, i);

            if (is_month(in, next)) {
                typo_put(out, TYPO_NB);
                i = next;
            }
        }
        typo_copy(in, i, out);
    }
}

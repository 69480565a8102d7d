/* typo_number: numbers and what belongs to them (specs/typography.md, rules 7 to 9). Part of typo. */
#include "lang/typo_rules.h"

#include <string.h>

static const char *const units[] = {"€", "k€", "M€", "$", "£", "%", "km", "m", "cm", "mm", "m²", "m³", "km²", "ha", "h", "min",
                                    "kg", "g", "l", "L", "Go", "Mo", "ko", "To", "GB", "MB", "kB", "TB", "°C", "px", "pt", NULL};

/* The word that begins at `index`, up to the next space or mark. At most 15 bytes of it. */
static size_t read_word(struct typo_text in, size_t index, char word[static 16])
{
    size_t len = 0, used = 0;

    for (;; len++) {
        const gunichar c = typo_at(in, index + len);
        char bytes[6];
        const int count = c ? g_unichar_to_utf8(c, bytes) : 0;

        if (c == 0 || !(g_unichar_isalnum(c) || strchr("%$", (int)MIN(c, 127)) || c == 0x20AC || c == 0xA3 || c == 0xB0 ||
                        c == 0xB2 || c == 0xB3) || used + (size_t)count > 15)
            break;
        memcpy(word + used, bytes, (size_t)count);
        used += (size_t)count;
    }
    word[used] = '\0';
    return len;
}

static bool is_glued(gunichar c)
{
    return c == '%' || c == 0x20AC;
}

/* Rule 7: a no-break space between number and unit; before % and € also where none was written. */
void typo_units(struct typo_text in, GArray *out)
{
    for (size_t i = 0; i < in.len; i++) {
        size_t next = i;
        char word[16];

        if (g_unichar_isdigit(typo_last(out, 0)) && (typo_is_space(typo_at(in, i)) || is_glued(typo_at(in, i)))) {
            while (typo_is_space(typo_at(in, next)))
                next++;
            read_word(in, next, word);
            if (g_strv_contains(units, word)) {
                typo_put(out, TYPO_NB);
                i = next;
            }
        }
        typo_copy(in, i, out);
    }
}

static size_t skip_spaces(struct typo_text in, size_t index)
{
    while (typo_is_space(typo_at(in, index)))
        index++;
    return index;
}

static bool is_minutes(struct typo_text in, size_t index)
{
    return g_unichar_isdigit(typo_at(in, index)) && typo_at(in, index) < '6' && g_unichar_isdigit(typo_at(in, index + 1)) &&
           !g_unichar_isalnum(typo_at(in, index + 2));
}

/* Does a number of one to three digits, standing alone, end here? */
static bool ends_hours(const GArray *out)
{
    size_t digits = 0;

    while (g_unichar_isdigit(typo_last(out, digits)))
        digits++;
    return digits >= 1 && digits <= 3 && !g_unichar_isalnum(typo_last(out, digits));
}

/* Rule 8: 14h30, 14 h 30 → 14 h 30 with no-break spaces; 35h too. */
void typo_hours(struct typo_text in, GArray *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const size_t hour = skip_spaces(in, i), minutes = skip_spaces(in, hour + 1);
        const bool timed = typo_at(in, hour) == 'h' && is_minutes(in, minutes);

        if (!ends_hours(out) || typo_at(in, hour) != 'h' || (!timed && g_unichar_isalnum(typo_at(in, hour + 1)))) {
            typo_copy(in, i, out);
            continue;
        }
        typo_put(out, TYPO_NB);
        typo_put(out, 'h');
        if (timed)
            typo_put(out, TYPO_NB);
        i = timed ? minutes - 1 : hour;
    }
}

/* Does a day of the month end here: 1 to 31, or 1er? */
static bool ends_day(const GArray *out)
{
    size_t back = typo_last(out, 0) == 'r' && typo_last(out, 1) == 'e' && typo_last(out, 2) == '1' ? 2 : 0;
    const gunichar last = typo_last(out, back), tens = typo_last(out, back + 1);
    const gunichar day = last - '0' + (g_unichar_isdigit(tens) ? 10 * (tens - '0') : 0);
    const size_t digits = g_unichar_isdigit(tens) ? 2 : 1;

    return last >= '0' && last <= '9' && day >= 1 && day <= 31 && !g_unichar_isalnum(typo_last(out, back + digits));
}

static void join_days(struct typo_text in, GArray *out, enum lang lang)
{
    for (size_t i = 0; i < in.len; i++) {
        const size_t next = skip_spaces(in, i);
        char word[16];

        if (typo_is_space(typo_at(in, i)) && ends_day(out) && read_word(in, next, word) > 2 &&
            lang_find_month(lang, word, strlen(word)) > 0) {
            typo_put(out, TYPO_NB);
            i = next;
        }
        typo_copy(in, i, out);
    }
}

/* Rule 9: day and month stay together. */
void typo_french_days(struct typo_text in, GArray *out)
{
    join_days(in, out, LANG_FR);
}

void typo_english_days(struct typo_text in, GArray *out)
{
    join_days(in, out, LANG_EN);
}

/* typo_digits: long numbers in groups, telephone numbers, ranges (specs/typography.md, rules 6 and
 * 20; English). Part of typo. What always holds: digits stay as they are, and what may be a name
 * more than a number (postcode, reference, account) is left alone. */
#include "lang/typo/typo_private.h"

#include <string.h>

enum {
    GROUPED_MIN = 5, /* digits: shorter ones have no groups */
    NAME_MIN = 9,    /* so many digits are rather a name: SIREN, SIRET, telephone */
    PHONE_MIN = 9,
    PHONE_MAX = 15, /* digits: ITU-T E.164 */
    RANGE_MAX = 12
};

static size_t count_digits(struct typo_text in, size_t index)
{
    size_t count = 0;

    while (typo_at(in, index + count) >= '0' && typo_at(in, index + count) <= '9')
        count++;
    return count;
}

/* Of the text as it is, also of what is protected; 0: at its ends. */
static gunichar raw(struct typo_text in, size_t index)
{
    return index < in.len ? in.chars[index].c : 0;
}

static gunichar raw_before(struct typo_text in, size_t index)
{
    return index > 0 ? in.chars[index - 1].c : 0;
}

static bool is_currency(gunichar c)
{
    return c == '$' || c == 0xA3 || c == 0x20AC;
}

/* May a number begin behind this? */
static bool precedes_number(gunichar c)
{
    return c == 0 || g_unichar_isspace(c) || c == 0xAB || c == 0x2019 || c == 0x201C ||
           c == 0x2013 || (c < 128 && strchr("([\"'", (int)c));
}

/* May it end before this? A point or comma with a digit behind it is its own. */
static bool follows_number(struct typo_text in, size_t index)
{
    const gunichar c = raw(in, index);

    if (c == ',')
        return true;
    if (c == '.')
        return !g_unichar_isalnum(raw(in, index + 1));
    return !g_unichar_isalnum(c) && c != '-' && c != '/' && c != '_' && c != '@';
}

/* The next group of a number: spaces and digits; gives where the digits begin. */
static size_t next_group(struct typo_text in, size_t index)
{
    const size_t digits = typo_is_space(typo_at(in, index)) ? index + 1 : index;

    return digits > index && count_digits(in, digits) > 0 ? digits : 0;
}

/* `2 500 000`: where the number that begins here ends; 0: it has no groups. Not if more digits
 * stand beside it, but for a year before it. */
static size_t end_of_groups(struct typo_text in, size_t index, const struct typo_out *out)
{
    const size_t first = count_digits(in, index), spaces = typo_spaces_before(out, 0);
    size_t end = index + first, group;
    bool after_digits = spaces > 0 && g_unichar_isdigit(typo_last(out, spaces));

    if (after_digits) {
        size_t digits = 0;

        while (g_unichar_isdigit(typo_last(out, spaces + digits)))
            digits++;
        after_digits = digits != 4 || g_unichar_isalnum(typo_last(out, spaces + digits));
    }
    if (first == 0 || first > TYPO_GROUP || typo_at(in, index) == '0' || after_digits)
        return 0;
    while ((group = next_group(in, end))) {
        if (count_digits(in, group) != TYPO_GROUP)
            return 0;
        end = group + TYPO_GROUP;
    }
    return end > index + first && follows_number(in, end) ? end : 0;
}

/* Its spaces become `space`; 0: they stay. */
static void put_groups(struct typo_text in, size_t index, size_t end, gunichar space,
                       struct typo_out *out)
{
    for (size_t i = index; i < end; i++)
        if (space && typo_is_space(typo_at(in, i)))
            typo_put(out, space);
        else
            typo_copy(in, i, out);
}

/* The word before the number, over spaces and a colon; it has a capital. */
static bool follows_cue(struct typo_text in, const struct typo_out *out, bool *capital)
{
    char word[TYPO_WORD_BYTES];
    size_t back = typo_spaces_before(out, 0);
    g_autofree char *folded = NULL;

    if (typo_last(out, back) == ':')
        back++;
    back += typo_spaces_before(out, back);
    typo_word_before(out, back, word);
    *capital = g_unichar_isupper(g_utf8_get_char(word));
    folded = lang_fold(word, strlen(word));
    return lang_has_word(in.lang->typo_words->number_cues, folded);
}

/* Does what a number is of follow it: a unit, a currency, a noun? */
static bool is_counted(struct typo_text in, size_t end)
{
    const size_t next = typo_skip_spaces(in, end);
    const gunichar behind = raw(in, next);

    return (next > end && g_unichar_islower(behind)) || behind == '%' || is_currency(behind);
}

/* Is a run of digits without groups sure to be an amount? `13003 Marseille`, `réf. 12345`,
 * `SIRET 12345678900012` are names. */
static bool is_amount(struct typo_text in, size_t index, size_t digits, const struct typo_out *out)
{
    const gunichar behind = raw(in, typo_skip_spaces(in, index + digits));
    bool capital;

    if (typo_at(in, index) == '0' || g_unichar_isdigit(behind) ||
        g_unichar_isdigit(typo_last(out, typo_spaces_before(out, 0))) ||
        follows_cue(in, out, &capital))
        return false;
    return is_counted(in, index + digits) ||
           (digits > GROUPED_MIN && digits < NAME_MIN && !capital && !g_unichar_isupper(behind));
}

/* Is a number with groups a name all the same: `SIREN 123 456 789`? */
static bool is_named(struct typo_text in, size_t end, const struct typo_out *out)
{
    bool capital;

    return !is_counted(in, end) && follows_cue(in, out, &capital);
}

static void put_long(struct typo_text in, size_t index, size_t digits, struct typo_out *out)
{
    for (size_t i = 0; i < digits; i++) {
        if (i > 0 && (digits - i) % TYPO_GROUP == 0)
            typo_put(out, TYPO_NN);
        typo_copy(in, index + i, out);
    }
}

/* Rule 6. */
void typo_thousands(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const size_t digits = count_digits(in, i);
        size_t end = 0;

        if (digits == 0 || !precedes_number(raw_before(in, i))) {
            typo_copy(in, i, out);
            continue;
        }
        end = end_of_groups(in, i, out);
        if (end > 0) {
            put_groups(in, i, end, is_named(in, end, out) ? 0 : TYPO_NN, out);
            i = end - 1;
            continue;
        }
        if (digits >= GROUPED_MIN && follows_number(in, i + digits) &&
            is_amount(in, i, digits, out))
            put_long(in, i, digits, out);
        else
            put_groups(in, i, i + digits, 0, out);
        i += digits - 1;
    }
}

/* Behind a group of digits of a telephone number that ends at `end`: where the next may begin,
 * over a space, `(0)` or, of `(+33)`, the bracket; `end`: nowhere. */
static size_t next_in_phone(struct typo_text in, size_t end, bool bracketed)
{
    size_t at = bracketed && typo_at(in, end) == ')' ? end + 1 : end;

    at += typo_is_space(typo_at(in, at)) ? 1 : 0;
    if (typo_at(in, at) == '(' && typo_at(in, at + 1) == '0' && typo_at(in, at + 2) == ')') {
        at += 3;
        at += typo_is_space(typo_at(in, at)) ? 1 : 0;
    }
    return at;
}

/* Where a telephone number ends that begins here: groups of digits with a space between them, from
 * 0 or +. 0: there is none. */
static size_t end_of_phone(struct typo_text in, size_t index)
{
    const bool abroad = typo_at(in, index) == '+';
    size_t at = index + (abroad ? 1 : 0), digits = 0, groups = 0, end = 0;

    if (!abroad && typo_at(in, index) != '0')
        return 0;
    do {
        const size_t count = count_digits(in, at);

        if (count == 0 || count > 4 || digits + count > PHONE_MAX)
            break;
        digits += count;
        groups++;
        end = at + count;
        at = next_in_phone(in, end, abroad && groups == 1 && raw_before(in, index) == '(');
    } while (at != end);
    return groups > 2 && digits >= PHONE_MIN && !next_group(in, end) &&
                   (follows_number(in, end) || raw(in, end) == '/')
               ? end
               : 0;
}

/* Rule 20. */
void typo_phones(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const gunichar before = raw_before(in, i);
        const size_t end = precedes_number(before) || before == '/' ? end_of_phone(in, i) : 0;

        if (end == 0) {
            typo_copy(in, i, out);
            continue;
        }
        put_groups(in, i, end, TYPO_NN, out);
        i = end - 1;
    }
}

static bool is_number_char(gunichar c)
{
    return (c >= '0' && c <= '9') || c == ',' || c == '.' || c == ':';
}

/* What may be glued to a number of a range: `30k`, `5%`, `9am`. How many characters end there. */
static size_t range_unit_before(struct typo_text in, size_t index)
{
    const gunichar last = raw_before(in, index);

    if (last == 'm' && index > 1 && (raw(in, index - 2) == 'a' || raw(in, index - 2) == 'p'))
        return 2;
    return last == 'k' || last == '%' ? 1 : 0;
}

static size_t range_unit_behind(struct typo_text in, size_t index)
{
    const gunichar c = typo_at(in, index);

    return c == 'k' || c == '%'                                      ? 1
           : (c == 'a' || c == 'p') && typo_at(in, index + 1) == 'm' ? 2
                                                                     : 0;
}

/* The number that ends before `index` stands by itself: `2025`, `£30,000`, `30k`, `9:30`, `9am`. */
static bool ends_range_number(struct typo_text in, size_t index)
{
    size_t from = index - range_unit_before(in, index);

    if (from == 0 || !g_unichar_isdigit(raw(in, from - 1)))
        return false;
    while (from > 0 && index - from < RANGE_MAX && is_number_char(raw(in, from - 1)))
        from--;
    if (raw(in, from) == '0' && raw(in, from + 2) != ':')
        return false;
    if (is_currency(raw_before(in, from)))
        from--;
    return precedes_number(raw_before(in, from)) && raw_before(in, from) != 0x2013;
}

/* The same of the one that begins there. */
static bool begins_range_number(struct typo_text in, size_t index)
{
    size_t to = index + (is_currency(typo_at(in, index)) ? 1 : 0);

    if (!g_unichar_isdigit(typo_at(in, to)) ||
        (typo_at(in, to) == '0' && typo_at(in, to + 2) != ':'))
        return false;
    while (is_number_char(typo_at(in, to)))
        to++;
    to += range_unit_behind(in, to);
    return raw(in, to) != '-' && raw(in, to) != '/' && raw(in, to) != '@' &&
           raw(in, to) != 0x2013 && !g_unichar_isalnum(raw(in, to));
}

/* English: an en dash in a range of numbers. Dates, telephones and references have more hyphens, or
 * letters. */
void typo_ranges(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++)
        if (typo_at(in, i) == '-' && ends_range_number(in, i) && begins_range_number(in, i + 1))
            typo_put(out, 0x2013);
        else
            typo_copy(in, i, out);
}

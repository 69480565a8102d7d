/* town: which part of an address is its town.
 *
 * Serves the poster's line of towns. What always holds: what it finds is a part of the address,
 * never empty; where nothing tells, all of it. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

#define OUTWARD_MAX 5 /* of a British postcode: "SW1A ", with the space behind */
#define DIGITS 5      /* of a postcode before its town: France, and most of its neighbours */

/* Bytes [from, to) without the blanks at its ends. */
static struct lang_match trim(const char *text, size_t from, size_t to)
{
    while (from < to && g_ascii_isspace(text[from]))
        from++;
    while (to > from && g_ascii_isspace(text[to - 1]))
        to--;
    return (struct lang_match){from, to - from};
}

static bool is_postcode(const char *at, size_t len)
{
    return len > DIGITS + 1 && strspn(at, "0123456789") == DIGITS && at[DIGITS] == ' ';
}

/* What follows a postcode: at the beginning of a part; also further on, since the comma before it
 * is often forgotten, but not where the first number is a house's. Nothing: len 0. */
static struct lang_match after_postcode(const struct language *lang, const char *text,
                                        struct lang_match part)
{
    const size_t end = part.offset + part.len;
    const bool anywhere = lang->town == LANG_TOWN_BEHIND_POSTCODE;

    for (size_t at = part.offset; at < end; at++) {
        const bool begins =
            at == part.offset ? anywhere || at > 0 : anywhere && text[at - 1] == ' ';

        if (begins && is_postcode(text + at, end - at) &&
            (at == part.offset || g_unichar_isupper(g_utf8_get_char(text + at + DIGITS + 1))))
            return trim(text, at + DIGITS, end);
    }
    return (struct lang_match){0, 0};
}

/* `Bristol BS1 4DB` → `Bristol`: a British postcode stands behind. */
static struct lang_match before_postcode(const char *text, struct lang_match part)
{
    const char *end = text + part.offset + part.len, *from = text + part.offset, *inward = end - 3,
               *outward;

    if (part.len < 6 || inward[-1] != ' ' || !g_ascii_isdigit(inward[0]) ||
        !g_ascii_isupper(inward[1]) || !g_ascii_isupper(inward[2]))
        return part;
    for (outward = inward - 1; outward > from && outward[-1] != ' ';)
        outward--;
    if (!g_ascii_isupper(*outward) || inward - outward > OUTWARD_MAX ||
        !(g_ascii_isdigit(outward[1]) || g_ascii_isdigit(outward[2])))
        return part;
    return trim(text, part.offset, (size_t)(outward - text));
}

/* `WA 98101`: a state with its postcode stands behind its town's comma. */
static bool is_state(const char *text, struct lang_match part)
{
    const char *at = text + part.offset;

    return part.len == 3 + DIGITS && g_ascii_isupper(at[0]) && g_ascii_isupper(at[1]) &&
           at[2] == ' ' && strspn(at + 3, "0123456789") == DIGITS;
}

/* `BS1 4DB`, `SW1A 2AA`: how long; 0: there is none. */
static size_t measure_british(const char *at)
{
    const size_t letters = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const char *behind = at + letters;

    if (letters < 1 || letters > 2 || !g_ascii_isdigit(*behind))
        return 0;
    behind += 1 + (g_ascii_isdigit(behind[1]) || g_ascii_isupper(behind[1]));
    return *behind == ' ' && g_ascii_isdigit(behind[1]) && g_ascii_isupper(behind[2]) &&
                   g_ascii_isupper(behind[3]) && !g_ascii_isalnum(behind[4])
               ? (size_t)(behind + 4 - at)
               : 0;
}

struct lang_match lang_find_postcode(const struct language *lang, const char *place)
{
    for (const char *at = place; *at; at++) {
        const bool begins = at == place || !g_ascii_isalnum(at[-1]);
        const size_t len = !begins                                   ? 0
                           : lang->town == LANG_TOWN_BEFORE_POSTCODE ? measure_british(at)
                           : is_postcode(at, strlen(at))             ? DIGITS
                                                                     : 0;

        if (len > 0)
            return (struct lang_match){(size_t)(at - place), len};
    }
    return (struct lang_match){0, 0};
}

struct lang_match lang_find_town(const struct language *lang, const char *place)
{
    const struct lang_match all = trim(place, 0, strlen(place));
    struct lang_match town = {0, 0}, last = {0, 0};
    size_t from = 0;

    for (bool more = true; more;) {
        const size_t to = from + strcspn(place + from, ",");
        const struct lang_match part = trim(place, from, to),
                                after = after_postcode(lang, place, part);
        const struct lang_match named =
            lang->town == LANG_TOWN_BEFORE_POSTCODE ? before_postcode(place, part) : part;

        if (after.len)
            town = after;
        if (named.len && !(last.len && is_state(place, named)))
            last = strspn(place + named.offset, "0123456789") == named.len ? all : named;
        more = place[to] != '\0';
        from = to + 1;
    }
    return town.len ? town : last.len ? last : all;
}

/* ordinal: finds the endings of French ordinals in digits. Between the text as set, where they are
 * plain letters, and typeset, which raises them. What always holds: an ending follows digits that
 * no letter precedes, and no letter or digit follows it. */
#include "lang/typo/typo.h"

#include <glib.h>
#include <string.h>

static bool is_word_char(const char *at)
{
    return g_unichar_isalnum(g_utf8_get_char(at));
}

/* Of `1` alone: er, re. Of any other number: e, and of 2 also d and de. The longest first. */
static size_t ending_len(const char *digits, const char *letters)
{
    static const struct {
        const char *number, *ending;
    } endings[] = {{"1", "ers"}, {"1", "res"}, {"1", "er"}, {"1", "re"},  {"2", "nde"},
                   {"2", "nd"},  {"2", "de"},  {"2", "d"},  {NULL, "es"}, {NULL, "e"}};
    const size_t count = (size_t)(letters - digits);

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        const size_t len = strlen(endings[i].ending);
        const char *number = endings[i].number;

        if (number && (strlen(number) != count || strncmp(digits, number, count) != 0))
            continue;
        if (g_str_has_prefix(letters, endings[i].ending) && !is_word_char(letters + len))
            return len;
    }
    return 0;
}

const char *ordinal_find(enum lang lang, const char *text, size_t *len)
{
    bool inside = false; /* a word, of which digits are but a part */

    if (lang != LANG_FR)
        return NULL;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const size_t digits = inside ? 0 : strspn(at, "0123456789");

        *len = digits > 0 ? ending_len(at, at + digits) : 0;
        if (*len > 0)
            return at + digits;
        inside = is_word_char(at);
    }
    return NULL;
}

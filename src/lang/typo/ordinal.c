/* ordinal: finds the endings of ordinals in digits. Between the text as set, where they are
 * plain letters, and typeset, which raises them. What always holds: an ending follows digits that
 * no letter precedes, and no letter or digit follows it. */
#include "lang/typo/typo.h"

#include <glib.h>
#include <string.h>

static bool is_word_char(const char *at)
{
    return g_unichar_isalnum(g_utf8_get_char(at));
}

/* The first row that fits; the longest stand first. */
static size_t ending_len(const struct lang_raised *row, const char *digits, const char *letters)
{
    const size_t count = (size_t)(letters - digits);

    for (; row->ending; row++) {
        const size_t len = strlen(row->ending);

        if (row->number &&
            (strlen(row->number) != count || strncmp(digits, row->number, count) != 0))
            continue;
        if (g_str_has_prefix(letters, row->ending) && !is_word_char(letters + len))
            return len;
    }
    return 0;
}

const char *ordinal_find(const struct language *lang, const char *text, size_t *len)
{
    bool inside = false; /* a word, of which digits are but a part */

    if (!lang->raised)
        return NULL;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const size_t digits = inside ? 0 : strspn(at, "0123456789");

        *len = digits > 0 ? ending_len(lang->raised, at, at + digits) : 0;
        if (*len > 0)
            return at + digits;
        inside = is_word_char(at);
    }
    return NULL;
}

/* script: stretches of a text in another script than Latin, and the language that they are in, as
 * far as the script tells. Asked by compose, for /Lang. What always holds: a script that several
 * languages have is said to be of none ("und"), which is a code as well (BCP 47). */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

/* Scripts of one living language, or nearly. */
static const struct {
    GUnicodeScript script;
    const char *code;
} known[] = {
    {G_UNICODE_SCRIPT_GREEK, "el"},    {G_UNICODE_SCRIPT_HEBREW, "he"},
    {G_UNICODE_SCRIPT_ARMENIAN, "hy"}, {G_UNICODE_SCRIPT_GEORGIAN, "ka"},
    {G_UNICODE_SCRIPT_THAI, "th"},     {G_UNICODE_SCRIPT_HANGUL, "ko"},
    {G_UNICODE_SCRIPT_HIRAGANA, "ja"}, {G_UNICODE_SCRIPT_KATAKANA, "ja"},
};

/* Marks, digits and spaces have none of their own. */
static bool has_script(gunichar c)
{
    const GUnicodeScript script = g_unichar_get_script(c);

    return script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED &&
           script != G_UNICODE_SCRIPT_UNKNOWN;
}

static bool is_other(gunichar c)
{
    return g_unichar_isalpha(c) && has_script(c) &&
           g_unichar_get_script(c) != G_UNICODE_SCRIPT_LATIN;
}

char *lang_script_code(const char *text)
{
    const GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(text));
    const guint32 tag = g_unicode_script_to_iso15924(script);

    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (known[i].script == script)
            return g_strdup(known[i].code);
    return g_strdup_printf("und-%c%c%c%c", (char)(tag >> 24), (char)(tag >> 16), (char)(tag >> 8),
                           (char)tag);
}

size_t lang_script_len(const char *text)
{
    const GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(text));
    const char *end = text;

    if (!is_other(g_utf8_get_char(text)))
        return 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (has_script(c) && g_unichar_get_script(c) != script)
            break;
        if (is_other(c) || g_unichar_ismark(c))
            end = g_utf8_next_char(at);
    }
    return (size_t)(end - text);
}

/* Parts of 2 or 3 letters, then of 1 to 8 letters or digits. */
bool lang_is_code(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "-", -1);

    for (unsigned i = 0; parts[i]; i++) {
        const size_t len = strlen(parts[i]);

        if (len < (i ? 1 : 2) || len > (i ? 8 : 3))
            return false;
        for (const char *at = parts[i]; *at; at++)
            if (!(i ? g_ascii_isalnum(*at) : g_ascii_isalpha(*at)))
                return false;
    }
    return parts[0] != NULL;
}

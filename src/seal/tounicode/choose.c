/* actual_text_choose: which code of which glyph says what of a text.
 *
 * Under actual_text. What always holds: glyphs keep their places, and all codes that are shown are
 * known to be used. */
#include "seal/tounicode/tounicode_private.h"

#include <string.h>

/* The text of a glyph that says nothing: a soft hyphen, which poppler and pdf.js leave out. An
 * empty text is U+FFFD to mupdf, and to pdf.js the code itself. */
#define SILENT "\u00AD"

/* What the glyphs say already that have no codes but their own is not said twice. */
static char *new_rest(const GArray *glyphs, const char *told)
{
    char *rest = g_utf8_normalize(told, -1, G_NORMALIZE_NFD);

    for (unsigned i = 0; rest && i < glyphs->len; i++) {
        const struct actual_text_glyph *glyph = &g_array_index(glyphs, struct actual_text_glyph, i);
        const char *text = tounicode_can_add(glyph->codes, glyph->code)
                               ? NULL
                               : tounicode_text(glyph->codes, glyph->code);
        g_autofree char *said = text ? g_utf8_normalize(text, -1, G_NORMALIZE_NFD) : NULL;

        if (said && g_str_has_prefix(rest, said))
            memmove(rest, rest + strlen(said), strlen(rest + strlen(said)) + 1);
    }
    return rest;
}

/* Which glyph says it: the widest, so that what a mark stands on is no space to readers. */
static unsigned find_widest(const GArray *glyphs)
{
    unsigned widest = glyphs->len;
    double most = -1;

    for (unsigned i = 0; i < glyphs->len; i++) {
        const struct actual_text_glyph *glyph = &g_array_index(glyphs, struct actual_text_glyph, i);

        if (tounicode_can_add(glyph->codes, glyph->code) &&
            tounicode_advance(glyph->codes, glyph->code) > most) {
            widest = i;
            most = tounicode_advance(glyph->codes, glyph->code);
        }
    }
    return widest;
}

/* Letter and marks one by one are the same text as the letter with its marks; from right to left
 * too, where there is no one character for it: pdf.js puts a mark that comes before its letter to
 * what stands before it. */
static bool is_said(const GArray *glyphs, const char *told)
{
    g_autofree char *text = g_utf8_normalize(told, -1, G_NORMALIZE_NFC);
    g_autoptr(GString) forward = g_string_new(NULL), backward = g_string_new(NULL);
    g_autofree char *one = NULL, *other = NULL;

    for (unsigned i = 0; i < glyphs->len; i++) {
        const struct actual_text_glyph *glyph = &g_array_index(glyphs, struct actual_text_glyph, i);
        const char *said = tounicode_text(glyph->codes, glyph->code);

        g_string_append(forward, said ? said : "\uFFFD");
        g_string_prepend(backward, said ? said : "\uFFFD");
    }
    one = g_utf8_normalize(forward->str, -1, G_NORMALIZE_NFC);
    other = g_utf8_normalize(backward->str, -1, G_NORMALIZE_NFC);
    return g_strcmp0(one, text) == 0 ||
           (g_utf8_strlen(text ? text : "", -1) > 1 && g_strcmp0(other, text) == 0);
}

static unsigned count_addable(const GArray *glyphs)
{
    unsigned count = 0;

    for (unsigned i = 0; i < glyphs->len; i++) {
        const struct actual_text_glyph *glyph = &g_array_index(glyphs, struct actual_text_glyph, i);

        count += tounicode_can_add(glyph->codes, glyph->code);
    }
    return count;
}

static void say(struct actual_text_glyph *glyph, const char *text)
{
    if (g_strcmp0(tounicode_text(glyph->codes, glyph->code), text) != 0)
        glyph->code = tounicode_add(glyph->codes, glyph->code, text);
    else
        tounicode_use(glyph->codes, glyph->code);
}

/* Each a character where there are as many of both; else one says all. */
static void share_out(GArray *glyphs, const char *rest)
{
    const unsigned widest = find_widest(glyphs);
    g_autofree char *composed = g_utf8_normalize(rest, -1, G_NORMALIZE_NFC);
    const bool each =
        g_utf8_strlen(composed, -1) > 1 && g_utf8_strlen(rest, -1) == (glong)count_addable(glyphs);

    for (unsigned i = 0; i < glyphs->len; i++) {
        struct actual_text_glyph *glyph = &g_array_index(glyphs, struct actual_text_glyph, i);
        char one[8] = {0};

        if (!tounicode_can_add(glyph->codes, glyph->code)) {
            tounicode_use(glyph->codes, glyph->code);
        } else if (each) {
            g_unichar_to_utf8(g_utf8_get_char(rest), one);
            rest = g_utf8_next_char(rest);
            say(glyph, one);
        } else {
            say(glyph, i == widest && *composed ? composed : SILENT);
        }
    }
}

void actual_text_choose(GArray *glyphs, const char *text)
{
    g_autofree char *rest = is_said(glyphs, text) ? NULL : new_rest(glyphs, text);

    if (rest) {
        share_out(glyphs, rest);
        return;
    }
    for (unsigned i = 0; i < glyphs->len; i++) {
        const struct actual_text_glyph *glyph = &g_array_index(glyphs, struct actual_text_glyph, i);

        tounicode_use(glyph->codes, glyph->code);
    }
}

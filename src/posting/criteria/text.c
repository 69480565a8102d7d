/* criteria_text: the words of a line, folded once. Under posting/criteria. What always holds: no
 * phrase reaches over a mark between words. */
#include "posting/criteria/criteria_private.h"

#include "lang/lang.h"

#include <string.h>

/* Letter by letter: g_utf8_strdown follows the locale. */
static char *lower_case(const char *text, size_t len)
{
    g_autofree char *composed = g_utf8_normalize(text, (gssize)len, G_NORMALIZE_NFC);
    GString *lower = g_string_sized_new(len);

    for (const char *at = composed; *at; at = g_utf8_next_char(at))
        g_string_append_unichar(lower, g_unichar_tolower(g_utf8_get_char(at)));
    return g_string_free(lower, FALSE);
}

static void add_word(struct criteria_text *text, struct criteria_word word)
{
    const size_t len = word.end - word.start;
    g_autofree char *folded = lang_fold(text->text + word.start, len),
                    *lower = lower_case(text->text + word.start, len);

    word.folded = g_string_chunk_insert(text->strings, folded);
    word.lower = g_string_chunk_insert(text->strings, lower);
    g_array_append_val(text->words, word);
}

static bool is_word_part(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* Marks that part what a line says; not the apostrophe, the hyphen, the slash. */
static bool is_mark(gunichar c)
{
    return g_unichar_ispunct(c) && c != '\'' && c != 0x2019 && c != '-' && c != 0x2010 &&
           c != 0x2011 && c != '/' && c != '&';
}

void criteria_text_init(struct criteria_text *text, const char *from, size_t len)
{
    struct criteria_word next = {.clause = false};
    size_t i = 0, depth = 0;

    *text = (struct criteria_text){from, len, g_string_chunk_new(1024),
                                   g_array_new(FALSE, FALSE, sizeof(struct criteria_word))};
    while (i < len) {
        const gunichar c = g_utf8_get_char(from + i);

        if (is_word_part(c)) {
            next.start = i;
            while (i < len && is_word_part(g_utf8_get_char(from + i)))
                i = (size_t)(g_utf8_next_char(from + i) - from);
            next.end = i;
            next.nested = depth > 0;
            add_word(text, next);
            next.clause = next.comma = false;
            continue;
        }
        next.clause |= is_mark(c);
        next.comma |= c == ',';
        depth += c == '(' ? 1 : 0;
        depth -= c == ')' && depth > 0 ? 1 : 0;
        i = (size_t)(g_utf8_next_char(from + i) - from);
    }
}

void criteria_text_clear(struct criteria_text *text)
{
    g_string_chunk_free(text->strings);
    g_array_unref(text->words);
}

const struct criteria_word *criteria_text_word(const struct criteria_text *text, unsigned index)
{
    return &g_array_index(text->words, struct criteria_word, index);
}

unsigned criteria_text_begins(const struct criteria_text *text, unsigned index, const char *phrase,
                              bool accents)
{
    unsigned count = 0;

    for (; *phrase && *phrase != '$'; count++) {
        const size_t len = strcspn(phrase, " ");
        const struct criteria_word *word =
            index + count < text->words->len ? criteria_text_word(text, index + count) : NULL;

        if (!word || (count > 0 && word->clause) ||
            !lang_word_matches(accents ? word->lower : word->folded, phrase, len))
            return 0;
        phrase += len + (phrase[len] == ' ' ? 1 : 0);
    }
    return *phrase && index + count < text->words->len &&
                   !criteria_text_word(text, index + count)->clause
               ? 0
               : count;
}

unsigned criteria_text_begins_any(const struct criteria_text *text, unsigned index,
                                  const char *const *phrases, bool accents)
{
    unsigned count = 0;

    for (; phrases && *phrases && count == 0; phrases++)
        count = criteria_text_begins(text, index, *phrases, accents);
    return count;
}

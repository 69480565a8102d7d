/* criteria_text: the words of a line, folded once. A part of criteria. What always holds: no
 * phrase reaches over a mark between words. */
#include "posting/criteria/criteria_private.h"

#include "lang/lang.h"

#include <string.h>

enum { ENDING_MAX = 6 }; /* letters */

static bool is_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

/* In ASCII, to fold is to write small. */
static void add_ascii(struct criteria_text *text, struct criteria_word word)
{
    char *lower = g_string_chunk_insert_len(text->strings, text->text + word.start,
                                            (gssize)(word.end - word.start));

    for (char *c = lower; *c; c++)
        *c = g_ascii_tolower(*c);
    word.folded = word.lower = lower;
    g_array_append_val(text->words, word);
}

static void add_word(struct criteria_text *text, struct criteria_word word)
{
    const size_t len = word.end - word.start;
    g_autofree char *folded = lang_fold(text->text + word.start, len),
                    *composed =
                        g_utf8_normalize(text->text + word.start, (gssize)len, G_NORMALIZE_NFC),
                    *lower = lang_lower(composed, strlen(composed));

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
           c != 0x2011 && c != '/' && c != '&' && c != '+' && c != '%';
}

/* Where the word goes on with the ending of the other gender: `inscrit·e`, `motivé(e)`; the same
 * place: it does not. */
static size_t skip_ending(const struct criteria_text *text, size_t at)
{
    const char *from = text->text + at;
    const size_t mark = strspn(from, "(") > 0 || strspn(from, ".-") > 0 ? 1
                        : g_str_has_prefix(from, "\u00B7")              ? strlen("\u00B7")
                        : g_str_has_prefix(from, "\u2022")              ? strlen("\u2022")
                                                                        : 0;
    size_t len = 0;
    g_autofree char *ending = NULL;

    while (mark > 0 && g_ascii_isalpha(from[mark + len]))
        len++;
    if (len == 0 || len > ENDING_MAX || !text->lexicon->endings ||
        is_word_part(g_utf8_get_char(from + mark + len)) ||
        (*from == '(' && from[mark + len] != ')'))
        return at;
    ending = g_ascii_strdown(from + mark, (gssize)len);
    if (!g_strv_contains(text->lexicon->endings, ending))
        return at;
    return at + mark + len + (*from == '(' ? 1 : 0);
}

static size_t add_next(struct criteria_text *text, struct criteria_word *next, size_t i)
{
    next->start = i;
    while (i < text->len && is_word_part(g_utf8_get_char(text->text + i)))
        i = (size_t)(g_utf8_next_char(text->text + i) - text->text);
    next->end = i;
    if (is_ascii(text->text + next->start, next->end - next->start))
        add_ascii(text, *next);
    else
        add_word(text, *next);
    next->clause = next->comma = false;
    for (size_t after; i < text->len && (after = skip_ending(text, i)) > i;)
        i = after;
    return i;
}

void criteria_text_init(struct criteria_text *text, const struct lang_criteria *lexicon,
                        const char *from, size_t len)
{
    struct criteria_word next = {.clause = false};
    size_t i = 0, depth = 0;

    *text =
        (struct criteria_text){from, len, g_string_chunk_new(1024),
                               g_array_new(FALSE, FALSE, sizeof(struct criteria_word)), lexicon};
    while (i < len) {
        const gunichar c = g_utf8_get_char(from + i);

        if (is_word_part(c)) {
            next.nested = depth > 0;
            i = add_next(text, &next, i);
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

static bool is_number(const struct criteria_text *text, const char *folded)
{
    return g_ascii_isdigit(*folded) ||
           (text->lexicon->numbers && g_strv_contains(text->lexicon->numbers, folded));
}

static bool word_matches(const struct criteria_text *text, const struct criteria_word *word,
                         const char *pattern, size_t len, bool accents)
{
    const char *written = accents ? word->lower : word->folded;

    if (len == 1 && *pattern == '#')
        return is_number(text, word->folded);
    return *written == *pattern && lang_word_matches(written, pattern, len);
}

unsigned criteria_text_begins(const struct criteria_text *text, unsigned index, const char *phrase,
                              bool accents)
{
    unsigned count = 0;

    for (; *phrase && *phrase != '$'; count++) {
        const size_t len = strcspn(phrase, " ");
        const struct criteria_word *word =
            index + count < text->words->len ? criteria_text_word(text, index + count) : NULL;

        if (!word || (count > 0 && word->clause) || !word_matches(text, word, phrase, len, accents))
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
    const struct criteria_word *word =
        index < text->words->len ? criteria_text_word(text, index) : NULL;
    const char first = !word ? '\0' : accents ? *word->lower : *word->folded;
    unsigned count = 0;

    for (; word && phrases && *phrases && count == 0; phrases++)
        if (**phrases == first || **phrases == '#')
            count = criteria_text_begins(text, index, *phrases, accents);
    return count;
}

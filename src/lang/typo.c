/* typo: micro-typography as a chain of small passes. Between the posting, which keeps what was written, and the documents. What always holds: words
 * never change, what is protected never changes, and a second pass changes nothing. */
#include "lang/typo_rules.h"

#include <string.h>

/* In the order in which they run; `number` is that of specs/typography.md. */
static const struct {
    enum lang lang;
    unsigned number;
    typo_rule *apply;
} rules[] = {
    {LANG_FR, 13, typo_dots},          {LANG_FR, 8, typo_hours},         {LANG_FR, 7, typo_units},
    {LANG_FR, 9, typo_french_days},    {LANG_FR, 4, typo_french_quotes}, {LANG_FR, 3, typo_guillemets},
    {LANG_FR, 5, typo_apostrophes},    {LANG_FR, 19, typo_inclusive},    {LANG_FR, 1, typo_high_marks},
    {LANG_FR, 2, typo_colon},          {LANG_EN, 13, typo_dots},         {LANG_EN, 4, typo_english_quotes},
    {LANG_EN, 5, typo_apostrophes},    {LANG_EN, 1, typo_english_marks}, {LANG_EN, 7, typo_units},
    {LANG_EN, 9, typo_english_days},
};

static const char *const file_endings[] = {".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".csv", ".txt", ".html",
                                           ".htm", ".png", ".jpg", ".jpeg", ".zip", ".ini", NULL};

gunichar typo_at(struct typo_text text, size_t index)
{
    return index < text.len && !text.chars[index].protected ? text.chars[index].c : 0;
}

gunichar typo_last(const GArray *out, size_t back)
{
    return back < out->len ? g_array_index(out, struct typo_char, out->len - 1 - back).c : 0;
}

void typo_put(GArray *out, gunichar c)
{
    const struct typo_char next = {c, false};

    g_array_append_val(out, next);
}

void typo_copy(struct typo_text in, size_t index, GArray *out)
{
    g_array_append_val(out, in.chars[index]);
}

bool typo_is_space(gunichar c)
{
    return c == ' ' || c == TYPO_NB || c == TYPO_NN;
}

bool typo_strip(GArray *out)
{
    bool stripped = false;

    while (typo_is_space(typo_last(out, 0))) {
        g_array_set_size(out, out->len - 1);
        stripped = true;
    }
    return stripped;
}

/* An address or a file name: a word that no rule may touch. Without the punctuation at its end. */
static bool is_address(const char *word)
{
    const char *at = strchr(word, '@');

    if (strstr(word, "://") || g_str_has_prefix(word, "www.") || g_str_has_prefix(word, "mailto:"))
        return true;
    if (at && at > word && at[1] && strchr(at, '.'))
        return true;
    for (const char *const *ending = file_endings; *ending; ending++)
        if (g_str_has_suffix(word, *ending) && strlen(word) > strlen(*ending))
            return true;
    return false;
}

static size_t without_punctuation(const char *word, size_t len)
{
    while (len > 0 && strchr(".,;:!?)]\"'", word[len - 1]))
        len--;
    return len;
}

static void protect_word(const char *word, size_t len, bool *keep)
{
    const size_t bare = without_punctuation(word, len), start = strspn(word, "(['");
    g_autofree char *core = start < bare ? g_strndup(word + start, bare - start) : NULL;

    if (core && is_address(core))
        memset(keep + start, 1, bare - start);
}

/* What ends a word for this purpose: spaces of all kinds, and quotes. */
static bool is_edge(gunichar c)
{
    return g_unichar_isspace(c) || c == TYPO_NN || c == '"' || c == '<' || c == '>' || c == 0xAB || c == 0xBB || c == 0x201C ||
           c == 0x201D || c == 0x2018 || c == 0x2019;
}

static void protect_addresses(const char *text, bool *keep)
{
    const char *start = text;

    for (const char *at = text;; at = g_utf8_next_char(at)) {
        if (*at && !is_edge(g_utf8_get_char(at)))
            continue;
        protect_word(start, (size_t)(at - start), keep + (start - text));
        if (!*at)
            return;
        start = g_utf8_next_char(at);
    }
}

static bool is_word_part(const char *text, const char *at)
{
    return g_unichar_isalnum(g_utf8_get_char(at < text ? text : at));
}

static void protect_kept(const char *text, const char *word, bool *keep)
{
    const size_t len = strlen(word);

    for (const char *at = len > 0 ? strstr(text, word) : NULL; at; at = strstr(at + len, word)) {
        const bool starts = at == text || !is_word_part(text, g_utf8_find_prev_char(text, at));

        if (starts && !(at[len] && is_word_part(text, at + len) && is_word_part(text, g_utf8_find_prev_char(text, at + len))))
            memset(keep + (at - text), 1, len);
    }
}

static GArray *read_chars(const char *text, const struct typo_options *options)
{
    GArray *chars = g_array_new(FALSE, FALSE, sizeof(struct typo_char));
    g_autofree bool *keep = g_new0(bool, strlen(text) + 2);

    protect_addresses(text, keep);
    for (const char *const *word = options->keep; word && *word; word++)
        protect_kept(text, *word, keep);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const struct typo_char next = {g_utf8_get_char(at), keep[at - text]};

        g_array_append_val(chars, next);
    }
    return chars;
}

static char *write_chars(const GArray *chars)
{
    GString *text = g_string_sized_new(chars->len + chars->len / 8);

    for (unsigned i = 0; i < chars->len; i++)
        g_string_append_unichar(text, g_array_index(chars, struct typo_char, i).c);
    return g_string_free(text, FALSE);
}

static bool is_on(const struct typo_options *options, unsigned rule)
{
    return rules[rule].lang == options->lang && !(options->off & (1u << rules[rule].number));
}

char *typo_apply(const char *text, const struct typo_options *options)
{
    GArray *chars = read_chars(text, options);
    char *result;

    for (unsigned i = 0; i < G_N_ELEMENTS(rules); i++) {
        const struct typo_text in = {(const struct typo_char *)(void *)chars->data, chars->len};
        GArray *out;

        if (!is_on(options, i))
            continue;
        out = g_array_sized_new(FALSE, FALSE, sizeof(struct typo_char), chars->len);
        rules[i].apply(in, out);
        g_array_unref(chars);
        chars = out;
    }
    result = write_chars(chars);
    g_array_unref(chars);
    return result;
}

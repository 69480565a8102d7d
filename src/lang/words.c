/* words: texts folded and compared with words and phrases of a language. Asked while a posting is
 * read. What always holds: case, accents and punctuation do not count. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

/* What is neither letter nor digit is a space, several of them are one. */
static void fold_mark(GString *out)
{
    if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
}

/* Most of what is no ASCII, without asking Unicode: letters of Latin-1 (U+00C0 to U+00FF; a space:
 * it has no base letter), and general punctuation. */
static bool fold_known(gunichar c, GString *out)
{
    static const char bases[] = "aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y";

    if (c >= 0xC0 && c <= 0xFF && bases[c - 0xC0] != ' ') {
        g_string_append_c(out, bases[c - 0xC0]);
        return true;
    }
    if (c < 0x2000 || c > 0x206F)
        return false;
    fold_mark(out);
    return true;
}

static void fold_other(gunichar c, GString *out)
{
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    const size_t count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));

    if (c == 0x0153 || c == 0x0152 || c == 0xE6 || c == 0xC6) {
        g_string_append(out, c == 0x0153 || c == 0x0152 ? "oe" : "ae");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (g_unichar_ismark(parts[i]))
            continue;
        if (g_unichar_isalnum(parts[i]))
            g_string_append_unichar(out, g_unichar_tolower(parts[i]));
        else
            fold_mark(out);
    }
}

static void fold_wide(gunichar c, GString *out)
{
    if (!fold_known(c, out))
        fold_other(c, out);
}

/* One character, folded: its base letters in lower case; a space for what is neither letter nor
 * digit; nothing for a mark. Returns the next. */
static inline const char *fold_char(const char *at, GString *out)
{
    const unsigned char byte = (unsigned char)*at, small = byte | 0x20;

    if (byte >= 0x80)
        fold_wide(g_utf8_get_char(at), out);
    else if ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9'))
        g_string_append_c(out, (char)small); /* a digit has that bit */
    else
        fold_mark(out);
    return g_utf8_next_char(at);
}

char *lang_fold(const char *text, size_t len)
{
    GString *out = g_string_sized_new(len);

    for (const char *at = text; at < text + len;)
        at = fold_char(at, out);
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

char *lang_lower(const char *text, size_t len)
{
    GString *lower = g_string_sized_new(len);

    for (const char *at = text; at < text + len; at = g_utf8_next_char(at))
        g_string_append_unichar(lower, g_unichar_tolower(g_utf8_get_char(at)));
    return g_string_free(lower, FALSE);
}

char *lang_upper(const char *text, size_t len)
{
    GString *upper = g_string_sized_new(len);

    for (const char *at = text; at < text + len; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (c == 0xDF)
            g_string_append(upper, "SS");
        else
            g_string_append_unichar(upper, g_unichar_toupper(c));
    }
    return g_string_free(upper, FALSE);
}

enum { ENDING_BYTES = 12, POST_DIGITS = 2 };

size_t lang_inclusive_len(const struct language *lang, const char *at, const char *end)
{
    const bool bracket = *at == '(';
    const gunichar mark = g_utf8_get_char(at);
    const char *from = g_utf8_next_char(at), *to = from;
    g_autofree char *folded = NULL;

    if (!g_utf8_strchr("(·.-/•‧", -1, mark))
        return 0;
    while (to < end && g_unichar_isalpha(g_utf8_get_char(to)) && to - from < ENDING_BYTES)
        to = g_utf8_next_char(to);
    if (to == from || (bracket && (to == end || *to != ')')))
        return 0;
    folded = lang_fold(from, (size_t)(to - from));
    return lang_has_word(lang->inclusive_endings, folded) ? (size_t)(to - at) + bracket : 0;
}

char *lang_fold_inclusive(const struct language *lang, const char *text, size_t len)
{
    const char *end = text + len;
    g_autoptr(GString) plain = g_string_sized_new(len);
    bool letter = false;

    for (const char *at = text; at < end;) {
        const bool ascii = g_ascii_isalpha(*at);
        const size_t skipped =
            letter && !ascii && *at != ' ' ? lang_inclusive_len(lang, at, end) : 0;
        const char *next = g_utf8_next_char(at);

        if (skipped == 0) {
            letter = ascii || g_unichar_isalpha(g_utf8_get_char(at));
            for (const char *byte = at; byte < next; byte++)
                g_string_append_c(plain, *byte);
        }
        at = skipped > 0 ? at + skipped : next;
    }
    return lang_fold(plain->str, plain->len);
}

bool lang_has_word(const char *const *words, const char *word)
{
    for (; words && *words; words++)
        if (**words == *word && strcmp(*words, word) == 0)
            return true;
    return false;
}

/* Where the character begins from which a byte of the folded text is. */
static size_t find_place(const char *text, size_t folded)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *at = text;

    for (const char *next = at; out->len <= folded; next = fold_char(at, out))
        at = next;
    return (size_t)(at - text);
}

static bool stands_alone(const char *folded, const char *found, size_t len)
{
    return (found == folded || found[-1] == ' ') && (found[len] == '\0' || found[len] == ' ');
}

/* The first of the phrases in a folded text; NULL: none. */
static const char *find_phrase(const char *folded, const char *const *phrases, size_t *len)
{
    const char *first = NULL;

    for (; *phrases; phrases++)
        for (const char *at = strstr(folded, *phrases); at; at = strstr(at + 1, *phrases))
            if (stands_alone(folded, at, strlen(*phrases))) {
                if (!first || at < first) {
                    first = at;
                    *len = strlen(*phrases);
                }
                break;
            }
    return first;
}

struct lang_match lang_unfold(const char *text, size_t start, size_t len)
{
    const size_t first = find_place(text, start), last = find_place(text, start + len - 1);

    return (struct lang_match){first, (size_t)(g_utf8_next_char(text + last) - text) - first};
}

struct lang_match lang_find_phrase(const char *text, size_t len, const char *const *phrases)
{
    g_autofree char *folded = phrases ? lang_fold(text, len) : NULL;
    size_t found_len = 0;
    const char *found = phrases ? find_phrase(folded, phrases, &found_len) : NULL;

    return found ? lang_unfold(text, (size_t)(found - folded), found_len)
                 : (struct lang_match){0, 0};
}

/* lang_word_matches, of a word inside a text; `#`: a number. */
static bool is_taken(const char *word, size_t word_len, const char *pattern, size_t len)
{
    if (len == 1 && *pattern == '#')
        return g_ascii_isdigit(*word);
    if (pattern[len - 1] == '*')
        return word_len >= len - 1 && memcmp(word, pattern, len - 1) == 0;
    return word_len == len && memcmp(word, pattern, len) == 0;
}

/* How many bytes of a folded text, which a word begins, a phrase takes; 0: it is another. */
static inline size_t takes(const char *folded, const char *phrase)
{
    const char *at = folded;

    while (*phrase && *at) {
        size_t len, word_len;

        if (*phrase != *at && *phrase != '#' && *phrase != '*')
            return 0;
        len = strcspn(phrase, " ");
        word_len = strcspn(at, " ");
        if (!is_taken(at, word_len, phrase, len))
            return 0;
        phrase += len + (phrase[len] == ' ');
        at += word_len + (at[word_len] == ' ');
    }
    return *phrase ? 0 : (size_t)(at - folded);
}

size_t lang_takes(const char *folded, const char *phrase)
{
    return takes(folded, phrase);
}

static bool stands_in(const char *folded, const char *phrase)
{
    for (const char *at = folded; *at; at = strchrnul(at, ' '), at += *at == ' ')
        if (takes(at, phrase) > 0)
            return true;
    return false;
}

size_t lang_says(const char *folded, const char *const *phrases)
{
    for (; phrases && *phrases; phrases++) {
        const bool whole = **phrases == '=', first = whole || **phrases == '^';
        const size_t len = first ? takes(folded, *phrases + 1) : stands_in(folded, *phrases);

        if (len > 0 && (!whole || folded[len] == '\0'))
            return len;
    }
    return 0;
}

bool lang_says_only(const char *folded, const char *const *phrases)
{
    const char *at = folded;

    for (size_t most = 0; *at; at += most, most = 0) {
        for (const char *const *phrase = phrases; phrase && *phrase; phrase++)
            if (**phrase == '=')
                most = MAX(most, takes(at, *phrase + 1));
        if (most == 0)
            return false;
    }
    return at > folded;
}

const char *lang_behind_post(const struct language *lang, const char *folded)
{
    const size_t len = strcspn(folded, " ");
    g_autofree char *word = g_strndup(folded, len);
    const char *number = folded + len + (folded[len] == ' ');
    const size_t digits = strspn(number, "0123456789");

    if (!lang_has_word(lang->post_words, word) || digits == 0 || digits > POST_DIGITS ||
        (number[digits] && number[digits] != ' '))
        return NULL;
    return number + digits + (number[digits] == ' ');
}

const char *const *lang_unsaid(const struct language *lang, enum lang_unsaid what)
{
    return lang->unsaid ? lang->unsaid[what] : NULL;
}

const char *const *lang_cues(const struct language *lang, enum lang_cue cue)
{
    static const char *const none[] = {NULL};
    const char *const *phrases = lang->cues ? lang->cues[cue] : NULL;

    return phrases ? phrases : none;
}

bool lang_is_cue(const struct language *lang, enum lang_cue cue, const char *word, size_t len)
{
    g_autofree char *folded = lang_fold(word, len);

    return g_strv_contains(lang_cues(lang, cue), folded);
}

/* Does the text before a place end in one of the cue's words? */
static bool ends_in(const struct language *lang, enum lang_cue cue, const char *text, size_t len)
{
    g_autofree char *folded = lang_fold(text, len);
    const char *space = strrchr(folded, ' '), *last = space ? space + 1 : folded;

    return g_strv_contains(lang_cues(lang, cue), last);
}

/* "recherché", "recruté": who is sought, not who seeks. */
static bool ends_accented(const char *text, struct lang_match match)
{
    return !g_ascii_isalnum(text[match.offset + match.len - 1]);
}

struct lang_match lang_find_seeking(const struct language *lang, const char *text, size_t len)
{
    for (size_t from = 0; from < len;) {
        struct lang_match match =
            lang_find_phrase(text + from, len - from, lang_cues(lang, CUE_SEEKS));

        if (match.len == 0)
            break;
        match.offset += from;
        if (!ends_accented(text, match) && !ends_in(lang, CUE_NOUN, text, match.offset))
            return match;
        from = match.offset + match.len;
    }
    return (struct lang_match){0, 0};
}

/* word: the words of a block, and what rules ask of them.
 *
 * A part of check. What always holds: a word ends at any space, and what is an address is marked.
 */
#include "check/check_private.h"

#include <string.h>

static bool is_space(const char *at)
{
    const gunichar c = g_utf8_get_char(at);

    return c < 0x80 ? g_ascii_isspace(*at) : c == 0xA0 || c == 0x202F || c == 0x2009;
}

/* `a.org`, `a@b`, `http:…`, `/path`: a dot or slash between two letters, too. */
static bool is_address(const char *word, size_t len)
{
    const char *dot = memchr(word, '.', len);

    if (memchr(word, '@', len) || g_strstr_len(word, (gssize)len, "://") ||
        g_ascii_strncasecmp(word, "www.", 4) == 0)
        return true;
    for (; dot; dot = memchr(dot + 1, '.', len - (size_t)(dot + 1 - word))) {
        const size_t behind = len - (size_t)(dot + 1 - word);

        if (dot > word && g_ascii_isalnum(dot[-1]) && behind >= 2 && behind <= 4 &&
            g_ascii_islower(dot[1]) && g_ascii_islower(dot[2]) && dot - word > 3)
            return true;
        if (behind == 0)
            break;
    }
    return false;
}

GArray *check_words_of(struct span span)
{
    const char *text = span_text(span), *end = text + span.len, *at = text;
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct check_word));
    bool broken = true;

    while (at < end) {
        struct check_word word = {.start = (size_t)(at - text), .broken = broken};

        if (is_space(at)) {
            broken |= *at == '\n' || *at == '\t' || *at == '\r';
            at = g_utf8_next_char(at);
            continue;
        }
        while (at < end && !is_space(at))
            at = g_utf8_next_char(at);
        word.len = (size_t)(at - text) - word.start;
        word.address = is_address(text + word.start, word.len);
        g_array_append_val(words, word);
        broken = false;
    }
    return words;
}

const struct check_word *check_word_at(const struct check_block *block, unsigned i)
{
    return i < block->words->len ? &g_array_index(block->words, struct check_word, i) : NULL;
}

struct span check_part(const struct check_block *block, const char *at, size_t len)
{
    return span_part(block->block->span, (size_t)(at - block->text), len);
}

bool check_is_letter(const char *at)
{
    return g_unichar_isalpha(g_utf8_get_char(at));
}

bool check_is_letter_before(const char *text, const char *at)
{
    return at > text && check_is_letter(g_utf8_find_prev_char(text, at));
}

bool check_is_small(const char *word, size_t len)
{
    for (const char *at = word; at < word + len; at = g_utf8_next_char(at))
        if (!g_unichar_islower(g_utf8_get_char(at)) && (at == word || !strchr("-'’", *at)))
            return false;
    return len > 0;
}

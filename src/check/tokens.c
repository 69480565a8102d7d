/* tokens: the words of a text, letters and digits alone, as the rules over the whole text compare
 * them. A part of check. What always holds: what is inside an address is no word here. */
#include "check/check_private.h"

#include <string.h>

static void token_clear(gpointer data)
{
    g_free(((struct check_token *)data)->folded);
}

const struct check_token *check_token_at(const GArray *tokens, unsigned i)
{
    return i < tokens->len ? &g_array_index(tokens, struct check_token, i) : NULL;
}

static void tokenise(GArray *tokens, unsigned block, const char *text, size_t from, size_t len)
{
    const char *at = text + from, *end = at + len;

    while (at < end) {
        const char *start;

        while (at < end && !g_unichar_isalnum(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        for (start = at; at < end && g_unichar_isalnum(g_utf8_get_char(at));)
            at = g_utf8_next_char(at);
        if (at > start) {
            struct check_token token = {block, (size_t)(start - text), (size_t)(at - start),
                                        lang_fold(start, (size_t)(at - start)), 0};

            token.sum = g_str_hash(token.folded);
            g_array_append_val(tokens, token);
        }
    }
}

GArray *check_tokens_of(const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct check_token));

    g_array_set_clear_func(tokens, token_clear);
    tokenise(tokens, 0, text, 0, strlen(text));
    return tokens;
}

GArray *check_tokens_of_posting(const struct posting *posting)
{
    GArray *tokens = check_tokens_of("");

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        g_autoptr(GArray) words = block->around ? NULL : check_words_of(block->span);

        for (unsigned k = 0; words && k < words->len; k++) {
            const struct check_word *word = &g_array_index(words, struct check_word, k);

            if (!word->address)
                tokenise(tokens, i, span_text(block->span), word->start, word->len);
        }
    }
    return tokens;
}

struct span check_tokens_span(const struct posting *posting, const struct check_token *first,
                              const struct check_token *last)
{
    return span_part(posting_block(posting, first->block)->span, first->start,
                     last->start + last->len - first->start);
}

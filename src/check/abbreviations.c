/* abbreviations: the rule that finds those that nobody explains. A part of check. What always
 * holds: a word in capitals among others is no abbreviation. */
#include "check/check_private.h"

#include <string.h>

enum { ABBREVIATION_MIN = 3, ABBREVIATION_MAX = 5 };

/* Can it be said as a word? Those of four letters and more that can are names. */
static bool is_word(const char *text, size_t len)
{
    unsigned vowels = 0, run = 0;

    for (size_t i = 0; i < len; i++) {
        const bool vowel = strchr("AEIOUY", text[i]) != NULL;

        vowels += vowel;
        run = vowel ? 0 : run + 1;
        if (run > 2 || (i == 1 && run == 2))
            return false;
    }
    return len > ABBREVIATION_MIN && vowels > 0;
}

static bool is_roman(const char *text, size_t len)
{
    return strspn(text, "IVXLCM") >= len;
}

static bool is_abbreviation(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!g_ascii_isupper(text[i]))
            return false;
    return len >= ABBREVIATION_MIN && len <= ABBREVIATION_MAX && !is_word(text, len) &&
           !is_roman(text, len);
}

static void add_tokens(GHashTable *known, const char *text)
{
    g_autoptr(GArray) tokens = check_tokens_of(text ? text : "");

    for (unsigned i = 0; i < tokens->len; i++)
        g_hash_table_add(known, g_strdup(check_token_at(tokens, i)->folded));
}

/* What the INI explains or names, and what everybody knows, folded (g_hash_table_unref). */
static GHashTable *find_known(const struct posting *posting)
{
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *const *words = lang_check(posting->lang)->known;

    add_tokens(known, posting->organisation);
    add_tokens(known, posting->tagline);
    add_tokens(known, posting->facts[FACT_REFERENCE].text);
    for (unsigned i = 0; i < posting->offices->len; i++)
        add_tokens(known, g_array_index(posting->offices, struct posting_office, i).name);
    for (unsigned i = 0; i < posting->abbreviations->len; i++)
        add_tokens(known, g_array_index(posting->abbreviations, struct posting_phrase, i).form);
    for (; words && *words; words++)
        add_tokens(known, *words);
    return known;
}

/* `(ABC)`, `ABC (…`, `ABC : …`: it is explained; `A-ABC`, `ABC3`: it is part of something. */
static bool is_explained(const char *text, size_t start, size_t end, size_t len)
{
    const char *behind = text + end;

    if (start > 0 && strchr("([-/&", text[start - 1]))
        return true;
    return end < len && (strchr(")]-/&", *behind) || g_str_has_prefix(behind, " (") ||
                         g_str_has_prefix(behind, " :"));
}

/* Are most letters of a block capitals? */
static bool has_more_capitals(const struct posting *posting, unsigned block)
{
    unsigned capitals = 0, small = 0;

    for (const char *at = posting_block(posting, block)->text; *at; at = g_utf8_next_char(at)) {
        capitals += g_unichar_isupper(g_utf8_get_char(at)) ? 1 : 0;
        small += g_unichar_islower(g_utf8_get_char(at)) ? 1 : 0;
    }
    return capitals > small;
}

/* Its neighbour is in capitals too, or most of its block: there it may be any word. */
static bool is_shouted_at(const struct check_answers *capitals, const GArray *tokens, unsigned i)
{
    const struct posting *posting = capitals->posting;
    const struct check_token *token = check_token_at(tokens, i);

    if (check_answer(capitals, token->block))
        return true;
    for (unsigned k = i > 0 ? i - 1 : i + 1; k <= i + 1; k += 2) {
        const struct check_token *other = check_token_at(tokens, k);
        const char *text =
            other ? span_text(posting_block(posting, other->block)->span) + other->start : "";

        if (other && other->block == token->block && g_ascii_isupper(text[0]) &&
            !g_ascii_islower(text[1]) && other->start + other->len + 1 >= token->start &&
            token->start + token->len + 1 >= other->start)
            return true;
    }
    return false;
}

/* What the text explains itself joins what is known. */
static void learn(const struct check *check, const GArray *tokens, GHashTable *known)
{
    for (unsigned i = 0; i < tokens->len; i++) {
        const struct check_token *token = check_token_at(tokens, i);
        const struct span span = posting_block(check->posting, token->block)->span;

        if (is_explained(span_text(span), token->start, token->start + token->len, span.len))
            g_hash_table_add(known, g_strdup(token->folded));
    }
}

void check_abbreviations(const struct check *check, const GArray *tokens)
{
    g_autoptr(GHashTable) known = find_known(check->posting);
    struct check_answers capitals =
        check_answers_init(check->posting, has_more_capitals, check->posting->blocks->len);

    learn(check, tokens, known);
    for (unsigned i = 0; i < tokens->len; i++) {
        const struct check_token *token = check_token_at(tokens, i);
        const struct span span = check_tokens_span(check->posting, token, token);
        g_autofree char *word = NULL;

        if (!is_abbreviation(span_text(span), span.len) || is_shouted_at(&capitals, tokens, i) ||
            !g_hash_table_add(known, g_strdup(token->folded)))
            continue;
        word = span_dup(span);
        diag_add(check->diag, DIAG_UNEXPANDED, span,
                 "not everybody knows this; write it out once, or in posting.ini, under "
                 "[abbreviations]: 1 = %s | …",
                 word);
    }
    check_answers_clear(&capitals);
}

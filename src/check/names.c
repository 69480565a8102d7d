/* names: the rules that compare words over the whole text: names written in several ways, sentences
 * said twice, abbreviations that nobody explains.
 *
 * A part of check. What always holds: what is inside an address is no word here. */
#include "check/check_private.h"

#include <string.h>

/* Letters and digits without anything between. */
struct token {
    unsigned block;
    size_t start, len; /* bytes of the block's span */
    char *folded;
    unsigned sum; /* of that */
};

static void token_clear(gpointer data)
{
    g_free(((struct token *)data)->folded);
}

static const struct token *token_at(const GArray *tokens, unsigned i)
{
    return i < tokens->len ? &g_array_index(tokens, struct token, i) : NULL;
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
            struct token token = {block, (size_t)(start - text), (size_t)(at - start),
                                  lang_fold(start, (size_t)(at - start)), 0};

            token.sum = g_str_hash(token.folded);
            g_array_append_val(tokens, token);
        }
    }
}

/* The tokens of a text that is no block's (g_array_unref). */
static GArray *tokens_of(const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct token));

    g_array_set_clear_func(tokens, token_clear);
    tokenise(tokens, 0, text, 0, strlen(text));
    return tokens;
}

/* Those of the posting's own blocks (g_array_unref). */
static GArray *tokens_of_posting(const struct posting *posting)
{
    GArray *tokens = tokens_of("");

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

static struct span span_of(const struct posting *posting, const struct token *first,
                           const struct token *last)
{
    return span_part(posting_block(posting, first->block)->span, first->start,
                     last->start + last->len - first->start);
}

static bool is_article(const struct posting *posting, const struct token *token)
{
    return lang_has_word(lang_check(posting->lang)->articles, token->folded);
}

/* The first word of a name that is no article; NULL: there is none. */
static const struct token *core_of(const struct posting *posting, const GArray *name)
{
    unsigned i = 0;

    while (i < name->len && is_article(posting, token_at(name, i)))
        i++;
    return token_at(name, i);
}

/* The token behind what says a name from token `at` on, articles between its words or not; `at`:
 * there is another. `last`: the last of its own. */
static unsigned match_name(const struct posting *posting, const GArray *tokens, unsigned at,
                           const GArray *name, unsigned *last)
{
    const unsigned block = token_at(tokens, at)->block;
    unsigned i = at;

    for (unsigned k = 0; k < name->len; k++) {
        const struct token *wanted = token_at(name, k), *token;

        if (is_article(posting, wanted))
            continue;
        while ((token = token_at(tokens, i)) && i > at && is_article(posting, token))
            i++;
        if (!token || token->block != block || strcmp(token->folded, wanted->folded) != 0)
            return at;
        *last = i++;
    }
    return i;
}

/* Word by word, articles included: the same letters, but for a first word in small ones (“la ville
 * de …”), and, with `case_free`, whatever their case. */
static bool is_written_so(const struct posting *posting, const GArray *tokens, unsigned first,
                          unsigned last, const GArray *name, const char *typed, bool case_free)
{
    const struct token *own = core_of(posting, name), *end = token_at(name, 0) + name->len;

    for (unsigned i = first; i <= last; i++, own++) {
        const struct token *token = token_at(tokens, i);
        const char *text = span_text(posting_block(posting, token->block)->span) + token->start;
        g_autofree char *lower = lang_lower(text, token->len);
        g_autofree char *own_lower = own < end ? lang_lower(typed + own->start, own->len) : NULL;
        const bool small = i == first && strncmp(lower, text, token->len) == 0;

        if (g_strcmp0(lower, own_lower) != 0)
            return false;
        if (!case_free && !small && strncmp(text, typed + own->start, own->len) != 0)
            return false;
    }
    return true;
}

static bool has_postcode(const struct posting_block *block)
{
    unsigned digits = 0;

    for (const char *at = block->text; *at; at++) {
        digits = g_ascii_isdigit(*at) ? digits + 1 : 0;
        if (digits == 5)
            return true;
    }
    return false;
}

/* Capitals all through, as headings have them. */
static bool is_shouted(struct span span)
{
    g_autofree char *text = span_dup(span), *upper = lang_upper(text, strlen(text));

    return strcmp(text, upper) == 0 && strpbrk(text, " -'");
}

/* Does a block have names in whatever case: an address, a heading? */
static bool is_case_free(const struct posting *posting, unsigned at)
{
    const struct posting_block *block = posting_block(posting, at);

    return posting_section(posting, block->section)->role == ROLE_PLACES || has_postcode(block) ||
           is_shouted(block->span);
}

/* The words of the posting's blocks. */
struct text {
    const struct check *check;
    GArray *tokens;
    struct check_answers case_free, capitals; /* of blocks */
};

static void judge_place(const struct text *of, unsigned first, unsigned last, const GArray *name,
                        const char *typed)
{
    const struct posting *posting = of->check->posting;
    const struct token *from = token_at(of->tokens, first);
    const struct span span = span_of(posting, from, token_at(of->tokens, last));
    const bool case_free = check_answer(&of->case_free, from->block) || is_shouted(span);

    if (!g_unichar_isupper(g_utf8_get_char(span_text(span))) && first == last)
        return;
    if (!is_written_so(posting, of->tokens, first, last, name, typed, case_free))
        diag_add(of->check->diag, DIAG_NAME_VARIANTS, span, "posting.ini has “%s”; write it alike",
                 typed);
}

enum { NAME_MIN = 4 }; /* letters of a name of one word */

static void judge_name(const struct text *of, const char *typed)
{
    g_autoptr(GArray) name = tokens_of(typed ? typed : "");
    const struct token *core = core_of(of->check->posting, name);
    unsigned last = 0;

    if (!core || (name->len == 1 && core->len < NAME_MIN))
        return;
    for (unsigned i = 0; i < of->tokens->len; i++) {
        if (token_at(of->tokens, i)->sum != core->sum ||
            match_name(of->check->posting, of->tokens, i, name, &last) == i)
            continue;
        judge_place(of, i, last, name, typed);
        i = last;
    }
}

static void judge_names(const struct text *of)
{
    const struct posting *posting = of->check->posting;

    judge_name(of, posting->organisation);
    for (unsigned i = 0; i < posting->offices->len; i++) {
        const char *name = g_array_index(posting->offices, struct posting_office, i).name;

        if (g_strcmp0(name, posting->organisation) != 0)
            judge_name(of, name);
    }
}

enum { RUN = 12, SUM_FACTOR = 0x01000193 }; /* words; FNV's prime */

/* The last token of the longest run that is the same from both on. */
static unsigned end_of_run(const GArray *tokens, unsigned a, unsigned b)
{
    const unsigned block = token_at(tokens, b)->block;

    while (b < tokens->len && token_at(tokens, b)->block == block && a < b &&
           strcmp(token_at(tokens, a)->folded, token_at(tokens, b)->folded) == 0) {
        a++;
        b++;
    }
    return b - 1;
}

/* Do RUN words of one block begin here, and what is their sum? */
static bool run_at(const GArray *tokens, unsigned i, gint64 *sum)
{
    const struct token *last = token_at(tokens, i + RUN - 1);

    if (!last || last->block != token_at(tokens, i)->block)
        return false;
    *sum = 0;
    for (unsigned k = i; k < i + RUN; k++)
        *sum = (gint64)((guint64)*sum * SUM_FACTOR + token_at(tokens, k)->sum);
    return true;
}

static void report_run(const struct check *check, const GArray *tokens, unsigned first, unsigned i,
                       unsigned end)
{
    const struct span earlier =
        span_of(check->posting, token_at(tokens, first), token_at(tokens, first));

    diag_add(check->diag, DIAG_NEAR_DUPLICATE,
             span_of(check->posting, token_at(tokens, i), token_at(tokens, end)),
             "line %u says this already; say it once",
             source_find_place(source_typed(earlier)).line);
}

static void judge_runs(const struct check *check, const GArray *tokens)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    gint64 sum;

    for (unsigned i = 0; i < tokens->len; i++) {
        const unsigned first =
            run_at(tokens, i, &sum) ? GPOINTER_TO_UINT(g_hash_table_lookup(seen, &sum)) : i + 1;

        if (first == 0) {
            g_hash_table_insert(seen, g_memdup2(&sum, sizeof sum), GUINT_TO_POINTER(i + 1));
        } else if (first - 1 + RUN <= i && end_of_run(tokens, first - 1, i) + 1 >= i + RUN) {
            const unsigned end = end_of_run(tokens, first - 1, i);

            report_run(check, tokens, first - 1, i, end);
            i = end;
        }
    }
}

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
    g_autoptr(GArray) tokens = tokens_of(text ? text : "");

    for (unsigned i = 0; i < tokens->len; i++)
        g_hash_table_add(known, g_strdup(token_at(tokens, i)->folded));
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
static bool is_shouted_at(const struct text *of, unsigned i)
{
    const struct posting *posting = of->check->posting;
    const GArray *tokens = of->tokens;
    const struct token *token = token_at(tokens, i);

    if (check_answer(&of->capitals, token->block))
        return true;
    for (unsigned k = i > 0 ? i - 1 : i + 1; k <= i + 1; k += 2) {
        const struct token *other = token_at(tokens, k);
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
        const struct token *token = token_at(tokens, i);
        const struct span span = posting_block(check->posting, token->block)->span;

        if (is_explained(span_text(span), token->start, token->start + token->len, span.len))
            g_hash_table_add(known, g_strdup(token->folded));
    }
}

static void judge_abbreviations(const struct text *of)
{
    const struct check *check = of->check;
    const GArray *tokens = of->tokens;
    g_autoptr(GHashTable) known = find_known(check->posting);

    learn(check, tokens, known);
    for (unsigned i = 0; i < tokens->len; i++) {
        const struct token *token = token_at(tokens, i);
        const struct span span = span_of(check->posting, token, token);
        g_autofree char *word = NULL;

        if (!is_abbreviation(span_text(span), span.len) || is_shouted_at(of, i) ||
            !g_hash_table_add(known, g_strdup(token->folded)))
            continue;
        word = span_dup(span);
        diag_add(check->diag, DIAG_UNEXPANDED, span,
                 "not everybody knows this; write it out once, or in posting.ini, under "
                 "[abbreviations]: 1 = %s | …",
                 word);
    }
}

void check_names(const struct check *check)
{
    const struct posting *posting = check->posting;
    const unsigned count = posting->blocks->len;
    g_autoptr(GArray) tokens = tokens_of_posting(posting);
    struct text of = {check, tokens, check_answers_init(posting, is_case_free, count),
                      check_answers_init(posting, has_more_capitals, count)};

    judge_names(&of);
    judge_runs(check, tokens);
    judge_abbreviations(&of);
    check_answers_clear(&of.case_free);
    check_answers_clear(&of.capitals);
}

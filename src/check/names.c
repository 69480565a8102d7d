/* names: the rules that compare words over the whole text: names written in several ways, sentences
 * said twice. A part of check. */
#include "check/check_private.h"

#include <string.h>

static bool is_article(const struct posting *posting, const struct check_token *token)
{
    return lang_has_word(lang_check(posting->lang)->articles, token->folded);
}

/* The first word of a name that is no article; NULL: there is none. */
static const struct check_token *core_of(const struct posting *posting, const GArray *name)
{
    unsigned i = 0;

    while (i < name->len && is_article(posting, check_token_at(name, i)))
        i++;
    return check_token_at(name, i);
}

/* The token behind what says a name from token `at` on, articles between its words or not; `at`:
 * there is another. `last`: the last of its own. */
static unsigned match_name(const struct posting *posting, const GArray *tokens, unsigned at,
                           const GArray *name, unsigned *last)
{
    const unsigned block = check_token_at(tokens, at)->block;
    unsigned i = at;

    for (unsigned k = 0; k < name->len; k++) {
        const struct check_token *wanted = check_token_at(name, k), *token;

        if (is_article(posting, wanted))
            continue;
        while ((token = check_token_at(tokens, i)) && i > at && is_article(posting, token))
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
    const struct check_token *own = core_of(posting, name),
                             *end = check_token_at(name, 0) + name->len;

    for (unsigned i = first; i <= last; i++, own++) {
        const struct check_token *token = check_token_at(tokens, i);
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
    const GArray *tokens;           /* struct check_token */
    struct check_answers case_free; /* of blocks */
};

static void judge_place(const struct text *of, unsigned first, unsigned last, const GArray *name,
                        const char *typed)
{
    const struct posting *posting = of->check->posting;
    const struct check_token *from = check_token_at(of->tokens, first);
    const struct span span = check_tokens_span(posting, from, check_token_at(of->tokens, last));
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
    g_autoptr(GArray) name = check_tokens_of(typed ? typed : "");
    const struct check_token *core = core_of(of->check->posting, name);
    unsigned last = 0;

    if (!core || (name->len == 1 && core->len < NAME_MIN))
        return;
    for (unsigned i = 0; i < of->tokens->len; i++) {
        if (check_token_at(of->tokens, i)->sum != core->sum ||
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
    const unsigned block = check_token_at(tokens, b)->block;

    while (b < tokens->len && check_token_at(tokens, b)->block == block && a < b &&
           strcmp(check_token_at(tokens, a)->folded, check_token_at(tokens, b)->folded) == 0) {
        a++;
        b++;
    }
    return b - 1;
}

/* Do RUN words of one block begin here, and what is their sum? */
static bool run_at(const GArray *tokens, unsigned i, gint64 *sum)
{
    const struct check_token *last = check_token_at(tokens, i + RUN - 1);

    if (!last || last->block != check_token_at(tokens, i)->block)
        return false;
    *sum = 0;
    for (unsigned k = i; k < i + RUN; k++)
        *sum = (gint64)((guint64)*sum * SUM_FACTOR + check_token_at(tokens, k)->sum);
    return true;
}

static void report_run(const struct check *check, const GArray *tokens, unsigned first, unsigned i,
                       unsigned end)
{
    const struct span earlier = check_tokens_span(check->posting, check_token_at(tokens, first),
                                                  check_token_at(tokens, first));

    diag_add(
        check->diag, DIAG_NEAR_DUPLICATE,
        check_tokens_span(check->posting, check_token_at(tokens, i), check_token_at(tokens, end)),
        "line %u says this already; say it once", source_find_place(source_typed(earlier)).line);
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

void check_names(const struct check *check)
{
    const struct posting *posting = check->posting;
    g_autoptr(GArray) tokens = check_tokens_of_posting(posting);
    struct text of = {check, tokens,
                      check_answers_init(posting, is_case_free, posting->blocks->len)};

    judge_names(&of);
    judge_runs(check, tokens);
    check_abbreviations(check, tokens);
    check_answers_clear(&of.case_free);
}

/* marks: the rules that judge brackets, quotes and dots.
 *
 * A part of check. What always holds: a mark that may be meant as it stands is not reported. */
#include "check/check_private.h"

#include <string.h>

/* One where a sentence ends, or three where it goes on. */
static void report_dots(const struct check *check, struct span span, struct span dots)
{
    const char *text = span_text(span), *end = text + span.len, *at = span_text(dots) + dots.len;

    while (at < end && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    diag_add(check->diag, DIAG_TWO_DOTS, dots, "two dots; write one, or “…”");
    check_add_edit(check, DIAG_TWO_DOTS, dots, dots,
                   at < end && !g_unichar_isupper(g_utf8_get_char(at)) ? "…" : ".");
}

/* At the end of a word: inside one they belong to an address, a path, a range. */
void check_two_dots(const struct check *check, struct span span)
{
    const char *text = span_text(span);

    for (size_t i = 0; i < span.len;) {
        const size_t dots = strspn(text + i, ".");
        const char after = i + dots < span.len ? text[i + dots] : ' ';

        if (dots == 2 && i > 0 && !g_ascii_isspace(text[i - 1]) && !g_ascii_isalnum(after) &&
            after != '/')
            report_dots(check, span, span_part(span, i, dots));
        i += MAX(dots, 1);
    }
}

/* What opens, and what closes it. */
static const struct pair {
    gunichar open, close;
} pairs[] = {{'(', ')'}, {'[', ']'}, {0xAB, 0xBB}, {0x201C, 0x201D}, {0x201E, 0x201C}};

struct opened {
    const struct pair *pair;
    struct span span;
};

struct balance {
    const struct check *check;
    GArray *opened;    /* struct opened, from the outside in */
    struct span block; /* the one at hand */
};

static void report(const struct check *check, struct span span)
{
    g_autofree char *mark = span_dup(span);

    diag_add(check->diag, DIAG_UNBALANCED, span, "“%s” has no partner; write it, or take this out",
             mark);
}

static bool is_open_here(const struct balance *balance, gunichar close)
{
    for (unsigned i = 0; i < balance->opened->len; i++) {
        const struct opened *opened = &g_array_index(balance->opened, struct opened, i);

        if (opened->pair->close == close && opened->span.offset >= balance->block.offset)
            return true;
    }
    return false;
}

/* "a)" and "1)" number things, and ":)" smiles, where nothing was opened in the same block. */
static bool closes_nothing(const struct balance *balance, const char *at)
{
    const char *text = span_text(balance->block), *from = at;

    if (*at != ')' || is_open_here(balance, ')'))
        return false;

    while (from > text && g_ascii_isalnum(from[-1]))
        from--;
    if (at > text && strchr(":;-", at[-1]))
        return true;
    return at > from && at - from <= 3 && (from == text || g_ascii_isspace(from[-1]));
}

/* The innermost one that a mark closes; what was opened inside it has no partner. False: none. */
static bool close_pair(struct balance *balance, gunichar c)
{
    for (unsigned i = balance->opened->len; i-- > 0;) {
        if (g_array_index(balance->opened, struct opened, i).pair->close != c)
            continue;
        for (unsigned k = i + 1; k < balance->opened->len; k++)
            report(balance->check, g_array_index(balance->opened, struct opened, k).span);
        g_array_set_size(balance->opened, i);
        return true;
    }
    return false;
}

static const struct pair *find_pair(gunichar c, bool opens)
{
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if ((opens ? pairs[i].open : pairs[i].close) == c)
            return &pairs[i];
    return NULL;
}

/* A quote that goes on over paragraphs is opened again in each. */
static bool goes_on(const struct balance *balance, const struct pair *pair, bool first)
{
    const unsigned len = balance->opened->len;

    return first && len > 0 && pair->open >= 0x80 &&
           g_array_index(balance->opened, struct opened, len - 1).pair == pair;
}

static void balance_block(struct balance *balance, struct span span)
{
    const char *text = span_text(span);

    balance->block = span;
    for (const char *at = text; at < text + span.len; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const struct pair *opens = find_pair(c, true);
        const struct opened opened = {
            opens, span_part(span, (size_t)(at - text), (size_t)(g_utf8_next_char(at) - at))};

        if (find_pair(c, false) && (closes_nothing(balance, at) || close_pair(balance, c)))
            continue;
        if (opens && !goes_on(balance, opens, at == text))
            g_array_append_val(balance->opened, opened);
        else if (!opens && find_pair(c, false))
            report(balance->check, opened.span);
    }
}

static bool is_gap(gunichar c)
{
    return c == 0 || g_unichar_isspace(c) || g_utf8_strchr("([/-'«“’–—", -1, c);
}

/* A straight quote as typography takes it (rule 4): `"a` opens; behind a digit, where nothing is
 * open, it is inches or seconds; a paragraph that a quote goes on in begins with another. */
static void balance_straight(GArray *opened, const struct check *check, struct span block,
                             const char *at)
{
    const char *text = span_text(block);
    const gunichar before = at > text ? g_utf8_get_char(g_utf8_find_prev_char(text, at)) : 0;
    const bool ends = (size_t)(at + 1 - text) == block.len,
               spaced = ends || g_unichar_isspace(g_utf8_get_char(at + 1));
    const struct span quote = span_part(block, (size_t)(at - text), 1);

    if (is_gap(before) && (!spaced || (opened->len == 0 && !ends))) {
        if (at != text || opened->len == 0)
            g_array_append_val(opened, quote);
    } else if (opened->len > 0) {
        g_array_set_size(opened, opened->len - 1);
    } else if (!g_unichar_isdigit(before) && before != '\'') {
        report(check, quote);
    }
}

static void check_straight(const struct check *check)
{
    g_autoptr(GArray) opened = g_array_new(FALSE, FALSE, sizeof(struct span));

    for (unsigned i = 0; i < check->posting->blocks->len; i++) {
        const struct span block = posting_block(check->posting, i)->span;
        const char *text = span_text(block), *at = text;

        while ((at = memchr(at, '"', block.len - (size_t)(at - text))))
            balance_straight(opened, check, block, at++);
    }
    for (unsigned i = 0; i < opened->len; i++)
        report(check, g_array_index(opened, struct span, i));
}

/* Over the whole text: a bracket may go on over lines and paragraphs. */
void check_unbalanced(const struct check *check)
{
    g_autoptr(GArray) opened = g_array_new(FALSE, FALSE, sizeof(struct opened));
    struct balance balance = {.check = check, .opened = opened};

    for (unsigned i = 0; i < check->posting->blocks->len; i++)
        balance_block(&balance, posting_block(check->posting, i)->span);
    for (unsigned i = 0; i < opened->len; i++)
        report(check, g_array_index(opened, struct opened, i).span);
    check_straight(check);
}

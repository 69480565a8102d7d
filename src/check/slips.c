/* slips: the rules that judge how a text was typed: accents, what was to be filled in, raw
 * addresses; and the walk that those of spaces and of inclusive marks go along.
 *
 * A part of check. What always holds: nothing inside an address is judged. */
#include "check/check_private.h"

#include <string.h>

/* The letters of a word, without what stands around them or before its apostrophe. */
static const char *letters_of(const struct check_block *block, const struct check_word *at,
                              size_t *len)
{
    const char *from = block->text + at->start, *to = from + at->len;

    for (const char *c = from; c < to; c = g_utf8_next_char(c))
        if (*c == '\'' || g_utf8_get_char(c) == 0x2019)
            from = g_utf8_next_char(c);
    while (from < to && !check_is_letter(from))
        from = g_utf8_next_char(from);
    while (to > from && !check_is_letter(g_utf8_find_prev_char(from, to)))
        to = g_utf8_find_prev_char(from, to);
    *len = (size_t)(to - from);
    return from;
}

/* Capitals all through, and none with an accent. */
static bool is_bare(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!g_ascii_isupper(word[i]))
            return false;
    return len >= 4;
}

/* As it is written with its accents, folded words in all they have, others in their first letter;
 * NULL: it has none, or has them. */
static const char *find_accented(const struct lang_check *words, const char *word, size_t len)
{
    const bool all = is_bare(word, len);
    const char *const *rows = all ? words->unaccented : words->unaccented_first;
    g_autofree char *folded =
        all || (*word == 'E' && len > 1 && g_ascii_islower(word[1])) ? lang_fold(word, len) : NULL;

    for (; folded && rows && *rows; rows += 2)
        if (strcmp(rows[0], folded) == 0)
            return rows[1];
    return NULL;
}

/* The same word with the accents of `accented`, which has as many letters. */
static void write_accents(const struct check_block *block, struct span finding, struct span word,
                          const char *accented)
{
    const char *at = span_text(word), *end = at + word.len;
    g_autoptr(GString) text = g_string_new(NULL);

    for (; at < end && *accented;
         at = g_utf8_next_char(at), accented = g_utf8_next_char(accented)) {
        const gunichar c = g_utf8_get_char(at), letter = g_utf8_get_char(accented);

        g_string_append_unichar(text, c >= 0x80              ? c
                                      : g_unichar_isupper(c) ? g_unichar_toupper(letter)
                                                             : letter);
    }
    check_add_edit(block->check, DIAG_UNACCENTED, finding, word, text->str);
}

/* Once in a block; all of them are mended together. */
static void judge_accents(const struct check_block *block)
{
    const struct lang_check *words = lang_check(block->check->posting->lang);
    struct span first = NO_SPAN;

    for (unsigned i = 0; words->unaccented && i < block->words->len; i++) {
        const struct check_word *at = check_word_at(block, i);
        size_t len;
        const char *word = letters_of(block, at, &len),
                   *accented = at->address ? NULL : find_accented(words, word, len);

        if (!accented || (!first.source && check_is_foreign(block->foreign, block->at)))
            continue;
        if (!first.source) {
            first = check_part(block, word, len);
            diag_add(block->check->diag, DIAG_UNACCENTED, first,
                     "capitals keep their accents; write them here");
        }
        write_accents(block, first, check_part(block, word, len), accented);
    }
}

/* `XX`, `??`, `[…]`, `____`. */
static bool is_placeholder(const char *word, size_t len)
{
    const size_t crosses = strspn(word, "Xx"), marks = strspn(word, "?"), line = strspn(word, "_"),
                 dots = strspn(word, "[.…]");

    return (crosses == len && len >= 2 && (*word == 'X' || len >= 3)) ||
           (marks >= 2 && marks >= len) || line >= 3 || (*word == '[' && dots >= len && len >= 3);
}

static void judge_placeholder(const struct check_block *block)
{
    for (unsigned i = 0; i < block->words->len; i++) {
        const struct check_word *at = check_word_at(block, i);
        const char *word = block->text + at->start;
        size_t len = at->len;

        while (len > 2 && strchr(".,;:)", word[len - 1]))
            len--;
        if (at->address || !is_placeholder(word, len))
            continue;
        diag_add(block->check->diag, DIAG_PLACEHOLDER, check_part(block, word, len),
                 "this was to be filled in; write it, or take it out");
        return;
    }
}

enum { LINK_MAX = 60 }; /* characters */

static void judge_links(const struct check_block *block)
{
    for (unsigned i = 0; i < block->words->len; i++) {
        const struct check_word *at = check_word_at(block, i);
        const char *word = block->text + at->start;

        if (at->address && g_strstr_len(word, (gssize)at->len, "://") &&
            g_utf8_strlen(word, (gssize)at->len) > LINK_MAX)
            diag_add(block->check->diag, DIAG_LINK_TEXT, check_part(block, word, at->len),
                     "nobody can type or hear this address; write a shorter one, or "
                     "[what is there](address)");
    }
}

void check_slips(const struct check *check)
{
    const struct posting *posting = check->posting;
    struct check_inclusive inclusive = check_inclusive_init(check);
    struct check_foreign foreign = check_foreign_init(posting);

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *at = posting_block(posting, i);
        g_autoptr(GArray) words = check_words_of(at->span);
        const struct check_block block = {check, at, span_text(at->span), words, i, &foreign};

        if (at->around)
            continue;
        check_spacing(&block);
        check_lost_break(&block);
        judge_accents(&block);
        judge_placeholder(&block);
        judge_links(&block);
        check_inclusive_block(&inclusive, &block);
    }
    check_inclusive_end(&inclusive);
    check_foreign_clear(&foreign);
}

/* spaces: the rules that judge spaces at marks, and breaks that were lost.
 *
 * A part of check. What always holds: nothing inside an address is judged. */
#include "check/check_private.h"

#include <string.h>

#define NO_BREAK "\u00A0"

/* What is wrong with a mark, and `text` in place of `wrong`. */
static void say_space(const struct check_block *block, struct span mark, struct span wrong,
                      const char *text, const char *says)
{
    diag_add(block->check->diag, DIAG_SPACING, mark, "%s", say_text(says));
    check_add_edit(block->check, DIAG_SPACING, mark, wrong, text);
}

/* A space is missing before a mark of one byte, or behind it. */
static void say_missing(const struct check_block *block, const char *at, bool before)
{
    const struct span mark = check_part(block, at, 1);
    const char spaced[] = {*at, ' ', '\0'}, *const space = NO_BREAK;
    g_autofree char *led = g_strdup_printf("%s%c", space, *at);

    say_space(block, mark, mark, before ? led : spaced,
              before       ? N_("a space is missing before this mark")
              : *at == '-' ? N_("a space is missing behind this dash")
                           : N_("a space is missing behind this mark"));
}

static bool is_spaced(const struct check_block *block)
{
    return lang_check(block->check->posting->lang)->spaced;
}

/* `sommes-nous?`, `100%`: the mark that wants a space before it. */
static void judge_before_mark(const struct check_block *block, const char *word, size_t len)
{
    const char *last = word + len - 1;

    while (last > word && strchr("?!", last[-1]))
        last--;
    if (last == word || !strchr("?!;:%", *last))
        return;
    if (g_ascii_isdigit(last[-1]) ? strchr(";:%", *last) != NULL
                                  : *last != '%' && check_is_letter_before(block->text, last))
        say_missing(block, last, true);
}

/* `mot ,`, and in English `word ?`. */
static void judge_loose_mark(const struct check_block *block, const char *word, size_t len)
{
    const char *from = word;

    while (from > block->text && from[-1] == ' ')
        from--;
    if (from < word && len == 1 && strchr(is_spaced(block) ? ",." : ",.;?!", *word))
        say_space(block, check_part(block, word, 1), check_part(block, from, (size_t)(word - from)),
                  "", N_("no space stands before this mark"));
}

/* `mot,mot`. */
static void judge_after_mark(const struct check_block *block, const char *word, size_t len)
{
    for (const char *at = word + 1; at + 1 < word + len; at++)
        if ((*at == ',' || *at == ';') && check_is_letter_before(block->text, at) &&
            check_is_letter(at + 1))
            say_missing(block, at, false);
}

/* ` -CHRONIQUES`: a dash that clings to one side. */
static void judge_dash(const struct check_block *block, unsigned i)
{
    const struct check_word *at = check_word_at(block, i);
    const char *word = block->text + at->start;

    if (i > 0 && !at->broken && at->len > 2 && *word == '-' &&
        g_unichar_isupper(g_utf8_get_char(word + 1)))
        say_missing(block, word, false);
}

void check_spacing(const struct check_block *block)
{
    if (check_is_foreign(block->foreign, block->at))
        return;
    for (unsigned i = 0; i < block->words->len; i++) {
        const struct check_word *at = check_word_at(block, i);
        const char *word = block->text + at->start;

        if (at->address)
            continue;
        if (is_spaced(block))
            judge_before_mark(block, word, at->len);
        judge_loose_mark(block, word, at->len);
        judge_after_mark(block, word, at->len);
        judge_dash(block, i);
    }
}

static bool is_one_of(const char *word, size_t len, const char *const *words)
{
    for (; words && *words; words++)
        if (strlen(*words) == len && memcmp(*words, word, len) == 0)
            return true;
    return false;
}

/* Does a sentence or a heading begin here, behind a word that ends none? */
static bool begins_anew(const struct check_block *block, unsigned i)
{
    const struct lang_check *words = lang_check(block->check->posting->lang);
    const struct check_word *before = check_word_at(block, i - 1), *at = check_word_at(block, i),
                            *next = check_word_at(block, i + 1);
    const char *word = block->text + at->start;

    if (at->broken || before->address || !check_is_small(block->text + before->start, before->len))
        return false;
    if (is_one_of(word, at->len, words->openings))
        return next && check_is_small(block->text + next->start, next->len);
    return next && is_one_of(word, at->len, words->small_openings) &&
           check_is_small(block->text + next->start, next->len) && before->len > 3;
}

static void report_break(const struct check_block *block, const struct check_word *at)
{
    const char *begin = block->text + at->start, *space = g_utf8_find_prev_char(block->text, begin);
    const struct span first = check_part(block, begin, at->len);
    g_autofree char *word = span_dup(first);

    check_add_edit(block->check, DIAG_LOST_BREAK, first,
                   check_part(block, space, (size_t)(begin - space)), "\n");
    diag_add(block->check->diag, DIAG_LOST_BREAK, first,
             "a line seems to begin with “%s”; break it, or end the sentence before", word);
}

static bool is_postcode(const struct check_block *block, unsigned i)
{
    const struct check_word *at = check_word_at(block, i);

    return at && at->len == 5 && strspn(block->text + at->start, "0123456789") >= 5;
}

static bool is_capital(const struct check_block *block, const struct check_word *at)
{
    return at && g_unichar_isupper(g_utf8_get_char(block->text + at->start));
}

/* `13100 Aix-en-Provence Friche …, 13003 Marseille`: the word behind the first town, where another
 * postcode follows in the block. */
static const struct check_word *behind_town(const struct check_block *block, unsigned i)
{
    const struct check_word *town = check_word_at(block, i + 1),
                            *next = check_word_at(block, i + 2);
    bool again = false;

    if (!is_postcode(block, i) || !is_capital(block, town) || !is_capital(block, next) ||
        next->broken || !check_is_letter(block->text + town->start + town->len - 1))
        return NULL;
    for (unsigned k = i + 3; k < block->words->len && !again; k++)
        again = is_postcode(block, k);
    return again ? next : NULL;
}

void check_lost_break(const struct check_block *block)
{
    for (unsigned i = 0; i < block->words->len; i++) {
        const struct check_word *behind = behind_town(block, i);

        if (behind)
            report_break(block, behind);
        if (i > 0 && begins_anew(block, i))
            report_break(block, check_word_at(block, i));
    }
}
